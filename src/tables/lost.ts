/** Rows whose values lost their places → what recovery makes of each of their cells. */
import { type Finding, finding } from '../diagnostics/finding.js'
import { cellName } from '../form/names.js'
import type { Words } from '../words.js'
import { equationsOf } from '../form/equations.js'
import { type Column, indicatorId } from '../form/index.js'
import type { Line } from './lines.js'
import type { RowReading, TableReading } from './read.js'
import { type Decided, type OpenRow, decide } from './recovery/decide.js'
import { type Piece, joiningsOf } from './recovery/joinings.js'
import { mayHaveRunTogether, partingsOf } from './recovery/partings.js'
import { type LostRow, type Problem, type Solved, recover } from './recovery/solve.js'
import { type CellValue, isGlued, readValue } from './values.js'

export interface LostCell {
  solved: { state: 'number'; value: number } | Exclude<Solved, { state: 'number' }>
  /** Where in the line the value stands (or begins) that was found to be this cell's. */
  place: number | null
  /** That value as printed. */
  raw: string
}

export interface Lost {
  cells: ReadonlyMap<string, LostCell>
  /** What the line of a row says of those cells, for people; absent for rows that aren't recovered. */
  findingOf: (row: RowReading) => Finding | null
}

const NOTHING: Lost = { cells: new Map(), findingOf: () => null }

/**
 * Recovers the rows of a table whose blank cells the source left out.
 *
 * Numbers that belong to no row (`strays`) may be what any row is short of: then the survivors are not all there, and
 * nothing is recovered.
 */
export function recoverLost(reading: TableReading, strays: boolean): Lost {
  const groups = groupsOf(reading)
  const glued = groups.filter(isGluedGroup)
  const dropped = strays ? [] : groups.filter(isDroppedGroup)
  const split = strays ? [] : groups.filter((group) => isSplitGroup(group, reading))
  if (dropped.length + split.length + glued.length === 0) return NOTHING
  const equations = equationsOf(reading.template)
  const known = new Map(strays ? [] : knownCells(reading))
  const rows = [
    ...split.map((group) => openRow(group, joiningsOfGroup(group))),
    ...glued.map((group) => openRow(group, partingsOf(piecesOf(group), group.lost.cells, equations))),
  ]
  const decided = decide(rows, known, equations)
  decided.forEach((one, cell) => one.state === 'number' && known.set(cell, one.value))
  const { cells, contradicted } = recover({ known, lost: dropped.map(({ lost }) => lost), equations })
  const found = new Map([...decided].map(([cell, one]): [string, LostCell] => [cell, decidedCell(one)]))
  for (const { line, lost, places } of dropped) {
    for (const cell of lost.cells) {
      const solved = cells.get(cell)!
      const place = solved.state === 'number' ? places[solved.survivor]! : null
      found.set(cell, { solved, place, raw: place === null ? '' : line.texts[place]! })
    }
  }
  const findingOf = (row: RowReading) => {
    const group = [...dropped, ...split, ...glued].find(({ rows }) => rows.includes(row))
    return group ? openCells(group, openIn(reading, row, found), contradicted) : null
  }
  return { cells: found, findingOf }
}

/** Rows that stand in one line share its values. */
interface Group {
  line: Line
  rows: RowReading[]
  lost: LostRow
  /** The grid place of each survivor. */
  places: readonly number[]
}

/** Rows with fewer values than cells, where the source dropped the blanks. */
const isDroppedGroup = ({ line, lost, places }: Group): boolean =>
  line.dropped &&
  !line.glued &&
  !places.some((place) => isGlued(line.texts[place]!)) &&
  lost.survivors.length < lost.cells.length

/** Rows with more values than cells, in a table where others have as many as the form. */
const isSplitGroup = ({ lost }: Group, { rows, template }: TableReading): boolean =>
  (rows.some(({ places }) => places) || template.layout === 'across') &&
  lost.survivors.length > lost.cells.length

/** Rows with fewer values than cells, where the digits of several may stand together. */
const isGluedGroup = ({ line, lost, places }: Group): boolean =>
  line.glued === true &&
  mayHaveRunTogether(
    places.map((place) => line.texts[place]!),
    lost.cells.length,
  )

