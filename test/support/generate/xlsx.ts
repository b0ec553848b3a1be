/** A made-up report → a workbook: the whole form on one sheet, or a sheet for each table. */
import { strToU8, zipSync } from 'fflate'
import type { Sheet } from './form.js'
import { type MadeReport, piecesOf } from './report.js'
import { widthOf } from './sheets.js'

export const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** 0 → A, 26 → AA */
export const columnName = (column: number): string =>
  column < 26
    ? String.fromCharCode(65 + column)
    : columnName(Math.floor(column / 26) - 1) + columnName(column % 26)

export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships'

export interface WorkbookParts {
  /** The XML within `worksheet`. */
  sheets: { name: string; state?: string; xml: string }[]
  /** The XML within `sst`, within `styleSheet`. */
  strings?: string
  styles?: string
  /** Within `workbook`, before its sheets, and behind them. */
  properties?: string
  reckoning?: string
}

/** The parts of a workbook → its bytes; the same parts give the same bytes. */
export function workbook({
  sheets,
  strings = '',
  styles = '',
  properties = '',
  reckoning = '',
}: WorkbookParts): Uint8Array {
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`
  const typed = (name: string, type: string): string =>
    `<Override PartName="/${name}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml"/>`
  const list = (relations: string[]): string =>
    `<Relationships xmlns="${PACKAGE}">${relations.join('')}</Relationships>`
  const parts: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${[
      typed('xl/workbook.xml', 'sheet.main'),
      ...sheets.map((_, i) => typed(`xl/worksheets/sheet${i + 1}.xml`, 'worksheet')),
      typed('xl/sharedStrings.xml', 'sharedStrings'),
      typed('xl/styles.xml', 'styles'),
    ].join('')}</Types>`,
    '_rels/.rels': list([relation('r1', 'officeDocument', 'xl/workbook.xml')]),
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">${properties}<sheets>${sheets
      .map(
        ({ name, state }, i) =>
          `<sheet name="${escaped(name)}" sheetId="${i + 1}" r:id="s${i}"${state ? ` state="${state}"` : ''}/>`,
      )
      .join('')}</sheets>${reckoning}</workbook>`,
    'xl/_rels/workbook.xml.rels': list([
      ...sheets.map((_, i) => relation(`s${i}`, 'worksheet', `worksheets/sheet${i + 1}.xml`)),
      relation('t1', 'sharedStrings', 'sharedStrings.xml'),
      relation('t2', 'styles', '/xl/styles.xml'),
    ]),
    'xl/sharedStrings.xml': `<sst xmlns="${MAIN}">${strings}</sst>`,
    'xl/styles.xml': `<styleSheet xmlns="${MAIN}">${styles}</styleSheet>`,
  }
  sheets.forEach(({ xml }, i) => {
    parts[`xl/worksheets/sheet${i + 1}.xml`] = `<worksheet xmlns="${MAIN}">${xml}</worksheet>`
  })
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])), {
    mtime: new Date(1980, 0, 1),
  })
}

/** What people make of the form: a line of text is one cell merged over the breadth of the sheet. */
const BREADTH = 10

interface Drawn {
  rows: string[]
  merged: string[]
}

/** A number that a sheet would hold as one; what has a mark, a unit or a zero in front of it is text. */
const isNumber = (text: string): boolean =>
  /^(?:0|[1-9]\d{0,14})(?:\.\d{1,6})?$/.test(text) && String(Number(text)) === text

function cell(row: number, column: number, text: string): string {
  const place = `r="${columnName(column)}${row + 1}"`
  if (text === '') return `<c ${place}/>`
  return isNumber(text)
    ? `<c ${place}><v>${text}</v></c>`
    : `<c ${place} t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`
}

function merge(drawn: Drawn, row: number, column: number, rows: number, columns: number): void {
  if (rows * columns < 2) return
  drawn.merged.push(
    `<mergeCell ref="${columnName(column)}${row + 1}:${columnName(column + columns - 1)}${row + rows}"/>`,
  )
}

function addLine(drawn: Drawn, text: string): void {
  const row = drawn.rows.length
  merge(drawn, row, 0, 1, BREADTH)
  drawn.rows.push(`<row r="${row + 1}">${cell(row, 0, text)}</row>`)
}

function addTable(drawn: Drawn, sheet: Sheet): void {
  const first = drawn.rows.length
  const free = new Array<number>(widthOf(sheet)).fill(0)
  sheet.forEach((cells, r) => {
    let column = 0
    const row = cells.map(({ text, rowSpan = 1, columnSpan = 1 }) => {
      while (free[column]! > r) column++
      const made = cell(first + r, column, text)
      merge(drawn, first + r, column, rowSpan, columnSpan)
      free.fill(r + rowSpan, column, column + columnSpan)
      column += columnSpan
      return made
    })
    drawn.rows.push(`<row r="${first + r + 1}">${row.join('')}</row>`)
  })
}

const xmlOf = ({ rows, merged }: Drawn): string =>
  `<sheetData>${rows.join('')}</sheetData>${merged.length ? `<mergeCells count="${merged.length}">${merged.join('')}</mergeCells>` : ''}`

export type Sheets = 'one' | 'three'

export function toXlsx(made: MadeReport, sheets: Sheets = 'one'): Uint8Array {
  const drawn: Drawn[] = [{ rows: [], merged: [] }]
  for (const piece of piecesOf(made)) {
    const last = drawn.at(-1)!
    if (piece.kind === 'table') {
      addTable(last, piece.sheet)
      if (sheets === 'three') drawn.push({ rows: [], merged: [] })
    } else if (piece.kind === 'title') for (const line of piece.lines) addLine(last, line)
    else if (piece.kind !== 'image') addLine(last, piece.text)
  }
  const shown = drawn.filter(({ rows }) => rows.length > 0)
  return workbook({ sheets: shown.map((one, i) => ({ name: `Sheet${i + 1}`, xml: xmlOf(one) })) })
}
