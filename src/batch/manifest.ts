/** What is known of files before they are read: whose they are, for which year; and which bodies ought to report. */
import { createHash } from 'node:crypto'
import { parseString } from 'fast-csv'
import picomatch from 'picomatch'
import { refusal } from '../errors.js'
import type { Given } from '../bodies/identify.js'
import { dateGiven } from './dates.js'
import { COLUMNS_OF_TABLES } from '../exports/dataset.js'
import { tableText } from './table-text.js'

/** One line of a manifest, by its columns; empty fields left out. */
export interface ManifestLine {
  /** A file, or a pattern for several; null where the line only says that a body ought to report. */
  path: string | null
  given: Given
}

export interface Manifest {
  lines: readonly ManifestLine[]
  /** Columns that are passed on into every table, in their order. */
  passedOn: readonly string[]
  /** Of its lines: two manifests of one fingerprint give the same data. */
  sha256: string
}

/** Columns that mean something here; others are passed on as they are. */
const KNOWN = ['path', 'body', 'agency', 'place', 'year', 'kind', 'published_on', 'part_of']

/** `Path`, `FILE`: a name of ours in other letters, or one that the tables have already. */
function refuseMistaken(columns: readonly string[]): void {
  for (const name of columns) {
    const own = KNOWN.find((one) => one === name.toLowerCase())
    if (own !== undefined && own !== name) throw refusal('manifest.invalid:misnamed', { name, own })
    if (own === undefined && COLUMNS_OF_TABLES().has(name.toLowerCase()))
      throw refusal('manifest.invalid:taken', { own: name.toLowerCase(), name })
  }
}

/** Of the columns of a manifest those that are passed on into every table. */
export const passedOnOf = (columns: Iterable<string>): string[] =>
  [...columns].filter((name) => !KNOWN.includes(name))

export async function readManifest(path: string): Promise<Manifest> {
  const text = await tableText(path, (file) => refusal('manifest.invalid:encoding', file))
  const isJson = /^\s*\{/.test(text)
  const rows = isJson ? jsonRows(text) : await rowsOfCsv(text, 'manifest.invalid')
  if (rows.length === 0) throw refusal('manifest.invalid:empty', { path })
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  refuseMistaken(columns)
  if (!columns.includes('path') && !columns.includes('body'))
    throw refusal('manifest.invalid:columns', { path })
  const lines = rows.map((row, i) => lineOf(row, i + 1))
  refuseDoubles(lines)
  const passedOn = passedOnOf(columns)
  // The columns too: an empty one stands in every table.
  const sha256 = createHash('sha256').update(JSON.stringify({ lines, passedOn })).digest('hex')
  return { lines, passedOn, sha256 }
}

/** Two lines for one file are for reports of different years; else nobody could tell which of them holds. So for a body. */
function refuseDoubles(lines: readonly ManifestLine[]): void {
  const expected = new Map<string, string>()
  const seen = new Map<string, number>()
  const paths = new Map<string, boolean>()
  for (const [i, { path, given }] of lines.entries()) {
    if (path === null) {
      const body = [given['body'], given['year'], given['kind']].join(' ')
      const told = JSON.stringify(given)
      if ((expected.get(body) ?? told) !== told)
        throw refusal('manifest.invalid:body', { line: i + 1, body: String(given['body']) })
      expected.set(body, told)
      continue
    }
    const year = given['year']
    const name = `${withoutDot(path)} ${year ?? ''}`
    const hasOther = paths.get(withoutDot(path)) !== undefined
    const isOpen = hasOther && (year === undefined || paths.get(withoutDot(path)) === false)
    if (seen.has(name) || isOpen) throw refusal('manifest.invalid:path', { line: i + 1, path })
    seen.set(name, i)
    paths.set(withoutDot(path), year !== undefined)
  }
}

function lineOf({ path = '', ...row }: Record<string, string>, line: number): ManifestLine {
  const given = Object.fromEntries(Object.entries(row).filter(([, value]) => value !== ''))
  const { year, kind, published_on: printed } = given
  if (year !== undefined && !/^20\d\d$/.test(year)) throw refusal('manifest.invalid:year', { line, year })
  if (kind !== undefined && kind !== 'own' && kind !== 'aggregate')
    throw refusal('manifest.invalid:kind', { line, kind })
  const date = printed === undefined ? undefined : dateGiven(printed)
  if (date === null) throw refusal('manifest.invalid:date', { line, date: String(printed) })
  return { path: path === '' ? null : path, given: { ...given, ...(date && { published_on: date }) } }
}

/** What a table that people make is refused by. */
export type TableCode = `${'manifest' | 'corrections' | 'rules' | 'audit'}.invalid`

function jsonRows(text: string): Record<string, string>[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, i) => {
      let value: unknown
      try {
        value = JSON.parse(line)
      } catch {
        throw refusal('manifest.invalid:json', { line: i + 1 })
      }
      if (typeof value !== 'object' || value === null || Array.isArray(value))
        throw refusal('manifest.invalid:object', { line: i + 1 })
      return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, textOf(field)]))
    })
}

