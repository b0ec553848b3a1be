/** A page's glyphs → those that a reader sees and can read: upright, once each, in characters. */
import { hull, IDENTITY, moved, turn, type Box, type Matrix } from '../geometry.js'
import { isAcross } from '../overlays.js'
import { UNREADABLE, type LeftOut, type Page } from '../page.js'
import { plainCharacters } from './characters.js'
import { drawnLines } from './drawn.js'
import type { Hidden, PaintedGlyph, PaintedPage } from './painted.js'
import { turnedEdge, withoutShadingStrips } from './paths.js'
import { seenEdges, sighted } from './seen.js'
import { strikesOf } from './strikes.js'

const ASCII = /^[\x20-\x7e]$/

/** Same character, moved by less than this part of an em: drawn twice for a shadow or for bold. */
const TWICE = 0.15

/** A page, and why it may have to be read once more. */
export interface LegiblePage extends Page {
  /** Some characters are only their codes taken for characters, other than plain ASCII: the font's own program may know better. */
  coded: boolean
  /** Some spaces are as wide as Chinese characters: the outlines of the font tell whether they are spaces. */
  wideSpaces: boolean
}

export function legible(content: PaintedPage): LegiblePage {
  const { number, pictures } = content
  const glyphs = sighted(content)
  const { recognised, chosen } = layerOf(glyphs)
  const printed = [...chosen.filter((glyph) => onPage(glyph, content)), ...content.values.flat()]
  const edges = withoutShadingStrips(seenEdges(content), content.fills)
  const { struck, lines } = strikesOf(printed, edges, content.marks)
  const kept = struck.size ? printed.filter((glyph) => !struck.has(glyph)) : printed
  const rules = lines.size ? edges.filter((edge) => !lines.has(edge)) : edges
  const readableGlyphs = readable(kept)
  const unread = wordsOf([...struck])
  const shapes = recognised ? [] : shapesOf(content)
  return {
    number,
    ...uprightPage(content, { glyphs: readableGlyphs, edges: rules, pictures, unread, shapes }),
    shown: countOf(readableGlyphs, (glyph) => !glyph.space && !isAcross(glyph)),
    unreadable: countOf(readableGlyphs, ({ text }) => text === UNREADABLE),
    recognised,
    fieldValues: content.values.length,
    drawnLines: drawnLines(content.drawings, printed).length,
    leftOut: leftOut(glyphs, { chosen, struck, content }),
    coded: glyphs.some(({ coded, text }) => coded && !ASCII.test(text)),
    wideSpaces: glyphs.some(({ wideSpace, hidden }) => wideSpace && !hidden),
  }
}

const countOf = (glyphs: readonly PaintedGlyph[], isOne: (glyph: PaintedGlyph) => boolean): number =>
  glyphs.reduce((sum, glyph) => sum + (isOne(glyph) ? 1 : 0), 0)

type Drawn = Pick<LegiblePage, 'edges' | 'pictures' | 'unread' | 'shapes'> & { glyphs: PaintedGlyph[] }

/** A page whose text runs upwards, as of a table laid across it, turned so that it is read from left to right. */
function uprightPage(
  { width, height }: PaintedPage,
  { glyphs, edges, pictures, unread, shapes }: Drawn,
): Drawn & Pick<LegiblePage, 'width' | 'height' | 'back'> {
  const quarters = mainTurn(glyphs)
  const matrix = turn(4 - quarters, width, height)
  const upright = (box: Box): Box => moved(matrix, box.x0, box.y0, box.x1, box.y1)
  if (!quarters) {
    const drawn = { glyphs: once(glyphs), edges, pictures: pictures.map(upright), unread, shapes }
    return { width, height, ...drawn, back: IDENTITY }
  }
  const size = quarters % 2 === 1 ? { width: height, height: width } : { width, height }
  return {
    ...size,
    glyphs: once(glyphs.map((glyph) => turned(glyph, matrix, quarters))),
    edges: edges.map((edge) => turnedEdge(edge, matrix)),
    pictures: pictures.map(upright),
    unread: unread.map(upright),
    shapes: shapes.map(upright),
    back: turn(quarters, size.width, size.height),
  }
}

