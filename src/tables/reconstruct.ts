/** Text stream → the observations of the form's tables, whatever became of their layout. */
import type { Location } from '../diagnostics/diagnostic.js'
import { type Finding, type Sink, finding } from '../diagnostics/finding.js'
import { type Block, type Paragraph, grid } from '../document.js'
import type { Observation } from '../report.js'
import {
  formatOf,
  type Column,
  type Format,
  type Row,
  TEMPLATES,
  type TableName,
  type Template,
  indicatorId,
  templatesOf,
} from '../form/index.js'
import { type Instance, type Line, findTables, hasNumber } from './lines.js'
import { type Lost, recoverLost } from './lost.js'
import { readAcross } from './read-across.js'
import { type RowReading, type TableReading, readTable } from './read.js'
import { type Label, contradict, readLabel } from '../form/labels.js'
import { rowName } from '../form/names.js'
import { lostRow, lostTable, openCells, undecidedRow } from './torn/findings.js'
import { type TornReading, readTorn } from './torn/index.js'
import { stretchOf } from './torn/stretch.js'
import { vocabularyOf } from './vocabulary.js'
import { readValue } from './values.js'

export interface Reconstruction {
  observations: Observation[]
  /** The format of each table that was found; tables that weren't are absent. */
  formats: Map<TableName, Format>
  /** The table blocks that were read. */
  consumed: Set<number>
}

/**
 * Reads the tables of the form out of a stream.
 *
 * @param sectionOf the form's section in which a block stands; null where it stands in none
 */
export function reconstruct(
  blocks: readonly Block[],
  sectionOf: (block: number) => number | null,
  report: Sink,
): Reconstruction {
  const result: Reconstruction = { observations: [], formats: new Map(), consumed: new Set() }
  const source = { blocks, sectionOf, report }
  const found = findTables(blocks, sectionOf)
  for (const table of new Set(TEMPLATES.map(({ table }) => table))) {
    const instance = chosenInstance(found.get(table) ?? [], source)
    const templates = likeliestFirst(table, [...result.formats.values()])
    const { torn, reading, stretch } = bestReading(instance, templates, source)
    torn?.lost.forEach((row) => report(lostRow(torn.reading.template, row)))
    if (!reading || reading.rows.length === 0) {
      lostTable(blocks, stretch, table).forEach(report)
      continue
    }
    for (const block of tablesOf(reading, instance, blocks)) result.consumed.add(block)
    result.formats.set(table, formatOf(reading.template))
    reportReading(reading, report)
    result.observations.push(...observed(reading, torn, instance, source))
  }
  return result
}

interface Source {
  blocks: readonly Block[]
  sectionOf: (block: number) => number | null
  report: Sink
}

function captionAbove(blocks: readonly Block[], block: number): string {
  const above = blocks[block - 1]
  return above?.kind === 'paragraph' ? above.text : ''
}

/** Of the copies of a table the one that is read; the others are reported. */
function chosenInstance(instances: readonly Instance[], { blocks, report }: Source): Instance | undefined {
  const yearOf = ({ lines }: Instance) => yearOfCaption(captionAbove(blocks, lines[0]!.block))
  const chosen = bestInstance(instances, yearOf)
  for (const other of instances) if (other !== chosen) report(extraTable(other, yearOf(other)))
  return chosen
}

interface BestReading {
  reading: TableReading | null
  /** What the text around the table adds; null where it adds nothing. */
  torn: TornReading | null
  /** The blocks of that text. */
  stretch: readonly number[]
}

/** The table read by the edition that fits best, with what the text around it adds where it is not whole. */
function bestReading(
  instance: Instance | undefined,
  templates: readonly Template[],
  { blocks, sectionOf }: Source,
): BestReading {
  const captionOf = (block: number) => captionAbove(blocks, block)
  const readings = instance ? readingsOf(instance, templates, captionOf) : []
  const printed = readings.reduce<TableReading | null>(fitter, null)
  const stretch = printed && isWhole(printed) ? [] : stretchOf(blocks, templates[0]!.table, sectionOf)
  if (stretch.length === 0) return { torn: null, reading: printed, stretch }
  const isInText = (template: Template, row: Row) =>
    stretch.some((i) => isLabelAlone(blocks[i]!, row, template))
  const tornOf = (one: TableReading | null) => readTorn(blocks, stretch, templates, one)
  return { ...withTorn(readings, tornOf, isInText), stretch }
}

