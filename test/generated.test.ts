/** @jest-environment <rootDir>/test/support/pdf-environment.cjs */
/**
 * Made-up reports with quirks of print at random, in every format and dialect: whatever a report says of a cell is so.
 *
 * `GENERATED_COUNT=20000 GENERATED_SEED=100000 npx jest test/generated` takes others. A failure prints its case: the seed,
 * the way of writing, and the fewest quirks that still make it fail. Once mended, the case is kept below.
 */
import { execFile, execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Case } from './support/generate/generated.js'
import { RENDERINGS } from './support/generate/renderings.js'
import { type Run, verdictOf } from './support/generate/verdicts.js'

const COUNT = Number(process.env.GENERATED_COUNT ?? 2000)
const FIRST_SEED = Number(process.env.GENERATED_SEED ?? 0)
/** Milliseconds a report on a busy machine. */
const TIME_OF_REPORT = 500
/** One for each of the two cores that the tests are made for. */
const PROCESSES = 2

/** The least share of cells that are read right, by way of writing: without it, ambiguous everywhere would pass. */
const LEAST_RIGHT: Readonly<Record<string, number>> = {
  html: 0.995,
  D3: 0.99,
  D4: 0.99,
  D6: 0.99,
  D8: 0.99,
  canonical: 0.99,
  markdown: 0.99,
  repeated: 0.97,
  docx: 0.995,
  pdf: 0.99,
  'pdf dressed': 0.99,
  'pdf without rules': 0.97,
  ofd: 0.99,
  xlsx: 0.99,
  D1: 0.85,
  D2: 0.85,
  'flat D4': 0.85,
  'flat D5': 0.85,
  'flat D5 padded': 0.91,
  'flat D5 opened': 0.91,
  'flat D7': 0.93,
  'flat D7 by bars': 0.89,
  'flat D9': 0.9,
  'flat D10': 0.8,
  'flat one line': 0.75,
  'flat run together': 0.65,
}

const familyOf = (rendering: string): string =>
  Object.keys(LEAST_RIGHT)
    .filter((family) => rendering.startsWith(family))
    .sort((a, b) => b.length - a.length)[0]!

describe('generated reports', () => {
  const runs: Run[] = []
  let folder: string

  beforeAll(async () => {
    // Inside the project, where a bundle finds its packages.
    folder = mkdtempSync(join('node_modules', '.generated-'))
    const bundle = join(folder, 'run.cjs')
    execFileSync(join('node_modules', '.bin', 'esbuild'), [
      'test/support/generate/run.ts',
      '--bundle',
      '--platform=node',
      '--format=cjs',
      '--packages=external',
      '--log-level=error',
      `--outfile=${bundle}`,
    ])
    const share = Math.ceil(COUNT / PROCESSES)
    const run = async (i: number): Promise<Run> => {
      const args = [bundle, FIRST_SEED + i * share, Math.min(share, COUNT - i * share)].map(String)
      return JSON.parse(
        (await promisify(execFile)(process.execPath, args, { maxBuffer: 2 ** 26 })).stdout,
      ) as Run
    }
    runs.push(...(await Promise.all(Array.from({ length: PROCESSES }, (_, i) => run(i)))))
  }, COUNT * TIME_OF_REPORT)

  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it(`${COUNT} from seed ${FIRST_SEED} say nothing that is not so`, () => {
    const failures = runs.flatMap((run) => run.failures)
    if (failures.length > 0)
      throw new Error(`${failures.length} of ${COUNT} reports are read wrong:\n${failures.join('\n')}`)
  })

  it('are read, and not only left open', () => {
    const totals = new Map<string, { right: number; all: number }>()
    for (const [rendering, { right, all }] of runs.flatMap((run) => Object.entries(run.totals))) {
      const total = totals.get(familyOf(rendering)) ?? { right: 0, all: 0 }
      totals.set(familyOf(rendering), { right: total.right + right, all: total.all + all })
    }
    expect([...totals].filter(([family, { right, all }]) => right < LEAST_RIGHT[family]! * all)).toEqual([])
  })

  it('are written in every way', () => {
    expect(new Set(RENDERINGS.map(({ name }) => familyOf(name)))).toEqual(new Set(Object.keys(LEAST_RIGHT)))
  })
})