function textOf(field: unknown): string {
  if (field === null || field === undefined) return ''
  return typeof field === 'object' ? JSON.stringify(field) : String(field)
}

/**
 * @param code of the error for a table that is none
 * @throws it for a line that has more fields than the head: nobody could tell which of them belongs where
 */
export async function rowsOfCsv(
  text: string,
  code: TableCode = 'manifest.invalid',
): Promise<Record<string, string>[]> {
  const [head = [], ...lines] = await csvFields(text, (why) => refusal(`${code}:csv`, { why }))
  const names = head.map((name) => name.trim())
  return lines.map((fields, i) => {
    const extra = fields.find((field, at) => field !== '' && (names[at] ?? '') === '')
    if (extra !== undefined) throw refusal(`${code}:field`, { line: i + 1, field: extra })
    return Object.fromEntries(names.flatMap((name, at) => (name === '' ? [] : [[name, fields[at] ?? '']])))
  })
}

/** @param invalid makes the error for a text that is no CSV */
export const csvFields = (text: string, invalid: (why: string) => Error): Promise<string[][]> =>
  new Promise((resolve, reject) => {
    const rows: string[][] = []
    parseString<string[], string[]>(text, { headers: false, trim: true, ignoreEmpty: true })
      .on('error', (error: Error) => reject(invalid(error.message)))
      .on('data', (row) => rows.push(row))
      .on('end', () => resolve(rows))
  })

/** `2023/*.html` → a pattern for whole paths or for their ends: `*` within a folder, `**` over several. */
const patternOf = (pattern: string): picomatch.Matcher =>
  picomatch([pattern, `**/${pattern}`], { dot: true, nobrace: true, noextglob: true, nonegate: true })

const isPattern = (path: string): boolean => /[*?]/.test(path)
const withoutDot = (path: string): string => path.replace(/^(?:\.\/)+/, '')

/** a/b/c.html → itself, b/c.html, c.html. */
export const pathEndings = (path: string): string[] => {
  const steps = path.split('/')
  return steps.map((_, i) => steps.slice(i).join('/'))
}

/** Which of the paths that lines give a file goes by: of its endings the longest that one of them is. */
const nameAmong = (path: string, named: { has: (path: string) => boolean }): string | undefined =>
  pathEndings(withoutDot(path)).find((ending) => named.has(ending))

/**
 * A line that gives the end of a path is of one file.
 *
 * @throws manifest.invalid where several files go by it
 */
export function refuseShared({ lines }: Manifest, paths: readonly string[]): void {
  const named = new Set(
    lines.flatMap(({ path }) => (path === null || isPattern(path) ? [] : withoutDot(path))),
  )
  const fileOf = new Map<string, string>()
  for (const path of paths) {
    const name = nameAmong(path, named)
    if (name === undefined) continue
    const other = fileOf.get(name)
    if (other !== undefined)
      throw refusal('manifest.invalid:ending', { end: name, one: other, other: withoutDot(path) })
    fileOf.set(name, withoutDot(path))
  }
}

/**
 * What a manifest says of each file. A line names a file by its path or the end of it; a plain path goes before a
 * pattern, the longer end before the shorter.
 */
export function givenFor({ lines }: Manifest): (path: string) => readonly Given[] {
  const byPath = new Map<string, Given[]>()
  const patterns: (readonly [picomatch.Matcher, Given[]])[] = []
  for (const { path, given } of lines) {
    if (path === null) continue
    if (isPattern(path)) patterns.push([patternOf(withoutDot(path)), [given]])
    else byPath.set(withoutDot(path), [...(byPath.get(withoutDot(path)) ?? []), given])
  }
  return (path) => {
    const plain = nameAmong(path, byPath)
    if (plain !== undefined) return byPath.get(plain)!
    return patterns.find(([pattern]) => pattern(path))?.[1] ?? []
  }
}

/**
 * The bodies and years that ought to have a report. A body without a file or a year is expected for each year of the
 * manifest, or where it has none, for each that is reported on; a file without a year says itself for which it is.
 */
export function rosterOf({ lines }: Manifest, reported: readonly number[] = []): Given[] {
  const named = lines.flatMap(({ given }) => given['year'] ?? [])
  const years = [...new Set(named.length > 0 ? named : reported.map(String))].sort()
  const expected = new Map<string, Given>()
  for (const { path, given } of lines) {
    if (given['body'] === undefined || given['part_of'] !== undefined) continue
    if (path !== null && isPattern(path) && given['year'] === undefined) continue
    for (const line of yearsOf(path, given, years)) {
      const key = `${line['body']} ${line['year'] ?? ''} ${line['kind'] ?? ''}`
      if (!expected.has(key)) expected.set(key, line)
    }
  }
  return [...expected.values()]
}

const yearsOf = (path: string | null, given: Given, years: readonly string[]): Given[] =>
  path !== null || given['year'] !== undefined ? [given] : years.map((year) => ({ ...given, year }))

/** What lines say that name no file: of bodies that ought to report. */
export const linesWithoutFile = ({ lines }: Manifest): Given[] =>
  lines.flatMap(({ path, given }) => (path === null && given['body'] !== undefined ? [given] : []))
