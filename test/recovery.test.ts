import { describe, expect, it } from '@jest/globals'
import { type Equation, equationsOf } from '../src/form/equations.js'
import type { Diagnostic } from '../src/diagnostics/diagnostic.js'
import { inWords } from './support/told.js'
import { tableOfRows } from '../src/document.js'
import { reconstruct } from '../src/tables/reconstruct.js'
import { type LostRow, type Recovery, recover } from '../src/tables/recovery/solve.js'
import { TEMPLATES, type Template, indicatorId } from '../src/form/index.js'
import { fractionsFrom } from './support/generate/numbers.js'

type Cells = Map<string, number | null>

/** A row as printed, `_` for a blank: what is left of it in a source that drops blanks. */
const printed = (row: string): (number | null)[] =>
  row
    .trim()
    .split(/\s+/)
    .map((text) => (text === '_' ? null : Number(text)))

/** What a table looks like whose source drops the blanks of each row. */
function dropBlanks(rows: readonly (readonly string[])[], truth: Cells, equations: readonly Equation[]) {
  const known: Cells = new Map()
  const lost: LostRow[] = []
  for (const cells of rows) {
    const survivors = cells.map((cell) => truth.get(cell)!).filter((value) => value !== null)
    if (survivors.length > 0 && survivors.length < cells.length) lost.push({ cells, survivors })
    else cells.forEach((cell) => known.set(cell, truth.get(cell)!))
  }
  return { known, lost, equations }
}

const rowsOf = (template: Template): string[][] =>
  template.blocks.flatMap((block) => {
    const rows = block.rows.map((row) => block.columns.map((column) => indicatorId(template, row, column)))
    return template.layout === 'across' ? [rows.flat()] : rows
  })

/** A small form: rows in1, out1, out2, all; columns a, b, c, total; `all` = out1 + out2 = in1. */
const SMALL = ['in1', 'out1', 'out2', 'all'].map((row) =>
  ['a', 'b', 'c', 'total'].map((column) => `${row}.${column}`),
)
const smallEquations: Equation[] = [
  ...SMALL.map(
    (row): Equation => ({
      code: 'check.rowTotal',
      indicator: row[3]!,
      left: row.slice(0, 3),
      right: [row[3]!],
    }),
  ),
  ...[0, 1, 2, 3].flatMap((c): Equation[] => [
    {
      code: 'check.columnTotal',
      indicator: SMALL[3]![c]!,
      left: [SMALL[1]![c]!, SMALL[2]![c]!],
      right: [SMALL[3]![c]!],
    },
    { code: 'check.balance', indicator: SMALL[3]![c]!, left: [SMALL[0]![c]!], right: [SMALL[3]![c]!] },
  ]),
]

function recoverSmall(...rows: [string, string, string, string]): { table: string[]; recovery: Recovery } {
  const truth: Cells = new Map(
    rows.flatMap((row, r) => printed(row).map((value, c): [string, number | null] => [SMALL[r]![c]!, value])),
  )
  const problem = dropBlanks(SMALL, truth, smallEquations)
  const recovery = recover(problem)
  const cell = (id: string) => {
    const { state, value } = recovery.cells.get(id) ?? { state: 'known', value: problem.known.get(id) }
    return state === 'ambiguous' ? '?' : (value ?? '_')
  }
  return { table: SMALL.map((row) => row.map(cell).join(' ')), recovery }
}

