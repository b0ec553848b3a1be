/** What a text operator shows → glyphs with their boxes on the page. */
import type { Font } from './engine.js'
import { compose, moved, type Box, type Matrix } from '../page/geometry.js'
import type { Glyph } from '../page/page.js'

/** A glyph of the operator, or a number: a kerning in thousandths of an em. */
export type ShownGlyph =
  | number
  | {
      unicode: string
      originalCharCode: number
      width: number
      vmetric?: number[] | null
      isSpace: boolean
    }

export interface TextState {
  font: Font
  fontId: string
  size: number
  textMatrix: Matrix
  x: number
  y: number
  lineX: number
  lineY: number
  leading: number
  charSpacing: number
  wordSpacing: number
  scale: number
  rise: number
  mode: number
}

/** Where the em box stands about the baseline, in ems: the Chinese fonts' own proportion, used for all so that lines agree. */
const BELOW_BASELINE = 0.12
const ABOVE_BASELINE = 0.88
/** Text modes that leave no mark: 3 invisible, 7 clip only. */
const UNSEEN_MODES = new Set([3, 7])
/** A writing direction this far (as a slope) off both axes is a watermark across the page, not text of it. */
const SLANTED = 0.3

/** Adds the glyphs of one operator that `clip` leaves to be seen to `out` and moves the text position on, as PDF 9.4.4 has it. */
export function showGlyphs(
  shown: ShownGlyph[],
  state: TextState,
  ctm: Matrix,
  white: boolean,
  clip: Box,
  painted: number,
  out: Glyph[],
): void {
  const { font, size } = state
  if (!size) return
  const matrix = compose(ctm, state.textMatrix)
  const [a, b, , d] = matrix as [number, number, number, number]
  const slanted = Math.min(Math.abs(a), Math.abs(b)) > SLANTED * Math.max(Math.abs(a), Math.abs(b))
  const along = Math.hypot(a, b)
  const across = along ? Math.abs(a * d - b * matrix[2]!) / along : 0
  const em = Math.abs(size) * across
  const turn = turnOf(
    a * Math.sign(size) * Math.sign(state.scale || 1),
    b * Math.sign(size) * Math.sign(state.scale || 1),
  )
  const unit = size * (font.fontMatrix?.[0] ?? 0.001)
  const hidden = UNSEEN_MODES.has(state.mode) ? 'mode' : false
  const vertical = font.vertical === true
  const spacingSign = vertical ? 1 : -1
  let advance = 0
  for (const glyph of shown) {
    if (typeof glyph === 'number') {
      advance += (spacingSign * glyph * size) / 1000
      continue
    }
    const spacing = (glyph.isSpace ? state.wordSpacing : 0) + state.charSpacing
    const width = vertical ? -((glyph.vmetric ?? font.defaultVMetrics)?.[0] ?? -1000) : glyph.width
    const text = glyph.unicode
    if (text && !slanted && em > 0) {
      const box = vertical
        ? moved(
            matrix,
            state.x - size / 2,
            state.y - advance - width * unit,
            state.x + size / 2,
            state.y - advance,
          )
        : moved(
            matrix,
            state.x + advance * state.scale,
            state.y + state.rise - BELOW_BASELINE * size,
            state.x + (advance + width * unit) * state.scale,
            state.y + state.rise + ABOVE_BASELINE * size,
          )
      const coded = text.length === 1 && text.charCodeAt(0) === glyph.originalCharCode
      const { x0, y0, x1, y1 } = box
      const inside = x1 > clip.x0 && x0 < clip.x1 && y1 > clip.y0 && y0 < clip.y1
      if (inside)
        out.push({
          x0,
          y0,
          x1,
          y1,
          text,
          size: em,
          turn,
          vertical,
          space: !text.trim(),
          white,
          hidden,
          coded,
          font: state.fontId,
          painted,
        })
    }
    advance += vertical ? width * unit - spacing : width * unit + spacing
  }
  if (vertical) state.y -= advance
  else state.x += advance * state.scale
}

const turnOf = (a: number, b: number): Glyph['turn'] =>
  Math.abs(a) >= Math.abs(b) ? (a >= 0 ? 0 : 2) : b >= 0 ? 1 : 3
