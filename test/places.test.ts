/** Cells that say where they stand in what was read. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { parseReport, readStream, ReportSchema, toJson } from '../src/index.js'

const bytesOf = (name: string): Uint8Array => new Uint8Array(readFileSync(`fixtures/${name}`))

const PAGES = [
  'portal-2023.html',
  'gb18030-2021.html',
  'unclosed-2024.html',
  'nested-2023.html',
  'word-2022.html',
]

/** What a tag's text says, near enough: its tags and white space are left out. */
const textOf = (html: string): string =>
  html
    .replace(/<[^<>]*>/g, '')
    .replaceAll('&nbsp;', '')
    .replace(/\s/g, '')

describe('with places', () => {
  it.each(PAGES)('each value of %s says which characters of the page it is', async (name) => {
    const bytes = bytesOf(`reports/${name}`)
    const report = await parseReport(bytes, { places: true })
    const text = new TextDecoder(report.source.encoding).decode(bytes)
    const printed = report.observations.filter(({ state }) => state === 'number' || state === 'blank')
    expect(printed.length).toBeGreaterThan(100)
    for (const { raw, location } of printed) {
      const source = location.source as { start: number; end: number }
      const cell = text.slice(source.start, source.end)
      expect([cell.slice(0, 3).toLowerCase(), textOf(cell)]).toEqual([
        expect.stringMatching(/^<t[dh]$/),
        raw.replace(/\s/g, ''),
      ])
    }
    expect(ReportSchema.parse(JSON.parse(toJson(report)))).toEqual(report)
  })

  it.each([...PAGES.map((name) => `reports/${name}`), 'docx/libreoffice.docx', 'doc/libreoffice.doc'])(
    'all else of %s stays as it is',
    async (name) => {
      const without = toJson(await parseReport(bytesOf(name)))
      expect(without).not.toContain('"start"')
      const report = await parseReport(bytesOf(name), { places: true })
      const isSource = (value: unknown): boolean =>
        typeof value === 'object' && value !== null && ('start' in value || 'cell' in value)
      const stripped = JSON.stringify(
        report,
        (key, value: unknown) => (key === 'source' && isSource(value) ? undefined : value),
        2,
      )
      expect(`${stripped}\n`).toBe(without)
    },
  )

  it.each(['docx/libreoffice.docx', 'doc/libreoffice.doc'])(
    'each cell of %s says which one of the document it is',
    async (name) => {
      const { blocks } = await readStream(bytesOf(name), { places: true })
      const tables = blocks.flatMap((block) => (block.kind === 'table' ? [block.cells] : []))
      expect(tables.length).toBe(3)
      for (const [table, cells] of tables.entries()) {
        const seen = cells.map(({ source }) => source)
        expect(seen[0]).toEqual({ table, row: 0, cell: 0 })
        expect(new Set(seen.map((source) => JSON.stringify(source))).size).toBe(cells.length)
        for (const { row, source } of cells) expect(source).toMatchObject({ table, row })
      }
      const { observations } = await parseReport(bytesOf(name), { places: true })
      expect(observations.filter(({ location }) => location.source === undefined)).toEqual([])
    },
  )
})
