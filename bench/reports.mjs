// Made-up reports in every format, for benchmarks: the fixtures' generator, and writers for DOCX and PDF.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { strToU8, zipSync } from 'fflate'
import { pdf, table, text } from '../scripts/pdf-fixture-pages.mjs'

const here = (relative) => fileURLToPath(new URL(relative, import.meta.url))

/** Sources of ours that are TypeScript: bundled in memory. */
export async function bundled(folder, names) {
  const contents = names.map((name) => `export * from './${name}.js'`).join('\n')
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: here(folder), loader: 'ts' },
    bundle: true, platform: 'node', format: 'esm', write: false, logLevel: 'error',
  })
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`)
}

export const { makeReport, piecesOf, toHtml, toDialect } = await bundled('../test/support/generate', ['report', 'html', 'text'])

const escaped = (string) => string.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const paragraph = (string) => `<w:p><w:r><w:t xml:space="preserve">${escaped(string)}</w:t></w:r></w:p>`

/** Cells that go on below one another: Word wants each row to say so. */
function wordTable(sheet) {
  const open = []
  const rows = sheet.map((row) => {
    const cells = []
    let column = 0
    const covered = () => {
      for (let span; (span = open[column])?.left > 0; column += span.wide) {
        span.left--
        cells.push(`<w:tc><w:tcPr><w:gridSpan w:val="${span.wide}"/><w:vMerge/></w:tcPr><w:p/></w:tc>`)
      }
    }
    for (const { text: string, rowSpan = 1, columnSpan = 1 } of row) {
      covered()
      const merge = rowSpan > 1 ? '<w:vMerge w:val="restart"/>' : ''
      cells.push(`<w:tc><w:tcPr><w:gridSpan w:val="${columnSpan}"/>${merge}</w:tcPr>${paragraph(string)}</w:tc>`)
      open[column] = { left: rowSpan - 1, wide: columnSpan }
      column += columnSpan
    }
    covered()
    return `<w:tr>${cells.join('')}</w:tr>`
  })
  return `<w:tbl><w:tblPr/><w:tblGrid/>${rows.join('')}</w:tbl>`
}

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const TYPES =
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/>' +
  '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
const RELATIONS =
  '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1"' +
  ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'

/** The same report is the same bytes. */
const WRITTEN = new Date(2024, 0, 22)

function toDocx(made) {
  const body = piecesOf(made).map((piece) => (piece.kind === 'table' ? wordTable(piece.sheet) : piece.kind === 'title' ? piece.lines.map(paragraph).join('') : paragraph(piece.text)))
  return zipSync({
    '[Content_Types].xml': strToU8(TYPES),
    '_rels/.rels': strToU8(RELATIONS),
    'word/document.xml': strToU8(`<w:document xmlns:w="${W}"><w:body>${body.join('')}</w:body></w:document>`),
  }, { mtime: WRITTEN })
}

const [LEFT, TOP, BOTTOM, WIDTH, LINE, SIGNS] = [45, 70, 790, 505, 24, 36]

/** Pages of text and ruled tables; a table that doesn't fit begins a page. */
function toPdf(made) {
  const pages = [[]]
  let y = TOP
  const room = (height) => {
    if (y + height <= BOTTOM) return
    pages.push([])
    y = TOP
  }
  for (const piece of piecesOf(made)) {
    if (piece.kind === 'table') {
      const columns = Math.max(...piece.sheet.map((row) => row.reduce((sum, { columnSpan = 1 }) => sum + columnSpan, 0)))
      const height = columns > 4 && piece.sheet.length < 6 ? 40 : 26
      room(piece.sheet.length * height)
      const rows = piece.sheet.map((row) => row.map(({ text: string, columnSpan: wide = 1, rowSpan: high = 1 }) => ({ text: string, wide, high })))
      pages.at(-1).push(table(LEFT, y, widths(columns), height, rows, { size: 7 }))
      y += piece.sheet.length * height + LINE
      continue
    }
    for (const string of piece.kind === 'title' ? piece.lines : [piece.text]) {
      for (let at = 0; at < string.length; at += SIGNS) {
        room(LINE)
        pages.at(-1).push(text(LEFT + (at === 0 && piece.kind !== 'title' ? 28 : 0), y, 13, string.slice(at, at + SIGNS)))
        y += LINE
      }
    }
  }
  return pdf(pages.map((parts) => parts.join('\n')))
}

/** The label columns of the table of requests are of different widths. */
const widths = (columns) => (columns === 10 ? [30, 70, 125, ...Array(7).fill(40)] : Array(columns).fill(WIDTH / columns))

export const WRITERS = {
  html: (made) => toHtml(made, { page: 'portal' }),
  txt: (made) => toDialect(made, 'canonical'),
  docx: toDocx,
  pdf: toPdf,
}

/** Writes `count` reports of the formats in turn; returns their number by format. */
export function writeReports(folder, count, formats = Object.keys(WRITERS)) {
  mkdirSync(folder, { recursive: true })
  for (let i = 0; i < count; i++) {
    const format = formats[i % formats.length]
    const made = makeReport({ agency: `望川县第${i}局`, year: 2019 + (i % 6), seed: i })
    writeFileSync(join(folder, `${String(i).padStart(6, '0')}.${format}`), WRITERS[format](made))
  }
}
