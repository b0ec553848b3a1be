/** Text in which a table's rows are no longer rows → its rows again, as far as labels and order say which is which. */
import type { Block } from '../../document.js'
import { type Row, TEMPLATES, type TableName, type Template, labelsOf } from '../../templates/index.js'
import { readLabel, similarity } from '../../templates/labels.js'
import { ALIKE, SURE } from '../align.js'
import type { Line } from '../lines.js'
import { closes, placeValues } from '../place.js'
import { readAcross } from '../read-across.js'
import type { RowReading, TableReading } from '../read.js'
import { isGlued as hasGluedDigits, plainForm, readValue } from '../values.js'
import { LEAST_KEPT, vocabularyOf } from '../vocabulary.js'
import { type Item, type Run, itemsOf } from './items.js'
import type { OpenRow } from './findings.js'
import { type Slot, lettersOf, scriptOf } from './script.js'
import { MARGIN, type Trace, trace, valuesOf } from './trace.js'

export interface TornReading {
  /** What the tables gave, and the rows made again from text. */
  reading: TableReading
  /** Rows of which the text has some value, but not which. */
  undecided: OpenRow[]
  /** Rows whose numbers are damaged beyond reading, and what is left of them. */
  lost: OpenRow[]
  /** The blocks whose values have found their rows. */
  read: ReadonlySet<number>
}

/**
 * Looks for the rows that a table lacks in the text around it; for all rows where there is no table.
 *
 * @param stretch the blocks to look at: the table's section
 * @param reading what the tables in it gave; null where there are none. No row of it is changed.
 * @returns null where the text has nothing of the table
 */
export function readTorn(blocks: readonly Block[], stretch: readonly number[], table: TableName, reading: TableReading | null): TornReading | null {
  const texts = TEMPLATES.filter((template) => template.table === table).map((template) => ({ template, items: itemsOf(blocks, stretch, template, reading) }))
  if (texts.some(({ template, items }) => !isInRows(items, template))) return null
  const candidates = texts.flatMap(({ template, items }) => {
    if (reading && reading.template !== template) return []
    const runs = items.filter((item) => item.kind === 'run' && item.row === null)
    if (runs.length === 0 || runs.length > MOST_RUNS || !namesTable(items, template)) return []
    return template.layout === 'across' ? readRunAcross(items, template, reading) : readRuns(items, template, reading)
  })
  return candidates.reduce<TornReading | null>((best, next) => (best && best.reading.fit >= next.reading.fit ? best : next), null)
}

/** The longest table has 200 values: text with many more runs of numbers, printed twice or not, is another's. */
const MOST_RUNS = 1_000

/** So many of a table's labels in the text make its numbers that table's. */
const ENOUGH_LABELS = 3

/**
 * The blocks in which a table's text may stand: its section, and what follows up to the next section of the form (a row
 * numbered 二、 looks like a heading). Where its section has no heading, from the table's first label to its last row.
 */
export function stretchOf(blocks: readonly Block[], table: TableName, sectionOf: (block: number) => number | null): number[] {
  const templates = TEMPLATES.filter((template) => template.table === table)
  const { section } = templates[0]!
  let current: number | null = null
  const own = blocks.flatMap((_, i) => ((current = sectionOf(i) ?? current) === section ? [i] : []))
  if (own.length > 0) return own
  const texts = (block: Block): string[] => (block.kind === 'paragraph' ? [plainForm(block.text).replace(VALUES_BEHIND, '')] : block.kind === 'table' ? block.cells.map(({ text }) => text) : [])
  const named = blocks.flatMap((block, i) => (texts(block).some((text) => templates.some((template) => isNamed(text, template))) ? [i] : []))
  // The last row's values may stand one a line.
  const isAfter = (block: Block, i: number) => i > named.at(-1)! + ROW_LINES && !(block.kind === 'paragraph' && VALUES_ONLY.test(plainForm(block.text)))
  const end = blocks.findIndex((block, i) => isAfter(block, i) || (i > named[0]! && (sectionOf(i) ?? 0) > section))
  return blocks.flatMap((_, i) => (i >= named[0]! && (end < 0 || i < end) ? [i] : []))
}

