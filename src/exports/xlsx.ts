/**
 * Tables → one XLSX workbook, written as a stream: a sheet a table, with its names in English and in Chinese above the
 * rows, numbers and dates as such, and colours for how a number is known. Texts are inline strings, which no spreadsheet
 * takes for formulas.
 */
import { Zip, ZipDeflate } from 'fflate'
import { plainNumber } from './csv.js'
import { styleOf, stylesXml } from './xlsx-styles.js'
import type { OutputColumn, Mark, OutputRow, OutputTable, OutputValue } from './tables.js'

export interface MarkedRow {
  values: OutputRow
  /** What the cells are marked as, by their column. */
  marks?: ReadonlyMap<number, Mark>
}

export interface Sheet {
  table: OutputTable
  rows: () => AsyncIterable<MarkedRow> | Iterable<MarkedRow>
}

/** ECMA-376 gives no limits; these are Excel's. */
const MOST_ROWS = 1_048_576
const LONGEST_TEXT = 32_767
/** Characters of XML that go to the compressor at once. */
const CHUNK = 1 << 16

export async function* toXlsx(sheets: readonly Sheet[]): AsyncGenerator<Uint8Array> {
  const zipped: Uint8Array[] = []
  const zip = new Zip((error, bytes) => {
    if (error) throw error
    zipped.push(bytes)
  })
  const names: string[] = []
  for (const sheet of sheets) {
    // A table that is longer than a sheet goes on in the next.
    const rows = iteratorOf(sheet.rows())
    let next = await rows.next()
    do {
      const name = sheetName(sheet.table.name, names)
      const part = open(zip, `xl/worksheets/sheet${names.push(name)}.xml`)
      part.write(sheetHead(sheet.table))
      let count = HEAD_ROWS
      for (; !next.done && count < MOST_ROWS; next = await rows.next()) {
        part.write(rowXml(sheet.table.columns, next.value, ++count))
        if (zipped.length > 0) yield* zipped.splice(0)
      }
      part.write(sheetTail(sheet.table.columns.length, count))
      part.end()
      yield* zipped.splice(0)
    } while (!next.done)
  }
  for (const [path, xml] of Object.entries(frame(names))) {
    const part = open(zip, path)
    part.write(xml)
    part.end()
  }
  zip.end()
  yield* zipped.splice(0)
}

async function* iterate(rows: ReturnType<Sheet['rows']>): AsyncGenerator<MarkedRow> {
  yield* rows
}
const iteratorOf = (rows: ReturnType<Sheet['rows']>): AsyncIterator<MarkedRow> => iterate(rows)

function sheetName(name: string, taken: readonly string[]): string {
  const same = taken.filter((other) => other === name || other.startsWith(`${name} `)).length
  return same === 0 ? name : `${name} ${same + 1}`
}

