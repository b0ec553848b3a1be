/** Text → lines, each with the mark by which it may be a row of a table. */
import { readHeading } from '../../form/headings.js'
import { CHINESE_ORDINAL, readOrdinal } from '../../form/lexicon/ordinals.js'

export interface Line {
  text: string
  /**
   * - `bars`: parted by `|`
   * - `tabs`: parted by tabs
   * - `border`: drawn with plus signs, `+-----+---+`
   * - `words`: none of these
   */
  mark: 'bars' | 'tabs' | 'border' | 'words' | 'blank'
}

const LINE_END = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/
const QUOTE_MARKS = /^\s*>[>\s]*/
const BORDER = /^\s*\+[-=+:]+\+$/

export function linesOfText(text: string): Line[] {
  const lines: Line[] = []
  for (const printed of withoutLineNumbers(withoutPageNumbers(text).split(LINE_END))) {
    const line = unquoted(printed)
    lines.push({ text: line, mark: markOf(line, lines.at(-1)) })
  }
  return lines
}

function markOf(line: string, above: Line | undefined): Line['mark'] {
  if (above?.mark === 'tabs' && isBareTabRow(line, above.text)) return 'tabs'
  if (!line.trim()) return 'blank'
  if (isBarRow(line)) return 'bars'
  if (isTabRow(line)) return 'tabs'
  return BORDER.test(line) ? 'border' : 'words'
}

/** So many lines are numbered at least: fewer may be items of a list. */
const FEWEST_NUMBERED = 20

/** `  7 规章 3 0 12`, `8 行政许可 5` → without the 7 and the 8, where every line that is not blank has the next number in front. */
function withoutLineNumbers(lines: string[]): string[] {
  const printed = lines.filter((line) => line.trim() !== '')
  const [first = ''] = printed
  if (printed.length < FEWEST_NUMBERED || !NUMBERED.test(first)) return lines
  const numbers = lines.map((line) =>
    line.trim() === '' ? null : Number(NUMBERED.exec(line)?.[1] ?? Number.NaN),
  )
  const told = numbers.filter((number) => number !== null)
  const byPrinted = told.every((number, i) => number === told[0]! + i)
  const byAll = numbers.every(
    (number, i) => number === null || number - i === told[0]! - numbers.indexOf(told[0]!),
  )
  return byPrinted || byAll ? lines.map((line) => line.replace(NUMBERED, '')) : lines
}

const NUMBERED = /^\s*(\d{1,4})(?:[ \t]|$)/

/**
 * Takes off the last line of each page if these count the pages, `…⏎4\f…⏎5\f` → `…\f…\f`. Values would not count on.
 */
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

/**
 * `> | 规章 | 0 |` → `| 规章 | 0 |`. Space at the end goes too, but never from a line with tabs, where it may be blank
 * cells.
 */
function unquoted(line: string): string {
  const content = line.includes('>') ? line.replace(QUOTE_MARKS, '') : line
  return content.includes('\t') ? content : content.trimEnd()
}

/** A line with more cells than this is no row (the form's widest has 15), and would only fill the memory. */
const MOST_CELLS = 1_000
const mayBeRow = (line: string, mark: string): boolean =>
  line.length < MOST_CELLS || line.split(mark, MOST_CELLS + 1).length <= MOST_CELLS

/** Whether a line is parted by bars: `规章 | 0`. Not `|六、其他需要报告的事项`: a bar in front alone is dirt. */
function isBarRow(line: string): boolean {
  const first = line.indexOf('|')
  if (first < 0) return false
  const strayLeadingBar =
    line.indexOf('|', first + 1) < 0 && !line.slice(0, first).trim() && line.slice(first + 1).trim() !== ''
  return !strayLeadingBar && mayBeRow(line, '|')
}

/** Whether a line is parted by tabs: `规章⇥0`. Not `⇥规章`, an indent, nor `一、⇥总体情况`, the space behind a number. */
const isTabRow = (line: string): boolean =>
  line.includes('\t') && line.trimStart().includes('\t') && !isListed(line) && mayBeRow(line, '\t')

const BULLET = /^[-*•●]$/
const ARTICLE = new RegExp(`^第${CHINESE_ORDINAL}[条节]$`)

/** `一、⇥总体情况`, `-⇥公开`: a list's number or bullet, and one tab. */
function isListed(line: string): boolean {
  const [mark, ...rest] = line.trimStart().split('\t')
  return (
    rest.length === 1 &&
    (BULLET.test(mark!) || ARTICLE.test(mark!) || readOrdinal(mark!)?.end === mark!.length)
  )
}

/**
 * Whether a line below a row of tabs is a row too: `⇥⇥`, blank cells, more than an indent has; `⇥⇥3`, one text behind
 * as many tabs as the row above has.
 */
function isBareTabRow(line: string, above: string): boolean {
  const cells = line.split('\t').length
  const isRow =
    !line.trim() || (cells === above.split('\t').length && readHeading(line.trim())?.number == null)
  return cells > 2 && isRow && mayBeRow(line, '\t')
}
