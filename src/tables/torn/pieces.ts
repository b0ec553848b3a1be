/** What is left of a torn table, in printed order: pieces of labels, and runs of values. */
import type { Block } from '../../document.js'
import type { Row, Template } from '../../form/index.js'
import { ownCharacters } from '../../form/labels.js'
import { plainForm } from '../../form/lexicon/script.js'
import { SURE } from '../align.js'
import { cellOf, hasRunTogether, isFigure, isInPlaceOfValue, isLabel, isPrinted } from '../cells.js'
import { COPY_ROWS, tablesNaming } from '../find.js'
import { type Line, hasNumber, inOrder, isListOfCells, lineOfText, linesOf } from '../lines.js'
import type { Match } from '../match.js'
import type { PlacedTable } from '../place.js'
import { vocabularyOf } from '../vocabulary.js'
import { labelsOfText, wordsOfTable } from './run-together.js'

export type TornPiece = LabelFragment | ValueRun

export interface LabelFragment {
  kind: 'fragment'
  text: string
  /** 无, 不适用 alone on a line may be words of a label or a value: the run that it is as a value. */
  none?: ValueRun
  block: number
}

/** Values that stand together. */
export interface ValueRun {
  kind: 'run'
  /** The values, and blanks where the source keeps them. */
  line: Line
  /** The first place of `line` that can hold a value. */
  from: number
  /** The label stands in front on the same line, or in the cell in front: `规章 3 0 12`. */
  follows: boolean
  /** Cells stand one a line, and the label whole in front: `规章`, `3`, `0`, `12`. */
  listed: boolean
  /** The digits run on from the label without a space: `规章3`. */
  runsOn: boolean
  /** Where its values stand. */
  blocks: number[]
  /** The row that these values have by their label in a table; no other row can have them. */
  row: Row | null
}

/** Longer lines are prose, even if numbers stand at their end. The longest label has 37 letters. */
const LONGEST_LINE = 80

/** The shortest table in one line, two rows of one value: `行政处罚1行政强制2`. */
const SHORTEST_TABLE = 10
/** All labels of table 三 have 560 letters, its values 1,400 digits at most. */
const LONGEST_TABLE = 4_000

const PAGE_NUMBER =
  /^(?:第\s?\d{1,4}\s?页.{0,12}|[-—–―－•·]{1,2}\s?\d{1,4}\s?[-—–―－•·]{1,2}|\d{1,4}\s?\/\s?\d{1,4})$/
const SENTENCE = /[。；;]/

/**
 * @param stretch the blocks to look at
 * @param table what the tables among them gave already
 */
export function piecesOf(
  { blocks, stretch }: { blocks: readonly Block[]; stretch: readonly number[] },
  template: Template,
  table: PlacedTable | null,
): TornPiece[] {
  const rows = new Map(table?.rows.map((row) => [row.line, row]))
  const fromTables = [...rows.keys(), ...(table?.extra.map(({ line }) => line) ?? [])]
  const pieces = stretch.flatMap((index): TornPiece[] => {
    const block = blocks[index]!
    if (block.kind === 'paragraph') return piecesOfParagraph(block.text, index, template)
    if (block.kind !== 'table') return []
    const lines = linesOf(block, index)
    if (isListOfCells(block))
      return lines.flatMap((line) => piecesOfCell(line.cells[0]?.text ?? '', index, template))
    const read = fromTables.filter((line) => line.block === index).sort(inOrder)
    if (read.length === 0) return isScrap(lines, template, table) ? lines.flatMap(piecesOfLine) : []
    return read.flatMap((line) => {
      const row = rows.get(line)
      if (!row || (mayBeTorn(blocks, line, lines.length) && !isSure(row, template))) return piecesOfLine(line)
      return [runOfLine(line, { from: row.from, row: row.row })]
    })
  })
  return joinCells(pieces)
}

/**
 * Whether a block from which no table was read may be a piece of this one: it has numbers, and no label of another
 * table. Where several of its rows are read already, it is another copy, and was left out on purpose.
 */
function isScrap(lines: readonly Line[], template: Template, table: PlacedTable | null): boolean {
  const { rowsNamed } = vocabularyOf(template)
  const isOthers = (text: string) =>
    tablesNaming(text).length > 0 && !tablesNaming(text).includes(template.table)
  if (lines.some(({ cells }) => cells.some(({ text }) => isOthers(text)))) return false
  const read = new Set(table?.rows.map(({ row }) => row))
  const isRead = ({ text }: { text: string }) => rowsNamed(text).some((row) => read.has(row))
  return lines.some(hasNumber) && lines.filter(({ cells }) => cells.some(isRead)).length < COPY_ROWS
}

