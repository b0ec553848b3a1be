/** Whether files whose names suggest it are one report: by what they hold, read alone and read together. */
import { NotAReportError } from '../errors.js'
import { prescribedTables } from '../form/index.js'
import { SECTIONS } from '../form/sections.js'
import { parseReport, readTogether } from '../parse.js'
import type { Report } from '../report.js'

/** A file of several. */
export interface PartBytes {
  name: string
  bytes: Uint8Array
}

/**
 * They are one where the first is no whole report, no other is of another year or body, and together they have what none
 * of them has alone, no number less than they have alone, and no error more.
 */
export async function areOne(files: readonly PartBytes[]): Promise<boolean> {
  const alone = await Promise.all(files.map(readAlone))
  const first = alone[0]
  if (!first || gapsOf(first) === 0) return false
  const read = alone.filter((report) => report !== null)
  if (read.some((report) => isOther(report, first) || gapsOf(report) === 0)) return false
  const { report: whole } = await readTogether(files, { name: files[0]!.name })
  return (
    gapsOf(whole) < Math.min(...read.map(gapsOf)) &&
    numbersOf(whole) >= total(read.map(numbersOf)) &&
    errorsOf(whole) <= total(read.map(errorsOf))
  )
}

const readAlone = async ({ name, bytes }: PartBytes): Promise<Report | null> =>
  parseReport(bytes, { name }).catch((error: unknown) => {
    if (error instanceof NotAReportError) return null
    throw error
  })

/** A title of its own names another body or another year. */
const isOther = (report: Report, first: Report): boolean =>
  (report.year !== null && first.year !== null && report.year !== first.year) ||
  (report.agency !== null && first.agency !== null && !isSameName(report.agency, first.agency))

/** 水务局 and 望川县水务局 may be one. */
const isSameName = (one: string, other: string): boolean => one.endsWith(other) || other.endsWith(one)

/** The tables and sections that it lacks. */
const gapsOf = (report: Report): number => {
  const tables = prescribedTables(report.year).filter((table) => !report[table])
  const sections = new Set(report.sections.map(({ number }) => number))
  return tables.length + SECTIONS.filter(({ number }) => !sections.has(number)).length
}

const numbersOf = ({ observations }: Report): number =>
  observations.filter(({ value }) => value !== null).length

const errorsOf = ({ diagnostics }: Report): number =>
  diagnostics.filter(({ severity }) => severity === 'error').length

const total = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0)
