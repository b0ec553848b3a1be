/**
 * All reports that were read → what is found of each, alone and among the others. It runs in a worker of the page, which keeps what it is
 * handed of each report until all are there: handed over at once, they would stop the page.
 */
import type { Checked } from '../checks/across/index.js'
import { readProse } from '../checks/across/index.js'
import { addAcross } from '../checks/reports.js'
import type { CheckedFinding } from '../findings/result.js'
import { acrossIn, type Tallies, talliesOf } from './rows.js'
import { forReaders } from './likely.js'
import type { AcrossTold } from './run.js'

/** What of a report is held against the others. */
export interface ToConclude {
  name: string
  checked: Checked
  prose: string
}

export interface Concluded {
  /** Of each report, in the order of the names. */
  found: Found[]
  across: AcrossTold[]
}

export interface Found {
  tallies: Tallies
  /** JSON in UTF-8, read when the report is opened: bytes are handed over faster than what they say. */
  findings: Uint8Array
}

const gathered = new Map<string, ToConclude>()

export const gather = (report: ToConclude): void => void gathered.set(report.name, report)

const encoder = new TextEncoder()

/** @throws RangeError for a name that was not gathered */
export async function conclude(names: readonly string[]): Promise<Concluded> {
  const all = names.map((name) => {
    const { prose, checked } = gathered.get(name) ?? missing(name)
    const { digest, held, diagnostics, agency } = checked
    return { name, prose, agency, digest, held, findings: [...diagnostics] as CheckedFinding[] }
  })
  gathered.clear()
  await addAcross(all, ({ prose, agency }) => readProse(prose, agency))
  return {
    found: all.map(({ findings }) => ({
      tallies: talliesOf(findings),
      findings: encoder.encode(JSON.stringify(forReaders(findings))),
    })),
    across: acrossIn(all.flatMap(({ findings }) => findings)),
  }
}

function missing(name: string): never {
  throw new RangeError(`${name} was not gathered`)
}
