import { describe, expect, it } from '@jest/globals'
import { parseString } from 'fast-csv'
import { codebookToCsv } from '../src/exports/csv.js'
import { toJsonLine } from '../src/exports/json.js'
import { failureRow } from '../src/exports/lines.js'
import { panel } from '../src/exports/panel.js'
import {
  REPORT_TABLES,
  observations as observationsTable,
  reportStates,
  reports as reportsTable,
} from '../src/exports/tables.js'
import { type Report, codebook, parseReport, toCsv, toJson } from '../src/index.js'
import { as, blank } from './support/generate/printed.js'
import { makeReport } from './support/generate/report.js'
import { toDialect } from './support/generate/text.js'

/** The column of the value; behind it stand unit, state and the text as printed. */
const VALUE = 12
const decimal = (value: number): string => (Number.isInteger(value) ? `${value}.0` : String(value))

const parse = (name: string, printed: Parameters<typeof makeReport>[0]['printed'] = {}): Promise<Report> =>
  parseReport(toDialect(makeReport({ agency: '望川县教育局', year: 2022, seed: 5, printed }), 'canonical'), {
    name,
  })

const readBack = (csv: string): Promise<string[][]> =>
  new Promise((resolve, reject) => {
    const rows: string[][] = []
    parseString<string[], string[]>(csv, { headers: false })
      .on('error', reject)
      .on('data', (row: string[]) => rows.push(row))
      .on('end', () => resolve(rows))
  })

