/**
 * Who reports for which year, so that a body's reports can be joined: by the manifest if there is one, else by what
 * the report prints.
 */
import type { Report } from '../report.js'
import { bodyOf } from './body.js'
import { type ReportKind, kindOfReport } from './kind.js'
import { identityOf } from './names.js'

export interface Identity {
  /**
   * The same for all reports of one body; null where the name has no place: then it is not known which reports are of
   * one body.
   */
  key: string | null
  /** The manifest's id, else the full name with its place; null where neither is known. */
  body: string | null
  /** The name as printed, or the manifest's if none is. */
  agency: string | null
  place: string | null
  kind: ReportKind | null
  year: number | null
}

/** What a manifest says of a file, by its columns. */
export type Given = Readonly<Record<string, string>>

/**
 * The line of a manifest about this report, from all lines about its file. Of several lines (or if the file holds
 * several reports) it is that for the year which the report prints. A single line for another year still tells whose
 * the report is, but not its year.
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

/** What all lines about a file have in common. */
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

/**
 * What a manifest says counts before what is printed. An id is marked with #, so that the id 001 is never taken for a
 * name.
 */
export const identityBy = (given: Given, printed: Identity): Identity => ({
  key: given['body'] === undefined ? printed.key : `#${given['body']}`,
  body: given['body'] ?? printed.body,
  agency: printed.agency,
  place: given['place'] ?? printed.place,
  kind: kindGiven(given['kind']) ?? printed.kind,
  year: yearGiven(given['year']) ?? printed.year,
})

/** 曲靖市沾益区 and 区财政局, from a manifest → 曲靖市沾益区财政局. */
function nameAt(place: string | undefined, agency: string | null): string | null {
  if (place === undefined || agency === null) return null
  return place + (place.endsWith(agency[0]!) ? agency.slice(1) : agency)
}

/** The keys that the reports of a body in a manifest may have: its id, or its name with its place. */
export function keysOfGiven({ body, agency = '', place = '' }: Given): string[] {
  const names = [body ?? '', agency, agency.startsWith(place) ? '' : (nameAt(place, agency || null) ?? '')]
  return [`#${body}`, ...names.filter((name) => name !== '').map(identityOf)]
}

export const kindGiven = (kind: string | undefined): ReportKind | null =>
  kind === 'own' || kind === 'aggregate' ? kind : null

const yearGiven = (year: string | undefined): number | null =>
  year !== undefined && /^20\d\d$/.test(year) ? Number(year) : null
