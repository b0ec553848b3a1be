import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import { unzipSync } from 'fflate'
import readExcel from 'read-excel-file/node'
import { type Report, codebook, parseReport } from '../../src/index.js'
import { csvHead, csvLines } from '../../src/exports/csv.js'
import { observations as observationsTable } from '../../src/exports/tables.js'
import { HARMONISED } from '../../src/exports/harmonise.js'
import { panelRows } from '../../src/exports/panel.js'
import { bodyYears, survey } from '../../src/exports/survey.js'
import { toXlsx } from '../../src/exports/xlsx.js'
import { makeReport } from '../support/generate/report.js'
import { blank } from '../support/generate/printed.js'
import { toDialect } from '../support/generate/text.js'
import { gongkai } from '../support/command.js'
import { writeReports } from '../support/reports.js'

/** A batch of all exports, and another made from its JSON Lines. */
jest.setTimeout(60_000)

const folder = mkdtempSync(join(tmpdir(), 'gongkai-exports-'))
const out = join(folder, 'out')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let reports: Report[] = []
let query: (sql: string) => Promise<Record<string, unknown>[]>

beforeAll(async () => {
  writeReports(join(folder, 'in'), 30)
  writeFileSync(
    join(folder, 'in', '99999.txt'),
    toDialect(
      makeReport({
        agency: '望川县公式局',
        year: 2022,
        seed: 99,
        printed: { 'requests.received.total': blank },
      }),
      'canonical',
    ),
  )
  const { status, stderr } = await gongkai([
    'batch',
    join(folder, 'in'),
    '--out',
    out,
    '--to',
    'json,csv',
    '--to',
    'parquet,xlsx,panel',
    '--quiet',
  ])
  expect([status, stderr]).toEqual([0, expect.stringContaining('31 reports')])
  reports = readFileSync(join(out, 'reports.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Report)
  const connection = await (await DuckDBInstance.create()).connect()
  query = async (sql) =>
    (await connection.runAndReadAll(sql.replaceAll('OUT', out))).getRowObjectsJson() as Record<
      string,
      unknown
    >[]
})

const csv = (name: string): string => `read_csv('OUT/${name}.csv', header = true, all_varchar = true)`
const parquet = (name: string): string => `'OUT/${name}.parquet'`
const observations = () => reports.flatMap((report) => report.observations)

describe('DuckDB reads the totals of the JSON', () => {
  it.each([
    ['CSV', csv],
    ['Parquet', parquet],
  ])('from %s', async (_, from) => {
    const [totals] = await query(
      `select count(*)::int as n, sum(value::double) as sum, count(value)::int as numbers, count(*) filter (state = 'blank')::int as blanks from ${from('observations')}`,
    )
    const values = observations().flatMap(({ value }) => (value === null ? [] : [value]))
    expect(totals).toMatchObject({
      n: observations().length,
      numbers: values.length,
      blanks: observations().filter(({ state }) => state === 'blank').length,
    })
    expect(totals!['sum']).toBeCloseTo(
      values.reduce((sum, value) => sum + value, 0),
      3,
    )
    const wide = await query(
      `select file, year::int as year, req_received_total::double as received from ${from('reports')}`,
    )
    expect(wide).toEqual(
      reports.map((report) => ({
        file: report.source.name,
        year: report.year,
        received: report.requests?.received.total ?? null,
      })),
    )
    const codes = await query(
      `select code, count(*)::int as n from ${from('diagnostics')} group by code order by code`,
    )
    const found = reports.flatMap(({ diagnostics }) => diagnostics.map(({ code }) => code))
    expect(codes).toEqual(
      [...new Set(found)].sort().map((code) => ({ code, n: found.filter((other) => other === code).length })),
    )
  })

  it('with the types of the columns, and strings as dictionaries, in Parquet', async () => {
    const described = await query(`describe select * from ${parquet('reports')}`)
    const types = new Map(described.map(({ column_name, column_type }) => [column_name, column_type]))
    expect(
      ['file', 'year', 'published_on', 'errors', 'req_received_total', 'req_complete'].map((name) =>
        types.get(name),
      ),
    ).toEqual(['VARCHAR', 'INTEGER', 'DATE', 'INTEGER', 'DOUBLE', 'BOOLEAN'])
    expect(
      await query(
        `select distinct published_on::varchar as day from ${parquet('reports')} where year = 2020`,
      ),
    ).toEqual([{ day: '2021-01-18' }])
    const encodings = await query(
      `select distinct encodings from parquet_metadata('OUT/observations.parquet') where path_in_schema in ('agency', 'indicator', 'state')`,
    )
    for (const { encodings: list } of encodings) expect(list).toContain('DICTIONARY')
  })
})

describe('numbers in CSV', () => {
  it('are decimals from the first row on, so that no reader takes sums of money for whole numbers', async () => {
    const report = reports.find(({ requests }) => requests?.format === '2021')!
    const isMoney = (indicator: string) => indicator === 'proactiveDisclosure.fees.amount'
    const rows = (amount: number | null) =>
      observationsTable.rows({
        ...report,
        observations: report.observations.map((cell) =>
          isMoney(cell.indicator) ? { ...cell, value: amount } : cell,
        ),
      })
    const without = csvLines(observationsTable, rows(null))
    const file = join(folder, 'money.csv')
    // Readers look at some 20,000 rows; those of 200 reports are more.
    writeFileSync(
      file,
      csvHead(observationsTable) + without.repeat(200) + csvLines(observationsTable, rows(7730.28)),
    )
    const [sum] = await query(
      `select sum(value) as sum, typeof(any_value(value)) as type from '${file}' where indicator = 'proactiveDisclosure.fees.amount'`,
    )
    expect(sum).toEqual({ sum: 7730.28, type: 'DOUBLE' })
  })
})

describe('the workbook', () => {
  it('has a sheet for each table, numbers as numbers, heads frozen and filtered', async () => {
    const sheets = await readExcel(join(out, 'dataset.xlsx'))
    expect(sheets.map(({ sheet }) => sheet)).toEqual([
      'reports',
      'observations',
      'diagnostics',
      'coverage_matrix',
      'codebook',
      'legend',
    ])
    const rows = sheets[1]!.data
    expect(rows.length).toBe(observations().length + 2)
    expect(rows[1]!.slice(0, 3)).toEqual(['文件', '机关', '年度'])
    const at = (name: string): number => rows[0]!.indexOf(name as never)
    expect(rows.slice(2).map((row) => [row[at('indicator')], row[at('value')]])).toEqual(
      observations().map(({ indicator, value }) => [indicator, value]),
    )
    const last = sheets[0]!.data.at(-1)!
    expect([last[1], last[2]]).toEqual(['望川县公式局', 2022])
    const xml = Buffer.from(
      unzipSync(readFileSync(join(out, 'dataset.xlsx')))['xl/worksheets/sheet1.xml']!,
    ).toString()
    expect(xml).toContain('state="frozen"')
    expect(xml).toMatch(/<autoFilter ref="A2:[A-Z]+33"\/>/)
    expect(xml).not.toContain('<f>')
    // A day is a number with the look of a day; 2023-01-18 is the 44,944th.
    expect(/<c r="H\d+" s="\d+"><v>44944<\/v><\/c>/.test(xml)).toBe(true)
    const blanks = [...xml.matchAll(/<c r="[A-Z]+\d+" s="(\d+)"\/>/g)].map(([, style]) => style)
    expect(blanks.length).toBeGreaterThan(0)
  })

  it('holds any text and any number', async () => {
    const table = {
      name: 'texts',
      title: '',
      titleZh: '',
      columns: [
        { name: 'a', type: 'string', titleZh: '', description: '' },
        { name: 'b', type: 'number', titleZh: '', description: '' },
      ],
    } as const
    const texts = ['<b> & "x" ]]>', ' \u0001\ud800 ', '=1+1', 'x'.repeat(40_000)]
    const chunks: Uint8Array[] = []
    for await (const chunk of toXlsx([
      { table, rows: () => texts.map((text, i) => ({ values: [text, i === 0 ? 1e21 : null] })) },
    ]))
      chunks.push(chunk)
    const rows = (await readExcel(Buffer.concat(chunks)))[0]!.data as [string, number][]
    expect(rows.slice(2, 5).map(([text]) => text.trim())).toEqual(['<b> & "x" ]]>', '\ufffd\ufffd', '=1+1'])
    expect([rows[2]![1], rows[5]![0].length]).toEqual([1e21, 32_767])
  })
})

describe('the panel', () => {
  it('has what both formats share, and joins what one of them splits', () => {
    const ids = HARMONISED.map(({ indicator }) => indicator.indicator)
    expect(ids.length).toBe(3 + 23 * 7 + 15)
    expect(
      codebook.filter(({ indicator }) => ids.includes(indicator)).map(({ indicator }) => indicator),
    ).toEqual(ids)
    expect(
      HARMONISED.filter(({ parts }) => parts.length > 0).map(({ indicator, parts }) => [
        indicator.indicator,
        parts.length,
      ]),
    ).toHaveLength(7)
  })

  it('sums （六） where it is split, from the reports themselves', async () => {
    const rows = await query(
      `select file, req_other_combined_total as other, req_edition as format from ${csv('panel')}`,
    )
    expect(rows.length).toBe(31)
    for (const { file, other, format } of rows) {
      const values = new Map<string, number | null>(
        reports
          .find(({ source }) => source.name === file)!
          .observations.map(({ indicator, value }) => [indicator, value]),
      )
      const value = (part: string) => values.get(`requests.results.other.${part}.total`) ?? 0
      expect(Number(other)).toBe(
        format === '2019'
          ? value('combined')
          : value('notCorrectedInTime') + value('feeUnpaid') + value('other'),
      )
    }
  })

  it('takes the best report of an agency and year, and leaves out duplicates and what has no place', async () => {
    const made = (printed = {}) =>
      parseReport(
        toDialect(makeReport({ agency: '望川县水务局', year: 2022, seed: 3, printed }), 'canonical'),
      )
    const [wrong, good] = [
      await made({ 'disputes.reconsideration.total': { text: '999', value: 999, state: 'number' } }),
      await made(),
    ]
    const named = (report: Report, name: string): Report => ({
      ...report,
      source: { ...report.source, name },
    })
    const entries = [
      { report: named(wrong, 'wrong') },
      { report: named(good, 'good') },
      { report: named(good, 'copy'), duplicateOf: 'good' },
      { report: { ...good, agency: null } },
    ]
    const rows: unknown[] = []
    const surveyed = entries.map(({ report, duplicateOf }) => ({
      ...survey(report),
      ...(duplicateOf !== undefined && { duplicateOf }),
    }))
    const places = new Map(
      bodyYears(surveyed).map((bodyYear) => [
        bodyYear.members[0]!,
        { bodyYear, confirmedBy: [], conflicts: 1 },
      ]),
    )
    const each = async function* () {
      yield* entries
    }
    for await (const row of panelRows(each, { places, passedOn: [] })) rows.push(row.slice(0, 11))
    expect(rows).toEqual([
      ['望川县水务局', '望川县水务局', 2022, '望川县', 'own', 'good', 1, 2, 'fewerFindings', '', 1],
    ])
  })
})

describe('beside the data', () => {
  it('stands a data package that describes every file as it is', async () => {
    const { resources } = JSON.parse(readFileSync(join(out, 'datapackage.json'), 'utf8')) as {
      resources: {
        name: string
        path: string
        mediatype: string
        schema?: { fields: { name: string; type: string }[]; missingValues: string[] }
      }[]
    }
    expect(resources.map(({ path }) => path).sort()).toEqual(
      readdirSync(out)
        .filter((name) => name !== '.gongkai' && name !== 'datapackage.json')
        .sort(),
    )
    expect(new Set(resources.map(({ name }) => name)).size).toBe(resources.length)
    const cast: Record<string, string> = {
      string: 'varchar',
      integer: 'integer',
      number: 'double',
      date: 'date',
      boolean: 'boolean',
    }
    for (const { name, path, schema } of resources) {
      expect(name).toMatch(/^[a-z0-9._-]+$/)
      if (!schema) continue
      const head = readFileSync(join(out, path), 'utf8').replace('\ufeff', '').split('\r\n', 1)[0]!
      expect(head.split(',')).toEqual(schema.fields.map((field) => field.name))
      // Every value is of the type that its column says, or empty.
      const wrong = schema.fields.map(
        (field) =>
          `count(*) filter ("${field.name}" is not null and try_cast("${field.name}" as ${cast[field.type]}) is null)`,
      )
      const [row] = await query(
        `select (${wrong.join(' + ')})::int as wrong from ${csv(path.replace('.csv', ''))}`,
      )
      expect([path, row!['wrong']]).toEqual([path, 0])
    }
  })

  it('stands a codebook with labels in both languages and the rules of the panel', async () => {
    const rows = await query(`select indicator, label_zh, label_en, panel from ${csv('codebook')}`)
    expect(rows.length).toBe(codebook.length)
    expect(
      rows.find(({ indicator }) => indicator === 'requests.results.other.feeUnpaid.total'),
    ).toMatchObject({
      label_zh: expect.stringContaining('其他处理') as unknown,
      label_en: 'Other handling: fee not paid in time, all applicants',
      panel: 'part of requests.results.other.combined.total',
    })
  })
})

describe('gongkai export', () => {
  it('makes every other export from the JSON Lines, the same bytes', async () => {
    const again = join(folder, 'again')
    const { status, stdout, stderr } = await gongkai([
      'export',
      join(out, 'reports.jsonl'),
      '--out',
      again,
      '--to',
      'json,csv,parquet,xlsx,panel',
      '--quiet',
    ])
    expect([status, stdout, stderr]).toEqual([0, '', ''])
    const names = readdirSync(again).filter((name) => name !== 'datapackage.json')
    expect(names.sort()).toEqual(
      readdirSync(out)
        .filter(
          (name) =>
            !['.gongkai', 'datapackage.json', 'failures.csv', 'skipped.csv', 'summary.json'].includes(name),
        )
        .sort(),
    )
    for (const name of names)
      expect([name, readFileSync(join(again, name)).equals(readFileSync(join(out, name)))]).toEqual([
        name,
        true,
      ])
  })

  it('says which line is no report, and leaves nothing behind', async () => {
    writeFileSync(join(folder, 'bad.jsonl'), `${JSON.stringify(reports[0])}\n{"a":1}\n`)
    const { status, stderr } = await gongkai([
      'export',
      join(folder, 'bad.jsonl'),
      '--out',
      join(folder, 'bad'),
      '--to',
      'csv',
      '--no-bom',
    ])
    expect([status, stderr]).toEqual([1, expect.stringContaining('bad.jsonl, line 2: ')])
    expect(readdirSync(join(folder, 'bad'))).toEqual([])
  })

  it('is one at a time in a folder, and describes what else stands there', async () => {
    const both = join(folder, 'both')
    const runs = await Promise.all(
      ['csv,parquet', 'csv,parquet', 'csv,parquet'].map((to) =>
        gongkai(['export', join(out, 'reports.jsonl'), '--out', both, '--to', to, '--quiet']),
      ),
    )
    for (const { status, stderr } of runs)
      expect([status, stderr]).toEqual(
        status === 0 ? [0, ''] : [1, expect.stringContaining('batch.locked: ')],
      )
    for (const name of ['observations.csv', 'observations.parquet'])
      expect(readFileSync(join(both, name)).equals(readFileSync(join(out, name)))).toBe(true)
    await gongkai(['export', join(out, 'reports.jsonl'), '--out', both, '--to', 'panel', '--quiet'])
    const { resources } = JSON.parse(readFileSync(join(both, 'datapackage.json'), 'utf8')) as {
      resources: { path: string }[]
    }
    expect(resources.map(({ path }) => path).sort()).toEqual(
      readdirSync(both)
        .filter((name) => name !== 'datapackage.json')
        .sort(),
    )
  })

  it('says where a line holds no such report', async () => {
    const [report] = reports
    const wrong = [
      { ...report, source: null },
      { ...report, observations: [null] },
      { ...report, observations: [{ indicator: '__proto__', value: 1 }] },
      { ...report, diagnostics: 1 },
      { path: 'x', error: { code: 5 } },
    ]
    for (const line of wrong) {
      writeFileSync(join(folder, 'wrong.jsonl'), `${JSON.stringify(line)}\n`)
      const { status, stderr } = await gongkai([
        'export',
        join(folder, 'wrong.jsonl'),
        '--out',
        join(folder, 'wrong'),
        '--quiet',
      ])
      expect([status, stderr]).toEqual([
        1,
        expect.stringMatching(/input\.unsupported: .*wrong\.jsonl, line 1: not a report/),
      ])
    }
  })

  it('takes the lines of the filter as they are: failures go to failures.csv', async () => {
    const failure = { path: 'nothing.pdf', error: { code: 'ENOENT', message: 'no such file' } }
    writeFileSync(
      join(folder, 'filtered.jsonl'),
      `${JSON.stringify(reports[0])}\n${JSON.stringify(failure)}\n`,
    )
    const { status, stderr } = await gongkai([
      'export',
      join(folder, 'filtered.jsonl'),
      '--out',
      join(folder, 'filtered'),
      '--to',
      'csv,panel',
      '--no-bom',
      '--quiet',
    ])
    expect([status, stderr]).toEqual([0, '1 file gave no report: see failures.csv\n'])
    expect(readFileSync(join(folder, 'filtered/failures.csv'), 'utf8')).toBe(
      'file,code,message,message_zh,file_bytes\r\nnothing.pdf,ENOENT,no such file,没有此文件或文件夹。,\r\n',
    )
    const { resources } = JSON.parse(readFileSync(join(folder, 'filtered/datapackage.json'), 'utf8')) as {
      resources: { path: string }[]
    }
    expect(resources.map(({ path }) => path).sort()).toEqual(
      readdirSync(join(folder, 'filtered'))
        .filter((name) => name !== 'datapackage.json')
        .sort(),
    )
  })

  it('writes no byte order mark where none is wanted', async () => {
    await gongkai([
      'export',
      join(out, 'reports.jsonl'),
      '--out',
      join(folder, 'bare'),
      '--no-bom',
      '--quiet',
    ])
    expect(readFileSync(join(folder, 'bare/observations.csv'), 'utf8').startsWith('file,agency,')).toBe(true)
  })
})
