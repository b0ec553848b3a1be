/** The command that judges bodies and years by rules. */
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { rowsOfCsv } from '../batch/manifest.js'
import { tableText } from '../batch/table-text.js'
import { refusal } from '../errors.js'
import { csvText } from '../exports/csv.js'
import {
  evidenceRows,
  evidenceTable,
  readRules,
  type ScoreRule,
  RULES,
  scorecardSheets,
} from '../exports/scorecard.js'
import { toXlsx } from '../exports/xlsx.js'
import { plural } from '../findings/words.js'
import { judgedFiles } from '../scorecard.js'
import { type CheckedArguments, listed, readBy, tellFailures } from './batch.js'
import { tell } from './output.js'

export interface ScorecardArguments extends CheckedArguments {
  out: string
  rules?: string
}

const rulesAt = async (path: string): Promise<ScoreRule[]> =>
  readRules(
    await rowsOfCsv(
      await tableText(path, (file) => refusal('rules.invalid:encoding', file)),
      'rules.invalid',
    ),
  )

export async function runScorecard(
  paths: readonly string[],
  { out, rules: rulesPath, ...options }: ScorecardArguments,
): Promise<'ok' | 'failed'> {
  const rules = rulesPath === undefined ? RULES : await rulesAt(rulesPath)
  const { files } = await listed(paths, options)
  const { reports, result } = await readBy(files, options, (reading) => judgedFiles(files, reading))
  const csv = out.replace(/\.xlsx$/i, '.csv')
  await mkdir(dirname(out), { recursive: true })
  await writeFile(csv, csvText(evidenceTable, evidenceRows(reports, rules)))
  if (csv !== out) await writeFile(out, toXlsx(scorecardSheets(reports, rules)))
  const unread = tellFailures(result)
  tell(`${plural(reports.length, 'report')} by ${plural(rules.length, 'rule')}. Written to ${out}`)
  return unread > 0 ? 'failed' : 'ok'
}
