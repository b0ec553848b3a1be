/** `batch` and `findingsToHtml` as functions, in a process of their own with the library as built: they read by its workers and its page. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { BatchEvent } from '../../src/index.js'
import { gongkai } from '../support/command.js'

const NAMES = ['canonical-2022.txt', 'portal-2023.html', 'wrong-totals-2024.html']
const FILES = NAMES.map((name) => `fixtures/reports/${name}`)
const folder = mkdtempSync(join(tmpdir(), 'gongkai-function-'))

interface Told {
  stopped: { message: string; events: BatchEvent[] }
  resumed: { events: BatchEvent[]; reports: number }
  panel: string
  page: string
  locked: string
}

const SCRIPT = `
import { batch, checkReports, findingsToHtml, isGongkaiError, readReport, toPanel, toParquet } from './dist/index.js'
import { readFileSync, writeFileSync } from 'node:fs'
const [out, ...files] = process.argv.slice(1)
const run = async (options) => {
  const events = []
  const onProgress = (event) => (events.push(event), options.onEvent?.(event))
  const summary = await batch(files, { out, jobs: 1, to: ['json', 'csv', 'panel'], ...options, onProgress }).catch((error) => error)
  return { events, summary }
}
const stop = new AbortController()
const first = await run({ signal: stop.signal, onEvent: ({ type }) => type === 'file' && stop.abort(new Error('enough')) })
const then = await run({ resume: true })
const nothing = await batch([], { out }).catch((error) => error)
const reports = readFileSync(out + '/reports.jsonl', 'utf8').trim().split('\\n').map((line) => JSON.parse(line))
for (const table of ['observations', 'reports', 'diagnostics'])
  writeFileSync(out + '/' + table + '.parquet', await toParquet(reports, { table }))
const { report, stream } = await readReport(readFileSync(files[2]), { name: files[2] })
const page = await findingsToHtml(await checkReports([report, report]), { stream: (one) => (one.source.sha256 === report.source.sha256 ? stream : undefined) })
console.log(JSON.stringify({
  stopped: { message: first.summary.message, events: first.events },
  resumed: { events: then.events, reports: then.summary.reports },
  panel: await toPanel(reports),
  page,
  locked: isGongkaiError(nothing) ? nothing.code : String(nothing),
}))`

let told: Told

beforeAll(() => {
  const args = ['--input-type=module', '-e', SCRIPT, '--', join(folder, 'out'), ...FILES]
  told = JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 2 ** 26 })) as Told
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('a batch', () => {
  it('tells what happens, and stops with the reason of its signal', () => {
    const { message, events } = told.stopped
    expect(message).toBe('enough')
    expect(events[0]).toEqual({ type: 'start', files: 3, skipped: 0 })
    expect(events[1]).toEqual({ type: 'file', path: FILES[0], parts: [], done: 1, files: 3, failures: 0 })
  })

  it('is gone on with', () => {
    const { events, reports } = told.resumed
    expect(reports).toBe(3)
    const [, resumed, next] = events
    expect(resumed).toMatchObject({ type: 'resumed' })
    expect(next).toMatchObject({ type: 'file', path: FILES[(resumed as { done: number }).done] })
    expect(events.flatMap((event) => (event.type === 'writing' ? event.name : []))).toContain('panel.csv')
  })

  it('makes what the command makes', async () => {
    const out = join(folder, 'command')
    const run = await gongkai(['batch', ...FILES, '--out', out, '--to', 'json,csv,panel', '--jobs', '1'])
    expect(run.status).toBe(0)
    for (const name of ['reports.jsonl', 'observations.csv', 'panel.csv', 'coverage.csv'])
      expect(readFileSync(join(folder, 'out', name), 'utf8')).toBe(readFileSync(join(out, name), 'utf8'))
  })

  it('of nothing is refused by a code', () => expect(told.locked).toBe('batch.noFiles'))
})

describe('the panel of reports at hand', () => {
  it('is that of the data set', () =>
    expect(told.panel).toBe(readFileSync(join(folder, 'out', 'panel.csv'), 'utf8')))
})

describe('a table of reports at hand', () => {
  it('is as Parquet what it is as CSV', async () => {
    const connection = await (await DuckDBInstance.create()).connect()
    for (const table of ['observations', 'reports', 'diagnostics']) {
      const file = join(folder, 'out', `${table}.parquet`)
      const rows = (await connection.runAndReadAll(`from '${file}'`)).getRowObjects()
      // Across reports a data set's diagnostics say more.
      const [head, ...lines] = readFileSync(join(folder, 'out', `${table}.csv`), 'utf8')
        .trim()
        .split('\r\n')
      expect(Object.keys(rows[0]!).join()).toBe(head)
      expect(rows.length).toBeGreaterThan(0)
      if (table !== 'diagnostics') expect(rows.length).toBe(lines.length)
    }
  })
})

describe('the page of checked reports', () => {
  it('holds each of them with its findings and its stream', () => {
    const held = [...told.page.matchAll(/<script type="application\/json" id="([^"]+)">(.*)<\/script>/g)]
    const json = held.map(([, id, text]) => [id!, JSON.parse(text!)] as const)
    const run = json.at(-1)![1] as { rows: { name: string; counts: { error: number } }[] }
    expect(run.rows.map(({ name }) => name)).toEqual([FILES[2], '#2'])
    expect(run.rows[0]!.counts.error).toBeGreaterThan(0)
    // Once in front, and once in the script of the page, which shows documents in a frame.
    expect(told.page).toMatch(/^<!doctype html>/i)
    expect(told.page.match(/<body[ >]/gi)).toHaveLength(1)
  })
})
