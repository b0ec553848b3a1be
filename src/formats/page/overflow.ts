/**
 * Numbers printed across the wall between two cells: one number stands whole in one of them, and where it can't be told from
 * two numbers that touch, both cells hold both, which nobody takes for a value.
 */
import { isPieceOfNumber } from '../../form/lexicon/values.js'
import { hull, type Box } from './geometry.js'
import type { Glyph } from './page.js'
import { gapBetween, WIDE_GAP, WORD_GAP } from './gaps.js'
import { rowsOf } from './words.js'

/** What a glyph stands in: a drawn cell, or nothing. */
export type Home = Box | null

export interface Sharing<H extends Home> {
  /** Every glyph with its cell; digits of one number share theirs. */
  placed: [glyph: Glyph, home: H][]
  /** Cells whose numbers can't be told apart. */
  unclear: Set<Home>
}

const DIGIT = /[\d０-９]/
/** Characters that fill their box, so that a box across a wall is ink across a wall. */
const FULL = /[\d０-９\p{Script=Han}]/u

/** What a digit reaches over a wall (ems) before it is an overflow: more than its own side bearing. */
const REACHES = 0.1
/** Gaps within one number are alike within this (ems): kerning is less, the space of two cells' margins more. */
const ALIKE = 0.15
/** Glyphs whose baselines differ by more than this (ems) are not of one word. */
const SAME_BASELINE = 0.25
/** The part of a number that must stand in a cell for the number to be that cell's. */
const MOST = 0.6

/** Beside a sign that stands half over a wall, the next one of its word is no farther from the wall than this (ems). */
const NEAR_WALL = WORD_GAP + 0.5

/** A glyph of a line with its number in the page's order and the cell that holds its middle. */
interface Sign {
  glyph: Glyph
  at: number
  home: Home
}

export function numbersAcrossWalls<H extends Home>(
  glyphs: readonly Glyph[],
  homes: readonly H[],
): Sharing<H> {
  const placed = glyphs.map((glyph, i): [Glyph, H] => [glyph, homes[i]!])
  if (!meetAtWalls(glyphs, homes)) return { placed, unclear: new Set() }
  const words = wordsOf(glyphs, homes).filter((word) => word.some(({ home }) => home !== word[0]!.home))
  const unclear = words.filter(isUnclear)
  for (const number of words.filter((word) => !isUnclear(word)).flatMap(numeralsOf)) {
    const owner = ownerOf(number)
    if (owner !== 'each') for (const { at } of number) placed[at]![1] = owner as H
  }
  const taken = new Set(unclear.flat().flatMap(({ at, home }) => (home ? [at] : [])))
  const both = unclear.flatMap(inEachCell) as [Glyph, H][]
  return {
    placed: taken.size ? [...placed.filter((_, i) => !taken.has(i)), ...both] : placed,
    unclear: new Set(unclear.flatMap(cellsOf)),
  }
}

const cellsOf = (word: Sign[]): Box[] => [
  ...new Set(word.map(({ home }) => home).filter((home) => home !== null)),
]

const isUnclear = (word: Sign[]): boolean =>
  touchesText(word) || numeralsOf(word).some((number) => ownerOf(number) === 'unclear')

/** The whole word, spread, in each of the cells that it stands in. */
function inEachCell(word: Sign[]): [Glyph, Home][] {
  const apart = spread(word)
  return cellsOf(word).flatMap((home) => apart.map((glyph): [Glyph, Home] => [glyph, home]))
}

/** Whether any word runs over a wall, asked only of what stands near one: mostly nothing does. */
function meetAtWalls(glyphs: readonly Glyph[], homes: readonly Home[]): boolean {
  const tables = hull(homes.filter((home) => home !== null))
  const near = glyphs.map((glyph, i): boolean => {
    const home = homes[i]
    if (home) return Math.min(glyph.x0 - home.x0, home.x1 - glyph.x1) < NEAR_WALL * glyph.size
    return glyph.y1 > tables.y0 && glyph.y0 < tables.y1
  })
  const left = (_: unknown, i: number) => near[i]!
  return wordsOf(glyphs.filter(left), homes.filter(left)).some((word) =>
    word.some(({ home }) => home !== word[0]!.home),
  )
}

/** Signs without a space between them, whatever cells they stand in. */
function wordsOf(glyphs: readonly Glyph[], homes: readonly Home[]): Sign[][] {
  const signs = new Map<Glyph, Sign>()
  glyphs.forEach((glyph, at) => {
    if (glyph.turn === 0 && !glyph.vertical && !glyph.space) signs.set(glyph, { glyph, at, home: homes[at]! })
  })
  return rowsOf([...signs.keys()]).flatMap((row) => {
    const words: Sign[][] = []
    let before: Glyph | undefined
    for (const glyph of row.glyphs) {
      const own = signs.get(glyph)!
      if (
        before &&
        gapBetween(before, glyph) < WORD_GAP &&
        Math.abs(before.y1 - glyph.y1) < SAME_BASELINE * glyph.size
      )
        words.at(-1)!.push(own)
      else words.push([own])
      before = glyph
    }
    return words
  })
}

