/** The three laws of the design, over made-up reports: same report, same data; round trip; nothing lost. */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { type Block, gridTexts } from '../src/document.js'
import { type ReadReport, type Report, parseReport, readReport, toText } from '../src/index.js'
import type { Format, SheetCell } from './support/generate/form.js'
import { type PageStyle, toHtml } from './support/generate/html.js'
import { blank } from './support/generate/printed.js'
import { type MadeReport, makeReport, piecesOf, withSheet } from './support/generate/report.js'
import { insertBefore, plainRow, unjoined } from './support/generate/sheets.js'
import { type Dialect, toDialect } from './support/generate/text.js'
import { differences, truthOf } from './support/generate/truth.js'

/** Each run renders and parses whole reports. */
const RUNS = { numRuns: 6 }

/** A report without what may differ between two prints of it: the file, places, and how its text was printed. */
function data(report: Report): unknown {
  const { source: _source, diagnostics, ...rest } = report
  const kept = { ...rest, diagnostics: diagnostics.filter(({ code }) => code !== 'document.dialect') }
  return JSON.parse(JSON.stringify(kept, (key, value: unknown) => (key === 'location' ? undefined : value)))
}

const formats = fc.constantFrom<Format>('2019', '2021')
const made = fc
  .record({
    year: fc.integer({ min: 2019, max: 2026 }),
    seed: fc.nat(100_000),
    agency: fc.constantFrom(
      '望川县教育局',
      '临溪市人民政府办公室',
      '石桥区东屏街道办事处',
      '青禾县柳溪乡人民政府',
    ),
    formats: fc.record({ proactiveDisclosure: formats, requests: formats }),
    most: fc.constantFrom(3, 40, 90_000),
  })
  .map(makeReport)

/** Blank cells at random, as far as pages and dense text can say them. */
const withBlanks = fc.tuple(made, fc.array(fc.nat(400), { maxLength: 60 })).map(([report, picks]) => {
  let at = 0
  const change = (cell: SheetCell): SheetCell =>
    cell.indicator && picks.includes(at++) ? { ...cell, text: '', printed: blank } : cell
  return [2, 3, 4].reduce(
    (all, number) => withSheet(all, number, (sheet) => sheet.map((row) => row.map(change))),
    report,
  )
})

const style = fc.record<Required<Pick<PageStyle, 'page' | 'prose' | 'cells'>>>({
  page: fc.constantFrom('fragment', 'article', 'nested'),
  prose: fc.constantFrom('p', 'br', 'word'),
  cells: fc.constantFrom('plain', 'unclosed', 'paragraphs'),
})
const dense = fc.constantFrom<Dialect>('D3', 'D8', 'canonical', 'markdown', 'html')

describe('same report, same data', () => {
  it('is read from any page as it was made', () =>
    fc.assert(
      fc.asyncProperty(withBlanks, style, async (report, look) => {
        expect(differences(await parseReport(toHtml(report, look)), truthOf(report))).toEqual([])
      }),
      RUNS,
    ))

  it('is the same as a page and as text', () =>
    fc.assert(
      fc.asyncProperty(withBlanks, style, dense, async (report, look, dialect) => {
        expect(data(await parseReport(toDialect(report, dialect)))).toEqual(
          data(await parseReport(toHtml(report, look))),
        )
      }),
      RUNS,
    ))
})

describe('round trip', () => {
  const again = async (read: ReadReport): Promise<unknown> => data(await parseReport(toText(read)))

  it('parse(toText(parse(x))) is parse(x), over made-up pages', () =>
    fc.assert(
      fc.asyncProperty(withBlanks, style, async (report, look) => {
        const read = await readReport(toHtml(report, look))
        expect(await again(read)).toEqual(data(read.report))
      }),
      RUNS,
    ))

  it.each(readdirSync('fixtures/reports'))('parse(toText(parse(x))) is parse(x): %s', async (name) => {
    const read = await readReport(readFileSync(join('fixtures/reports', name)))
    expect(await again(read)).toEqual(data(read.report))
  })
})

describe('nothing lost', () => {
  const dense = (text: string): string => text.replace(/\s+/g, '')

  function textOf(block: Block): string {
    if (block.kind === 'table') return gridTexts(block).flat().join('')
    return block.kind === 'image' ? block.alt : block.text
  }

  /** Texts of the stream in printed order, white space aside. */
  const streamText = ({ stream }: ReadReport): string => dense(stream.blocks.map(textOf).join(''))

  const printedTexts = (report: MadeReport): string[] =>
    piecesOf(report).flatMap((piece) => {
      if (piece.kind === 'table') return piece.sheet.flat().map(({ text }) => text)
      if (piece.kind === 'image') return []
      return piece.kind === 'title' ? piece.lines : [piece.text]
    })

  it('has every character of the body in the stream, in order', () =>
    fc.assert(
      fc.asyncProperty(withBlanks, style, async (report, look) => {
        const stream = streamText(await readReport(toHtml(report, look)))
        let at = 0
        for (const text of printedTexts(report).map(dense)) {
          const found = stream.indexOf(text, at)
          expect([text, found >= at]).toEqual([text, true])
          at = found + text.length
        }
      }),
      RUNS,
    ))

  /** A row that the form doesn't have, or one whose label is damaged beyond recognition, somewhere in section 三. */
  const disturbed = fc
    .tuple(
      withBlanks,
      fc.constantFrom(
        '一、本年新收政府信息公开申请数量',
        '（二）部分公开（区分处理的，只计这一情形，不计其他情形）',
        '2.重复申请',
        '（七）总计',
      ),
      fc.constantFrom('行政复核', '备注', '（八）撤回申请', '囗囗囗囗'),
    )
    .map(([report, before, label]) =>
      withSheet(report, 3, (sheet) =>
        insertBefore(
          unjoined(sheet),
          before,
          plainRow(label, '', '', '811', '0', '812', '0', '0', '0', '813'),
        ),
      ),
    )

  it('has every cell of a table as an observation, a label, or in a diagnostic', () =>
    fc.assert(
      fc.asyncProperty(disturbed, fc.constantFrom<Dialect>('D3', 'canonical'), async (report, dialect) => {
        const read = await parseReport(toDialect(report, dialect))
        const seen = new Set<string>(read.observations.map(({ indicator }) => indicator))
        const messages = read.diagnostics.map(({ message }) => message).join('\n')
        const lost = piecesOf(report)
          .flatMap((piece) => (piece.kind === 'table' ? piece.sheet.flat() : []))
          .filter(({ indicator, text }) => {
            if (indicator) return !seen.has(indicator)
            return /^81[123]$/.test(text) && !messages.includes(text)
          })
        expect(lost).toEqual([])
        expect(differences(read, truthOf(report))).toEqual([])
      }),
      RUNS,
    ))
})
