/** The help of the command line in Chinese: what each command, argument and option is for. */
import type { Phrases } from './speech.js'

export const HELP: Phrases = [
  ['Usage:', '用法：'],
  ['Arguments:', '参数：'],
  ['Options:', '选项：'],
  ['Commands:', '命令：'],
  ['Examples:', '示例：'],
  ['options', '选项'],
  ['command', '命令'],
  ['file', '文件'],
  ['file...', '文件…'],
  ['path', '路径'],
  ['path...', '路径…'],
  ['folder', '文件夹'],
  ['format', '格式'],
  ['formats', '格式'],
  ['number', '数'],
  ['seconds', '秒'],
  ['language', '语言'],
  ['limit', '上限'],
  ['least', '级别'],
  ['range', '年份'],
  ['codes', '代码'],
  [
    '{bar} {value}/{total}  {rate}/s  {left} left  {failures} failures',
    '{bar} {value}/{total}  每秒{rate}份  剩余{left}  失败{failures}个',
  ],
  ['display help for command', '显示帮助'],
  ['output the version number', '显示版本号'],
  ['{+text} (choices: {choices})', '{text}（可选：{choices}）'],
  ['{+text} (default: {+value})', '{text}（默认：{value}）'],
  ['{+text} (choices: {choices}, default: {value})', '{text}（可选：{choices}；默认：{value}）'],
  ['{+text} (default: {#value})', '{text}（默认：{value}）'],

  ['Turns published 政府信息公开工作年度报告 into data', '把公开发布的政府信息公开工作年度报告变成数据'],
  ['read one report and print it on standard output', '读取一份报告，输出到标准输出'],
  ['a report in any format; - for standard input', '一份报告，格式不限；- 表示标准输入'],
  ['what to print', '输出的格式'],
  [
    'which of several reports in the file, from 1 (default: the first)',
    '文件含多份报告时读第几份，从1数起（默认：第一份）',
  ],
  [
    'a filter: read a path a line from standard input, print a report or an error a line (JSON Lines)',
    '作过滤器用：从标准输入逐行读取路径，每行输出一份报告或一个错误（JSON Lines）',
  ],
  [
    'with --stdin-paths: a line for each report of a file, not for the first alone',
    '与 --stdin-paths 合用：文件里的每份报告各输出一行，而不只是第一份',
  ],
  [
    'paths on standard input end with a zero byte, as `find -print0` prints them',
    '标准输入中的路径以零字节结尾，如 find -print0 的输出',
  ],
  ['files read at once (default: {+usual})', '同时读取的文件数（默认：{usual}）'],
  ['files read at once (default: {#usual})', '同时读取的文件数（默认：{usual}）'],
  ['one for each processor core', '每个处理器核心一个'],
  ['one for each processor core, from 100 files on', '满100个文件时每个处理器核心一个'],
  ['how long one file may take (default: 60)', '一个文件最多读多少秒（默认：60）'],
  [
    'CSV without a byte order mark, which Excel needs and some programs trip over',
    'CSV不带字节顺序标记（Excel需要它，有些程序不认它）',
  ],
  [
    'let LibreOffice, where it is installed, convert RTF, ODT, ODS, XLS, and old Word files that are not read directly',
    '已安装LibreOffice时，用它转换RTF、ODT、ODS、XLS，以及不能直接读取的旧Word文件',
  ],
  [
    'language of the findings (default: that of LC_ALL or LANG; check prints both where these say neither)',
    '帮助、提示和检查结果的语言（默认：按LC_ALL或LANG；两者都没有说明时，check 两种都输出）',
  ],
  [
    'language of help, messages and findings (default: that of LC_ALL or LANG; check prints findings in both where these say neither)',
    '帮助、提示和检查结果的语言（默认：按LC_ALL或LANG；两者都没有说明时，check 两种都输出）',
  ],
  [
    'read in a process of its own, with limits of memory and time: nothing that a file does ends this one',
    '在单独的进程里读取，限定内存和时间：文件有什么问题都不会使本进程中断',
  ],

  [
    'read every report in files and folders and write the data set',
    '读取文件和文件夹中的全部报告，写成数据集',
  ],
  [
    'files, folders, patterns, zip archives; - for a list on standard input',
    '文件、文件夹、通配符、zip压缩包；- 表示从标准输入读取路径',
  ],
  ['the folder to write into', '写入的文件夹'],
  [
    'what to write, separated by commas: {names} (default: {usual})',
    '写成哪些格式，用逗号分隔：{names}（默认：{usual}）',
  ],
  [
    'CSV or JSON Lines: path, body, agency, place, year, kind, published_on, part_of of files, and who ought to report',
    '清单，CSV或JSON Lines：文件的path、body、agency、place、year、kind、published_on、part_of，以及应当发布报告的机关',
  ],
  [
    'CSV of cells that people have checked: file, sha256, indicator, value, by, on, note',
    '更正表，CSV，人工核对过的单元格：file、sha256、indicator、value、by、on、note',
  ],
  ['go on where an interrupted run into the same folder stopped', '从同一文件夹上次中断的地方继续'],
  ['go on, and read again what failed', '继续，并重读失败的文件'],
  [
    'so many files may fail, or so many of a hundred (5 %), before the exit status is 1',
    '失败的文件超过这个数，或超过这个比例（5%），退出状态才为1',
  ],
  [
    'no progress and no failures on standard error, the totals alone',
    '标准错误上不显示进度和失败，只显示总数',
  ],

  [
    'standard error for people, or JSON Lines for machines',
    '标准错误写给人看（text），或写成JSON Lines供程序读取（json）',
  ],
  ['form', '形式'],

  ['make other exports from the reports.jsonl of a batch', '用 batch 写成的 reports.jsonl 导出其他格式'],
  ['JSON Lines of reports, in the order in which they are to stand', '报告的JSON Lines，按所需的先后次序'],
  ['nothing on standard error', '标准错误上什么都不显示'],

  [
    'find what is wrong in reports, alone and against one another; exit status 1 where an error is found',
    '核查报告中的问题，既看单份，也互相比对；查出错误时退出状态为1',
  ],
  [
    'where --to docx writes the copy of the draft with comments (default: standard output)',
    '--to docx 把加了批注的副本写到哪里（默认：标准输出）',
  ],
  ['the least severity that is reported', '列出的最低级别：error 错误，warning 疑问，info 提示'],
  [
    'every agency is to have a report for each of these years: 2019-2023',
    '每个机关在这些年份都应有报告：2019-2023',
  ],
  [
    'CSV of aggregates and their parts, `whole,part` by file or agency: totals are held against the sums',
    '汇总对照表，CSV，每行 whole,part，写文件名或机关名称：核对汇总数是否等于各单位之和',
  ],
  [
    'the report of the same body for the year before: what is carried over, numbers that were not brought up to date',
    '本机关上一年度的报告：核对结转数，找出没有更新的数字',
  ],
  [
    'codes that are not reported, separated by a comma: check.late, or label for a family',
    '不列出的代码，用逗号分隔：如 check.late，或用 label 关掉一类',
  ],

  [
    'write the inspector: one page that shows each report as it was read, its form, its sums and what was found',
    '写成查看页：在一个网页里查看每份报告读成了什么、表格、合计关系和检查结果',
  ],
  ['the page to write (.html)', '写成的网页（.html）'],

  [
    'print the cells of a data set that somebody should look at, as a corrections file to fill in',
    '列出数据集中需要人工核对的单元格，作为待填的更正表',
  ],
  ['what a batch has written', 'batch 写成的文件夹'],
  [
    'print a sample of cells to hold against their sources; ticked, it tells the share of wrong ones',
    '抽取单元格样本，与原件核对；勾选后给出错误率',
  ],
  ['how many cells (default: 300)', '抽取多少格（默认：300）'],
  ['the same seed draws the same cells', '种子相同，抽出的单元格也相同'],
  [
    'a sample whose column is_right has been filled in: print what it says',
    '已填好 is_right 列的样本：给出结果',
  ],
  [
    'judge each body and year by rules: one workbook, and a CSV of the evidence beside it',
    '按规则评价各机关各年度：写成一份工作簿，旁附一份依据CSV',
  ],
  ['the workbook (.xlsx), or the evidence alone (.csv)', '工作簿（.xlsx），或只要依据（.csv）'],
  [
    'CSV of rules and weights: rule, weight, name, fails, unknown, needs',
    '规则和权重表，CSV：rule、weight、name、fails、unknown、needs',
  ],
  ['print the indicators as CSV', '输出指标表，CSV'],
  ['print the JSON Schema of a report', '输出报告的JSON Schema'],
]