describe('recover', () => {
  it('puts a dropped blank back where the sums leave one place', () => {
    const { table, recovery } = recoverSmall('3 4 5 12', '1 _ 2 3', '2 4 3 9', '3 4 5 12')
    expect(table).toEqual(['3 4 5 12', '1 _ 2 3', '2 4 3 9', '3 4 5 12'])
    expect(recovery.exhausted).toBe(false)
    expect(recovery.contradicted).toBeUndefined()
  })

  it('tells which survivor stands in a cell', () => {
    const { recovery } = recoverSmall('3 4 5 12', '1 _ 2 3', '2 4 3 9', '3 4 5 12')
    expect(recovery.cells.get('out1.c')).toEqual({ state: 'number', value: 2, survivor: 1 })
    expect(recovery.cells.get('out1.b')).toEqual({ state: 'blank', value: null })
  })

  it('leaves a blank between zeros ambiguous', () => {
    const { recovery } = recoverSmall('3 0 0 3', '1 0 _ 1', '2 0 0 2', '3 0 0 3')
    expect(recovery.cells.get('out1.b')).toEqual({ state: 'ambiguous', value: null, candidates: [0, null] })
    expect(recovery.cells.get('out1.a')).toMatchObject({ state: 'number', value: 1 })
  })

  it('does not take the last survivor for the total: no row prints one', () => {
    const { table } = recoverSmall('25 12 1 _', '20 2 1 _', '5 10 _ _', '25 12 1 _')
    expect(table[0]).toBe('25 12 1 _')
    expect(table[1]).toBe('20 2 1 _')
  })

  it('infers nothing where rows of one number and its total may as well be two numbers', () => {
    const { recovery } = recoverSmall('5 _ _ 5', '3 _ _ 3', '2 _ _ 2', '5 _ _ 5')
    expect([...recovery.cells.values()].every(({ state }) => state === 'ambiguous')).toBe(true)
  })

  it('infers nothing from a table whose sums contradict every placement, and names the rules that fail', () => {
    const { table, recovery } = recoverSmall('3 4 5 12', '1 _ 2 3', '2 4 3 8', '3 4 5 12')
    expect(table[1]).toBe('? ? ? ?')
    expect(recovery.contradicted).toEqual(['check.rowTotal out2.total', 'check.columnTotal all.total'])
  })

  it('does not trust a sum that only one wrong number makes fit', () => {
    // 总计 0 beside a 1, and a blank further on: with the total blank instead, everything would close.
    const template = TEMPLATES.find(({ table }) => table === 'disputes')!
    const cells = rowsOf(template)[0]!
    const { cells: solved } = recover({
      known: new Map(),
      lost: [{ cells, survivors: printed('1 0 0 0 0 0 0 0 0 0 0 0 0 0') }],
      equations: equationsOf(template),
    })
    expect([...solved.values()].filter(({ state }) => state === 'blank')).toEqual([])
  })

  it('recovers nothing without equations, and never a mark that is no number', () => {
    const { cells } = recover({
      known: new Map(),
      lost: [
        { cells: ['a', 'b'], survivors: [3] },
        { cells: ['c', 'd'], survivors: [null] },
      ],
      equations: [],
    })
    expect([...cells.values()].map(({ state }) => state)).toEqual([
      'ambiguous',
      'ambiguous',
      'ambiguous',
      'ambiguous',
    ])
    expect(cells.get('a')).toMatchObject({ candidates: [3, null] })
  })

  it('says when its work came to the limit, and infers nothing unproved', () => {
    const rows: [string, string, string, string] = ['3 4 5 12', '1 _ 2 3', '2 4 3 9', '3 4 5 12']
    const truth: Cells = new Map(
      rows.flatMap((row, r) =>
        printed(row).map((value, c): [string, number | null] => [SMALL[r]![c]!, value]),
      ),
    )
    const { cells, exhausted } = recover(dropBlanks(SMALL, truth, smallEquations), { work: 0 })
    expect(exhausted).toBe(true)
    expect([...cells.values()].every(({ state }) => state === 'ambiguous')).toBe(true)
  })
})

interface Kind {
  /** Share of the counts that are not 0, for each applicant or for all. */
  fill: number | number[]
  /** The greatest count. */
  size: number
  /** Share of the zeros that are left blank. */
  blanks: number
  /** Share of the rows whose total is left out. */
  noTotal?: number
  /** One number is wrong: a total by some amount, a total of 0, or any number. */
  wrong?: 'total' | 'zero' | 'any'
}

