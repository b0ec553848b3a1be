/** What a text operator shows → glyphs with their boxes on the page. */
import { compose, moved, slantOf, turnOf, type Box, type Matrix } from '../page/geometry.js'
import { UNREADABLE, type Glyph } from '../page/page.js'
import {
  ABOVE_BASELINE,
  BELOW_BASELINE,
  darkestOf,
  type Ink,
  type PaintedGlyph,
} from '../page/painted/painted.js'
import { isDoubtful, type State, type TextState } from './state.js'

/** A code that the operator shows. */
interface CodeShown {
  unicode: string
  fontChar: string
  originalCharCode: number
  width: number
  vmetric?: number[] | null
  isSpace: boolean
}

/** A code, or a number: a kerning in thousandths of an em. */
export type ShownGlyph = number | CodeShown

/** Text modes that leave no mark: 3 invisible, 7 clip only. */
const UNSEEN_MODES = new Set([3, 7])
/** A space this wide (ems) takes the place of a Chinese character; the ideographic space is one by right. */
const AS_WIDE_AS_HAN = 0.9
const LAWFULLY_WIDE = /[\u2001\u2003\u3000]/

/** What is the same for all glyphs of one operator. */
interface Run {
  matrix: Matrix
  /** Height of an em on the page. */
  em: number
  turn: Glyph['turn']
  slant: number
  /** A thousandth of an em, and an em, in text space. */
  unit: number
  size: number
  painted: number
  inks: Ink[]
  ink: number
  /** In a mode that leaves no mark, or squeezed to a hair's breadth. */
  hidden: PaintedGlyph['hidden']
  doubtful: boolean
  /** Left and right are changed round: a 2 is seen as no digit. */
  mirrored: boolean
}

function runOf(state: State, painted: number): Run {
  const { textMatrix, ctm, size, font, scale } = state
  const matrix = compose(ctm, textMatrix)
  const [a, b, c, d] = matrix as [number, number, number, number]
  const along = Math.hypot(a, b)
  const across = along ? Math.abs(a * d - b * c) / along : 0
  const sign = Math.sign(size) * Math.sign(scale || 1)
  const inks = inksOf(state)
  return {
    matrix,
    em: Math.abs(size) * across,
    turn: turnOf(a * sign, b * sign),
    slant: slantOf(a, b),
    unit: size * (font.fontMatrix?.[0] ?? 0.001),
    size: Math.abs(size),
    painted,
    inks,
    ink: darkestOf(inks),
    hidden: hiddenAs(state, (along * Math.abs(scale)) / (across || 1)),
    doubtful: isDoubtful(state),
    // Letters that are programs may be drawn upside down in their font, and turned over on the page.
    mirrored: !font.isType3Font && (a * d - b * c) * scale > 0,
  }
}

/** Letters narrower than this part of their own shape are lines. */
const NARROWEST = 0.1

function hiddenAs({ mode }: State, narrowed: number): PaintedGlyph['hidden'] {
  if (UNSEEN_MODES.has(mode)) return 'mode'
  return narrowed < NARROWEST ? 'size' : false
}

/** The glyphs of one operator that the clip leaves to be seen; moves the text position on, as PDF 9.4.4 has it. */
export function showGlyphs(shown: ShownGlyph[], state: State, painted: number): PaintedGlyph[] {
  if (!state.size) return []
  const run = runOf(state, painted)
  const { font } = state
  const glyphs: PaintedGlyph[] = []
  const add = (code: CodeShown, box: Box): void => {
    const part = partWithin(box, state.clip)
    if (run.em > 0 && part > LEAST_PART) glyphs.push(glyphOf(code, box, state, run, part < HALF))
  }
  // A font that could not be read shows something of which neither the characters nor their number are known.
  if (font.failed) add(UNKNOWN, boxOf(state, run, 0, UNKNOWN.width))
  let advance = 0
  for (const code of shown) {
    if (typeof code === 'number') {
      advance += ((font.vertical ? 1 : -1) * code * state.size) / 1000
      continue
    }
    const width = widthOf(code, font)
    if (code.unicode) add(code, boxOf(state, run, advance, width))
    advance += width * run.unit + spacingOf(code, state)
  }
  if (font.vertical) state.y -= advance
  else state.x += advance * state.scale
  return glyphs
}

