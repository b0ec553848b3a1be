/** The lines of a manifest that name a body but no file: a report with that body's name, for that year, gets its id. */
import { type Given, type Identity, identityBy, keysOfGiven } from './identify.js'

/**
 * Finds the line about a report: undefined if there is none, `several` if more than one fits and they are of
 * different bodies or kinds.
 */
export type RosterLine = (report: Placed) => Given | 'several' | undefined

/** Whose a report is, and for which year. */
type Placed = Pick<Identity, 'key' | 'year' | 'kind'>

/**
 * 530303, 沾益区文化和旅游局, 曲靖市, 2022 is about the report of 曲靖市沾益区文化和旅游局 for 2022.
 *
 * @param lines those that name no file
 */
export function rosterLines(lines: readonly Given[]): RosterLine {
  const byName = new Map<string, Given[]>()
  for (const line of lines)
    for (const key of keysOfGiven(line)) byName.set(key, [...(byName.get(key) ?? []), line])
  return ({ key, year, kind }) => {
    const named = key === null ? [] : (byName.get(key) ?? [])
    const ofYear = named.filter((line) => line['year'] === String(year))
    const ofAny = ofYear.length > 0 ? ofYear : named.filter((line) => line['year'] === undefined)
    const ofKind = ofAny.filter((line) => (line['kind'] ?? kind) === kind)
    const [line, ...others] = kind === null && ofKind.length === 0 ? ofAny : ofKind
    return others.some((other) => idAndKind(other) !== idAndKind(line!)) ? 'several' : line
  }
}

/**
 * Which of those who ought to report have no report. A report of the other kind (the place's, not the office's own)
 * does not count.
 */
export function absentFrom(expected: readonly Given[], reports: readonly Placed[]): Given[] {
  const kinds = new Map<string, Set<string | null>>()
  for (const { key, year, kind } of reports)
    for (const name of [`${key} ${year}`, `${key} `])
      kinds.set(name, (kinds.get(name) ?? new Set<string | null>()).add(kind))
  return expected.filter(({ body, year = '', kind }) => {
    const there = [...(kinds.get(`#${body} ${year}`) ?? [])]
    return !there.some((one) => one === null || (kind ?? one) === one)
  })
}

const idAndKind = ({ body, kind = '' }: Given): string => `${body} ${kind}`

/** A report with what a line says of it. What the line about its file says stays as it is. */
export const withLine = <T extends Identity & { given?: Given }>(
  report: T,
  line: Given,
): T & { given: Given } => ({
  ...report,
  ...identityBy(line, report),
  given: { ...line, ...report.given },
})
