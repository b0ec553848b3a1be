/** What the page itself says, in both languages. What is found in reports comes in both already. */
import { filled, type Words } from '../../words.js'

export type Language = 'zh' | 'en'

export const WORDS = {
  title: { zh: '政府信息公开年报查看器', en: 'Annual report inspector' },
  checkTitle: { zh: '政府信息公开工作年度报告核查结果', en: 'Annual reports: what the check found' },
  offline: {
    zh: '本页不联网：报告的内容不会离开您的电脑',
    en: 'This page never uses the network: nothing leaves your computer',
  },
  otherLanguage: { zh: 'English', en: '中文' },
  print: { zh: '打印', en: 'Print' },
  help: { zh: '用法', en: 'Help' },
  back: { zh: '返回列表', en: 'Back to the list' },
  previous: { zh: '上一份', en: 'Previous' },
  next: { zh: '下一份', en: 'Next' },
  error: { zh: '错误', en: 'error' },
  warning: { zh: '疑问', en: 'doubt' },
  info: { zh: '提示', en: 'note' },
  likely: { zh: '可能错在这里', en: 'the slip may be here' },
  counts: {
    zh: '错误{error}处，疑问{warning}处，提示{info}处',
    en: 'errors: {error}, doubts: {warning}, notes: {info}',
  },
  noFindings: { zh: '未发现问题。', en: 'Nothing was found.' },
  findings: { zh: '发现的问题', en: 'Findings' },
  form: { zh: '表格（按官方格式排列）', en: 'The form' },
  source: { zh: '原文（识读所见）', en: 'The document as it was read' },
  noSource: {
    zh: '本页篇幅有限，没有附上这份报告的原文。单独对这份报告运行 gongkai inspect，即可看到原文。',
    en: 'To keep this page small, the text of this report was left out. Run gongkai inspect on this report alone to see it.',
  },
  noTables: { zh: '没有识读出官方格式的表格。', en: 'No table of the form was read.' },
  edition: { zh: '{name}（{format}年版格式）', en: '{name} (format of {format})' },
  counted: { zh: '{words}（{n}）', en: '{words} ({n})' },
  sumsOfRow: { zh: '合计核对', en: 'Sums' },
  holds: { zh: '相符', en: 'holds' },
  differs: { zh: '填写的合计比各项之和多{n}', en: 'the printed total is {n} more than its parts' },
  differsLess: { zh: '填写的合计比各项之和少{n}', en: 'the printed total is {n} less than its parts' },
  open: { zh: '有空白，无法核对', en: 'a blank is among them: not checked' },
  openMark: { zh: '未核', en: 'open' },
  more: { zh: '多{n}', en: '+{n}' },
  less: { zh: '少{n}', en: '−{n}' },
  absent: { zh: '原文的表格中没有这一格', en: 'the printed table has no such cell' },
  absentMark: { zh: '缺', en: 'none' },
  blankMark: { zh: '空白', en: 'blank' },
  inferredMark: { zh: '推算', en: 'inferred' },
  unreadableMark: { zh: '无法识读', en: 'unreadable' },
  ambiguousMark: { zh: '未定', en: 'undecided' },
  correctedMark: { zh: '人工', en: 'by hand' },
  legend: { zh: '图例', en: 'Legend' },
  cell: { zh: '这一格', en: 'This cell' },
  noCell: {
    zh: '点一个数字，可以看到它在原文的位置；按 N 键跳到下一处存疑的数字。',
    en: 'Click a number to see where it stands in the document; press N for the next doubtful one.',
  },
  asPrinted: { zh: '原文写作', en: 'As printed' },
  nothingPrinted: { zh: '（空白）', en: '(nothing)' },
  value: { zh: '数值', en: 'Value' },
  state: { zh: '状态', en: 'State' },
  place: { zh: '位置', en: 'Place' },
  placeWords: {
    zh: '原文第{block}段的表格，第{row}行第{column}列',
    en: 'table in block {block}, row {row}, column {column}',
  },
  blockWords: { zh: '原文第{block}段', en: 'block {block}' },
  pageWords: { zh: '第{page}页，', en: 'page {page}, ' },
  basis: { zh: '依据：{basis}', en: 'Basis: {basis}' },
  nextDoubt: { zh: '下一处存疑（N）', en: 'Next doubtful cell (N)' },
  previousDoubt: { zh: '上一处存疑（P）', en: 'Previous doubtful cell (P)' },
  noDoubt: { zh: '没有存疑的数字', en: 'no doubtful cell' },
  checkedOff: { zh: '已核对，与原文一致', en: 'Checked: as in the document' },
  correctTo: { zh: '应更正为', en: 'Correct it to' },
  correctHint: {
    zh: '填数字；原文空白的填“空白”',
    en: 'a number, or blank where nothing is printed',
  },
  note: { zh: '备注', en: 'Note' },
  by: { zh: '核对人', en: 'Checked by' },
  keep: { zh: '记下', en: 'Keep' },
  undo: { zh: '撤销', en: 'Undo' },
  notNumber: { zh: '请填数字，或填“空白”。', en: 'Please give a number, or blank.' },
  checkedBadge: { zh: '已核对', en: 'checked' },
  correctedTo: { zh: '已更正为{value}', en: 'corrected to {value}' },
  kept: {
    zh: '已记下{n}格（这份报告{own}格），只存在这台电脑的浏览器里。',
    en: '{n} cells kept ({own} of this report), in the browser of this computer alone.',
  },
  notKept: {
    zh: '浏览器不允许本页保存，关闭页面前请导出。',
    en: 'This browser does not let the page keep anything: export before you close it.',
  },
  exportChecks: { zh: '导出核对结果（CSV）', en: 'Export what was checked (CSV)' },
  exportKept: { zh: '导出已核对的{n}格', en: 'Export {n} checked cells' },
  toPlace: { zh: '看原文', en: 'Show it' },
  exportHint: {
    zh: '这个文件可交给 gongkai batch 的 --corrections；识读的结果本身不会被改动。',
    en: 'The file goes to gongkai batch --corrections; what was read is never changed here.',
  },
  list: { zh: '报告列表', en: 'Reports' },
  search: { zh: '查找机关、标题或文件名', en: 'Search bodies, titles and file names' },
  shownOf: { zh: '显示{n}份，共{all}份', en: '{n} of {all} reports' },
  body: { zh: '机关', en: 'Body' },
  year: { zh: '年度', en: 'Year' },
  format: { zh: '文件格式', en: 'Format' },
  gaps: { zh: '空白／未读出', en: 'Blank / unread' },
  errors: { zh: '错误', en: 'Errors' },
  warnings: { zh: '疑问', en: 'Doubts' },
  notes: { zh: '提示', en: 'Notes' },
  file: { zh: '文件', en: 'File' },
  follow: { zh: '走势', en: 'Lines' },
  followOf: { zh: '看{name}的历年走势', en: 'Show the years of {name}' },
  worst: { zh: '发现的问题', en: 'Found' },
  clean: { zh: '无问题', en: 'clean' },
  rule: { zh: '问题种类', en: 'Rule' },
  unknownYear: { zh: '不详', en: 'unknown' },
  clearFilters: { zh: '清除筛选', en: 'Clear filters' },
  sortBy: { zh: '按{name}排序', en: 'Sort by {name}' },
  noReports: { zh: '没有符合条件的报告。', en: 'No report fits.' },
  failures: { zh: '无法识读的文件', en: 'Files that could not be read' },
  across: { zh: '报告之间', en: 'Between reports' },
  copies: {
    zh: '文字雷同：最早见于{oldest}，另有{n}份报告与之雷同',
    en: 'The same text: first in {oldest}, and in {n} other reports',
  },
  copySays: { zh: '{name}写道：', en: '{name} says:' },
  copyShares: {
    zh: '百分数是各报告的文字见于最早一份的比例，数字和机关名称不计：',
    en: 'The share of each report’s text that stands in the oldest, numbers and names of bodies left out:',
  },
  lines: { zh: '历年走势', en: 'Over the years' },
  linesHint: {
    zh: '实心点为填写的数，空心点为推算的数；断开处不知道。',
    en: 'A full mark is a printed number, a hollow one is inferred; a gap is not known.',
  },
  linesTwice: {
    zh: '{years}年有不止一份报告，这里画的是最先读到的一份。',
    en: 'There is more than one report for {years}: the first of the run is drawn.',
  },
  noLines: {
    zh: '在列表中勾选机关，即可看它历年的申请量、办理结果和不予公开。',
    en: 'Tick bodies in the list to see their requests, results and refusals over the years.',
  },
  unknownValue: { zh: '不详', en: 'not known' },
  inferredValue: { zh: '{n}（推算）', en: '{n} (inferred)' },
  summary: { zh: '汇总', en: 'Summary' },
  madeOn: { zh: '生成时间：{date}', en: 'Made: {date}' },
  madeBy: { zh: '程序：gongkai {version}', en: 'Program: gongkai {version}' },
  parameters: { zh: '命令：{words}', en: 'Command: {words}' },
  total: {
    zh: '共核查报告{all}份，{flawed}份有问题：错误{error}处，疑问{warning}处，提示{info}处。',
    en: '{all} reports checked, {flawed} with findings: {error} errors, {warning} doubts, {info} notes.',
  },
  unread: { zh: '{n}个文件无法识读，见下面', en: '{n} files could not be read: see below' },
  printedOnly: {
    zh: '只印列表中显示的{n}份（共{all}份）。',
    en: 'Only the {n} reports shown in the list are printed, of {all}.',
  },
  printedShort: {
    zh: '报告超过{most}份，只印发现的问题，不印表格；先筛选到{most}份以内，即可连表格一起打印。',
    en: 'There are more than {most} reports: what was found is printed without tables. Filter to {most} or fewer to print the tables too.',
  },
  totalUnread: { zh: '另有{n}个文件无法识读。', en: '{n} files could not be read.' },
  byRule: { zh: '按规则统计', en: 'By rule' },
  code: { zh: '代码', en: 'Code' },
  meaning: { zh: '要求', en: 'What is asked' },
  basisHead: { zh: '依据', en: 'Basis' },
  occurrences: { zh: '处数', en: 'Findings' },
  reports: { zh: '报告份数', en: 'Reports' },
  cleanReports: { zh: '没有发现问题的报告', en: 'Reports without findings' },
  cellsRead: { zh: '读出格数', en: 'Cells read' },
  sumsHeld: { zh: '成立的勾稽关系', en: 'Sums that hold' },
  ofAll: { zh: '{n}／{all}', en: '{n} of {all}' },
  unmatched: { zh: '汇总关系中找不到的报告：{names}', en: 'Aggregates that no report is: {names}' },
  file_: { zh: '文件：{file}', en: 'File: {file}' },
  empty: {
    zh: '把年报文件或文件夹拖到这里，也可以用上面的按钮选择。能读网页、PDF、OFD、Word、XLSX和文本；文件只在这台电脑里识读，不会上传。',
    en: 'Drop reports or folders here, or choose them with the buttons above: web pages, PDF, OFD, Word, XLSX and text. They are read in this computer alone and never sent anywhere.',
  },
  noData: {
    zh: '页面里没有数据。用 gongkai inspect 文件 --out 页面.html 可以生成带数据的页面。',
    en: 'There are no data in this page. gongkai inspect FILES --out PAGE.html makes one with data.',
  },
  chooseFiles: { zh: '打开文件', en: 'Open files' },
  chooseFolder: { zh: '打开文件夹', en: 'Open a folder' },
  reading: { zh: '正在识读：{done}／{all}', en: 'Reading: {done} of {all}' },
  tooMany: {
    zh: '一次最多读{n}个文件，这个没有读。',
    en: 'At most {n} files at once: this one was not read.',
  },
  gone: {
    zh: '文件打不开，可能已移动或删除。',
    en: 'The file can not be opened: it may have been moved or removed.',
  },
  nothingGiven: { zh: '没有可以识读的文件。', en: 'There is no file that can be read.' },
  lost: {
    zh: '先前打开的报告（{name}）已不在页面里：网页不保存文件，请重新打开。',
    en: 'The report that was open ({name}) is no longer in the page, which keeps no files: please open it again.',
  },
  opening: { zh: '正在打开……', en: 'Opening…' },
  asRead: { zh: '识读所见', en: 'As it was read' },
  looks: { zh: '原貌', en: 'As it looks' },
  pageNumber: { zh: '第{n}页', en: 'page {n}' },
  layers: { zh: '在页面上标出', en: 'Shown on the page' },
  layerValues: { zh: '数字', en: 'numbers' },
  layerRules: { zh: '格线', en: 'ruling lines' },
  layerCells: { zh: '单元格', en: 'cells' },
  layerOrder: { zh: '阅读顺序', en: 'reading order' },
  notFound: { zh: '页面里没有这份报告：{name}', en: 'This page has no such report: {name}' },
  picture: { zh: '图片', en: 'picture' },
  address: { zh: '网址：{url}', en: 'Address: {url}' },
  helpText: {
    zh: 'N／P：下一处、上一处存疑的数字；方向键：在表格里移动；O：跳到原文；F：回到表格；C：记“已核对”；Esc：返回列表；在列表里按 / 查找。',
    en: 'N / P: next and previous doubtful cell; arrow keys: move in the form; O: to the document; F: to the form; C: checked; Esc: back to the list; / searches in the list.',
  },
  needs: {
    zh: '适用于 Chrome、Edge 109 及以上版本和 Firefox 115 及以上版本。',
    en: 'For Chrome and Edge 109 and later, and Firefox 115 and later.',
  },
} as const satisfies Record<string, Words>

export type WordKey = keyof typeof WORDS

let language: Language = 'zh'
export const currentLanguage = (): Language => language
export const setLanguage = (chosen: Language): void => {
  language = chosen
  document.documentElement.lang = chosen === 'zh' ? 'zh-CN' : 'en'
}

/** The words for a key, `{n}` filled in. */
export const say = (key: WordKey, values: Record<string, string | number> = {}): string =>
  filled(WORDS[key][language], values, language)

/** The words in both languages, as errors have them. */
export const inBoth = (
  key: WordKey,
  values: Record<string, string | number> = {},
): { message: string; messageZh: string } => ({
  message: filled(WORDS[key].en, values, 'en'),
  messageZh: filled(WORDS[key].zh, values, 'zh'),
})

/** What comes in both languages. */
export const inLanguage = (words: Words): string => words[language]
