/** A table's head → the grid column of each column of the template. */
import { isFormLabel, type TemplateBlock } from '../form/index.js'
import { ALIKE, align } from './align.js'
import { BLANK, type TypedCell, isPrinted } from './cells.js'
import { ABSENT } from './count.js'
import type { Line } from './lines.js'
import type { Likeness, Vocabulary } from './vocabulary.js'

/** The head of a table: one line, or several above one another. */
export interface PrintedHead {
  /** The lowest label in each column of the grid. */
  labels: TypedCell[]
  /** The number of grid columns that the head has. */
  width: number
  /** Its lines as printed, for findings to point at. */
  lines: Line[]
}

/** `信息内容 | 本年制发件数` above `| 规章` → 信息内容, 规章: in each column the lowest label. */
export function headOfLines(lines: Line[]): PrintedHead {
  const width = Math.max(...lines.map(({ cells }) => cells.length))
  const labels = new Array<TypedCell>(width).fill(BLANK)
  for (const { cells } of lines) {
    for (const [place, cell] of cells.entries()) if (isPrinted(cell)) labels[place] = cell
  }
  return { labels, width, lines }
}

export interface HeadColumns {
  /** The grid column of each column of the template; ABSENT where the head has no room for it. */
  columns: number[]
  /** How many of them the head names; the others have their places from these. */
  named: number
  /** The head lacks columns of the form, or has them in another order: cells can't be counted by the form. */
  others: boolean
  /** All these labels stand in one line: then the cells below have their order, even in another grid. */
  oneLine: boolean
}

/**
 * Finds the columns of a template block in a head; null where the head names too few of them. `copies`: how many
 * times the columns stand side by side (for rows that stand side by side).
 */
export function columnsOfHead(
  head: PrintedHead,
  vocabulary: Vocabulary,
  block: TemplateBlock,
  copies = 1,
): HeadColumns | null {
  const likeness = vocabulary.columnLikeness(block)
  const observed = head.labels.flatMap((label, column): NamedColumn[] => {
    const scores = likeness(label.text)
    return isNamed(scores) ? [{ column, scores }] : []
  })
  const width = block.columns.length * copies
  // Where all copies are complete, each is aligned by itself, so that no label is taken into the next.
  const parts = observed.length === width ? copies : 1
  const length = observed.length / parts
  const columns = Array.from({ length: parts }, (_, part) =>
    namedColumns(observed.slice(part * length, (part + 1) * length), width / parts),
  ).flat()
  const named = columns.filter((column) => column !== null).length
  if (named * 2 <= width && named < width) return null
  const places = withUnnamed(columns, head)
  return {
    columns: places,
    named,
    others: namesOthers(head, likeness, places, block.columns.length),
    oneLine: inOneLine(head, places),
  }
}

interface NamedColumn {
  column: number
  scores: readonly number[]
}

const isNamed = (scores: readonly number[]): boolean => scores.some((score) => score >= ALIKE)

/**
 * The grid column of each of `width` columns of the template, null for one that is not named. The template's names
 * come again and again up to that width.
 */
function namedColumns(observed: readonly NamedColumn[], width: number): (number | null)[] {
  const pairs = align(
    observed.map(({ scores }) => Array.from({ length: width }, (_, i) => scores[i % scores.length]!)),
    width,
  )
  const columns = new Array<number | null>(width).fill(null)
  pairs.forEach((t, o) => {
    if (t !== null) columns[t] = observed[o]!.column
  })
  return columns
}

/**
 * Gives a column that the head does not name, or names wrongly, the place between its neighbours: 自然人 | ? | 科研机构 →
 * the second is 商业企业. At either end something must be printed there.
 */
function withUnnamed(columns: readonly (number | null)[], head: PrintedHead): number[] {
  const filled = [...columns]
  for (let start = 0; start < filled.length; start++) {
    if (filled[start] !== null) continue
    let end = start
    while (end < filled.length && filled[end] === null) end++
    const places = placesBetween(filled[start - 1] ?? null, filled[end] ?? null, end - start, head)
    places.forEach((place, i) => {
      filled[start + i] = place
    })
  }
  return filled as number[]
}

/**
 * The places of so many unnamed columns between two named ones (null: at an end of the table). ABSENT where there are
 * more or fewer places between, or nothing is printed at an end.
 */
function placesBetween(
  before: number | null,
  after: number | null,
  count: number,
  head: PrintedHead,
): number[] {
  const from = before === null ? after! - count : before + 1
  const isInside = before !== null && after !== null
  const fits = isInside ? after - from === count : areLabelled(head, from, count)
  return Array.from({ length: count }, (_, i) => (fits ? from + i : ABSENT))
}

const inOneLine = ({ lines, labels }: PrintedHead, places: readonly number[]): boolean =>
  lines.some(({ cells }) =>
    places.every((place) => place === ABSENT || cells[place]?.text === labels[place]?.text),
  )

/** A label of the form is no column that is named wrongly: 信息内容 stands above the labels of the rows. */
const areLabelled = ({ labels, width }: PrintedHead, from: number, count: number): boolean =>
  from >= 0 &&
  from + count <= width &&
  labels.slice(from, from + count).every((label) => isPrinted(label) && !isFormLabel(label.text))

/** Whether a head names some of the form's columns but not all, or names them in another order: 总计 | 自然人. */
function namesOthers(
  { lines }: PrintedHead,
  likeness: Likeness,
  columns: readonly number[],
  width: number,
): boolean {
  const present = columns.filter((column) => column !== ABSENT)
  if (present.some((column, i) => i > 0 && column < present[i - 1]!)) return true
  const named = new Set<number>()
  for (const { cells } of lines) {
    for (const { text } of cells.filter(isPrinted)) {
      for (const [i, score] of likeness(text).entries()) if (score >= ALIKE) named.add(i)
    }
  }
  return named.size > 0 && named.size < width
}