describe('toCsv', () => {
  it('is a row for each observation, read back as it was', async () => {
    const report = await parse('a.txt')
    const [head, ...rows] = await readBack(toCsv(report))
    expect(head).toEqual([
      'file',
      'agency',
      'year',
      'form_table',
      'edition',
      'indicator',
      'short_name',
      'group',
      'row_label',
      'applicant',
      'column_label',
      'is_total',
      'value',
      'unit',
      'state',
      'raw',
      'item',
      'parent',
      'body',
      'part',
    ])
    expect(rows.length).toBe(report.observations.length)
    const values = new Map(rows.map((row) => [row[5], [row[VALUE]!, row[VALUE + 2], row[VALUE + 3]]]))
    for (const { indicator, value, state, raw } of report.observations)
      expect(values.get(indicator)).toEqual([value === null ? '' : decimal(value), state, raw])
    expect(new Set(rows.map((row) => row.slice(0, 3).join()))).toEqual(new Set(['a.txt,望川县教育局,2022']))
  })

  it('has a byte order mark, ends every row with CR LF, and joins reports under one head', async () => {
    const report = await parse('a.txt')
    const csv = toCsv([report, report])
    expect(csv.startsWith('\uFEFFfile,agency,')).toBe(true)
    expect(csv.endsWith('\r\n')).toBe(true)
    expect(csv.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    expect(csv.split('\r\n').length).toBe(2 * report.observations.length + 2)
    expect(toCsv([]).replace('\uFEFF', '')).toBe(
      `${observationsTable.columns.map(({ name }) => name).join(',')}\r\n`,
    )
  })

  it('lets no spreadsheet run a cell, and leaves numbers alone', async () => {
    const dangerous = [
      '=1+2',
      '=HYPERLINK("http://example.cn","x")',
      '+cmd|calc',
      '@SUM(A1)',
      '-2+3',
      '\t=1',
      '＝1＋2',
      '＠SUM',
    ]
    const report = await parse('=cmd.txt', { 'proactiveDisclosure.coercion.decisions': as('-35', -35) })
    const observations = report.observations.map((observation, i) =>
      i < dangerous.length ? { ...observation, raw: dangerous[i]! } : observation,
    )
    const rows = (await readBack(toCsv({ ...report, agency: '@某局，"甲"', observations }))).slice(1)
    expect(rows.slice(0, dangerous.length).map((row) => row[VALUE + 3])).toEqual(
      dangerous.map((raw) => `'${raw}`),
    )
    expect(rows[0]!.slice(0, 2)).toEqual(["'=cmd.txt", `'@某局，"甲"`])
    const coercion = rows.find((row) => row[5] === 'proactiveDisclosure.coercion.decisions')!
    expect([coercion[VALUE], coercion[VALUE + 3]]).toEqual(['-35.0', '-35'])
  })

  it('never writes a number with an exponent', async () => {
    const report = await parse('a.txt')
    const values = [1e21, 1e-7, 123456789012345, 0.1 + 0.2, 7730.28, -0.00000001]
    const observations = values.map((value, i) => ({ ...report.observations[i]!, value }))
    const written = (await readBack(toCsv({ ...report, observations }))).slice(1).map((row) => row[VALUE]!)
    for (const text of written) expect(text).toMatch(/^-?\d+\.\d+$/)
    expect(written.map(Number)).toEqual(values)
  })
})

describe('the other tables', () => {
  it('are as wide as their heads', async () => {
    const parsed = await parse('a.txt', { 'disputes.reconsideration.total': as('999', 999) })
    const location = { block: 1, row: 2, column: 3 }
    const row = {
      label: '收到申请数',
      path: ['收到申请数'],
      unit: '件',
      value: 3,
      state: 'number',
      raw: '3',
      location,
    }
    const claim = {
      subject: 'requests.received',
      value: 3,
      unit: '件',
      scope: 'own',
      sentence: '收到3件。',
      location,
    }
    const report: Report = { ...parsed, annexes: [{ title: null, rows: [row] }], claims: [claim] } as Report
    for (const { columns, rows } of REPORT_TABLES) {
      const lengths = [...rows(report)].map((row) => row.length)
      expect(lengths.length).toBeGreaterThan(0)
      expect(new Set(lengths)).toEqual(new Set([columns.length]))
    }
    expect(reportsTable.columns.slice(-codebook.length).map(({ name }) => name)).toEqual(
      codebook.map(({ shortName }) => shortName),
    )
  })

  it('have names that no database trips over', () => {
    for (const { columns } of [...REPORT_TABLES, panel])
      for (const { name } of columns) expect(name).toMatch(/^[a-z][a-z0-9_]*$/)
    const names = codebook.map(({ shortName }) => shortName)
    expect(new Set(names).size).toBe(names.length)
    expect(names.filter((name) => name.length > 32)).toEqual([])
  })

  it('say beside the wide one how each of its values is known, and whether a table is complete', async () => {
    const report = await parse('a.txt', { 'disputes.litigation.direct.other': blank })
    const [row] = [...reportStates.rows(report)]
    const at = (name: string): number => reportStates.columns.findIndex((column) => column.name === name)
    expect([row![at('lit_direct_other__state')], row![at('lit_direct_total__state')]]).toEqual([
      'blank',
      'number',
    ])
    const [wide] = [...reportsTable.rows(report)]
    const flags = reportsTable.columns.flatMap(({ name }, i) =>
      name.endsWith('_complete') ? [wide![i]] : [],
    )
    expect(flags).toEqual([true, true, false])
  })
})

describe('codebookToCsv', () => {
  it('has a row for each indicator', async () => {
    const [head, ...rows] = await readBack(codebookToCsv())
    expect(head!.slice(0, 7)).toEqual(['indicator', 'formats', 'table', 'row', 'column', 'unit', 'label_en'])
    expect(rows.map(([indicator]) => indicator)).toEqual(codebook.map(({ indicator }) => indicator))
  })
})

it('of a name that there is not are refused', async () => {
  const report = await parse('a.txt')
  expect(() => toCsv(report, { table: 'cells' as never })).toThrow(
    'There is no table cells; the tables are reports, reports_states, observations, annexes, claims, diagnostics.',
  )
})

describe('the table of failures', () => {
  const failed = { path: 'a.pdf', code: 'input.empty', message: 'The file is empty' }

  it('says what is wrong in both languages', () => {
    const row = failureRow({ ...failed, messageZh: '文件是空的。' })
    expect(row).toEqual(['a.pdf', 'input.empty', 'The file is empty', '文件是空的。', undefined])
  })

  it('has the general sentence of a code for an error that came without Chinese', () => {
    expect(failureRow(failed)[3]).toBe('文件里没有内容。')
    expect(failureRow({ ...failed, code: 'ENOENT' })[3]).toBe('没有此文件或文件夹。')
    expect(failureRow({ ...failed, code: 'EOTHER' })[3]).toBeUndefined()
  })
})

describe('JSON', () => {
  it('is the report, on one line or on many', async () => {
    const report = await parse('a.txt')
    expect(JSON.parse(toJson(report))).toEqual(report)
    expect(JSON.parse(toJsonLine(report))).toEqual(report)
    expect(toJsonLine(report).split('\n').length).toBe(2)
  })
})
