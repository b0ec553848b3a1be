/** What stands in a paragraph → the content of one run, as mammoth reads it: only what is seen, and marks of notes apart. */
import { child, isElement, settingOf, textOf, type XmlElement } from '../package/xml.js'
import { APART, areUnlike, readingOf, textsOf, type RunReading, type Stretch } from '../word/look.js'
import { showsResult } from '../word/fields.js'
import { readFieldMark, readInstruction } from './fields.js'
import { lookOf, readRunProperties, SAYS_NOTHING } from './run-properties.js'
import { shadingOf } from './styles.js'
import { within, type WalkState } from './walk.js'
import { imageXml, symbolXml, textXml } from './written.js'

/** A paragraph's content for one run, and the contents of the text boxes that hang on it. */
export interface Inline {
  xml: string
  boxes: string
}

/** A paragraph in the making. */
interface Line {
  stretches: WrittenStretch[]
  boxes: string
}

/** A stretch in one reading: its text, and all that is in it as mammoth reads it. */
interface WrittenStretch extends Stretch {
  xml: string
  /** The size of its last characters, in half points, and what is strange about their look. */
  size: number
  strange: string
}

const RUNS = new Set(['w:r', 'm:r', 'w:t', 'm:t'])
export const isRun = (name: string): boolean => RUNS.has(name)

export function prepareInline(
  nodes: XmlElement['children'],
  properties: XmlElement | undefined,
  state: WalkState,
): Inline {
  const line: Line = { stretches: [], boxes: '' }
  readNodes(nodes, line, state, runReader(properties, state))
  return { xml: xmlOf(line, state), boxes: line.boxes }
}

type ReadingOfRun = (properties: XmlElement | undefined) => RunReading

const isInline = (name: string): boolean => isRun(name) || name in WRAPPERS

function readNodes(
  nodes: XmlElement['children'],
  line: Line,
  state: WalkState,
  readingOf: ReadingOfRun,
): void {
  for (const node of within(nodes, isInline, state)) {
    const wrapper = WRAPPERS[node.name]
    if (wrapper) wrapper(node, line, state, readingOf)
    else readRun(node, line, state, readingOf(child(node, 'w:rPr')))
  }
}

function readRun(run: XmlElement, line: Line, state: WalkState, reading: RunReading): void {
  if (run.name.endsWith(':t')) readPart(run, line, state, reading)
  else readParts(run, line, state, reading === 'shown' && hasMarkOfNote(run) ? 'off' : reading)
}

/** The run's text is the mark of a note: `<w:footnoteReference w:customMarkFollows="1"/><w:t>1</w:t>`. */
const hasMarkOfNote = ({ children }: XmlElement): boolean =>
  children.some((node) => isElement(node) && /^[1t]/.test(node.attributes['w:customMarkFollows'] ?? ''))

type WrapperReader = (node: XmlElement, line: Line, state: WalkState, readingOf: ReadingOfRun) => void

/** 2 in 873² is no digit of the number. */
const readScript: WrapperReader = ({ children }, line, state, readingOf) =>
  readNodes(children, line, state, (properties) => {
    const reading = readingOf(properties)
    return reading === 'shown' ? 'off' : reading
  })

/** In a cell a fraction or a root is no number that stands there as it is read. */
const readFormula: WrapperReader = ({ children }, line, state, readingOf) =>
  state.place.inCell ? writeUnread(line, state, 'shown') : readNodes(children, line, state, readingOf)

/** What stands around runs and says how they are read. */
const WRAPPERS: Readonly<Record<string, WrapperReader>> = {
  'm:sup': readScript,
  'm:sub': readScript,
  'm:f': readFormula,
  'm:rad': readFormula,
  'm:m': readFormula,
  'm:eqArr': readFormula,
  'm:phant': readFormula,
  'm:borderBox': readFormula,
  'm:nary': readFormula,
  'm:lim': readScript,
  'w:bdo': ({ attributes, children }, line, state, readingOf) => {
    const turns = attributes['w:val'] === 'rtl' ? 1 : 0
    state.turned += turns
    readNodes(children, line, state, readingOf)
    state.turned -= turns
  },
  'w:fldSimple': ({ attributes, children }, line, state, readingOf) => {
    const before = state.shown
    readNodes(children, line, state, readingOf)
    if (state.shown === before && showsResult(attributes['w:instr'] ?? '')) writeUnread(line, state, 'shown')
  },
}

