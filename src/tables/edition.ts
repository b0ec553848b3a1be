/** A table's lines → its reading by the edition that fits best, with what the text around it adds. */
import type { Block } from '../document.js'
import { type Format, type Row, type TableName, type Template, templatesOf } from '../form/index.js'
import { captionOf } from './copies.js'
import { type Instance, type Line, hasNumber } from './lines.js'
import { readAcross } from './read-across.js'
import { type TableReading, readTable } from './read.js'
import { hasRowsWithoutHead, withoutShuffledRows } from './shuffled.js'
import { type TornReading, readTorn } from './torn/index.js'
import { stretchOf } from './torn/stretch.js'
import { vocabularyOf } from './vocabulary.js'

export interface BestReading {
  reading: TableReading | null
  /** What the text around the table adds; null where it adds nothing. */
  torn: TornReading | null
  /** The blocks of that text. */
  stretch: readonly number[]
}

/** The table read by the edition that fits best, with what the text around it adds where it is not whole. */
export function bestReading(
  instance: Instance | undefined,
  templates: readonly Template[],
  { blocks, sectionOf }: Stream,
): BestReading {
  const captionAbove = (block: number) => captionOf(blocks, block)
  const readings = instance ? readingsOf(instance, templates, captionAbove) : []
  const printed = readings.reduce<TableReading | null>(fitter, null)
  const around = () => stretchOf(blocks, templates[0]!.table, sectionOf)
  if (printed && isWhole(printed)) {
    const reading = hasRowsWithoutHead(printed) ? withoutShuffledRows(printed, blocks, around()) : printed
    return { torn: null, reading, stretch: [] }
  }
  const stretch = around()
  if (stretch.length === 0) return { torn: null, reading: printed, stretch }
  const isInText = (template: Template, row: Row) =>
    stretch.some((i) => isLabelAlone(blocks[i]!, row, template))
  const tornOf = (one: TableReading | null) => readTorn(blocks, stretch, templates, one)
  const { torn, reading } = withTorn(readings, tornOf, isInText)
  const inColumns = reading && withoutShuffledRows(reading, blocks, stretch)
  return { torn, reading: inColumns, stretch }
}

/** The text stream, and the form's section in which each block stands. */
export interface Stream {
  blocks: readonly Block[]
  sectionOf: (block: number) => number | null
}

/** When two editions score the same, prefer the one that this report uses elsewhere, else the newest. */
export function likeliestFirst(table: TableName, used: readonly Format[]): Template[] {
  const isUsed = ({ formats }: Template) => formats.some((format) => used.includes(format))
  return templatesOf(table).sort((a, b) => Number(isUsed(b)) - Number(isUsed(a)))
}

/** So many labels fewer than another template's, and a template needn't be tried: its format is not the table's. */
const CLEARLY_FEWER = 3

/** Every row stands in the table, and no other number does. */
const isWhole = ({ missing, extra }: TableReading): boolean =>
  missing.length === 0 && !extra.some(({ line }) => hasNumber(line))

/** The template that fits the labels best decides the table's format. */
const fitter = (best: TableReading | null, reading: TableReading): TableReading =>
  best && best.fit >= reading.fit ? best : reading

/** The best reading with what the text around the tables adds to it, which may speak for the other format. */
function withTorn(
  readings: readonly TableReading[],
  tornOf: (reading: TableReading | null) => TornReading | null,
  isInText: (template: Template, row: Row) => boolean,
): { torn: TornReading | null; reading: TableReading | null } {
  const options = (readings.length > 0 ? readings : [null]).map((printed) => {
    const torn = tornOf(printed)
    return { torn, reading: torn?.reading ?? printed }
  })
  // What letters of a text are worth is not what labels of a table are.
  const inText = ({ template, missing, fit }: TableReading) =>
    fit + missing.filter((row) => isInText(template, row)).length / 2
  const fitOf = ({ torn, reading }: (typeof options)[number], i: number): number => {
    if (options.every((one) => one.torn)) return torn!.reading.fit
    const printed = readings[i] ?? reading
    return printed ? inText(printed) : 0
  }
  const fits = options.map(fitOf)
  return options[fits.indexOf(Math.max(...fits))]!
}

/** The readings by each template whose labels stand in the table. */
function readingsOf(
  { lines }: Instance,
  templates: readonly Template[],
  captionOf: (block: number) => string,
): TableReading[] {
  const labels = [...new Set(lines.flatMap(({ texts }) => texts))]
  const candidates = templates.map((template) => {
    const { isEntry, isHead } = vocabularyOf(template)
    return { template, named: labels.filter((label) => isEntry(label) || isHead(label)).length }
  })
  const most = Math.max(...candidates.map(({ named }) => named))
  return candidates
    .filter(({ named }) => named > most - CLEARLY_FEWER)
    .map(({ template }) => readLines(lines, template, captionOf))
}

const readLines = (
  lines: readonly Line[],
  template: Template,
  captionOf: (block: number) => string,
): TableReading =>
  template.layout === 'across' ? readAcross(lines, template, captionOf) : readTable(lines, template)

/** A copy of a table read by an edition, whatever stands around it. */
export const readingOf = (
  lines: readonly Line[],
  template: Template,
  blocks: readonly Block[],
): TableReading => readLines(lines, template, (block) => captionOf(blocks, block))

/** A line that is the whole label of a row, with or without its groups in front, and nothing else: its cells are blank. */
const isLabelAlone = (block: Block, row: Row, template: Template): boolean =>
  block.kind === 'paragraph' && vocabularyOf(template).rowsNamed(block.text).includes(row)