/** A row at the edge of its table, next to a line of text: a part of its label may stand there. */
function mayBeTorn(blocks: readonly Block[], { block, row }: Line, rows: number): boolean {
  const isText = (index: number) => {
    const next = blocks[index]
    return next?.kind === 'paragraph' && piecesOfText(next.text, index).length > 0
  }
  return (row === 0 && isText(block - 1)) || (row === rows - 1 && isText(block + 1))
}

/** A whole label stands in front, and says which row it is. */
function isSure({ line, from, row }: Match, template: Template): boolean {
  const { formLines, formLineLikeness } = vocabularyOf(template)
  const formLine = formLines.findIndex((one) => one.row === row)
  return line.cells
    .slice(0, from)
    .some((cell) => isPrinted(cell) && formLineLikeness(cell.text)[formLine]! >= SURE)
}

/** The values of a line; whose they are is not known yet. */
const runOfLine = (line: Line, more: Partial<ValueRun> = {}): ValueRun => ({
  kind: 'run',
  line,
  from: 0,
  follows: false,
  listed: false,
  runsOn: false,
  blocks: [line.block],
  row: null,
  ...more,
})

const runOf = (texts: readonly string[], block: number, more?: Partial<ValueRun>): ValueRun =>
  runOfLine(lineOfText(texts.map(cellOf), block), more)

/**
 * A line of a table whose row is not known by its label. Before its first value all is label: `规 | 章 | 3` → 规, 章; 3.
 */
function piecesOfLine(line: Line): TornPiece[] {
  const first = line.cells.findIndex(isInPlaceOfValue)
  const before = line.cells.slice(0, first < 0 ? undefined : first)
  const label = before.filter(isPrinted)
  const fragments = label.map(({ text }): TornPiece => ({ kind: 'fragment', text, block: line.block }))
  if (first < 0) return fragments
  // Blanks between the label and the first value may be values too.
  const from = before.findLastIndex(isPrinted) + 1
  return [...fragments, runOfLine(line, { from, follows: label.length > 0 })]
}

/** `重复申请0`: a label of the form with the first of its values run into it is both. */
function piecesOfCell(text: string, block: number, template: Template): TornPiece[] {
  const [, label = '', number = ''] = GLUED.exec(text) ?? []
  if (label && vocabularyOf(template).isRowLabel(label))
    return [{ kind: 'fragment', text: label, block }, runOf([number], block)]
  return isLabel(cellOf(text)) ? [{ kind: 'fragment', text, block }] : [runOf([text], block)]
}

/** A number with or without its unit, or a mark for none: `12`, `12件`, `—`. A remark in brackets is a word. */
function isValue(word: string): boolean {
  if (word.includes('(')) return false
  const cell = cellOf(word)
  return cell.kind === 'number' || cell.kind === 'mark' || hasRunTogether(cell) || RUN_ON.test(word)
}
/** So many digits are no number, but those of several cells. */
const RUN_ON = /^\d{16,}$/
/** 无, 不适用: a value among values, a word among words. */
const isWordForNone = (word: string): boolean => /^\p{L}/u.test(word) && cellOf(word).kind === 'mark'