/** 22 and a raised 1 → 22, or 22[1] where it is no cell. */
function xmlOf({ stretches }: Line, { place }: WalkState): string {
  if (stretches.every(({ off }) => !off)) return stretches.map(({ xml }) => xml).join('')
  const texts = textsOf(stretches, place.inCell)
  return stretches.map(({ text, xml }, i) => (texts[i] === text ? xml : textXml(texts[i]!))).join('')
}

/** Gives the reading of each run of a paragraph, from its own properties and those around it. */
function runReader(properties: XmlElement | undefined, state: WalkState): ReadingOfRun {
  const { styles, theme, place } = state
  const style = styles.properties(settingOf(properties, 'w:pStyle') ?? styles.defaultParagraph)
  const own = shadingOf(properties, theme) ?? style.fill
  const paragraphGround = typeof own === 'number' ? () => own : place.ground
  return (element) => {
    const direct = readRunProperties(element, theme)
    const character = characterStyle(element, styles)
    const levels = { defaults: styles.defaults, table: place.run, paragraph: style.run, character, direct }
    const fill = direct.fill ?? character.fill ?? style.run.fill
    const look = lookOf(levels)
    state.size = look.size
    state.strange = `${character.strange ?? ''}${direct.strange ?? ''}`
    return readingOf(look, typeof fill === 'number' ? () => fill : paragraphGround)
  }
}

function characterStyle(element: XmlElement | undefined, styles: WalkState['styles']): typeof SAYS_NOTHING {
  const name = settingOf(element, 'w:rStyle')
  return name === undefined ? SAYS_NOTHING : styles.properties(name).run
}

type PartReader = (part: XmlElement, line: Line, state: WalkState, reading: RunReading) => void

const isPart = (name: string): boolean => name in PARTS

const readPart: PartReader = (part, line, state, reading) => PARTS[part.name]!(part, line, state, reading)

const readParts: PartReader = (run, line, state, reading) => {
  for (const part of within(run.children, isPart, state)) readPart(part, line, state, reading)
}

const isInstruction = ({ fields }: WalkState): boolean => fields.some(({ shown }) => !shown)

/** Characters that a part stands for, written as text or as mammoth has them. */
const writes =
  (text: (part: XmlElement, state: WalkState) => string, xml?: string): PartReader =>
  (part, line, state, reading) =>
    write(line, state, reading, { text: text(part, state), ...(xml !== undefined && { xml }) })

function write(
  line: Line,
  state: WalkState,
  reading: RunReading,
  found: { text: string; xml?: string },
): void {
  const { text, xml = textXml(text) } = found
  if (isInstruction(state) || !isRead(text, state, reading)) return
  const off = reading === 'off'
  const { size, strange } = state
  const last = line.stretches.at(-1)
  if (last?.off !== off) return void line.stretches.push({ text, xml, off, size, strange })
  const joint = state.place.inCell && mayBeApart(last, text, state) ? APART : ''
  last.text += joint + text
  last.xml += (joint && textXml(joint)) + xml
  last.size = size
  last.strange = strange
}

/** Digits that touch, and do not look as digits of one number do. */
const mayBeApart = (last: WrittenStretch, text: string, { size, strange }: WalkState): boolean =>
  (last.strange !== strange || areUnlike(last.size, size)) &&
  /\p{N}$/u.test(last.text) &&
  /^\p{N}/u.test(text)

/** Struck-out text is kept for a cell that has no other. */
function isRead(text: string, state: WalkState, reading: RunReading): boolean {
  if (reading === 'struck') state.place.struck += text
  if (reading === 'faded') state.faded += text.length
  const read = reading === 'shown' || reading === 'off' || (reading === 'faded' && !state.looksCount)
  if (read) state.shown += text.length
  return read
}