const VALUES_BEHIND = /(?:\s{1,9}[-/—–\d.,]{1,20}){1,15}$/
const VALUES_ONLY = /^[-/—–\d.,\s]{1,80}$/

/** So many lines a torn row takes at most: a label of three, a group's, its numbers. */
const ROW_LINES = 5

function isNamed(text: string, template: Template): boolean {
  const { isEntry, isHead, isGroup } = vocabularyOf(template)
  return isEntry(text) || isHead(text) || isGroup(text)
}

function namesTable(items: readonly Item[], template: Template): boolean {
  const names = new Set(items.flatMap((item) => (item.kind === 'fragment' ? [item.text, ...item.text.split(' ')].filter((text) => isNamed(text, template)) : [])))
  return names.size >= ENOUGH_LABELS || items.some((item) => item.kind === 'run' && item.row !== null)
}

/**
 * Where cells stand one a line, whether they came row by row: heads before the rows below them. Text that was taken from a
 * page column by column, or piece by piece, has its values under labels that are not theirs.
 */
function isInRows(items: readonly Item[], { blocks, layout }: Template): boolean {
  if (layout === 'across' || !items.some((item) => item.kind === 'run' && item.listed)) return true
  const texts = items.map((item) => (item.kind === 'fragment' ? lettersOf(item.text) : ''))
  const starts = blocks.map(({ heading }) => (heading ? texts.indexOf(lettersOf(heading)) : 0))
  return blocks.every(({ columns, rows }, b) => {
    if (starts[b]! < 0) return true
    const own = texts.slice(starts[b], starts.slice(b + 1).find((start) => start >= 0))
    const firstRow = Math.min(...rows.flatMap(({ path }) => own.indexOf(lettersOf(path.at(-1)!))).filter((at) => at >= 0))
    return columns.every(({ label }) => own.indexOf(lettersOf(label)) < firstRow)
  })
}

function readRuns(items: readonly Item[], template: Template, reading: TableReading | null): TornReading {
  const placed = new Set(items.flatMap((item) => (item.kind === 'run' && item.row ? [item.row] : [])))
  const kept = reading?.rows.filter(({ row }) => placed.has(row)) ?? []
  const script = scriptOf(template)
  const { options, score } = trace(items, script, ({ row }) => !placed.has(row))
  const evident = withEvidence(options, items, template)
  const decided = decide(evident)
  const torn: TornReading = {
    reading: { ...(reading ?? emptyReading(template)), rows: kept },
    undecided: undecidedRows(evident, decided),
    lost: [],
    read: new Set([...decided.keys()].flatMap(({ blocks }) => blocks)),
  }
  // Where cells stand one a line, words between values that are of no label are one of them.
  const isOfLabel = labelPieces(template)
  const placeOf = new Map(items.map((item, at) => [item, at]))
  const goesOn = (run: Run): boolean => {
    const at = placeOf.get(run)!
    const [next, afterNext] = [items[at + 1], items[at + 2]]
    return run.listed && next?.kind === 'fragment' && afterNext?.kind === 'run' && !isOfLabel(next)
  }
  const isUnderItsLabel = (run: Run, { row }: Slot): boolean => rowsNamed(ownLabel(run, items, placeOf.get(run)!), template).includes(row)
  for (const [run, slot] of decided) {
    if (run.row) continue
    const text = labelled(run, slot, template)
    if (isGlued(run, slot) || goesOn(run)) torn.lost.push({ row: slot.row, block: run.line.block, texts: [...text.line.texts] })
    else torn.reading.rows.push({ ...slot, ...text, byPosition: isOfTable(run) && !isUnderItsLabel(run, slot) })
  }
  const used = new Set([...decided.keys()].map(({ line }) => line))
  const loose = items.flatMap((item) => (item.kind === 'run' && item.row === null && !used.has(item.line) ? [item] : []))
  torn.reading.extra = [
    ...(reading?.extra.filter(({ line }) => !used.has(line)) ?? []),
    ...loose.filter(({ line }) => !reading?.extra.some((extra) => extra.line === line)).map(({ line }) => ({ line, label: '' })),
  ]
  if (loose.length === 0 && torn.undecided.length === 0) torn.reading.rows.push(...blankRows(items, template, torn))
  const order = template.blocks.flatMap((block): readonly Row[] => block.rows)
  torn.reading.rows.sort((a, b) => order.indexOf(a.row) - order.indexOf(b.row))
  const taken = new Set([...torn.reading.rows, ...torn.undecided, ...torn.lost].map(({ row }) => row))
  torn.reading.missing = script.segments.flatMap(({ slot }) => (slot && !taken.has(slot.row) ? [slot.row] : []))
  const unread = loose.filter((run) => valuesOf(run).length > 1)
  const named = new Set(items.flatMap((item) => (item.kind === 'fragment' ? rowsNamed(item.text, template) : [])))
  const exact = [...decided].filter(([run, slot]) => !run.row && isUnderItsLabel(run, slot))
  torn.reading.fit = score + OWN_LABEL * exact.length - ODD_ROW * (torn.reading.missing.filter((row) => !named.has(row)).length + unread.length)
  return torn
}