const UNKNOWN: CodeShown = {
  unicode: UNREADABLE,
  fontChar: '',
  originalCharCode: 0,
  width: 1000,
  isSpace: false,
}

function spacingOf({ isSpace }: CodeShown, { wordSpacing, charSpacing, font }: TextState): number {
  const spacing = (isSpace ? wordSpacing : 0) + charSpacing
  return font.vertical ? -spacing : spacing
}

const widthOf = (glyph: CodeShown, font: TextState['font']): number =>
  font.vertical ? -((glyph.vmetric ?? font.defaultVMetrics)?.[0] ?? -1000) : glyph.width

/** A glyph's em box on the page, `advance` on from the text position; of an upright one its width is its height. */
function boxOf(state: TextState, { matrix, unit }: Run, advance: number, width: number): Box {
  const { font, size, scale, rise } = state
  if (font.vertical) {
    const top = state.y - advance
    return moved(matrix, state.x - size / 2, top - width * unit, state.x + size / 2, top)
  }
  const left = state.x + advance * scale
  const baseline = state.y + rise
  return moved(
    matrix,
    left,
    baseline - BELOW_BASELINE * size,
    left + width * unit * scale,
    baseline + ABOVE_BASELINE * size,
  )
}

/** A clip that leaves less of a letter hides it; one that leaves less than half may leave another one. */
const LEAST_PART = 0.1
const HALF = 0.5

/** Of a box's breadth or height, whichever is less, what is within a clip: 1 is all. */
function partWithin({ x0, y0, x1, y1 }: Box, clip: Box): number {
  if (x0 >= clip.x0 && x1 <= clip.x1 && y0 >= clip.y0 && y1 <= clip.y1) return 1
  const breadth = Math.min(x1, clip.x1) - Math.max(x0, clip.x0)
  const height = Math.min(y1, clip.y1) - Math.max(y0, clip.y0)
  return Math.min(breadth / (x1 - x0 || 1), height / (y1 - y0 || 1))
}

// biome-ignore lint/complexity/useMaxParams: called for every glyph without making an object of them.
function glyphOf(
  code: CodeShown,
  { x0, y0, x1, y1 }: Box,
  { font, fontId }: State,
  run: Run,
  isCut: boolean,
): PaintedGlyph {
  const text = code.unicode
  const blank = !text.trim()
  const wideSpace =
    blank && !LAWFULLY_WIDE.test(text) && Math.abs(code.width * run.unit) >= AS_WIDE_AS_HAN * run.size
  const isLost = (wideSpace && leavesMark(code.fontChar, font)) || (run.mirrored && isDigit(text))
  // Written out: a document has thousands of them, and copies of copies are slow.
  return {
    x0,
    y0,
    x1,
    y1,
    text: isLost ? UNREADABLE : text,
    size: run.em,
    turn: run.turn,
    slant: run.slant,
    ink: run.ink,
    vertical: font.vertical === true,
    space: blank && !isLost,
    font: fontId,
    painted: run.painted,
    hidden: run.hidden,
    doubtful: run.doubtful || isCut,
    inks: run.inks,
    coded: !isLost && text.length === 1 && text.charCodeAt(0) === code.originalCharCode,
    wideSpace,
  }
}

/**
 * Whether what pdf.js takes for a space is seen as something. Of a simple font without a program it gives spaces for codes
 * that it knows no character of.
 */
const leavesMark = (fontChar: string, font: TextState['font']): boolean =>
  font.leavesMark !== undefined && (font.leavesMark(fontChar) ?? !font.composite)

const isDigit = (text: string): boolean => text >= '0' && text <= '9'

/** Modes that fill glyphs, and that stroke their outlines. */
const FILLING = new Set([0, 2, 4, 6])
const STROKING = new Set([1, 2, 5, 6])

const inksOf = ({ mode, fill, fillAlpha, stroke, strokeAlpha, groupAlpha }: State): Ink[] => [
  ...(FILLING.has(mode) ? [{ color: fill, alpha: fillAlpha * groupAlpha }] : []),
  ...(STROKING.has(mode) ? [{ color: stroke, alpha: strokeAlpha * groupAlpha }] : []),
]
