/** What `w:rPr` says of a run's look, and how styles and direct formatting together make it (ECMA-376 part 1, 17.7.2, 17.7.3). */
import { child, isElement, isOn, type XmlElement } from '../package/xml.js'
import { type Color, LEAST_SPACING, LEAST_WIDTH, type Look, NARROWEST, USUAL_WIDTH } from '../word/look.js'
import { fillOf, highlightOf, textColor, type Fill, type Theme } from './colors.js'

/** Undefined where nothing is said. */
export interface RunProperties {
  vanish?: boolean
  strike?: boolean
  doubleStrike?: boolean
  shifted?: boolean
  position?: number
  size?: number
  /** How wide its characters are drawn, in per cent. */
  width?: number
  color?: Color | 'auto' | 'none'
  /** The run's own ground. */
  fill?: Fill
  /** What else is said of the look, in words that are not known to leave characters as they are written. */
  strange?: string
}

export const SAYS_NOTHING: RunProperties = {}

type PropertyReader = (element: XmlElement, theme: Theme) => RunProperties

const number = (element: XmlElement): number | undefined => {
  const value = Number.parseInt(element.attributes['w:val'] ?? '', 10)
  return Number.isFinite(value) ? value : undefined
}

const READERS: Readonly<Record<string, PropertyReader>> = {
  'w:vanish': (element) => ({ vanish: isOn(element) }),
  'w:strike': (element) => ({ strike: isOn(element) }),
  'w:dstrike': (element) => ({ doubleStrike: isOn(element) }),
  'w:vertAlign': ({ attributes }) => ({
    shifted: attributes['w:val'] === 'superscript' || attributes['w:val'] === 'subscript',
  }),
  'w:position': (element) => ({ position: number(element) ?? 0 }),
  'w:sz': (element) => {
    const size = number(element)
    return size === undefined ? SAYS_NOTHING : { size }
  },
  'w:w': (element) => ({ width: number(element) ?? USUAL_WIDTH }),
  'w:color': (element, theme) => ({ color: textColor(element, theme) }),
  'w14:textFill': textFill,
  'w:shd': (element, theme) => ({ fill: fillOf(element, theme) }),
  'w:highlight': (element) => {
    const fill = highlightOf(element)
    return fill === 'none' ? SAYS_NOTHING : { fill }
  },
}

const NO_PAINT: RunProperties = { color: 'none' }

/** A paint of one colour is what that colour is; of any other nobody knows what it leaves to see. */
function textFill(fill: XmlElement): RunProperties {
  if (child(fill, 'w14:noFill')) return NO_PAINT
  const plain = child(child(fill, 'w14:solidFill'), 'w14:srgbClr')
  const color = Number.parseInt(plain?.attributes['w14:val'] ?? '', 16)
  return plain && plain.children.length === 0 && Number.isFinite(color)
    ? { color }
    : { strange: writtenOut(fill) }
}

/** What leaves characters to be seen as they are written. */
const PLAIN = new Set(
  (
    'rFonts b bCs i iCs u szCs lang kern noProof snapToGrid caps smallCaps rStyle cs rtl em outline shadow emboss imprint effect webHidden ' +
    'bdr rPrChange ins del moveFrom moveTo oMath'
  )
    .split(' ')
    .map((name) => `w:${name}`),
)

/** Black letters on these are not told from them. */
const DARK_HIGHLIGHT = /^(?:black|dark)/

const isPlain = (element: XmlElement): boolean => {
  const { name, attributes } = element
  if (name === 'w:spacing') return (number(element) ?? 0) >= LEAST_SPACING
  if (name === 'w:w') return (number(element) ?? USUAL_WIDTH) >= LEAST_WIDTH
  if (name === 'w:highlight') return !DARK_HIGHLIGHT.test(attributes['w:val'] ?? '')
  return name in READERS || PLAIN.has(name) || name.startsWith('w14:')
}

/** `<w:fitText w:val="1"/>` → w:fitText, w:val, 1, and so on within. */
const writtenOut = (element: XmlElement): string =>
  [
    element.name,
    ...Object.entries(element.attributes).flat(),
    ...element.children.filter(isElement).map(writtenOut),
  ].join(' ')

export function readRunProperties(element: XmlElement | undefined, theme: Theme): RunProperties {
  let properties = SAYS_NOTHING
  for (const node of element?.children ?? []) {
    if (!isElement(node)) continue
    const read = READERS[node.name]
    if (read) properties = { ...properties, ...read(node, theme) }
    if (!isPlain(node))
      properties = { ...properties, strange: `${properties.strange ?? ''} ${writtenOut(node)}` }
  }
  return properties
}

/** What a run's look comes from, the farthest first. */
export interface Levels {
  defaults: RunProperties
  table: RunProperties
  paragraph: RunProperties
  character: RunProperties
  direct: RunProperties
}

/** Word's size where nothing is said: 10 pt. */
const USUAL_SIZE = 20

export function lookOf(levels: Levels): Look {
  const { defaults, table, paragraph, character, direct } = levels
  const { shifted, position, size, width, color, doubleStrike } = {
    ...defaults,
    ...table,
    ...paragraph,
    ...character,
    ...direct,
  }
  return {
    hidden: toggled(levels, 'vanish'),
    struck: toggled(levels, 'strike') || doubleStrike === true,
    shifted: shifted === true,
    position: position ?? 0,
    size: (width ?? USUAL_WIDTH) < NARROWEST ? 0 : (size ?? USUAL_SIZE),
    color: color ?? 'auto',
  }
}

/** Styles on different levels that both say yes take each other back, as bold in a bold heading does. */
function toggled(
  { defaults, table, paragraph, character, direct }: Levels,
  name: 'vanish' | 'strike',
): boolean {
  if (direct[name] !== undefined) return direct[name]
  if (defaults[name]) return true
  return [table, paragraph, character].filter((level) => level[name]).length % 2 === 1
}
