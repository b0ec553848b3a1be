/**
 * A copy of a table → its rows by the edition of the form that fits best, with the rows that stand in the text around
 * it.
 */
import type { Block } from '../document.js'
import { type EditionId, type Row, type TableName, type Template, templatesOf } from '../form/index.js'
import { isLabel } from './cells.js'
import { captionOf } from './copies.js'
import type { Copy } from './find.js'
import { type Fit, ODD_LABEL, bestBy } from './fit.js'
import { type Line, hasNumber } from './lines.js'
import { matchAcross } from './match-across.js'
import { type TableMatch, matchLines } from './match.js'
import { type PlacedTable, placeRows } from './place.js'
import { hasRowsWithoutHead, withoutShuffledRows } from './shuffled.js'
import { type TornTable, readTorn } from './torn/index.js'
import { stretchOf } from './torn/stretch.js'
import { vocabularyOf } from './vocabulary.js'

/** The text stream, and the form's section in which each block stands. */
export interface Stream {
  blocks: readonly Block[]
  sectionOf: (block: number) => number | null
}

export interface ByEdition {
  /** null where neither a table nor the text has a row of it. */
  table: PlacedTable | null
  /** What the text around the table adds; null where it adds nothing. */
  torn: TornTable | null
  /** The blocks of that text. */
  stretch: readonly number[]
}

/**
 * The editions of a table, the likeliest first, for of two that fit equally well the first is taken: those that this
 * report uses elsewhere, then the newest.
 */
export function likeliestFirst(table: TableName, used: readonly EditionId[]): Template[] {
  const isUsed = ({ formats }: Template) => formats.some((format) => used.includes(format))
  return templatesOf(table).sort((a, b) => Number(isUsed(b)) - Number(isUsed(a)))
}

/** @param copy the printed table; null where there is none, and only the text may have its rows */
export function byBestEdition(copy: Copy | null, editions: readonly Template[], stream: Stream): ByEdition {
  const { blocks, sectionOf } = stream
  const matches = copy ? matchesOf(copy.lines, editions, blocks) : []
  const best = bestBy(matches, ({ fit }) => fit)
  const lacksRows = !best || !isWhole(best)
  const around = lacksRows || hasRowsWithoutHead(best) ? stretchOf(blocks, editions[0]!.table, sectionOf) : []
  const { table, torn } =
    lacksRows && around.length > 0
      ? withText(matches, copy, editions, { blocks, stretch: around })
      : { table: best && placeRows(best), torn: null }
  return {
    table: table && withoutShuffledRows(table, blocks, around),
    torn,
    stretch: lacksRows ? around : [],
  }
}

/** The rows of a copy by one edition, without the text around it. */
export const byEdition = (lines: readonly Line[], template: Template, { blocks }: Stream): PlacedTable =>
  placeRows(matchBy(template, lines, blocks))

/** An edition with so many fewer labels in the table than another is not the table's, and is not tried. */
const CLEARLY_FEWER = 3

/** The table by each edition whose labels stand in it. */
function matchesOf(
  lines: readonly Line[],
  editions: readonly Template[],
  blocks: readonly Block[],
): TableMatch[] {
  if (editions.length === 1) return [matchBy(editions[0]!, lines, blocks)]
  return notClearlyOthers(editions, labelsOf(lines)).map((template) => matchBy(template, lines, blocks))
}

const labelsOf = (lines: readonly Line[]): string[] =>
  lines.flatMap(({ cells }) => cells.filter(isLabel).map(({ text }) => text))

function notClearlyOthers(editions: readonly Template[], labels: readonly string[]): Template[] {
  const unlike = [...new Set(labels)]
  const candidates = editions.map((template) => {
    const { isRowLabel, isHead } = vocabularyOf(template)
    return { template, named: unlike.filter((label) => isRowLabel(label) || isHead(label)).length }
  })
  const most = Math.max(...candidates.map(({ named }) => named))
  return candidates.filter(({ named }) => named > most - CLEARLY_FEWER).map(({ template }) => template)
}

/** Heads without a number may have stayed in the text: 信息内容 本年制发件数 本年废止件数 is of 2021, whatever the rows below it. */
function namedIn(
  matches: readonly TableMatch[],
  lines: readonly Line[],
  { blocks, stretch }: Text,
): readonly TableMatch[] {
  if (matches.length < 2) return matches
  const words = stretch.flatMap((index) => {
    const block = blocks[index]!
    return block.kind === 'paragraph' ? block.text.split(/\s+/) : []
  })
  const editions = matches.map(({ template }) => template)
  const named = notClearlyOthers(editions, [...labelsOf(lines), ...words])
  return matches.filter(({ template }) => named.includes(template))
}

const matchBy = (template: Template, lines: readonly Line[], blocks: readonly Block[]): TableMatch =>
  template.layout === 'across'
    ? matchAcross(lines, template, (block) => captionOf(blocks, block))
    : matchLines(lines, template)

/** Every row of the form stands in the table, and no number belongs to none of them. */
const isWhole = ({ missing, extra }: TableMatch): boolean =>
  missing.length === 0 && !extra.some(({ line }) => hasNumber(line))

interface Text {
  blocks: readonly Block[]
  stretch: readonly number[]
}

/** The table with the rows that the text around it has. These may show that another edition is the table's. */
function withText(
  matches: readonly TableMatch[],
  copy: Copy | null,
  editions: readonly Template[],
  { blocks, stretch }: Text,
): Pick<ByEdition, 'table' | 'torn'> {
  const isInText = (template: Template, row: Row) =>
    stretch.some((index) => isLabelAlone(blocks[index]!, row, template))
  const named = copy ? namedIn(matches, copy.lines, { blocks, stretch }) : matches
  const printed = named.length > 0 ? named.map(placeRows) : [null]
  const options = printed.map((table) => {
    const torn = readTorn({ blocks, stretch }, editions, table)
    const alone = table ? table.missing.filter((row) => isInText(table.template, row)).length : 0
    const withoutRuns: Fit = (table?.fit ?? 0) + ODD_LABEL * alone
    return { table: torn?.table ?? table, torn, withoutRuns }
  })
  // What runs of the text say for one edition tells nothing where another has a place for all numbers without them.
  const areAllTorn = options.every(({ torn }) => torn)
  return bestBy(options, ({ torn, withoutRuns }) => (torn && areAllTorn ? torn.table.fit : withoutRuns))!
}

/**
 * Whether a paragraph is just the label of a row, with or without its groups in front: then the row's cells are
 * blank.
 */
const isLabelAlone = (block: Block, row: Row, template: Template): boolean =>
  block.kind === 'paragraph' && vocabularyOf(template).rowsNamed(block.text).includes(row)
