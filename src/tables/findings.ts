/** All findings about a table as it was read: its copies, its labels, its rows, its cells. */
import type { Location } from '../diagnostics/diagnostic.js'
import { type Finding, finding } from '../diagnostics/finding.js'
import type { Row, TableName, Template } from '../form/index.js'
import { cellName, rowName } from '../form/names.js'
import type { Observation } from '../report.js'
import type { Words } from '../words.js'
import { isPrinted } from './cells.js'
import type { Contested } from './contested.js'
import type { Choice } from './copies.js'
import { type Line, hasNumber, inOrder, locationOf, textsFrom } from './lines.js'
import type { WhyOpen } from './lost.js'
import type { ExtraLine, Match } from './match.js'
import type { ObservedRow, ObservedTable } from './observe.js'
import { type PlacedTable, isPlaced } from './place.js'
import type { OpenRow } from './torn/index.js'
import type { Remains } from './torn/remains.js'
import { vocabularyOf } from './vocabulary.js'

const indicatorOf = ({ table }: Template, { key }: Row): string => `${table}.${key}`

/** Copies of a table that are not read. */
export const findingsOfCopies = ({ others }: Choice): Finding[] =>
  others.map(({ copy: { table, lines }, year }) => {
    const about = { table, location: locationOf(lines[0]!, 0) }
    return year === null ? finding('table.extra', {}, about) : finding('table.extra:year', { year }, about)
  })

/** A table of which no row is left, only a mark or its labels. */
export function findingOfRemains({ block, labels, hasNumbers }: Remains, table: TableName): Finding {
  const about = { table, location: { block } }
  if (labels.length === 0) return finding('table.lost', {}, about)
  const texts = labels.join('; ')
  return finding(hasNumbers ? 'table.lost:labels' : 'table.lost:numbers', { labels: texts }, about)
}

/** Rows of a torn table whose numbers are damaged beyond reading. */
export const findingsOfDamage = ({ table }: Template, damaged: readonly OpenRow[]): Finding[] =>
  damaged.map(({ row, block, texts }) =>
    finding(
      'table.lost:row',
      { texts: texts.join(' ') },
      { indicator: `${table}.${row.key}`, location: { block } },
    ),
  )

/** Rows known by their place alone, lines that are no row of the form, rows that are not there. */
export const findingsOfRows = (table: PlacedTable): Finding[] => [
  ...table.rows.filter(({ byPosition }) => byPosition).map((row) => byPosition(table, row)),
  ...table.unnamedHeads.map((line) => unnamedHead(table, line)),
  ...extraLines(table),
  ...besideRows(table),
  ...missingRows(table),
]

const byPosition = ({ template }: PlacedTable, { row, line }: Match): Finding =>
  finding('label.byPosition', {}, { indicator: indicatorOf(template, row), location: locationOf(line, 0) })

const unnamedHead = ({ template: { table } }: PlacedTable, line: Line): Finding =>
  finding('label.byPosition:columns', {}, { table, location: locationOf(line, 0) })

/**
 * Lines that are no row of the form. A line with just a group's name is not one of them: 一、网络渠道 above the rows of its
 * channels.
 */
function extraLines(table: PlacedTable): Finding[] {
  const { isGroup } = vocabularyOf(table.template)
  const others = table.extra.filter(({ line, label }) => hasNumber(line) || !isGroup(label))
  const renamed = renamedRows(table)
  return others.map((one) => extraLine(one, renamed.get(one.line) ?? null))
}

/** A line that is no row of the form, with all that it says: 行政检查 | 9. */
function extraLine({ line, label }: ExtraLine, row: Row | null): Finding {
  const texts = textsFrom(line).join(' | ')
  const about = { location: locationOf(line, 0) }
  if (!hasNumber(line)) return finding('label.unrecognised', { texts }, about)
  if (!label) return finding('row.extra:unlabelled', { texts }, about)
  return row
    ? finding('row.extra:renamed', { texts, row: rowName(row).zh }, about)
    : finding('row.extra', { texts }, about)
}

/**
 * The lines that are no row of the form but stand where just one row is missing: 行政审批 above 行政处罚, where 行政许可 should
 * be.
 */
