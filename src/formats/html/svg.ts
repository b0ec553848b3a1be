/** The texts of a drawing of lines: each apart, for they stand anywhere. */
import { lineOf } from '../blocks/line.js'
import { colorOf, isFaint, WHITE } from './cascade/color.js'
import type { Styles } from './cascade/styles.js'
import { type Node, names, textOf } from './node.js'

/** What is kept for use elsewhere, or said of the drawing. */
const UNDRAWN = names(
  'defs symbol clipPath clippath mask pattern marker title desc metadata style script filter',
)

/** Null where a text may look otherwise than it is written: `<text>12<tspan dy="-5">1</tspan></text>`. */
export function drawnTextsOf(drawing: Node, styles: Styles): (string | null)[] {
  return (drawing.children ?? []).flatMap((node) => {
    if (UNDRAWN.has(node.name ?? '')) return []
    const texts = node.name === 'text' ? [lineOf(textOf(node))].filter(Boolean) : drawnTextsOf(node, styles)
    return texts.length === 0 || isAsWritten(node, styles) ? texts : [null]
  })
}

const isAsWritten = (node: Node, styles: Styles): boolean =>
  isPlainShape(node, styles) &&
  (node.name !== 'text' ||
    (node.children ?? []).every((child) => child.type !== 'tag' || isPlainSpan(child, styles)))

const isPlainSpan = (node: Node, styles: Styles): boolean =>
  node.name === 'tspan' &&
  !PLACED.some((name) => node.attribs?.[name] !== undefined) &&
  isAsWritten(node, styles)

const PLACED = ['x', 'y', 'dx', 'dy']

/** What places a text, or gives it a font; a list of places puts each letter somewhere else. */
const PLAIN = names(
  'x y width height viewbox viewBox version id class style xmlns xmlns:xlink xml:space role lang focusable aria-hidden aria-label ' +
    'font-family font-size font-weight font-style text-anchor dominant-baseline alignment-baseline letter-spacing stroke stroke-width ' +
    'preserveaspectratio preserveAspectRatio',
)

function isPlainShape(node: Node, styles: Styles): boolean {
  const attributes = Object.entries(node.attribs ?? {})
  return attributes.every(isPlainAttribute) && styles.isPlain(node, null)
}

function isPlainAttribute([name, value]: [string, string]): boolean {
  if (name === 'fill') {
    const color = colorOf(value)
    return value === 'currentColor' || (color !== null && !isFaint(color, WHITE))
  }
  if (name === 'transform') return /^(?:translate\([^()]*\)|\s)*$/.test(value)
  return name.startsWith('data-') || (PLAIN.has(name) && !(PLACED.includes(name) && isList(value)))
}

/** `20 10`: the second letter stands before the first. */
const isList = (value: string): boolean => value.trim().split(/[\s,]/).length > 1
