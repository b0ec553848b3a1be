/** What is said of a table as it was read: its labels, its rows, its cells. */
import type { Location } from '../diagnostics/diagnostic.js'
import { type Finding, finding } from '../diagnostics/finding.js'
import type { Row, Template } from '../form/index.js'
import { rowName } from '../form/names.js'
import { type Line, hasNumber, locationOf } from './lines.js'
import type { RowReading, TableReading } from './read.js'
import { vocabularyOf } from './vocabulary.js'

/** Labels that were told by their place, lines that are no row of the form, rows that are not there. */
export const findingsOfReading = (reading: TableReading): Finding[] => [
  ...reading.rows.filter(({ byPosition }) => byPosition).map((row) => byPosition(reading, row)),
  ...reading.unnamedHeads.map((line) => unnamedHead(reading, line)),
  ...extraLines(reading),
  ...reading.beside.map(({ line, texts }) =>
    finding('cell.extra', { texts: texts.join(' | ') }, { location: locationOf(line, 0) }),
  ),
  ...missingRows(reading),
]

const indicatorOf = ({ table }: Template, { key }: Row): string => `${table}.${key}`

const byPosition = ({ template }: TableReading, { row, line }: RowReading): Finding =>
  finding('label.byPosition', {}, { indicator: indicatorOf(template, row), location: locationOf(line, 0) })

const unnamedHead = ({ template: { table } }: TableReading, line: Line): Finding =>
  finding('label.byPosition:columns', {}, { table, location: locationOf(line, 0) })

/** A group's label on a line of its own is of the form: 一、网络渠道 over the rows of its channels. */
function extraLines(reading: TableReading): Finding[] {
  const { extra, template } = reading
  const { isGroup } = vocabularyOf(template)
  const others = extra.filter(({ line, label }) => hasNumber(line) || !isGroup(label))
  const renamed = renamedRows(reading)
  return others.map(({ line, label }) => extraLine(line, label, renamed.get(line) ?? null))
}

/** A line that is no row of the form, with all that it says: 行政检查 | 9. */
function extraLine(line: Line, label: string, row: Row | null): Finding {
  const texts = line.texts.filter(Boolean).join(' | ')
  const about = { location: locationOf(line, 0) }
  if (!hasNumber(line)) return finding('label.unrecognised', { texts }, about)
  if (!label) return finding('row.extra:unlabelled', { texts }, about)
  return row
    ? finding('row.extra:renamed', { texts, row: rowName(row).zh }, about)
    : finding('row.extra', { texts }, about)
}

/**
 * The lines that stand just where one row of the form is missing, and are none of it: between 行政确认 and 行政处罚 a line
 * 行政审批 stands for 行政许可.
 */
function renamedRows({ template, rows, missing, extra }: TableReading): ReadonlyMap<Line, Row> {
  const inForm = template.blocks.flatMap((block) => block.rows)
  const read = rows.toSorted((a, b) => inOrder(a.line, b.line))
  const waiting = extra
    .map(({ line }) => line)
    .filter(hasNumber)
    .toSorted(inOrder)
  const renamed = new Map<Line, Row>()
  let from = 0
  for (const next of [...read, null]) {
    const to = next ? inForm.indexOf(next.row) : inForm.length
    const end = next ? waiting.findIndex((line) => inOrder(line, next.line) > 0) : -1
    const [line, ...others] = waiting.splice(0, end < 0 ? waiting.length : end)
    const gone = line ? inForm.slice(from, to).filter((row) => missing.includes(row)) : []
    if (line && others.length === 0 && gone.length === 1) renamed.set(line, gone[0]!)
    from = to + 1
  }
  return renamed
}

const inOrder = (a: Line, b: Line): number => a.block - b.block || a.row - b.row

function missingRows({ missing, template: { table } }: TableReading): Finding[] {
  if (missing.length === 0) return []
  const rows = missing.map((row) => rowName(row).zh).join('、')
  return [finding('row.missing', { count: missing.length, rows }, { table })]
}

/** A blank cell of a table that has lost numbers may not be blank. */
export const doubtfulBlanks = (
  { template }: TableReading,
  { row, line, from }: RowReading,
  values: { texts: string; cells: number },
): Finding =>
  finding('cell.ambiguous:strays', values, {
    indicator: indicatorOf(template, row),
    location: locationOf(line, from),
  })

export const unreadableCell = (indicator: string, raw: string, location: Location): Finding =>
  finding('cell.unreadable', { raw }, { indicator, location })

/** A row whose values have lost their places; `known` says more where recovery was tried. */
export function openRow({ template }: TableReading, read: RowReading, known: Finding | null): Finding {
  const { block, row, line, from } = read
  const survivors = line.texts.slice(from).filter(Boolean)
  const values = { cells: block.columns.length, count: survivors.length, texts: survivors.join(', ') }
  const about = { indicator: indicatorOf(template, row), location: locationOf(line, from) }
  return { ...(known ?? finding('cell.ambiguous', values)), ...about }
}

/** A row that stands in the text below or above its table: `规章 3 0 12`. */
export const rowInText = (template: Template, row: Row, block: number, text: string): Finding =>
  finding(
    'cell.ambiguous:torn',
    { texts: text },
    { indicator: indicatorOf(template, row), location: { block } },
  )