/** All cells of a table, those of rows that became text included. */
function observed(
  reading: TableReading,
  torn: TornReading | null,
  instance: Instance | undefined,
  { blocks, sectionOf, report }: Source,
): Observation[] {
  const strays = strayNumbers(reading, instance?.lines ?? [], blocks, torn?.read)
  const context = { reading, strays, lost: lostIn(reading, strays), blocks, report }
  return [
    ...reading.rows.flatMap((row) => observationsOf(context, row)),
    ...tornObservations(reading.template, torn, report),
    ...reading.missing.flatMap((row) =>
      tornRow(context, row, tornLine(reading.template, row, blocks, sectionOf)),
    ),
  ]
}

/** When two editions score the same, prefer the one that this report uses elsewhere, else the newest. */
function likeliestFirst(table: TableName, used: readonly Format[]): Template[] {
  const isUsed = ({ formats }: Template) => formats.some((format) => used.includes(format))
  return templatesOf(table).sort((a, b) => Number(isUsed(b)) - Number(isUsed(a)))
}

/** The table blocks that a reading was made from. */
const tablesOf = (
  { rows }: TableReading,
  instance: Instance | undefined,
  blocks: readonly Block[],
): number[] => [
  ...rows.map(({ line }) => line.block).filter((block) => blocks[block]!.kind === 'table'),
  ...(instance?.lines ?? []).map(({ block }) => block),
]

/** What the cells of a table are observed with. */
interface Context {
  reading: TableReading
  lost: Lost
  strays: readonly string[]
  blocks: readonly Block[]
  report: Sink
}

const lostIn = (reading: TableReading, strays: readonly string[]): Lost =>
  recoverLost(reading, strays.length > 0 || reading.extra.some(({ line }) => hasNumber(line)))

function tornObservations(template: Template, torn: TornReading | null, report: Sink): Observation[] {
  const { undecided = [], lost = [] } = torn ?? {}
  undecided.forEach((row) => report(undecidedRow(template, row)))
  return [...undecided, ...lost].flatMap((row) => openCells(template, row))
}

/** A caption that says which year's table stands below it; `bare` where it says nothing else. */
interface CaptionYear {
  year: number
  bare: boolean
}
const YEAR = /(?<!\d)(20\d{2})年/
const BARE_YEAR = /^\(?20\d{2}年度?\)?:?$/

function yearOfCaption(caption: string): CaptionYear | null {
  const text = caption.normalize('NFKC').replace(/\s/g, '')
  const year = YEAR.exec(text)?.[1]
  return year === undefined ? null : { year: Number(year), bare: BARE_YEAR.test(text) }
}

/** The copy with the most of the form in it; of equals one in the table's own section, then the latest year's, then the first. */
function bestInstance(
  instances: readonly Instance[],
  yearOf: (instance: Instance) => CaptionYear | null,
): Instance | undefined {
  const worth = ({ names, inSection }: Instance) => names.size + (inSection ? 0.5 : 0)
  const isLater = (one: CaptionYear | null, other: CaptionYear | null) =>
    one !== null && other !== null && one.bare && other.bare && one.year > other.year
  const isBetter = (one: Instance, other: Instance) =>
    worth(one) > worth(other) || (worth(one) === worth(other) && isLater(yearOf(one), yearOf(other)))
  return instances.reduce<Instance | undefined>(
    (best, instance) => (best && !isBetter(instance, best) ? best : instance),
    undefined,
  )
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
    .map(({ template }) =>
      template.layout === 'across' ? readAcross(lines, template, captionOf) : readTable(lines, template),
    )
}

function extraTable({ table, lines }: Instance, caption: CaptionYear | null): Finding {
  const about = { table, location: locationOf(lines[0]!, 0) }
  return caption
    ? finding('table.extra:year', { year: caption.year }, about)
    : finding('table.extra', {}, about)
}

