/** `check --to docx`: the draft again, with what was found as comments. */
import { readFile, realpath, writeFile } from 'node:fs/promises'
import { findingsToDocx } from '../findings/docx.js'
import type { CheckResult } from '../findings/result.js'
import { readReport } from '../parse.js'
import type { Language } from './language.js'
import { tell } from './output.js'

const AUTHOR = { name: 'gongkai', initials: 'gk' }

/** @throws what is wrong with the file, where it is no Word document */
export async function writeDraft(
  { reports }: CheckResult,
  out: string | undefined,
  language: Language = 'zh',
): Promise<void> {
  const [checked] = reports
  // Why there is no report is said with the failures.
  if (!checked) return
  const { file, findings } = checked
  const bytes = await readFile(file)
  const { report, stream } = await readReport(bytes, { name: file })
  const author = { ...AUTHOR, date: `${new Date().toISOString().slice(0, 19)}Z` }
  const copy = findingsToDocx({ bytes, report, blocks: stream.blocks }, findings, { author, language })
  if (out === undefined) {
    process.stdout.write(copy)
    return
  }
  // By another name it may be the draft all the same.
  if ((await realpath(out).catch(() => out)) === (await realpath(file)))
    throw Object.assign(new Error('--out is the draft itself: give another name'), {
      code: 'check.out',
      path: out,
    })
  await writeFile(out, copy)
  tell(`${findings.length} comments. Written to ${out}`)
}
