/** What is kept of a report when it is compared with others: some hundred bytes, so that a hundred thousand fit in memory. */
import { codebook } from '../../codebook.js'
import type { Diagnostic } from '../../diagnostics/diagnostic.js'
import { CARRIED_OVER, STOCKS } from '../../form/yearly.js'
import { sha256 } from '../../platform.js'
import type { Report } from '../../report.js'
import { type Assurance, assuranceOf } from '../assurance.js'
import { type Held, heldBy } from '../../bodies/fragments.js'
import { identify, publishedOnOf } from '../../bodies/identify.js'
import { reportName } from '../../bodies/report-name.js'
import type { ReportKind } from '../../bodies/kind.js'
import { proseOf, shingleCount, signatureOf } from './prose.js'

export interface Digest {
  /** The report's name: its file, and its number where the file holds several. */
  file: string
  agency: string | null
  /** Equal for reports of one body; null where that can't be told, for its name has no place. */
  identity: string | null
  /** Of the body alone, or of all bodies of its place; null where a government's report says neither. */
  kind: ReportKind | null
  year: number | null
  publishedOn: string | null
  /** Of the file; with the report's number where it holds several. */
  sha256: string
  /** Of all numbers; null where there are too few to tell one report from another. */
  numbers: string | null
  /** Values of FOLLOWED, or of the whole codebook where they are wanted; NaN where none is printed. */
  followed: Float64Array
  all?: Float64Array
  signature: Uint32Array | null
  shingles: number
}

/** The cells that are compared from year to year. */
const YEARLY = new Set([...CARRIED_OVER, ...STOCKS].flatMap((rule) => Object.values(rule)))
export const FOLLOWED: readonly string[] = codebook
  .map(({ indicator }) => indicator)
  .filter((indicator) => YEARLY.has(indicator))
const places = new Map(FOLLOWED.map((indicator, place) => [indicator, place]))
const allPlaces = new Map<string, number>(codebook.map(({ indicator }, place) => [indicator, place]))

export const valueIn = ({ followed }: Digest, indicator: string): number | null => {
  const value = followed[places.get(indicator)!]!
  return Number.isNaN(value) ? null : value
}

export const anyValueIn = ({ all }: Digest, indicator: string): number | null => {
  const value = all?.[allPlaces.get(indicator)!] ?? NaN
  return Number.isNaN(value) ? null : value
}

/** Reports of zeros are alike without being copies: so many other numbers make one known. */
const LEAST_NUMBERS = 10
/** Shorter prose (some 200 characters) says what all reports say. */
const LEAST_SHINGLES = 150

export function digestOf(report: Report, { all = false }: { all?: boolean } = {}): Digest {
  const { source, observations } = report
  const { agency, key, kind, year } = identify(report)
  const prose = proseOf(report)
  const shingles = shingleCount(prose)
  const telling = observations.filter(({ value }) => value !== null && value !== 0)
  return {
    file: reportName(source.name ?? '', source.part),
    agency,
    identity: key,
    kind,
    year,
    publishedOn: publishedOnOf(report),
    sha256: reportName(source.sha256, source.part),
    numbers:
      telling.length >= LEAST_NUMBERS
        ? sha256(telling.map(({ indicator, value }) => `${indicator} ${value}`).join('\n'))
        : null,
    followed: valuesAt(places, report),
    ...(all && { all: valuesAt(allPlaces, report) }),
    signature: shingles >= LEAST_SHINGLES ? signatureOf(prose) : null,
    shingles,
  }
}

function valuesAt(indicators: ReadonlyMap<string, number>, { observations }: Report): Float64Array {
  const values = new Float64Array(indicators.size).fill(NaN)
  for (const { indicator, value } of observations) {
    const place = indicators.get(indicator)
    if (place !== undefined && value !== null) values[place] = value
  }
  return values
}

/** All that is kept of a report that was checked: plain data, as it goes from thread to thread. */
export interface Checked {
  /** Which of several reports of the file. */
  part?: number
  /** What of the form it has and lacks. */
  held: Held
  /** The manifest's id, else the full name with its place. */
  body: string | null
  title: string | null
  agency: string | null
  year: number | null
  diagnostics: Diagnostic[]
  assurance: Assurance
  digest: Digest
}

export function checkedOf(report: Report, options: { all: boolean }): Checked {
  const { title, agency, year, diagnostics } = report
  const { part } = report.source
  const { signature, followed, all, ...words } = digestOf(report, options)
  return {
    ...(part !== undefined && { part }),
    ...detached({ held: heldBy(report), body: identify(report).body }),
    ...detached({ title, agency, year, diagnostics }),
    assurance: assuranceOf(report),
    digest: { ...detached(words), signature, followed, ...(all && { all }) },
  }
}

/** A string cut out of a document holds the whole document in memory; a copy doesn't. */
const detached = <T>(data: T): T => JSON.parse(JSON.stringify(data)) as T