/** A table of section 三 as an office prints it. */
function requestsTable(
  template: Template,
  { fill, size, blanks, noTotal = 0, wrong }: Kind,
  random: () => number,
): Cells {
  const { rows, columns } = template.blocks[0]!
  const id = (row: string, column: string) => indicatorId(template, { key: row }, { key: column })
  const applicants = columns.slice(0, -1).map(({ key }) => key)
  const results = rows
    .map(({ key }) => key)
    .filter((key) => key.startsWith('results.') && key !== 'results.total')
  const counts = new Map<string, number>()
  applicants.forEach((column, c) => {
    const count = () =>
      random() < (typeof fill === 'number' ? fill : fill[c]!) ? 1 + Math.floor(size ** random() - 1) : 0
    const parts = results.map((row) => [row, count()] as const)
    const total = parts.reduce((sum, [, value]) => sum + value, 0)
    const forward = count()
    const carriedIn = Math.min(count(), total + forward)
    const all = [
      ...parts,
      ['results.total', total],
      ['carriedForward', forward],
      ['carriedIn', carriedIn],
      ['received', total + forward - carriedIn],
    ] as const
    all.forEach(([row, value]) => counts.set(id(row, column), value))
  })
  for (const { key } of rows)
    counts.set(
      id(key, 'total'),
      applicants.reduce((sum, column) => sum + counts.get(id(key, column))!, 0),
    )
  if (wrong) {
    const candidates = [...counts.keys()].filter(
      (cell) =>
        counts.get(cell)! > 0 &&
        (wrong === 'any' || cell.endsWith('.total') || cell.includes('results.total.')),
    )
    const cell = candidates[Math.floor(random() * candidates.length)]
    const by = (value: number) =>
      Math.max(0, value + (random() < 0.5 ? -1 : 1) * (1 + Math.floor(random() * value)))
    if (cell) counts.set(cell, wrong === 'zero' ? 0 : by(counts.get(cell)!))
  }
  return new Map(
    rows.flatMap(({ key }) => {
      const without = random() < noTotal
      return columns.map(({ key: column }): [string, number | null] => {
        const value = counts.get(id(key, column))!
        return [
          id(key, column),
          (without && column === 'total') || (value === 0 && random() < blanks) ? null : value,
        ]
      })
    }),
  )
}

interface Share {
  lost: number
  number: number
  blank: number
  ambiguous: number
  wrong: number
}

const REQUESTS = TEMPLATES.filter(({ table }) => table === 'requests')

function sharesOf(kind: Kind, tables: number, seed = 1): Share {
  const share: Share = { lost: 0, number: 0, blank: 0, ambiguous: 0, wrong: 0 }
  for (let i = 0; i < tables; i++) {
    const template = REQUESTS[i % REQUESTS.length]!
    const truth = requestsTable(template, kind, fractionsFrom(seed * 100_003 + i))
    for (const [cell, { state, value }] of recover(dropBlanks(rowsOf(template), truth, equationsOf(template)))
      .cells) {
      share.lost++
      if (state === 'ambiguous') share.ambiguous++
      else if (value !== truth.get(cell)) share.wrong++
      else share[state]++
    }
  }
  return share
}

const percent = (count: number, { lost }: Share): number => Math.round((100 * count) / Math.max(1, lost))

/** How many of the applicants of a city's requests there are, from natural persons to others. */
const CITY = [0.9, 0.5, 0.05, 0.1, 0.15, 0.2]

