/** What the command line says while it works and where it fails, in Chinese: see speech.ts. */
import { ERROR_CODES } from '../errors.js'
import type { Phrases } from './speech.js'

export const PHRASES: Phrases = [
  // What several commands say.
  ['{#count} comments', '批注{count}条'],
  ['{+said}. Written to {out}', '{said}。已写入{out}'],
  ['Written to {out}', '已写入{out}'],
  ['{+one}; {+other}', '{one}；{other}'],
  ['{+one}, {+other}', '{one}，{other}'],
  ['{file}: {@code}: {+message}', '{file}：{code}：{message}'],
  ['error: {+message}', '错误：{message}'],
  ['{#count} report(s)', '报告{count}份'],
  ['{#count} report(s) ({#more} duplicate(s))', '报告{count}份（其中{more}份重复）'],
  ['{#count} failure(s)', '失败{count}个'],
  ['{#count} observation(s)', '单元格{count}个'],
  ['{#errors} error(s) and {#warnings} warning(s)', '错误{errors}处、疑问{warnings}处'],
  ['{#errors} error(s) and {#warnings} warning(s) in the reports', '报告中错误{errors}处、疑问{warnings}处'],
  ['{#count} correction(s)', '采用更正{count}处'],
  ['{#count} correction(s) refused', '未采用更正{count}处'],
  ['{#count} correction(s) applied, {#refused} refused', '采用更正{count}处，未采用{refused}处'],

  // Progress.
  [
    '{#done}/{#all}, {#rate} reports/s, {left} left, {#failed} failures',
    '已读{done}/{all}，每秒{rate}份，剩余{left}，失败{failed}个',
  ],

  // batch
  ['{#files} file(s): {+rest}', '文件{files}个：{rest}'],
  [
    '{#files} file(s) ({#parts} as parts of others): {+rest}',
    '文件{files}个（其中{parts}个是其他文件的一部分）：{rest}',
  ],
  ['{#count} report(s) without a body', '机关不明的报告{count}份'],
  ['{#count} report(s) without a year', '年度不明的报告{count}份'],
  ['{#count} report(s) published again', '重复发布的报告{count}份'],
  ['{#count} file(s) skipped (see skipped.csv)', '跳过{count}个文件（见 skipped.csv）'],
  ['{#count} report(s) missing', '缺少报告{count}份'],
  ['{#new} new, {#kept} read before', '新增{new}份，此前读过{kept}份'],
  [
    '{out} holds a finished data set, which this run replaces',
    '{out}中已有一份完成的数据集，本次运行将替换它',
  ],
  [
    '{out} holds a finished data set, which this run replaces; this run makes no {removed}, which will be removed',
    '{out}中已有一份完成的数据集，本次运行将替换它；本次不生成{removed}，原有的将删除',
  ],
  [
    '{out} holds a finished data set, which this run replaces; changed since it was written: {changed}',
    '{out}中已有一份完成的数据集，本次运行将替换它；写成以后有改动的：{changed}',
  ],
  [
    '{out} holds a finished data set, which this run replaces; this run makes no {removed}, which will be removed; changed since it was written: {changed}',
    '{out}中已有一份完成的数据集，本次运行将替换它；本次不生成{removed}，原有的将删除；写成以后有改动的：{changed}',
  ],
  ['Corrections were refused: see {file}', '有更正未被采用，见{file}'],
  [
    'Stopped after {#done} of {#all} files; --resume goes on from there',
    '已中断，读了{all}个文件中的{done}个；加 --resume 可从中断处继续',
  ],
  [
    '{~message} (writing into {out}, after {#done} of {#all} files; --resume goes on from there)',
    '{message}（正在写入{out}，已读{all}个文件中的{done}个；加 --resume 可从此处继续）',
  ],

  // export
  ['writing {name}', '正在写{name}'],
  ['{out} holds {names}: written anew', '{out}中已有{names}：重新写成'],
  ['{out} holds {names} of another export: removed', '{out}中有另一次导出的{names}：已删除'],
  ['{#count} file(s) gave no report: see failures.csv', '{count}个文件没有读出报告，见 failures.csv'],
  [
    '{manifest}: part_of joins nothing here, for no files are read: gongkai batch does',
    '{manifest}：part_of 在此不起作用，因为没有读取文件：请用 gongkai batch',
  ],

  // check
  ['{parts}: no report is {whole}', '{parts}：没有{whole}的报告'],
  ['{file}: {indicator}: correction refused: {+why}', '{file}：{indicator}：更正未采用：{why}'],
  ['the file has changed since it was checked', '核对以后文件有改动'],
  ['no such indicator', '没有这个指标'],
  ['the report has no such cell', '报告中没有这一格'],
  ['no such report was read', '没有读到这份报告'],
  ['the value is no number', '填写的不是数字'],
  ['another line sets the same cell otherwise', '另有一行对同一格作了不同的更正'],

  // doubtful, audit, scorecard, inspect
  [
    '{#count} doubtful cell(s). Fill in value, by, on and note, and give the file as --corrections',
    '存疑的单元格{count}个。填好 value、by、on、note 各列后，用 --corrections 给出此表',
  ],
  [
    '{#drawn} of {#count} cell(s), seed {#seed}. Tick the column is_right (1 or 0) and give the file as --ticked',
    '从{count}格中抽取{drawn}格，种子{seed}。在 is_right 列填1（对）或0（错）后，用 --ticked 给出此表',
  ],
  ['Nothing is ticked', '一格都没有勾选'],
  ['Nothing is ticked, {#open} not ticked', '一格都没有勾选，未勾选{open}格'],
  [
    '{#wrong} wrong cell(s) of {#looked} looked at: {share}, 95 % interval {from} to {to} (Korn and Graubard)',
    '核对{looked}格，错{wrong}格：错误率{share}，95%置信区间{from}至{to}（Korn–Graubard法）',
  ],
  [
    '{#wrong} wrong cell(s) of {#looked} looked at, {#open} not ticked: {share}, 95 % interval {from} to {to} (Korn and Graubard)',
    '核对{looked}格（另有{open}格未勾选），错{wrong}格：错误率{share}，95%置信区间{from}至{to}（Korn–Graubard法）',
  ],
  [
    '{#wrong} wrong cell(s) of {#looked} looked at: {share}, 95 % interval {from} to {to} (Korn and Graubard); {#unseen} cell(s) in strata that nobody has looked at',
    '核对{looked}格，错{wrong}格：错误率{share}，95%置信区间{from}至{to}（Korn–Graubard法）；另有{unseen}格所在的层一格都没有核对',
  ],
  [
    '{#wrong} wrong cell(s) of {#looked} looked at, {#open} not ticked: {share}, 95 % interval {from} to {to} (Korn and Graubard); {#unseen} cell(s) in strata that nobody has looked at',
    '核对{looked}格（另有{open}格未勾选），错{wrong}格：错误率{share}，95%置信区间{from}至{to}（Korn–Graubard法）；另有{unseen}格所在的层一格都没有核对',
  ],
  ['{#count} report(s) by {#rules} rule(s)', '按{rules}条规则评价报告{count}份'],
  [
    'one page holds {#most} reports at most, and these are {#count} files: take them folder by folder, or check --to csv',
    '一个页面最多放{most}份报告，而文件有{count}个：请分文件夹查看，或用 check --to csv',
  ],

  // Tables that people give.
  ['{path} is no table: {why}', '{path}不是表格：{why}'],
  ['{path} is text in neither UTF-8, UTF-16 nor GB18030', '{path}的文字不是UTF-8、UTF-16或GB18030编码'],

  // Documents that give no report.
  ['The archive has no member {name}.', '压缩包里没有{name}。'],
  ['{file}: {@code}: {*english}. 此文件为{kind}', '{file}：{code}：此文件为{kind}'],
  ['{file}: {@code}: {*english} 第{pages}页没有文字{rest}', '{file}：{code}：第{pages}页没有文字{rest}'],
  ['{operation}: no such file or directory', '没有此文件或文件夹'],
  ["no such file or directory, {operation} '{path}'", '没有此文件或文件夹'],
  ["permission denied, {operation} '{path}'", '没有权限读取'],
  ['illegal operation on a directory, {operation}', '这是文件夹，不是文件'],
  ['no space left on device, {operation}', '磁盘空间不足'],
  ["file already exists, {operation} '{path}'", '{path}已经存在'],
  ["not a directory, {operation} '{path}'", '{path}不是文件夹'],

  // What was given wrongly.
  ["unknown option '{option}'", '没有选项 {option}'],
  ["unknown command '{command}'", '没有命令 {command}'],
  ["missing required argument '{name}'", '缺少参数 {name}'],
  ["required option '{flags}' not specified", '必须给出选项 {flags}'],
  ["option '{flags}' argument missing", '选项 {flags} 缺少值'],
  ["option '{flags}' argument '{value}' is invalid. {+why}", '选项 {flags} 的值“{value}”无效。{why}'],
  [
    "command-argument value '{value}' is invalid for argument '{name}'. {+why}",
    '参数 {name} 的值“{value}”无效。{why}',
  ],
  ['Allowed choices are {choices}.', '可选的值：{choices}。'],
  [
    "too many arguments for '{command}'. Expected {#most} argument(s) but got {#given}.",
    '{command} 最多接受{most}个参数，给出了{given}个。',
  ],
  [
    'too many arguments. Expected {#most} argument(s) but got {#given}.',
    '最多接受{most}个参数，给出了{given}个。',
  ],
  ['(Did you mean {option}?)', '（是不是 {option}？）'],
  ['(Did you mean one of {options}?)', '（是不是 {options} 之一？）'],
  ['(gongkai --help lists the commands)', '（gongkai --help 列出各个命令）'],
  ['It takes a number above 0.', '应为大于0的数。'],
  ['It takes a number of files, or a share such as 2%.', '应为文件个数，或2%这样的比例。'],
  ['It takes a year or a range such as 2019-2023.', '应为年份，或2019-2023这样的范围。'],
  ['It takes {names}.', '可选的值：{names}。'],
  ['--report {#number}: the file holds {#count} of them', '--report {number}：文件中只有{count}份报告'],
  ['--report goes with a file', '--report 须与文件同用'],
  [
    '--stdin-paths prints JSON Lines (--to jsonl) and goes without a file',
    '--stdin-paths 输出JSON Lines（--to jsonl），不能同时给出文件',
  ],
  ['parse takes a file, - or --stdin-paths', 'parse 需要一个文件、- 或 --stdin-paths'],
  ['--jobs goes with --stdin-paths', '--jobs 须与 --stdin-paths 同用'],
  ['--every goes with --stdin-paths', '--every 须与 --stdin-paths 同用'],
  ['--timeout goes with --isolate or --stdin-paths', '--timeout 须与 --isolate 或 --stdin-paths 同用'],
  ['--out goes with --to docx', '--out 须与 --to docx 同用'],
  ['--out is the draft itself: give another name', '--out 就是草稿本身：请换一个文件名'],
  ['{option} goes with one report, not with {#count}', '{option} 一次只核查一份报告，现给出了{count}份'],
  [
    '--to docx writes a Word file: give --out FILE, or send standard output to a file',
    '--to docx 写成Word文件：请用 --out 给出文件名，或把标准输出转到文件',
  ],
  ['--out takes a file that ends in .xlsx or .csv', '--out 应为以 .xlsx 或 .csv 结尾的文件'],
  ['--off takes codes of rules; {code} is none', '--off 应为规则的代码，{code}不是'],
  [
    '{path} is a folder: gongkai check {path2} says what is wrong in its reports, gongkai batch {path3} --out DIR makes a data set of them',
    '{path}是文件夹：用 gongkai check 核查其中的报告，用 gongkai batch … --out DIR 把它们做成数据集',
  ],
]

/** What is said of a failure whose own words the book above doesn't have. */
export const FAILURES: Phrases = [
  ...Object.entries(ERROR_CODES).map(
    ([code, { zh }]) => [`{file}: ${code}: {words}`, `{file}：${code}：${zh}`] as const,
  ),
  ['{file}: report.unread: {words}', '{file}：report.unread：报告无法识读。'],
]
