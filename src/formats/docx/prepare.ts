/**
 * The pass before mammoth: writes the main part anew with what mammoth loses (automatic numbers, simple fields, ruby,
 * mathematics, skipped grid columns, symbols of text fonts, text boxes without a fallback) and without what it adds or trips over
 * (hidden text, note marks, bookmarks between rows, deleted paragraph marks before a table). What is read is what is seen.
 */
import { child, flagOf, type XmlElement } from '../package/xml.js'
import type { Color } from '../word/look.js'
import type { Labeller } from '../word/numbering.js'
import { chunkMark, elsewhere } from './chunks.js'
import { WHITE, type Theme } from './colors.js'
import { wholeFields } from './fields.js'
import { SAYS_NOTHING } from './run-properties.js'
import { isRun, prepareInline } from './runs.js'
import type { Styles } from './styles.js'
import { prepareTable } from './tables.js'
import { within, type WalkState } from './walk.js'
import { paragraphXml, textXml } from './written.js'

/** The main part for mammoth, and whether tracked changes were accepted on the way. */
export interface Prepared {
  body: string
  trackedChanges: boolean
  /** Relationships of the documents whose text is taken in where a mark stands. */
  chunks: string[]
}

/** @param labeller gives the automatic numbers from the first on */
export function prepare(document: BodyOf, labeller: () => Labeller): Prepared {
  const prepared = prepareAs(document, labeller(), true)
  return prepared.faded > prepared.shown ? prepareAs(document, labeller(), false) : prepared
}

interface BodyOf {
  body: XmlElement
  /** The page's own colour, where it has one. */
  ground: Color | undefined
  styles: Styles
  theme: Theme
}

function prepareAs({ body, ground, styles, theme }: BodyOf, label: Labeller, looksCount: boolean) {
  const state: WalkState = {
    styles,
    theme,
    label,
    fields: [],
    wholeFields: wholeFields(body),
    place: { inCell: false, ground: () => ground ?? WHITE, run: SAYS_NOTHING, struck: '' },
    prompts: 0,
    turned: 0,
    size: 0,
    strange: '',
    shown: 0,
    faded: 0,
    looksCount,
    trackedChanges: false,
    chunks: [],
    prepareBlocks,
  }
  return { body: prepareBlocks(body.children, state), ...state }
}

const BLOCKS = new Set(['w:p', 'w:tbl', 'w:altChunk'])
const isBlockOrInline = (name: string): boolean => BLOCKS.has(name) || isRun(name)

/** A story in the making: what is written of it, and the text that its next paragraph begins with. */
interface Story {
  written: string
  runOn: string
}

/**
 * Paragraphs and tables in order. A paragraph whose mark is deleted, hidden, or of a drop capital runs on into the next
 * paragraph, which then gives the number; before a table it stays by itself.
 */
function prepareBlocks(nodes: XmlElement['children'], state: WalkState): string {
  const story: Story = { written: '', runOn: '' }
  for (const block of within(nodes, isBlockOrInline, state)) {
    if (block.name === 'w:tbl') {
      endParagraph(story)
      story.written += prepareTable(block, state)
    } else if (block.name === 'w:altChunk') addChunk(story, block, state)
    else addParagraph(story, block, state)
  }
  endParagraph(story)
  return story.written
}

/** In a cell it can't be put into the cell's text. */
function addChunk(story: Story, { attributes }: XmlElement, { chunks, place }: WalkState): void {
  if (place.inCell) throw elsewhere()
  endParagraph(story)
  story.written += paragraphXml(textXml(chunkMark(chunks.length)))
  chunks.push(attributes['r:id'] ?? '')
}

function endParagraph(story: Story): void {
  if (story.runOn !== '') story.written += paragraphXml(story.runOn)
  story.runOn = ''
}

/** Text may also stand outside of every paragraph; then it is one. */
function addParagraph(story: Story, block: XmlElement, state: WalkState): void {
  const isParagraph = block.name === 'w:p'
  const properties = isParagraph ? child(block, 'w:pPr') : undefined
  const runsOn = markIsGone(properties, state)
  const number = runsOn || !properties ? '' : state.label(properties)
  const { xml, boxes } = prepareInline(isParagraph ? block.children : [block], properties, state)
  story.runOn = textXml(number) + story.runOn + xml
  if (!runsOn || boxes !== '') endParagraph(story)
  story.written += boxes
}

function markIsGone(properties: XmlElement | undefined, state: WalkState): boolean {
  const mark = child(properties, 'w:rPr')
  const deleted = child(mark, 'w:del') !== undefined || child(mark, 'w:moveFrom') !== undefined
  if (deleted || child(mark, 'w:ins')) state.trackedChanges = true
  const dropCap = child(properties, 'w:framePr')?.attributes['w:dropCap']
  return deleted || flagOf(mark, 'w:vanish') === true || (dropCap !== undefined && dropCap !== 'none')
}
