/** Text in which a table's rows are no longer rows → its rows again, as far as labels and order say which is which. */
import type { Block } from '../../document.js'
import { remembered } from '../../remembered.js'
import type { Row, Template } from '../../form/index.js'
import { readLabel } from '../../form/labels.js'
import type { Line } from '../lines.js'
import { closes, placeValues, shapeOf } from '../place.js'
import { readAcross } from '../read-across.js'
import { type RowReading, type TableReading, emptyReading } from '../read.js'
import { isGlued as hasGluedDigits, readValue } from '../values.js'
import { vocabularyOf } from '../vocabulary.js'
import { labelPieces, ownLabel, withEvidence } from './evidence.js'
import type { OpenRow } from './findings.js'
import { type Item, type Run, itemsOf } from './items.js'
import { type Slot, lettersOf, scriptOf } from './script.js'
import { isInRows, namesTable } from './stretch.js'
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
 * @param templates the table in each of its formats; of two that fit alike the first is taken
 * @param reading what the tables in it gave; null where there are none. No row of it is changed.
 * @returns null where the text has nothing of the table
 */
export function readTorn(
  blocks: readonly Block[],
  stretch: readonly number[],
  templates: readonly Template[],
  reading: TableReading | null,
): TornReading | null {
  const texts = templates.map((template) => ({
    template,
    items: itemsOf(blocks, stretch, template, reading),
  }))
  if (texts.some(({ template, items }) => !isInRows(items, template))) return null
  const candidates = texts.flatMap(({ template, items }) => {
    if (reading && reading.template !== template) return []
    const runs = items.filter((item) => item.kind === 'run' && item.row === null)
    if (runs.length === 0 || runs.length > MOST_RUNS || !namesTable(items, template)) return []
    return template.layout === 'across'
      ? readRunAcross(items, template, reading)
      : readRuns(items, template, reading)
  })
  return candidates.reduce<TornReading | null>(
    (best, next) => (best && best.reading.fit >= next.reading.fit ? best : next),
    null,
  )
}

/** The longest table has 200 values: text with many more runs of numbers, printed twice or not, is another's. */
const MOST_RUNS = 1_000

function readRuns(printed: readonly Item[], template: Template, reading: TableReading | null): TornReading {
  const items = withOwnNames(printed, template)
  const placed = new Set(items.flatMap((item) => (item.kind === 'run' && item.row ? [item.row] : [])))
  const kept = reading?.rows.filter(({ row }) => placed.has(row)) ?? []
  const script = scriptOf(template)
  const { rowsNamed } = vocabularyOf(template)
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
  const goesOn = (run: Run, { block }: Slot): boolean => {
    const at = placeOf.get(run)!
    const [next, afterNext] = [items[at + 1], items[at + 2]]
    const isShort = valuesOf(run).filter((text) => text !== '').length < block.columns.length
    return (
      run.listed &&
      next?.kind === 'fragment' &&
      (afterNext?.kind === 'run' || (isShort && afterNext !== undefined && isOfLabel(afterNext))) &&
      !isOfLabel(next)
    )
  }
  const isUnderItsLabel = (run: Run, { row }: Slot): boolean =>
    rowsNamed(ownLabel(run, items, placeOf.get(run)!)).includes(row)
  for (const [run, slot] of decided) {
    if (run.row) continue
    const text = labelled(run, slot, template)
    if (isGlued(run, slot) || goesOn(run, slot))
      torn.lost.push({ row: slot.row, block: run.line.block, texts: [...text.line.texts] })
    else
      torn.reading.rows.push({ ...slot, ...text, byPosition: isOfTable(run) && !isUnderItsLabel(run, slot) })
  }
  const used = new Set([...decided.keys()].map(({ line }) => line))
  const loose = items.flatMap((item) =>
    item.kind === 'run' && item.row === null && !used.has(item.line) ? [item] : [],
  )
  torn.reading.extra = [
    ...(reading?.extra.filter(({ line }) => !used.has(line)) ?? []),
    ...loose
      .filter(({ line }) => !reading?.extra.some((extra) => extra.line === line))
      .map(({ line }) => ({ line, label: '' })),
  ]
  if (loose.length === 0 && torn.undecided.length === 0)
    torn.reading.rows.push(...blankRows(items, template, torn))
  const order = template.blocks.flatMap((block): readonly Row[] => block.rows)
  torn.reading.rows.sort((a, b) => order.indexOf(a.row) - order.indexOf(b.row))
  const taken = new Set([...torn.reading.rows, ...torn.undecided, ...torn.lost].map(({ row }) => row))
  torn.reading.missing = order.filter((row) => !taken.has(row))
  // Where the text was cut off says nothing of its format.
  const lacks = order
    .slice(0, order.findLastIndex((row) => taken.has(row)) + 1)
    .filter((row) => !taken.has(row))
  const unread = loose.filter((run) => valuesOf(run).length > 1)
  const named = new Set(items.flatMap((item) => (item.kind === 'fragment' ? rowsNamed(item.text) : [])))
  const exact = [...decided].filter(([run, slot]) => !run.row && isUnderItsLabel(run, slot))
  torn.reading.fit =
    score +
    OWN_LABEL * exact.length -
    ODD_ROW * (lacks.filter((row) => !named.has(row)).length + unread.length)
  return torn
}

