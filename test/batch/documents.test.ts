/** A report that stands in several files is one report; what is only suspected to be one is not accused of lacks. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from '@jest/globals'
import { batch } from '../../src/batch.js'
import { documentsOf } from '../../src/batch/documents.js'
import { candidatesIn } from '../../src/joins/names.js'
import { rowsOfCsv, readManifest } from '../../src/batch/manifest.js'
import { checkFiles } from '../support/checked.js'
import { readTogether } from '../../src/parse.js'
import { parseReport, type Report, ReportSchema } from '../../src/index.js'
import { makeReport } from '../support/generate/report.js'
import { toDialect } from '../support/generate/text.js'

const folder = mkdtempSync(join(tmpdir(), 'gongkai-documents-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const text = toDialect(makeReport({ agency: '望川县水务局', year: 2022, seed: 7 }), 'canonical')

/** The report cut before two lines of it. */
function cut(...lines: [string, string]): [string, string, string] {
  const [second, third] = lines.map((line) => text.indexOf(`\n${line}`) + 1) as [number, number]
  return [text.slice(0, second), text.slice(second, third), text.slice(third)]
}

function write(contents: Record<string, string>, name: string): string[] {
  return Object.entries(contents).map(([path, content]) => {
    const at = join(folder, name, path)
    mkdirSync(dirname(at), { recursive: true })
    writeFileSync(at, content)
    return at
  })
}