/** Why a hidden glyph is not read. */
const REASONS: Record<Hidden, LeftOut> = {
  mode: 'invisible',
  ground: 'faint',
  fill: 'covered',
  picture: 'covered',
  size: 'small',
}

function leftOut(
  glyphs: PaintedGlyph[],
  { chosen, struck, content }: { chosen: PaintedGlyph[]; struck: Set<PaintedGlyph>; content: PaintedPage },
): Page['leftOut'] {
  if (chosen.length === glyphs.length && !struck.size && !content.off) return {}
  const read = new Set(chosen)
  const counts: Page['leftOut'] = content.off ? { layer: content.off } : {}
  const count = (reason: LeftOut): void => {
    counts[reason] = (counts[reason] ?? 0) + 1
  }
  for (const { space, hidden } of glyphs.filter((glyph) => !read.has(glyph)))
    if (hidden && !space) count(REASONS[hidden])
  for (const { space } of struck) if (!space) count('struck')
  return counts
}

/** How a recognised text is laid below or over the picture of its page. */
const UNDERLAID = new Set<Hidden | false>(['mode', 'picture'])

/** A scan made searchable has its whole text in the invisible layer; a page with text of its own may hide notes in one. */
function layerOf(glyphs: PaintedGlyph[]): { recognised: boolean; chosen: PaintedGlyph[] } {
  const printed = glyphs.filter(({ space }) => !space)
  const visible = printed.filter(({ hidden }) => !hidden).length
  const underlaid = printed.filter(({ hidden }) => UNDERLAID.has(hidden)).length
  const recognised = underlaid > 10 * visible
  return {
    recognised,
    chosen: glyphs.filter(({ hidden }) => !hidden || (recognised && UNDERLAID.has(hidden))),
  }
}

/** Pictures and drawings lower or narrower than this (points) are spots and hairs; a small 1 is so narrow. */
const SMALLEST_SHAPE = { width: 1.2, height: 3 }

/** Where something is seen that is no text: pictures, and shapes such as outlines of characters. */
const shapesOf = ({ pictures, drawings }: PaintedPage): Box[] =>
  [...pictures, ...drawings]
    .filter(({ x0, y0, x1, y1 }) => x1 - x0 >= SMALLEST_SHAPE.width && y1 - y0 >= SMALLEST_SHAPE.height)
    .map(({ x0, y0, x1, y1 }) => ({ x0, y0, x1, y1 }))

/** The boxes round glyphs that follow one another in a line. */
function wordsOf(glyphs: PaintedGlyph[]): Box[] {
  const words: PaintedGlyph[][] = []
  for (const glyph of glyphs) {
    const last = words.at(-1)?.at(-1)
    const follows =
      last && Math.abs(last.y0 - glyph.y0) < glyph.size / 2 && Math.abs(glyph.x0 - last.x1) < glyph.size
    if (follows) words.at(-1)!.push(glyph)
    else words.push([glyph])
  }
  return words.map(hull)
}

const onPage = ({ x0, y0, x1, y1 }: Box, { width, height }: PaintedPage): boolean =>
  x0 + x1 > 0 && y0 + y1 > 0 && x0 + x1 < 2 * width && y0 + y1 < 2 * height

const turned = (glyph: PaintedGlyph, matrix: Matrix, quarters: number): PaintedGlyph => ({
  ...glyph,
  ...moved(matrix, glyph.x0, glyph.y0, glyph.x1, glyph.y1),
  turn: ((glyph.turn + 4 - quarters) % 4) as PaintedGlyph['turn'],
})

/** The direction most of the page's text is written in; a table turned on its side takes its page with it. */
function mainTurn(glyphs: PaintedGlyph[]): number {
  const counts = [0, 0, 0, 0]
  for (const glyph of glyphs) if (!glyph.vertical && !glyph.space && !isAcross(glyph)) counts[glyph.turn]!++
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
function readable(glyphs: PaintedGlyph[]): PaintedGlyph[] {
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

function once(glyphs: PaintedGlyph[]): PaintedGlyph[] {
  const seen = new Map<string, PaintedGlyph[]>()
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
