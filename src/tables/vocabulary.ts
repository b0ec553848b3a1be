/** The labels of one template, ready to be compared with printed ones. */
import { contradict, readLabel, similarity } from '../form/lexicon/labels.js'
import { CHINESE_ORDINAL } from '../form/lexicon/ordinals.js'
import { remembered } from '../remembered.js'
import type { Column, Row, Template, TemplateBlock } from '../form/index.js'

/** How like a printed label is to each of a list of names, 0 to 1. */
export type Likeness = (text: string) => readonly number[]

/** A line of the template: the heading of a block, or a row. */
export interface FormLine {
  block: TemplateBlock
  /** null: the heading of the block. */
  row: Row | null
}

export interface Vocabulary {
  template: Template
  /** The template's printed lines from top to bottom: headings and rows. */
  formLines: readonly FormLine[]
  /** Likeness of a label to each line of the form. */
  formLineLikeness: Likeness
  /** Likeness of a label to each column of a block. */
  columnLikeness: (block: TemplateBlock) => Likeness
  /**
   * How much of a row's name a label keeps, 0 to 1. A letter weighs less the more rows have it; 0 where the numbers
   * contradict.
   */
  shareKept: (text: string, formLine: FormLine) => number
  isRowLabel: (text: string) => boolean
  /** The name of a group of rows, beside them or above: 三、本年度办理结果. */
  isGroup: (text: string) => boolean
  /** A label of the table's head: columns, and what stands over them. */
  isHead: (text: string) => boolean
  /** Any of these. */
  isLabel: (text: string) => boolean
  /** The rows with exactly this name, alone or with their groups in front. */
  rowsNamed: (text: string) => Row[]
}

/** A label so much nearer to another name is that other name, and no variant of this one. */
const RIVAL_MARGIN = 0.1

/** One way in which a label is printed: its number, and its words. */
interface Name {
  ordinal: string
  text: string
}

const INNER_ORDINAL = new RegExp(`(?<=\\p{Script=Han})(?:(\\d{1,2})[.、,]|\\((${CHINESE_ORDINAL})\\))`, 'gu')

/** The number of a label's own name, where its groups' names stand in front of it: 3 of `（六）其他处理3.其他`. */
function ownOrdinal(text: string): string {
  const inner = [...text.normalize('NFKC').replace(/\s+/g, '').matchAll(INNER_ORDINAL)].at(-1)
  return inner ? (inner[1] ?? `(${inner[2]})`) : readLabel(text).ordinal
}

function namesOf(texts: readonly string[]): Name[] {
  const names = texts.flatMap((text): Name[] => {
    const [ordinal, { full, bare }] = [ownOrdinal(text), readLabel(text)]
    return [
      { ordinal, text: full },
      { ordinal, text: bare },
    ]
  })
  return [...new Map(names.map((name) => [`${name.ordinal} ${name.text}`, name])).values()]
}

const variants = (texts: readonly string[]): string[] => [...new Set(namesOf(texts).map(({ text }) => text))]

/** All the ways in which a row's name is printed: alone, or with its groups in front. */
const rowNames = ({ path, aliases = [] }: Row): Name[] =>
  namesOf([path.at(-1)!, ...aliases, path.slice(-2).join(''), path.join('')])

const columnNames = ({ label, aliases = [] }: Column): Name[] => namesOf([label, ...aliases])

/**
 * A number that contradicts counts as so many different letters: 3.其他 is not （六）其他, but a longer name with a wrong
 * number is still itself.
 */
const ORDINAL_LETTERS = 2

/**
 * @param grouped the names of groups stand in front. They are alike in many labels, so that here a number that
 *   contradicts decides
 */
function likenessOf(ordinal: string, text: string, name: Name, grouped: boolean): number {
  const contradicts = contradict(ordinal, name.ordinal)
  if (contradicts && grouped) return 0
  const score = similarity(text, name.text)
  const letters = text.length + name.text.length
  return contradicts ? (score * letters) / (letters + 2 * ORDINAL_LETTERS) : score
}

/**
 * Compares labels with a list of names, each with its variants. A label that is exactly one name is 1 to that one and
 * 0 to all others.
 */
function likenessTo(names: readonly (readonly Name[])[]): Likeness {
  const exact = new Map<string, { ordinal: string; index: number }[]>()
  names.forEach((list, index) =>
    list.forEach(({ ordinal, text }) => exact.set(text, [...(exact.get(text) ?? []), { ordinal, index }])),
  )
  const exactly = (ordinal: string, text: string): number[] | null => {
    const same =
      exact.get(text)?.flatMap((name) => (contradict(ordinal, name.ordinal) ? [] : [name.index])) ?? []
    return same.length > 0 ? same : null
  }
  const none = names.map(() => 0)
  const compute = (text: string): readonly number[] => {
    const { full, bare } = readLabel(text)
    if (full === '') return none
    const ordinal = ownOrdinal(text)
    const grouped = ordinal !== readLabel(text).ordinal
    const same = exactly(ordinal, full) ?? exactly(ordinal, bare)
    if (same) return names.map((_, i) => (same.includes(i) ? 1 : 0))
    const scores = names.map((list) =>
      Math.max(
        ...list.map((name) =>
          Math.max(likenessOf(ordinal, full, name, grouped), likenessOf(ordinal, bare, name, grouped)),
        ),
      ),
    )
    const best = Math.max(...scores)
    return scores.map((score) => (score < best - RIVAL_MARGIN ? 0 : score))
  }
  const likeness = remembered(compute, MOST_KNOWN)
  return (text) => (LETTER.test(text) ? likeness(text) : none)
}

