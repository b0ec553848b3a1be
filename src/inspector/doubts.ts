/** Which cells of a report are looked at first: those whose reading is in doubt, and those that a finding speaks of. */
import type { ShownValue } from '../exports/shown.js'
import type { CheckedFinding } from '../findings/result.js'
import { isLikely } from './likely.js'

const IN_DOUBT: readonly string[] = ['unreadable', 'ambiguous', 'inferred']

/** Indicators in the order of `all`. */
export function doubtfulCells(
  all: readonly string[],
  valueOf: (indicator: string) => ShownValue | undefined,
  findings: readonly CheckedFinding[],
): string[] {
  const accused = new Set(findings.flatMap(accusedBy))
  return all.filter((indicator) => {
    const value = valueOf(indicator)
    return value !== undefined && (IN_DOUBT.includes(value.state) || accused.has(indicator))
  })
}

/**
 * The doubtful cell behind the chosen one (`by` 1) or before it (-1); behind the last comes the first. Of a, b, c, d with b and d
 * in doubt: behind b comes d, behind d comes b.
 */
export function nextDoubt(
  all: readonly string[],
  doubtful: readonly string[],
  chosen: string | null,
  by: 1 | -1,
): string | undefined {
  const at = chosen === null ? -1 : all.indexOf(chosen)
  if (by === 1) return doubtful.find((one) => all.indexOf(one) > at) ?? doubtful[0]
  return doubtful.findLast((one) => all.indexOf(one) < at) ?? doubtful.at(-1)
}

/** The cell that a finding is about; of a likely slip all that would be changed. */
function accusedBy(finding: CheckedFinding): (string | undefined)[] {
  const { severity, indicator, parts = [] } = finding
  if (isLikely(finding)) return [indicator, ...parts.map((part) => part.indicator)]
  return severity === 'info' ? [] : [indicator]
}

/** The findings of each cell: those about it, and those that it is part of. */
export interface CellFindings {
  about: number[]
  partOf: number[]
}

export function findingsByCell(
  values: readonly ShownValue[],
  findings: readonly CheckedFinding[],
): Map<string, CellFindings> {
  const byPlace = new Map(values.map((value) => [placeKey(value.location), value.indicator]))
  const found = new Map<string, CellFindings>()
  const at = (indicator: string): CellFindings => {
    const known = found.get(indicator) ?? { about: [], partOf: [] }
    found.set(indicator, known)
    return known
  }
  for (const [i, { indicator, location, parts = [] }] of findings.entries()) {
    const named = indicator ?? (location && byPlace.get(placeKey(location)))
    if (named !== undefined) at(named).about.push(i)
    const others = new Set(parts.map((part) => part.indicator))
    for (const part of others) if (part !== named) at(part).partOf.push(i)
  }
  return found
}

const placeKey = ({ block, row, column }: ShownValue['location']): string => `${block} ${row} ${column}`

/** The cell that a finding is gone to from its words; null where it speaks of none. */
export function cellOfFinding(
  { indicator, location, parts = [] }: CheckedFinding,
  values: readonly ShownValue[],
): string | null {
  const named = [indicator, ...parts.map((part) => part.indicator)]
  const known = named.find((name) => values.some((value) => value.indicator === name))
  if (known !== undefined) return known
  if (location?.row === undefined) return null
  const key = placeKey(location)
  return values.find((value) => placeKey(value.location) === key)?.indicator ?? null
}
