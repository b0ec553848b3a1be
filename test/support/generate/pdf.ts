/** A made-up report → a PDF, with ruling lines or without. */
import { bar, hex, line, pdf, text, widthOf } from '../../../scripts/pdf-writer.cjs'
import type { SheetCell } from './form.js'
import { CELL_SIZE, laidOut } from './laid-out.js'
import { drawnWithNote, furnitureOf, PLAIN, type PdfStyle, watermarkOf, withNote } from './pdf-style.js'
import type { Random } from './quirks/quirk.js'
import type { MadeReport } from './report.js'

/** Points. */
const [PAGE_WIDTH, PAGE_HEIGHT] = [595, 842]

export function toPdf(made: MadeReport, style: PdfStyle = PLAIN, random: Random = () => 0): Uint8Array {
  const textOf = ({ text: string, indicator }: SheetCell): string =>
    style.notes && indicator !== undefined && /^\d{1,4}$/.test(string) && random(8) === 0
      ? withNote(string, random)
      : string
  const fields = new Fields(style)
  const pages = laidOut(made, {
    draw: { text, line, bar },
    pen: style.pen,
    repeatedHead: style.repeatedHead,
    textOf,
    show: (one, from, base) =>
      drawnWithNote(CELL_SIZE, one, from, base) ?? fields.placed(one, from, base, random) ?? undefined,
  })
  const over = watermarkOf(style, random)
  const contents = pages.map(({ parts, baselines }, i) =>
    [...over, ...parts, ...furnitureOf(style, i + 1, baselines)].join('\n'),
  )
  const written = contents.map((content) => ({ content, more: fields.on(content) }))
  return pdf(style.twoUp ? twoUp(contents) : written, fields.options)
}

/** Pages side by side on wide sheets. */
function twoUp(contents: readonly string[]): { content: string; more: string }[] {
  const sheets = contents.flatMap((left, i) => (i % 2 === 0 ? [[left, contents[i + 1] ?? '']] : []))
  return sheets.map(([left, right]) => ({
    content: `${left}\nq 1 0 0 1 ${PAGE_WIDTH} 0 cm\n${right}\nQ`,
    more: `/MediaBox[0 0 ${2 * PAGE_WIDTH} ${PAGE_HEIGHT}]`,
  }))
}

/** Numbers that are values of form fields. A comment in a page's content says which of them stand on it. */
class Fields {
  readonly options: {
    forms: Record<string, { dictionary: string; content: string }>
    objects: Record<string, string>
    catalog?: string
  } = {
    forms: {},
    objects: {},
  }

  constructor(private readonly style: PdfStyle) {}

  /** Null where the number is drawn as text. */
  placed(one: string, from: number, base: number, random: Random): string[] | null {
    // A field stands on a page, whose sheet has another beside it.
    if (this.style.fields === 'none' || this.style.twoUp || !/^\d{1,8}$/.test(one) || random(4) > 0)
      return null
    const name = `W${Object.keys(this.options.objects).length}`
    const [width, height] = [widthOf(one, CELL_SIZE) + 4, CELL_SIZE + 4]
    const [left, bottom] = [from - 2, PAGE_HEIGHT - base - 2]
    const isDrawn = this.style.fields === 'drawn'
    if (isDrawn)
      this.options.forms[`D${name}`] = {
        dictionary: `/Subtype/Form/BBox[0 0 ${width} ${height}]/Resources FONTS`,
        content: `BT /F1 ${CELL_SIZE} Tf 2 2 Td <${hex(one)}> Tj ET`,
      }
    this.options.objects[name] =
      `<</Type/Annot/Subtype/Widget/FT/Tx/F 4/T(${name})/V(${one})/DA(/F1 ${CELL_SIZE} Tf 0 g)` +
      `/Rect[${left} ${bottom} ${left + width} ${bottom + height}]${isDrawn ? `/AP<</N @D${name}>>` : ''}>>`
    this.options.catalog = `/AcroForm<</Fields[${Object.keys(this.options.objects)
      .map((one) => `@${one}`)
      .join(' ')}]>>`
    return [`%field ${name}`]
  }

  on(content: string): string {
    const names = Array.from(content.matchAll(/%field (\w+)/g), ([, name]) => `@${name}`)
    return names.length > 0 ? `/Annots[${names.join(' ')}]` : ''
  }
}
