/**
 * The pass before mammoth: writes the main part anew with what mammoth loses (automatic numbers, simple fields, ruby,
 * mathematics, skipped grid columns, symbols of text fonts, text boxes without a fallback) and without what it adds or trips over
 * (hidden text, note marks, bookmarks between rows, deleted paragraph marks before a table).
 */
import type { Labeller } from '../word/numbering.js'
import type { Styles } from './styles.js'
import { prepareTable } from './tables.js'
import { LEFT_OUT, within, type State } from './walk.js'
import { child, flagOf, isElement, textOf, settingOf, type XmlElement } from '../package/xml.js'

/** The main part for mammoth, and whether tracked changes were accepted on the way. */
export interface Prepared {
  body: string
  trackedChanges: boolean
}

export function prepare(body: XmlElement, styles: Styles, label: Labeller): Prepared {
  const state: State = { styles, label, fields: [], wholeFields: wholeFields(body), trackedChanges: false }
  return { body: prepareBlocks(body.children, state), trackedChanges: state.trackedChanges }
}

const BLOCKS = new Set(['w:p', 'w:tbl'])
const INLINE = new Set(['w:r', 'm:r', 'w:t', 'm:t'])
const isBlockOrInline = (name: string): boolean => BLOCKS.has(name) || INLINE.has(name)

/** A story in the making: what is written of it, and the text that its next paragraph begins with. */
interface Story {
  written: string
  runOn: string
}

/**
 * Paragraphs and tables in order. A paragraph whose mark is deleted, hidden, or of a drop capital runs on into the next
 * paragraph, which then gives the number; before a table it stays by itself.
 */
function prepareBlocks(nodes: XmlElement['children'], state: State): string {
  const story: Story = { written: '', runOn: '' }
  for (const block of within(nodes, isBlockOrInline, state)) {
    if (block.name === 'w:tbl') {
      endParagraph(story)
      story.written += prepareTable(block, state, prepareBlocks)
    } else addParagraph(story, block, state)
  }
  endParagraph(story)
  return story.written
}

function endParagraph(story: Story): void {
  if (story.runOn !== '') story.written += paragraphXml(story.runOn)
  story.runOn = ''
}

/** Text may also stand outside of every paragraph; then it is one. */
function addParagraph(story: Story, block: XmlElement, state: State): void {
  const isParagraph = block.name === 'w:p'
  const properties = isParagraph ? child(block, 'w:pPr') : undefined
  const runsOn = markIsGone(properties, state)
  const number = runsOn || !properties ? '' : state.label(properties)
  const { text, boxes } = prepareInline(isParagraph ? block.children : [block], properties, state)
  story.runOn = textXml(number) + story.runOn + text
  if (!runsOn || boxes !== '') endParagraph(story)
  story.written += boxes
}

/** Texts in a row become one: mammoth's time goes by elements. */
const paragraphXml = (runContent: string): string =>
  `<w:p><w:r>${runContent.replaceAll(TEXT_END + TEXT_START, '')}</w:r></w:p>`

function markIsGone(properties: XmlElement | undefined, state: State): boolean {
  const mark = child(properties, 'w:rPr')
  const deleted = child(mark, 'w:del') !== undefined || child(mark, 'w:moveFrom') !== undefined
  if (deleted || child(mark, 'w:ins')) state.trackedChanges = true
  const dropCap = child(properties, 'w:framePr')?.attributes['w:dropCap']
  return deleted || flagOf(mark, 'w:vanish') === true || (dropCap !== undefined && dropCap !== 'none')
}

/** A paragraph's content for one run, and the contents of the text boxes that hang on it. */
interface Inline {
  text: string
  boxes: string
}

function prepareInline(
  nodes: XmlElement['children'],
  properties: XmlElement | undefined,
  state: State,
): Inline {
  const paragraphHidden = state.styles.hidden(
    settingOf(properties, 'w:pStyle') ?? state.styles.defaultParagraph,
  )
  const inline: Inline = { text: '', boxes: '' }
  for (const run of within(nodes, (name) => INLINE.has(name), state)) {
    const runProperties = child(run, 'w:rPr')
    const styleHidden = state.styles.hidden(settingOf(runProperties, 'w:rStyle')) ?? paragraphHidden
    const hidden = flagOf(runProperties, 'w:vanish') ?? styleHidden ?? false
    const parts = run.name.endsWith(':t') ? [run] : within(run.children, (name) => name in PARTS, state)
    for (const part of parts) PARTS[part.name]!(part, inline, state, hidden)
  }
  return inline
}

type PartReader = (part: XmlElement, inline: Inline, state: State, hidden: boolean) => void

