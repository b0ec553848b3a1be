/**
 * Damage of one kind to one table, with known truth: what is printed under a label is that label's, unless a cell too many or
 * too few has moved what stands behind it.
 */
import type { Sheet, SheetCell } from '../generate/form.js'
import type { Random } from '../generate/quirks/quirk.js'

export type Mutation = (sheet: Sheet, random: Random) => Sheet | null

const isValue = (cell: SheetCell): boolean => cell.indicator !== undefined
const rowsWithValues = (sheet: Sheet, least: number): number[] =>
  sheet.flatMap((row, r) => (row.filter(isValue).length >= least ? [r] : []))
const pick = <T>(list: readonly T[], random: Random): T | undefined =>
  list.length > 0 ? list[random(list.length)] : undefined

/** A change of one row that has values, and of the places of these. */
const inRow =
  (
    least: number,
    change: (row: SheetCell[], values: number[], random: Random) => SheetCell[] | null,
  ): Mutation =>
  (sheet, random) => {
    const r = pick(rowsWithValues(sheet, least), random)
    if (r === undefined) return null
    const values = sheet[r]!.flatMap((cell, c) => (isValue(cell) ? [c] : []))
    const changed = change([...sheet[r]!], values, random)
    return changed && sheet.map((row, i) => (i === r ? changed : row))
  }

/** What is printed in a cell of its own place. */
const printedAs = (cell: SheetCell, text: string): SheetCell => ({ ...cell, text })

export const MUTATIONS: Readonly<Record<string, Mutation>> = {
  'a value deleted': inRow(3, (row, values, random) => {
    row.splice(pick(values, random)!, 1)
    return row
  }),
  'a blank cell added': inRow(3, (row, values, random) => {
    row.splice(pick(values, random)!, 0, { text: '' })
    return row
  }),
  'a value printed twice': inRow(3, (row, values, random) => {
    const c = pick(values, random)!
    row.splice(c, 0, { text: row[c]!.text })
    return row
  }),
  'two values in one cell': inRow(3, (row, values, random) => {
    const c = values[random(values.length - 1)]!
    row.splice(c, 2, printedAs(row[c]!, row[c]!.text + row[c + 1]!.text))
    return row
  }),
  'a number over two cells': inRow(3, (row, values, random) => {
    const c = pick(
      values.filter((value) => row[value]!.text.length > 1),
      random,
    )
    if (c === undefined) return null
    const { text } = row[c]!
    row.splice(c, 1, printedAs(row[c]!, text.slice(0, 1)), { text: text.slice(1) })
    return row
  }),
  'a label with its first number run in': inRow(3, (row, [first], _) => {
    if (first === 0) return null
    row.splice(first! - 1, 2, { ...row[first! - 1]!, text: row[first! - 1]!.text + row[first!]!.text })
    return row
  }),
  'a letter of a label lost': inRow(1, (row, [first], random) => {
    const label = row[first! - 1]
    if (!label || label.text.length < 4) return null
    const at = random(label.text.length)
    row[first! - 1] = { ...label, text: label.text.slice(0, at) + label.text.slice(at + 1) }
    return row
  }),
  'a row deleted': (sheet, random) => {
    const rows = rowsWithValues(sheet, 1)
    const r = pick(rows, random)
    // A table that is all head is one whose cells are blank.
    return r === undefined || rows.length === 1 || sheet[r]!.some(({ rowSpan = 1 }) => rowSpan > 1)
      ? null
      : sheet.filter((_, i) => i !== r)
  },
  'a row printed twice': (sheet, random) => {
    const r = pick(rowsWithValues(sheet, 1), random)
    if (r === undefined || sheet[r]!.some(({ rowSpan = 1 }) => rowSpan > 1)) return null
    return sheet.flatMap((row, i) =>
      i === r ? [row, row.map(({ text, columnSpan }) => ({ text, columnSpan }))] : [row],
    )
  },
  'two rows swapped': (sheet, random) => {
    const rows = rowsWithValues(sheet, 1).filter((r) => sheet[r]!.every(({ rowSpan = 1 }) => rowSpan === 1))
    const [a, b] = [pick(rows, random), pick(rows, random)]
    if (a === undefined || b === undefined || a === b) return null
    const swapped = new Map([
      [a, sheet[b]!],
      [b, sheet[a]!],
    ])
    return sheet.map((row, i) => swapped.get(i) ?? row)
  },
}
