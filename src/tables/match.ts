/** The lines of a table, and one edition of the form → which line is which row, and under which head. */
import type { Row, Template, TemplateBlock } from '../form/index.js'
import { align, gaps } from './align.js'
import { type BodyLine, bodyOf, isWrongHead } from './body.js'
import { isLabel, isPrinted } from './cells.js'
import { ABSENT, type ColumnsAbove, placeValues, printedFrom, shapeOf } from './count.js'
import { type Fit, ODD_LABEL } from './fit.js'
import { type PrintedHead, type HeadColumns, columnsOfHead } from './head.js'
import { type Line, hasNumber } from './lines.js'
import { type FormLine, LEAST_KEPT, type Vocabulary, vocabularyOf } from './vocabulary.js'

/** A line, and the row of the form that it is. */
export interface Match {
  block: TemplateBlock
  row: Row
  line: Line
  /** The first place that can hold a value. */
  from: number
  /** Which row it is was told by its neighbours, not by its label. */
  byPosition: boolean
  /** The head above it in its own table. */
  head: PrintedHead | null
  /** The form's columns in that head; null where it names too few of them. */
  columns: HeadColumns | null
  /** For rows that stand side by side in one line: which of how many this is. */
  share: ShareOfLine | null
  /** Why its line can't be counted; null where it may be tried. */
  barred: Barred | null
}

export interface ShareOfLine {
  nth: number
  of: number
}

/**
 * - `run in`: the first number stands in the label, 规章0
 * - `shuffled`: the head names the columns in another order
 * - `twice`: two lines of values below a head that has one
 */
export type Barred = 'run in' | 'shuffled' | 'twice'

/** A line that is no row of the form, with its label: 行政检查. */
export interface ExtraLine {
  line: Line
  label: string
}

/** A table by one edition of the form. */
export interface TableMatch {
  template: Template
  /** The table's lines in print. */
  lines: readonly Line[]
  rows: Match[]
  /** Rows of the form that the table lacks. */
  missing: Row[]
  extra: ExtraLine[]
  /** Heads that name too few of the form's columns: their columns are taken in the form's order. */
  unnamedHeads: Line[]
  fit: Fit
}

export const noMatch = (template: Template, lines: readonly Line[] = []): TableMatch => ({
  template,
  lines,
  rows: [],
  missing: [],
  extra: [],
  unnamedHeads: [],
  fit: 0,
})

/** A row of the text: it has a label, but no head above it. */
export const rowOfText = (
  { block, row }: { block: TemplateBlock; row: Row },
  line: Line,
  { from, byPosition }: Pick<Match, 'from' | 'byPosition'>,
): Match => ({ block, row, line, from, byPosition, head: null, columns: null, share: null, barred: null })

/** Finds the rows of an edition whose rows stand one below the other. */
export function matchLines(lines: readonly Line[], template: Template): TableMatch {
  const vocabulary = vocabularyOf(template)
  const { body, wrongHeads } = withoutWrongHeads(bodyOf(lines, vocabulary), vocabulary)
  const { pairs, byPosition, likeness } = pairsOf(body, vocabulary)
  const heads = headsOf(body, pairs, vocabulary)
  const rows = body.flatMap((one, o): Match[] => {
    const formLine = pairs[o] === null ? null : vocabulary.formLines[pairs[o]!]!
    if (!formLine?.row) return []
    const { block, row } = formLine
    const columns = heads.get(one.head)?.get(block) ?? null
    const barred = hasNumberInLabel(one, vocabulary) ? 'run in' : null
    const { line, from, head } = one
    return [{ block, row, line, from, byPosition: byPosition.has(o), head, columns, share: null, barred }]
  })
  const extra = body.flatMap(({ line, labels }, o) =>
    pairs[o] === null ? [{ line, label: labels.join(' ') }] : [],
  )
  const lacking = lackingRows(pairs, vocabulary)
  const odd = lacking.inside + extra.length + rows.filter((row) => saysMore(row, template)).length
  return {
    template,
    lines,
    rows,
    missing: lacking.rows,
    extra,
    unnamedHeads: [...unnamedHeads(body, heads, rows), ...wrongHeads],
    fit: likenessOfPairs(pairs, likeness) + namedColumns(heads) - ODD_LABEL * odd,
  }
}

