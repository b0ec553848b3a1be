/**
 * A table that stands in one line: each label with the values behind it, with spaces or without:
 *
 *     规章 0 0 0 行政规范性文件 62 33 440 第二十条第（五）项 …
 *     规章000行政规范性文件6233440第二十条第（五）项…
 */
import { type Template, labelsOf } from '../../form/index.js'
import { ownCharacters } from '../../form/labels.js'
import { remembered } from '../../remembered.js'
import { cellOf } from '../cells.js'
import { vocabularyOf } from '../vocabulary.js'
import { lettersOf } from './script.js'

export type TableWord =
  | { kind: 'label'; text: string }
  /** `runsOn`: the digits run on from the label. */
  | { kind: 'values'; texts: string[]; runsOn: boolean }

/** So many rows with values behind their labels are no sentence … */
const ENOUGH_ROWS = 2
/** … if so large a share of the letters is that of labels of the form. */
const MOSTLY_LABELS = 0.8

/** The labels and values of a line that is a whole table; null for any other line, also for one row of a table. */
export function wordsOfTable(text: string, template: Template): TableWord[] | null {
  const words = partsOf(text, template).flatMap((part): TableWord[] =>
    part.kind === 'label'
      ? labelsIn(part.text, template).map((label) => ({ kind: 'label', text: label }))
      : [part],
  )
  return isTable(words, template) ? words : null
}

function isTable(words: readonly TableWord[], template: Template): boolean {
  const { rowsNamed } = vocabularyOf(template)
  const labels = words.flatMap((word) => (word.kind === 'label' ? [word.text] : []))
  const rows = labels.filter((label) => rowsNamed(label).length > 0)
  return (
    areMostlyLabels(labels, template) &&
    new Set(rows).size >= ENOUGH_ROWS &&
    words.some(({ kind }) => kind === 'values')
  )
}

function areMostlyLabels(texts: readonly string[], template: Template): boolean {
  const { isLabel } = vocabularyOf(template)
  const letters = (some: readonly string[]) => some.reduce((sum, text) => sum + lettersOf(text).length, 0)
  return letters(texts.filter(isLabel)) >= MOSTLY_LABELS * letters(texts)
}

/** `自然人法人或其他组织总计` → 自然人, 法人或其他组织, 总计; a text that is not made of labels stays as it is. */
export function labelsOfText(text: string, template: Template): string[] {
  const labels = labelsIn(text, template)
  return labels.length > 1 && areMostlyLabels(labels, template) ? labels : [text]
}

const NUMBER = /[+\-−]?(?:\d{1,3}(?:,\d{3})+(?![\d,])|\d+)(?:\.\d{1,8})?(?!\d)/g
/** `2.属于`, `2、属于`, `2 .属于`: what makes the digit in front the label's number. */
const BEHIND_ORDINAL = /^\s?[.、,)]\s?(?=["“'(]?\p{Script=Han}|$)/u

/** Letters that are one word with the number in front: 12件, 2021年; longer ones begin a label that has run on. */
const BEHIND_NUMBER = /^\p{Script=Han}{1,2}(?=\s|$)/u

/** `件 行政许可` behind 12 → 件; nothing of `总计 5`, which is a label. */
function restOfWord(behind: string, template: Template): string {
  const [rest = ''] = BEHIND_NUMBER.exec(behind) ?? []
  return namesOf(template).includes(lettersOf(rest)) ? '' : rest
}

/** Labels, and the numbers and marks between them; what else stands in a value's place (2021年) is in no label. */
function partsOf(text: string, template: Template): TableWord[] {
  const parts: TableWord[] = []
  let label = ''
  const endLabel = (): void => {
    if (label.trim()) parts.push({ kind: 'label', text: label.trim() })
    label = ''
  }
  const addValue = (value: string, runsOn: boolean): void => {
    const last = parts.at(-1)
    if (!label.trim() && last?.kind === 'values') last.texts.push(value)
    else {
      endLabel()
      parts.push({ kind: 'values', texts: [value], runsOn })
    }
    label = ''
  }
  const addWords = (words: string): void => {
    for (const word of words.split(/(?<=\s)|(?=\s)/)) {
      if (cellOf(word).kind === 'mark') addValue(word, false)
      else label += word
    }
  }
  let done = 0
  for (const { 0: number, index } of text.matchAll(NUMBER)) {
    const end = index + number.length
    addWords(text.slice(done, index))
    const value = BEHIND_ORDINAL.test(text.slice(end)) ? number.slice(0, -1) : number
    const rest = value === number ? restOfWord(text.slice(end, end + 3), template) : ''
    if (value) addValue(`${value}${rest}`, /\S$/.test(text.slice(0, index)))
    label += number.slice(value.length)
    done = end + rest.length
  }
  addWords(text.slice(done))
  endLabel()
  return parts
}

/** A label's letters, and where each stands in its text. */
interface Letters {
  letters: string
  at: readonly number[]
}

function withPlaces(text: string): Letters {
  const at: number[] = []
  let letters = ''
  for (let i = 0; i < text.length; i++) {
    const letter = lettersOf(text[i]!)
    if (letter === '') continue
    letters += letter
    at.push(i)
  }
  return { letters, at }
}

const namesOf = remembered((template: Template): readonly string[] =>
  [...new Set(labelsOf(template).map(lettersOf))].sort((a, b) => b.length - a.length),
)

/**
 * `（四）无法提供1.本机关不掌握相关政府信息` → （四）无法提供, 1.本机关不掌握相关政府信息: each label of the form by itself, and each text between two of
 * them.
 */
function labelsIn(text: string, template: Template): string[] {
  const printed = ownCharacters(text)
  const { letters, at } = withPlaces(printed)
  const names = namesOf(template)
  const starts = new Set([0])
  for (let i = 0; i < letters.length; ) {
    const name = names.find((one) => letters.startsWith(one, i))
    if (!name) {
      i++
      continue
    }
    starts.add(at[i]!)
    i += name.length
    if (i < letters.length) starts.add(at[i]!)
  }
  const cuts = [...starts].map((start) => withMark(printed, start)).sort((a, b) => a - b)
  return cuts
    .map((from, i) => printed.slice(from, cuts[i + 1]).trim())
    .filter((label) => lettersOf(label) !== '')
}

/** A bracket or quotation mark in front of a label belongs to it: the start moves to the left over it. */
function withMark(text: string, start: number): number {
  let from = start
  while (from > 0 && /[("“'《]/.test(text[from - 1]!)) from--
  return from
}
