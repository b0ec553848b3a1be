/** What is left of a torn table, in printed order: pieces of labels, and runs of values. */
import type { Block } from '../../document.js'
import type { Row } from '../../templates/index.js'
import type { Line } from '../lines.js'
import { isListOfCells, linesOf } from '../lines.js'
import type { TableReading } from '../read.js'
import { readValue } from '../values.js'

export type Item = Fragment | Run

export interface Fragment {
  kind: 'fragment'
  text: string
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
  /** The digits run on from the label without a space. */
  glued: boolean
  /** The row that a table's own label gave these values; no other row can have them. */
  row: Row | null
}

/** Longer lines are prose, whatever numbers end them. The longest label has 37 letters. */
const LONGEST_LINE = 80

const PAGE_NUMBER = /^(?:第\s?\d{1,4}\s?页.{0,12}|[-—–―－•·]{1,2}\s?\d{1,4}\s?[-—–―－•·]{1,2}|\d{1,4}\s?\/\s?\d{1,4})$/
const SENTENCE = /[。；;]/

/**
 * @param stretch the blocks to look at
 * @param reading what the tables among them gave already
 */
export function itemsOf(blocks: readonly Block[], stretch: readonly number[], reading: TableReading | null): Item[] {
  const rows = new Map(reading?.rows.map((row) => [row.line, row]))
  const unread = new Set(reading?.extra.map(({ line }) => line))
  const fromTables = [...rows.keys(), ...unread]
  const items = stretch.flatMap((index): Item[] => {
    const block = blocks[index]!
    if (block.kind === 'paragraph') return itemsOfText(block.text, index)
    if (block.kind !== 'table') return []
    if (isListOfCells(block)) return linesOf(block, index).map((line) => itemOfCell(line.texts[0] ?? '', index))
    return fromTables
      .filter((line) => line.block === index)
      .sort((a, b) => a.row - b.row)
      .flatMap((line) => {
        const row = rows.get(line)
        if (row) return [{ kind: 'run', line, from: row.from, follows: false, glued: false, row: row.row }]
        return itemsOfLine(line)
      })
  })
  return joinCells(items)
}

const runOf = (texts: readonly string[], block: number, { follows = false, glued = false } = {}): Run => ({
  kind: 'run',
  line: { block, row: 0, texts, cells: texts.map(() => null), dropped: true },
  from: 0,
  follows,
  glued,
  row: null,
})

/** A row of a table that its label did not place: what stands before the first value is label. */
function itemsOfLine(line: Line): Item[] {
  const from = line.texts.findIndex((text) => text !== '' && readValue(text).state !== 'unreadable')
  const label = line.texts.slice(0, from < 0 ? undefined : from).filter(Boolean)
  const fragments = label.map((text): Item => ({ kind: 'fragment', text, block: line.block }))
  if (from < 0) return fragments
  // Blanks in front of the first value are values too, where no label stands before them.
  return [...fragments, { kind: 'run', line, from: label.length > 0 ? from : 0, follows: label.length > 0, glued: false, row: null }]
}

function itemOfCell(text: string, block: number): Item {
  return isValue(text) || text === '' ? runOf([text], block) : { kind: 'fragment', text, block }
}

const VALUE = /^[+\-−–]?[\d,]{1,20}(?:\.\d{1,8})?(?:万元|元|件)?$/
const MARK = /^[-/—–]{1,2}$/
const isValue = (text: string): boolean => (VALUE.test(text) || MARK.test(text)) && readValue(text).state !== 'unreadable'

/** Digits that run on from a label. */
const GLUED = /^(.*\p{Script=Han}[)"'”’]?)([+-]?\d[\d,]*(?:\.\d+)?)$/u

/** A line of text: the label in front, the values, and what stands behind them. */
function itemsOfText(printed: string, block: number): Item[] {
  const text = printed.normalize('NFKC')
  if (text.length > LONGEST_LINE || SENTENCE.test(text) || PAGE_NUMBER.test(text)) return []
  const words = text.split(' ').flatMap((word, i, all) => {
    const glued = isValue(word) || !(i === all.length - 1 || isValue(all[i + 1]!)) ? null : GLUED.exec(word)
    return glued ? [{ word: glued[1]!, glued: false }, { word: glued[2]!, glued: true }] : [{ word, glued: false }]
  })
  const from = words.findIndex(({ word }, i) => isValue(word) && !startsOrdinal(words[i + 1]?.word))
  if (from < 0) return [{ kind: 'fragment', text, block }]
  let to = from
  while (to < words.length && isValue(words[to]!.word)) to++
  const label = words.slice(0, from).map(({ word }) => word).join('')
  const rest = words.slice(to).map(({ word }) => word)
  // More numbers behind more words: a sentence.
  if (rest.some(isValue) || (rest.length > 0 && to - from === 1)) return [{ kind: 'fragment', text, block }]
  const values = words.slice(from, to)
  return [
    ...(label ? [{ kind: 'fragment', text: label, block } as const] : []),
    runOf(values.map(({ word }) => word), block, { follows: label !== '', glued: values[0]!.glued }),
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
  const joined: Item[] = []
  let longest = 0
  for (const item of items) {
    const last = joined.at(-1)
    if (isLone(item) && last?.kind === 'run' && last.row === null && !last.follows && last.line.cells.every((cell) => cell === null)) {
      joined[joined.length - 1] = runOf([...last.line.texts, ...item.line.texts], last.line.block)
      longest = Math.max(longest, last.line.texts.length + 1)
    } else {
      joined.push(item)
    }
  }
  const rows = items.filter((item) => item.kind === 'run' && item.row === null && !isLone(item)).length
  if (longest < LIST_OF_CELLS || rows > 0) return [...items]
  return joined.map((item) => (item.kind === 'run' && item.row === null ? { ...item, follows: true } : item))
}

/** A value, or a blank, alone on its line. */
const isLone = (item: Item): item is Run => item.kind === 'run' && item.row === null && !item.follows && item.line.texts.length === 1
