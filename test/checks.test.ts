import { describe, expect, it } from '@jest/globals'
import { checkArithmetic } from '../src/checks/arithmetic.js'
import { checkPlausibility } from '../src/checks/plausibility.js'
import { checkStructure } from '../src/checks/structure.js'
import type { Diagnostic } from '../src/diagnostics/diagnostic.js'
import { inWords } from './support/told.js'
import { type Block, image, paragraph } from '../src/document.js'
import type { Observation } from '../src/report.js'
import { disputes } from '../src/form/tables/disputes.js'
import type { TableName, Template } from '../src/form/index.js'
import { requests2019 } from '../src/form/tables/requests.js'

const observation = (
  indicator: Observation['indicator'],
  value: number | null,
  more: Partial<Observation> = {},
): Observation => ({
  indicator,
  value,
  raw: value === null ? '' : String(value),
  state: value === null ? 'blank' : 'number',
  location: { block: 0 },
  ...more,
})

function found(template: Template, values: Record<string, number | null>): string[] {
  const all = new Map(
    Object.entries(values).map(([key, value]) => [
      `${template.table}.${key}`,
      observation(`${template.table}.${key}` as Observation['indicator'], value),
    ]),
  )
  const findings: Diagnostic[] = []
  checkArithmetic(template, all, (diagnostic) => void findings.push(inWords(diagnostic)))
  return findings.map(
    ({ code, severity, origin, indicator, expected, actual }) =>
      `${severity} ${origin} ${code} ${indicator}: ${expected}, not ${actual}`,
  )
}

describe('arithmetic', () => {
  const outcome = (
    upheld: number | null,
    corrected: number | null,
    other: number | null,
    pending: number | null,
    total: number | null,
  ) => ({
    'reconsideration.upheld': upheld,
    'reconsideration.corrected': corrected,
    'reconsideration.other': other,
    'reconsideration.pending': pending,
    'reconsideration.total': total,
  })

  it('finds a total that is not the sum', () => {
    expect(found(disputes, outcome(1, 2, 3, 4, 10))).toEqual([])
    expect(found(disputes, outcome(1, 2, 3, 4, 0))).toEqual([
      'error source check.disputeTotal disputes.reconsideration.total: 10, not 0',
    ])
    expect(found(disputes, outcome(0, 0, 0, 0, 2))).toEqual([
      'error source check.disputeTotal disputes.reconsideration.total: 0, not 2',
    ])
  })

  it('takes no blank for a zero', () => {
    expect(found(disputes, outcome(5, null, null, 2, 7))).toEqual([])
    expect(found(disputes, outcome(5, null, null, 2, 9))).toEqual([])
    expect(found(disputes, outcome(5, null, null, 2, 6))).toEqual([
      'error source check.disputeTotal disputes.reconsideration.total: 7, not 6',
    ])
    expect(found(disputes, outcome(5, 1, 0, 2, null))).toEqual([])
    expect(found(disputes, outcome(null, null, null, null, null))).toEqual([])
    expect(found(disputes, {})).toEqual([])
  })

  it('balances each column, and names the balance', () => {
    const column = (received: number, carriedIn: number, total: number, carriedForward: number | null) => ({
      'received.enterprises': received,
      'carriedIn.enterprises': carriedIn,
      'results.granted.enterprises': total,
      'results.total.enterprises': total,
      'carriedForward.enterprises': carriedForward,
    })
    expect(found(requests2019, column(5, 2, 6, 1))).toEqual([])
    expect(found(requests2019, column(5, 2, 6, 0))).toEqual([
      'error source check.balance requests.balance.enterprises: 7, not 6',
    ])
    expect(found(requests2019, column(5, 2, 6, null))).toEqual([])
    expect(found(requests2019, column(5, 2, 8, null))).toEqual([
      'error source check.balance requests.balance.enterprises: 7, not 8',
    ])
  })

  it('adds the result rows up, that of （六） among them', () => {
    const column = (combined: number) => ({
      'results.granted.total': 1,
      'results.other.combined.total': combined,
      'results.total.total': 3,
    })
    expect(found(requests2019, column(2))).toEqual([])
    expect(found(requests2019, column(4))).toEqual([
      'error source check.columnTotal requests.results.total.total: 5, not 3',
    ])
  })
})

describe('plausibility', () => {
  const codes = (given: Observation): string[] => {
    const findings: Diagnostic[] = []
    checkPlausibility([given], null, (diagnostic) => void findings.push(inWords(diagnostic)))
    return findings.map(({ code, severity }) => `${severity} ${code}`)
  }

  it('finds counts that are none', () => {
    expect(codes(observation('requests.received.total', -1))).toEqual(['warning check.plausible'])
    expect(codes(observation('requests.received.total', 1.5))).toEqual(['warning check.plausible'])
    expect(codes(observation('requests.received.total', 0))).toEqual([])
    expect(codes(observation('requests.received.total', null))).toEqual([])
  })

  it('lets changes fall and money have decimals', () => {
    expect(codes(observation('proactiveDisclosure.licensing.change', -35))).toEqual([])
    expect(codes(observation('proactiveDisclosure.fees.amount', 7730.28))).toEqual([])
    expect(codes(observation('proactiveDisclosure.procurement.amount', 251000, { unit: '元' }))).toEqual([])
  })

  it('finds money in another unit than the form asks for', () => {
    expect(codes(observation('proactiveDisclosure.fees.amount', 251000, { unit: '元' }))).toEqual([
      'warning check.unit',
    ])
    expect(codes(observation('proactiveDisclosure.fees.amount', 25.1, { unit: '万元' }))).toEqual([])
  })
})

describe('structure', () => {
  const sections = [2, 3, 4].map((number, i) => ({
    number,
    title: '',
    rest: '',
    heading: 2 * i,
    from: 2 * i + 1,
    to: 2 * i + 2,
  }))
  const codes = (blocks: Block[], read: TableName[]): string[] => {
    const findings: Diagnostic[] = []
    const formats = new Map(read.map((table) => [table, '2021'] as const))
    checkStructure(
      { blocks, sections, formats, lost: new Set(), year: 2022 },
      (finding) => void findings.push(inWords(finding)),
    )
    return findings.map(({ code, severity, location }) => `${severity} ${code} ${location?.block}`)
  }
  const blocks = [
    paragraph('二'),
    image('表'),
    paragraph('三'),
    paragraph('见附件'),
    paragraph('四'),
    paragraph('无'),
  ]

  it('tells a picture from a table that is not there', () => {
    expect(codes(blocks, [])).toEqual([
      'warning table.image 1',
      'warning table.missing 2',
      'warning table.missing 4',
    ])
    expect(codes(blocks, ['proactiveDisclosure', 'requests', 'disputes'])).toEqual([])
  })
})