/**
 * Of two formats of a table the one with fewer rows that the text has no label of, and fewer rows of the text that it lacks;
 * words elsewhere may look like a lacking one's label.
 */
const ODD_ROW = 5
/** … and the one that has more rows under the very label in front of their numbers: （六）其他处理 is a row of one format, a group of the other. */
const OWN_LABEL = 2

const emptyReading = (template: Template): TableReading => ({ template, rows: [], missing: [], extra: [], beside: [], unnamedHeads: [], fit: 0 })

/** Letters of a label that stand further from its numbers than this belong to other rows. */
const LETTERS_ABOVE = 50
const LETTERS_BELOW = 25

/**
 * Order alone makes no row: enough of its label must stand between the numbers before and those behind. Without that a
 * row that is not in the form would be taken for one that the text lacks. So would a label that is printed twice: what
 * stands on the line in front of the numbers may not be another row's name.
 */
function withEvidence(options: Trace['options'], items: readonly Item[], template: Template): Trace['options'] {
  const { shareKept } = vocabularyOf(template)
  const runs = items.flatMap((item, at) => (item.kind === 'run' ? [at] : []))
  const orders = new Map(runs.map((at, order) => [items[at]!, order]))
  return new Map([...options].map(([run, list]) => {
    const order = orders.get(run)!
    const at = runs[order]!
    const above = items.slice((runs[order - 1] ?? -1) + 1, at)
    const below = run.listed ? [] : items.slice(at + 1, runs[order + 1])
    const text = `${lettersIn(above).slice(-LETTERS_ABOVE)}${lettersIn(below).slice(0, LETTERS_BELOW)}`
    const own = ownLabel(run, items, at)
    // The number in front is that of whichever label is the first here.
    const letters = text.replace(/^\d+/, '')
    const hasLabel = (slot: Slot): boolean =>
      coverage(lettersOf(slot.row.path.at(-1)!), text) >= ALIKE && shareKept(letters, slot) >= LEAST_KEPT && !isOther(own, slot, template) && isPieceOf(own, slot)
    return [run, list.filter(({ slot }) => !slot || run.row || hasLabel(slot))]
  }))
}

/** The label on the same line, or in the same row of a table, in front of a run. */
function ownLabel(run: Run, items: readonly Item[], at: number): string {
  const before = run.follows ? items[at - 1] : undefined
  return before?.kind === 'fragment' ? before.text : ''
}

