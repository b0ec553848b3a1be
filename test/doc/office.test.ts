/**
 * Conversion by LibreOffice itself: a made-up report as ODT, ODS and XLS, each read as the file that it was made from. It takes
 * minutes and a program that is not everywhere: `OFFICE=1 npx jest test/doc/office` runs it, `npm run test:long` too.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, describe, expect, it } from '@jest/globals'
import { parseReport, type Report } from '../../src/index.js'
import { makeReport } from '../support/generate/report.js'
import { toXlsx } from '../support/generate/xlsx.js'

const isHere = spawnSync('soffice', ['--version']).status === 0
const made = makeReport({ agency: '望川县教育局', year: 2023, seed: 5 })
const folder = mkdtempSync(join(tmpdir(), 'gongkai-office-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Writes a file's bytes and has LibreOffice save it as another kind. */
function savedAs(kind: string, bytes: Uint8Array, from: string): Uint8Array {
  writeFileSync(join(folder, `made.${from}`), bytes)
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`
  const how = ['--headless', '--convert-to', kind, '--outdir', folder, join(folder, `made.${from}`)]
  execFileSync('soffice', [profile, ...how], { stdio: 'ignore' })
  return new Uint8Array(readFileSync(join(folder, `made.${kind}`)))
}

const dataOf = ({ source: _, ...report }: Report): unknown =>
  JSON.parse(JSON.stringify(report, (key, value: unknown) => (key === 'location' ? undefined : value)))

const CASES = [
  ['odt', 'docx', new Uint8Array(readFileSync('fixtures/docx/libreoffice.docx'))],
  ['ods', 'xlsx', toXlsx(made)],
  ['xls', 'xlsx', toXlsx(made)],
] as const

if (!process.env.OFFICE) it('is tried where OFFICE=1 asks for it', () => expect(CASES).toHaveLength(3))
else if (!isHere) it('is not tried: there is no soffice', () => expect(isHere).toBe(false))
else
  describe('LibreOffice', () => {
    it.each(CASES)('converts %s', async (kind, from, bytes) => {
      const report = await parseReport(savedAs(kind, bytes, from), { convert: true })
      expect(report.source.format).toBe(kind)
      expect(dataOf(report)).toEqual(dataOf(await parseReport(bytes)))
    })
  })