function renamedRows({ template, rows, missing, extra }: PlacedTable): ReadonlyMap<Line, Row> {
  const renamed = new Map<Line, Row>()
  const waiting = extra
    .map(({ line }) => line)
    .filter(hasNumber)
    .sort(inOrder)
  if (waiting.length === 0) return renamed
  const inForm = template.blocks.flatMap((block) => block.rows)
  const read = [...rows].sort((a, b) => inOrder(a.line, b.line))
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

/**
 * What a row prints behind its label at none of its places: remarks, subtotals. Not looked for in rows that share a
 * line: there the other row's values stand beside.
 */
const besideRows = ({ rows }: PlacedTable): Finding[] =>
  rows.filter(isPlaced).flatMap(({ line, from, places, share }) => {
    const isBeside = (place: number) =>
      place >= from && isPrinted(line.cells[place]!) && !places.includes(place)
    const texts = share ? [] : [...line.cells.keys()].filter(isBeside).map((place) => line.cells[place]!.text)
    if (texts.length === 0) return []
    return [finding('cell.extra', { texts: texts.join(' | ') }, { location: locationOf(line, 0) })]
  })

function missingRows({ missing, template: { table } }: PlacedTable): Finding[] {
  if (missing.length === 0) return []
  const rows = missing.map((row) => rowName(row).zh).join('、')
  return [finding('row.missing', { count: missing.length, rows }, { table })]
}

/** What can't be read or told of the cells of a table. */
export const findingsOfCells = (table: ObservedTable): Finding[] =>
  table.rows.flatMap((row) => findingsOfRow(row, table))

function findingsOfRow(observed: ObservedRow, { template, strays }: ObservedTable): Finding[] {
  switch (observed.kind) {
    case 'placed': {
      const { row, cells } = observed
      const blanks = cells.filter(({ state }) => state === 'ambiguous').length
      const unreadable = cells.filter(({ state }) => state === 'unreadable').map(unreadableCell)
      if (blanks === 0) return unreadable
      const values = { texts: strays.join('; '), cells: blanks }
      return [...unreadable, finding('cell.ambiguous:strays', values, aboutRow(template, row))]
    }
    case 'unplaced': {
      const { row, cells, why } = observed
      if (!cells.some(({ state }) => state === 'ambiguous')) return []
      return [{ ...(why ? openCells(why) : unplacedRow(row)), ...aboutRow(template, row) }]
    }
    case 'undecided':
      return [ofText('cell.ambiguous:lines', observed.row, template)]
    case 'line':
      return [ofText('cell.ambiguous:torn', observed.row, template)]
    case 'damaged':
      return []
  }
}

const aboutRow = (
  template: Template,
  { row, line, from }: Match,
): { indicator: string; location: Location } => ({
  indicator: indicatorOf(template, row),
  location: locationOf(line, from),
})

/** `12%` in a value's place. */
const unreadableCell = ({ indicator, raw, location }: Observation): Finding =>
  finding('cell.unreadable', { raw }, { indicator, location: location! })

/** A row whose values have lost their places, and which recovery does not take up. */
function unplacedRow({ block, line, from }: Match): Finding {
  const texts = textsFrom(line, from)
  return finding('cell.ambiguous', {
    cells: block.columns.length,
    count: texts.length,
    texts: texts.join(', '),
  })
}

/** `规章 3 0 12`: a row that stands as a line of text, or that may be one of several lines. */
const ofText = (
  sentence: 'cell.ambiguous:lines' | 'cell.ambiguous:torn',
  { row, block, texts }: OpenRow,
  template: Template,
): Finding =>
  finding(
    sentence,
    { texts: texts.join('; ') },
    { indicator: indicatorOf(template, row), location: { block } },
  )

/** What recovery can't tell, and why. */
function openCells({ cells, texts: printed, together, open, contradicted }: WhyOpen): Finding {
  const texts = printed.join(', ')
  const values = { cells, count: printed.length, texts }
  const choices = listed(open.map(choicesOf))
  const isUnknown = open.every(({ candidates }) => candidates.length === 0)
  if (together)
    return isUnknown
      ? finding('cell.ambiguous:glued', { cells, texts })
      : finding('cell.ambiguous:parted', { cells, texts, choices })
  if (printed.length > cells)
    return isUnknown
      ? finding('cell.ambiguous:pieces', values)
      : finding('cell.ambiguous:joined', { ...values, choices })
  if (!contradicted) return finding('cell.ambiguous:choices', { ...values, choices })
  return contradicted.length > 0
    ? finding('cell.ambiguous:sums', { ...values, sums: listed(contradicted.map(sumName)) })
    : finding('cell.ambiguous:contradicted', values)
}

/** 科研机构 0 or blank; 科研机构为0或空白 */
const choicesOf = ({ column: { label }, candidates }: WhyOpen['open'][number]): Words => ({
  en: `${label} ${candidates.map((value) => value ?? 'blank').join(' or ')}`,
  zh: `${label}为${candidates.map((value) => value ?? '空白').join('或')}`,
})

/** `check.rowTotal requests.results.granted.total` → Granted, total; “（一）予以公开”行“总计”列 */
const sumName = (sum: string): Words => cellName(sum.split(' ')[1]!)

const listed = (words: readonly Words[]): Words => ({
  en: words.map(({ en }) => en).join('; '),
  zh: words.map(({ zh }) => zh).join('，'),
})

/** Rows of which the copies of a table say different things. */
export const findingsOfContested = (contested: readonly Contested[]): Finding[] =>
  contested.map(({ indicator, cells, texts, location }) =>
    finding(
      'cell.ambiguous:copies',
      { cells, texts: texts.map((said) => said.join('/')).join(', ') },
      { indicator, ...(location && { location }) },
    ),
  )
