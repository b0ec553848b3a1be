/** The style sheet ([MS-DOC] 2.9.271): of each style only its modifiers and what it is based on. */
import { STRUCTURE, viewOf, type WordFile } from './file.js'
import { readSprms, type Sprm } from './sprms.js'

export interface Style {
  basedOn: number
  paragraph: Sprm[]
  character: Sprm[]
}

/** Modifiers stand in the table stream. */
export type StyleSheet = (index: number) => Style[]

const NO_STYLE = 0xfff
const PARAGRAPH_STYLE = 1
/** A chain of styles longer than this is a circle. */
const MAX_BASED_ON = 20

/** Gives a style and those that it is based on, itself first. */
export function readStyleSheet({ table, structure }: WordFile): StyleSheet {
  const { at: start, end } = structure(STRUCTURE.styles)
  const view = viewOf(table)
  const styles: (Style | undefined)[] = []
  if (start + 6 <= end) {
    const fixed = view.getUint16(start + 4, true)
    for (let at = start + 2 + view.getUint16(start, true); at + 2 <= end; ) {
      const size = view.getUint16(at, true)
      styles.push(
        size > 10 && at + 2 + size <= end ? readStyle(table, at + 2, at + 2 + size, fixed) : undefined,
      )
      at += 2 + size
    }
  }
  return (index) => {
    const chain: Style[] = []
    for (let style = styles[index]; style && chain.length < MAX_BASED_ON; style = styles[style.basedOn])
      chain.push(style)
    return chain
  }
}

function readStyle(bytes: Uint8Array, start: number, end: number, fixed: number): Style {
  const view = viewOf(bytes)
  const kind = view.getUint16(start + 2, true) & 0xf
  const based = view.getUint16(start + 2, true) >>> 4
  const style: Style = { basedOn: based === NO_STYLE ? -1 : based, paragraph: [], character: [] }
  // The name, with its length before and a zero after; then each set of modifiers, from an even place.
  let at = start + fixed
  if (at + 2 > end) return style
  at += 2 + 2 * view.getUint16(at, true) + 2
  const sets: [number, number][] = []
  while (at + 2 <= end && sets.length < 2) {
    at += (at - start) % 2
    if (at + 2 > end) break
    const size = view.getUint16(at, true)
    sets.push([at + 2, Math.min(at + 2 + size, end)])
    at += 2 + size
  }
  const [first, second] = sets
  if (kind === PARAGRAPH_STYLE) {
    if (first) style.paragraph = readSprms(bytes, first[0] + 2, first[1])
    if (second) style.character = readSprms(bytes, ...second)
  } else if (first) style.character = readSprms(bytes, ...first)
  return style
}