const KINDS: Record<string, Kind> = {
  'dense, a few blanks': { fill: 0.97, size: 500, blanks: 1 },
  'zeros printed but for some': { fill: 0.3, size: 50, blanks: 0.05 },
  'half of the zeros blank': { fill: 0.3, size: 50, blanks: 0.5 },
  'a city, blanks for zeros': { fill: CITY, size: 500, blanks: 1 },
  'sparse, blanks for zeros': { fill: 0.15, size: 50, blanks: 1 },
  'sparse and small': { fill: 0.1, size: 3, blanks: 1 },
  'natural persons only': { fill: [0.5, 0, 0, 0, 0, 0], size: 100, blanks: 1 },
  'no totals': { fill: 0.5, size: 50, blanks: 0.5, noTotal: 1 },
  'some totals': { fill: 0.5, size: 50, blanks: 0.5, noTotal: 0.4 },
  'some totals, small': { fill: 0.2, size: 3, blanks: 1, noTotal: 0.5 },
}
const TABLES = Number(process.env['RECOVERY_TABLES'] ?? 10)

/** Percent of the lost cells that come out as numbers and as blanks: may only rise. */
const FLOORS: Record<string, [number, number]> = {
  'dense, a few blanks': [79, 13],
  'zeros printed but for some': [51, 3],
  'half of the zeros blank': [14, 2],
  'a city, blanks for zeros': [9, 10],
  'sparse, blanks for zeros': [7, 11],
  'sparse and small': [3, 3],
  'natural persons only': [0, 0],
  'no totals': [17, 8],
  'some totals': [11, 3],
  'some totals, small': [6, 2],
}

describe('random tables of section 三', () => {
  it.each(Object.entries(KINDS))('%s: every cell is the truth or ambiguous', (name, kind) => {
    const share = sharesOf(kind, TABLES)
    if (process.env['RECOVERY_SHOW'])
      console.log(name, share, percent(share.number, share), percent(share.blank, share))
    expect(share.wrong).toBe(0)
    // Measured on the usual number of tables.
    if (process.env['RECOVERY_TABLES']) return
    const [number, blank] = FLOORS[name]!
    expect(percent(share.number, share)).toBeGreaterThanOrEqual(number)
    expect(percent(share.blank, share)).toBeGreaterThanOrEqual(blank)
  })

  const wrongs = (['total', 'zero', 'any'] as const).flatMap((wrong) =>
    Object.entries(KINDS).map(([name, kind]) => [name, wrong, kind] as const),
  )
  it.each(wrongs)('%s, one number wrong (%s): nothing wrong is inferred', (_, wrong, kind) => {
    expect(sharesOf({ ...kind, wrong }, TABLES, 2).wrong).toBe(0)
  })
})

describe('random tables of section 四', () => {
  const template = TEMPLATES.find(({ table }) => table === 'disputes')!
  const cells = rowsOf(template)[0]!

  /** Three groups of four counts and a total; a wrong total is 0 or off by one. */
  const disputes = (
    fill: number,
    blanks: number,
    noTotal: number,
    wrong: number,
    random: () => number,
  ): Cells => {
    const slipOf = (sum: number): number => (random() < 0.5 ? 0 : sum + 1)
    const groups = [0, 1, 2].flatMap((): (number | null)[] => {
      const counts = [0, 1, 2, 3].map(() => (random() < fill ? 1 + Math.floor(random() * 9) : 0))
      const sum = counts.reduce((a, b) => a + b, 0)
      const slip = random() < wrong
      const total = slip ? slipOf(sum) : sum
      const values: (number | null)[] = [...counts, total].map((value) =>
        value === 0 && random() < blanks ? null : value,
      )
      return random() < noTotal ? [...values.slice(0, 4), null] : values
    })
    return new Map(cells.map((cell, i) => [cell, groups[i]!]))
  }

  it.each([
    [0.9, 0.5, 0, 0],
    [0.5, 0.2, 0, 0],
    [0.3, 1, 0, 0],
    [0.5, 0.5, 0.3, 0],
    [0.3, 0.1, 0, 0.3],
    [0.8, 0.7, 0, 0.3],
  ])(
    'fill %d, blanks for zeros %d, totals left out %d, wrong %d: every cell is the truth or ambiguous',
    (fill, blanks, noTotal, wrong) => {
      for (let i = 0; i < TABLES; i++) {
        const truth = disputes(fill, blanks, noTotal, wrong, fractionsFrom(i))
        for (const [cell, { state, value }] of recover(dropBlanks([cells], truth, equationsOf(template)))
          .cells) {
          if (state !== 'ambiguous') expect([i, cell, value]).toEqual([i, cell, truth.get(cell)])
        }
      }
    },
  )
})

