/** A made-up report → plain text, in the dialects that web-text tools write. */
import type { Sheet } from './form.js'
import { sheetToHtml } from './html.js'
import { type MadeReport, piecesOf } from './report.js'
import { gridOf, widthOf } from './sheets.js'

/**
 * Ways of writing that keep rows. D1 and D2 drop blank and covered cells (`规章 | 0 | 3 | |`), D3 keeps the grid, D4 and D6 keep
 * cells and lose spans, D8 has tabs; `repeated` says a joined cell again at each place that it covers.
 */
export const ROW_DIALECTS = [
  'D1',
  'D2',
  'D3',
  'D4',
  'D6',
  'D8',
  'canonical',
  'markdown',
  'repeated',
  'html',
] as const
export type Dialect = (typeof ROW_DIALECTS)[number]

const flat = (text: string): string => text.replace(/\n/g, ' ')

const denseRows = (sheet: Sheet): string[][] =>
  gridOf(sheet).map((row) => row.map((place) => (place?.corner ? flat(place.cell.text) : '')))

/** Blank and covered cells are left out; bare bars fill each row but the last up to the table's width. */
function droppedRows(sheet: Sheet): string[] {
  const width = widthOf(sheet)
  return sheet.map((row, r) => {
    const texts = row.map(({ text }) => flat(text)).filter(Boolean)
    const padding = r === sheet.length - 1 ? '' : ` ${'|'.repeat(width - texts.length)}`
    return `${texts.join(' | ')} |${padding}`.trimEnd()
  })
}

const TABLES: Record<Dialect, (sheet: Sheet) => string[]> = {
  D1: droppedRows,
  D2: (sheet) => droppedRows(sheet).map((row) => `| ${row}`),
  D3: (sheet) => denseRows(sheet).map((row) => `| ${row.join(' | ')} |`),
  D4: (sheet) => sheet.map((row) => `${row.map(({ text }) => flat(text)).join(' | ')} |`),
  D6: (sheet) => sheet.map((row) => `|${row.map(({ text }) => flat(text)).join('||')}|`),
  D8: (sheet) => denseRows(sheet).map((row) => row.join('\t')),
  canonical: (sheet) =>
    denseRows(sheet).map((row) =>
      row
        .map((text) => `${text} | `)
        .join('')
        .trimEnd(),
    ),
  markdown: (sheet) => {
    const [head = [], ...rows] = denseRows(sheet).map((row) => `| ${row.join(' | ')} |`)
    return [head as string, `|${' --- |'.repeat(widthOf(sheet))}`, ...(rows as string[])]
  },
  repeated: (sheet) => {
    const [head = '', ...rows] = gridOf(sheet).map(
      (row) => `| ${row.map((place) => flat(place?.cell.text ?? '')).join(' | ')} |`,
    )
    return [head, `|${' --- |'.repeat(widthOf(sheet))}`, ...rows]
  },
  html: (sheet) => [sheetToHtml(sheet)],
}

export function toDialect(made: MadeReport, dialect: Dialect): string {
  const marked = dialect === 'markdown' || dialect === 'repeated' || dialect === 'html'
  const lines: string[] = []
  let afterTable = false
  for (const piece of piecesOf(made)) {
    const isTable = piece.kind === 'table'
    if (isTable && afterTable) lines.push('')
    afterTable = isTable
    if (marked) lines.push('')
    if (isTable) lines.push(...TABLES[dialect](piece.sheet))
    else if (piece.kind === 'title') lines.push(...piece.lines.map((line) => (marked ? `# ${line}` : line)))
    else if (piece.kind === 'image') lines.push(marked ? `![${piece.alt}](table.png)` : '')
    else lines.push(marked && piece.kind === 'heading' ? `## ${piece.text}` : piece.text)
  }
  return `${lines.join('\n').trim()}\n`
}

/**
 * The cells that a dialect loses the places of: in rows whose blanks are dropped, all values of a row that has some,
 * but not all, of its values blank.
 */
export function lostIn(made: MadeReport, dialect: Dialect): Set<string> {
  const lost = new Set<string>()
  if (dialect !== 'D1' && dialect !== 'D2') return lost
  for (const piece of piecesOf(made)) {
    if (piece.kind !== 'table') continue
    for (const row of piece.sheet) {
      const cells = row.filter(({ indicator }) => indicator)
      const blanks = cells.filter(({ text }) => text === '')
      if (blanks.length > 0 && blanks.length < cells.length)
        cells.forEach(({ indicator }) => lost.add(indicator!))
    }
  }
  return lost
}
