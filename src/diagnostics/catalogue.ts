/** The catalogue of findings as data: code, severity, basis, and the sentences that people read, in English and Chinese. */
import type { Diagnostic } from './diagnostic.js'

export interface Rule {
  code: string
  severity: Diagnostic['severity']
  origin: Diagnostic['origin']
  /** What the rule asks. */
  meaning: Words
  /** Where it comes from. */
  basis: Words
  /** What a finding says; `{name}` is filled in. A rule with several kinds of finding has a sentence for each. */
  sentences: Readonly<Record<string, Words>>
}

/** The same in two languages. */
export interface Words {
  en: string
  zh: string
}

const words = (en: string, zh: string): Words => ({ en, zh })
/** Findings of the earlier stages come with their own English sentence; this is the Chinese of all of them. */
const told = (zh: string): Rule['sentences'] => ({ '': words('', zh) })
const STRUCTURE = words('the form', '报告格式')
const READING = words('how the document could be read', '文档识读')
const ORDINANCE = words('条例 article 50', '《条例》第五十条')
const LETTER_2021 = words('国办公开办函〔2021〕30号', '国办公开办函〔2021〕30号')

const rule = (
  code: string,
  severity: Rule['severity'],
  meaning: Words,
  basis: Words,
  sentences: Rule['sentences'] = {},
  origin: Rule['origin'] = 'source',
): Rule => ({ code, severity, origin, meaning, basis, sentences })

const sum = words(
  '{line}: {total} is printed, but {terms} add up to {sum} (difference {difference}).',
  '{line}：填写为{total}，而{terms}合计{sum}，相差{difference}。',
)

