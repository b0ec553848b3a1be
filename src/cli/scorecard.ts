/** The command that judges bodies and years by rules. */
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { csvRows } from '../batch/manifest.js'
import { tableText } from '../batch/table-text.js'
import { csvText } from '../exports/csv.js'
import {
  evidenceRows,
  evidenceTable,
  invalidRules,
  readRules,
  RULES,
  scorecardSheets,
} from '../exports/scorecard.js'
import { toXlsx } from '../exports/xlsx.js'
import { plural } from '../findings/words.js'
import { judgedFiles } from '../scorecard.js'
import { checkedBy, correctionsAt, listed, manifestAt, tellCorrections } from './batch.js'
import { tell } from './output.js'
import { showProgress } from './progress.js'

export interface ScorecardArguments {
  out: string
  rules?: string
  manifest?: string
  corrections?: string
  jobs?: number
  timeout?: number
  convert: boolean
  zero: boolean
}

export async function runScorecard(
  paths: readonly string[],
  { out, rules: rulesPath, manifest, corrections, jobs, timeout, convert, zero }: ScorecardArguments,
): Promise<'ok' | 'failed'> {
  const rules =
    rulesPath === undefined ? RULES : readRules(await csvRows(await tableText(rulesPath, invalidRules)))
  const { files } = await listed(paths, { zero })
  const bar = await showProgress(files.length)
  const { reports, result } = await judgedFiles(files, {
    convert,
    ...(await manifestAt(manifest)),
    ...(await correctionsAt(corrections)),
    ...checkedBy(files.length, { jobs, timeout }),
    onFile: () => bar.step(0),
  })
  bar.stop()
  const csv = out.replace(/\.xlsx$/i, '.csv')
  await mkdir(dirname(out), { recursive: true })
  await writeFile(csv, csvText(evidenceTable, evidenceRows(reports, rules)))
  if (csv !== out) await writeFile(out, toXlsx(scorecardSheets(reports, rules)))
  for (const { file, code, message } of result.failures) tell(`${file}: ${code}: ${message}`)
  const refused = tellCorrections(result.corrections)
  tell(`${plural(reports.length, 'report')} by ${plural(rules.length, 'rule')}. Written to ${out}`)
  return result.failures.length + refused > 0 ? 'failed' : 'ok'
}
