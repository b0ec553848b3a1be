/** The walk of the pass before mammoth: what is body text, whatever wraps it. */
import { UnsupportedFormatError } from '../../errors.js'
import type { Labeller } from '../word/numbering.js'
import type { Styles } from './styles.js'
import { child, childrenNamed, isElement, type XmlElement } from '../package/xml.js'

/** What the pass knows at a place of the document. */
export interface State {
  styles: Styles
  label: Labeller
  /** The fields around this place, outermost first: whether their shown result has begun. */
  fields: { shown: boolean }[]
  wholeFields: Set<XmlElement>
  trackedChanges: boolean
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
  'w:instrText',
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

/** Another file's whole text, which Word takes in when it saves the document. */
const EMBEDDED = new Set(['w:altChunk', 'w:subDoc'])

/** The elements of the wanted names within, whatever wraps them (content controls, insertions, links, unknown elements). */
export function* within(
  nodes: XmlElement['children'],
  wanted: (name: string) => boolean,
  state: State,
): Generator<XmlElement> {
  for (const node of nodes) {
    if (!isElement(node)) continue
    if (TRACKED.has(node.name)) state.trackedChanges = true
    if (LEFT_OUT.has(node.name)) continue
    if (EMBEDDED.has(node.name)) {
      throw new UnsupportedFormatError(
        'The document only refers to another file for its text; open it in Word and save it again.',
      )
    }
    if (wanted(node.name)) yield node
    else if (node.name === 'mc:AlternateContent') yield* within(alternative(node), wanted, state)
    else yield* within(node.children, wanted, state)
  }
}

/** Text boxes are written twice, for new and for old readers. The new way is taken where it holds anything that is read. */
function alternative(node: XmlElement): XmlElement['children'] {
  for (const choice of childrenNamed(node, 'mc:Choice'))
    if (holds(choice, READ_IN_CHOICE)) return choice.children
  return child(node, 'mc:Fallback')?.children ?? child(node, 'mc:Choice')?.children ?? []
}

const READ_IN_CHOICE = new Set(['w:txbxContent', 'a:blip', 'w:t', 'w:sym'])

const holds = (element: XmlElement, names: Set<string>): boolean =>
  element.children.some((node) => isElement(node) && (names.has(node.name) || holds(node, names)))
