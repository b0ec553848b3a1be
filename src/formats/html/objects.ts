/** What is seen on a page and is no text of its own: pictures, fields of forms, drawings, formulas. */
import { takesPlaceOfValue } from '../../form/lexicon/values.js'
import { UNREAD } from '../blocks/cell.js'
import { lineOf } from '../blocks/line.js'
import { type Node, names, textOf } from './node.js'
import { drawnTextsOf } from './svg.js'
import { noteUnread, type WalkPlace, readChildren, readInline, readObject, type Walk } from './walk.js'

/** Pictures that are said to be smaller than this, in pixels, are icons: no table can be read in one. */
const SMALLEST_PICTURE = 50
/** … and these only hold a place. */
const LARGEST_SPACER = 3

const isSmaller = ({ width = '', height = '' }: Record<string, string>, size: number): boolean =>
  Number.parseInt(width, 10) < size || Number.parseInt(height, 10) < size

/** Longer ones are the names of files: 20240131103015. */
const LONGEST_NUMBER = 9

/** In a cell the picture of a number is read by its alternative text, and any other is something that was not read. */
export function readPicture(walk: Walk, { attribs = {} }: Node, place: WalkPlace): void {
  const alt = lineOf(attribs.alt ?? '')
  if (place.look.sight !== 'unseen' && !isSmaller(attribs, SMALLEST_PICTURE)) walk.paragraph.addPicture(alt)
  if (!walk.cell || isSmaller(attribs, LARGEST_SPACER)) return
  const isNumber = takesPlaceOfValue(alt) && alt.length <= LONGEST_NUMBER
  if (isNumber && place.look.sight !== 'unseen') walk.cell.described++
  readObject(walk, place, isNumber ? alt : UNREAD)
}

/** A drawing, a film, another document: seen in a cell, and not read. */
export const readDrawing = (walk: Walk, { attribs = {} }: Node, place: WalkPlace): void => {
  if (attribs['aria-hidden'] !== 'true') readObject(walk, place, UNREAD)
}

/** The words in a drawing of lines. */
export function readSvg(walk: Walk, node: Node, place: WalkPlace): void {
  const texts = drawnTextsOf(node, walk.styles)
  if (texts.length === 0) readDrawing(walk, node, place)
  for (const text of texts) {
    if (text === null) readObject(walk, place, UNREAD)
    else readSaid(walk, place, text)
  }
}

/** What stands in a box apart from the text around it. Outside of cells only a number is part of what the page says. */
function readSaid(walk: Walk, place: WalkPlace, text: string): void {
  if (place.look.sight === 'unseen') noteUnread(walk, text)
  else if (walk.cell || takesPlaceOfValue(text.trim()))
    for (const line of text.split(/\r\n?|\n/)) walk.paragraph.addApart(line, place)
}

type FieldReader = (walk: Walk, node: Node, place: WalkPlace, value: string | undefined) => void

const readNothing: FieldReader = () => {}

/** A button says what it does, but for a number in a cell. */
const readOnButton: FieldReader = (walk, _node, place, value = '') => {
  if (walk.cell && takesPlaceOfValue(value.trim())) readSaid(walk, place, value)
}

/** Dots, or a place on a line, are seen for the value. */
const readUnseen: FieldReader = (walk, _node, place, value = '') => {
  if (value !== '') readObject(walk, place, UNREAD)
}

/** A field without a value may be filled by a script: what stands in it is not known. */
const readField: FieldReader = (walk, node, place, value) => {
  const { placeholder = '' } = node.attribs ?? {}
  if (value === undefined || (value === '' && takesPlaceOfValue(placeholder))) readObject(walk, place, UNREAD)
  else readSaid(walk, place, value)
}

/** By the type of the field; any other is written in. */
const FIELDS: ReadonlyMap<string, FieldReader> = new Map<string, FieldReader>([
  ...[...names('hidden checkbox radio file')].map((type): [string, FieldReader] => [type, readNothing]),
  ...[...names('submit reset button')].map((type): [string, FieldReader] => [type, readOnButton]),
  ...[...names('password range color')].map((type): [string, FieldReader] => [type, readUnseen]),
  ['image', readPicture],
])

export function readInput(walk: Walk, node: Node, place: WalkPlace): void {
  const { type = '', value } = node.attribs ?? {}
  const read = FIELDS.get(type.toLowerCase()) ?? readField
  read(walk, node, place, value)
}

/** The option that is chosen, or else the first that can be. */
export function readSelect(walk: Walk, node: Node, place: WalkPlace): void {
  const options = optionsIn(node)
  const chosen = options.filter(({ attribs = {} }) => attribs.selected !== undefined)
  const isList = node.attribs?.multiple !== undefined
  const option = chosen.at(-1) ?? (isList ? undefined : options.find((one) => !isDisabled(one)))
  if (isList && chosen.length > 1) readObject(walk, place, UNREAD)
  else if (option) readSaid(walk, place, option.attribs?.label ?? lineOf(textOf(option)))
}

const isDisabled = ({ attribs = {}, parent }: Node): boolean =>
  attribs.disabled !== undefined || (parent?.name === 'optgroup' && parent.attribs?.disabled !== undefined)

const optionsIn = ({ children = [] }: Node): Node[] =>
  children.flatMap((child) => (child.name === 'option' ? child : optionsIn(child)))

export const readTextArea = (walk: Walk, node: Node, place: WalkPlace): void =>
  readSaid(walk, place, textOf(node).trim())

export const readButton = (walk: Walk, node: Node, place: WalkPlace): void =>
  readOnButton(walk, node, place, lineOf(textOf(node)))

/** `<msup>`: a base, and what is raised above it; so are `msub` and the like. */
export function readScripted(walk: Walk, node: Node, place: WalkPlace): void {
  const [base, ...raised] = (node.children ?? []).filter(({ type }) => type === 'tag')
  if (base) readInline(walk, base, place)
  for (const script of raised) readInline(walk, script, { ...place, isRaised: true })
}

/** A fraction or a root is no number that stands there as it is read. */
export function readFormula(walk: Walk, node: Node, place: WalkPlace): void {
  if (walk.cell) readDrawing(walk, node, place)
  else readChildren(walk, node, place)
}