/** What was once read wrong, as few quirks as it took. */
const MENDED: readonly Case[] = [
  { seed: 559, rendering: 'flat D9 wrapped', quirks: ['remarks under values'] },
  { seed: 1338, rendering: 'flat one line', quirks: ['words instead of some numbers'] },
  { seed: 1255, rendering: 'html article', quirks: ['tables in cells', 'totals of the outer rows only'] },
  { seed: 60, rendering: 'D2', quirks: ['no title'] },
  { seed: 105, rendering: 'D3', quirks: ['headings without numbers'] },
  { seed: 115, rendering: 'pdf', quirks: ['digits of a number in several cells'] },
  { seed: 1147, rendering: 'pdf', quirks: ['digits of a number in several cells'] },
  { seed: 778, rendering: 'html fragment', quirks: ['a heading broken over two lines'] },
  {
    seed: 1509,
    rendering: 'D6',
    quirks: ['a heading broken over two lines', 'headings numbered 1. and a space'],
  },
  { seed: 244, rendering: 'flat D10', quirks: ['damaged labels'] },
  { seed: 583, rendering: 'flat D5 bar after, blanks dropped', quirks: ['marks for zeros'] },
  { seed: 764, rendering: 'flat D9 wrapped', quirks: ['traditional characters with pinyin'] },
  { seed: 11, rendering: 'D8', quirks: ['the title of another year', 'radicals for characters'] },
  { seed: 49, rendering: 'html', quirks: ['the table of 三 cut at a page'] },
  { seed: 160, rendering: 'flat D5 bar before', quirks: ['full-width digits'] },
  { seed: 253, rendering: 'html nested', quirks: ['the title of another year', 'no preamble'] },
  { seed: 410, rendering: 'markdown', quirks: ['a date line under the title', 'radicals for characters'] },
  { seed: 1137, rendering: 'D3', quirks: ['a wrong head above right columns', 'blank for every zero'] },
  { seed: 14, rendering: 'html', quirks: ['blank for every zero', 'no head in 三'] },
  {
    seed: 571,
    rendering: 'html nested',
    quirks: ['blank for the zeros of organizations', 'extra blank cells at row ends'],
  },
  { seed: 104, rendering: 'flat D10 wrapped', quirks: ['a dash for all zeros'] },
  { seed: 152, rendering: 'flat D5 bars alone', quirks: ['headings called 第一部分'] },
  { seed: 575, rendering: 'flat D5 bars alone', quirks: ['half-width marks behind the numbers'] },
  { seed: 699, rendering: 'flat D5 bars alone', quirks: ['headings numbered 1、'] },
  {
    seed: 153,
    rendering: 'html article',
    quirks: ['a wrong head above right columns', 'a blank column of totals'],
  },
  {
    seed: 258,
    rendering: 'html fragment',
    quirks: ['totals of the outer rows only', 'a wrong head above right columns'],
  },
  { seed: 286, rendering: 'canonical', quirks: ['blank for some zeros', 'a wrong head above right columns'] },
  {
    seed: 255,
    rendering: 'flat D10 scattered',
    quirks: ['a row that is not in the form', 'marks for zeros'],
  },
  {
    seed: 354,
    rendering: 'flat D5 bar before',
    quirks: ['full-width digits', 'a wrong head above right columns'],
  },
  { seed: 667, rendering: 'flat D9 wrapped', quirks: ['the heading of section 三 lost'] },
  { seed: 758, rendering: 'flat D5 bar after', quirks: ['units behind counts'] },
  { seed: 908, rendering: 'D3', quirks: ['no head in 三', 'totals of the outer rows only'] },
  { seed: 930, rendering: 'markdown', quirks: ['a number left out', 'a wrong head above right columns'] },
  { seed: 1196, rendering: 'html portal', quirks: ['words instead of some numbers'] },
  {
    seed: 1505,
    rendering: 'flat D9 wrapped',
    quirks: ['blank for every zero', 'a blank column of totals', 'full-width digits'],
  },
  {
    seed: 1546,
    rendering: 'html fragment',
    quirks: ['no head in 三', 'blank for the zeros of organizations'],
  },
  {
    seed: 13069,
    rendering: 'markdown',
    quirks: [
      'digits of a number in several cells',
      'a blank column of totals',
      'blank for the zeros of organizations',
    ],
  },
  { seed: 14950, rendering: 'html', quirks: ['digits of a number in several cells', 'blank for every zero'] },
  { seed: 5508, rendering: 'D8', quirks: ['blank for half the disputes'] },
  { seed: 12441, rendering: 'D8', quirks: ['three tables of disputes', 'blank for half the disputes'] },
  { seed: 5750, rendering: 'html nested', quirks: ['blank for some zeros', 'the table of 二 cut at a page'] },
  { seed: 5447, rendering: 'flat D5 blank lines', quirks: ['marks for zeros'] },
  {
    seed: 8287,
    rendering: 'flat D5 blank lines',
    quirks: ['blank for every zero', 'a row that is not in the form'],
  },
  { seed: 11116, rendering: 'flat D5 bar after', quirks: ['a row that is not in the form'] },
  {
    seed: 4232,
    rendering: 'flat D10',
    quirks: ['rows that the province adds', 'words instead of some numbers'],
  },
  {
    seed: 18028,
    rendering: 'flat D10 wrapped',
    quirks: ['rows that the province adds', 'no items last year', 'words instead of some numbers'],
  },
  { seed: 18195, rendering: 'flat D10', quirks: ['a small table for each group', 'groups’ cells blank'] },
  {
    seed: 201347,
    rendering: 'flat D10 wrapped',
    quirks: ['a small table for each group', 'short names in （六）'],
  },
  {
    seed: 7216,
    rendering: 'D4',
    quirks: ['a date line under the title', 'no title', 'a period that has lost 年 and 月'],
  },
  {
    seed: 12088,
    rendering: 'D8',
    quirks: ['the title of another year', 'no preamble', 'a table of contents with dots'],
  },
  {
    seed: 16379,
    rendering: 'flat D10 scattered',
    quirks: ['no signature', 'a period that has lost 年 and 月', 'the title of another year'],
  },
  { seed: 19638, rendering: 'D8', quirks: ['a heading broken over two lines', 'section 四 by another name'] },
  { seed: 309292, rendering: 'flat D9', quirks: ['blank for every zero'] },
  {
    seed: 311930,
    rendering: 'flat D9 wrapped',
    quirks: ['damaged labels', 'traditional characters with pinyin'],
  },
  {
    seed: 315224,
    rendering: 'D4',
    quirks: [
      'the heading of section 三 lost',
      'totals of the outer rows only',
      'the table of 三 cut at a page',
    ],
  },
  {
    seed: 315511,
    rendering: 'flat D9 wrapped',
    quirks: ['headings without numbers', 'blank for every zero'],
  },
  {
    seed: 316401,
    rendering: 'html portal',
    quirks: ['a heading broken over two lines', 'section 四 by another name'],
  },
  { seed: 402304, rendering: 'flat D5 bars alone', quirks: ['blank for every zero', 'unjoined cells in 二'] },
  { seed: 405228, rendering: 'flat D10 scattered', quirks: ['marks for zeros'] },
  {
    seed: 402959,
    rendering: 'flat D9 wrapped',
    quirks: ['full-width digits', 'blank for the zeros of organizations', 'totals of the outer rows only'],
  },
  {
    seed: 408286,
    rendering: 'flat D9 in characters',
    quirks: ['traditional characters with pinyin', 'totals of the outer rows only'],
  },
  {
    seed: 607463,
    rendering: 'html article',
    quirks: ['blank for every zero', 'digits of a number in several cells'],
  },
  {
    seed: 613226,
    rendering: 'flat D10',
    quirks: [
      'totals of the outer rows only',
      'one mark for all zeros',
      'digits of a number in several cells',
    ],
  },
  { seed: 616190, rendering: 'flat D10 wrapped', quirks: ['a row that is not in the form'] },
  {
    seed: 4544,
    rendering: 'flat D5 bar after',
    quirks: ['unjoined cells in 二', 'words instead of some numbers'],
  },
  {
    seed: 900070,
    rendering: 'canonical',
    quirks: ['lines broken at the page’s width', 'the period in other words'],
  },
  {
    seed: 900742,
    rendering: 'flat D9 in characters',
    quirks: ['a small table for each group', 'the heading of section 四 lost'],
  },
  {
    seed: 902722,
    rendering: 'flat D5 bar after',
    quirks: ['radicals for characters', 'a date line under the title', 'no preamble', 'no title'],
  },
  {
    seed: 902842,
    rendering: 'html nested',
    quirks: ['rows that the province adds', 'the heading of section 三 lost', 'blank for every zero'],
  },
  {
    seed: 1006265,
    rendering: 'flat D10 wrapped',
    quirks: [
      'marks for zeros',
      'groups’ cells blank',
      'the heading of section 三 lost',
      'items numbered 1、',
    ],
  },
  {
    seed: 1015590,
    rendering: 'flat D4 padded',
    quirks: ['blank for the zeros of organizations', 'names of groups cut'],
  },
  {
    seed: 1017072,
    rendering: 'flat D4 with column spans',
    quirks: ['digits of a number in several cells', 'blank for the zeros of organizations'],
  },
  {
    seed: 1024957,
    rendering: 'docx',
    quirks: [
      'chapters of its own above the tables',
      'a period that has lost 年 and 月',
      'headings run into their text',
      'the title of another year',
    ],
  },
  { seed: 1025531, rendering: 'pdf', quirks: ['the title printed twice'] },
  { seed: 1026783, rendering: 'flat D4 padded', quirks: ['damaged labels', 'a blank column of totals'] },
  {
    seed: 1035095,
    rendering: 'D8',
    quirks: ['extra blank cells at row ends', 'no head in 三', 'a blank column of totals'],
  },
  {
    seed: 1040601,
    rendering: 'flat D9 wrapped',
    quirks: ['a small table for each group', 'short names in （六）', 'blank for the zeros of organizations'],
  },
  {
    seed: 1061416,
    rendering: 'flat D5 bars alone',
    quirks: ['words instead of some numbers', 'unjoined cells in 二'],
  },
  {
    seed: 1073072,
    rendering: 'D1',
    quirks: ['blank for the zeros of organizations', 'digits of a number in several cells'],
  },
  { seed: 1086874, rendering: 'flat D9', quirks: ['words instead of some numbers'] },
  { seed: 2100749, rendering: 'flat D5 padded', quirks: ['the heading of section 四 lost'] },
  { seed: 2104169, rendering: 'flat D10 scattered', quirks: ['full-width digits', 'a dash for all zeros'] },
  { seed: 2409078, rendering: 'flat D9 in characters', quirks: ['signed changes'] },
  {
    seed: 2600952,
    rendering: 'flat D7 by bars',
    quirks: ['blank for the zeros of organizations', 'extra blank cells at row ends'],
  },
  {
    seed: 2603598,
    rendering: 'flat D7 by bars',
    quirks: ['blank for some zeros', 'extra blank cells at row ends'],
  },
  { seed: 2712039, rendering: 'flat D7 by bars', quirks: ['a dash for all zeros', 'blank for some zeros'] },
  {
    seed: 2411786,
    rendering: 'flat D9 in characters',
    quirks: ['blank for every zero', 'words instead of some numbers'],
  },
  { seed: 102, rendering: 'repeated', quirks: ['words instead of some numbers'] },
  { seed: 7000785, rendering: 'repeated', quirks: ['words instead of some numbers'] },
  { seed: 0, rendering: 'flat run together by rows', quirks: ['the title printed twice'] },
  { seed: 7001177, rendering: 'flat run together by rows', quirks: ['one mark for all zeros'] },
  { seed: 24, rendering: 'pdf dressed', quirks: ['the table of 二 cut at a page'] },
]

describe('a report that was read wrong', () => {
  it.each(MENDED)('$rendering: $quirks', async (one) => expect((await verdictOf(one)).wrong).toEqual([]))
})
