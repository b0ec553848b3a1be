/** The commands for what people look at: doubtful cells, and samples. */
import { auditCsv, auditResult, doubtfulCsv } from '../batch/review.js'
import { csvText } from '../exports/csv.js'
import { resultTable } from '../exports/audit.js'
import { plural } from '../findings/words.js'
import { print, tell } from './output.js'

export async function printDoubtful(folder: string): Promise<void> {
  const { csv, cells } = await doubtfulCsv(folder)
  await print(csv)
  tell(
    `${plural(cells, 'doubtful cell')}. Fill in value, by, on and note, and give the file as --corrections`,
  )
}

export interface AuditArguments {
  sample?: number
  seed: number
  ticked?: string
}

const USUAL_SAMPLE = 300

export async function printAudit(
  folder: string,
  { sample = USUAL_SAMPLE, seed, ticked }: AuditArguments,
): Promise<void> {
  if (ticked === undefined) {
    const { csv, cells, drawn } = await auditCsv(folder, { sample, seed })
    await print(csv)
    tell(
      `${drawn} of ${plural(cells, 'cell')}, seed ${seed}. Tick the column is_right (1 or 0) and give the file as --ticked`,
    )
    return
  }
  const { all, rows } = await auditResult(folder, ticked)
  await print(csvText(resultTable, rows))
  const unseen = all.unseen > 0 ? `; ${plural(all.unseen, 'cell')} in strata that nobody has looked at` : ''
  const open = all.open > 0 ? `, ${all.open} not ticked` : ''
  if (all.looked === 0) return tell(`Nothing is ticked${open}`)
  tell(
    `${plural(all.wrong, 'wrong cell')} of ${all.looked} looked at${open}: ${percent(all.share)}, 95 % interval ${percent(all.from)} to ${percent(all.to)} (Korn and Graubard)${unseen}`,
  )
}

const percent = (share: number): string => `${(share * 100).toFixed(2)} %`
