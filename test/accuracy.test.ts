/** @jest-environment <rootDir>/test/support/pdf-environment.cjs */
/** How accuracy is counted and held; and the fixtures, which may not fall below their floors. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { type Case, type Group, measure } from '../bench/accuracy/cases.js'
import { type Pinned, judge, percent, pinnedOf, written } from '../bench/accuracy/floors.js'
import { NOTHING, type Tally, type TrueCell, type Truth, scoreOf } from '../bench/accuracy/score.js'
import { fixtureCases } from '../bench/accuracy/sources.js'
import { PAGES, inPage } from '../bench/accuracy/tables.js'
import { type Diagnostic, type Report, parseReport } from '../src/index.js'

type Observation = Report['observations'][number]

const RECEIVED = 'requests.received.naturalPersons'

const observation = (
  indicator: Observation['indicator'],
  value: number | null,
  state: Observation['state'] = 'number',
  more: Partial<Observation> = {},
): Observation => ({ indicator, value, raw: '', state, location: { block: 4, row: 3, column: 1 }, ...more })

const warning = (more: Partial<Diagnostic> = {}): Diagnostic => ({
  code: 'cell.unreadable',
  severity: 'warning',
  origin: 'source',
  message: '',
  messageZh: '',
  labels: { section: null, row: null, column: null },
  ...more,
})

const reportOf = (
  observations: Observation[],
  diagnostics: Diagnostic[] = [],
  fields: Partial<Report> = {},
): Report =>
  ({
    observations,
    diagnostics,
    sections: [],
    title: null,
    agency: null,
    year: null,
    period: null,
    ...fields,
  }) as unknown as Report

const printed = (value: number | null, state = value === null ? 'blank' : 'number'): TrueCell => ({
  value,
  state,
  unit: null,
})
const truthOf = (cell: TrueCell): Truth => ({ cells: new Map([[RECEIVED, cell]]), fields: {} })

/** The tally of the one cell, without what is 0. */
const counted = (cell: TrueCell, got: Observation[], diagnostics: Diagnostic[] = []): Partial<Tally> =>
  Object.fromEntries(
    Object.entries(scoreOf(reportOf(got, diagnostics), truthOf(cell))['requests']!).filter(
      ([, count]) => count > 0,
    ),
  )

describe('a cell', () => {
  it.each<[string, TrueCell, Observation[], Partial<Tally>]>([
    [
      'the number',
      printed(5),
      [observation(RECEIVED, 5)],
      { cells: 1, exact: 1, numbers: 1, claimed: 1, right: 1 },
    ],
    [
      'the number, inferred',
      printed(5),
      [observation(RECEIVED, 5, 'inferred')],
      { cells: 1, exact: 1, numbers: 1, claimed: 1, right: 1, inferred: 1 },
    ],
    [
      'another number',
      printed(5),
      [observation(RECEIVED, 6)],
      { cells: 1, numbers: 1, claimed: 1, silent: 1 },
    ],
    [
      'the number in another unit',
      printed(5),
      [observation(RECEIVED, 5, 'number', { unit: '万元' })],
      { cells: 1, numbers: 1, claimed: 1, silent: 1 },
    ],
    ['a blank as a blank', printed(null), [observation(RECEIVED, null, 'blank')], { cells: 1, exact: 1 }],
    [
      'a blank as a zero',
      printed(null),
      [observation(RECEIVED, 0)],
      { cells: 1, claimed: 1, confused: 1, silent: 1 },
    ],
    [
      'a zero as a blank',
      printed(0),
      [observation(RECEIVED, null, 'blank')],
      { cells: 1, numbers: 1, confused: 1, silent: 1 },
    ],
    [
      'a stroke as a blank',
      printed(null, 'notApplicable'),
      [observation(RECEIVED, null, 'blank')],
      { cells: 1 },
    ],
    ['no cell for a number', printed(5), [], { cells: 1, numbers: 1, silent: 1 }],
    ['no cell for a blank', printed(null), [], { cells: 1 }],
    [
      'ambiguous for a number',
      printed(5),
      [observation(RECEIVED, null, 'ambiguous')],
      { cells: 1, numbers: 1, ambiguous: 1, silent: 1 },
    ],
    [
      'ambiguous for a blank',
      printed(null),
      [observation(RECEIVED, null, 'ambiguous')],
      { cells: 1, ambiguous: 1 },
    ],
    [
      'a cell that is claimed twice',
      printed(5),
      [observation(RECEIVED, 7), observation(RECEIVED, 5)],
      { cells: 1, exact: 1, numbers: 1, claimed: 2, right: 1, silent: 1 },
    ],
    [
      'a number for a cell that is not there',
      printed(5),
      [observation(RECEIVED, 5), observation('requests.received.total', 5)],
      { cells: 1, exact: 1, numbers: 1, claimed: 2, right: 1, silent: 1 },
    ],
  ])('%s', (_, truth, got, expected) => expect(counted(truth, got)).toEqual(expected))

  it('is known by its number alone where the truth says no more', () => {
    for (const got of [[], [observation(RECEIVED, null, 'notApplicable')]])
      expect(counted({ value: null }, got)).toEqual({ cells: 1, exact: 1 })
    expect(counted({ value: null }, [observation(RECEIVED, null, 'ambiguous')])).toEqual({
      cells: 1,
      ambiguous: 1,
    })
    expect(counted({ value: null }, [observation(RECEIVED, 0)])).toEqual({
      cells: 1,
      claimed: 1,
      confused: 1,
      silent: 1,
    })
  })

  it.each<[string, Diagnostic, boolean]>([
    ['itself', warning({ indicator: RECEIVED }), true],
    ['its row', warning({ indicator: 'requests.received' }), true],
    [
      'a sum it is a part of',
      warning({
        code: 'check.rowTotal',
        indicator: 'requests.received.total',
        parts: [{ indicator: RECEIVED, value: 6 }],
      }),
      true,
    ],
    ['its place', warning({ location: { block: 4, row: 3, column: 1 } }), true],
    ['the place of its row', warning({ location: { block: 4, row: 3 } }), true],
    ['another cell of its row', warning({ location: { block: 4, row: 3, column: 2 } }), false],
    ['its table', warning({ indicator: 'requests', location: { block: 4 } }), false],
    ['rows that are missing', warning({ code: 'row.missing' }), false],
    ['itself, but as an information', warning({ indicator: RECEIVED, severity: 'info' }), false],
    ['another row whose name begins alike', warning({ indicator: 'requests.receive' }), false],
  ])('with a wrong number is not silent where a finding names %s', (_, diagnostic, named) => {
    expect(counted(printed(5), [observation(RECEIVED, 6)], [diagnostic]).silent ?? 0).toBe(named ? 0 : 1)
  })

  it('that is lost is not silent where rows are said to be missing', () => {
    expect(counted(printed(5), [], [warning({ code: 'row.missing' })])).toEqual({ cells: 1, numbers: 1 })
    expect(counted(printed(5), [], [warning({ code: 'section.order' })])).toEqual({
      cells: 1,
      numbers: 1,
      silent: 1,
    })
  })
})

