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
    'nothing to read in {paths}: {#count} file(s) skipped, such as {file} ({reason})',
    '{paths}中没有可读的文件：跳过{count}个，如{file}（{reason}）',
  ],
  ['no files in {paths} that are not inside {out}', '{paths}中没有可读的文件（{out}以内的除外）'],
  [
    '{~message} (writing into {out}, after {#done} of {#all} files; --resume goes on from there)',
    '{message}（正在写入{out}，已读{all}个文件中的{done}个；加 --resume 可从此处继续）',
  ],
  [
    '{folder} holds an interrupted run: go on with --resume, or remove {work} to start anew',
    '{folder}中有一次中断的运行：加 --resume 继续，或删除{work}后重新开始',
  ],
  [
    '{folder} was written by version {was}, this is {now}: choose another folder',
    '{folder}由{was}版写成，当前为{now}版：请换一个文件夹',
  ],
  [
    '{folder} was written with other options ({what}): go on with the same options, or choose another folder',
    '{folder}是用其他选项写成的（{what}）：请用相同的选项继续，或换一个文件夹',
  ],
  [
    '{folder} was written without a {+what}: go on with the same options, or choose another folder',
    '{folder}写成时没有用{what}：请用相同的选项继续，或换一个文件夹',
  ],
  [
    '{folder} was written with a {+what}: go on with the same options, or choose another folder',
    '{folder}写成时用了{what}：请用相同的选项继续，或换一个文件夹',
  ],
  [
    '{folder} was written with another {+what}, or it has been changed since: go on with the same options, or choose another folder',
    '{folder}写成时用的是另一份{what}，或该文件后来有改动：请用相同的选项继续，或换一个文件夹',
  ],
  ['manifest', '清单'],
  ['corrections file', '更正表'],
  [
    '{file} is not as it was written: go on without --resume, which reads everything anew, or choose another folder',
    '{file}与写成时不同：去掉 --resume 重新读取全部文件，或换一个文件夹',
  ],
  [
    "{file} is damaged, so that the run before can't be gone on with: remove {folder} to start anew",
    '{file}已损坏，无法接着上次运行：请删除{folder}后重新开始',
  ],
  [
    'another batch (process {#pid} on {host}) is writing into {folder}; if there is none, remove {lock}',
    '另一个批处理（{host}上的进程{pid}）正在写入{folder}；如果没有，请删除{lock}',
  ],
  ['{folder} has been removed while it was written into', '写入时{folder}被删除'],
  ['{folder} is not there any more', '{folder}已不存在'],
  [
    '{#count} files in a row could not be read for a reason of this machine ({@code}: {~why})',
    '连续{count}个文件因本机原因无法读取（{code}：{why}）',
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
  ['manifest: {+why}', '清单：{why}'],
  ['corrections: {+why}', '更正表：{why}'],
  ['rules: {+why}', '规则表：{why}'],
  ['line {#line}: {+why}', '第{line}行：{why}'],
  ['{path} is text in neither UTF-8, UTF-16 nor GB18030', '{path}的文字不是UTF-8、UTF-16或GB18030编码'],
  ['{path} has no lines', '{path}没有内容'],
  ['{path} has no column {names}', '{path}缺少列{names}'],
  ['{path} has neither a column path nor a column body', '{path}既没有path列，也没有body列'],
  ['the column {name} is to be called {own}', '列{name}应写作{own}'],
  [
    'the tables have a column {own} of their own: give {name} another name',
    '数据表本来就有{own}列：请给{name}换个名称',
  ],
  [
    "{path} stands in another line, and the years don't tell them apart",
    '{path}在另一行已经出现，年份也不能区分',
  ],
  ['{year} is no year', '{year}不是年份'],
  ['kind is own or aggregate, not {kind}', 'kind应为own或aggregate，不能是{kind}'],
  ['published_on is a date as 2023-01-31, not {date}', 'published_on应为2023-01-31这样的日期，不能是{date}'],
  ['line {#line} is no JSON', '第{line}行不是JSON'],
  ['line {#line} is no object', '第{line}行不是JSON对象'],
  ['{field} stands in no column that has a name', '“{field}”不在任何有名称的列中'],
  ['the body {body} stands in another line, with other columns', '机关{body}在另一行已经出现，其余各列不同'],
  [
    '{end} is the end of {one} and of {other}: give more of the path',
    '{one}和{other}都以{end}结尾：请写出更完整的路径',
  ],
  ['{path} is part of {whole}, which is itself a part', '{path}是{whole}的一部分，而后者本身也是一部分'],
  [
    '{path} is part of {whole}, which is not among the files',
    '{path}是{whole}的一部分，而后者不在所给文件中',
  ],
  [
    '{path} is part of {whole}, which is {one} or {other}',
    '{path}是{whole}的一部分，而这可能是{one}，也可能是{other}',
  ],
  ['{indicator} of this file stands there twice', '此文件的{indicator}出现了两次'],
  [
    '{#count} cells of the sample are not, or not so, in {folder}: draw it anew',
    '样本中有{count}格在{folder}中没有或已不同：请重新抽样',
  ],
  [
    'line {#line} has no stratum and its size: is it a sample of gongkai audit?',
    '第{line}行没有所属的层及其大小：这是 gongkai audit 抽的样本吗？',
  ],
  ['{value} is no tick: 1 or 0', '{value}不是勾选，应为1或0'],
  [
    "{word} is found by batch alone, a scorecard can't judge by it",
    '{word}只有 batch 才会查出，不能用来评价',
  ],
  ['{word} is no code of a finding', '{word}不是检查结果的代码'],
  ['none has a weight', '没有一条规则有权重'],
  ['{rule} stands there twice', '{rule}出现了两次'],
  ['{weight} is no weight', '{weight}不是权重'],
  ['{rule} is no name of a rule', '{rule}不是规则的名称'],
  ['{rule} is no rule that is known, and has no codes in fails', '{rule}不是已有的规则，fails列又没有代码'],
  ['{word} is none of {words}', '{word}不在{words}之中'],

  // Documents that give no report.
  ['The archive has no member {name}.', '压缩包里没有{name}。'],
  ['{place}: not JSON', '{place}：不是JSON'],
  ["{place}: not a report of this version's schema", '{place}：不是本版本格式的报告'],
  ['{file}: {@code}: {*english}. 此文件为{kind}', '{file}：{code}：此文件为{kind}'],
  ['{file}: {@code}: {*english} 第{pages}页没有文字{rest}', '{file}：{code}：第{pages}页没有文字{rest}'],
  ['The document is larger than 64 MB.', '文件超过64 MB。'],
  ['The document is empty.', '文件是空的。'],
  ['The file is empty', '文件是空的。'],
  ['The archive holds no documents.', '压缩包里没有文件。'],
  ['The document is protected by a password.', '文件设有密码，请去掉密码后另存。'],
  ['The package is protected by a password.', '文件设有密码，请去掉密码后另存。'],
  ['The PDF is encrypted with a password', 'PDF设有密码，请去掉密码后另存。'],
  ['There is no text in the document.', '文档里没有文字。'],
  ['There is no text in the page.', '网页里没有文字。'],
  ['There is no text in the sheets that are shown.', '显示出来的工作表里没有文字。'],
  ['It is a pipe, a socket or a device, not a file.', '这是管道、套接字或设备，不是文件。'],
  ['Reading it took more memory than a worker has.', '读取所需的内存超过了限额。'],
  ['Reading it took more than {#seconds} s.', '读取超过了{seconds}秒。'],
  ['LibreOffice could not convert the file.', 'LibreOffice没能转换此文件。'],
  ['LibreOffice could not be started.', '无法启动LibreOffice。'],
  ['LibreOffice did not convert the file within {#seconds} s.', 'LibreOffice在{seconds}秒内没有转换完成。'],
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
