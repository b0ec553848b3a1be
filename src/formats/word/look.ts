/** How a run of characters looks in a word processor's document, as far as it decides whether and how it is read. */
export { APART } from '../blocks/cell.js'

/** A colour as 0xRRGGBB. */
export type Color = number

/** What a run looks like when all that styles say of it is known. */
export interface Look {
  hidden: boolean
  struck: boolean
  /** Superscript or subscript. */
  shifted: boolean
  /** Above (below, if negative) the line, and the size of the characters, in half points. */
  position: number
  size: number
  /** `auto` is black or white, whichever is seen on the ground; `none` paints nothing. */
  color: Color | 'auto' | 'none'
}

/** How a run is read: as text, as characters off their line, or not; pictures in a run are `hidden` with it, but not `faded`. */
export type RunReading = 'shown' | 'off' | 'struck' | 'hidden' | 'faded'

/** Half points: nobody reads characters of less than 2 pt; the smallest print of books has 5. */
const SMALLEST_SIZE = 4
/** Channels of 256: colours this close to that of their ground are not told from it. */
const SAME_COLOR = 16
/** Ems: characters raised or lowered by less are set right with their line; notes' marks are by a third. */
const OFF_LINE = 0.2

/** @param ground what the run is painted on; undefined where nobody knows */
export function readingOf(look: Look, ground: () => Color | undefined): RunReading {
  if (look.hidden) return 'hidden'
  if (look.size < SMALLEST_SIZE || isUnseen(look.color, ground)) return 'faded'
  if (look.struck) return 'struck'
  return look.shifted || Math.abs(look.position) > OFF_LINE * look.size ? 'off' : 'shown'
}

const isUnseen = (color: Look['color'], ground: () => Color | undefined): boolean =>
  color === 'none' || (color !== 'auto' && isSame(color, ground()))

/** Whether white paper would hide it. */
export const isPale = ({ color }: Look): boolean => typeof color === 'number' && isSame(color, WHITE_PAPER)
const WHITE_PAPER: Color = 0xffffff

const channels = (color: Color): number[] => [color >>> 16, (color >>> 8) & 255, color & 255]

function isSame(color: Color, ground: Color | undefined): boolean {
  if (ground === undefined) return false
  const others = channels(ground)
  return channels(color).every((value, i) => Math.abs(value - others[i]!) < SAME_COLOR)
}

/** In per cent of their usual width: narrower characters are strokes, and narrower than half hardly digits of one number with others. */
export const [USUAL_WIDTH, NARROWEST, LEAST_WIDTH] = [100, 10, 50]
/** In twentieths of a point: closer together than this, characters run into one another. */
export const LEAST_SPACING = -40

/** Characters of no more than this share of those beside them are hardly digits of one number with them. */
const SMALL = 0.6

/** 12 in 10 pt and 9 in 5 pt on one line: the 9 may be a note's mark. → 12¦9 */
export const areUnlike = (size: number, other: number): boolean =>
  Math.min(size, other) <= SMALL * Math.max(size, other)

/** A stretch of a paragraph in one reading. */
export interface Stretch {
  text: string
  off: boolean
}

/** The stretches of a paragraph, each with its text as it is read. */
export function textsOf(stretches: readonly Stretch[], inCell: boolean): string[] {
  // A line that is raised as a whole is a line.
  const hasLine = stretches.some(({ text, off }) => !off && text.trim() !== '')
  return stretches.map(({ text, off }) => (off && hasLine ? markText(text, inCell) : text))
}

/** A note's mark is no digit of what it marks: 22¹ in a cell → 22, 办结22件¹ in a text → 办结22件[1]; in m² the ² is no digit of a number either. */
function markText(text: string, inCell: boolean): string {
  if (inCell) return ''
  return /\p{N}/u.test(text) ? `[${text.trim()}]` : text
}

/** A cell in which all is struck out says nothing, but is not blank. */
export const struckText = (text: string): string => `~~${text.trim()}~~`
