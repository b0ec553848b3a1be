/**
 * The catalogue of findings: every code once, as data. What a finding says stands beside it, by language, in
 * sentences-en.ts and sentences-zh.ts; the tables of codes in the documentation are written from here
 * (scripts/refresh-findings.mjs).
 *
 * A new finding is an entry here, a sentence in each language, and a call where it is found:
 * `report(finding('row.extra', { texts: '合计 | 3' }, { location }))`.
 */
import type { Origin, Severity } from './diagnostic.js'
import type { Words } from '../words.js'

export interface Entry {
  severity: Severity
  /** `source` only where the published report is at fault, however it was read. */
  origin: Origin
  /** What the rule asks. */
  meaning: Words
  /** Where it comes from. */
  basis: Words
}

const words = (en: string, zh: string): Words => ({ en, zh })
const STRUCTURE = words('the form', '报告格式')
const READING = words('how the document could be read', '文档识读')
const ARTICLE_49 = words('条例 article 49', '《条例》第四十九条')
const ARTICLE_50 = words('条例 article 50', '《条例》第五十条')
const LETTER_2021 = words('国办公开办函〔2021〕30号', '国办公开办函〔2021〕30号')
const YEARS = words('meaning, across years', '跨年度数据衔接')
const PARTS = words('meaning; --parts', '汇总关系；--parts 对照表')

const entry = (origin: Origin, severity: Severity, meaning: Words, basis: Words): Entry => ({
  origin,
  severity,
  meaning,
  basis,
})

