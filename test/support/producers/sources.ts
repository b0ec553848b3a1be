/** A made-up report → the files that outside programs begin with. */
import { toDocx } from '../generate/docx.js'
import { toHtml } from '../generate/html.js'
import { toPdf } from '../generate/pdf.js'
import { type MadeReport, piecesOf } from '../generate/report.js'
import { toXlsx } from '../generate/xlsx.js'

/** `noto serif` → a page set in it, with ruled tables that fit on A4. */
export interface Sheeted {
  font?: string
  /** More rules of the page's sheet: `table { border: 0 }`. */
  more?: string
}

const sheetOf = ({ font = 'Noto Serif CJK SC', more = '' }: Sheeted): string =>
  `<style>@page { size: A4; margin: 20mm } body { font-family: "${font}", serif; font-size: 11pt }
table { border-collapse: collapse; width: 100%; font-size: 8pt } td { border: 1px solid #000; padding: 2px 3px }
${more}</style>`

const pageOf = (made: MadeReport, sheeted: Sheeted = {}): string =>
  toHtml(made, { page: 'article', prose: 'p', cells: 'plain' }).replace(
    '</head>',
    `${sheetOf(sheeted)}</head>`,
  )

/** What the scripts take that know nothing of pages: the report's pieces, tables as rows of spanned texts. */
const listOf = (made: MadeReport): string =>
  JSON.stringify(
    piecesOf(made).flatMap((piece): unknown[] => {
      if (piece.kind === 'image') return []
      if (piece.kind === 'title') return piece.lines.map((text) => ({ kind: 'title', text }))
      if (piece.kind !== 'table') return [{ kind: piece.kind, text: piece.text }]
      const rows = piece.sheet.map((row) =>
        row.map(({ text, rowSpan = 1, columnSpan = 1 }) => ({ text, rowSpan, columnSpan })),
      )
      return [{ kind: 'table', rows }]
    }),
  )

export type Source = { kind: 'html'; sheeted?: Sheeted } | { kind: 'docx' | 'xlsx' | 'pdf' | 'json' }

export function bytesOf(made: MadeReport, source: Source): Uint8Array {
  if (source.kind === 'html') return Buffer.from(pageOf(made, source.sheeted))
  if (source.kind === 'json') return Buffer.from(listOf(made))
  return { docx: toDocx, xlsx: toXlsx, pdf: toPdf }[source.kind](made)
}