function isOther(label: string, { row }: Slot, template: Template): boolean {
  const { entries, entryLikeness } = vocabularyOf(template)
  const sure = entryLikeness(label).flatMap((score, e) => (score >= SURE && entries[e]!.row ? [entries[e]!.row] : []))
  return sure.length > 0 && !sure.includes(row)
}

/** The words in front of a run are of its row's label, or of its groups'; a row that is not in the form has words of its own. */
function isPieceOf(label: string, { row }: Slot): boolean {
  const letters = readLabel(label).bare
  return letters === '' || [row.path.join(''), ...(row.aliases ?? [])].some((name) => coverage(letters, lettersOf(name)) >= ALIKE)
}

/** The rows that are called exactly so. */
function rowsNamed(label: string, template: Template): Row[] {
  const { entries, entryLikeness } = vocabularyOf(template)
  return entryLikeness(label).flatMap((score, e) => (score === 1 ? (entries[e]!.row ?? []) : []))
}

/** Text has its labels torn as a matter of course; a row of a table has one that should say which it is. */
const isOfTable = ({ line }: Run): boolean => line.cells.some((cell) => cell !== null)

const lettersIn = (items: readonly Item[]): string => items.map((item) => (item.kind === 'fragment' ? lettersOf(item.text) : '')).join('')

/** How much of a label stands in a text, in order. */
const coverage = (label: string, text: string): number => (similarity(label, text) * (label.length + text.length)) / 2 / label.length

/** The runs that can be only one row's. */
function decide(options: Trace['options']): Map<Run, Slot> {
  const decided = new Map<Run, Slot>()
  for (const [run, [best, second]] of options) {
    if (best?.slot && best.score - (second?.score ?? -Infinity) >= MARGIN) decided.set(run, best.slot)
  }
  return decided
}

function undecidedRows(options: Trace['options'], decided: ReadonlyMap<Run, Slot>): OpenRow[] {
  const taken = new Set([...decided.values()].map(({ row }) => row))
  const rows = new Map<Row, OpenRow>()
  for (const [run, list] of options) {
    if (decided.has(run)) continue
    for (const { slot, score } of list) {
      if (!slot || taken.has(slot.row) || list[0]!.score - score >= MARGIN) continue
      const row = rows.get(slot.row) ?? { row: slot.row, block: run.line.block, texts: [] }
      row.texts.push(valuesOf(run).join(' '))
      rows.set(slot.row, row)
    }
  }
  return [...rows.values()]
}

/** A run under the label of its row, and the places of its values. */
function labelled(run: Run, { block, row }: Slot, template: Template): Pick<RowReading, 'line' | 'places' | 'from'> {
  const width = block.columns.length
  // A line of a table keeps its own places.
  if (!run.line.dropped) {
    return { line: run.line, from: run.from, places: placeValues(run.line, run.from, width, null, false, (all) => closes(all, block, template)) }
  }
  const values = valuesOf(run)
  const printed = values.filter((text) => text !== '')
  // With more cells than the form has, a number may stand in two of them, and no blank is certain; where cells stand one a
  // line, some may be another row's. The row's own sum can tell.
  const mayBeOthers = values.length > width || isBareList(run) || readValue(printed.at(-1) ?? '').state !== 'number'
  const unsure = mayBeOthers && printed.length === width && !closes(printed, block, template)
  const kept = values.length === width ? values : printed
  const texts = [row.path.at(-1)!, ...kept]
  const short = unsure || kept.length < width
  const line: Line = { ...run.line, texts, cells: [null, ...kept.map(() => null)], dropped: short }
  return { line, from: 1, places: short ? null : kept.map((_, i) => i + 1) }
}

/** Numbers one a line, where nothing keeps a blank's place. */
const isBareList = (run: Run): boolean => run.listed && valuesOf(run).every((text) => text !== '')