function reportReading(reading: TableReading, report: Sink): void {
  for (const { row, line, byPosition } of reading.rows) {
    if (!byPosition) continue
    const indicator = `${reading.template.table}.${row.key}`
    report(finding('label.byPosition', {}, { indicator, location: locationOf(line, 0) }))
  }
  for (const line of reading.unnamedHeads) {
    const about = { table: reading.template.table, location: locationOf(line, 0) }
    report(finding('label.byPosition:columns', {}, about))
  }
  const { isGroup } = vocabularyOf(reading.template)
  // A group's label on a line of its own is of the form: 一、网络渠道 over the rows of its channels.
  const extra = reading.extra.filter(({ line, label }) => hasNumber(line) || !isGroup(label))
  for (const { line, label } of extra) report(extraLine(line, label))
  for (const { line, texts } of reading.beside) {
    report(finding('cell.extra', { texts: texts.join(' | ') }, { location: locationOf(line, 0) }))
  }
  if (reading.missing.length > 0) {
    const rows = reading.missing.map((row) => rowName(row).zh).join('、')
    const values = { count: reading.missing.length, rows }
    report(finding('row.missing', values, { table: reading.template.table }))
  }
}

/** A line that is no row of the form, with all that it says. */
function extraLine(line: Line, label: string): Finding {
  const values = { texts: line.texts.filter(Boolean).join(' | ') }
  const about = { location: locationOf(line, 0) }
  if (!hasNumber(line)) return finding('label.unrecognised', values, about)
  return finding(label ? 'row.extra' : 'row.extra:unlabelled', values, about)
}

/** Only a number stands in the paragraph: a value that fell out of its cell, or a page number. */
const LONE_NUMBER = /^[+-]?[\d,]{1,12}(?:\.\d{1,4})?$/

/**
 * Numbers among the table's pieces, or right below them, that belong to no row. Each may be the value of any cell that
 * seems blank, so no blank of the table is certain.
 */
function strayNumbers(
  reading: TableReading,
  lines: readonly Line[],
  blocks: readonly Block[],
  read: ReadonlySet<number> = new Set(),
): string[] {
  const unlabelled = reading.extra
    .filter(({ line, label }) => label === '' && hasNumber(line))
    .map(({ line }) => line.texts.filter(Boolean).join(' '))
  const pieces = [...lines, ...reading.rows.map(({ line }) => line)].map(({ block }) => block)
  const [first, last] = [Math.min(...pieces), Math.max(...pieces)]
  const between = blocks.flatMap((block, i) => {
    if (i < first || i > last + 1 || read.has(i)) return []
    const text = block.kind === 'paragraph' ? block.text.normalize('NFKC') : ''
    return LONE_NUMBER.test(text) ? [text] : []
  })
  return [...unlabelled, ...between]
}