function withoutWrongHeads(
  all: readonly BodyLine[],
  { isRowLabel }: Vocabulary,
): { body: readonly BodyLine[]; wrongHeads: Line[] } {
  const isWrong = ({ line }: BodyLine, o: number): boolean =>
    isWrongHead(line, all[o + 1]?.line) && !isRowLabel(line.cells[0]?.text ?? '')
  const wrong = new Set(all.filter(isWrong))
  return {
    body: wrong.size > 0 ? all.filter((one) => !wrong.has(one)) : all,
    wrongHeads: [...wrong].map(({ line }) => line),
  }
}

/** For each line the number of its line of the form, by number; or null. */
type Pairs = readonly (number | null)[]

interface Pairing {
  pairs: Pairs
  /** The lines whose label did not say which row they are. */
  byPosition: ReadonlySet<number>
  likeness: readonly (readonly number[])[]
}

/**
 * Pairs lines with those of the form by their labels. Where between two pairs as many lines as rows are left over, these are
 * paired in order: 行政许可, ?, 行政强制 → the line between is 行政处罚.
 */
function pairsOf(body: readonly BodyLine[], vocabulary: Vocabulary): Pairing {
  const { formLines } = vocabulary
  const likeness = body.map(({ labels }) => likenessOf(labels, vocabulary))
  const pairs = align(likeness, formLines.length)
  const byPosition = new Set<number>()
  for (const gap of gaps(pairs, formLines.length)) {
    const rows = gap.template.filter((e) => formLines[e]!.row !== null)
    const wanted = rows.map((e) => formLines[e]!)
    const candidates = gap.observed.filter((o) => couldBeRow(body[o]!, wanted, vocabulary))
    if (rows.length !== candidates.length) continue
    for (const [i, o] of candidates.entries()) {
      pairs[o] = rows[i]!
      byPosition.add(o)
    }
  }
  return { pairs, byPosition, likeness }
}

/**
 * The rows of the form that no line is, and how many of them stand above the last one that is there. Those below say
 * nothing of the edition, for a table may be cut off.
 */
function lackingRows(pairs: Pairs, { formLines }: Vocabulary): { rows: Row[]; inside: number } {
  const taken = new Set(pairs)
  const last = pairs.reduce<number>((most, pair) => Math.max(most, pair ?? -1), -1)
  const lacks = formLines.flatMap(({ row }, e) => (row && !taken.has(e) ? [{ row, e }] : []))
  return { rows: lacks.map(({ row }) => row), inside: lacks.filter(({ e }) => e < last).length }
}

const likenessOfPairs = (pairs: Pairs, likeness: Pairing['likeness']): number =>
  pairs.reduce<number>((sum, pair, o) => sum + (pair === null ? 0 : (likeness[o]![pair] ?? 0)), 0)

