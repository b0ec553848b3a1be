/** Lines → groups: runs of lines that one table was printed in, and the prose between them. */
import { readHeading } from '../../form/headings.js'
import { cellsOfLines, isCellLine, isLoneBar } from './cells.js'
import { alignedRows } from './columns.js'

export type Group =
  | { kind: 'prose'; line: string }
  /** Rows put together from lines that are not a row each; every blank is in its place. */
  | { kind: 'cells'; rows: string[][] }
  /** Rows of cells parted by bars. */
  | { kind: 'bars'; lines: string[] }
  /** Rows of cells parted by tabs. */
  | { kind: 'tabs'; lines: string[] }

const LINE_END = /\r\n|[\n\r\v\f\u2028\u2029]/
const QUOTE_MARKS = /^\s*>[>\s]*/
/** The border of a table drawn with plus signs: `+-----+---+`. */
const BORDER = /^\s*\+[-=+:]+\+$/
/** More cells than this are no row (the form's widest has 15): such a line would only fill the memory. */
const MOST_CELLS = 1_000
const mayBeRow = (line: string, mark: string): boolean =>
  line.length < MOST_CELLS || line.split(mark, MOST_CELLS + 1).length <= MOST_CELLS

/** The last line of each page where these count the pages: a value there would not. */
function withoutPageNumbers(text: string): string {
  if (!text.includes('\f')) return text
  const pages = text.split('\f').map((page) => {
    const lastLine = page.trimEnd().lastIndexOf('\n') + 1
    return /^\d{1,4}$/.test(page.slice(lastLine).trim())
      ? { page: page.slice(0, lastLine), number: Number(page.slice(lastLine)) }
      : { page, number: null }
  })
  const offsets = pages.flatMap(({ number }, i) => (number === null ? [] : [number - i]))
  return offsets.length < 2 || new Set(offsets).size > 1 ? text : pages.map(({ page }) => page).join('\f')
}

/** Groups lines; a blank line ends a table. */
export function groupsOfLines(text: string): Group[] {
  const groups: Group[] = []
  let open: Extract<Group, { lines: string[] }> | undefined
  const add = (kind: 'bars' | 'tabs', line: string): void => {
    if (open?.kind === kind) open.lines.push(line)
    else groups.push((open = { kind, lines: [line] }))
  }
  for (const printed of withoutPageNumbers(text).split(LINE_END)) {
    const line = unquoted(printed)
    if (open?.kind === 'tabs' && isBareTabRow(line, open.lines.at(-1)!)) add('tabs', line)
    else if (!line.trim()) open = undefined
    else if (isBarRow(line)) add('bars', line)
    else if (isTabRow(line)) add('tabs', line)
    else if (!(open?.kind === 'bars' && BORDER.test(line))) {
      open = undefined
      groups.push({ kind: 'prose', line })
    }
  }
  return alignedRows(cellsBetweenBars(withSpacedCells(groups)).flatMap(proseOfFalseTable))
}

/** Blank lines part no table whose cells stand one a line, indented, where the lines are one only together. */
function withSpacedCells(groups: Group[]): Group[] {
  const found: Group[] = []
  for (let start = 0; start < groups.length; ) {
    let end = start
    while (groups[end]?.kind === 'bars') end++
    const stretch = groups.slice(start, end).filter(isOfCells)
    const together =
      stretch.length > 1 &&
      stretch.length === end - start &&
      stretch.some(({ lines }) => lines.some(isIndented)) &&
      stretch.some(({ lines }) => !cellsOfLines(lines))
        ? cellsOfLines(stretch.flatMap(({ lines }) => lines))
        : null
    if (together) found.push({ kind: 'cells', rows: together })
    else found.push(...groups.slice(start, Math.max(end, start + 1)))
    start = Math.max(end, start + 1)
  }
  return found
}

const isIndented = (line: string): boolean => /^\s/.test(line)
const isOfCells = (group: Group | undefined): group is Extract<Group, { kind: 'bars' }> =>
  group?.kind === 'bars' && group.lines.every(isCellLine)

/** The end is trimmed of all but tabs: those are blank cells. */
function unquoted(line: string): string {
  const content = line.includes('>') ? line.replace(QUOTE_MARKS, '') : line
  return content.includes('\t') ? content : content.trimEnd()
}

function isBarRow(line: string): boolean {
  const first = line.indexOf('|')
  if (first < 0) return false
  const strayLeadingBar =
    line.indexOf('|', first + 1) < 0 && !line.slice(0, first).trim() && line.slice(first + 1).trim() !== ''
  return !strayLeadingBar && mayBeRow(line, '|')
}

/** A tab after the first character; a tab before it is an indent, and one after a list number its spacing. */
const isTabRow = (line: string): boolean =>
  line.includes('\t') && line.trimStart().includes('\t') && !LISTED.test(line) && mayBeRow(line, '\t')
const LISTED =
  /^\s*(?:第?[一二三四五六七八九十百\d]{1,4}[、.．)）章节条]|[(（][一二三四五六七八九十百\d]{1,4}[)）]|[-*•●])\t[^\t]*$/

/** A row of blank cells, or of blanks before one text, inside a table: more tabs than an indent has, or as many as the row above. */
const isBareTabRow = (line: string, above: string): boolean => {
  const cells = line.split('\t').length
  const isRow =
    !line.trim() || (cells === above.split('\t').length && readHeading(line.trim())?.number == null)
  return cells > 2 && isRow && mayBeRow(line, '\t')
}

