/** What is left of a torn table, in printed order: pieces of labels, and runs of values. */
import type { Block } from '../../document.js'
import type { Row, Template } from '../../form/index.js'
import { ownCharacters } from '../../form/labels.js'
import { plainForm } from '../../form/lexicon/script.js'
import { SURE } from '../align.js'
import { cellOf, hasRunTogether, isInPlaceOfValue, isLabel, isPrinted } from '../cells.js'
import { COPY_ROWS, tablesNaming } from '../find.js'
import { type Line, hasNumber, inOrder, isListOfCells, lineOfText, linesOf } from '../lines.js'
import type { Match } from '../match.js'
import type { PlacedTable } from '../place.js'
import { vocabularyOf } from '../vocabulary.js'
import { labelsOfText, wordsOfTable } from './run-together.js'

export type Item = Fragment | Run

export interface Fragment {
  kind: 'fragment'
  text: string
  /** 无, 不适用: what it says, if it is a value and no word. */
  none?: Run
  block: number
}

/** Values that stand together. */
export interface Run {
  kind: 'run'
  /** The values, and blanks where the source keeps them. */
  line: Line
  /** The first place of `line` that can hold a value. */
  from: number
  /** The label that stands on the same line in front, or is the cell in front. */
  follows: boolean
  /** Cells stand one a line: the label stands whole in front. */
  listed: boolean
  /** The digits run on from the label without a space. */
  runsOn: boolean
  /** Where its values stand. */
  blocks: number[]
  /** The row that a table's own label gave these values; no other row can have them. */
  row: Row | null
}

/** Longer lines are prose, whatever numbers end them. The longest label has 37 letters. */
const LONGEST_LINE = 80

/** Two rows of one value: `行政处罚1行政强制2`. */
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
export function itemsOf(
  { blocks, stretch }: { blocks: readonly Block[]; stretch: readonly number[] },
  template: Template,
  table: PlacedTable | null,
): Item[] {
  const rows = new Map(table?.rows.map((row) => [row.line, row]))
  const fromTables = [...rows.keys(), ...(table?.extra.map(({ line }) => line) ?? [])]
  const items = stretch.flatMap((index): Item[] => {
    const block = blocks[index]!
    if (block.kind === 'paragraph') return itemsOfParagraph(block.text, index, template)
    if (block.kind !== 'table') return []
    const lines = linesOf(block, index)
    if (isListOfCells(block))
      return lines.flatMap((line) => itemsOfCell(line.cells[0]?.text ?? '', index, template))
    const read = fromTables.filter((line) => line.block === index).sort(inOrder)
    if (read.length === 0) return isScrap(lines, template, table) ? lines.flatMap(itemsOfLine) : []
    return read.flatMap((line) => {
      const row = rows.get(line)
      if (!row || (mayBeTorn(blocks, line, lines.length) && !isSure(row, template))) return itemsOfLine(line)
      return [runOfLine(line, { from: row.from, row: row.row })]
    })
  })
  return joinCells(items)
}

/**
 * A piece of the table that was not known as one, nor as another table's. What names rows that were read already was another
 * copy, and left out.
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
    return next?.kind === 'paragraph' && itemsOfText(next.text, index).length > 0
  }
  return (row === 0 && isText(block - 1)) || (row === rows - 1 && isText(block + 1))
}

/** The label says which row it is, whole. */
function isSure({ line, from, row }: Match, template: Template): boolean {
  const { entries, entryLikeness } = vocabularyOf(template)
  const entry = entries.findIndex((one) => one.row === row)
  return line.cells.slice(0, from).some((cell) => isPrinted(cell) && entryLikeness(cell.text)[entry]! >= SURE)
}