/** Labels of the head are short and few. A text less like them than this may as well be a row's label. */
const SURE_HEAD = 0.75

/** Every label has a Chinese character; most cells are numbers. */
const LETTER = /\p{Script=Han}/u

/** Bounds what is remembered over a long batch. */
const MOST_KNOWN = 2_000

/** What kinds of label of a template a text is; 其他 is a row and a column. */
interface Kinds {
  isRowLabel: boolean
  isGroup: boolean
  isHead: boolean
}
const NO_LABEL: Kinds = { isRowLabel: false, isGroup: false, isHead: false }

const isOneOf = (texts: readonly string[]): ((text: string) => boolean) => {
  const names = new Set(variants(texts))
  return (text) => {
    const { full, bare } = readLabel(text)
    return names.has(full) || names.has(bare)
  }
}

/**
 * A damaged label keeps this share of its row's own letters at least. Letters that many rows have count little: 行政检查
 * has nothing in common with 行政强制 but what 行政许可 has too.
 */
export const LEAST_KEPT = 0.3

function shareKeptIn(rows: readonly Row[]): Vocabulary['shareKept'] {
  const names = (row: Row): Name[] =>
    [row.path.at(-1)!, ...(row.aliases ?? [])].map((text) => ({
      ordinal: ownOrdinal(text),
      text: readLabel(text).bare,
    }))
  const count = new Map<string, number>()
  for (const row of rows)
    for (const letter of new Set(
      names(row)
        .map(({ text }) => text)
        .join(''),
    ))
      count.set(letter, (count.get(letter) ?? 0) + 1)
  const weight = (letters: string) =>
    [...letters].reduce((sum, letter) => sum + 1 / (count.get(letter) ?? 1), 0)
  return (text, { row }) => {
    const { full } = readLabel(text)
    const ordinal = ownOrdinal(text)
    const share = (name: Name) =>
      contradict(ordinal, name.ordinal)
        ? 0
        : weight(name.text.replace(/./gu, (letter) => (full.includes(letter) ? letter : ''))) /
          weight(name.text)
    return row ? Math.max(...names(row).map(share)) : 0
  }
}

export const vocabularyOf = remembered(buildVocabulary)

function buildVocabulary(template: Template): Vocabulary {
  const formLines = template.blocks.flatMap((block): FormLine[] => [
    ...(block.heading ? [{ block, row: null }] : []),
    ...block.rows.map((row) => ({ block, row })),
  ])
  const rows = formLines.flatMap(({ row }) => row ?? [])
  const columns = template.blocks.flatMap((block) => block.columns)
  const groups = rows.flatMap(({ path }) => path.slice(0, -1))
  const rowLabels = rows.flatMap(({ path, aliases = [] }) => [path.at(-1)!, ...aliases])
  // Where rows stand side by side, their names are in the head.
  const across = template.layout === 'across'
  const head = [
    ...(across
      ? [...template.furniture, ...rowLabels]
      : template.furniture.filter((text) => !groups.includes(text))),
    ...columns.flatMap(({ label, aliases = [] }) => [label, ...aliases]),
  ]
  const headLikeness = likenessTo([namesOf(head)])
  // Headings differ only in their brackets, 第（五）项 and 第（六）项, so these are compared too.
  const formLineLikeness = likenessTo(
    formLines.map(({ block, row }) =>
      row ? rowNames(row) : [{ ordinal: '', text: readLabel(block.heading!).full }],
    ),
  )
  const isRowLabel = isOneOf([...rowLabels, ...template.blocks.flatMap(({ heading }) => heading ?? [])])
  const isGroup = isOneOf(groups)
  const kindsOf = remembered(
    (text: string): Kinds => ({
      isRowLabel: isRowLabel(text),
      isGroup: isGroup(text),
      isHead: headLikeness(text)[0]! >= SURE_HEAD,
    }),
    MOST_KNOWN,
  )
  const kinds = (text: string): Kinds => (LETTER.test(text) ? kindsOf(text) : NO_LABEL)
  const likenessByBlock = new Map(
    template.blocks.map((block) => [block, likenessTo(block.columns.map(columnNames))]),
  )
  return {
    template,
    formLines,
    formLineLikeness,
    columnLikeness: (block) => likenessByBlock.get(block)!,
    shareKept: shareKeptIn(rows),
    isRowLabel: (text) => kinds(text).isRowLabel,
    isGroup: (text) => kinds(text).isGroup,
    isHead: (text) => kinds(text).isHead,
    isLabel: (text) => Object.values(kinds(text)).includes(true),
    rowsNamed: (text) =>
      formLineLikeness(text).flatMap((score, e) => (score === 1 ? (formLines[e]!.row ?? []) : [])),
  }
}