describe('a report', () => {
  const truth: Truth = {
    cells: new Map([[RECEIVED, printed(5)]]),
    fields: {
      sections: ['1 总体情况', '2 主动公开政府信息情况'],
      title: [],
      agency: ['望川县教育局'],
      year: ['2023'],
    },
  }
  const sections = [
    { number: 1, title: '总体情况' },
    { number: null, title: '附' },
    { number: 3, title: '主动公开政府信息情况' },
  ] as unknown as Report['sections']
  const fields = { sections, title: null, agency: '望川县 教育局', year: 2023 }

  it('is counted field by field, white space aside', () => {
    const tallies = scoreOf(reportOf([observation(RECEIVED, 5)], [], fields), truth)
    expect(tallies).toMatchObject({
      sections: { cells: 2, exact: 1, numbers: 2, claimed: 2, right: 1 },
      title: { cells: 1, exact: 1, numbers: 0, claimed: 0, right: 0 },
      agency: { cells: 1, exact: 1, numbers: 1, claimed: 1, right: 1 },
      year: { cells: 1, exact: 1, numbers: 1, claimed: 1, right: 1 },
      reports: { cells: 1, exact: 0 },
    })
    expect(tallies).not.toHaveProperty('period')
  })

  it('is right as a whole when all is exact and nothing is added', () => {
    const right = { ...truth, fields: { agency: ['望川县教育局'] } }
    const whole = (...observations: Observation[]) =>
      scoreOf(reportOf(observations, [], fields), right)['reports']!.exact
    expect(whole(observation(RECEIVED, 5))).toBe(1)
    expect(
      whole(observation(RECEIVED, 5), observation('disputes.reconsideration.total', null, 'blank')),
    ).toBe(1)
    expect(whole(observation(RECEIVED, 5), observation('disputes.reconsideration.total', 0))).toBe(0)
    expect(whole(observation(RECEIVED, null, 'ambiguous'))).toBe(0)
  })

  const oneCase = (name: string, expected: Case['truth']): Case => ({
    file: name,
    format: 'text',
    bytes: Buffer.from(name),
    truth: expected,
  })
  const refuse = (code: string) => () => Promise.reject(Object.assign(new Error(code), { code }))

  it('that is refused has none of its cells, and says so', async () => {
    const { formats } = await measure([oneCase('a', truth)], refuse('input.corrupt'))
    expect(formats['text']).toMatchObject({
      requests: { cells: 1, exact: 0, claimed: 0, silent: 0 },
      year: { cells: 1, exact: 0 },
      reports: { cells: 1, exact: 0 },
    })
  })

  it('that must be refused is right when it is', async () => {
    const must = [oneCase('a', { refused: 'input.noText' })]
    expect((await measure(must, refuse('input.noText'))).formats['text']).toEqual({
      reports: { ...NOTHING, cells: 1, exact: 1, numbers: 1, claimed: 1, right: 1 },
    })
    expect((await measure(must, refuse('input.corrupt'))).formats['text']!['reports']!.exact).toBe(0)
    expect(
      (await measure(must, () => Promise.resolve(reportOf([])))).formats['text']!['reports']!.exact,
    ).toBe(0)
  })
})

