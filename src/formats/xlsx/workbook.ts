/** A workbook's parts: its sheets that are shown, in the order of their tabs, the strings that they share, and how cells look. */
import { refusal } from '../../errors.js'
import { relationships } from '../package/relationships.js'
import { child, childrenNamed, type XmlElement } from '../package/xml.js'
import type { Package } from '../package/zip.js'
import type { Book } from './cells.js'
import { readStyles } from './styles.js'

export interface Workbook extends Book {
  sheets: { name: string; root: XmlElement }[]
}

const USUAL_MAIN_PART = 'xl/workbook.xml'

export function openWorkbook(pack: Package): Workbook {
  const named = relationships(pack, '').find(({ type }) => type === 'officeDocument')?.target
  const main = named !== undefined && pack.has(named) ? named : USUAL_MAIN_PART
  const root = pack.xml(main)
  if (root?.name !== 'x:workbook') throw refusal('input.corrupt:workbook', {})
  const related = relationships(pack, main)
  const part = (type: string): XmlElement | undefined => {
    const found = related.find((relation) => relation.type === type)
    return found && pack.xml(found.target)
  }
  const sheets = [...childrenNamed(child(root, 'x:sheets'), 'x:sheet')]
    .filter(isShown)
    .flatMap(({ attributes }) => {
      const target = related.find(({ id }) => id === attributes['r:id'])?.target
      const sheet = target === undefined ? undefined : pack.xml(target)
      if (!sheet) throw refusal('input.corrupt:sheet', {})
      // A chart may be a sheet of its own.
      return sheet.name === 'x:worksheet' ? { name: attributes['name'] ?? '', root: sheet } : []
    })
  return {
    sheets,
    strings: [...childrenNamed(part('sharedStrings'), 'x:si')],
    styles: readStyles(part('styles'), isOn(child(root, 'x:workbookPr'), 'date1904')),
    isStale: isOn(child(root, 'x:calcPr'), 'fullCalcOnLoad'),
  }
}

/** `fullCalcOnLoad="1"`, or `"true"`. */
const isOn = (element: XmlElement | undefined, attribute: string): boolean =>
  ['1', 'true'].includes(element?.attributes[attribute] ?? '')

/** `hidden`, and `veryHidden`, which only a program can show again. */
const isShown = ({ attributes }: XmlElement): boolean => !/hidden/i.test(attributes['state'] ?? '')
