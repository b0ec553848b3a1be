/** @jest-environment <rootDir>/test/support/pdf-environment.cjs */
/**
 * The text that another program takes out of made-up PDFs (poppler's pdftotext): row by row, in columns made by spaces, or
 * piece by piece, as it happened to be drawn. Whatever is read of it is so.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from '@jest/globals'
import { parseReport } from '../src/index.js'
import { generated } from './support/generate/generated.js'
import { judge } from './support/generate/judge.js'

const SEEDS = Array.from({ length: 12 }, (_, i) => 500_000 + i)
const QUIRKS = [
  [],
  ['blank for every zero'],
  ['blank for half the disputes', 'blank for some zeros'],
  ['one mark for all zeros'],
  ['the table of 三 cut at a page'],
]
/** How pdftotext is asked, and the least share of cells that is read right. */
const MODES: [mode: string, options: string[], leastRight: number][] = [
  ['in columns', ['-layout'], 0.8],
  ['in the order of the page’s contents', ['-raw'], 0.5],
  ['piece by piece', [], 0.2],
]

const folder = mkdtempSync(join(tmpdir(), 'gongkai-page-text-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const [pdf, txt] = [join(folder, 'report.pdf'), join(folder, 'report.txt')]

function textOf(bytes: Uint8Array, options: string[]): string {
  writeFileSync(pdf, bytes)
  execFileSync('pdftotext', [...options, pdf, txt], { stdio: 'ignore' })
  return readFileSync(txt, 'utf8')
}

const reportOf = (seed: number) =>
  generated({ seed, rendering: 'pdf', quirks: QUIRKS[seed % QUIRKS.length]! })
/** Without the character maps of Chinese it prints nothing of these pages. */
const isHere =
  spawnSync('pdftotext', ['-v']).status === 0 && textOf(reportOf(SEEDS[0]!).bytes, []).includes('总体情况')
/** What a text of pages is not asked for: its own lines may be broken anywhere. */
const OF_LINES = /^(?:sections|title|period|publishedOn):/

describe(
  isHere
    ? 'the text of pdftotext'
    : 'the text of pdftotext (not here, with its character maps of Chinese: poppler-utils and poppler-data)',
  () => {
    ;(isHere ? it : it.skip).each(MODES)(
      '%s',
      async (_, options, leastRight) => {
        const wrong: string[] = []
        let [right, open] = [0, 0]
        for (const seed of SEEDS) {
          const made = reportOf(seed)
          const verdict = judge(await parseReport(textOf(made.bytes, options)), {
            ...made,
            rendering: { ...made.rendering, medium: { kind: 'text', places: 'lost' } },
          })
          wrong.push(
            ...verdict.wrong
              .filter((line) => !OF_LINES.test(line) && !line.endsWith('nothing said'))
              .map((line) => `${seed}: ${line}`),
          )
          right += verdict.right
          open += verdict.open
        }
        expect(wrong).toEqual([])
        expect(right / (right + open)).toBeGreaterThanOrEqual(leastRight)
      },
      120_000,
    )
  },
)
