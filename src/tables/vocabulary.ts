/** The labels of one template, ready to be compared with printed ones. */
import { readLabel, similarity } from '../templates/labels.js'
import { type Column, type Row, type Template, type TemplateBlock } from '../templates/index.js'

/** A printed label's likeness to each entry of a list of names. */
export type Likeness = (text: string) => readonly number[]

/** A line of the template as it stands in print: a block's heading, or a row. */
export interface Entry {
  block: TemplateBlock
  /** null: the heading of the block. */
  row: Row | null
}

export interface Vocabulary {
  template: Template
  /** The template's printed lines from top to bottom: headings and rows. */
  entries: readonly Entry[]
  /** Likeness of a label to each entry. */
  entryLikeness: Likeness
  /** Likeness of a label to each column of a block. */
  columnLikeness: (block: TemplateBlock) => Likeness
  /** The share of a row's name that a label keeps, each letter weighing less the more rows have it. */
  shareKept: (text: string, entry: Entry) => number
  isEntry: (text: string) => boolean
  /** A label that stands beside rows, or over them: groups of rows. */
  isGroup: (text: string) => boolean
  /** A label of the table's head: columns, and what stands over them. */
  isHead: (text: string) => boolean
}

/** A label much nearer to another name than to this one is that other name, not a variant of this one. */
const RIVAL_MARGIN = 0.1

const variants = (texts: readonly string[]): string[] => [
  ...new Set(texts.flatMap((text) => [readLabel(text).full, readLabel(text).bare])),
]

/** All the ways in which a row's name is printed: alone, or with its groups in front. */
const rowNames = ({ path, aliases = [] }: Row): string[] => variants([path.at(-1)!, ...aliases, path.slice(-2).join(''), path.join('')])

const columnNames = ({ label, aliases = [] }: Column): string[] => variants([label, ...aliases])

/** Likeness to each of a list of names (each with its variants); an exact name excludes the others. */
function likenessTo(names: readonly (readonly string[])[]): Likeness {
  const exact = new Map<string, number[]>()
  names.forEach((list, i) => list.forEach((name) => exact.set(name, [...(exact.get(name) ?? []), i])))
  const known = new Map<string, readonly number[]>()
  const none = names.map(() => 0)
  const compute = (text: string): readonly number[] => {
    const { full, bare } = readLabel(text)
    if (full === '') return none
    const same = exact.get(full) ?? exact.get(bare)
    if (same) return names.map((_, i) => (same.includes(i) ? 1 : 0))
    const scores = names.map((list) => Math.max(...list.map((name) => Math.max(similarity(full, name), similarity(bare, name)))))
    const best = Math.max(...scores)
    return scores.map((score) => (score < best - RIVAL_MARGIN ? 0 : score))
  }
  return (text) => {
    if (!LETTER.test(text)) return none
    let scores = known.get(text)
    if (!scores) {
      if (known.size > MOST_KNOWN) known.clear()
      known.set(text, (scores = compute(text)))
    }
    return scores
  }
}

/** Labels of the head are short and few; less alike than this, a text may as well be a row's. */
const SURE_HEAD = 0.75

/** Every label has a Chinese character; most cells are numbers. */
const LETTER = /\p{Script=Han}/u

/** Bounds what is remembered over a long batch. */
const MOST_KNOWN = 2_000

const isOneOf = (texts: readonly string[]): ((text: string) => boolean) => {
  const names = new Set(variants(texts))
  return (text) => {
    if (!LETTER.test(text)) return false
    const { full, bare } = readLabel(text)
    return names.has(full) || names.has(bare)
  }
}

function shareKeptIn(rows: readonly Row[]): Vocabulary['shareKept'] {
  const names = (row: Row) => [row.path.at(-1)!, ...(row.aliases ?? [])].map((text) => readLabel(text).bare)
  const count = new Map<string, number>()
  for (const row of rows) for (const letter of new Set(names(row).join(''))) count.set(letter, (count.get(letter) ?? 0) + 1)
  const weight = (letters: string) => [...letters].reduce((sum, letter) => sum + 1 / (count.get(letter) ?? 1), 0)
  return (text, { row }) => {
    const { full } = readLabel(text)
    const share = (name: string) => weight(name.replace(/./gu, (letter) => (full.includes(letter) ? letter : ''))) / weight(name)
    return row ? Math.max(...names(row).map(share)) : 0
  }
}

const known = new Map<Template, Vocabulary>()

export function vocabularyOf(template: Template): Vocabulary {
  let vocabulary = known.get(template)
  if (!vocabulary) known.set(template, (vocabulary = buildVocabulary(template)))
  return vocabulary
}

function buildVocabulary(template: Template): Vocabulary {
  const entries = template.blocks.flatMap((block): Entry[] => [
    ...(block.heading ? [{ block, row: null }] : []),
    ...block.rows.map((row) => ({ block, row })),
  ])
  const rows = entries.flatMap(({ row }) => row ?? [])
  const columns = template.blocks.flatMap((block) => block.columns)
  const groups = rows.flatMap(({ path }) => path.slice(0, -1))
  const rowLabels = rows.flatMap(({ path, aliases = [] }) => [path.at(-1)!, ...aliases])
  // Rows that stand side by side have their names in the table's head.
  const across = template.layout === 'across'
  const head = [
    ...(across ? [...template.furniture, ...rowLabels] : template.furniture.filter((text) => !groups.includes(text))),
    ...columns.flatMap(({ label, aliases = [] }) => [label, ...aliases]),
  ]
  const headLikeness = likenessTo([variants(head)])
  const likenessByBlock = new Map(template.blocks.map((block) => [block, likenessTo(block.columns.map(columnNames))]))
  return {
    template,
    entries,
    // Headings differ in their brackets alone, 第（五）项 and 第（六）项: these count.
    entryLikeness: likenessTo(entries.map(({ block, row }) => (row ? rowNames(row) : [readLabel(block.heading!).full]))),
    columnLikeness: (block) => likenessByBlock.get(block)!,
    shareKept: shareKeptIn(rows),
    isEntry: isOneOf([...rowLabels, ...template.blocks.flatMap(({ heading }) => heading ?? [])]),
    isGroup: isOneOf(groups),
    isHead: (text) => headLikeness(text)[0]! >= SURE_HEAD,
  }
}
