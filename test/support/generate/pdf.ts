/** A made-up report → a PDF, with ruling lines or without. */
import { bar, line, pdf, text } from '../../../scripts/pdf-writer.cjs'
import type { SheetCell } from './form.js'
import { CELL_SIZE, laidOut } from './laid-out.js'
import { drawnWithNote, furnitureOf, PLAIN, type PdfStyle, watermarkOf, withNote } from './pdf-style.js'
import type { Random } from './quirks/quirk.js'
import type { MadeReport } from './report.js'

export function toPdf(made: MadeReport, style: PdfStyle = PLAIN, random: Random = () => 0): Uint8Array {
  const textOf = ({ text: string, indicator }: SheetCell): string =>
    style.notes && indicator !== undefined && /^\d{1,4}$/.test(string) && random(8) === 0
      ? withNote(string, random)
      : string
  const pages = laidOut(made, {
    draw: { text, line, bar },
    pen: style.pen,
    repeatedHead: style.repeatedHead,
    textOf,
    show: (one, from, base) => drawnWithNote(CELL_SIZE, one, from, base) ?? undefined,
  })
  const over = watermarkOf(style, random)
  return pdf(
    pages.map(({ parts, baselines }, i) =>
      [...over, ...parts, ...furnitureOf(style, i + 1, baselines)].join('\n'),
    ),
  )
}
