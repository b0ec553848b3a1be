/** A stratified sample of cells to hold against their sources, and what it says of the share of wrong ones once it is ticked. */
import { indicatorOf } from '../codebook.js'
import { exactInterval, type StratumCount, type SampledShare, stratifiedInterval } from './interval.js'
import { PLACE_IN_WORDS, placeInWords, TO_FILL, toFill } from './review.js'
import { column, type OutputRow, type OutputTable, tableFormat, text } from './tables.js'
import type { Observation, Report } from '../report.js'

export const sampleTable: OutputTable = {
  name: 'audit',
  title: 'Sample of cells: a row for each, to be ticked as right or wrong',
  titleZh: '抽样核对',
  columns: [
    text('is_right', '是否正确', 'To fill in: 1 where what was read is what is printed, 0 where it is not'),
    ...TO_FILL,
    text(
      'source_row',
      '原表行',
      'The row of the table as it stands in the source, where the file is still there',
    ),
    ...PLACE_IN_WORDS,
    text('stratum', '层', 'Format, edition, table and state of the cell'),
    column('integer', 'stratum_cells', '层内总数', 'Cells of the data set in this stratum'),
  ],
}

export const sampleRow = (
  report: Report,
  cell: Observation,
  more: { sourceRow: string; stratum: Stratum },
): OutputRow => [
  null,
  ...toFill(report, cell),
  more.sourceRow,
  ...placeInWords(report, cell),
  more.stratum.name,
  more.stratum.cells,
]

/** pdf 2021 requests number */
export const stratumOf = (report: Report, { indicator, state }: Observation): string => {
  const { table } = indicatorOf(indicator)
  return [report.source.format, tableFormat(report, table), table, state]
    .filter((word) => word !== '')
    .join(' ')
}

export interface Stratum {
  name: string
  cells: number
}

/** Smaller strata than a third of the sample's size would take most of it for themselves. */
const OTHERS = 'others'
const LEAST_OF_EACH = 3

/**
 * How many cells of each stratum are drawn: in proportion to its size, of each at least one. Where there are more strata
 * than a third of the sample, the smallest are one.
 */
export function allotted(
  counts: ReadonlyMap<string, number>,
  size: number,
): Map<string, Stratum & { drawn: number }> {
  const most = Math.max(1, Math.floor(size / LEAST_OF_EACH))
  const bySize = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
  const apart = bySize.slice(0, bySize.length > most ? most - 1 : most)
  const rest = bySize.slice(apart.length)
  const others = { name: OTHERS, cells: sum(rest.map(([, cells]) => cells)) }
  const strata = [...apart.map(([name, cells]) => ({ name, cells })), ...(rest.length > 0 ? [others] : [])]
  const all = sum(strata.map(({ cells }) => cells))
  const drawn = shares(
    strata.map(({ cells }) => cells),
    Math.min(size, all),
  )
  const byName = new Map(strata.map((stratum, i) => [stratum.name, { ...stratum, drawn: drawn[i]! }]))
  return new Map(bySize.map(([name]) => [name, byName.get(name) ?? byName.get(OTHERS)!]))
}

/** [90, 9, 1] of 20 → [17, 2, 1]: whole numbers in proportion, of each at least one. */
function shares(sizes: readonly number[], total: number): number[] {
  const all = sum(sizes)
  const exact = sizes.map((size) => (size / all) * total)
  const drawn = exact.map((share, i) => Math.min(sizes[i]!, Math.max(1, Math.floor(share))))
  const order = exact.map((_, i) => i).sort((a, b) => (exact[b]! % 1) - (exact[a]! % 1))
  let left = total - sum(drawn)
  for (let round = 0; left !== 0 && round < total; round++) {
    for (const i of order) {
      if (left > 0 && drawn[i]! < sizes[i]!) {
        drawn[i]!++
        left--
      } else if (left < 0 && drawn[i]! > 1 && drawn[i]! >= Math.max(...drawn)) {
        drawn[i]!--
        left++
      }
    }
  }
  return drawn
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** So many different numbers below a limit, in order (Floyd's method: no list of all is made). */
export function drawn(count: number, below: number, random: () => number): number[] {
  const chosen = new Set<number>()
  for (let i = below - count; i < below; i++) {
    const one = Math.floor(random() * (i + 1))
    chosen.add(chosen.has(one) ? i : one)
  }
  return [...chosen].sort((a, b) => a - b)
}

export interface Ticked {
  stratum: string
  stratumCells: number
  /** null: nobody has looked. */
  isRight: boolean | null
}

export const resultTable: OutputTable = {
  name: 'audit_result',
  title: 'Share of wrong cells: a row for each stratum, and one for all',
  titleZh: '差错率',
  columns: [
    text('stratum', '层', 'Format, edition, table and state; `all` for those that were looked at'),
    column('integer', 'cells', '总数', 'Cells of the data set in this stratum'),
    column('integer', 'looked', '已核对', 'Cells that were ticked'),
    column('integer', 'wrong', '有误', 'Cells that were found wrong'),
    column('number', 'share', '差错率', 'Estimated share of wrong cells'),
    column('number', 'lower', '下限', 'Lower end of the 95 % interval'),
    column('number', 'upper', '上限', 'Upper end of the 95 % interval'),
  ],
}

export interface AuditResult {
  /** `unseen`: cells in strata that nobody has looked at; the share says nothing of them. */
  all: SampledShare & { looked: number; wrong: number; open: number; unseen: number }
  rows: OutputRow[]
}

const DECIMALS = 5
const rounded = (share: number): number | null =>
  Number.isNaN(share) ? null : Number(share.toFixed(DECIMALS))

/** @param counts the strata as large as they are in the data set now; that of `others` stays as it was drawn from */
export function resultOf(
  ticked: readonly Ticked[],
  counts: ReadonlyMap<string, number> = new Map(),
): AuditResult {
  const strata = new Map<string, StratumCount>()
  for (const { stratum, stratumCells, isRight } of ticked) {
    const found = strata.get(stratum) ?? { cells: counts.get(stratum) ?? stratumCells, looked: 0, wrong: 0 }
    strata.set(stratum, found)
    if (isRight === null) continue
    found.looked++
    if (!isRight) found.wrong++
  }
  const each = [...strata.values()].filter((one) => one.looked > 0)
  const whole = Math.max(sum([...counts.values()]), sum([...strata.values()].map(({ cells }) => cells)))
  const seen = sum(each.map(({ cells }) => cells))
  const [looked, wrong] = [sum(each.map((one) => one.looked)), sum(each.map((one) => one.wrong))]
  const all = stratifiedInterval(each)
  const rowOf = (name: string, found: StratumCount, { share, from, to }: SampledShare): OutputRow => [
    name,
    found.cells,
    found.looked,
    found.wrong,
    rounded(share),
    rounded(from),
    rounded(to),
  ]
  return {
    all: { ...all, looked, wrong, open: ticked.length - looked, unseen: whole - seen },
    rows: [
      ...[...strata].map(([name, found]) => rowOf(name, found, exactInterval(found.wrong, found.looked))),
      rowOf('all', { cells: seen, looked, wrong }, all),
    ],
  }
}
