/**
 * Damage of one kind to one table, with known truth: what is printed under a label is that label's, unless a cell too many or
 * too few has moved what stands behind it.
 */
import type { Sheet, SheetCell } from '../generate/form.js'
import { gridOf, unjoined, widthOf } from '../generate/sheets.js'
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

/** The grid columns that hold values, each with its cells from the first row on; null where some row has other columns. */
const valueColumns = (sheet: Sheet): number[] | null => {
  const rows = gridOf(sheet).filter((row) => row.some((place) => place?.cell.indicator !== undefined))
  const columns = rows.map((row) =>
    row.flatMap((place, c) => (place?.cell.indicator !== undefined ? [c] : [])).join(),
  )
  return new Set(columns).size === 1 ? columns[0]!.split(',').map(Number) : null
}

/** A table whose cells stand each in one place of the grid, as some writers print merged ones: then columns can be moved. */
const inColumns =
  (change: (row: SheetCell[], columns: readonly number[]) => SheetCell[]): ((sheet: Sheet) => Sheet | null) =>
  (sheet) => {
    const columns = valueColumns(sheet)
    return columns && columns.length > 2 ? unjoined(sheet).map((row) => change([...row], columns)) : null
  }

/** The cells of a row in another order of its columns. */
const reordered = (row: SheetCell[], columns: readonly number[], order: readonly number[]): SheetCell[] => {
  const cells = order.map((column) => row[column]!)
  columns.forEach((column, i) => (row[column] = cells[i]!))
  return row
}

/** Where rows stand side by side, two columns of one of them, of which none holds the row's own name. */
const swappable = (columns: number, random: Random): [number, number] => {
  if (columns < 15) return [random(columns), random(columns)]
  const group = 5 * random(3)
  return [group + 1 + random(4), group + 1 + random(4)]
}

/** 0 and up, as a table's library prints for names that it has not. */
const numbered = (count: number): SheetCell[] =>
  Array.from({ length: count }, (_, i) => ({ text: String(i) }))

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
  'two columns swapped': (sheet, random) => {
    const columns = valueColumns(sheet)
    if (!columns) return null
    const [a, b] = swappable(columns.length, random)
    const order = columns.map((column, i) => {
      if (i === a) return columns[b]!
      return i === b ? columns[a]! : column
    })
    return a === b ? null : inColumns((row, from) => reordered(row, from, order))(sheet)
  },
  'the total in front': inColumns((row, columns) =>
    columns.length < 15 ? reordered(row, columns, [columns.at(-1)!, ...columns.slice(0, -1)]) : row,
  ),
  'a column lost': (sheet, random) => {
    const columns = valueColumns(sheet)
    const lost = columns && pick(columns, random)
    return lost ? inColumns((row) => row.filter((_, c) => c !== lost))(sheet) : null
  },
  'a column of blanks added': (sheet, random) => {
    const columns = valueColumns(sheet)
    const at = columns && pick(columns, random)
    return at ? inColumns((row) => [...row.slice(0, at), { text: '' }, ...row.slice(at)])(sheet) : null
  },
  'the head lost': (sheet) => {
    const first = sheet.findIndex((row) => row.some(isValue))
    return first > 0 ? sheet.slice(first) : null
  },
  'a head of numbers': (sheet) => [numbered(widthOf(sheet)), ...unjoined(sheet)],
  'a column and a head of numbers': (sheet) => [
    [{ text: '' }, ...numbered(widthOf(sheet))],
    ...unjoined(sheet).map((row, r) => [{ text: String(r) }, ...row]),
  ],
  'a label changed': inRow(1, (row, [first], random) => {
    const label = row[first! - 1]
    if (!label || label.text.length < 2) return null
    row[first! - 1] = { ...label, text: pick(['其他情况', '规范性文件类', '补充数据', '小计'], random)! }
    return row
  }),
  'a row of another label in between': (sheet, random) => {
    const r = pick(rowsWithValues(sheet, 1), random)
    if (r === undefined || sheet[r]!.some(({ rowSpan = 1 }) => rowSpan > 1)) return null
    const row = sheet[r]!.map(({ text, columnSpan, indicator }) => ({
      text: indicator === undefined ? '其中：网络申请' : text,
      columnSpan,
    }))
    return [...sheet.slice(0, r + 1), row, ...sheet.slice(r + 1)]
  },
  // Of three columns one may well be filled alone, with a large number.
  'all values of a row in one cell': inRow(4, (row, values) => {
    const text = values.map((value) => row[value]!.text).join('')
    const [first] = values
    row.splice(first!, values.length, { ...printedAs(row[first!]!, text), columnSpan: values.length })
    return row
  }),
  'a line of the page in between': (sheet, random) => {
    const r = pick(rowsWithValues(sheet, 1), random)
    return r === undefined || sheet[r]!.some(({ rowSpan = 1 }) => rowSpan > 1)
      ? null
      : [
          ...sheet.slice(0, r),
          [{ text: pick(['- 3 -', '第3页', '3'], random)!, columnSpan: widthOf(sheet) }],
          ...sheet.slice(r),
        ]
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
