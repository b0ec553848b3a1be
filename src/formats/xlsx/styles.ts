/** How cells look: the format of their numbers, and whether their text is struck out, raised, or of the colour of its ground. */
import { child, childrenNamed, type XmlElement } from '../package/xml.js'

/** How characters look, as far as it decides whether and how they are read. */
export interface Look {
  struck: boolean
  shifted: boolean
  color: string
  /** In points. */
  size: number
}

export interface CellStyle {
  /** The code of the number format; a number where it is one of those that every program knows. */
  format: string | number
  look: Look
  ground: string
}

export interface Styles {
  /** By the number that a cell gives. */
  cell: (index: string | undefined) => CellStyle
  /** Days are counted from 1904, not from 1900. */
  is1904: boolean
}

const [WHITE, AUTO] = ['FFFFFF', 'auto']
/** A ground of several colours, or one that nobody knows: all text on it counts as seen. */
export const UNKNOWN = 'unknown'
const PLAIN: Look = { struck: false, shifted: false, color: AUTO, size: 11 }
const USUAL: CellStyle = { format: 0, look: PLAIN, ground: WHITE }

export function readStyles(root: XmlElement | undefined, is1904: boolean): Styles {
  const list = (group: string, name: string): XmlElement[] => [...childrenNamed(child(root, group), name)]
  const codes = new Map(
    list('x:numFmts', 'x:numFmt').map(({ attributes: a }) => [a['numFmtId'], a['formatCode']]),
  )
  const looks = list('x:fonts', 'x:font').map((font) => lookOf(font, PLAIN))
  const grounds = list('x:fills', 'x:fill').map(groundOf)
  const cells = list('x:cellXfs', 'x:xf').map(({ attributes }): CellStyle => {
    const id = attributes['numFmtId'] ?? '0'
    return {
      format: codes.get(id) ?? Number(id),
      look: looks[Number(attributes['fontId'] ?? 0)] ?? PLAIN,
      ground: grounds[Number(attributes['fillId'] ?? 0)] ?? WHITE,
    }
  })
  return { is1904, cell: (index) => cells[Number(index ?? 0)] ?? USUAL }
}

const OFF = new Set(['0', 'false'])

/** `x:font` of the styles, or `x:rPr` of a run, which says all of its look anew. */
export function lookOf(properties: XmlElement | undefined, usual: Look): Look {
  if (!properties) return usual
  const strike = child(properties, 'x:strike')
  const raised = child(properties, 'x:vertAlign')?.attributes['val']
  return {
    struck: strike !== undefined && !OFF.has(strike.attributes['val'] ?? ''),
    shifted: raised === 'superscript' || raised === 'subscript',
    color: colorOf(child(properties, 'x:color')) ?? AUTO,
    size: Number(child(properties, 'x:sz')?.attributes['val'] ?? usual.size),
  }
}

/** White as the palette of old workbooks has it, and as the first colour of a theme, which is that of the paper. */
const WHITE_INDEXES = new Set(['1', '9', '65'])

/** `FFFFFF`; a theme's colours are only told apart from white. */
function colorOf(color: XmlElement | undefined): string | undefined {
  if (!color) return undefined
  const { rgb, theme, indexed, tint } = color.attributes
  if (rgb !== undefined) return rgb.slice(-6).toUpperCase()
  if (theme !== undefined)
    return theme === '0' && !(Number(tint ?? 0) < 0) ? WHITE : `theme ${theme} ${tint ?? ''}`
  return indexed !== undefined && WHITE_INDEXES.has(indexed) ? WHITE : undefined
}

/** What text stands on: a pattern of two colours is none of both. */
function groundOf(fill: XmlElement): string {
  const pattern = child(fill, 'x:patternFill')
  const type = pattern?.attributes['patternType'] ?? 'none'
  if (child(fill, 'x:gradientFill')) return UNKNOWN
  if (!pattern || type === 'none') return WHITE
  return type === 'solid' ? (colorOf(child(pattern, 'x:fgColor')) ?? WHITE) : UNKNOWN
}

const SMALLEST_SIZE = 2

/** Text of the colour of its ground, or too small to be seen. */
export const isFaint = ({ color, size }: Look, ground: string): boolean =>
  color === ground || size < SMALLEST_SIZE
