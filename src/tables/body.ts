/** The lines of a table → its heads, and the lines below them, each parted into labels and values. */
import { type TypedCell, isFigure, isLabel, isPrinted } from './cells.js'
import { type PrintedHead, headOfLines } from './head.js'
import { type Line, hasNumber, isEmpty } from './lines.js'
import type { Vocabulary } from './vocabulary.js'

/** A line that is no part of the head. */
export interface BodyLine {
  line: Line
  labels: string[]
  /** The first place behind the labels. */
  from: number
  /** The head above it in its table; null where none stands there. */
  head: PrintedHead | null
}

/** What stands in a table: heads with the lines below them. */
export function bodyOf(lines: readonly Line[], vocabulary: Vocabulary): BodyLine[] {
  const body: BodyLine[] = []
  let stack: Line[] = []
  let head: PrintedHead | null = null
  for (const line of lines) {
    if (isEmpty(line)) continue
    if (isHeadLine(line, vocabulary)) {
      // Heads of two blocks stand over one grid only if they are equally wide.
      const isOver = ({ block, cells }: Line) => block === line.block || cells.length === line.cells.length
      stack = [...stack.filter(isOver), line]
      continue
    }
    if (stack.length > 0) head = headOfLines(stack)
    stack = []
    body.push({ line, head, ...labelsOf(line, head, vocabulary) })
  }
  return body
}

/** `信息内容 | 本年制发件数 | 本年废止件数`: labels of a head and no number. */
export function isHeadLine({ cells }: Line, { isHead, isRowLabel, template }: Vocabulary): boolean {
  const printed = cells.filter(isPrinted)
  if (printed.some(isFigure)) return false
  const named = printed.filter(({ text }) => isHead(text)).length
  return (
    named > 1 ||
    (named === printed.length &&
      (template.layout === 'across' || !printed.every(({ text }) => isRowLabel(text))))
  )
}

/** `三、本年度办理结果 | （一）予以公开 | 3` → its two labels; values from place 2 on. */
function labelsOf(
  { cells }: Line,
  head: PrintedHead | null,
  vocabulary: Vocabulary,
): { labels: string[]; from: number } {
  const firstValue = head && head.width === cells.length ? firstColumn(head, vocabulary) : null
  const labels: string[] = []
  let from = 0
  for (const [place, cell] of cells.entries()) {
    if (!isPrinted(cell)) continue
    if (labels.length === 0 && isNumberOfRow(cells, place, firstValue)) continue
    const inLabels =
      firstValue === null ? labels.length === 0 || vocabulary.isGroup(labels.at(-1)!) : place < firstValue
    if (!isLabel(cell) || !(inLabels || isNamed(cell.text, vocabulary))) break
    labels.push(cell.text)
    from = place + 1
  }
  return { labels, from }
}

/** 序号: a number in front of a row's label, left of all values. */
const isNumberOfRow = (cells: readonly TypedCell[], place: number, firstValue: number | null): boolean =>
  firstValue !== null && isFigure(cells[place]!) && cells.slice(place + 1, firstValue).some(isLabel)

const isNamed = (text: string, { isRowLabel, isGroup }: Vocabulary): boolean =>
  isRowLabel(text) || isGroup(text)

/**
 * The place of the head's first column: `信息内容 | 本年制发件数` → 1. null where it names none, or one at place 0: then it has
 * lost cells, and leaves no room for labels.
 */
function firstColumn({ labels }: PrintedHead, { template, columnLikeness }: Vocabulary): number | null {
  const first = labels.findIndex(
    (label) =>
      isPrinted(label) && template.blocks.some((block) => columnLikeness(block)(label.text).includes(1)),
  )
  return first > 0 ? first : null
}

/** A row has three labels at most: its own and its groups'. */
const MOST_LABELS = 3

/**
 * More words than a row has labels, above a row of values: a head that a transcription has made up, whatever it says.
 */
export function isWrongHead({ cells }: Line, next: Line | undefined): boolean {
  const printed = cells.filter(isPrinted)
  return printed.length > MOST_LABELS && printed.every(isLabel) && next !== undefined && hasNumber(next)
}
