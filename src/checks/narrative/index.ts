/** Numbers in the prose against the tables: a finding only where no lawful reading fits, with the sentence quoted. */
import { type Finding, type Sink, finding } from '../../diagnostics/finding.js'
import type { Block } from '../../document.js'
import { SECTIONS_WITH_TABLE } from '../../form/index.js'
import type { Words } from '../../words.js'
import { partsOf } from '../cells.js'
import { type CountClaim, claimsOf } from './claims.js'
import { type Cells, type Range, cellsOfReading, rangesOf } from './readings.js'
import { passagesOf } from './sentences.js'
import type { CellSum } from './topics.js'

export type { Cells } from './readings.js'

export interface ReportProse {
  blocks: readonly Block[]
  sections: readonly { number: number | null; from: number; to: number }[]
  agency: string | null
  year: number | null
}

export function checkNarrative(
  { blocks, sections, agency, year }: ReportProse,
  cells: Cells,
  report: Sink,
): void {
  const told = new Set<string>()
  for (const { number, from, to } of sections) {
    // What stands beside a table is told in 一, 五 and 六, or is a torn row.
    if (SECTIONS_WITH_TABLE.has(number)) continue
    for (const claim of passagesOf(blocks, from, to).flatMap((passage) =>
      claimsOf(passage, { year, agency }),
    )) {
      const key = `${claim.topic.name.en} ${claim.amount.text} ${claim.sentence.text}`
      const found = told.has(key) ? null : (smallerUnit(claim, cells) ?? contradictionIn(claim, cells))
      if (!found) continue
      told.add(key)
      report(found)
    }
  }
}

const readingsOf = ({ topic }: CountClaim): readonly CellSum[] =>
  'readings' in topic ? topic.readings : [topic.reading]

const contradictionIn = (claim: CountClaim, cells: Cells): Finding | null =>
  fitsAny(claim, cells) ? null : contradiction(claim, cells)

/** 收费2.5万元 in the text and 25000 in a column of 万元: the number is the same, its unit is not. */
function smallerUnit(claim: CountClaim, cells: Cells): Finding | null {
  const { topic, amount, sentence } = claim
  if (!('scale' in topic) || topic.scale === undefined || amount.from <= 0) return null
  const { scale } = topic
  const [indicator] = readingsOf(claim).flatMap((reading) => cellsOfReading(reading, cells))
  const cell = indicator === undefined ? undefined : cells.observations.get(indicator)
  // 25000元 in the cell itself is told of the cell.
  if (!cell?.value || (cell.unit ?? TEN_THOUSANDS) !== TEN_THOUSANDS) return null
  const { value, location } = cell
  const isIn = (unit: number): boolean => fits(claim, { from: value * unit, to: value * unit }, [1])
  if (isIn(scale) || !isIn(1)) return null
  const expected = value / scale
  const values = { cell: value, said: amount.text, unit: TEN_THOUSANDS, expected, quote: sentence.text }
  return finding('check.unit:prose', values, {
    indicator: cell.indicator,
    expected,
    actual: value,
    location,
  })
}

const TEN_THOUSANDS = '万元'

/** Nothing to hold the prose against is no contradiction. */
function fitsAny(claim: CountClaim, cells: Cells): boolean {
  let readable = false
  for (const reading of readingsOf(claim)) {
    const ranges = rangesOf(reading, cells)
    if (ranges.some((range) => fits(claim, range))) return true
    readable ||= ranges.length > 0
  }
  return !readable
}

/** Sums of money are decimals in binary. */
const SLACK = 1e-6

const unitsOf = ({ topic }: CountClaim): number[] =>
  'scale' in topic && topic.scale ? [topic.scale, 1] : [1]

function fits(claim: CountClaim, { from, to }: Range, units = unitsOf(claim)): boolean {
  const { amount, scope } = claim
  return units.some((unit) => {
    const notMore = amount.from <= to * unit + SLACK
    const notLess = amount.to >= from * unit - SLACK
    // The table counts more than one office does; and a table of one office less than the region.
    if (scope === 'part') return notMore
    return notLess && (scope === 'region' || notMore)
  })
}

const OTHER_NUMBERS: Words = { en: 'other numbers', zh: '其他数' }

function contradiction(claim: CountClaim, cells: Cells): Finding {
  const { topic, amount, sentence } = claim
  const main = readingsOf(claim).find((reading) => rangesOf(reading, cells).length > 0)!
  // A reading that takes more away than there is says nothing that could be shown.
  const shown = rangesOf(main, cells).find(({ from }) => Number.isFinite(from) && from >= 0)
  const indicators = cellsOfReading(main, cells)
  const values = {
    said: amount.text,
    topic: topic.name,
    cell: shown?.from ?? OTHER_NUMBERS,
    quote: sentence.text,
  }
  return finding('check.narrative', values, {
    indicator: indicators[0]!,
    ...(shown && { expected: shown.from }),
    actual: amount.from,
    location: { block: sentence.block },
    parts: partsOf(indicators, cells.observations),
  })
}