/** Groups that only look like a table are prose after all. */
function proseOfFalseTable(group: Group): Group | Group[] {
  if (group.kind === 'prose' || group.kind === 'cells') return group
  const cells = group.kind === 'bars' ? cellsOfLines(group.lines) : null
  if (cells) return { kind: 'cells', rows: cells }
  const lines = group.kind === 'bars' ? barTable(group.lines) : tabTable(group.lines)
  if (lines) return { kind: group.kind, lines }
  return group.lines.filter((line) => !isLoneBar(line)).map((line) => ({ kind: 'prose', line }))
}

/** Lone bars between lines of text part the cells of a table: so many of them, and so few lines from one to the next. */
const LONE_BARS = 4
const LINES_OF_CELL = 4

/** `规章`, `|`, `0`, `|`: a cell a line and its bar on the next; or `|规章`, `|0`: its bar in front. */
function cellsBetweenBars(groups: Group[]): Group[] {
  const found: Group[] = []
  for (let start = 0; start < groups.length; ) {
    const behind = endOfCells(groups, start)
    const end = behind > start ? behind : endOfLedCells(groups, start)
    const stretch = groups.slice(start, end)
    const cells = behind > start ? cellsEndedByBars(stretch) : stretch.flatMap(ledCells)
    if (cells.length >= LONE_BARS) {
      found.push({ kind: 'cells', rows: cells.map((cell) => [cell]) })
      start = end
    } else {
      found.push(groups[start++]!)
    }
  }
  return found
}

const isLed = (group: Group): boolean => group.kind === 'prose' && group.line.trimStart().startsWith('|')

function endOfLedCells(groups: Group[], start: number): number {
  let end = start
  while (end < groups.length && (isLed(groups[end]!) || (end > start && isLoneBars(groups[end]!)))) end++
  return end
}

const ledCells = (group: Group): string[] =>
  group.kind === 'prose'
    ? [group.line.trim().slice(1).trim()]
    : group.kind === 'bars'
      ? group.lines.map(() => '')
      : []

const isLoneBars = (group: Group): boolean => group.kind === 'bars' && group.lines.every(isLoneBar)

/** The end of a stretch that begins with a line whose bar stands on the next, behind its last bar. */
function endOfCells(groups: Group[], start: number): number {
  if (
    groups[start]!.kind !== 'prose' ||
    isLed(groups[start]!) ||
    !groups[start + 1] ||
    !isLoneBars(groups[start + 1]!)
  )
    return start
  let end = start
  for (let i = start; i < groups.length && i - end < LINES_OF_CELL; i++) {
    const group = groups[i]!
    if (isLoneBars(group)) end = i + 1
    else if (group.kind !== 'prose' || (isHeading(group.line) && !isLoneBars(groups[i + 1] ?? group))) break
  }
  return end
}

/** A numbered line, or a title of the form, without a bar below it may be the heading of the next section. */
const isHeading = (line: string): boolean => NUMBERED.test(line) || readHeading(line)?.number != null
const NUMBERED = /^\s*[一二三四五六七八九][、.．]/

function cellsEndedByBars(groups: Group[]): string[] {
  const cells: string[] = []
  let text = ''
  for (const group of groups) {
    if (group.kind === 'prose') text += group.line.trim()
    else if (group.kind === 'bars') {
      for (let bar = 0; bar < group.lines.length; bar++) {
        cells.push(text)
        text = ''
      }
    }
  }
  return cells
}

/** Every dialect ends or begins its rows with a bar, or draws a rule of dashes; breadcrumbs (`首页 | 公开`) do neither. */
const ENDS_WITH_BAR = /^\s*\||\|\s*$/

/** The lines of a table, or null where there is none. Lone bars before and after are dirt. */
function barTable(lines: string[]): string[] | null {
  const isRow = (line: string): boolean => !isLoneBar(line)
  const rows = lines.slice(lines.findIndex(isRow), lines.findLastIndex(isRow) + 1)
  if (!rows.length || !rows.every(isRow)) return null
  return rows.some((line) => ENDS_WITH_BAR.test(line) || isSeparator(line)) ? rows : null
}

const SEPARATOR_CELL = /^\s*:?(?:--+|(?<=:)-|-(?=:)):?\s*$/
/** Drawn as wide as its column, which may be one character. */
const DRAWN_CELL = /^\s*:?-+:?\s*$/
const LONG_CELL = /---/

/** A rule between rows: `|---|:-:|`, `| ---- | - |`. A single dash without colons or longer rules beside it is a cell (nothing to report). */
export function isSeparator(line: string): boolean {
  if (!line.includes('-') || !/^[\s|:-]+$/.test(line)) return false
  const inner = line.trim().replace(/^\||\|$/g, '')
  const cells = inner.split('|')
  return (
    cells.every((cell) => SEPARATOR_CELL.test(cell)) ||
    (LONG_CELL.test(inner) && cells.every((cell) => DRAWN_CELL.test(cell)))
  )
}

/** Two rows, or one of at least three cells. Lines that all merely end in a tab are prose. */
function tabTable(lines: string[]): string[] | null {
  const tabs = lines.map((line) => line.trimStart().split('\t').length - 1)
  const enough = lines.length > 1 || tabs[0]! > 1
  return enough && lines.some((line, i) => tabs[i]! > 1 || line.trim().includes('\t')) ? lines : null
}
