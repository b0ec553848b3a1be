/** What a command is mostly used for, shown below its help. */
import type { Words } from '../words.js'

export interface Example {
  typed: string
  does: Words
}

const example = (typed: string, en: string, zh: string): Example => ({ typed, does: { en, zh } })

export const EXAMPLES: Readonly<Record<string, readonly Example[]>> = {
  gongkai: [
    example('gongkai check DRAFT.docx', 'what is wrong in a draft', '核查一份草稿'),
    example(
      'gongkai batch reports/ --out data',
      'a folder of reports → CSV and JSON',
      '整个文件夹的报告 → CSV和JSON',
    ),
  ],
  parse: [
    example('gongkai parse report.pdf > report.json', 'all that a report says', '报告的全部内容'),
    example('gongkai parse report.html --to csv', 'its numbers, a row for each cell', '报告的数字，每格一行'),
  ],
  batch: [
    example('gongkai batch reports/ --out data', 'the data set, as CSV and JSON', '数据集，CSV和JSON'),
    example(
      'gongkai batch reports/ --out data --to xlsx,panel',
      'a workbook, and a panel by body and year',
      '工作簿，以及按机关和年度排列的面板',
    ),
    example(
      'gongkai batch reports/ --out data --resume',
      'go on with a run that was interrupted',
      '接着上次中断的运行',
    ),
  ],
  export: [
    example(
      'gongkai export data/reports.jsonl --out more --to parquet',
      'another format, without reading the files again',
      '导出另一种格式，不必重读文件',
    ),
  ],
  check: [
    example('gongkai check DRAFT.docx --lang zh', 'a draft, in Chinese', '用中文列出草稿的问题'),
    example(
      'gongkai check DRAFT.docx --against LAST_YEAR.docx',
      'a draft against last year’s report',
      '草稿与上年报告对照',
    ),
    example(
      'gongkai check reports/ --to html > findings.html',
      'a folder, as a page to hand on',
      '整个文件夹，写成可以转交的网页',
    ),
    example(
      'gongkai check DRAFT.docx --to docx --out COMMENTED.docx',
      'a copy of the draft with comments',
      '写成加了批注的草稿副本',
    ),
  ],
  inspect: [
    example(
      'gongkai inspect reports/ --out inspector.html',
      'a folder in one page',
      '在一个网页里查看整个文件夹',
    ),
  ],
  doubtful: [example('gongkai doubtful data > doubtful.csv', 'the cells to look at', '需要核对的单元格')],
  audit: [
    example('gongkai audit data --sample 300 > sample.csv', 'a sample to tick', '待勾选的样本'),
    example('gongkai audit data --ticked sample.csv', 'what the ticked sample says', '勾选后的结果'),
  ],
  scorecard: [
    example(
      'gongkai scorecard reports/ --out scores.xlsx',
      'a folder of reports, judged',
      '评价整个文件夹的报告',
    ),
  ],
  codebook: [
    example(
      'gongkai codebook > codebook.csv',
      'every indicator, its label and unit',
      '全部指标及其名称、单位',
    ),
  ],
  schema: [example('gongkai schema > report.schema.json', 'what a report is made of', '报告由哪些部分组成')],
}
