/** A page's glyphs → those that a reader sees and can read: upright, once each, in characters. */
import type { Content } from './content.js'
import { IDENTITY, moved, turn, type Box, type Matrix } from '../page/geometry.js'
import { UNREADABLE, type Glyph, type Page } from '../page/page.js'
import { plainCharacters } from './characters.js'
import { turnedEdge, withoutShadingStrips } from './rulings.js'

const ASCII = /^[\x20-\x7e]$/

/** Same character, moved by less than this part of an em: drawn twice for a shadow or for bold. */
const TWICE = 0.15

export function legible(content: Content): Page {
  const { number, pictures } = content
  const visible = content.glyphs.filter((glyph) => !glyph.hidden && !glyph.space)
  const underlay = content.glyphs.filter((glyph) => glyph.hidden === 'mode' && !glyph.space)
  // A scan made searchable has its whole text in the invisible layer; a page with text of its own may hide notes in one.
  const recognised = underlay.length > 10 * visible.length
  const chosen = content.glyphs.filter((glyph) => (recognised ? glyph.hidden !== 'white' : !glyph.hidden))
  const glyphs = readable(chosen.filter((glyph) => onPage(glyph, content)))
  const quarters = mainTurn(glyphs)
  const matrix = turn(4 - quarters, content.width, content.height)
  const flip = quarters % 2 === 1
  const edges = withoutShadingStrips(content.edges, content.fills)
  return {
    number,
    width: flip ? content.height : content.width,
    height: flip ? content.width : content.height,
    glyphs: once(quarters ? glyphs.map((glyph) => turned(glyph, matrix, quarters)) : glyphs),
    edges: quarters ? edges.map((edge) => turnedEdge(edge, matrix)) : edges,
    pictures: pictures.map((box) => moved(matrix, box.x0, box.y0, box.x1, box.y1)),
    unread: [],
    shown: glyphs.reduce((sum, { space }) => sum + (space ? 0 : 1), 0),
    unreadable: glyphs.reduce((sum, { text }) => sum + (text === UNREADABLE ? 1 : 0), 0),
    recognised,
    coded: content.glyphs.some(({ coded, text }) => coded && !ASCII.test(text)),
    back: quarters
      ? turn(quarters, flip ? content.height : content.width, flip ? content.width : content.height)
      : IDENTITY,
  }
}

const onPage = ({ x0, y0, x1, y1 }: Box, { width, height }: Content): boolean =>
  x0 + x1 > 0 && y0 + y1 > 0 && x0 + x1 < 2 * width && y0 + y1 < 2 * height

const turned = (glyph: Glyph, matrix: Matrix, quarters: number): Glyph => ({
  ...glyph,
  ...moved(matrix, glyph.x0, glyph.y0, glyph.x1, glyph.y1),
  turn: ((glyph.turn + 4 - quarters) % 4) as Glyph['turn'],
})

/** The direction most of the page's text is written in; a table turned on its side takes its page with it. */
function mainTurn(glyphs: Glyph[]): number {
  const counts = [0, 0, 0, 0]
  for (const { turn: t, vertical, space } of glyphs) if (!vertical && !space) counts[t]!++
  return counts.indexOf(Math.max(...counts))
}

/** Characters that a Chinese report is printed in: Latin, Greek and Cyrillic letters, punctuation, symbols, CJK. */
const PLAUSIBLE =
  /^[\u0020-\u007e\u00a0-\u024f\u0370-\u045f\u2000-\u206f\u2070-\u209f\u20a0-\u20bf\u2100-\u27bf\u2b00-\u2bff\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufb00-\ufb06\ufe10-\ufe6f\uff00-\uffef]$/u
const ASTRAL_HAN = /^\p{Script=Han}$/u
const plausible = (text: string): boolean =>
  text.length > 2 ||
  PLAUSIBLE.test(text) ||
  ASTRAL_HAN.test(text) ||
  [...text].every((c) => PLAUSIBLE.test(c))

/**
 * Where a font does not say which characters its codes mean, the codes come as if they were characters. One such code that
 * no report prints (a control, a private sign, another script) shows that none of the font's bare codes can be believed.
 */
function readable(glyphs: Glyph[]): Glyph[] {
  const doubtful = new Set<string>()
  for (const { text, space, coded, font } of glyphs)
    if (coded && !space && !plausible(text)) doubtful.add(font)
  return glyphs.map((glyph) => {
    if (glyph.space && !glyph.coded) return glyph
    const lost = glyph.coded
      ? doubtful.has(glyph.font) || (!glyph.space && !plausible(glyph.text))
      : !plausible(glyph.text)
    const text = lost ? UNREADABLE : plainCharacters(glyph.text)
    return text === glyph.text ? glyph : { ...glyph, text, space: false }
  })
}

function once(glyphs: Glyph[]): Glyph[] {
  const seen = new Map<string, Glyph[]>()
  return glyphs.filter((glyph) => {
    if (glyph.space) return true
    const same = seen.get(glyph.text)
    if (!same) {
      seen.set(glyph.text, [glyph])
      return true
    }
    const near = TWICE * glyph.size
    if (same.some(({ x0, y0 }) => Math.abs(x0 - glyph.x0) < near && Math.abs(y0 - glyph.y0) < near))
      return false
    same.push(glyph)
    return true
  })
}