describe('lost rows in a stream', () => {
  const template = REQUESTS[1]!
  const rows = template.blocks[0]!.rows
  /** A table of section 三 whose source dropped its blanks: 5 received, 4 granted, 1 refused. */
  const table = (values: Record<string, string>) =>
    tableOfRows(
      [
        template.blocks[0]!.columns.map(({ label }) => ({ text: label })),
        ...rows.map(({ key, path }) =>
          [path.at(-1)!, ...(values[key] ?? '0 0 0 0 0 0 0').split(' ').filter((text) => text !== '_')].map(
            (text) => ({ text }),
          ),
        ),
      ],
      'dropped',
    )
  const read = (values: Record<string, string>) => {
    const diagnostics: Diagnostic[] = []
    const { observations } = reconstruct(
      [table(values)],
      () => 3,
      (diagnostic) => void diagnostics.push(inWords(diagnostic)),
    )
    const row = (key: string) =>
      observations
        .filter(({ indicator }) => indicator.startsWith(`requests.${key}.`))
        .map(({ state, value, raw }) => (state === 'inferred' ? `${value}=${raw}` : state))
    return { row, diagnostics: diagnostics.filter(({ code }) => code === 'cell.ambiguous') }
  }
  const values = {
    received: '3 2 4 1 1 2 13',
    'results.granted': '2 _ 4 1 1 2 10',
    'results.denied.stateSecrets': '1 2 0 0 0 0 3',
    'results.total': '3 2 4 1 1 2 13',
  }

  it('are observed as inferred, with the printed text', () => {
    const { row, diagnostics } = read(values)
    expect(row('results.granted')).toEqual(['2=2', 'blank', '4=4', '1=1', '1=1', '2=2', '10=10'])
    expect(diagnostics).toEqual([])
  })

  it('are ambiguous with one diagnostic a row that lists what may stand where', () => {
    const { row, diagnostics } = read({ ...values, 'results.denied.stateSecrets': '1 2 0 _ 0 0 3' })
    expect(row('results.granted')).toEqual(['2=2', 'blank', '4=4', '1=1', '1=1', '2=2', '10=10'])
    expect(row('results.denied.stateSecrets')).toEqual([
      '1=1',
      '2=2',
      'ambiguous',
      'ambiguous',
      'ambiguous',
      'ambiguous',
      '3=3',
    ])
    expect(diagnostics.map(({ indicator }) => indicator)).toEqual(['requests.results.denied.stateSecrets'])
    expect(diagnostics[0]!.message).toContain('科研机构 0 or blank')
  })

  it('are ambiguous where the printed sums contradict every placement, and the diagnostic names the rule', () => {
    const { row, diagnostics } = read({ ...values, 'results.denied.stateSecrets': '1 2 0 0 0 0 9' })
    expect(row('results.granted')).toEqual(Array.from({ length: 7 }, () => 'ambiguous'))
    expect(diagnostics).toHaveLength(1)
    expect(diagnostics[0]!.message).toContain('Denied: state secrets, all applicants')
  })

  it('are not recovered where a number belongs to no row', () => {
    const withStray = table(values)
    const diagnostics: Diagnostic[] = []
    const stray = { kind: 'paragraph', text: '1' } as const
    const { observations } = reconstruct(
      [withStray, stray, tableOfRows([[{ text: '四、结转下年度继续办理' }]], 'dropped')],
      () => 3,
      (d) => void diagnostics.push(inWords(d)),
    )
    expect(observations.some(({ state }) => state === 'inferred')).toBe(false)
  })
})
