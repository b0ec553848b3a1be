/** All reports that were read → what is found between them, and the list of the run. It runs in a worker of the page. */
import type { Checked } from '../checks/across/index.js'
import { readProse } from '../checks/across/index.js'
import { addAcross } from '../checks/reports.js'
import type { CheckedFinding } from '../findings/result.js'
import { acrossIn } from './rows.js'
import { forReaders } from './likely.js'
import type { AcrossTold } from './run.js'

/** What of a report is held against the others. */
export interface ToConclude {
  name: string
  checked: Checked
  prose: string
}

export interface Concluded {
  /** Of each report, in the order given. */
  findings: CheckedFinding[][]
  across: AcrossTold[]
}

export async function conclude(reports: readonly ToConclude[]): Promise<Concluded> {
  const all = reports.map(({ name, checked, prose }) => {
    const { digest, held, diagnostics, agency } = checked
    return { name, prose, agency, digest, held, findings: [...diagnostics] as CheckedFinding[] }
  })
  await addAcross(all, ({ prose, agency }) => readProse(prose, agency))
  return {
    findings: all.map(({ findings }) => forReaders(findings)),
    across: acrossIn(all.flatMap(({ findings }) => findings)),
  }
}