/** `规章0`: the first number has run into the label. Then each cell behind it may be one place too far left. */
const NUMBER_BEHIND = /^(.*\p{Script=Han}[)）”"]?)\d{1,8}$/u
const ENDS_WITH_DIGIT = /\d$/
function hasNumberInLabel({ labels }: BodyLine, { isRowLabel }: Vocabulary): boolean {
  const own = labels.at(-1) ?? ''
  const label = ENDS_WITH_DIGIT.test(own) ? NUMBER_BEHIND.exec(own)?.[1] : undefined
  return label !== undefined && isRowLabel(label)
}

/**
 * Whether a row says more than the form asks: words stand where its first value would (another label, which the form
 * has not), or it has more values than columns and their places can't be told.
 */
function saysMore(match: Match, template: Template): boolean {
  const { line, from, block } = match
  const printed = printedFrom(line, from)
  const [first] = printed
  if (first === undefined) return false
  return isLabel(line.cells[first]!) || (printed.length > block.columns.length && !placesOf(match, template))
}

/**
 * How like a line's labels are to each line of the form: the last label alone, and where that is no exact name also all joined:
 * 三、本年度办理结果（一）予以公开.
 */
function likenessOf(labels: readonly string[], { formLineLikeness }: Vocabulary): readonly number[] {
  const own = formLineLikeness(labels.at(-1) ?? '')
  if (labels.length < 2 || own.includes(1)) return own
  const joined = formLineLikeness(labels.join(''))
  return own.map((score, e) => Math.max(score, joined[e]!))
}

/**
 * Whether a line may be one of the rows that lack a line here: it has numbers and no label of its own, or its label
 * keeps enough letters of theirs.
 */
function couldBeRow(
  { line, labels }: BodyLine,
  rows: readonly FormLine[],
  { isGroup, shareKept }: Vocabulary,
): boolean {
  const own = labels.at(-1)
  return own === undefined || isGroup(own)
    ? hasNumber(line)
    : rows.some((formLine) => shareKept(own, formLine) >= LEAST_KEPT)
}

type Heads = Map<PrintedHead | null, Map<TemplateBlock, HeadColumns | null>>

/** For each head and each block with rows below it: where the head has the block's columns. */
function headsOf(body: readonly BodyLine[], pairs: Pairs, vocabulary: Vocabulary): Heads {
  const heads: Heads = new Map()
  for (const [o, { head }] of body.entries()) {
    const block = pairs[o] === null ? undefined : vocabulary.formLines[pairs[o]!]?.block
    if (!head || !block) continue
    const byBlock = heads.get(head) ?? new Map<TemplateBlock, HeadColumns | null>()
    heads.set(head, byBlock)
    if (!byBlock.has(block)) byBlock.set(block, columnsOfHead(head, vocabulary, block))
  }
  return heads
}

const namedColumns = (heads: Heads): number =>
  [...heads.values()]
    .flatMap((byBlock) => [...byBlock.values()])
    .reduce((sum, columns) => sum + (columns?.named ?? 0), 0)

/** Heads above rows that name none of the form's columns. */
function unnamedHeads(body: readonly BodyLine[], heads: Heads, rows: readonly Match[]): Line[] {
  const unknown = [...heads].flatMap(([head, byBlock]) =>
    head && [...byBlock.values()].every((columns) => columns === null) ? [head] : [],
  )
  if (unknown.length === 0) return []
  const read = new Set(rows.map(({ line }) => line))
  const above = new Set(body.flatMap(({ line, head }) => (read.has(line) ? [head] : [])))
  return unknown.flatMap((head) => (above.has(head) ? [head.lines[0]!] : []))
}

/** The places of a row's values in its line, by the head above it or by counting; null where they can't be told. */
export function placesOf(match: Match, template: Template): readonly number[] | null {
  const { line, from, head, columns, block, share, barred } = match
  if (barred) return null
  const shape = share ? { width: block.columns.length * share.of } : shapeOf(block, template)
  const above = head && {
    columns: columns && columnsAbove(line, head, columns),
    wider: line.cells.length - head.width,
  }
  const places = placeValues({ line, from }, shape, above ?? undefined)
  return share && places
    ? places.slice(share.nth * block.columns.length, (share.nth + 1) * block.columns.length)
    : places
}

function columnsAbove(line: Line, head: PrintedHead, found: HeadColumns): ColumnsAbove {
  // This head names every column, but leaves no room for some: its own cells have moved.
  const isShifted = found.columns.includes(ABSENT) && !found.others
  return {
    places: found.columns,
    sameGrid: head.width === line.cells.length && !line.dropped && !isShifted,
    sameOrder: found.oneLine,
    labels: found.named === found.columns.length ? head.labels : null,
    hasOthers: addsColumns(head, found.columns),
  }
}

/** Whether a head has more labels than the form has columns, counted from the first column on. */
const addsColumns = ({ labels }: PrintedHead, columns: readonly number[]): boolean =>
  !columns.includes(ABSENT) && labels.slice(Math.min(...columns)).filter(isPrinted).length > columns.length
