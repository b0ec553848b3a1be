/** reports.jsonl → reports, a line at a time. */
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import type { Entries } from '../exports/dataset.js'
import type { Report } from '../report.js'

/** The reports of JSON Lines files, in order, each with the earlier file of the same content. */
export const entriesOf = (paths: readonly string[]): Entries =>
  async function* () {
    const seen = new Map<string, string>()
    for (const path of paths) {
      let number = 0
      for await (const line of createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Infinity })) {
        number++
        if (line.trim() === '') continue
        const report = reportOf(line, `${path}, line ${number}`)
        const { sha256, name } = report.source
        const duplicateOf = seen.get(sha256)
        if (duplicateOf === undefined) seen.set(sha256, name ?? '')
        yield { report, ...(duplicateOf !== undefined && { duplicateOf }) }
      }
    }
  }

function reportOf(line: string, place: string): Report {
  let value: unknown
  try {
    value = JSON.parse(line.replace(/^\uFEFF/, ''))
  } catch (error) {
    throw Object.assign(new Error(`${place}: not JSON`, { cause: error }), { code: 'input.corrupt' })
  }
  if (isReport(value)) return value
  throw Object.assign(new Error(`${place}: not a report of this version's schema`), { code: 'input.unsupported' })
}

/** Enough to tell a report from other JSON; validating each whole would take longer than writing it. */
const isReport = (value: unknown): value is Report =>
  typeof value === 'object' && value !== null && 'schemaVersion' in value && value.schemaVersion === 1 && 'observations' in value && Array.isArray(value.observations)