/** The values of a line, as yet of no row. */
const runOfLine = (line: Line, more: Partial<Run> = {}): Run => ({
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

const runOf = (texts: readonly string[], block: number, more?: Partial<Run>): Run =>
  runOfLine(lineOfText(texts.map(cellOf), block), more)

/** A row of a table that its label did not place: what stands before the first value is label. */
function itemsOfLine(line: Line): Item[] {
  const first = line.cells.findIndex(isInPlaceOfValue)
  const before = line.cells.slice(0, first < 0 ? undefined : first)
  const label = before.filter(isPrinted)
  const fragments = label.map(({ text }): Item => ({ kind: 'fragment', text, block: line.block }))
  if (first < 0) return fragments
  // Blanks between the label and the first value may be values too.
  const from = before.findLastIndex(isPrinted) + 1
  return [...fragments, runOfLine(line, { from, follows: label.length > 0 })]
}

/** `重复申请0`: a label of the form with the first of its values run into it is both. */
function itemsOfCell(text: string, block: number, template: Template): Item[] {
  const [, label = '', number = ''] = GLUED.exec(text) ?? []
  if (label && vocabularyOf(template).isEntry(label))
    return [{ kind: 'fragment', text: label, block }, runOf([number], block)]
  return isLabel(cellOf(text)) ? [{ kind: 'fragment', text, block }] : [runOf([text], block)]
}

/** A number with its unit, or a mark for none. A remark in brackets is a word of its own. */
function isValue(word: string): boolean {
  if (word.includes('(')) return false
  const cell = cellOf(word)
  return cell.kind === 'number' || cell.kind === 'mark' || hasRunTogether(cell) || RUN_ON.test(word)
}
/** Digits of more cells than one, so many that they are no number. */
const RUN_ON = /^\d{16,}$/
/** 无, 不适用: a value among values, a word among words. */
const isWordForNone = (word: string): boolean => /^\p{L}/u.test(word) && cellOf(word).kind === 'mark'

/** Digits that run on from a label. */
const GLUED = /^(.*\p{Script=Han}[)"'”’]?)([+-]?\d[\d,]*(?:\.\d+)?)$/u

/** A line of text: a row of the table at most, or all of it. */
function itemsOfParagraph(printed: string, block: number, template: Template): Item[] {
  const words = mayBeTable(printed) ? wordsOfTable(plainForm(printed), template) : null
  if (!words) return itemsOfText(printed, block).flatMap((item) => labelsApart(item, template))
  return words.map((word, i): Item => {
    if (word.kind === 'label') return { kind: 'fragment', text: word.text, block }
    return runOf(word.texts, block, { follows: i > 0, runsOn: word.runsOn })
  })
}

const labelsApart = (item: Item, template: Template): Item[] =>
  item.kind === 'run' || item.none
    ? [item]
    : labelsOfText(item.text, template).map((text) => ({ ...item, text }))

/** A table has more than one row, and no sentences. */
const mayBeTable = (text: string): boolean =>
  text.length >= SHORTEST_TABLE && text.length <= LONGEST_TABLE && !SENTENCE.test(text) && /\d/.test(text)

/** A line of text: the label in front, the values, and what stands behind them. */
function itemsOfText(printed: string, block: number): Item[] {
  const text = plainForm(printed)
  if (ownCharacters(text).length > LONGEST_LINE || SENTENCE.test(text) || PAGE_NUMBER.test(text)) return []
  const words = text.split(' ').flatMap((word, i, all) => {
    const glued = isValue(word) || !(i === all.length - 1 || isValue(all[i + 1]!)) ? null : GLUED.exec(word)
    return glued
      ? [
          { word: glued[1]!, runsOn: false },
          { word: glued[2]!, runsOn: true },
        ]
      : [{ word, runsOn: false }]
  })
  const from = words.findIndex(({ word }, i) => isValue(word) && !startsOrdinal(words[i + 1]?.word))
  if (from < 0) return [{ kind: 'fragment', text, block }]
  let to = from
  while (to < words.length && isValue(words[to]!.word)) to++
  const label = words
    .slice(0, from)
    .map(({ word }) => word)
    .join('')
  const rest = words.slice(to).map(({ word }) => word)
  // More numbers behind more words: a sentence.
  if (rest.some(isValue) || (rest.length > 0 && to - from === 1)) return [{ kind: 'fragment', text, block }]
  const values = words.slice(from, to)
  if (values.length === 1 && isWordForNone(values[0]!.word))
    return [
      { kind: 'fragment', text, block, ...(text === values[0]!.word && { none: runOf([text], block) }) },
    ]
  return [
    ...(label ? [{ kind: 'fragment', text: label, block } as const] : []),
    runOf(
      values.map(({ word }) => word),
      block,
      { follows: label !== '', runsOn: values[0]!.runsOn },
    ),
    ...(rest.length > 0 ? [{ kind: 'fragment', text: rest.join(''), block } as const] : []),
  ]
}

/** `1 .属于国家秘密`: the number in front belongs to the label. */
const startsOrdinal = (next: string | undefined): boolean => next !== undefined && /^[.,、．]/.test(next)

/** So many values, each alone on its line and one after the other, make a table whose cells stand one a line. */
const LIST_OF_CELLS = 3

/**
 * Where cells stand one a line, values one after the other are one run, and belong to the label before them. Elsewhere
 * a number alone on its line is a page number or has lost its row: it is left as it is.
 */
function joinCells(items: readonly Item[]): Item[] {
  const cells = items.map((item) => (item.kind === 'fragment' && item.none) || item)
  const joined: Item[] = []
  let longest = 0
  /** A run of text, and the lone values behind it. */
  let together: Run[] = []
  const join = (): void => {
    const [first] = together
    if (first && together.length > 1) {
      const texts = together.flatMap(({ line }) => line.cells.map(({ text }) => text))
      joined.push(runOf(texts, first.line.block, { blocks: together.flatMap(({ blocks }) => blocks) }))
      longest = Math.max(longest, texts.length)
    } else if (first) joined.push(first)
    together = []
  }
  for (const item of cells) {
    if (together.length > 0 && isLone(item)) {
      together.push(item)
      continue
    }
    join()
    if (
      item.kind === 'run' &&
      item.row === null &&
      !item.follows &&
      item.line.printed.every((cell) => cell === null)
    )
      together = [item]
    else joined.push(item)
  }
  join()
  const rows = cells.filter((item) => item.kind === 'run' && item.row === null && !isLone(item)).length
  if (longest < LIST_OF_CELLS || rows > 0) return [...items]
  return joined.map((item) =>
    item.kind === 'run' && item.row === null ? { ...item, follows: true, listed: true } : item,
  )
}

/** A value, or a blank, alone on its line. */
const isLone = (item: Item): item is Run =>
  item.kind === 'run' && item.row === null && !item.follows && item.line.cells.length === 1
