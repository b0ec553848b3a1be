/** How characters of a .doc look ([MS-DOC] 2.6.1), and what of it counts. */
import { type Color, LEAST_SPACING, LEAST_WIDTH, type Look, NARROWEST, USUAL_WIDTH } from '../word/look.js'
import { viewOf } from './file.js'
import { isOn, SPRM, type Sprm } from './sprms.js'

/** A look, with the ground that the characters bring along. */
export interface CharacterLook extends Look {
  ground: Color | undefined
  /** In per cent. */
  width: number
  /** Drawn over one another, fitted into a width, two lines in one: what of them is seen is not known. */
  strange: boolean
}

/** Word's size where nothing is said: 10 pt, in half points. */
const USUAL_SIZE = 20
export const PLAIN: CharacterLook = {
  hidden: false,
  struck: false,
  shifted: false,
  position: 0,
  size: USUAL_SIZE,
  color: 'auto',
  ground: undefined,
  width: USUAL_WIDTH,
  strange: false,
}

/** Takes what one modifier says; `style` is what the character style says, which some turn round. */
type LookReader = (bytes: Uint8Array, at: number, style: CharacterLook) => Partial<CharacterLook>

const STRANGE: Partial<CharacterLook> = { strange: true }
const NOTHING_NEW: Partial<CharacterLook> = {}

const READERS: Readonly<Record<number, LookReader>> = {
  [SPRM.charHidden]: (bytes, at, style) => ({ hidden: isOn(bytes[at], style.hidden) }),
  [SPRM.charStruck]: (bytes, at, style) => ({ struck: isOn(bytes[at], style.struck) }),
  [SPRM.charStruckTwice]: (bytes, at) => (isOn(bytes[at]) ? { struck: true } : {}),
  [SPRM.charShift]: (bytes, at) => ({ shifted: bytes[at] === 1 || bytes[at] === 2 }),
  [SPRM.charPosition]: (bytes, at) => ({ position: viewOf(bytes).getInt16(at, true) }),
  [SPRM.charSize]: (bytes, at) => ({ size: viewOf(bytes).getUint16(at, true) }),
  [SPRM.charWidth]: (bytes, at) => ({ width: viewOf(bytes).getUint16(at, true) }),
  [SPRM.charSpacing]: (bytes, at) =>
    viewOf(bytes).getInt16(at, true) < LEAST_SPACING ? STRANGE : NOTHING_NEW,
  [SPRM.charFitted]: () => STRANGE,
  [SPRM.charLayout]: () => STRANGE,
  [SPRM.charColor]: (bytes, at) => ({ color: colorAt(bytes, at) ?? 'auto' }),
  [SPRM.charColorIndex]: (bytes, at) => ({ color: indexed(bytes[at]) ?? 'auto' }),
  [SPRM.charHighlight]: (bytes, at) => ({ ground: indexed(bytes[at]) }),
  // The colour behind comes second.
  [SPRM.charShading]: (bytes, at) => ({ ground: colorAt(bytes, at + 4) }),
}

/** @param style what the character style says */
export function lookOf(bytes: Uint8Array, sprms: readonly Sprm[], style: CharacterLook): CharacterLook {
  let look = style
  for (const { code, at } of sprms) {
    const read = READERS[code]
    if (read) look = { ...look, ...read(bytes, at, style) }
  }
  return look
}

/** A look as it is read: characters as narrow as a stroke have no size. */
export const asSeen = (look: CharacterLook): CharacterLook =>
  look.width < NARROWEST ? { ...look, size: 0 } : look

/** Whether nobody knows what is seen of such characters beside others. */
export const isStrange = ({ strange, width }: CharacterLook): boolean => strange || width < LEAST_WIDTH

const AUTO = 0xff

/** Red, green, blue, and whether it is no colour at all. */
function colorAt(bytes: Uint8Array, at: number): Color | undefined {
  const [red, green, blue, auto] = bytes.subarray(at, at + 4)
  if (blue === undefined || auto === AUTO) return undefined
  return ((red! << 16) | (green! << 8) | blue) >>> 0
}

/** The sixteen colours of old files, by number from 1; 0 is none. */
const INDEXED: readonly Color[] = [
  ...[0x000000, 0x0000ff, 0x00ffff, 0x00ff00, 0xff00ff, 0xff0000, 0xffff00, 0xffffff],
  ...[0x000080, 0x008080, 0x008000, 0x800080, 0x800000, 0x808000, 0x808080, 0xc0c0c0],
]
const indexed = (index = 0): Color | undefined => INDEXED[index - 1]

const WHITE: Color = 0xffffff

/** The ground of the page: white, unless cells or paragraphs have shades, whose characters then may be white and be seen. */
export const groundOf = (paragraphs: readonly Modified[]): Color | undefined =>
  paragraphs.some(isShaded) ? undefined : WHITE

interface Modified {
  bytes: Uint8Array
  sprms: Sprm[]
}

const SHADE_BYTES = 10

function isShaded({ bytes, sprms }: Modified): boolean {
  return sprms.some(({ code, at, end }) => {
    if (code === SPRM.paragraphShadingIndex || code === SPRM.cellShadingIndex)
      return bytes.subarray(at, end).some((byte) => byte !== 0)
    if (code !== SPRM.paragraphShading && code !== SPRM.cellShading) return false
    for (let shade = at; shade + SHADE_BYTES <= end; shade += SHADE_BYTES) {
      const behind = colorAt(bytes, shade + 4)
      const pattern = viewOf(bytes).getUint16(shade + 8, true)
      if ((behind !== undefined && behind !== WHITE) || pattern > 0) return true
    }
    return false
  })
}
