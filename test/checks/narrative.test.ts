/** Numbers as prose writes them, and the lawful ways in which they differ from the tables. */
import { describe, expect, it } from '@jest/globals'
import { amountsIn } from '../../src/checks/narrative/amounts.js'
import { numberOf } from '../../src/form/lexicon/numerals.js'
import { checkNarrative } from '../../src/checks/narrative/index.js'
import { paragraph } from '../../src/document.js'
import type { Observation } from '../../src/report.js'
import { TEMPLATES, cellsOf } from '../../src/form/index.js'

describe('amounts', () => {
  const read = (text: string): string[] =>
    amountsIn(text).map(({ from, to, unit }) => (from === to ? `${from} ${unit}` : `${from}–${to} ${unit}`))

  it.each([
    ['收到申请一件', ['1 件']],
    ['两百三十五宗', ['235 宗']],
    ['一百零六份', ['106 份']],
    ['十二条', ['12 条']],
    ['四十余条', ['40–50 条']],
    ['300余件', ['300–400 件']],
    ['近300件', ['210–300 件']],
    ['约20件', ['14–30 件']],
    ['13.6万条', ['135500–136500 条']],
    ['2万余条', ['20000–30000 条']],
    ['3.5万元', ['34500–35500 元']],
    ['380元', ['380 元']],
    ['受理3119件答复3050件', ['3119 件', '3050 件']],
    ['第一件', []],
    ['占33.9%', []],
    ['二十日内', []],
  ])('%s', (text, amounts) => expect(read(text)).toEqual(amounts))

  it('knows what is no number', () => {
    expect(['十百', '二三', '十十'].map(numberOf)).toEqual([null, null, null])
    expect(['零', '十', '二十', '一百一十', '三千零五'].map(numberOf)).toEqual([0, 10, 20, 110, 3005])
  })
})

const expected = new Set(
  TEMPLATES.filter(({ formats }) => (formats as readonly string[]).includes('2021')).flatMap((template) =>
    cellsOf(template).map(({ indicator }) => indicator),
  ),
)

function claimed(
  text: string,
  values: Record<string, number | null>,
  agency: string | null = '望川县教育局',
): string[] {
  const observations = new Map(
    [...expected].map((indicator): [string, Observation] => {
      const value = indicator in values ? values[indicator]! : 0
      return [
        indicator,
        { indicator, value, raw: '', state: value === null ? 'blank' : 'number', location: { block: 9 } },
      ]
    }),
  )
  const found: string[] = []
  const sections = [{ number: 1, from: 0, to: 1 }]
  checkNarrative(
    { blocks: [paragraph(text)], sections, agency, year: 2024 },
    { observations, form: { indicators: expected, lists: new Map() } },
    ({ indicator, actual }) => found.push(`${indicator}: ${actual}`),
  )
  return found
}

const table = {
  'requests.received.total': 713,
  'requests.received.naturalPersons': 700,
  'requests.carriedIn.total': 36,
  'requests.results.granted.total': 275,
  'requests.results.granted.naturalPersons': 258,
  'requests.results.unavailable.notHeld.total': 265,
  'requests.results.unavailable.needsCreation.total': 44,
  'requests.results.other.other.total': 8,
  'requests.results.total.total': 740,
  'requests.carriedForward.total': 9,
  'disputes.reconsideration.total': 7,
  'disputes.reconsideration.pending': 2,
  'disputes.litigation.direct.total': 3,
  'disputes.litigation.afterReconsideration.total': 1,
}

describe('lawful readings', () => {
  it.each([
    '全年共收到政府信息公开申请713件。',
    '全局共受理政府信息公开申请749件。',
    '2024年受理政府信息公开申请七百一十三宗，申请数量较去年回落12.3%。',
    '答复政府信息公开申请740件（含上年度结转申请36件，另有9件申请顺延到下年度答复）。',
    '共收到政府信息公开申请700余件，均按期办结。',
    '共收到依申请公开713件，其中网络申请500件、信函申请213件。',
    '政府信息公开申请中，予以公开及部分公开258件，因本机关不掌握等原因无法提供265件。',
    '依申请公开方面，732件按规定程序办结，8件申请人主动撤销。',
    '2023年收到政府信息公开申请512件。',
    '上半年收到政府信息公开申请300件。',
    '比上年增加政府信息公开申请50件。',
    '因政府信息公开引起的行政复议7件，诉讼4件，均获维持。',
    '因政府信息公开引起的行政复议已结5件。',
    '全年办理人大代表建议21件、政协提案12件，收到热线工单3150件。',
    '信息公开方面，作为复议机关备案行政复议134件。',
    '行政复议、行政诉讼共11件因政府信息公开而起。',
    '涉及征地的政府信息公开申请收到120件。',
    '全年未发生因政府信息公开被行政复议纠错的情况。',
  ])('%s', (text) => expect(claimed(text, table)).toEqual([]))

  it('of one office, and of the whole region', () => {
    expect(claimed('县政府办公室共收到政府信息公开申请17件。', table, '望川县人民政府')).toEqual([])
    expect(claimed('县政府办公室共收到政府信息公开申请1700件。', table, '望川县人民政府')).toEqual([
      'requests.received.total: 1700',
    ])
    expect(claimed('全县共收到政府信息公开申请1700件。', table, '望川县人民政府')).toEqual([])
  })

  it('of blanks', () => {
    const blank = Object.fromEntries([...expected].map((indicator) => [indicator, null]))
    expect(claimed('全年共收到政府信息公开申请713件，未发生行政诉讼。', blank)).toEqual([])
    expect(
      claimed('全年共收到政府信息公开申请700件。', {
        ...blank,
        'requests.received.naturalPersons': 713,
        'requests.results.total.total': 720,
        'requests.results.total.naturalPersons': 720,
      }),
    ).toEqual(['requests.received.total: 700'])
  })
})

describe('contradictions', () => {
  it.each([
    ['全年共收到政府信息公开申请731件。', ['requests.received.total: 731']],
    ['全年共收到政府信息公开申请2050件。', ['requests.received.total: 2050']],
    ['本年度未收到政府信息公开申请。', ['requests.received.total: 0']],
    ['受理政府信息公开申请，共计七十三件。', ['requests.received.total: 73']],
    ['政府信息公开申请结转下年度办理19件。', ['requests.carriedForward.total: 19']],
    ['有1件涉及政府信息公开工作的行政复议。', ['disputes.reconsideration.total: 1']],
    [
      '未发生因政府信息公开引起的行政复议、行政诉讼。',
      ['disputes.reconsideration.total: 0', 'disputes.litigation.direct.total: 0'],
    ],
    ['全年作出行政许可决定97件。', ['proactiveDisclosure.licensing.decisions: 97']],
  ])('%s', (text, found) => expect(claimed(text, table)).toEqual(found))
})
