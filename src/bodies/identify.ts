/** Who reports for which year, for joining reports: by the manifest where there is one, else by what the report prints. */
import type { Report } from '../report.js'
import { bodyOf } from './body.js'
import { type Kind, kindOfReport } from './kind.js'
import { identityOf } from './names.js'

export interface Identity {
  /** Equal for reports of one body; null where the name has no place: then no two reports are known to be of one body. */
  key: string | null
  /** The manifest's id, else the full name with its place; null where neither is known. */
  body: string | null
  /** As printed; the manifest's where none is. */
  agency: string | null
  place: string | null
  kind: Kind | null
  year: number | null
}

/** What a manifest says of a file, by its columns. */
export type Given = Readonly<Record<string, string>>

/**
 * Of a file's lines the one about this report. Where there are several lines, or the file holds several reports, it is
 * the one for the year that is printed; a single line that is for another year tells whose the report is, not its year.
 */
export function givenAmong(lines: readonly Given[], { source, year }: Report): Given | undefined {
  const [first, ...others] = lines
  if (first === undefined || (others.length === 0 && source.part === undefined)) return first
  const own =
    lines.find((line) => line['year'] === String(year)) ?? lines.find((line) => line['year'] === undefined)
  if (own !== undefined || others.length > 0) return own
  const { year: _, published_on: __, ...about } = first
  return about
}

/** What all lines about a file say alike. */
export const sharedBy = ([first = {}, ...others]: readonly Given[]): Given =>
  Object.fromEntries(
    Object.entries(first).filter(([name, value]) => others.every((line) => line[name] === value)),
  )

export const givenOf = ({ source }: Report): Given => source.manifest ?? {}

/** The day of publication: the manifest's where the report prints none. */
export const publishedOnOf = (report: Report): string | null =>
  report.publishedOn ?? givenOf(report)['published_on'] ?? null

export function identify(report: Report): Identity {
  const given = givenOf(report)
  const agency = report.agency ?? given['agency'] ?? null
  const named = bodyOf(report, given['agency'] ?? agency)
  const fullName = named.fullName ?? nameAt(given['place'], agency)
  const key = fullName === null ? null : identityOf(fullName)
  const printed = {
    key,
    body: fullName,
    agency,
    place: named.place,
    kind: kindOfReport(report),
    year: report.year,
  }
  return identityBy(given, printed)
}

/** What a manifest says goes before what is printed. An id is no name: 001 is never a body's that another report names. */
export const identityBy = (given: Given, printed: Identity): Identity => ({
  key: given['body'] === undefined ? printed.key : `#${given['body']}`,
  body: given['body'] ?? printed.body,
  agency: printed.agency,
  place: given['place'] ?? printed.place,
  kind: kindGiven(given['kind']) ?? printed.kind,
  year: yearGiven(given['year']) ?? printed.year,
})

/** 区财政局 in 曲靖市沾益区, as the manifest has it. */
function nameAt(place: string | undefined, agency: string | null): string | null {
  if (place === undefined || agency === null) return null
  return place + (place.endsWith(agency[0]!) ? agency.slice(1) : agency)
}

/** What a report of a body that a manifest expects may have for a key: the id, or the name with its place. */
export function keysOfGiven({ body, agency = '', place = '' }: Given): string[] {
  const names = [body ?? '', agency, agency.startsWith(place) ? '' : (nameAt(place, agency || null) ?? '')]
  return [`#${body}`, ...names.filter((name) => name !== '').map(identityOf)]
}

export const kindGiven = (kind: string | undefined): Kind | null =>
  kind === 'own' || kind === 'aggregate' ? kind : null

const yearGiven = (year: string | undefined): number | null =>
  year !== undefined && /^20\d\d$/.test(year) ? Number(year) : null
