/** What becomes of a sheet on its way into print. */
import type { Sheet, SheetCell } from './form.js'

/** The grid places of a sheet: a cell and whether this is its corner; null where nothing reaches. */
export function gridOf(sheet: Sheet): ({ cell: SheetCell; corner: boolean } | null)[][] {
  const grid: ({ cell: SheetCell; corner: boolean } | null)[][] = sheet.map(() => [])
  sheet.forEach((row, r) => {
    let column = 0
    for (const cell of row) {
      while (grid[r]![column]) column++
      const [height, width] = [cell.rowSpan ?? 1, cell.columnSpan ?? 1]
      for (let i = r; i < Math.min(r + height, sheet.length); i++) {
        for (let c = column; c < column + width; c++) grid[i]![c] = { cell, corner: i === r && c === column }
      }
      column += width
    }
  })
  return grid.map((row) => Array.from(row, (place) => place ?? null))
}

export const widthOf = (sheet: Sheet): number => Math.max(...gridOf(sheet).map((row) => row.length))

/** Each row's own cells, with spans gone. */
export const withoutSpans = (sheet: Sheet): Sheet =>
  sheet.map((row) => row.map(({ rowSpan: _r, columnSpan: _c, ...cell }) => cell))

/** Cells that should be joined and are not: the places that a joined cell would cover are blank cells. */
export const unjoined = (sheet: Sheet): Sheet =>
  gridOf(sheet).map((row) =>
    row.map((place) => (place?.corner ? withoutSpans([[place.cell]])[0]![0]! : { text: '' })),
  )

/** Cuts a sheet in two before a row; cells that reach over the cut stay above it, and a blank cell goes on below. */
export function cut(sheet: Sheet, before: number, head = 0): [Sheet, Sheet] {
  const grid = gridOf(sheet)
  const above = sheet
    .slice(0, before)
    .map((row, r) => row.map((cell) => ({ ...cell, rowSpan: Math.min(cell.rowSpan ?? 1, before - r) })))
  const reaching = new Set<SheetCell>()
  const below = sheet.slice(before)
  const first: SheetCell[] = []
  for (const place of grid[before]!) {
    if (!place || reaching.has(place.cell)) continue
    reaching.add(place.cell)
    if (below[0]!.includes(place.cell)) first.push(place.cell)
    else {
      const corner = grid.findIndex((row) => row.some((other) => other?.cell === place.cell))
      first.push({
        text: '',
        columnSpan: place.cell.columnSpan ?? 1,
        rowSpan: (place.cell.rowSpan ?? 1) - (before - corner),
      })
    }
  }
  return [above, [...sheet.slice(0, head), first, ...below.slice(1)]]
}

/** A sheet with some of its labels printed differently. */
export const relabelled = (sheet: Sheet, labels: Record<string, string>): Sheet =>
  sheet.map((row) =>
    row.map((cell) =>
      cell.indicator === undefined && cell.text in labels ? { ...cell, text: labels[cell.text]! } : cell,
    ),
  )

/** A copy whose values are no observations: printed a second time. */
export const copyOf = (sheet: Sheet): Sheet =>
  sheet.map((row) => row.map(({ indicator: _i, printed: _p, ...cell }) => cell))

/** Rows without a cell that has this text. */
export const withoutRows = (sheet: Sheet, ...labels: string[]): Sheet =>
  sheet.filter((row) => !row.some(({ text }) => labels.includes(text)))

export const insertBefore = (sheet: Sheet, label: string, ...rows: Sheet): Sheet => {
  const at = sheet.findIndex((row) => row.some(({ text }) => text === label))
  if (at < 0) throw new RangeError(`no row ${label}`)
  return [...sheet.slice(0, at), ...rows, ...sheet.slice(at)]
}

/** A row of plain cells. */
export const plainRow = (...texts: string[]): SheetCell[] => texts.map((text) => ({ text }))