/** Digits that run on from a label. */
const GLUED = /^(.*\p{Script=Han}[)"'”’]?)([+-]?\d[\d,]*(?:\.\d+)?)$/u

/** A line of text: one row of the table at most, or the whole table, `规章000行政规范性文件6233440`. */
function piecesOfParagraph(printed: string, block: number, template: Template): TornPiece[] {
  const words = mayBeTable(printed) ? wordsOfTable(plainForm(printed), template) : null
  if (!words) return piecesOfText(printed, block).flatMap((piece) => labelsApart(piece, template))
  return words.map((word, i): TornPiece => {
    if (word.kind === 'label') return { kind: 'fragment', text: word.text, block }
    return runOf(word.texts, block, { follows: i > 0, runsOn: word.runsOn })
  })
}

const labelsApart = (piece: TornPiece, template: Template): TornPiece[] =>
  piece.kind === 'run' || piece.none
    ? [piece]
    : labelsOfText(piece.text, template).map((text) => ({ ...piece, text }))

/** A table has more than one row, and no sentences. */
const mayBeTable = (text: string): boolean =>
  text.length >= SHORTEST_TABLE && text.length <= LONGEST_TABLE && !SENTENCE.test(text) && /\d/.test(text)

/** A word of a line of text. */
interface Word {
  text: string
  /** Digits that run on from the label in front: 申请数量 + 217. */
  runsOn: boolean
}

/** `一、 本年新收217 0 0` → 一、, 本年新收, 217 (which runs on), 0, 0 */
function wordsOfText(text: string): Word[] {
  const words = text.split(' ')
  return words.flatMap((word, i): Word[] => {
    const isLast = i === words.length - 1 || isValue(words[i + 1]!)
    const parted = isLast && !isValue(word) ? GLUED.exec(word) : null
    if (!parted) return [{ text: word, runsOn: false }]
    return [
      { text: parted[1]!, runsOn: false },
      { text: parted[2]!, runsOn: true },
    ]
  })
}

/** A page number (`- 4 -`), a sentence, or a line longer than any row: its numbers are no row's. */
const isProse = (text: string): boolean =>
  ownCharacters(text).length > LONGEST_LINE || SENTENCE.test(text) || PAGE_NUMBER.test(text)

/** A line of text: the label in front, the values, and what stands behind them. `规章 3 0 12` → 规章; 3, 0, 12. */
function piecesOfText(printed: string, block: number): TornPiece[] {
  const text = plainForm(printed)
  if (isProse(text)) return []
  const words = wordsOfText(text)
  const line: LabelFragment = { kind: 'fragment', text, block }
  const from = words.findIndex((word, i) => isValue(word.text) && !startsOrdinal(words[i + 1]?.text))
  if (from < 0) return [line]
  // What takes a value's place and is none (.809) is no word behind the values: its cell is not blank.
  const end = words.findIndex((word, i) => i > from && !isValue(word.text) && !isFigure(cellOf(word.text)))
  const values = words.slice(from, end < 0 ? undefined : end)
  const rest = end < 0 ? [] : textsOfWords(words.slice(end))
  // More numbers behind more words: a sentence.
  if (rest.some(isValue) || (rest.length > 0 && values.length === 1)) return [line]
  const [first] = values
  if (values.length === 1 && isWordForNone(first!.text))
    return [text === first!.text ? { ...line, none: runOf([text], block) } : line]
  const label = textsOfWords(words.slice(0, from)).join('')
  return [
    ...fragmentsOf(label, block),
    runOf(textsOfWords(values), block, { follows: label !== '', runsOn: first!.runsOn }),
    ...fragmentsOf(rest.join(''), block),
  ]
}

const textsOfWords = (words: readonly Word[]): string[] => words.map(({ text }) => text)

const fragmentsOf = (text: string, block: number): LabelFragment[] =>
  text === '' ? [] : [{ kind: 'fragment', text, block }]

/** `1 .属于国家秘密`: the number in front belongs to the label. */
const startsOrdinal = (next: string | undefined): boolean => next !== undefined && /^[.,、．]/.test(next)

/** So many values, each alone on its line and one after the other, make a table whose cells stand one a line. */
const LIST_OF_CELLS = 3

/**
 * Where cells stand one a line, values one after the other are one run, and belong to the label before them: `规章`,
 * `3`, `0`, `12` → 规章; 3, 0, 12. Elsewhere a number alone on its line is a page number or has lost its row: it is
 * left as it is.
 */
function joinCells(pieces: readonly TornPiece[]): TornPiece[] {
  const cells = pieces.map((piece) => (piece.kind === 'fragment' && piece.none) || piece)
  if (cells.some((piece) => isOpenRun(piece) && !isLone(piece))) return [...pieces]
  const joined = runsTogether(cells).map(joinedRun)
  const isList = joined.some((piece) => isOpenRun(piece) && piece.blocks.length >= LIST_OF_CELLS)
  if (!isList) return [...pieces]
  return joined.map((piece) => (isOpenRun(piece) ? { ...piece, follows: true, listed: true } : piece))
}

/** Values that are no row's yet. */
const isOpenRun = (piece: TornPiece): piece is ValueRun => piece.kind === 'run' && piece.row === null

/** A value, or a blank, alone on its line. */
const isLone = (piece: TornPiece): piece is ValueRun =>
  isOpenRun(piece) && !piece.follows && piece.line.cells.length === 1

/** Lone values of the text that follow one another stand together, anything else by itself: 规章, 3, 0 → [规章], [3, 0]. */
function runsTogether(pieces: readonly TornPiece[]): TornPiece[][] {
  const groups: TornPiece[][] = []
  for (const piece of pieces) {
    const first = groups.at(-1)?.[0]
    const isInText = first !== undefined && isLone(first) && first.line.printed[0] === null
    if (isInText && isLone(piece)) groups.at(-1)!.push(piece)
    else groups.push([piece])
  }
  return groups
}

function joinedRun(group: readonly TornPiece[]): TornPiece {
  const runs = group.filter(isOpenRun)
  if (runs.length < 2) return group[0]!
  const texts = runs.flatMap(({ line }) => line.cells.map(({ text }) => text))
  return runOf(texts, runs[0]!.line.block, { blocks: runs.flatMap(({ blocks }) => blocks) })
}
