/** One planted fault for each rule: what to break, and what must be found. */
import { as, blank, number, unreadable } from '../../support/generate/printed.js'
import {
  type MadeReport,
  type Piece,
  makeReport,
  paragraph,
  withBody,
  withSheet,
} from '../../support/generate/report.js'
import { disputesSheet, proactiveSheet, requestsSheet } from '../../support/generate/form.js'
import { toHtml } from '../../support/generate/html.js'
import { type Dialect, toDialect } from '../../support/generate/text.js'
import { valueOf, withProse } from './prose.js'

export interface Fault {
  code: string
  /** What is told apart within a rule. */
  name: string
  plant: (seed: number) => string
}

export const AGENCIES = ['望川县教育局', '临江市水务局', '青塘区民政局', '白石县统计局', '云岭市司法局']
const yearOf = (seed: number): number => 2019 + (seed % 6)

export const cleanReport = (seed: number): MadeReport =>
  withProse(
    makeReport({
      agency: AGENCIES[seed % AGENCIES.length]!,
      year: yearOf(seed),
      seed,
      printed: Object.fromEntries(REGULATION_CELLS.map((indicator) => [indicator, number(0)])),
    }),
    seed,
  )

const REGULATION_CELLS = ['issued', 'repealed', 'inForce', 'made', 'newlyDisclosed', 'totalDisclosed'].map(
  (column) => `proactiveDisclosure.regulations.${column}`,
)

/** Prints something else in a cell, in whichever table it stands. */
function withCell(made: MadeReport, indicator: string, printed: ReturnType<typeof number>): MadeReport {
  const values = new Map(made.values).set(indicator, printed)
  const { formats } = made
  return withSheet(
    withSheet(
      withSheet({ ...made, values }, 2, () => proactiveSheet(formats.proactiveDisclosure, values)),
      3,
      () => requestsSheet(formats.requests, values),
    ),
    4,
    () => disputesSheet(values),
  )
}

const wrongBy = (made: MadeReport, indicator: string, by: number): MadeReport =>
  withCell(made, indicator, number(valueOf(made, indicator) + by))

/** Appends a sentence to section 一, or replaces the section. */
const saying = (made: MadeReport, sentence: string, section = 1): MadeReport => {
  const body = made.sections
    .find(({ number }) => number === section)!
    .body.filter(
      (piece) =>
        piece.kind === 'paragraph' && !/申请|复议|诉讼|规范性文件|行政许可|行政处罚|处理费/.test(piece.text),
    )
  return withBody(made, section, [...body, paragraph(sentence)])
}

const html =
  (change: (made: MadeReport, seed: number) => MadeReport) =>
  (seed: number): string =>
    toHtml(change(cleanReport(seed), seed))
const text =
  (dialect: Dialect, change: (made: MadeReport, seed: number) => MadeReport) =>
  (seed: number): string =>
    toDialect(change(cleanReport(seed), seed), dialect)
const fault = (code: string, name: string, plant: Fault['plant']): Fault => ({ code, name, plant })
const narrative = (name: string, sentence: (made: MadeReport) => string): Fault =>
  fault(
    'check.narrative',
    name,
    html((made) => saying(made, sentence(made))),
  )

const COLUMNS = [
  'naturalPersons',
  'enterprises',
  'researchInstitutions',
  'legalServiceInstitutions',
  'otherOrganizations',
]
const all = (made: MadeReport): number =>
  valueOf(made, 'requests.received.total') +
  valueOf(made, 'requests.carriedIn.total') +
  valueOf(made, 'requests.results.total.total')
const results = (made: MadeReport): number => valueOf(made, 'requests.results.total.total')
const total = (made: MadeReport, rows: string): number =>
  [...made.values].reduce(
    (sum, [indicator, { value }]) =>
      sum + (indicator.startsWith(rows) && indicator.endsWith('.total') ? (value ?? 0) : 0),
    0,
  )
const made2021 = (made: MadeReport): boolean => made.formats.proactiveDisclosure === '2021'

