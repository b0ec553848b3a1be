/** What people have checked by eye is put back: applied, refused where it no longer fits, counted everywhere. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { batch, exportReports } from '../../src/batch.js'
import { correctionsOf, type Corrections, readCorrections } from '../../src/batch/corrections.js'
import { rowsOfCsv } from '../../src/batch/manifest.js'
import { checkFiles } from '../support/checked.js'
import { parseReport, type Report, ReportSchema } from '../../src/index.js'
import { number, unreadable } from '../support/generate/printed.js'
import { makeReport } from '../support/generate/report.js'
import { toDialect } from '../support/generate/text.js'

const folder = mkdtempSync(join(tmpdir(), 'gongkai-corrections-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const total = 'requests.received.total'
const file = join(folder, 'in.txt')
const out = join(folder, 'out')
let read: Report

/** 总计 of the report is printed as something that is no number. */
beforeAll(async () => {
  const made = makeReport({ agency: '望川县水务局', year: 2022, seed: 5 })
  const text = toDialect(made, 'canonical')
  const right = (await parseReport(text)).requests!.received.total!
  truth = right
  writeFileSync(
    file,
    toDialect(
      makeReport({ agency: '望川县水务局', year: 2022, seed: 5, printed: { [total]: number(right + 3) } }),
      'canonical',
    ),
  )
  read = await parseReport(readFileSync(file), { name: file })
})
let truth = 0

const line = (more: Record<string, string> = {}): Record<string, string> => ({
  file: 'in.txt',
  sha256: read.source.sha256,
  indicator: total,
  value: String(truth),
  by: '张三',
  on: '2024-05-06',
  note: '对照原件',
  ...more,
})

const codesOf = ({ diagnostics }: Report): string[] => diagnostics.map(({ code }) => code)
const rowsIn = async (where: string, name: string) =>
  rowsOfCsv(readFileSync(join(where, name), 'utf8').replace(/^\uFEFF/, ''))

describe('a corrected cell', () => {
  it('has the value that a person set, keeps what is printed, and its sums hold again', async () => {
    expect(codesOf(read)).toContain('check.rowTotal')
    await batch([file], out, {
      exports: ['json', 'csv', 'panel'],
      jobs: 0,
      corrections: correctionsOf([line()]),
    })
    const report = JSON.parse(readFileSync(join(out, 'reports.jsonl'), 'utf8')) as Report
    ReportSchema.parse(report)
    const cell = report.observations.find(({ indicator }) => indicator === total)
    expect(cell).toMatchObject({ value: truth, state: 'corrected', raw: String(truth + 3) })
    expect(report.requests!.received.total).toBe(truth)
    expect(codesOf(report)).not.toContain('check.rowTotal')
    const told = report.diagnostics.find(({ code }) => code === 'cell.corrected')
    expect(told?.message).toContain(`set to ${truth} by 张三, 2024-05-06, 对照原件; read as ${truth + 3}.`)
  })

  it('is counted in every output', async () => {
    const summary = JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8'))
    expect(summary).toMatchObject({ byCorrection: { applied: 1 }, byState: { corrected: 1 } })
    for (const name of ['reports.csv', 'panel.csv', 'coverage.csv'])
      expect((await rowsIn(out, name)).map(({ corrected }) => corrected)).toEqual(['1'])
    const states = (await rowsIn(out, 'reports_states.csv')).map((row) => row['req_received_total__state'])
    expect(states).toEqual(['corrected'])
    const [row] = await rowsIn(out, 'corrections.csv')
    expect(row).toMatchObject({ indicator: total, by: '张三', outcome: 'applied' })
  })

  it('is the same from an export and in a check', async () => {
    const plain = join(folder, 'plain')
    const exported = join(folder, 'exported')
    await batch([file], plain, { exports: ['json'], jobs: 0 })
    const corrections = correctionsOf([line()])
    const kinds = ['json', 'csv', 'panel'] as const
    await exportReports([join(plain, 'reports.jsonl')], exported, { kinds, bom: true, corrections })
    for (const name of ['reports.jsonl', 'observations.csv', 'panel.csv', 'corrections.csv'])
      expect(readFileSync(join(exported, name), 'utf8')).toBe(readFileSync(join(out, name), 'utf8'))
    const lost = correctionsOf([line({ part: '2' })])
    const refused = await exportReports([join(plain, 'reports.jsonl')], exported, {
      kinds,
      bom: true,
      corrections: lost,
    })
    expect(refused.corrected.map(({ outcome }) => outcome)).toEqual(['noReport'])
    const checked = await checkFiles([file], { corrections })
    const codes = checked.reports[0]!.findings.map(({ code }) => code)
    expect([codes.includes('check.rowTotal'), codes.includes('cell.corrected')]).toEqual([false, true])
  })

  it('may be one in which no number stands', async () => {
    const emptied = join(folder, 'emptied')
    await batch([file], emptied, {
      exports: ['json'],
      jobs: 0,
      corrections: correctionsOf([line({ value: '空白' })]),
    })
    const report = JSON.parse(readFileSync(join(emptied, 'reports.jsonl'), 'utf8')) as Report
    expect(report.requests!.received.total).toBeNull()
  })
})

describe('a correction is refused', () => {
  const outcomes = async (corrections: Corrections): Promise<string[]> => {
    const result = await checkFiles([file], { corrections })
    return result.corrections!.map(({ outcome }) => outcome)
  }

  it.each([
    ['where the file has changed', { sha256: '0'.repeat(64) }, 'changed'],
    ['where no such file was read', { sha256: '0'.repeat(64), file: 'other.txt' }, 'noReport'],
    ['where the file has no such part', { part: '2' }, 'noReport'],
    ['where the indicator is unknown', { indicator: 'requests.received.everybody' }, 'indicatorUnknown'],
    ['where the report has no such cell', { indicator: 'requests.results.other.combined.total' }, 'noCell'],
    ['where the value is no number', { value: '12x' }, 'noNumber'],
  ])('%s', async (_, more, outcome) => {
    expect(await outcomes(correctionsOf([line(more)]))).toEqual([outcome])
  })

  it('where another sets the same cell otherwise', async () => {
    expect(await outcomes(correctionsOf([line(), line({ value: '99' })]))).toEqual([
      'contradicted',
      'contradicted',
    ])
  })

  it('and a line that is not filled in is none', async () => {
    const path = join(folder, 'corrections.csv')
    writeFileSync(path, `file,sha256,indicator,value\nin.txt,${read.source.sha256},${total},\n`)
    expect((await readCorrections(path)).all).toEqual([])
    writeFileSync(path, 'file,indicator,value\nin.txt,x,3\n')
    await expect(readCorrections(path)).rejects.toThrow('no column sha256')
  })
})

it('a cell that could not be read is settled by a correction', async () => {
  const text = toDialect(
    makeReport({ agency: '望川县水务局', year: 2022, seed: 5, printed: { [total]: unreadable('若干') } }),
    'canonical',
  )
  const path = join(folder, 'unreadable.txt')
  writeFileSync(path, text)
  const before = await parseReport(text)
  expect(codesOf(before)).toContain('cell.unreadable')
  const corrections = correctionsOf([line({ sha256: before.source.sha256 })])
  const { reports } = await checkFiles([path], { corrections })
  expect(reports[0]!.findings.map(({ code }) => code)).not.toContain('cell.unreadable')
})
