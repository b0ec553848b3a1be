/** A made-up report: what is printed, in order, before it is written in any format. */
import { type Format, type Sheet, disputesSheet, proactiveSheet, requestsSheet } from './form.js'
import { type Formats, numbersOf } from './numbers.js'
import type { Printed } from './printed.js'

export type Piece =
  | { kind: 'title'; lines: string[] }
  | { kind: 'heading'; text: string }
  | { kind: 'paragraph'; text: string }
  /** Pushed to the right: signature and date. */
  | { kind: 'signature'; text: string }
  | { kind: 'table'; sheet: Sheet }
  | { kind: 'image'; alt: string }

export interface MadeReport {
  agency: string
  year: number
  formats: Formats
  values: Map<string, Printed>
  /** What stands under each section's heading, by number. */
  front: Piece[]
  sections: MadeSection[]
  end: Piece[]
  /** Styles of a Word file that cells are written with. */
  styles?: string
}

export interface MadeSection {
  number: number
  /** With its numbering. */
  heading: string
  title: string
  body: Piece[]
}

export const paragraph = (text: string): Piece => ({ kind: 'paragraph', text })
export const table = (sheet: Sheet): Piece => ({ kind: 'table', sheet })

export interface Making {
  agency: string
  year: number
  seed: number
  formats?: Partial<Formats>
  /** What is printed instead of the number made up. */
  printed?: Record<string, Printed>
  /** The largest count. */
  most?: number
}

const TITLES: Record<Format, readonly string[]> = {
  '2021': [
    '总体情况',
    '主动公开政府信息情况',
    '收到和处理政府信息公开申请情况',
    '政府信息公开行政复议、行政诉讼情况',
    '存在的主要问题及改进情况',
    '其他需要报告的事项',
  ],
  '2019': [
    '总体情况',
    '主动公开政府信息情况',
    '收到和处理政府信息公开申请情况',
    '政府信息公开行政复议、行政诉讼情况',
    '政府信息公开工作存在的主要问题及改进情况',
    '其他需要报告的事项',
  ],
}

export const ORDINALS = '一二三四五六'

export function makeReport({ agency, year, seed, formats = {}, printed = {}, most }: Making): MadeReport {
  const usual: Format = year < 2021 ? '2019' : '2021'
  const all: Formats = { proactiveDisclosure: usual, requests: usual, ...formats }
  const values = new Map([...numbersOf(all, seed, most), ...Object.entries(printed)])
  const bodies: Piece[][] = [
    overview(agency, year, values),
    [table(proactiveSheet(all.proactiveDisclosure, values))],
    [table(requestsSheet(all.requests, values))],
    [table(disputesSheet(values))],
    problems(year),
    [paragraph(`${year}年，本机关未收取信息处理费。`)],
  ]
  return {
    agency,
    year,
    formats: all,
    values,
    front: [
      { kind: 'title', lines: [`${agency}${year}年政府信息公开工作年度报告`] },
      ...preamble(agency, year),
    ],
    sections: TITLES[usual].map((title, i) => ({
      number: i + 1,
      title,
      heading: `${ORDINALS[i]}、${title}`,
      body: bodies[i]!,
    })),
    end: [
      { kind: 'signature', text: agency },
      { kind: 'signature', text: `${year + 1}年1月18日` },
    ],
  }
}

const preamble = (agency: string, year: number): Piece[] => [
  paragraph(
    `根据《中华人民共和国政府信息公开条例》（国务院令第711号）第五十条的规定，编制本报告。本报告中所列数据的统计期限自${year}年1月1日起至${year}年12月31日止。` +
      `如对报告内容有疑问，请与${agency}办公室联系（地址：杏林路26号，邮编：223700，电话：0000-8210037）。`,
  ),
]

function overview(agency: string, year: number, values: Map<string, Printed>): Piece[] {
  const received = values.get('requests.received.total')?.value ?? 0
  return [
    paragraph(
      `${year}年，${agency}坚持以公开为常态、不公开为例外，把群众看得懂、找得到、用得上作为公开工作的标准。`,
    ),
    paragraph(`（一）主动公开。通过门户网站发布信息${received + 312}条，政策解读材料同步上线率达到100%。`),
    paragraph(`（二）依申请公开。全年新收政府信息公开申请${received}件，均在规定期限内答复。`),
    paragraph('（三）政府信息管理。落实公开属性源头认定，文件起草时注明公开方式及理由。'),
    paragraph('（四）平台建设。对专栏栏目作了合并，减少重复栏目6个；新增图表解读 & 一页读懂栏目。'),
    paragraph('（五）监督保障。组织业务培训2次，参训53人次；全年未发生责任追究情形。'),
  ]
}

const problems = (year: number): Piece[] => [
  paragraph('存在的主要问题：一是部分公开内容更新不够及时；二是政策解读的形式较为单一。'),
  paragraph(`改进情况：一是建立按月提醒制度；二是在${year + 1}年继续丰富音视频、问答等解读形式。`),
]

/** The report's pieces in printed order. */
export const piecesOf = ({ front, sections, end }: MadeReport): Piece[] => [
  ...front,
  ...sections.flatMap(({ heading, body }): Piece[] => [
    ...(heading ? [{ kind: 'heading' as const, text: heading }] : []),
    ...body,
  ]),
  ...end,
]

/** The one sheet of a section. */
export function sheetOf(report: MadeReport, number: number): Sheet {
  const found = report.sections
    .find((section) => section.number === number)
    ?.body.find((piece) => piece.kind === 'table')
  if (found?.kind !== 'table') throw new RangeError(`section ${number} has no table`)
  return found.sheet
}

/** A report with another body of one section. */
export const withBody = (report: MadeReport, number: number, body: Piece[]): MadeReport => ({
  ...report,
  sections: report.sections.map((section) => (section.number === number ? { ...section, body } : section)),
})

export const withSheet = (report: MadeReport, number: number, change: (sheet: Sheet) => Sheet): MadeReport =>
  withBody(report, number, [table(change(sheetOf(report, number)))])

/** A report whose headings are printed in another way. */
export const withHeadings = (
  report: MadeReport,
  heading: (number: number, title: string) => string,
): MadeReport => ({
  ...report,
  sections: report.sections.map((section) => ({
    ...section,
    heading: heading(section.number, section.title),
  })),
})
