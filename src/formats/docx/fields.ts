/** Fields: an instruction that is not shown and a result that is, and the form fields, which keep what was chosen apart (ECMA-376 part 1, 17.16). */
import {
  child,
  childrenNamed,
  flagOf,
  isElement,
  settingOf,
  textOf,
  type XmlElement,
} from '../package/xml.js'
import { isDrawnField, showsResult } from '../word/fields.js'
import { LEFT_OUT, type WalkState } from './walk.js'

/** What a field shows that is written nowhere in the text. */
export type Unwritten = { text: string } | 'unread' | undefined

/** Takes the mark of a field's beginning, of its result's, or of its end; gives what the field that ends shows. */
export function readFieldMark(mark: XmlElement, state: WalkState): Unwritten {
  const { fields, wholeFields, shown } = state
  const type = mark.attributes['w:fldCharType']
  const innermost = fields.at(-1)
  if (type === 'begin' && wholeFields.has(mark))
    fields.push({ begin: mark, instruction: '', shown: false, shownBefore: shown })
  else if (type === 'separate' && innermost) {
    innermost.shown = true
    innermost.shownBefore = shown
  } else if (type === 'end' && innermost) {
    fields.pop()
    if (shown > innermost.shownBefore) return undefined
    return chosen(child(innermost.begin, 'w:ffData')) ?? (isUnread(innermost) ? 'unread' : undefined)
  }
  return undefined
}

export function readInstruction(part: XmlElement, { fields }: WalkState): void {
  const field = fields.at(-1)
  if (field && !field.shown) field.instruction += textOf(part)
}

const isUnread = ({ shown, instruction }: WalkState['fields'][number]): boolean =>
  (!shown && showsResult(instruction)) || isDrawnField(instruction)

/** The chosen entry of a drop-down list, the tick of a box. */
function chosen(data: XmlElement | undefined): Unwritten {
  const list = child(data, 'w:ddList')
  if (list) {
    const index = Number(settingOf(list, 'w:result') ?? settingOf(list, 'w:default') ?? 0)
    return { text: [...childrenNamed(list, 'w:listEntry')][index]?.attributes['w:val'] ?? '' }
  }
  const box = child(data, 'w:checkBox')
  return box && { text: (flagOf(box, 'w:checked') ?? flagOf(box, 'w:default')) ? '☑' : '☐' }
}

/** The beginnings of fields that also end in their story; a broken field must not swallow what follows it. */
export function wholeFields(story: XmlElement): Set<XmlElement> {
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