export const RULES: readonly Rule[] = [
  rule(
    'check.rowTotal',
    'error',
    words('总计 of a row is the sum of its six applicant columns', '每行总计等于六类申请人之和'),
    STRUCTURE,
    { '': sum },
  ),
  rule(
    'check.columnTotal',
    'error',
    words('（七）总计 of a column is the sum of its result rows', '每列（七）总计等于各办理结果之和'),
    STRUCTURE,
    { '': sum },
  ),
  rule(
    'check.balance',
    'error',
    words('per column: 一 + 二 = 三（七） + 四', '每列：第一项加第二项之和，等于第三项加第四项之和'),
    words('勾稽关系 printed in the corner of the table', '表内注明的勾稽关系'),
    {
      '': words(
        'Column {line}: {terms} make {sum}, but {total} is printed as the sum of {right} (difference {difference}).',
        '“{line}”列：{terms}合计{sum}，而{right}合计{total}，相差{difference}。',
      ),
    },
  ),
  rule(
    'check.disputeTotal',
    'error',
    words('总计 is the sum of the four outcomes', '总计等于结果维持、结果纠正、其他结果、尚未审结之和'),
    STRUCTURE,
    { '': sum },
  ),
  rule(
    'check.incomplete',
    'info',
    words('rows or columns of a table, or all of it, are left blank', '表格的行、列或整表未填'),
    words('a blank is not a zero', '空白不等于零'),
    {
      '': words(
        '{blank} of the {all} cells of the table of section {section} are blank: {lines}.',
        '第{section}部分表格{all}个数据中有{blank}个未填：{lines}。',
      ),
      empty: words(
        'The table of section {section} has no number in any of its {all} cells.',
        '第{section}部分表格{all}个数据全部未填。',
      ),
    },
  ),
  rule(
    'check.narrative',
    'warning',
    words(
      'a number in the prose agrees with the table under some lawful reading',
      '文字中的数字按某一种合理口径与表格一致',
    ),
    words('the report is one; text and tables may differ lawfully in what they count', '报告前后一致'),
    {
      '': words(
        'The text says {said} for {topic}; the table gives {cell} and no other reading of it fits: “{quote}”',
        '文字所述{topic}为{said}，表格为{cell}，按各种口径均不一致：“{quote}”',
      ),
    },
  ),
  rule(
    'check.plausible',
    'warning',
    words(
      'a count is a whole number, not negative; 规章 only where the body can make them',
      '件数为非负整数；无规章制定权的机关不填规章',
    ),
    words('meaning; 立法法 for 规章', '数据含义；规章制定权依《立法法》'),
    {
      negative: words('{cell} can not be negative: {raw}.', '{cellZh}不应为负数：{raw}。'),
      fraction: words('{cell} is a count, but no whole number: {raw}.', '{cellZh}应为整数：{raw}。'),
      regulations: words(
        '{agency} can not make 规章, but the table counts some: {cells}.',
        '{agency}没有规章制定权，而表格填有规章数：{cells}。',
      ),
    },
  ),
  rule(
    'check.unit',
    'warning',
    words('a sum of money is in the unit of the form', '金额按表格规定的单位填写'),
    STRUCTURE,
    {
      '': words(
        '{cell}: the form asks for {unit}, the cell says {raw}; the value is kept as printed.',
        '{cellZh}：应以{unit}为单位，填写为{raw}。',
      ),
    },
  ),
  rule(
    'check.year',
    'warning',
    words('no other year is written as the report’s own', '文中没有把其他年份写作本年度'),
    words('copied text', '沿用旧稿'),
    {
      opening: words(
        'The report is for {year}, but its text begins with {other}: “{quote}”',
        '报告年度为{year}年，而此处写作{other}年：“{quote}”',
      ),
    },
  ),
  rule(
    'check.fee',
    'warning',
    words(
      'fees for information (信息处理费) are reported in section 六, in 元',
      '第六部分报告收取信息处理费情况，以元为单位',
    ),
    LETTER_2021,
    {
      unit: words(
        'The fee for information is to be given in 元: “{quote}”',
        '信息处理费应以元为单位：“{quote}”',
      ),
      contradiction: words(
        'One sentence says that no fee was charged, another gives a sum: “{quote}”',
        '前文称未收取信息处理费，此处又写有金额：“{quote}”',
      ),
    },
  ),
  rule(
    'check.template',
    'warning',
    words(
      'no instruction text or placeholder of the form is left in; the tables are those of the year',
      '没有遗留格式说明或占位符；表格为当年格式',
    ),
    LETTER_2021,
    {
      instruction: words(
        'An instruction of the form was left in: “{quote}”',
        '遗留了格式说明文字：“{quote}”',
      ),
      placeholder: words('A placeholder was left in: “{quote}”', '遗留了占位符：“{quote}”'),
      format: words(
        'The table of section {section} has the format of 2019, which 2021 replaced.',
        '第{section}部分表格沿用2019年格式，2021年起已改用新格式。',
      ),
    },
  ),
  rule(
    'section.missing',
    'warning',
    words('the six sections are there', '六个部分齐全'),
    ORDINANCE,
    told('缺少应有的部分，或其标题缺失。'),
  ),
  rule(
    'section.order',
    'warning',
    words('the sections stand in order', '各部分顺序正确'),
    STRUCTURE,
    told('该部分不在应有的位置。'),
  ),
  rule(
    'section.ordinal',
    'warning',
    words('the sections are numbered in turn', '各部分序号连续'),
    STRUCTURE,
    told('标题序号有误。'),
  ),
  rule('section.empty', 'warning', words('a section has a text or a table', '各部分均有内容'), ORDINANCE, {
    '': words(
      'Section {section} ({title}) has a heading and nothing under it.',
      '第{section}部分（{title}）只有标题，没有内容。',
    ),
  }),
  rule('table.missing', 'warning', words('the three tables are there', '三张表格齐全'), LETTER_2021, {
    '': words('The table of section {section} was not found.', '没有找到第{section}部分的表格。'),
  }),
  rule(
    'table.image',
    'warning',
    words('the tables are text, not pictures', '表格为文字而非图片'),
    words('条例 article 23: easy to use', '便于公众查阅'),
    {
      '': words(
        'The table of section {section} is published as a picture.',
        '第{section}部分的表格以图片形式发布。',
      ),
    },
  ),
  rule(
    'table.lost',
    'error',
    words('the numbers of a table can be told apart', '表格数据可以辨认'),
    READING,
    told('表格已损坏，数据无法辨认，请核对原件。'),
  ),
  rule(
    'table.extra',
    'warning',
    words('a table stands there once', '同一表格只出现一次'),
    STRUCTURE,
    told('同一表格另有一份，未予采用。'),
  ),
  rule(
    'table.byAlignment',
    'info',
    words('a table without ruling lines was read by how its text is aligned', '无框线表格按文字对齐方式识读'),
    READING,
    told('表格没有框线，系按文字对齐方式识读，请核对。'),
    'parser',
  ),
  rule(
    'table.statistics2014',
    'info',
    words('the statistical table of 2014–2018 is kept as text', '2014—2018年统计表保留为文字'),
    words('国办发〔2014〕32号', '国办发〔2014〕32号'),
    {
      '': words(
        'This is the statistical table of the report years 2014 to 2018; its rows are kept as text.',
        '此为2014至2018年度的统计表，各行按文字保留。',
      ),
    },
  ),
  rule(
    'document.trackedChanges',
    'info',
    words('a document holds no tracked changes', '文档没有修订痕迹'),
    READING,
    told('文档有修订痕迹，按接受全部修订识读。'),
  ),
  rule(
    'row.missing',
    'warning',
    words('a table has all rows of its form', '表格各行齐全'),
    STRUCTURE,
    told('表格缺少应有的行。'),
  ),
  rule(
    'row.extra',
    'warning',
    words('a row that the form has not', '表格有格式以外的行'),
    STRUCTURE,
    told('表格有格式以外的行。'),
  ),
  rule(
    'label.unrecognised',
    'info',
    words('a text in a table that is no label of the form', '表格中有格式以外的文字'),
    READING,
    told('表格中有格式以外的文字。'),
  ),
  rule(
    'label.byPosition',
    'warning',
    words(
      'a label could not be read and its row or column was told by its place',
      '标目无法辨认，按位置确定',
    ),
    READING,
    told('标目无法辨认，系按位置确定，请核对。'),
  ),
  rule(
    'cell.extra',
    'info',
    words('a row has no cells beside those of its form', '没有格式以外的单元格'),
    READING,
    told('表格有格式以外的列。'),
  ),
  rule(
    'cell.unreadable',
    'warning',
    words('a cell has something else than a number', '单元格内容不是数字'),
    READING,
    told('单元格内容不是数字。'),
  ),
  rule(
    'cell.ambiguous',
    'warning',
    words('the source lost the place of a number and more than one fits', '数字位置丢失，有多种可能'),
    READING,
    told('数字所在位置无法确定，请核对原件。'),
  ),
  rule(
    'cell.overflow',
    'warning',
    words('no number is printed over the wall of its cell', '数字没有越过单元格边线'),
    READING,
    told('文字越过单元格边线，数字归属不明，请核对原件。'),
  ),
  rule(
    'check.carryOver',
    'warning',
    words(
      'this year’s 上年结转 is last year’s 结转下年度, per column',
      '本年“上年结转”等于上年“结转下年度继续办理”',
    ),
    words('meaning, across years', '跨年度数据衔接'),
    {
      '': words(
        '{agency}: {year} carries in {actual} ({column}), but {before} carried forward {expected}; {count} columns differ.',
        '{agency}：{year}年“上年结转”为{actual}（{columnZh}），而{before}年“结转下年度”为{expected}；共{count}列不符。',
      ),
    },
  ),
  rule(
    'check.inForce',
    'info',
    words(
      '现行有效 = last year’s + 制发 − 废止; clean-ups break it lawfully',
      '现行有效件数等于上年现行有效加本年制发减本年废止；集中清理时可不一致',
    ),
    words('meaning, across years', '跨年度数据衔接'),
    {
      '': words(
        '{agency}: {row} in force in {year} are {actual}; {before} plus those issued less those repealed makes {expected}.',
        '{agency}：{year}年{rowZh}现行有效{actual}件，按{before}年数加制发减废止应为{expected}件。',
      ),
    },
  ),
  rule(
    'check.gap',
    'info',
    words('no year of an agency is missing', '同一机关各年度报告齐全'),
    words('条例 article 49', '《条例》第四十九条'),
    {
      '': words(
        '{agency}: no report for {years} among the files.',
        '{agency}：所给文件中没有{years}年度报告。',
      ),
    },
  ),
  rule(
    'check.duplicate',
    'warning',
    words(
      'a report is published once; an agency has one for a year',
      '同一报告只发布一次，同一机关同一年度只有一份',
    ),
    words('条例 article 49', '《条例》第四十九条'),
    {
      same: words('The same report stands in {file} as well.', '与{file}为同一份报告。'),
      numbers: words(
        'All numbers are those of {file}, which is the report of {other}.',
        '全部数据与{file}（{other}）完全相同。',
      ),
      year: words(
        '{agency} has another report for {year}, with other contents: {file}.',
        '{agency}{year}年度另有一份内容不同的报告：{file}。',
      ),
    },
  ),
  rule(
    'check.copied',
    'warning',
    words(
      'sections 一, 五, 六 are not those of another agency or of an earlier year',
      '一、五、六部分不与其他机关或以前年度雷同',
    ),
    words('国办公开办函〔2021〕30号: 雷同', '国办公开办函〔2021〕30号：雷同'),
    {
      agency: words(
        '{percent} % of the text stands in the report of {other} as well ({file}), e.g. “{quote}”',
        '{percent}%的文字与{other}的报告雷同（{file}），如：“{quote}”',
      ),
      year: words(
        '{percent} % of the text is that of {other} ({file}), e.g. “{quote}”',
        '{percent}%的文字与{other}的报告雷同（{file}），如：“{quote}”',
      ),
    },
  ),
  rule(
    'check.late',
    'warning',
    words(
      'published by 31 January (departments) or 31 March (governments)',
      '部门1月31日前、政府3月31日前发布',
    ),
    words('条例 article 49', '《条例》第四十九条'),
    {
      '': words('Published on {date}, after {due}.', '发布日期为{date}，晚于{due}。'),
    },
  ),
  rule(
    'check.aggregate',
    'warning',
    words('an aggregate is the sum of its parts', '汇总数等于各单位之和'),
    words('meaning; --parts', '汇总关系；--parts 对照表'),
    {
      '': words(
        '{agency} {year}: {cell} is {actual}, its {count} parts add up to {expected}; {differing} cells differ.',
        '{agency}{year}年：{cellZh}汇总为{actual}，{count}个单位合计{expected}；共{differing}项不符。',
      ),
    },
  ),
  rule(
    'check.partMissing',
    'warning',
    words('every part of an aggregate is there', '汇总所含各单位报告齐全'),
    words('meaning; --parts', '汇总关系；--parts 对照表'),
    {
      '': words(
        '{agency} {year}: no report among the files of {missing} of its {count} parts: {names}.',
        '{agency}{year}年：{count}个单位中有{missing}个没有报告：{names}。',
      ),
    },
  ),
]