/** A unit of money in a label: （单位：元）, （万元）. */
const LABEL_UNIT = /(?:\(|:|单位)(?:人民币)?(亿元|万元|千元|元)/
const isMoney = (unit: string): boolean => unit.endsWith('元') || unit === 'as printed'

/** The unit that the head above a value, or else the row's own label, prints in place of the form's. */
function unitOfLabels(
  { line, from }: RowReading,
  place: number,
  { unit }: Column,
  blocks: readonly Block[],
): string | undefined {
  if (!isMoney(unit)) return undefined
  const table = blocks[line.block]
  const above =
    table?.kind === 'table'
      ? grid(table)
          .slice(0, line.row)
          .map((slots) => slots[place]?.cell.text ?? '')
          .reverse()
      : []
  const isFull = (text: string) => !['unreadable', 'blank'].includes(readValue(text).state)
  const head = above.slice(0, above.findIndex(isFull) < 0 ? undefined : above.findIndex(isFull))
  const labels = [...head, ...line.texts.slice(0, from).reverse()]
  const printed = labels.flatMap(
    (text) => LABEL_UNIT.exec(text.normalize('NFKC').replace(/\s/g, ''))?.[1] ?? [],
  )[0]
  return printed === unit ? undefined : printed
}

function observationsOf({ reading, lost, strays, blocks, report }: Context, read: RowReading): Observation[] {
  const { template } = reading
  const { block, row, line, places, from } = read
  const about = { indicator: `${template.table}.${row.key}`, location: locationOf(line, from) }
  const unsure = (found: Finding) => report({ ...found, ...about })
  if (!places) return lostObservations(reading, read, lost, unsure)
  let doubtful = 0
  const observations = block.columns.map((column, i): Observation => {
    const place = places[i]!
    const id = indicatorId(template, row, column)
    const location = locationOf(line, place)
    const raw = line.texts[place] ?? ''
    const {
      state,
      value,
      unit = state === 'number' ? unitOfLabels(read, place, column, blocks) : undefined,
    } = readValue(raw)
    if (state === 'blank' && strays.length > 0) {
      doubtful++
      return { indicator: id, value: null, raw, state: 'ambiguous', location }
    }
    if (state === 'unreadable') report(unreadable(id, raw, location))
    return { indicator: id, value, raw, state, ...(unit && { unit }), location }
  })
  if (doubtful > 0) unsure(finding('cell.ambiguous:strays', { texts: strays.join('; '), cells: doubtful }))
  return observations
}

/** The cells of a row whose values have lost their places. */
function lostObservations(
  { template }: TableReading,
  read: RowReading,
  lost: Lost,
  unsure: (found: Finding) => void,
): Observation[] {
  const { block, row, line, from } = read
  const observations = block.columns.map((column, i): Observation => {
    const indicator = indicatorId(template, row, column)
    const { solved, place, raw } = lost.cells.get(indicator) ?? {
      solved: { state: 'ambiguous' as const, value: null },
      place: null,
      raw: '',
    }
    const { unit } = readValue(raw)
    const state = solved.state === 'number' ? 'inferred' : solved.state
    return {
      indicator,
      value: solved.value,
      raw,
      state,
      ...(unit && { unit }),
      location: locationOf(line, place ?? from + i),
    }
  })
  if (observations.some(({ state }) => state === 'ambiguous')) {
    const survivors = line.texts.slice(from).filter(Boolean)
    const values = { cells: block.columns.length, count: survivors.length, texts: survivors.join(', ') }
    unsure(lost.findingOf(read) ?? finding('cell.ambiguous', values))
  }
  return observations
}

/** A line that is the whole label of a row, with or without its groups in front, and nothing else: its cells are blank. */
const isLabelAlone = (block: Block, row: Row, template: Template): boolean =>
  block.kind === 'paragraph' && vocabularyOf(template).rowsNamed(block.text).includes(row)

/** The line of the section that begins with the label of a row that the table lacks; -1 where there is none. */
function tornLine(
  { section }: Template,
  row: Row,
  blocks: readonly Block[],
  sectionOf: (block: number) => number | null,
): number {
  const names = [row.path.at(-1)!, ...(row.aliases ?? [])].map(readLabel)
  const isBeginning = ({ full, ordinal }: Label) =>
    names.some((name) => full.startsWith(name.bare) && !contradict(ordinal, name.ordinal))
  return blocks.findIndex(
    (block, i) =>
      block.kind === 'paragraph' && sectionOf(i) === section && isBeginning(readLabel(block.text)),
  )
}

/** A row that the source tore out of its table, to stand in the line at `at`. */
function tornRow({ reading: { template }, blocks, report }: Context, row: Row, at: number): Observation[] {
  if (at < 0) return []
  const location = { block: at }
  const about = { indicator: `${template.table}.${row.key}`, location }
  report(finding('cell.ambiguous:torn', { texts: (blocks[at] as Paragraph).text }, about))
  const { columns } = template.blocks.find((block) => block.rows.includes(row))!
  return columns.map((column) => ({
    indicator: indicatorId(template, row, column),
    value: null,
    raw: '',
    state: 'ambiguous',
    location,
  }))
}

const unreadable = (indicator: string, raw: string, location: Location): Finding =>
  finding('cell.unreadable', { raw }, { indicator, location })

function locationOf({ block, row, cells }: Line, column: number): Location {
  const place = cells[column]?.place
  return { block, row, column, ...(place && { page: place.page, bbox: place.bbox }) }
}