function groupsOf(reading: TableReading): Group[] {
  const byLine = new Map<Line, RowReading[]>()
  for (const row of reading.rows) {
    if (row.places || row.otherColumns) continue
    byLine.set(row.line, [...(byLine.get(row.line) ?? []), row])
  }
  return [...byLine].map(([line, rows]) => {
    const places = [...line.texts.keys()].filter(
      (place) => place >= rows[0]!.from && line.texts[place] !== '',
    )
    const cells = rows.flatMap(({ row, block }) =>
      block.columns.map((column) => indicatorId(reading.template, row, column)),
    )
    const survivors = places.map((place) => countOf(readValue(line.texts[place]!)))
    return { line, rows, lost: { cells, survivors }, places }
  })
}

const piecesOf = ({ line, places }: Group): Piece[] =>
  places.map((place) => ({ text: line.texts[place]!, place }))

/** Where blanks were left out, one may have stood between any two. */
const joiningsOfGroup = (group: Group): OpenRow['readings'] =>
  group.line.dropped ? null : joiningsOf(piecesOf(group), group.lost.cells.length)

const openRow = ({ lost: { cells } }: Group, readings: OpenRow['readings']): OpenRow => ({ cells, readings })

const decidedCell = (one: Decided): LostCell =>
  one.state === 'number'
    ? { solved: { state: 'number', value: one.value }, place: one.place, raw: one.raw }
    : { solved: { ...one, value: null }, place: null, raw: '' }

const countOf = ({ state, value }: CellValue): number | null => (state === 'number' ? value : null)

/** Cells that kept their places, but for those whose text isn't read: they may hold anything. */
function knownCells({ template, rows }: TableReading): Problem['known'] {
  const known = new Map<string, number | null>()
  for (const { row, block, line, places } of rows) {
    block.columns.forEach((column, i) => {
      const cell = places && readValue(line.texts[places[i]!] ?? '')
      if (cell && cell.state !== 'unreadable') known.set(indicatorId(template, row, column), cell.value)
    })
  }
  return known
}

interface Open {
  column: Column
  candidates: readonly (number | null)[]
}

/** The cells of a row that can't be told, and what they may hold. */
const openIn = ({ template }: TableReading, { row, block }: RowReading, found: Lost['cells']): Open[] =>
  block.columns.flatMap((column) => {
    const { solved } = found.get(indicatorId(template, row, column))!
    return solved.state === 'ambiguous' ? [{ column, candidates: solved.candidates }] : []
  })

/** What can't be told, and why; null where every cell of the row was found. */
function openCells(
  { line, places, lost }: Group,
  open: readonly Open[],
  contradicted?: readonly string[],
): Finding | null {
  if (open.length === 0) return null
  const values = {
    cells: lost.cells.length,
    count: places.length,
    texts: places.map((place) => line.texts[place]).join(', '),
  }
  const choices = listed(open.map(choicesOf))
  const isUnknown = open.every(({ candidates }) => candidates.length === 0)
  if (line.glued)
    return isUnknown
      ? finding('cell.ambiguous:glued', { cells: values.cells, texts: values.texts })
      : finding('cell.ambiguous:parted', { cells: values.cells, texts: values.texts, choices })
  if (places.length > lost.cells.length)
    return isUnknown
      ? finding('cell.ambiguous:pieces', values)
      : finding('cell.ambiguous:joined', { ...values, choices })
  if (!contradicted) return finding('cell.ambiguous:choices', { ...values, choices })
  return contradicted.length > 0
    ? finding('cell.ambiguous:sums', { ...values, sums: listed(contradicted.map(sumName)) })
    : finding('cell.ambiguous:contradicted', values)
}

/** 科研机构 0 or blank; 科研机构为0或空白 */
const choicesOf = ({ column: { label }, candidates }: Open): Words => ({
  en: `${label} ${candidates.map((value) => value ?? 'blank').join(' or ')}`,
  zh: `${label}为${candidates.map((value) => value ?? '空白').join('或')}`,
})

/** `check.rowTotal requests.results.granted.total` → Granted, total; “（一）予以公开”行“总计”列 */
const sumName = (sum: string): Words => cellName(sum.split(' ')[1]!)

const listed = (words: readonly Words[]): Words => ({
  en: words.map(({ en }) => en).join('; '),
  zh: words.map(({ zh }) => zh).join('，'),
})