/** The runs of digits in a word that stand in more than one cell. */
function numeralsOf(word: Sign[]): Sign[][] {
  const runs: Sign[][] = []
  word.forEach((sign, i) => {
    if (!isPieceOfNumber(sign.glyph.text)) return
    if (i && isPieceOfNumber(word[i - 1]!.glyph.text)) runs.at(-1)!.push(sign)
    else runs.push([sign])
  })
  return runs.filter((run) => run.some(({ home }) => home !== run[0]!.home))
}

/**
 * Whose a run of digits over a wall is: one cell's where it is certainly one number, each cell's own where the digits stand
 * clear of the wall and of each other.
 */
function ownerOf(run: Sign[]): Home | 'each' | 'unclear' {
  const homes = [...new Set(run.map(({ home }) => home))]
  const withDigits = homes.filter((home) =>
    run.some((sign) => sign.home === home && DIGIT.test(sign.glyph.text)),
  )
  const pairs = run
    .slice(1)
    .map((sign, i) => ({ before: run[i]!, after: sign, gap: gapBetween(run[i]!.glyph, sign.glyph) }))
  const overWalls = pairs.filter(({ before, after }) => before.home !== after.home)
  const crossed = overWalls.some(({ before, after }) => crosses(before, after))
  if (withDigits.length === 1) return crossed && withDigits[0] ? withDigits[0] : 'each'
  const gaps = pairs.map(({ gap }) => gap)
  const even = isEven(gaps)
  const owner = homes.find((home) => home && shareOf(run, home) >= MOST)
  if (owner && even && run.every((sign) => isPartOf(sign, run, owner))) return owner
  const isClose = Math.min(...gaps) <= -ALIKE || overWalls.some(({ gap }) => gap < ALIKE)
  return crossed || even || isClose ? 'unclear' : 'each'
}

/** Digits that stand at like distances, as those of one number do; of two digits only such as stand close. */
function isEven(gaps: readonly number[]): boolean {
  const least = Math.min(...gaps)
  if (least <= -ALIKE || Math.max(...gaps) - least >= ALIKE) return false
  return gaps.length > 1 || least < ALIKE
}

/** Whether either of two neighbours reaches over the wall between them. */
function crosses(before: Sign, after: Sign): boolean {
  const wall = before.home?.x1 ?? after.home?.x0 ?? 0
  const reach = REACHES * Math.max(before.glyph.size, after.glyph.size)
  return (
    (FULL.test(before.glyph.text) && before.glyph.x1 > wall + reach) ||
    (FULL.test(after.glyph.text) && after.glyph.x0 < wall - reach)
  )
}

function shareOf(run: Sign[], home: Box): number {
  const [x0, x1] = [run[0]!.glyph.x0, run.at(-1)!.glyph.x1]
  return (Math.min(x1, home.x1) - Math.max(x0, home.x0)) / (x1 - x0)
}

/** A digit in another cell is of the owner's number if it stands partly in it, or was painted in one stroke with one that does. */
const isPartOf = (sign: Sign, run: Sign[], owner: Home & Box): boolean => {
  if (sign.home === owner || reaches(sign.glyph, owner)) return true
  return run.some(
    ({ glyph, home }) => glyph.painted === sign.glyph.painted && (home === owner || reaches(glyph, owner)),
  )
}

const reaches = ({ x0, x1, size }: Glyph, owner: Box): boolean =>
  x1 > owner.x0 + REACHES * size && x0 < owner.x1 - REACHES * size

/** Text that runs over a wall up to a number in another cell: the number may be the text's own. */
const touchesText = (word: Sign[]): boolean =>
  word.some((sign, i) => {
    const before = word[i - 1]
    if (
      !before ||
      before.home === sign.home ||
      isPieceOfNumber(before.glyph.text) === isPieceOfNumber(sign.glyph.text)
    )
      return false
    return DIGIT.test(before.glyph.text + sign.glyph.text) && crosses(before, sign)
  })

/** A word with so much room at each wall that it reads as several. */
function spread(word: Sign[]): Glyph[] {
  let by = 0
  return word.map(({ glyph, home }, i) => {
    if (i && home !== word[i - 1]!.home) by += WIDE_GAP * glyph.size
    return { ...glyph, x0: glyph.x0 + by, x1: glyph.x1 + by }
  })
}
