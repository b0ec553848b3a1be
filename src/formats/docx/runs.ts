/** What stands in a paragraph → the content of one run, as mammoth reads it: only what is seen, and marks of notes apart. */
import { child, settingOf, textOf, type XmlElement } from '../package/xml.js'
import { readingOf, textsOf, type Reading, type Stretch } from '../word/look.js'
import { readFieldMark, readInstruction } from './fields.js'
import { lookOf, readRunProperties, SAYS_NOTHING } from './run-properties.js'
import { shadingOf } from './styles.js'
import { within, type State } from './walk.js'
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
}

const RUNS = new Set(['w:r', 'm:r', 'w:t', 'm:t'])
export const isRun = (name: string): boolean => RUNS.has(name)

export function prepareInline(
  nodes: XmlElement['children'],
  properties: XmlElement | undefined,
  state: State,
): Inline {
  const line: Line = { stretches: [], boxes: '' }
  const readingOfRun = runReader(properties, state)
  for (const run of within(nodes, isRun, state)) {
    const reading = readingOfRun(child(run, 'w:rPr'))
    if (run.name.endsWith(':t')) readPart(run, line, state, reading)
    else readParts(run, line, state, reading)
  }
  return { xml: xmlOf(line, state), boxes: line.boxes }
}

/** 22 and a raised 1 → 22, or 22[1] where it is no cell. */
function xmlOf({ stretches }: Line, { place }: State): string {
  if (stretches.every(({ off }) => !off)) return stretches.map(({ xml }) => xml).join('')
  const texts = textsOf(stretches, place.inCell)
  return stretches.map(({ text, xml }, i) => (texts[i] === text ? xml : textXml(texts[i]!))).join('')
}

/** Gives the reading of each run of a paragraph, from its own properties and those around it. */
function runReader(
  properties: XmlElement | undefined,
  { styles, theme, place }: State,
): (run: XmlElement | undefined) => Reading {
  const style = styles.properties(settingOf(properties, 'w:pStyle') ?? styles.defaultParagraph)
  const own = shadingOf(properties, theme) ?? style.fill
  const paragraphGround = typeof own === 'number' ? () => own : place.ground
  return (element) => {
    const direct = readRunProperties(element, theme)
    const character = characterStyle(element, styles)
    const levels = { defaults: styles.defaults, table: place.run, paragraph: style.run, character, direct }
    const fill = direct.fill ?? character.fill ?? style.run.fill
    return readingOf(lookOf(levels), typeof fill === 'number' ? () => fill : paragraphGround)
  }
}

function characterStyle(element: XmlElement | undefined, styles: State['styles']): typeof SAYS_NOTHING {
  const name = settingOf(element, 'w:rStyle')
  return name === undefined ? SAYS_NOTHING : styles.properties(name).run
}

type PartReader = (part: XmlElement, line: Line, state: State, reading: Reading) => void

const isPart = (name: string): boolean => name in PARTS

const readPart: PartReader = (part, line, state, reading) => PARTS[part.name]!(part, line, state, reading)

const readParts: PartReader = (run, line, state, reading) => {
  for (const part of within(run.children, isPart, state)) readPart(part, line, state, reading)
}

const isInstruction = ({ fields }: State): boolean => fields.some(({ shown }) => !shown)

/** Characters that a part stands for, written as text or as mammoth has them. */
const writes =
  (text: (part: XmlElement, state: State) => string, xml?: string): PartReader =>
  (part, line, state, reading) =>
    write(line, state, reading, { text: text(part, state), ...(xml !== undefined && { xml }) })

function write(line: Line, state: State, reading: Reading, found: { text: string; xml?: string }): void {
  const { text, xml = textXml(text) } = found
  if (isInstruction(state) || !isRead(text, state, reading)) return
  const off = reading === 'off'
  const last = line.stretches.at(-1)
  if (last?.off === off) {
    last.text += text
    last.xml += xml
  } else line.stretches.push({ text, xml, off })
}

/** Struck-out text is kept for a cell that has no other. */
function isRead(text: string, state: State, reading: Reading): boolean {
  if (reading === 'struck') state.place.struck += text
  if (reading === 'faded') state.faded += text.length
  const read = reading === 'shown' || reading === 'off' || (reading === 'faded' && !state.looksCount)
  if (read) state.shown += text.length
  return read
}

/** A picture is seen whatever the colour and size of its run's characters. */
function writePicture(line: Line, state: State, reading: Reading, alt: string): void {
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
function writeUnread(line: Line, state: State, reading: Reading): void {
  if (state.place.inCell) writePicture(line, state, reading, '')
}

/** A prompt is no content: a 0 that a form offers is not filled in. */
function writtenText(part: XmlElement, { prompts, place }: State): string {
  const text = textOf(part)
  return prompts > 0 && place.inCell && /\p{N}/u.test(text) ? `[${text}]` : text
}

const DINGBAT_FONT = /symbol|wingdings|webdings|dingbats/i

/** Symbols of text fonts are plain characters. */
function symbol(part: XmlElement, line: Line, state: State, reading: Reading): void {
  const font = part.attributes['w:font'] ?? ''
  const code = Number.parseInt(part.attributes['w:char'] ?? '', 16)
  if (!(code > 0 && code <= 0xffff)) return
  const text = String.fromCharCode(code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code)
  write(line, state, reading, { text, ...(DINGBAT_FONT.test(font) && { xml: symbolXml(font, code) }) })
}

function drawing(part: XmlElement, line: Line, state: State, reading: Reading): void {
  const { hidden } = child(part, 'wp:docPr')?.attributes ?? {}
  if (hidden !== '1' && hidden !== 'true') readShape(part, line, state, reading)
}

const SHAPE_PARTS = new Set(['w:txbxContent', 'a:blip', 'v:imagedata'])

/** The pictures and text boxes in a drawing; one without any is a line, a chart, an object. */
function readShape(part: XmlElement, line: Line, state: State, reading: Reading): void {
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
function textBox(part: XmlElement, line: Line, state: State, reading: Reading): void {
  if (reading === 'hidden') return
  const { fields, place } = state
  state.fields = []
  state.place = { ...place, ground: () => undefined }
  line.boxes += state.prepareBlocks(part.children, state)
  state.fields = fields
  state.place = place
}
