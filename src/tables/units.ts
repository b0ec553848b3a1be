/** The unit of a sum of money, where a label has it and not the cell: 本年收费金额（单位：元）. */
import { type Block, grid } from '../document.js'
import type { Column } from '../form/index.js'
import { cellOf, isInPlaceOfValue } from './cells.js'
import type { Match } from './match.js'

/** A unit of money in a label: （单位：元）, （万元）. */
const LABEL_UNIT = /(?:\(|:|单位)(?:人民币)?(亿元|万元|千元|元)/
const isMoney = (unit: string): boolean => unit.endsWith('元') || unit === 'as printed'

/**
 * The unit printed in the head above a value, else in the row's own label; undefined where it is the form's or none
 * is printed.
 */
export function unitOfLabels(
  { line, from }: Match,
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
  const end = above.findIndex((text) => isInPlaceOfValue(cellOf(text)))
  const head = above.slice(0, end < 0 ? undefined : end)
  const labels = [
    ...head,
    ...line.cells
      .slice(0, from)
      .map(({ text }) => text)
      .reverse(),
  ]
  const printed = labels.flatMap(
    (text) => LABEL_UNIT.exec(text.normalize('NFKC').replace(/\s/g, ''))?.[1] ?? [],
  )[0]
  return printed === unit ? undefined : printed
}
