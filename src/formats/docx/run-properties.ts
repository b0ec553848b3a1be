/** What `w:rPr` says of a run's look, and how styles and direct formatting together make it (ECMA-376 part 1, 17.7.2, 17.7.3). */
import { child, isElement, isOn, type XmlElement } from '../package/xml.js'
import type { Color, Look } from '../word/look.js'
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
  'w14:textFill': (element) => (child(element, 'w14:noFill') ? { color: 'none' } : SAYS_NOTHING),
  'w:shd': (element, theme) => ({ fill: fillOf(element, theme) }),
  'w:highlight': (element) => {
    const fill = highlightOf(element)
    return fill === 'none' ? SAYS_NOTHING : { fill }
  },
}

export function readRunProperties(element: XmlElement | undefined, theme: Theme): RunProperties {
  let properties = SAYS_NOTHING
  for (const node of element?.children ?? []) {
    const read = isElement(node) ? READERS[node.name] : undefined
    if (read) properties = { ...properties, ...read(node as XmlElement, theme) }
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
const USUAL_WIDTH = 100
/** In per cent: narrower characters are strokes. */
const NARROWEST = 10

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
