/** A cell of a sheet → the text that a reader sees in it. */
import { UNREAD } from '../blocks/cell.js'
import { child, textOf, type XmlElement } from '../package/xml.js'
import { numberText } from './number-formats.js'
import { plainText, stringText } from './strings.js'
import { UNKNOWN, type CellStyle, type Styles } from './styles.js'

/** What of a workbook its cells refer to. */
export interface Book {
  /** `x:si` elements, which cells name by their numbers. */
  strings: XmlElement[]
  styles: Styles
  /** Whether formulas are to be reckoned when it is opened: what is written down as their results is none. */
  isStale: boolean
}

/** What a sheet says of all its cells. */
interface SheetLook {
  showsZeros: boolean
  /** A style of a table, or a condition, may paint what cells stand on. */
  isPainted: boolean
}

export const lookOfSheet = (sheet: XmlElement): SheetLook => ({
  showsZeros: child(child(sheet, 'x:sheetViews'), 'x:sheetView')?.attributes['showZeros'] !== '0',
  isPainted: ['x:conditionalFormatting', 'x:tableParts'].some((name) => child(sheet, name) !== undefined),
})

export function textIn(cell: XmlElement, { strings, styles, isStale }: Book, look: SheetLook): string {
  const { t: type = 'n', s } = cell.attributes
  const own = styles.cell(s)
  const style = look.isPainted ? { ...own, ground: UNKNOWN } : own
  const inline = child(cell, 'x:is')
  if (type === 'inlineStr') return inline ? stringText(inline, style) : ''
  const value = child(cell, 'x:v')
  const written = value ? textOf(value) : ''
  if (isStale && child(cell, 'x:f')) return UNREAD
  if (written === '') return isUnreckoned(cell, type, value) ? UNREAD : ''
  if (type === 's') {
    const string = strings[Number(written)]
    return string ? stringText(string, style) : UNREAD
  }
  if (type === 'n') return seenNumber(Number(written), style, { is1904: styles.is1904, ...look })
  return plainText(type === 'b' ? booleanText(written) : written, style)
}

/** A formula whose result no program has written down yet: nobody knows what it says. The result may be an empty text. */
const isUnreckoned = (cell: XmlElement, type: string, value: XmlElement | undefined): boolean =>
  child(cell, 'x:f') !== undefined && !(type === 'str' && value !== undefined)

const booleanText = (written: string): string => (written === '1' ? 'TRUE' : 'FALSE')

/** A number as its format shows it; one whose format is not known here is not read, for nobody knows what is seen. */
function seenNumber(
  value: number,
  style: CellStyle,
  shown: { is1904: boolean; showsZeros: boolean },
): string {
  if (!Number.isFinite(value)) return UNREAD
  if (value === 0 && !shown.showsZeros) return ''
  const text = numberText(value, style.format, shown.is1904) ?? UNREAD
  // A format that shows no number at all, as `;;;` does; one that only leaves zeros out shows a blank.
  const isHidden = text === '' && numberText(1, style.format, shown.is1904) === ''
  return plainText(isHidden ? UNREAD : text, style)
}
