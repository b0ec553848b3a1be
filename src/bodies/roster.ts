/** Whom a manifest's lines without a file are about: a report that prints the name of one, for its year, gets its id. */
import { type Given, type Identity, identityBy, keysOfGiven } from './identify.js'

/** The line about a report; undefined where there is none, `several` where some fit and nothing tells them apart. */
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

/** Of those who ought to report the ones without a report; one of another kind is none. */
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

/** A report with what a line says of it, beside what its file's line does. */
export const withLine = <T extends Identity & { given?: Given }>(
  report: T,
  line: Given,
): T & { given: Given } => ({
  ...report,
  ...identityBy(line, report),
  given: { ...line, ...report.given },
})