export const FAULTS: readonly Fault[] = [
  fault(
    'check.rowTotal',
    'a total too great',
    html((made, seed) => wrongBy(made, 'requests.results.granted.total', 1 + (seed % 7))),
  ),
  fault(
    'check.columnTotal',
    'a column',
    html((made, seed) => wrongBy(made, `requests.results.total.${COLUMNS[seed % 5]}`, 2)),
  ),
  fault(
    'check.balance',
    'carried forward',
    html((made, seed) => wrongBy(made, `requests.carriedForward.${COLUMNS[seed % 5]}`, 3)),
  ),
  fault(
    'check.disputeTotal',
    'a total of zero',
    html((made, seed) =>
      wrongBy(made, ['disputes.reconsideration.total', 'disputes.litigation.direct.total'][seed % 2]!, 4),
    ),
  ),
  fault(
    'check.incomplete',
    'a blank column',
    html((made) =>
      [...made.values.keys()]
        .filter((key) => /^requests\..*\.enterprises$/.test(key))
        .reduce((at, key) => withCell(at, key, blank), made),
    ),
  ),
  fault(
    'check.incomplete',
    'a blank table',
    html((made) =>
      [...made.values.keys()]
        .filter((key) => key.startsWith('disputes.'))
        .reduce((at, key) => withCell(at, key, blank), made),
    ),
  ),
  narrative('received', (made) => `全年共收到政府信息公开申请${all(made) + 5}件。`),
  narrative('received in Chinese', () => '全年共收到政府信息公开申请九百九十九件。'),
  narrative(
    'received, about',
    (made) => `全年受理政府信息公开申请近${(Math.floor(all(made) / 100) + 3) * 100}宗。`,
  ),
  narrative('received in 万', () => '全年共受理政府信息公开申请2.6万余件。'),
  narrative('none received', () => '本年度未收到政府信息公开申请。'),
  narrative(
    'carried in',
    (made) =>
      `全年办理政府信息公开申请若干，其中上年结转${valueOf(made, 'requests.carriedIn.total') + 2}件。`,
  ),
  narrative(
    'carried forward',
    (made) =>
      `政府信息公开申请中有${valueOf(made, 'requests.carriedForward.total') + 1}件结转下年度继续办理。`,
  ),
  narrative('answered', (made) => `依申请公开方面，共答复${all(made) + 9}件。`),
  narrative('granted', (made) => `对政府信息公开申请，予以公开${results(made) + 1}件。`),
  narrative('partly granted', (made) => `对政府信息公开申请，部分公开${results(made) + 1}件。`),
  narrative('denied', (made) => `对政府信息公开申请，不予公开${results(made) + 3}件。`),
  narrative('unavailable', (made) => `对政府信息公开申请，因不掌握等原因无法提供${results(made) + 3}件。`),
  narrative('not processed', (made) => `对政府信息公开申请，不予处理${results(made) + 3}件。`),
  narrative('handled otherwise', (made) => `对政府信息公开申请，其他处理${results(made) + 3}件。`),
  narrative('natural persons', (made) => `政府信息公开申请中，自然人申请${all(made) + 1}件。`),
  narrative('reconsideration', (made) => `因政府信息公开被申请行政复议${total(made, 'disputes.') + 1}件。`),
  narrative('litigation', (made) => `因政府信息公开引发行政诉讼${total(made, 'disputes.') + 1}件。`),
  narrative('normative documents', () => '全年制发行政规范性文件9876件。'),
  narrative('licences', () => '全年作出行政许可决定98765件。'),
  narrative('penalties', () => '全年作出行政处罚决定87654件。'),
  fault(
    'check.narrative',
    'fees',
    html((made) => saying(withFormat(made, 2024), '全年行政事业性收费98765.5万元。')),
  ),
  fault(
    'check.narrative',
    'no reconsideration',
    html((made) =>
      saying(
        withCell(
          withCell(
            made,
            'disputes.reconsideration.upheld',
            number(valueOf(made, 'disputes.reconsideration.upheld') + 2),
          ),
          'disputes.reconsideration.total',
          number(valueOf(made, 'disputes.reconsideration.total') + 2),
        ),
        '全年未发生因政府信息公开引起的行政复议。',
      ),
    ),
  ),
  fault(
    'check.plausible',
    'negative',
    html((made) => withCell(made, 'proactiveDisclosure.licensing.decisions', number(-3))),
  ),
  fault(
    'check.plausible',
    'fraction',
    html((made) => withCell(made, 'proactiveDisclosure.penalties.decisions', as('3.5', 3.5))),
  ),
  fault(
    'check.plausible',
    '规章 of a bureau',
    html((made) => withCell(made, REGULATION_CELLS[made2021(made) ? 0 : 3]!, number(6))),
  ),
  fault(
    'check.unit',
    'fees in 元',
    html((made) =>
      withCell(withFormat(made, 2023), 'proactiveDisclosure.fees.amount', as('251000元', 251000, '元')),
    ),
  ),
  fault(
    'check.year',
    'an opening copied',
    html((made) => saying(made, `${made.year - 1}年，本单位认真抓好公开工作。`)),
  ),
  fault(
    'check.year',
    'another period',
    html((made) => ({
      ...made,
      front: made.front.map((piece) =>
        piece.kind === 'paragraph'
          ? paragraph(piece.text.replaceAll(`${made.year}年`, `${made.year - 1}年`))
          : piece,
      ),
    })),
  ),
  fault(
    'check.fee',
    'in 万元',
    html((made) => saying(made, '收取信息处理费共计0.03万元。', 6)),
  ),
  fault(
    'check.fee',
    'two sentences',
    html((made) =>
      withBody(made, 6, [paragraph('本年度未收取信息处理费。'), paragraph('全年收取信息处理费380元。')]),
    ),
  ),
  fault(
    'check.template',
    'instruction',
    html((made, seed) =>
      withBody(made, 5, [
        paragraph(
          [
            '（文字描述）',
            '该部分以表格形式报告。表格如下：',
            '（文字描述，收取信息处理费情况在此处报告。）',
          ][seed % 3]!,
        ),
        ...bodyOf(made, 5),
      ]),
    ),
  ),
  fault(
    'check.template',
    'placeholder',
    html((made, seed) =>
      saying(made, ['XX年，XX局推进公开。', '本年度公开信息××条。', '由__局负责。'][seed % 3]!, 5),
    ),
  ),
  fault('check.template', '2019 table', (seed) =>
    toHtml(
      withProse(makeReport({ agency: AGENCIES[0]!, year: 2023, seed, formats: { requests: '2019' } }), seed),
    ),
  ),
  fault(
    'section.missing',
    'five',
    html((made) => ({ ...made, sections: made.sections.filter(({ number }) => number !== 5) })),
  ),
  fault(
    'section.order',
    'four before three',
    html((made) => ({ ...made, sections: [0, 1, 3, 2, 4, 5].map((i) => made.sections[i]!) })),
  ),
  fault(
    'section.ordinal',
    'three twice',
    html((made) => ({
      ...made,
      sections: made.sections.map((section) =>
        section.number === 5 ? { ...section, heading: section.heading.replace('五', '三') } : section,
      ),
    })),
  ),
  fault(
    'section.empty',
    'six',
    html((made) => ({ ...withBody(made, 5, []) })),
  ),
  fault(
    'table.missing',
    'four',
    html((made) => withBody(made, 4, [paragraph('见附件。')])),
  ),
  fault(
    'table.image',
    'three',
    html((made) => withBody(made, 3, [{ kind: 'image', alt: '表' }])),
  ),
  fault(
    'row.missing',
    'a result',
    html((made) => withSheet(made, 2, (sheet) => sheet.filter((row) => row[0]?.text !== '行政强制'))),
  ),
  fault(
    'cell.unreadable',
    'words',
    html((made) => withCell(made, 'disputes.reconsideration.pending', unreadable('详见附件'))),
  ),
  fault(
    'label.unrecognised',
    'a remark',
    html((made) => withSheet(made, 2, (sheet) => [...sheet, [{ text: '备注栏另附说明', columnSpan: 4 }]])),
  ),
  fault(
    'cell.ambiguous',
    'dropped blanks',
    text('D1', (made) =>
      ['granted', 'denied.repeated'].reduce(
        (at) =>
          withCell(
            withCell(at, 'requests.results.granted.enterprises', blank),
            'requests.results.granted.total',
            blank,
          ),
        withCell(made, 'requests.results.granted.naturalPersons', number(1)),
      ),
    ),
  ),
]

const bodyOf = (made: MadeReport, section: number): Piece[] =>
  made.sections.find(({ number }) => number === section)!.body

/** The same agency's report in the format of 2021. */
const withFormat = (made: MadeReport, year: number): MadeReport =>
  made2021(made)
    ? made
    : withProse(
        makeReport({
          agency: made.agency,
          year,
          seed: made.year,
          printed: Object.fromEntries(REGULATION_CELLS.map((indicator) => [indicator, number(0)])),
        }),
        made.year,
      )
