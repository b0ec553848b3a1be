/** The unit of a sum of money where a label prints it, not the cell: 本年收费金额（单位：元）. */
import { type Block, grid } from '../document.js'
import type { Column } from '../form/index.js'
import { isWords } from '../form/lexicon/values.js'
import type { RowReading } from './read.js'

/** A unit of money in a label: （单位：元）, （万元）. */
const LABEL_UNIT = /(?:\(|:|单位)(?:人民币)?(亿元|万元|千元|元)/
const isMoney = (unit: string): boolean => unit.endsWith('元') || unit === 'as printed'

/** The unit that the head above a value, or else the row's own label, prints in place of the form's. */
export function unitOfLabels(
  { line, from }: RowReading,
  place: number,
  { unit }: Column,
  blocks: readonly Block[],
): string | undefined {
  if (!isMoney(unit)) return undefined
  const table = blocks[line.block]
  const above =
    table?.kind === 'table'
      ? grid(table)
          .slice(0, line.row)
          .map((slots) => slots[place]?.cell.text ?? '')
          .reverse()
      : []
  const isFull = (text: string) => text !== '' && !isWords(text)
  const head = above.slice(0, above.findIndex(isFull) < 0 ? undefined : above.findIndex(isFull))
  const labels = [...head, ...line.texts.slice(0, from).reverse()]
  const printed = labels.flatMap(
    (text) => LABEL_UNIT.exec(text.normalize('NFKC').replace(/\s/g, ''))?.[1] ?? [],
  )[0]
  return printed === unit ? undefined : printed
}
