/** reports.jsonl → reports, a line at a time. */
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { firstWithContent } from '../bodies/repeats.js'
import { codebook } from '../codebook.js'
import { refusal } from '../errors.js'
import type { Entries } from '../exports/dataset.js'
import type { Report } from '../report.js'
import type { Failure } from './task.js'

/** A file that gave no report, as `gongkai parse --stdin-paths` says it. */
export interface FailedFile {
  path: string
  pathBytes?: string
  error: Failure
}

/** A line, and where it stands. */
export interface JsonLine {
  line: string
  place: string
}

/** Lines from the first, each time that they are asked for. */
export type LineSource = () => AsyncIterable<JsonLine>

/** The lines of files, one file after the other. */
export const jsonLinesOf =
  (paths: readonly string[]): LineSource =>
  () =>
    linesIn(paths)

/**
 * The reports of lines, in order, each with the earlier file of the same content. Lines that stand for files
 * which gave no report go to `onFailure`, each time that the reports are asked for.
 */
export const entriesOf = (source: LineSource, onFailure: (failed: FailedFile) => void = () => {}): Entries =>
  async function* () {
    const firstOf = firstWithContent()
    for await (const value of valuesOf(source)) {
      if ('error' in value) {
        onFailure(value)
        continue
      }
      const duplicateOf = firstOf(value)
      yield { report: value, ...(duplicateOf !== undefined && { duplicateOf }) }
    }
  }

/** The reports with these numbers: lines of others aren't parsed. */
export async function* reportsAt(
  source: LineSource,
  numbers: ReadonlySet<number>,
): AsyncGenerator<{ number: number; report: Report }> {
  let number = -1
  for await (const { line, place } of source()) {
    // Lines that other tools have written may begin otherwise.
    if (!line.startsWith('{"schemaVersion"') && 'error' in readLine(line, place)) continue
    number++
    if (!numbers.has(number)) continue
    const value = readLine(line, place)
    if ('source' in value) yield { number, report: value }
  }
}

async function* valuesOf(source: LineSource): AsyncGenerator<Report | FailedFile> {
  for await (const { line, place } of source()) yield readLine(line, place)
}

async function* linesIn(paths: readonly string[]): AsyncGenerator<JsonLine> {
  for (const path of paths) {
    let number = 0
    for await (const line of createInterface({
      input: createReadStream(path, 'utf8'),
      crlfDelay: Infinity,
    })) {
      number++
      if (line.trim() !== '') yield { line, place: `${path}, line ${number}` }
    }
  }
}

/** @throws `input.corrupt`, `input.unsupported` */
export function readLine(line: string, place: string): Report | FailedFile {
  let value: unknown
  try {
    value = JSON.parse(line.replace(/^\uFEFF/, ''))
  } catch (error) {
    throw refusal('input.corrupt:json', { place }, { cause: error })
  }
  if (isReport(value) || isFailure(value)) return value
  throw refusal('input.unsupported:schema', { place })
}

type Json = Record<string, unknown>
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null

/** All that the exports are made of; validating each report whole would take longer than writing it. */
const isReport = (value: unknown): value is Report =>
  isObject(value) &&
  value['schemaVersion'] === 1 &&
  isObject(value['source']) &&
  typeof value['source']['sha256'] === 'string' &&
  isListOf(
    value['observations'],
    ({ indicator, value }) => INDICATORS.has(indicator) && (value === null || typeof value === 'number'),
  ) &&
  isListOf(
    value['diagnostics'],
    ({ code, severity }) => typeof code === 'string' && typeof severity === 'string',
  )

const INDICATORS = new Set<unknown>(codebook.map(({ indicator }) => indicator))
const isListOf = (list: unknown, isOne: (item: Json) => boolean): boolean =>
  Array.isArray(list) && list.every((item) => isObject(item) && isOne(item))

const isFailure = (value: unknown): value is FailedFile =>
  isObject(value) &&
  typeof value['path'] === 'string' &&
  isObject(value['error']) &&
  typeof value['error']['code'] === 'string' &&
  typeof value['error']['message'] === 'string'
