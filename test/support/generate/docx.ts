/** A made-up report → a Word file. */
import { strToU8, zipSync } from 'fflate'
import type { Sheet } from './form.js'
import { type MadeReport, piecesOf } from './report.js'
import { widthOf } from './sheets.js'

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const paragraph = (text: string): string =>
  `<w:p><w:r>${text
    .split('\n')
    .map((line) => `<w:t xml:space="preserve">${escaped(line)}</w:t>`)
    .join('<w:br/>')}</w:r></w:p>`

/** Runs beside a number that a reader does not see, or that are a note's mark: what they say, and how they look. */
export const UNSEEN = {
  nothing: '',
  struck: '<w:strike/>',
  struckTwice: '<w:dstrike/>',
  hidden: '<w:vanish/>',
  white: '<w:color w:val="FFFFFF"/>',
  tiny: '<w:sz w:val="2"/>',
  raised: '<w:vertAlign w:val="superscript"/>',
  lifted: '<w:position w:val="12"/>',
} as const
export type Unseen = keyof typeof UNSEEN

/** 12 → a struck-out 9 and then 12: what is read is 12. */
function cellParagraph(text: string, unseen: Unseen): string {
  if (unseen === 'nothing' || !/^\d+$/.test(text)) return paragraph(text)
  const beside = `<w:r><w:rPr>${UNSEEN[unseen]}</w:rPr><w:t>9</w:t></w:r>`
  const number = `<w:r><w:t>${text}</w:t></w:r>`
  const isMark = unseen === 'raised' || unseen === 'lifted'
  return `<w:p>${isMark ? number + beside : beside + number}</w:p>`
}

/** Twips. */
const TEXT_WIDTH = 9000

/** Cells that go on below one another: Word wants each row to say so. */
function wordTable(sheet: Sheet, unseen: Unseen): string {
  const open: { left: number; wide: number }[] = []
  const columns = widthOf(sheet)
  const columnWidth = Math.floor(TEXT_WIDTH / columns)
  const properties = (columnSpan: number, merge: string): string =>
    `<w:tcPr><w:tcW w:w="${columnWidth * columnSpan}" w:type="dxa"/><w:gridSpan w:val="${columnSpan}"/>${merge}</w:tcPr>`
  const rows = sheet.map((row) => {
    const cells: string[] = []
    let column = 0
    const covered = (): void => {
      for (let span = open[column]; span && span.left > 0; column += span.wide, span = open[column]) {
        span.left--
        cells.push(`<w:tc>${properties(span.wide, '<w:vMerge/>')}<w:p/></w:tc>`)
      }
    }
    for (const { text, rowSpan = 1, columnSpan = 1, markup = cellParagraph(text, unseen) } of row) {
      covered()
      const merge = rowSpan > 1 ? '<w:vMerge w:val="restart"/>' : ''
      cells.push(`<w:tc>${properties(columnSpan, merge)}${markup}</w:tc>`)
      open[column] = { left: rowSpan - 1, wide: columnSpan }
      column += columnSpan
    }
    covered()
    return `<w:tr>${cells.join('')}</w:tr>`
  })
  // pandoc reads no cells without the columns, LibreOffice moves them without their widths.
  const grid = `<w:gridCol w:w="${columnWidth}"/>`.repeat(columns)
  return `<w:tbl><w:tblPr/><w:tblGrid>${grid}</w:tblGrid>${rows.join('')}</w:tbl>`
}

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const TYPES =
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/>' +
  '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
const RELATIONS =
  '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1"' +
  ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'

const STYLES_RELATION =
  '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1"' +
  ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>'

export function toDocx(made: MadeReport, unseen: Unseen = 'nothing'): Uint8Array {
  const body = piecesOf(made).map((piece) => {
    if (piece.kind === 'table') return wordTable(piece.sheet, unseen)
    if (piece.kind === 'title') return piece.lines.map(paragraph).join('')
    return paragraph(piece.kind === 'image' ? '' : piece.text)
  })
  return zipSync(
    {
      '[Content_Types].xml': strToU8(TYPES),
      '_rels/.rels': strToU8(RELATIONS),
      'word/document.xml': strToU8(
        `<w:document xmlns:w="${W}"><w:body>${body.join('')}</w:body></w:document>`,
      ),
      ...(made.styles !== undefined && {
        'word/_rels/document.xml.rels': strToU8(STYLES_RELATION),
        'word/styles.xml': strToU8(`<w:styles xmlns:w="${W}">${made.styles}</w:styles>`),
      }),
      // The same report gives the same bytes: the earliest day that a zip can say, wherever the clock stands.
    },
    { mtime: new Date(1980, 0, 1) },
  )
}
