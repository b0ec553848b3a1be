/** The questions that docs/recipes.md answers, and its lines for Stata and sqlite3, run as they stand there: SQL here always, pandas and R where they are installed. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { batch } from '../../src/batch.js'
import { rowsOfCsv } from '../../src/batch/manifest.js'
import { csvHead, csvLines } from '../../src/exports/csv.js'
import { observations, reports } from '../../src/exports/tables.js'
import { parseReport } from '../../src/parse.js'
import { number, type Printed, unreadable } from '../support/generate/printed.js'
import { makeReport } from '../support/generate/report.js'
import { toDialect } from '../support/generate/text.js'

const folder = mkdtempSync(join(tmpdir(), 'gongkai-questions-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const docs = readFileSync('docs/recipes.md', 'utf8')
/** The chapters of the questions and of Stata. */
const questions = docs
  .split(/^(?=## )/m)
  .filter((chapter) => /^## (?:Three questions|Stata)$/m.test(chapter))
  .join('')
const programsIn = (language: string): string[] =>
  [...questions.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, 'gm'))].map(([, code]) => code!)

/** The first three of a language answer the questions; each is the same in all. */
const QUESTIONS = 3
const RUNNERS: [string, string[]][] = [
  ['python', ['/usr/bin/python3', '-c', 'import pandas']],
  ['r', ['Rscript', '-e', 'library(haven); library(readr)']],
]
/** What is printed between two programs. */
const BETWEEN = '----'
const isHere = ([program, ...args]: string[]): boolean => spawnSync(program!, args).status === 0

let query: (sql: string) => Promise<Record<string, unknown>[]>

beforeAll(async () => {
  const denied = 'requests.results.denied.stateSecrets.total'
  const printed: Record<string, Printed>[] = [
    {},
    { 'requests.received.total': number(99_999) },
    { [denied]: unreadable('若干') },
  ]
  const files = ['望川县水务局', '青禾县林业局'].flatMap((agency, body) =>
    printed.map((cells, i) => {
      const path = join(folder, `${body}-${2021 + i}.txt`)
      const made = makeReport({ agency, year: 2021 + i, seed: 10 * body + i, printed: cells })
      writeFileSync(path, toDialect(made, 'canonical'))
      return path
    }),
  )
  await batch(files, join(folder, 'out'), { exports: ['json', 'csv', 'panel'], jobs: 0 })
  const connection = await (await DuckDBInstance.create()).connect()
  query = async (sql) =>
    (
      await connection.runAndReadAll(sql.replaceAll("'out/", `'${folder}/out/`))
    ).getRowObjectsJson() as Record<string, unknown>[]
})

const answer = async (question: number): Promise<Record<string, unknown>[]> =>
  query(programsIn('sql')[question]!)

describe('each question is answered', () => {
  it.each(['sql', 'python', 'r'])('in at most five lines of %s', (language) => {
    const lines = programsIn(language).map((code) => code.trim().split('\n').length)
    expect(lines.length).toBeGreaterThanOrEqual(QUESTIONS)
    expect(Math.max(...lines)).toBeLessThanOrEqual(5)
  })

  it('requests by body and year, with the change', async () => {
    const rows = await answer(0)
    expect(rows.map(({ body, year }) => `${body} ${year}`)).toEqual(
      ['望川县水务局', '青禾县林业局'].flatMap((body) => [2021, 2022, 2023].map((year) => `${body} ${year}`)),
    )
    const [first, second] = rows
    expect([first!['change'], second!['change']]).toEqual([null, 99_999 - Number(first!['requests'])])
  })

  it('denials by reason, with the reports that are left out', async () => {
    const rows = await answer(1)
    const secrets = rows.filter(({ item }) => item === 'state_secrets')
    expect(secrets.map(({ year, left_out: left }) => [year, left])).toEqual([
      ['2021', '0'],
      ['2022', '0'],
      ['2023', '2'],
    ])
  })

  it('reports that do not balance, and those that can not be judged', async () => {
    const rows = await answer(2)
    expect(rows.map(({ failing, judged }) => [Number(failing) > 0, judged])).toEqual([
      ...[
        [false, true],
        [true, true],
        [expect.any(Boolean), false],
      ],
      ...[
        [false, true],
        [true, true],
        [expect.any(Boolean), false],
      ],
    ])
  })
})

describe.each(RUNNERS.filter(([, probe]) => isHere(probe)))('%s', (language, [program, flag]) => {
  /** Languages write numbers in their own ways: 3, 3.0; and what is none. */
  const cellsOf = (rows: Record<string, unknown>[]): string[][] =>
    rows.map((row) =>
      Object.values(row).map((value) => {
        if (value === null || value === '' || value === 'NA') return ''
        const text = String(value).toLowerCase()
        return text !== '' && !Number.isNaN(Number(text)) ? String(Number(text)) : text
      }),
    )

  it('gives the same answers, and writes a file for Stata', async () => {
    // One after the other in one process: loading what they need takes longer than they do.
    const programs = programsIn(language).slice(0, QUESTIONS + 1)
    const said = language === 'r' ? `cat('${BETWEEN}\n')\n` : `print('${BETWEEN}')\n`
    const { stdout, stderr, status } = spawnSync(program!, [flag!, programs.join(said)], {
      cwd: folder,
      encoding: 'utf8',
      // R reads Chinese where its language can write it.
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
    })
    expect([status, status === 0 ? '' : stderr]).toEqual([0, ''])
    const sorted = (rows: string[][]): string[] => rows.map((row) => row.join(',')).sort()
    for (const [i, printed] of stdout.split(`${BETWEEN}\n`).slice(0, QUESTIONS).entries())
      expect(sorted(cellsOf(await rowsOfCsv(printed)))).toEqual(sorted(cellsOf(await answer(i))))
    // The beginning of every file of that format since version 13.
    expect(readFileSync(join(folder, 'panel.dta')).subarray(0, 11).toString()).toBe('<stata_dta>')
  })
})

it('sqlite3 takes the tables as the documentation says', () => {
  if (!isHere(['sqlite3', '-version'])) return
  const command = /^sqlite3 .*$/m.exec(docs)![0].replace('reports.db', ':memory:')
  const sql = "'select count(*) > 1000, sum(value) > 0 from observations'"
  const { stdout } = spawnSync('bash', ['-c', `${command} ${sql}`], { cwd: folder, encoding: 'utf8' })
  expect(stdout.trim()).toBe('1,1')
})

describe('amounts that are blank in the first 200 reports', () => {
  const AMOUNT = 'proactiveDisclosure.fees.amount'
  const SUM = 7730.28

  beforeAll(async () => {
    const text = toDialect(makeReport({ agency: '望川县水务局', year: 2022, seed: 1 }), 'canonical')
    const report = await parseReport(text, { name: 'a' })
    const withAmount = (value: number | null) => ({
      ...report,
      observations: report.observations.map((cell) =>
        cell.indicator === AMOUNT ? { ...cell, value } : cell,
      ),
    })
    for (const table of [observations, reports]) {
      const blank = csvLines(table, table.rows(withAmount(null)))
      const last = csvLines(table, table.rows(withAmount(SUM)))
      writeFileSync(join(folder, `first_${table.name}.csv`), csvHead(table) + blank.repeat(200) + last)
    }
  })

  const programs: Record<string, string> = {
    python: `import pandas as pd
o, r = pd.read_csv('first_observations.csv'), pd.read_csv('first_reports.csv')
print(o[o.indicator == '${AMOUNT}'].value.sum(), r.pd_fees_amount.sum())`,
    r: `for (read in list(read.csv, function(f) suppressMessages(readr::read_csv(f)))) {
o <- read('first_observations.csv'); r <- read('first_reports.csv')
cat(sum(o$value[o$indicator == '${AMOUNT}'], na.rm = TRUE), sum(r$pd_fees_amount, na.rm = TRUE), '')
}`,
  }

  it('are what they are in DuckDB', async () => {
    const [sums] = await query(
      `select (select sum(value) from '${folder}/first_observations.csv' where indicator = '${AMOUNT}') as long,
              (select sum(pd_fees_amount) from '${folder}/first_reports.csv') as wide`,
    )
    expect(sums).toEqual({ long: SUM, wide: SUM })
  })

  it.each(RUNNERS.filter(([, probe]) => isHere(probe)))('and in %s', (language, [program, flag]) => {
    const { stdout } = spawnSync(program!, [flag!, programs[language]!], { cwd: folder, encoding: 'utf8' })
    const sums = stdout.trim().split(/\s+/).map(Number)
    expect(sums).toEqual(sums.map(() => SUM))
    expect(sums.length).toBeGreaterThan(0)
  })
})