const readOut = (out: string): Report[] =>
  readFileSync(join(out, 'reports.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Report)
const rowsIn = async (out: string, name: string) =>
  rowsOfCsv(readFileSync(join(out, name), 'utf8').replace(/^\uFEFF/, ''))

const ACCUSED = ['table.missing', 'section.missing']
const accusations = ({ diagnostics }: Report): string[] =>
  diagnostics.map(({ code }) => code).filter((code) => ACCUSED.includes(code))

describe('files whose names suggest that they are one report', () => {
  it.each([
    [
      'a page and what is attached to it',
      ['a.html', 'a_files/1.pdf', 'a_files/logo.png', 'b.html'],
      [['a.html', 'a_files/1.pdf']],
    ],
    ['numbered pages', ['r_1.html', 'r_2.html', 'r_3.html'], [['r_1.html', 'r_2.html', 'r_3.html']]],
    ['a page and those behind it', ['r.html', 'r_2.html'], [['r.html', 'r_2.html']]],
    ['numbers with a gap', ['r_1.html', 'r_3.html'], []],
    ['years', ['r2021.html', 'r2022.html'], []],
    ['two kinds of file', ['r_1.html', 'r_2.pdf'], []],
  ])('%s', (_, names, groups) => {
    const paths = names.map((name) => `in/${name}`)
    expect(candidatesIn(paths)).toEqual(groups.map((group) => group.map((name) => `in/${name}`)))
  })
})

describe('a report in three files', () => {
  const [first, second, third] = cut('三、', '四、政府信息公开')

  it('that are numbered is one report, with nothing missing, though a table goes on over the page', async () => {
    const pages = cut('三、', '四、结转')
    const files = write({ 'r_1.txt': pages[0], 'r_2.txt': pages[1], 'r_3.txt': pages[2] }, 'numbered')
    const out = join(folder, 'numbered-out')
    const summary = await batch(files, out, { exports: ['json', 'csv', 'panel'], jobs: 0 })
    expect(summary).toMatchObject({ files: 3, reports: 1, failures: 0, parts: 2 })
    const [report] = readOut(out) as [Report]
    ReportSchema.parse(report)
    const whole = await parseReport(text)
    expect(accusations(report)).toEqual([])
    expect(report.observations.map(({ indicator, value }) => [indicator, value])).toEqual(
      whole.observations.map(({ indicator, value }) => [indicator, value]),
    )
    expect(report.source.parts?.map(({ name }) => name)).toEqual(files)
    const partOf = (table: string) =>
      new Set(
        report.observations.flatMap(({ indicator, location }) =>
          indicator.startsWith(table) ? [location.part] : [],
        ),
      )
    expect(['proactiveDisclosure', 'requests', 'disputes'].map((table) => [...partOf(table)])).toEqual([
      [1],
      [2, 3],
      [3],
    ])
    expect(report.claims.every(({ location }) => location.part !== undefined)).toBe(true)
    const [row] = await rowsIn(out, 'coverage.csv')
    expect([row!['status'], row!['files']]).toEqual(['whole', files.join(' + ')])
  })

  it('is one by a manifest, whatever the files are called', async () => {
    const files = write({ 'page.txt': first, 'x.txt': second, 'y.txt': third }, 'told')
    const path = join(folder, 'manifest.csv')
    writeFileSync(path, 'path,body,year,part_of\npage.txt,w1,2022,\nx.txt,,,page.txt\ny.txt,,,page.txt\n')
    const manifest = await readManifest(path)
    const out = join(folder, 'told-out')
    const summary = await batch(files, out, { exports: ['json'], jobs: 0, manifest })
    expect(summary).toMatchObject({ files: 3, reports: 1, byCoverage: { whole: 1 } })
    const again = await batch(files, out, { exports: ['json'], jobs: 0, manifest, resume: true })
    expect(again).toEqual(summary)
    const checked = await checkFiles(files, { manifest })
    expect(checked.reports.map(({ parts }) => parts)).toEqual([files.slice(1)])
    const missing = async (line: string) => {
      writeFileSync(path, `path,part_of\n${line}\n`)
      return documentsOf(files, { manifest: await readManifest(path), judge: async () => [] })
    }
    await expect(missing('x.txt,z.txt')).rejects.toThrow('part of z.txt, which is not among the files')
  })

  it('is told by the file of that name beside it; where several may be meant, none is taken', async () => {
    const path = join(folder, 'names.csv')
    writeFileSync(path, 'path,part_of\nx.txt,page.txt\n')
    const manifest = await readManifest(path)
    const wholes = async (...files: string[]) =>
      (await documentsOf(files, { manifest, judge: async () => [] })).map((one) => [one.path, ...one.parts])
    expect(await wholes('a/page.txt', 'b/page.txt', 'b/x.txt')).toEqual([
      ['a/page.txt'],
      ['b/page.txt', 'b/x.txt'],
    ])
    await expect(wholes('a/page.txt', 'b/page.txt', 'c/x.txt')).rejects.toThrow(
      'which is a/page.txt or b/page.txt',
    )
  })

  it('is suggested where nothing says so, and nobody is accused of what the other has', async () => {
    const files = write({ 'page.txt': first + third, 'table.txt': second }, 'suggested')
    const out = join(folder, 'suggested-out')
    const summary = await batch(files, out, { exports: ['json', 'csv'], jobs: 0 })
    expect(readOut(out).map(accusations)).toEqual([[], []])
    expect(summary.byDiagnostic).not.toHaveProperty('table.missing')
    const rows = await rowsIn(out, 'diagnostics.csv')
    const told = rows.flatMap(({ file, code, others }) => (code === 'report.partOf' ? [[file, others]] : []))
    expect(told).toEqual([files, files.toReversed()])
    expect(rows.filter(({ code }) => ACCUSED.includes(code!))).toEqual([])
    await batch(files, out, { exports: ['json', 'csv'], jobs: 0, resume: true })
    expect(await rowsIn(out, 'diagnostics.csv')).toEqual(rows)
    const { reports } = await checkFiles(files)
    const codes = reports.map(({ findings }) => findings.map(({ code }) => code))
    expect(codes.map((own) => own.includes('report.partOf'))).toEqual([true, true])
    expect(codes.flat().filter((code) => ACCUSED.includes(code))).toEqual([])
  })

  it('is none where the pages are whole reports of their own', async () => {
    const other = toDialect(makeReport({ agency: '望川县水务局', year: 2023, seed: 8 }), 'canonical')
    const files = write({ 'r_1.txt': text, 'r_2.txt': other }, 'apart')
    const summary = await batch(files, join(folder, 'apart-out'), { exports: ['json'], jobs: 0 })
    expect(summary).toMatchObject({ files: 2, reports: 2, parts: 0 })
  })
})

describe('sections of a report in several files', () => {
  const text = toDialect(makeReport({ agency: '望川县水务局', year: 2022, seed: 3 }), 'canonical')
  const at = (ordinal: string): number => text.search(new RegExp(`^.{0,6}${ordinal}、`, 'm'))
  const [third, fourth, fifth] = ['三', '四', '五'].map(at) as [number, number, number]
  const misplaced = ({ diagnostics }: Report): string[] =>
    diagnostics.map(({ code }) => code).filter((code) => /^section\.(order|ordinal)$/.test(code))
  const page = text.slice(0, third) + text.slice(fifth)
  const tables = [text.slice(third, fourth), text.slice(fourth, fifth)]
  const joined = async (texts: string[]): Promise<Report> => {
    const files = texts.map((one, i) => ({ name: `${i}.txt`, bytes: Buffer.from(one) }))
    return (await readTogether(files)).report
  }

  it('are in no wrong order where the files are', async () => {
    expect(misplaced(await joined([page, ...tables]))).toEqual([])
  })

  it('are in a wrong order where one file has them so', async () => {
    expect(misplaced(await parseReport(page + tables.join('')))).not.toEqual([])
    expect(misplaced(await joined([page, tables.toReversed().join('')]))).not.toEqual([])
  })
})
