/** @jest-environment <rootDir>/test/support/pdf-environment.cjs */
/**
 * Reports as other programs write them: each is read as it was made, or what is not read is said. It takes an hour and programs that
 * are not everywhere: `npm run producers` runs it, `PRODUCERS=Ghostscript npm run producers` those of that name. A few files of
 * theirs are kept in fixtures/producers; `UPDATE_FIXTURES=1 npx jest test/producers` has them written anew.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { parseReport } from '../src/index.js'
import { madeBy } from './support/producers/made-by.js'
import { type Outcome, outcomeOf } from './support/producers/outcome.js'
import { PRODUCERS } from './support/producers/producers.js'
import { REPORTS } from './support/producers/reports.js'

const WANTED = process.env.PRODUCERS
const LIMIT = 4 * 3_600_000

const FOLDER = 'fixtures/producers'
/** Files that are kept, and who writes them. */
const KEPT: Readonly<Record<string, string>> = {
  'abiword.docx': 'AbiWord, a DOCX saved again',
  // Without rules, and 其他对外管理服务事 as good as touches its number.
  'abiword.pdf': 'AbiWord, a DOCX printed',
  'docx-npm.docx': 'docx (npm)',
  'mupdf.pdf': 'our own PDF, rewritten by MuPDF, drawn again',
  'openpyxl.xlsx': 'openpyxl',
  'python-docx.docx': 'python-docx',
  'qpdf.pdf': 'our own PDF, rewritten by qpdf, locked with an empty password',
  'reportlab.pdf': 'ReportLab, STSong-Light',
  'weasyprint.pdf': 'WeasyPrint, a TrueType font (Zen Hei)',
}
const REPORT = REPORTS['of 2019']!

if (process.env.UPDATE_FIXTURES === '1') {
  const made = mkdtempSync(join(tmpdir(), 'gongkai-producers-'))
  for (const [file, name] of Object.entries(KEPT)) {
    const producer = PRODUCERS.find((one) => one.name === name)!
    writeFileSync(join(FOLDER, file), madeBy(producer, REPORT, join(made, file)))
  }
  rmSync(made, { recursive: true, force: true })
}

describe('a report that another program wrote', () => {
  it.each(Object.keys(KEPT))('%s is read as it was made', async (file) => {
    const read = await parseReport(new Uint8Array(readFileSync(join(FOLDER, file))))
    expect(outcomeOf(read, REPORT)).toEqual({
      cells: 198,
      right: 198,
      open: 0,
      silent: [],
      other: [],
      findings: 0,
    })
  })

  it('is each file that is kept', () => {
    expect(readdirSync(FOLDER).sort()).toEqual(Object.keys(KEPT).sort())
  })
})

describe('programs that write reports', () => {
  it('have a name each, and a file for every step', () => {
    expect(new Set(PRODUCERS.map(({ name }) => name)).size).toBe(PRODUCERS.length)
    expect(PRODUCERS.filter(({ steps, makes }) => steps.length !== makes.length)).toEqual([])
  })

  if (WANTED !== undefined)
    it(
      'give the data that they were given',
      () => {
        const folder = mkdtempSync(join('node_modules', '.producers-'))
        const made = mkdtempSync(join(tmpdir(), 'gongkai-producers-'))
        const bundle = join(folder, 'run.cjs')
        try {
          execFileSync(join('node_modules', '.bin', 'esbuild'), [
            'test/support/producers/run.ts',
            ...['--bundle', '--platform=node', '--format=cjs', '--packages=external', '--log-level=error'],
            `--outfile=${bundle}`,
          ])
          const name = WANTED === '1' ? '' : WANTED
          const lines = execFileSync(process.execPath, [bundle, made, name], { encoding: 'utf8' })
          const outcomes = lines
            .trim()
            .split('\n')
            .map((line) => JSON.parse(line) as Outcome)
          console.info(outcomes.map(lineOf).join('\n'))
          expect(outcomes.filter(({ silent }) => silent.length > 0)).toEqual([])
        } finally {
          rmSync(folder, { recursive: true, force: true })
          rmSync(made, { recursive: true, force: true })
        }
      },
      LIMIT,
    )
})

const lineOf = ({ producer, report, notMade, refused, right, cells, other }: Outcome): string =>
  `${producer}, ${report}: ${notMade ?? refused ?? `${right} of ${cells}`} ${other.join('; ')}`