const adds =
  (xml: (part: XmlElement) => string): PartReader =>
  (part, inline, state, hidden) => {
    if (!hidden && state.fields.every((field) => field.shown)) inline.text += xml(part)
  }

/** What stands in a run, as mammoth reads it. */
const PARTS: Record<string, PartReader> = {
  'w:t': adds((part) => textXml(textOf(part))),
  'm:t': adds((part) => textXml(textOf(part))),
  'w:tab': adds(() => '<w:tab/>'),
  'w:ptab': adds(() => '<w:tab/>'),
  'w:br': adds(() => '<w:br/>'),
  'w:cr': adds(() => '<w:br/>'),
  'w:noBreakHyphen': adds(() => textXml('-')),
  'w:sym': adds(symbolXml),
  'a:blip': adds(() => imageXml('')),
  'v:imagedata': adds((part) => imageXml(part.attributes['o:title'] ?? '')),
  'wp:inline': drawing,
  'wp:anchor': drawing,
  'w:fldChar': fieldCharacter,
  'w:r': (part, inline, state, hidden) => {
    for (const inner of within(part.children, (name) => name in PARTS, state))
      PARTS[inner.name]!(inner, inline, state, hidden)
  },
  'w:txbxContent': (part, inline, state, hidden) => {
    if (hidden) return
    const { fields } = state
    state.fields = []
    inline.boxes += prepareBlocks(part.children, state)
    state.fields = fields
  },
}

const SHAPE_PARTS = new Set(['w:txbxContent', 'a:blip'])

function drawing(part: XmlElement, inline: Inline, state: State, hidden: boolean): void {
  const about = child(part, 'wp:docPr')?.attributes ?? {}
  if (about['hidden'] === '1' || about['hidden'] === 'true') return
  for (const shape of within(part.children, (name) => SHAPE_PARTS.has(name), state)) {
    if (shape.name === 'a:blip')
      adds(() => imageXml(about['descr'] || about['title'] || ''))(shape, inline, state, hidden)
    else PARTS[shape.name]!(shape, inline, state, hidden)
  }
}

/** Symbols of dingbat fonts are left to mammoth, which knows them; those of text fonts are plain characters. */
const DINGBAT_FONT = /symbol|wingdings|webdings|dingbats/i

function symbolXml({ attributes }: XmlElement): string {
  const font = attributes['w:font'] ?? ''
  const code = Number.parseInt(attributes['w:char'] ?? '', 16)
  if (!(code > 0 && code <= 0xffff)) return ''
  const hex = code.toString(16).toUpperCase().padStart(4, '0')
  if (DINGBAT_FONT.test(font)) return `<w:sym w:font="${escapeXml(font)}" w:char="${hex}"/>`
  return textXml(String.fromCharCode(code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code))
}

function fieldCharacter(part: XmlElement, _inline: Inline, { fields, wholeFields: whole }: State): void {
  const type = part.attributes['w:fldCharType']
  const innermost = fields.at(-1)
  if (type === 'begin' && whole.has(part)) fields.push({ shown: false })
  else if (type === 'separate' && innermost) innermost.shown = true
  else if (type === 'end') fields.pop()
}

/** The beginnings of fields that also end in their story; a broken field must not swallow what follows it. */
function wholeFields(story: XmlElement): Set<XmlElement> {
  const whole = new Set<XmlElement>()
  const visit = (element: XmlElement, open: XmlElement[]): void => {
    for (const node of element.children) {
      if (!isElement(node) || (LEFT_OUT.has(node.name) && node.name !== 'w:rPr')) continue
      if (node.name === 'w:fldChar') matchField(node, open, whole)
      visit(node, node.name === 'w:txbxContent' ? [] : open)
    }
  }
  visit(story, [])
  return whole
}

function matchField(mark: XmlElement, open: XmlElement[], whole: Set<XmlElement>): void {
  const type = mark.attributes['w:fldCharType']
  if (type === 'begin') open.push(mark)
  const begun = type === 'end' ? open.pop() : undefined
  if (begun) whole.add(begun)
}

/** The one picture of the prepared package; what it shows is never looked at. */
const imageXml = (alt: string): string =>
  `<w:drawing><wp:inline><wp:docPr id="1" name="" descr="${escapeXml(alt)}"/><a:graphic><a:graphicData><pic:pic><pic:blipFill>` +
  '<a:blip r:embed="rId1"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>'

const TEXT_START = '<w:t xml:space="preserve">'
const TEXT_END = '</w:t>'
const textXml = (text: string): string => (text === '' ? '' : TEXT_START + escapeXml(text) + TEXT_END)

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Also takes out what XML cannot hold. */
const escapeXml = (text: string): string =>
  text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[&<>"]/g, (sign) => ESCAPES[sign]!)