function open(zip: Zip, path: string): { write: (xml: string) => void; end: () => void } {
  const encoder = new TextEncoder()
  // Higher levels take half as long again and save a hundredth.
  const file = new ZipDeflate(path, { level: 3 })
  // The same reports give the same bytes: the earliest time that a zip can say.
  file.mtime = new Date(1980, 0, 1)
  zip.add(file)
  let pending = ''
  return {
    write: (xml) => {
      pending += xml
      if (pending.length < CHUNK) return
      file.push(encoder.encode(pending))
      pending = ''
    },
    end: () => file.push(encoder.encode(pending), true),
  }
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
/** The names of the columns, and what they are called in Chinese. */
const HEAD_ROWS = 2
/** Points: names are broken over up to three lines, in Chinese over five. */
const HEAD_HEIGHTS = [45, 75]

const sheetHead = ({ columns, frozen = 1 }: OutputTable): string =>
  `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">` +
  `<pane xSplit="${frozen}" ySplit="${HEAD_ROWS}" topLeftCell="${columnName(frozen)}${HEAD_ROWS + 1}" activePane="bottomRight" state="frozen"/>` +
  `</sheetView></sheetViews><cols>${columns.map(columnXml).join('')}</cols><sheetData>` +
  headXml(
    columns.map(({ name }) => name),
    1,
  ) +
  headXml(
    columns.map(({ titleZh }) => titleZh),
    2,
  )

const sheetTail = (columns: number, rows: number): string =>
  `</sheetData><autoFilter ref="A${HEAD_ROWS}:${columnName(columns - 1)}${rows}"/></worksheet>`

const columnXml = (column: OutputColumn, i: number): string =>
  `<col min="${i + 1}" max="${i + 1}" width="${column.width ?? USUAL_WIDTH[column.type]}" customWidth="1"/>`

/** Characters. */
const USUAL_WIDTH: Record<OutputColumn['type'], number> = {
  string: 16,
  integer: 9,
  number: 12,
  date: 12,
  boolean: 9,
}

function headXml(names: readonly string[], number: number): string {
  const cells = names.map((name, i) => textXml(name, `${columnName(i)}${number}`, styleOf('head')))
  return `<row r="${number}" ht="${HEAD_HEIGHTS[number - 1]}" customHeight="1">${cells.join('')}</row>`
}

function rowXml(columns: readonly OutputColumn[], { values, marks }: MarkedRow, number: number): string {
  let cells = ''
  for (let i = 0; i < values.length; i++) {
    const mark = marks?.get(i)
    cells += cellXml(values[i], columns[i]!.type, `${columnName(i)}${number}`, mark)
  }
  return `<row r="${number}">${cells}</row>`
}

function cellXml(
  value: OutputValue,
  type: OutputColumn['type'],
  reference: string,
  mark: Mark | undefined,
): string {
  const style = mark === undefined ? 0 : styleOf(mark)
  if (value === null || value === undefined || value === '')
    return mark === undefined ? '' : `<c r="${reference}" s="${style}"/>`
  if (type === 'date' && typeof value === 'string')
    return `<c r="${reference}" s="${styleOf('date')}"><v>${dayNumber(value)}</v></c>`
  const styled = style > 0 ? ` s="${style}"` : ''
  // Not as a boolean: LibreOffice shows some of a column as 1.
  if (typeof value === 'boolean') return textXml(String(value), reference, style)
  if (typeof value === 'number') return `<c r="${reference}"${styled}><v>${plainNumber(value)}</v></c>`
  return textXml(value, reference, style)
}

const textXml = (text: string, reference: string, style: number): string =>
  `<c r="${reference}"${style > 0 ? ` s="${style}"` : ''} t="inlineStr"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`

const DAY = 86_400_000
/** 2024-01-31 → 45322: days since the day before 1900 began, and one more, for 1900 is taken for a leap year. */
const dayNumber = (day: string): number => (Date.parse(day) - Date.UTC(1899, 11, 30)) / DAY

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
/** What XML 1.0 (2.2) can't hold, halves of surrogate pairs included. */
const UNWRITABLE =
  /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** What any of the replacements may touch: most texts have none of it. */
const TOUCHY = /[&<>\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]/

function xmlText(text: string): string {
  const short = text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT - 1)}…` : text
  return TOUCHY.test(short)
    ? short.replace(UNWRITABLE, '\ufffd').replace(/[&<>]/g, (sign) => ENTITIES[sign]!)
    : short
}

const columnNames: string[] = []

/** 0 → A, 26 → AA. */
function columnName(index: number): string {
  columnNames[index] ??=
    (index >= 26 ? columnName(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26))
  return columnNames[index]
}

/** The parts of the workbook that say which sheets there are. */
function frame(names: readonly string[]): Record<string, string> {
  const each = (write: (name: string, number: number) => string): string =>
    names.map((name, i) => write(name, i + 1)).join('')
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`
  const override = (part: string, type: string): string =>
    `<Override PartName="${part}" ContentType="${TYPES}.${type}+xml"/>`
  return {
    'xl/workbook.xml': `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${each(
      (name, number) => `<sheet name="${name}" sheetId="${number}" r:id="rId${number}"/>`,
    )}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships">${each((_, number) =>
      relation(`rId${number}`, 'worksheet', `worksheets/sheet${number}.xml`),
    )}${relation('styles', 'styles', 'styles.xml')}</Relationships>`,
    'xl/styles.xml': stylesXml,
    '_rels/.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships">${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    '[Content_Types].xml':
      `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
      `<Default Extension="xml" ContentType="application/xml"/>${override('/xl/workbook.xml', 'sheet.main')}${override('/xl/styles.xml', 'styles')}${each(
        (_, number) => override(`/xl/worksheets/sheet${number}.xml`, 'worksheet'),
      )}</Types>`,
  }
}