/** Rows by the form's own names: the script knows no others. */
function withOwnNames(items: readonly Item[], template: Template): Item[] {
  const names = ownNamesOf(template)
  return items.map((item) => {
    const text = item.kind === 'fragment' ? names.get(lettersOf(item.text)) : undefined
    return item.kind === 'fragment' && text !== undefined ? { ...item, text } : item
  })
}

/** The form's own name of each row, by the letters of its others. */
const ownNamesOf = remembered(
  ({ blocks }: Template) =>
    new Map(
      blocks.flatMap(({ rows }) =>
        rows.flatMap(({ path, aliases = [] }: Row) =>
          aliases.map((alias): [string, string] => [lettersOf(alias), path.at(-1)!]),
        ),
      ),
    ),
)

/**
 * Of two formats of a table the one with fewer rows that the text has no label of, and fewer rows of the text that it lacks;
 * words elsewhere may look like a lacking one's label.
 */
const ODD_ROW = 5
/** … and the one that has more rows under the very label in front of their numbers: （六）其他处理 is a row of one format, a group of the other. */
const OWN_LABEL = 2

/** Text has its labels torn as a matter of course; a row of a table has one that should say which it is. */
const isOfTable = ({ line }: Run): boolean => line.cells.some((cell) => cell !== null)

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
function labelled(
  run: Run,
  { block, row }: Slot,
  template: Template,
): Pick<RowReading, 'line' | 'places' | 'from'> {
  const width = block.columns.length
  // A line of a table keeps its own places.
  if (!run.line.dropped) {
    return {
      line: run.line,
      from: run.from,
      places: placeValues({ line: run.line, from: run.from }, shapeOf(block, template)),
    }
  }
  const values = valuesOf(run)
  const printed = values.filter((text) => text !== '')
  // With more cells than the form has, a number may stand in two of them, and no blank is certain; where cells stand one a
  // line, some may be another row's. The row's own sum can tell.
  const mayBeOthers =
    values.length > width || isBareList(run) || readValue(printed.at(-1) ?? '').state !== 'number'
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
  return (
    values.some(hasGluedDigits) || (values.length === 1 && (run.glued || values[0]!.length >= GLUED_DIGITS))
  )
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
function readRunAcross(
  items: readonly Item[],
  template: Template,
  reading: TableReading | null,
): TornReading[] {
  if (reading && reading.rows.length > 0) return []
  const runs = items.flatMap((item) => (item.kind === 'run' && item.row === null ? [item] : []))
  const values = runs.flatMap((run) => valuesOf(run))
  const width = template.blocks[0]!.columns.length * template.blocks[0]!.rows.length
  const whole = values.length === width || (runs.length === 1 && values.length > 1 && values.length < width)
  if (!whole || (values.length === width && runs.every(isBareList) && !closesAcross(values, template)))
    return []
  const texts = values.length === width ? values : values.filter((text) => text !== '')
  const line: Line = {
    block: runs[0]!.line.block,
    row: 0,
    texts,
    cells: texts.map(() => null),
    dropped: texts.length < width,
  }
  const across = readAcross([line], template, () => '')
  const isNamed = areNamedInOrder(items, template)
  const rows = across.rows.map((row) => ({ ...row, byPosition: row.byPosition && !isNamed }))
  return [
    {
      reading: { ...across, rows },
      undecided: [],
      lost: [],
      read: new Set(runs.flatMap(({ blocks }) => blocks)),
    },
  ]
}

/** Whether the text names all rows, in the order of the form. */
function areNamedInOrder(items: readonly Item[], template: Template): boolean {
  const { rowsNamed } = vocabularyOf(template)
  const named = new Set(
    items.flatMap((item) =>
      item.kind === 'fragment' ? [item.text, ...item.text.split(' ')].flatMap(rowsNamed) : [],
    ),
  )
  const { rows } = template.blocks[0]!
  return named.size === rows.length && [...named].every((row, i) => row === rows[i])
}

/** Whether the values of each row come to their total. */
const closesAcross = (values: readonly string[], template: Template): boolean =>
  template.blocks.every((block) => {
    const width = block.columns.length
    return block.rows.every((_, r) => closes(values.slice(r * width, (r + 1) * width), block, template))
  })