export const CATALOGUE = {
  'check.rowTotal': entry(
    'source',
    'error',
    words('总计 of a row is the sum of its six applicant columns', '每行总计等于六类申请人之和'),
    STRUCTURE,
  ),
  'check.columnTotal': entry(
    'source',
    'error',
    words('（七）总计 of a column is the sum of its result rows', '每列（七）总计等于各办理结果之和'),
    STRUCTURE,
  ),
  'check.balance': entry(
    'source',
    'error',
    words(
      'per column: 一 + 二 = 三（七） + 四',
      '每列：第一项加第二项之和，等于第三项（七）总计加第四项之和',
    ),
    words('勾稽关系 printed in the corner of the table', '表内注明的勾稽关系'),
  ),
  'check.disputeTotal': entry(
    'source',
    'error',
    words('总计 is the sum of the four outcomes', '总计等于结果维持、结果纠正、其他结果、尚未审结之和'),
    STRUCTURE,
  ),
  'check.statisticsTotal': entry(
    'source',
    'info',
    words(
      'statistics table of 2014–2018: a number is the sum of the rows numbered below it',
      '2014—2018年统计表：各数等于其下各分项之和',
    ),
    words(
      'the numbering of the table (国办发〔2014〕32号); not tried on enough real tables to weigh more',
      '表内编号（国办发〔2014〕32号）；尚未经足够多的实际表格检验',
    ),
  ),
  'check.slips': entry(
    'source',
    'info',
    words(
      'where sums fail: the fewest cells whose change makes all sums of the table hold, if only one choice of cells does',
      '合计不成立时，唯一能使全表合计成立的最少改动（仅为一种可能）',
    ),
    words('the sums of the form', '表格的合计关系'),
  ),
  'check.incomplete': entry(
    'source',
    'info',
    words('rows or columns of a table, or all of it, are left blank', '表格的行、列或整表未填'),
    words('a blank is not a zero', '空白不等于零'),
  ),
  'check.narrative': entry(
    'source',
    'warning',
    words(
      'a number in the prose agrees with the table under some lawful reading',
      '文字中的数字按某一种合理口径与表格一致',
    ),
    words('the report is one; text and tables may differ lawfully in what they count', '报告前后一致'),
  ),
  'check.plausible': entry(
    'source',
    'warning',
    words(
      'a count is a whole number, not negative; 规章 only where the body can make them',
      '件数为非负整数；无规章制定权的机关不填规章',
    ),
    words('meaning; 立法法 for 规章', '数据含义；规章制定权依《立法法》'),
  ),
  'check.unit': entry(
    'source',
    'warning',
    words('a sum of money is in the unit of the form', '金额按表格规定的单位填写'),
    STRUCTURE,
  ),
  'check.unitMissing': entry(
    'source',
    'info',
    words(
      'a sum of money whose unit the form leaves open says its unit',
      '表格未规定单位的金额，填写时写明单位',
    ),
    STRUCTURE,
  ),
  'check.year': entry(
    'source',
    'warning',
    words('no other year is written as the report’s own', '文中没有把其他年份写作本年度'),
    words('copied text', '沿用旧稿'),
  ),
  'check.otherBody': entry(
    'source',
    'warning',
    words('where a report speaks of its own body, that body is named', '报告自称之处写的是本机关'),
    words('copied text', '沿用他人文稿'),
  ),
  'check.fee': entry(
    'source',
    'warning',
    words(
      'fees for information (信息处理费) are reported in section 六, in 元',
      '第六部分报告收取信息处理费情况，以元为单位',
    ),
    LETTER_2021,
  ),
  'check.template': entry(
    'source',
    'warning',
    words(
      'no instruction text or placeholder of the form is left in; the tables are those of the year',
      '没有遗留格式说明或占位符；表格为当年格式',
    ),
    LETTER_2021,
  ),
  'report.titleUnknown': entry(
    'parser',
    'info',
    words('the report prints its title', '报告印有标题'),
    READING,
  ),
  'report.agencyUnknown': entry(
    'parser',
    'info',
    words('title, preamble, signature or page name who reports', '标题、引言、落款或网页标明报告机关'),
    READING,
  ),
  'report.yearUnknown': entry(
    'parser',
    'info',
    words('title, period or text name the year reported on', '标题、统计期限或正文标明报告年度'),
    READING,
  ),
  'report.bodyUnclear': entry(
    'parser',
    'info',
    words('the name of the body, or the text, says which place it is in', '机关名称或正文标明所在地区'),
    words('a name without a place is that of many bodies', '不含地区的名称不止一个机关使用'),
  ),
  'report.manifest': entry(
    'parser',
    'warning',
    words('a report is of the year that the manifest says', '报告年度与清单一致'),
    words('the manifest', '清单'),
  ),
  'report.notInManifest': entry(
    'parser',
    'info',
    words('every file is in the manifest', '每个文件都在清单中'),
    words('the manifest', '清单'),
  ),
  'report.joined': entry('parser', 'info', words('a report is one file', '一份报告为一个文件'), READING),
  'report.partOf': entry(
    'parser',
    'warning',
    words('what a report lacks stands in no other file beside it', '报告所缺内容未另见于同处文件'),
    READING,
  ),
  'check.versions': entry(
    'parser',
    'warning',
    words('several files of one body and year say the same', '同一机关同一年度的各份文件数据一致'),
    words('one report, published more than once', '同一报告多次发布'),
  ),
  'section.notFound': entry(
    'parser',
    'warning',
    words(
      'a section that was not found does not stand where nothing could be read',
      '未找到的部分不在无法识读的页面中',
    ),
    READING,
  ),
  'check.recognised': entry(
    'parser',
    'warning',
    words(
      'numbers that a text recognition read are proven by the form’s sums',
      '文字识别所得的数字由表内合计关系印证',
    ),
    READING,
  ),
  'check.digits': entry(
    'parser',
    'warning',
    words('the digits are those that are printed', '识读的数字与印出的数字一致'),
    READING,
  ),
  'section.missing': entry(
    'source',
    'warning',
    words('the six sections are there', '六个部分齐全'),
    ARTICLE_50,
  ),
  'section.order': entry(
    'source',
    'warning',
    words('the sections stand in order', '各部分顺序正确'),
    STRUCTURE,
  ),
  'section.ordinal': entry(
    'source',
    'warning',
    words('the sections are numbered in turn', '各部分序号连续'),
    STRUCTURE,
  ),
  'section.empty': entry(
    'source',
    'warning',
    words('a section has a text or a table', '各部分均有内容'),
    ARTICLE_50,
  ),
  'table.missing': entry(
    'source',
    'warning',
    words('the three tables are there', '三张表格齐全'),
    LETTER_2021,
  ),
  'table.image': entry(
    'source',
    'warning',
    words('the tables are text, not pictures', '表格为文字而非图片'),
    words('条例 article 23: easy to use', '便于公众查阅'),
  ),
  'table.lost': entry(
    'parser',
    'error',
    words('the numbers of a table can be told apart', '表格数据可以辨认'),
    READING,
  ),
  'table.extra': entry(
    'source',
    'warning',
    words('a table stands there once', '同一表格只出现一次'),
    STRUCTURE,
  ),
  'table.byAlignment': entry(
    'parser',
    'info',
    words('a table without ruling lines was read by how its text is aligned', '无框线表格按文字对齐方式识读'),
    READING,
  ),
  'document.dialect': entry(
    'parser',
    'info',
    words('how the tables of a text stand in it', '文本中表格的排列方式'),
    READING,
  ),
  'statistics.notOwn': entry(
    'parser',
    'info',
    words(
      'an attached list of 2014–2018 is surely of the report’s own year, body and scope',
      '所附2014—2018年统计表确为本报告本年度、本机关的数据',
    ),
    READING,
  ),
  'document.beside': entry(
    'parser',
    'info',
    words(
      'documents in the same file that are no reports are not read',
      '同一文件中不是年度报告的文档不识读',
    ),
    READING,
  ),
  'document.trackedChanges': entry(
    'source',
    'info',
    words('a document holds no tracked changes', '文档没有修订痕迹'),
    READING,
  ),
  'page.noText': entry(
    'source',
    'warning',
    words('a page of a PDF is text, not a picture', 'PDF各页为文字而非图片'),
    READING,
  ),
  'page.recognised': entry(
    'source',
    'info',
    words('the text of a page was made by a text recognition', '页面文字由文字识别软件生成'),
    READING,
  ),
  'page.unreadable': entry(
    'source',
    'warning',
    words('the fonts of a page say which characters they draw', '页面字体注明所绘字符'),
    READING,
  ),
  'page.drawn': entry(
    'source',
    'warning',
    words('the characters of a page are text, not drawings', '页面字符为文字而非图形'),
    READING,
  ),
  'page.fieldValues': entry(
    'source',
    'warning',
    words('the fields of a form say how they are drawn', '表单域注明显示内容'),
    READING,
  ),
  'page.leftOut': entry(
    'source',
    'info',
    words('text that no reader sees is left out', '读者看不到的文字不读'),
    READING,
  ),
  'report.extra': entry(
    'parser',
    'warning',
    words('a file holds one report', '一个文件只有一份报告'),
    READING,
  ),
  'page.hidden': entry(
    'parser',
    'info',
    words('HTML: what belongs to the report is not hidden', 'HTML：报告内容没有隐藏'),
    READING,
  ),
  'page.wrapped': entry(
    'parser',
    'info',
    words(
      'HTML: the report stands in the page itself, not in one of its scripts or templates',
      'HTML：报告在网页正文中，不在脚本、模板里',
    ),
    READING,
  ),
  'page.pictures': entry(
    'parser',
    'info',
    words('HTML: the numbers of a table are text, not pictures', 'HTML：表格数字为文字而非图片'),
    READING,
  ),
  'page.styles': entry(
    'parser',
    'warning',
    words(
      'HTML: the style sheets of a page are no larger than can be heeded',
      'HTML：网页样式表的规模在可处理范围内',
    ),
    READING,
  ),
  'row.missing': entry(
    'parser',
    'warning',
    words('a table has all rows of its form', '表格各行齐全'),
    STRUCTURE,
  ),
  'row.extra': entry(
    'parser',
    'warning',
    words('a row that the form has not', '表格有格式以外的行'),
    STRUCTURE,
  ),
  'label.unrecognised': entry(
    'parser',
    'info',
    words('a text in a table that is no label of the form', '表格中有格式以外的文字'),
    READING,
  ),
  'label.byPosition': entry(
    'parser',
    'warning',
    words(
      'a label could not be read and its row or column was told by its place',
      '标目无法辨认，按位置确定',
    ),
    READING,
  ),
  'cell.extra': entry(
    'parser',
    'info',
    words('a row has no cells beside those of its form', '没有格式以外的单元格'),
    READING,
  ),
  'cell.unreadable': entry(
    'parser',
    'warning',
    words('a cell has something else than a number', '单元格内容不是数字'),
    READING,
  ),
  'cell.ambiguous': entry(
    'parser',
    'warning',
    words('the source lost the place of a number and more than one fits', '数字位置丢失，有多种可能'),
    READING,
  ),
  'cell.corrected': entry(
    'parser',
    'info',
    words('cells are as they were read', '数据均为识读所得'),
    words('--corrections', '--corrections 核对表'),
  ),
  'cell.overflow': entry(
    'parser',
    'warning',
    words('no number is printed over the wall of its cell', '数字没有越过单元格边线'),
    READING,
  ),
  'check.carryOver': entry(
    'source',
    'warning',
    words(
      'this year’s 上年结转 is last year’s 结转下年度, per column',
      '本年“上年结转”等于上年“结转下年度继续办理”',
    ),
    YEARS,
  ),
  'check.inForce': entry(
    'source',
    'info',
    words(
      '现行有效 = last year’s + 制发 − 废止; clean-ups break it lawfully',
      '现行有效件数等于上年现行有效加本年制发减本年废止；集中清理时可不一致',
    ),
    YEARS,
  ),
  'check.gap': entry(
    'source',
    'info',
    words('no year of an agency is missing', '同一机关各年度报告齐全'),
    ARTICLE_49,
  ),
  'check.duplicate': entry(
    'source',
    'warning',
    words(
      'a report is published once; an agency has one for a year',
      '同一报告只发布一次，同一机关同一年度只有一份',
    ),
    ARTICLE_49,
  ),
  'check.copied': entry(
    'source',
    'warning',
    words(
      'sections 一, 五, 六 are not those of another agency or of an earlier year',
      '一、五、六部分不与其他机关或以前年度雷同',
    ),
    words('国办公开办函〔2021〕30号: 雷同', '国办公开办函〔2021〕30号：雷同'),
  ),
  'check.against': entry(
    'parser',
    'warning',
    words(
      'the report of --against is that of the same body for the year before',
      '--against 给出的是同一机关上一年度的报告',
    ),
    words('--against', '--against'),
  ),
  'check.repeated': entry(
    'source',
    'warning',
    words(
      'numbers in sections 五 and 六 are not word by word those of last year’s report (--against)',
      '第五、第六部分的数字不与上年报告的文字完全相同（--against）',
    ),
    words('copied text', '沿用旧稿'),
  ),
  'check.late': entry(
    'source',
    'warning',
    words(
      'published by 31 January (departments) or 31 March (governments)',
      '部门1月31日前、政府3月31日前发布',
    ),
    ARTICLE_49,
  ),
  'check.aggregate': entry(
    'source',
    'warning',
    words('an aggregate is the sum of its parts', '汇总数等于各单位之和'),
    PARTS,
  ),
  'check.partMissing': entry(
    'source',
    'warning',
    words('every part of an aggregate is there', '汇总所含各单位报告齐全'),
    PARTS,
  ),
} satisfies Record<string, Entry>

/** Every code that a finding may have; any other does not compile. */
/** The code of a finding. */
export type Code = keyof typeof CATALOGUE

type FirstWord<Dotted> = Dotted extends `${infer First}.${string}` ? First : never

/** What the codes of a family begin with: `check`, `label`, … */
export type Family = FirstWord<Code>

export const CODES = Object.keys(CATALOGUE) as Code[]

/** The entry of a code that was read from a file; undefined for one that the catalogue lacks. */
export const entryOf = (code: string): Entry | undefined =>
  Object.hasOwn(CATALOGUE, code) ? CATALOGUE[code as Code] : undefined

/** A switch names a code (`check.late`) or a family of them (`label`). */
export const isNamed = (code: string, names: readonly string[]): boolean =>
  names.some((name) => code === name || code.startsWith(`${name}.`))
