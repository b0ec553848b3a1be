/**
 * The stages of reading by themselves give what the report has.
 * @jest-environment <rootDir>/test/support/pdf-environment.cjs
 */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import readExcel from 'read-excel-file/node'
import {
  checkReports,
  NotAReportError,
  parseReport,
  parseReports,
  readReport,
  readStream,
  reconstruct,
  segment,
  streamFromText,
  streamToText,
  toText,
  toXlsx,
} from '../src/index.js'

const bytesOf = (name: string): Uint8Array => new Uint8Array(readFileSync(`fixtures/${name}`))
const FIXTURES = [
  'reports/portal-2023.html',
  'docx/libreoffice.docx',
  'doc/libreoffice.doc',
  'pdf/writer.pdf',
]

describe('the text stream', () => {
  it.each(FIXTURES)('of %s is what its report is read from', async (name) => {
    const { report, stream } = await readReport(bytesOf(name), { name })
    expect(report).toEqual(await parseReport(bytesOf(name), { name }))
    const read = await readStream(bytesOf(name))
    expect(read).toMatchObject({ blocks: stream.blocks, format: report.source.format })
    expect(segment(read).sections.map(({ number, title }) => [number, title])).toEqual(
      report.sections.map(({ number, title }) => [number, title]),
    )
    const { observations, requests, diagnostics } = reconstruct(read)
    expect({ observations, requests }).toEqual({
      observations: report.observations,
      requests: report.requests,
    })
    for (const finding of [...diagnostics, ...segment(read).diagnostics, ...read.diagnostics])
      expect(report.diagnostics).toContainEqual(finding)
    for (const { raw, location } of observations) {
      const block = stream.blocks[location.block]
      const cell =
        block?.kind === 'table'
          ? block.cells.find(({ row, column }) => row === location.row && column === location.column)
          : undefined
      expect(cell?.text).toBe(raw)
    }
  })

  it.each(FIXTURES)('of %s is read back from its text', async (name) => {
    const stream = await readStream(bytesOf(name))
    const text = streamToText(stream)
    expect(text).toBe(toText(await readReport(bytesOf(name))))
    const again = await streamFromText(text)
    expect(streamToText(again)).toBe(text)
    expect(reconstruct(again).requests).toEqual(reconstruct(stream).requests)
  })

  it('tells what of the document could not be read', async () => {
    const { diagnostics } = await readStream(bytesOf('docx/tracked.docx'))
    expect(diagnostics).toMatchObject([{ code: 'document.trackedChanges' }])
  })

  it('is there for documents that are no report', async () => {
    const news = '植树活动\n3月12日，全县各单位参加了植树活动。\n'
    const stream = await readStream(news)
    expect(stream.blocks.map((block) => block.kind)).toEqual(['paragraph', 'paragraph'])
    expect(segment(stream).sections).toEqual([])
    expect(reconstruct(stream)).toMatchObject({ observations: [], requests: null })
    await expect(readReport(news)).rejects.toBeInstanceOf(NotAReportError)
  })
})

describe('a document', () => {
  it('is given as a file of a page, too', async () => {
    const bytes = bytesOf(FIXTURES[0]!)
    expect(await parseReport(new Blob([bytes as never]))).toEqual(await parseReport(bytes))
    await expect(parseReport(7 as never)).rejects.toMatchObject({ code: 'argument.invalid' })
  })
})

describe('checkReports', () => {
  const report = (agency: string, year: number, carried: string): string =>
    `${agency}${year}年政府信息公开工作年度报告\n一、总体情况\n${carried}\n二、主动公开政府信息情况\n无。\n三、收到和处理政府信息公开申请情况\n无。\n`

  it('holds reports against one another, and leaves them as they are', async () => {
    const reports = await Promise.all(
      [2021, 2023].map((year) => parseReport(report('望川县教育局', year, `${year}年工作顺利。`))),
    )
    const before = structuredClone(reports)
    const checked = await checkReports(reports, { years: { from: 2021, to: 2023 } })
    expect(checked.map(({ name }) => name)).toEqual(['#1', '#2'])
    expect(checked.map(({ report }) => reports.indexOf(report))).toEqual([0, 1])
    const across = checked.flatMap(({ findings }) => findings.filter(({ file }) => file !== undefined))
    expect(across.map(({ code }) => code)).toContain('check.gap')
    expect(reports).toEqual(before)
    const off = await checkReports(reports, { years: { from: 2021, to: 2023 }, off: ['check'] })
    expect(off.flatMap(({ findings }) => findings.filter(({ code }) => code.startsWith('check.')))).toEqual(
      [],
    )
  })

  it('takes one report alone', async () => {
    const [one] = await parseReports(bytesOf('reports/tricky-2021.txt'), { name: 'a.txt' })
    expect(await checkReports([one!])).toEqual([{ report: one, name: 'a.txt', findings: one!.diagnostics }])
  })
})

describe('toXlsx', () => {
  it('gives the workbook of reports', async () => {
    const one = await parseReport(bytesOf(FIXTURES[0]!), { name: 'a.html' })
    const sheets = await readExcel(Buffer.from(await toXlsx([one, one])))
    expect(sheets.map(({ sheet }) => sheet)).toEqual([
      'reports',
      'observations',
      'diagnostics',
      'codebook',
      'legend',
    ])
    expect(sheets[1]?.data.length).toBe(2 + 2 * one.observations.length)
  })
})