/** A row of several cells whose only value has so many digits holds the digits of several. */
const GLUED_DIGITS = 4

/** Digits of several cells may have run together: no sum can say where one ends. */
function isGlued(run: Run, { block }: Slot): boolean {
  const values = valuesOf(run).filter((text) => text !== '')
  if (block.columns.length === 1 || values.length === block.columns.length) return false
  return values.some(hasGluedDigits) || (values.length === 1 && (run.glued || values[0]!.length >= GLUED_DIGITS))
}

/** Whether an item is the end of the text, or words of some label of the form. */
function labelPieces(template: Template): (item: Item | undefined) => boolean {
  const labels = [...labelsOf(template).map(lettersOf), scriptOf(template).letters.join('')]
  const isPiece = (text: string) => labels.some((label) => label.includes(lettersOf(text)))
  return (item) => item === undefined || (item.kind === 'fragment' && (isPiece(item.text) || item.text.split(' ').every(isPiece)))
}

/** A text with fewer rows of numbers than this part of the form has lost numbers, not blanks. */
const ENOUGH_ROWS = 0.5

/**
 * Rows whose label stands whole between those of others, without any value: all their cells are blank. Where words of no
 * label follow, those may be what the row says.
 */
function blankRows(items: readonly Item[], template: Template, { reading, lost }: TornReading): RowReading[] {
  const { entries, entryLikeness, isHead } = vocabularyOf(template)
  const wanted = entries.filter(({ row }) => row !== null).length
  if (lost.length > 0 || reading.rows.length < wanted * ENOUGH_ROWS) return []
  const taken = new Set(reading.rows.map(({ row }) => row))
  const isOfLabel = labelPieces(template)
  // Columns are called 其他 and 总计 as rows are, but have no number.
  const isColumn = (text: string) => readLabel(text).ordinal === '' && isHead(text)
  return items.flatMap((item, i): RowReading[] => {
    if (item.kind !== 'fragment' || !isOfLabel(items[i + 1]) || isColumn(item.text)) return []
    const named = entryLikeness(item.text).flatMap((likeness, e) => (likeness === 1 ? [entries[e]!] : []))
    const [entry] = named
    if (named.length !== 1 || !entry?.row || taken.has(entry.row)) return []
    taken.add(entry.row)
    const { block, row } = entry
    const line: Line = { block: item.block, row: 0, texts: [item.text], cells: [null], dropped: true }
    return [{ block, row, line, places: block.columns.map((_, c) => c + 1), from: 1, byPosition: false }]
  })
}

/** A table whose rows stand side by side is one run, whatever lines it was broken into. */
function readRunAcross(items: readonly Item[], template: Template, reading: TableReading | null): TornReading[] {
  if (reading && reading.rows.length > 0) return []
  const runs = items.flatMap((item) => (item.kind === 'run' && item.row === null ? [item] : []))
  const values = runs.flatMap((run) => valuesOf(run))
  const width = template.blocks[0]!.columns.length * template.blocks[0]!.rows.length
  const whole = values.length === width || (runs.length === 1 && values.length > 1 && values.length < width)
  if (!whole || (values.length === width && runs.every(isBareList) && !closesAcross(values, template))) return []
  const texts = values.length === width ? values : values.filter((text) => text !== '')
  const line: Line = { block: runs[0]!.line.block, row: 0, texts, cells: texts.map(() => null), dropped: texts.length < width }
  return [{ reading: readAcross([line], template, () => ''), undecided: [], lost: [], read: new Set(runs.flatMap(({ blocks }) => blocks)) }]
}

/** Whether the values of each row come to their total. */
const closesAcross = (values: readonly string[], template: Template): boolean =>
  template.blocks.every((block) => {
    const width = block.columns.length
    return block.rows.every((_, r) => closes(values.slice(r * width, (r + 1) * width), block, template))
  })
