/** The walk of the pass before mammoth: what is body text, whatever wraps it. */
import { child, childrenNamed, flagOf, isElement, type XmlElement } from '../package/xml.js'
import type { Color } from '../word/look.js'
import type { Labeller } from '../word/numbering.js'
import { elsewhere } from './chunks.js'
import type { Theme } from './colors.js'
import type { RunProperties } from './run-properties.js'
import type { Styles } from './styles.js'

/** What the pass knows at a place of the document. */
export interface WalkState {
  styles: Styles
  theme: Theme
  label: Labeller
  /** The fields around this place, outermost first. */
  fields: Field[]
  wholeFields: Set<XmlElement>
  /** What the paragraphs at this place stand on and in. */
  place: TextPlace
  /** How many content controls around this place show their prompt instead of a content. */
  prompts: number
  /** How many changes of direction around this place turn its letters round. */
  turned: number
  /** The size of the run that is being read, in half points. */
  size: number
  /** What is said of its look that is not known to leave its characters as they are written. */
  strange: string
  /** Characters so far that were read, and those that nobody sees for their colour or size. */
  shown: number
  faded: number
  /** Whether colours and sizes count: where most of a text would be lost by them, it is seen after all. */
  looksCount: boolean
  trackedChanges: boolean
  /** Relationships of the documents that this one takes in, in order. */
  chunks: string[]
  /** Prepares a story within: a cell's, a text box's. */
  prepareBlocks: (nodes: XmlElement['children'], state: WalkState) => string
}

/** A field whose end has not come yet. */
export interface Field {
  begin: XmlElement
  instruction: string
  /** Whether its shown result has begun, and how many characters had been shown before. */
  shown: boolean
  shownBefore: number
}

export interface TextPlace {
  inCell: boolean
  /** The ground of a paragraph that has none of its own; undefined where nobody knows. */
  ground: () => Color | undefined
  /** What the table's style says of text. */
  run: RunProperties
  /** Struck-out text of the cell so far. */
  struck: string
}

/** Not body text: properties, deleted and moved-away text, marks, and what stands in other parts. */
export const LEFT_OUT = new Set([
  'w:pPr',
  'w:rPr',
  'w:tblPr',
  'w:tblPrEx',
  'w:tblGrid',
  'w:trPr',
  'w:tcPr',
  'w:sectPr',
  'w:sdtPr',
  'w:sdtEndPr',
  'w:customXmlPr',
  'w:smartTagPr',
  'w:del',
  'w:moveFrom',
  'w:delText',
  'w:delInstrText',
  'w:rt',
  'w:rubyPr',
  'w:footnoteReference',
  'w:endnoteReference',
  'w:commentReference',
  'w:annotationRef',
  'w:pgNum',
  'w:softHyphen',
  'w:fldData',
])
const TRACKED = new Set(['w:ins', 'w:del', 'w:moveFrom', 'w:moveTo', 'w:cellIns', 'w:cellDel', 'w:cellMerge'])

function isLookedAt({ name }: XmlElement, state: WalkState): boolean {
  if (TRACKED.has(name)) state.trackedChanges = true
  if (name === 'w:subDoc') throw elsewhere()
  return !LEFT_OUT.has(name)
}

/** The elements of the wanted names within, whatever wraps them (content controls, insertions, links, unknown elements). */
export function* within(
  nodes: XmlElement['children'],
  wanted: (name: string) => boolean,
  state: WalkState,
): Generator<XmlElement> {
  for (const node of nodes) {
    if (!isElement(node)) continue
    if (!isLookedAt(node, state)) continue
    if (wanted(node.name)) yield node
    else if (node.name === 'w:sdt') yield* withinControl(node, wanted, state)
    else if (node.name === 'mc:AlternateContent') yield* within(alternative(node), wanted, state)
    else yield* within(node.children, wanted, state)
  }
}

/** A content control that nobody has filled in shows its prompt, which may be a number too. */
function* withinControl(
  control: XmlElement,
  wanted: (name: string) => boolean,
  state: WalkState,
): Generator<XmlElement> {
  const isPrompt = flagOf(child(control, 'w:sdtPr'), 'w:showingPlcHdr') === true
  if (isPrompt) state.prompts++
  yield* within(control.children, wanted, state)
  if (isPrompt) state.prompts--
}

/** Drawings are written twice, for new and for old readers. The new way is taken where it holds anything that is read. */
function alternative(node: XmlElement): XmlElement['children'] {
  for (const choice of childrenNamed(node, 'mc:Choice'))
    if (holds(choice, READ_IN_CHOICE)) return choice.children
  const fallback = child(node, 'mc:Fallback')
  return fallback?.children.some(isElement) ? fallback.children : (child(node, 'mc:Choice')?.children ?? [])
}

const READ_IN_CHOICE = new Set(['w:txbxContent', 'a:blip', 'w:t', 'w:sym'])

const holds = (element: XmlElement, names: Set<string>): boolean =>
  element.children.some((node) => isElement(node) && (names.has(node.name) || holds(node, names)))