/** A picture is seen whatever the colour and size of its run's characters. */
function writePicture(line: Line, state: WalkState, reading: RunReading, alt: string): void {
  write(line, state, reading === 'hidden' ? 'hidden' : 'shown', { text: ' ', xml: imageXml(alt) })
}

/** What stands in a run. */
const PARTS: Readonly<Record<string, PartReader>> = {
  'w:t': writes(writtenText),
  'm:t': writes(textOf),
  'w:tab': writes(() => '\t', '<w:tab/>'),
  'w:ptab': writes(() => '\t', '<w:tab/>'),
  'w:br': writes(() => ' ', '<w:br/>'),
  'w:cr': writes(() => ' ', '<w:br/>'),
  'w:noBreakHyphen': writes(() => '-'),
  'w:sym': symbol,
  'wp:inline': drawing,
  'wp:anchor': drawing,
  'w:pict': readShape,
  'w:object': readShape,
  'a:blip': (_part, line, state, reading) => writePicture(line, state, reading, ''),
  'v:imagedata': (part, line, state, reading) =>
    writePicture(line, state, reading, part.attributes['o:title'] ?? ''),
  'w:instrText': (part, _line, state) => readInstruction(part, state),
  'w:fldChar': (mark, line, state, reading) => {
    const unwritten = readFieldMark(mark, state)
    if (unwritten === 'unread') writeUnread(line, state, reading)
    else if (unwritten) write(line, state, reading, unwritten)
  },
  'w:r': readParts,
  'w:txbxContent': textBox,
}

/** Something that is seen and not read; it matters where a cell would be blank without it. */
function writeUnread(line: Line, state: WalkState, reading: RunReading): void {
  if (state.place.inCell) writePicture(line, state, reading, '')
}

/** A prompt is no content: a 0 that a form offers is not filled in. */
function writtenText(part: XmlElement, { prompts, turned, place }: WalkState): string {
  const text = turned > 0 ? [...textOf(part)].reverse().join('') : textOf(part)
  return prompts > 0 && place.inCell && /\p{N}/u.test(text) ? `[${text}]` : text
}

const DINGBAT_FONT = /symbol|wingdings|webdings|dingbats/i

/** Symbols of text fonts are plain characters. */
function symbol(part: XmlElement, line: Line, state: WalkState, reading: RunReading): void {
  const font = part.attributes['w:font'] ?? ''
  const code = Number.parseInt(part.attributes['w:char'] ?? '', 16)
  if (!(code > 0 && code <= 0xffff)) return
  const text = String.fromCharCode(code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code)
  write(line, state, reading, { text, ...(DINGBAT_FONT.test(font) && { xml: symbolXml(font, code) }) })
}

function drawing(part: XmlElement, line: Line, state: WalkState, reading: RunReading): void {
  const { hidden } = child(part, 'wp:docPr')?.attributes ?? {}
  if (hidden !== '1' && hidden !== 'true') readShape(part, line, state, reading)
}

const SHAPE_PARTS = new Set(['w:txbxContent', 'a:blip', 'v:imagedata'])

/** The pictures and text boxes in a drawing; one without any is a line, a chart, an object. */
function readShape(part: XmlElement, line: Line, state: WalkState, reading: RunReading): void {
  const { descr, title } = child(part, 'wp:docPr')?.attributes ?? {}
  let isEmpty = true
  for (const found of within(part.children, (name) => SHAPE_PARTS.has(name), state)) {
    isEmpty = false
    if (found.name === 'a:blip') writePicture(line, state, reading, descr || title || '')
    else readPart(found, line, state, reading)
  }
  if (isEmpty) writeUnread(line, state, reading)
}

/** A story of its own, on a ground that its shape paints. */
function textBox(part: XmlElement, line: Line, state: WalkState, reading: RunReading): void {
  if (reading === 'hidden') return
  const { fields, place } = state
  state.fields = []
  state.place = { ...place, ground: () => undefined }
  line.boxes += state.prepareBlocks(part.children, state)
  state.fields = fields
  state.place = place
}
