/** A text object → its glyphs, each in its place on the page. */
import { compose, moved, slantOf, turnOf, type Matrix } from '../page/geometry.js'
import { UNREADABLE } from '../page/page.js'
import {
  ABOVE_BASELINE,
  BELOW_BASELINE,
  darkestOf,
  type Ink,
  type PaintedGlyph,
} from '../page/painted/painted.js'
import { textOf, type XmlElement } from '../package/xml.js'
import { allIn, firstIn } from './names.js'
import { numberIn, stepsIn } from './numbers.js'

/** What all characters of an object have in common. */
interface Writing {
  matrix: Matrix
  size: number
  /** How much wider than high characters are drawn. */
  scale: number
  /** Degrees clockwise: of each character, and of the line where no steps are given. */
  charDirection: number
  readDirection: number
  font: string
  inks: Ink[]
  painted: number
}

/** @param inks what the object is painted with, where it is at all */
export function glyphsOf(
  object: XmlElement,
  { matrix, inks, painted }: { matrix: Matrix; inks: Ink[]; painted: number },
): PaintedGlyph[] {
  const { attributes } = object
  const writing: Writing = {
    matrix,
    size: numberIn(attributes['Size']) ?? 0,
    scale: numberIn(attributes['HScale']) ?? 1,
    charDirection: numberIn(attributes['CharDirection']) ?? 0,
    readDirection: numberIn(attributes['ReadDirection']) ?? 0,
    font: attributes['Font'] ?? '',
    inks,
    painted,
  }
  const glyphs: PaintedGlyph[] = []
  let [x, y] = [0, 0]
  for (const code of codesOf(object)) {
    // Where no place is given it is that of the text before.
    x = numberIn(code.attributes['X']) ?? x
    y = numberIn(code.attributes['Y']) ?? y
    const characters = charactersOf(code, object)
    const line = stepsOf(code, characters, writing)
    const width = widths(characters, line, writing)
    let [atX, atY] = [x, y]
    characters.forEach((character, i) => {
      glyphs.push(glyphOf(character, { x: atX, y: atY, width: width[i]! }, line.isVertical, writing))
      atX += line.steps[i]?.[0] ?? 0
      atY += line.steps[i]?.[1] ?? 0
    })
  }
  return glyphs
}

const codesOf = (object: XmlElement): XmlElement[] => {
  const codes = allIn(object, 'TextCode')
  const hasGlyphs = firstIn(object, 'CGTransform') !== undefined
  return codes.length === 0 && hasGlyphs ? [{ ...object, attributes: {}, children: [] }] : codes
}

/** What stands for a character that has no code. */
const WITHOUT_CODE = new Set(['\u00a4', '\0', '\ufffd'])

/** The characters of a code; of glyphs that are shown without any, one that can't be read. */
function charactersOf(code: XmlElement, object: XmlElement): string[] {
  const characters = [...withoutIndent(textOf(code))]
  const hasGlyphs = firstIn(object, 'CGTransform') !== undefined
  if (!hasGlyphs) return characters
  if (characters.length > 0)
    return characters.map((character) => (WITHOUT_CODE.has(character) ? UNREADABLE : character))
  const glyphs = allIn(object, 'CGTransform').flatMap((one) => textOf(one).match(/\S+/g) ?? [])
  return new Array<string>(glyphs.length).fill(UNREADABLE)
}

/** Line breaks are those of a writer that sets its XML in; spaces without one are part of the text. */
const withoutIndent = (text: string): string =>
  text.includes('\n') || text.includes('\r')
    ? text
        .split(/[\r\n]/)
        .map((line) => line.trim())
        .join('')
    : text.replaceAll('\t', '')

interface Steps {
  steps: [number, number][]
  isVertical: boolean
}

/** The way from each character to the next. */
function stepsOf(code: XmlElement, characters: string[], writing: Writing): Steps {
  const { DeltaX, DeltaY } = code.attributes
  const along = turnOf(...directionOf(writing.readDirection))
  const isDownwards = DeltaX === undefined && DeltaY !== undefined
  const xs = stepsIn(DeltaX, characters.length - 1)
  const ys = stepsIn(DeltaY, characters.length - 1)
  const [dx, dy] = isDownwards ? [0, 1] : directionOf(writing.readDirection)
  const steps = characters.map((character, i): [number, number] => {
    // Nobody draws characters on one another: without a step the next one stands behind.
    if (xs[i] === undefined && ys[i] === undefined) {
      const width = naturalWidth(character) * writing.size * writing.scale
      return [dx * width, dy * width]
    }
    return [xs[i] ?? 0, ys[i] ?? 0]
  })
  const isUpright = writing.charDirection === 0
  const isVertical = isUpright && characters.length > 1 && (isDownwards || along % 2 === 1)
  return { steps, isVertical }
}

/** To the right, downwards, to the left, upwards. */
const DIRECTIONS: readonly (readonly [number, number])[] = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
]

/** 90 → downwards: degrees clockwise, a quarter turn and nothing else. */
function directionOf(degrees: number): readonly [number, number] {
  return DIRECTIONS[((Math.round(degrees / 90) % 4) + 4) % 4]!
}

/** In ems: Chinese characters are square, others half as wide, more or less. */
const naturalWidth = (character: string): number => (character.charCodeAt(0) < 0x2000 ? 0.5 : 1)

/** In ems: what characters are at most as wide as, in any font. */
function mostWidth(character: string): number {
  return /[\d.,:;'|! ]/.test(character) ? 0.6 : 1
}

/** The fonts are not asked: a character ends where the next one begins, unless that is farther off than it can be wide. */
function widths(characters: string[], { steps }: Steps, { size, scale }: Writing): number[] {
  return characters.map((character, i) => {
    const em = size * scale
    const step = i < characters.length - 1 ? Math.hypot(...steps[i]!) : 0
    const natural = naturalWidth(character) * em
    if (step <= 0) return natural
    return step <= mostWidth(character) * em ? step : natural
  })
}

interface Where {
  x: number
  y: number
  width: number
}

function glyphOf(
  character: string,
  { x, y, width }: Where,
  vertical: boolean,
  writing: Writing,
): PaintedGlyph {
  const { size, inks, painted, font } = writing
  const [cos, sin] = directionOf(writing.charDirection)
  const matrix = compose(writing.matrix, [cos, sin, -sin, cos, x, y])
  const [a, b, c, d] = matrix as [number, number, number, number]
  const along = Math.hypot(a, b)
  const space = character.trim() === ''
  const { x0, y0, x1, y1 } = moved(matrix, 0, -ABOVE_BASELINE * size, width, BELOW_BASELINE * size)
  // Written out: a document has thousands of them, and copies of copies are slow.
  return {
    x0,
    y0,
    x1,
    y1,
    text: character,
    size: along ? (size * Math.abs(a * d - b * c)) / along : 0,
    turn: turnOf(a, b),
    slant: slantOf(a, b),
    ink: darkestOf(inks),
    vertical,
    space,
    font,
    painted,
    hidden: inks.every(({ alpha }) => alpha === 0) ? 'mode' : false,
    inks,
    coded: false,
    wideSpace: false,
  }
}
