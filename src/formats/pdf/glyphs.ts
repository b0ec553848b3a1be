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
import type { State, TextState } from './state.js'

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
  /** In a mode that leaves no mark. */
  unseen: boolean
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
    unseen: UNSEEN_MODES.has(state.mode),
  }
}

/** The glyphs of one operator that the clip leaves to be seen; moves the text position on, as PDF 9.4.4 has it. */
export function showGlyphs(shown: ShownGlyph[], state: State, painted: number): PaintedGlyph[] {
  if (!state.size) return []
  const run = runOf(state, painted)
  const { font } = state
  const glyphs: PaintedGlyph[] = []
  const add = (code: CodeShown, box: Box): void => {
    if (run.em > 0 && overlaps(box, state.clip)) glyphs.push(glyphOf(code, box, state, run))
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

const overlaps = (box: Box, clip: Box): boolean =>
  box.x1 > clip.x0 && box.x0 < clip.x1 && box.y1 > clip.y0 && box.y0 < clip.y1

function glyphOf(code: CodeShown, { x0, y0, x1, y1 }: Box, { font, fontId }: State, run: Run): PaintedGlyph {
  const text = code.unicode
  const blank = !text.trim()
  const wideSpace =
    blank && !LAWFULLY_WIDE.test(text) && Math.abs(code.width * run.unit) >= AS_WIDE_AS_HAN * run.size
  const isLost = wideSpace && leavesMark(code.fontChar, font)
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
    hidden: run.unseen ? 'mode' : false,
    inks: run.inks,
    coded: text.length === 1 && text.charCodeAt(0) === code.originalCharCode,
    wideSpace,
  }
}

/**
 * Whether what pdf.js takes for a space is seen as something. Of a simple font without a program it gives spaces for codes
 * that it knows no character of.
 */
const leavesMark = (fontChar: string, font: TextState['font']): boolean =>
  font.leavesMark !== undefined && (font.leavesMark(fontChar) ?? !font.composite)

/** Modes that fill glyphs, and that stroke their outlines. */
const FILLING = new Set([0, 2, 4, 6])
const STROKING = new Set([1, 2, 5, 6])

const inksOf = ({ mode, fill, fillAlpha, stroke, strokeAlpha }: State): Ink[] => [
  ...(FILLING.has(mode) ? [{ color: fill, alpha: fillAlpha }] : []),
  ...(STROKING.has(mode) ? [{ color: stroke, alpha: strokeAlpha }] : []),
]