const byCode = new Map(RULES.map((entry) => [entry.code, entry]))

/** The rule of a code; undefined for a code that the catalogue lacks. */
export const ruleOf = (code: string): Rule | undefined => byCode.get(code)

/** A value of a sentence; where the languages differ, both. */
type Value = string | number | Words

interface Said {
  /** Which of the rule's sentences; '' where it has only one. */
  kind?: string
  values: Readonly<Record<string, Value>>
  /** Where a kind of finding weighs less than its rule. */
  severity?: Rule['severity']
}

/** A finding of a rule, with its sentences filled in. */
export function finding(
  code: string,
  { kind = '', values, severity }: Said,
  rest: Partial<Diagnostic> = {},
): Diagnostic {
  const found = ruleOf(code)
  const sentence = found?.sentences[kind]
  if (!found || !sentence) throw new RangeError(`no such finding: ${code} ${kind}`)
  const message = filled(sentence.en, values, 'en')
  return {
    code,
    severity: severity ?? found.severity,
    origin: found.origin,
    message,
    messageZh: filled(sentence.zh, values, 'zh'),
    ...rest,
  }
}

const filled = (sentence: string, values: Said['values'], language: 'en' | 'zh'): string =>
  sentence.replace(/\{([a-zA-Z]+)\}/g, (_, name: string) => {
    const value = values[name] ?? ''
    return typeof value === 'object' ? value[language] : String(value)
  })

/** A switch names a code (`check.late`) or a family of them (`label`). */
export const isNamed = (code: string, names: readonly string[]): boolean =>
  names.some((name) => code === name || code.startsWith(`${name}.`))

/** What a finding says to the authors of a report; those of the earlier stages have one sentence for each code. */
export const inChinese = ({ code, messageZh }: Diagnostic): string | undefined =>
  messageZh ?? ruleOf(code)?.sentences['']?.zh