describe('floors', () => {
  const group = (
    tally: Partial<Tally>,
    files: Record<string, string> = { 'a.html': 'a1', 'b.html': 'b1' },
  ): Group => ({
    sha256: Object.values(files).join(),
    files: new Map(Object.entries(files)),
    formats: {
      html: {
        requests: { ...NOTHING, cells: 100, exact: 98, numbers: 80, claimed: 80, right: 79, ...tally },
      },
    },
  })
  const floors = pinnedOf(group({}))
  const judged = (measured: Group, permissions = {}) => judge('fixtures', floors, measured, permissions)

  it('are kept by the same again', () =>
    expect(judged(group({}))).toEqual({ pinned: floors, problems: [], risen: [] }))

  it.each<[string, Partial<Tally>, string]>([
    [
      'fewer exact cells',
      { exact: 97 },
      'fixtures html requests: exact 97.00 % (97 of 100), floor 98.00 % (98 of 100)',
    ],
    [
      'fewer right numbers',
      { right: 78 },
      'fixtures html requests: precision 97.50 % (78 of 80), floor 98.75 % (79 of 80)',
    ],
    ['a confusion', { confused: 1 }, 'fixtures html requests: confused 1, floor 0'],
    ['a silent wrong cell', { silent: 1 }, 'fixtures html requests: silent 1, floor 0'],
  ])('fail on %s, whatever else is allowed', (_, tally, line) => {
    for (const permissions of [{}, { pin: true }, { acceptCorpus: true, pin: true }]) {
      const { pinned, problems } = judged(group(tally), permissions)
      expect(problems[0]).toBe(`${line} (--lower-floors would lower the floor)`)
      expect(pinned).toBe(floors)
    }
  })

  it('are lowered on demand alone', () => {
    const lower = group({ exact: 97 })
    expect(judged(lower, { lowerFloors: true })).toEqual({ pinned: pinnedOf(lower), problems: [], risen: [] })
  })

  it('rise on demand, and are said to have room until then', () => {
    const higher = group({ exact: 99 })
    expect(judged(higher)).toEqual({
      pinned: floors,
      problems: [],
      risen: ['fixtures html requests: exact 99.00 % (99 of 100), floor 98.00 % (98 of 100)'],
    })
    expect(judged(higher, { pin: true })).toEqual({ pinned: pinnedOf(higher), problems: [], risen: [] })
  })

  it('do not rise in one place while they fall in another', () => {
    const { pinned, problems } = judged(group({ exact: 99, silent: 1 }), { pin: true })
    expect([pinned, problems.length]).toEqual([floors, 1])
  })

  it('belong to files: others are named, and accepted on demand', () => {
    const changed = group({}, { 'a.html': 'a1', 'b.html': 'b2', 'c.html': 'c1' })
    expect(judged(changed).problems).toEqual([
      expect.stringMatching(/changed or new: b\.html, c\.html; pinned and not here as they were: 1 /),
    ])
    expect(judged(changed, { pin: true }).pinned).toBe(floors)
    expect(judged(changed, { acceptCorpus: true })).toEqual({
      pinned: pinnedOf(changed),
      problems: [],
      risen: [],
    })
  })

  it('hold for each row: one that is gone has fallen', () => {
    const { problems } = judged({ ...group({}), formats: {} })
    expect(problems).toEqual([
      'fixtures html requests: rows 0, floor 1 (--lower-floors would lower the floor)',
    ])
  })

  it('must be there', () => {
    expect(judge('fixtures', undefined, group({})).problems).toHaveLength(1)
    expect(judge('fixtures', undefined, group({}), { pin: true })).toEqual({
      pinned: floors,
      problems: [],
      risen: [],
    })
  })

  it('never round up to all', () =>
    expect([percent([9999, 10_000]), percent([99_999, 100_000]), percent([3, 3]), percent([0, 0])]).toEqual([
      '99.99',
      '99.99',
      '100',
      '–',
    ]))
})

describe('this project', () => {
  const text = readFileSync('bench/accuracy-floors.json', 'utf8')
  const floors = JSON.parse(text) as Record<string, Pinned>

  it('has a file of floors as the command writes it', () => expect(written(floors)).toBe(text))

  it('reads its fixtures no worse than it did', async () => {
    const measured = await measure(fixtureCases(), parseReport)
    expect(judge('fixtures', floors['fixtures'], measured).problems).toEqual([])
  })

  it.each(PAGES)('prints the floors in %s', (name) => {
    const readme = readFileSync(name, 'utf8')
    expect(inPage(name, readme, floors)).toBe(readme)
  })
})
