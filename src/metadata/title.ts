/** Finds the title of a report. It may stand on one line or on up to three, and more than once. */
import { type Block, gridTexts } from '../document.js'
import { ABOVE, isChrome } from '../form/chrome.js'
import { withoutRadicals } from '../form/headings.js'
import { withoutPinyin } from '../form/labels.js'
import { PLACE_ENDS, TOWN_ENDS } from '../form/lexicon/agencies.js'
import { isAgency, PLACES, readTitle, withoutMarks, type Title } from '../form/titles.js'

/** A title and the blocks in which it stands: from … to, both included. */
export interface PrintedTitle {
  title: Title
  from: number
  to: number
}

const MOST_LINES = 3
const MOST_LINE = 60
const NAMED = /[报報]告|年[报報]/
/** A line above the title belongs to it only if it is a name: 甲县人民政府, 甲县. */
const PLACE = /(?:省|市|县|区|州|盟|旗|镇|乡|街道|自治区)$/

/** Where a page has no section, only so many blocks are searched. */
export const MOST_FRONT = 80

/** Every title among the first blocks, in printed order. */
export function titlesIn(blocks: Block[]): PrintedTitle[] {
  const lines = blocks.slice(0, MOST_FRONT).map(lineOf)
  return lines.flatMap((_, end) => titleEndingAt(lines, end) ?? [])
}

/** The title that says most; of equals the one nearest to the text. */
export const bestOf = (titles: readonly PrintedTitle[]): PrintedTitle | null =>
  titles.reduce<PrintedTitle | null>((a, b) => (a && isFuller(a.title, b.title) ? a : b), null)

/** All blocks in which one of the titles stands. */
export const blocksOf = (titles: readonly PrintedTitle[]): number[] => [
  ...new Set(titles.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, i) => from + i))),
]

/** The text of a paragraph; of a table that lays out the page, the one row that is a title and nothing else. */
function lineOf(block: Block): string {
  if (block.kind === 'paragraph')
    return isTooLong(block.text) || isChrome(block.text, ABOVE) ? '' : compact(block.text)
  const rows = block.kind === 'table' ? gridTexts(block).map((row) => row.filter(Boolean)) : []
  const titles = rows.flatMap((row) => (row.length === 1 ? compact(row[0]!) : [])).filter(readTitle)
  return titles.length === 1 ? titles[0]! : ''
}

/** Whether a text is too long for a line of a title, even if spaces and readings of characters are taken out. */
const isTooLong = (text: string): boolean => text.length > MOST_LINE && hanIn(text) > MOST_LINE

function hanIn(text: string): number {
  let count = 0
  for (let at = 0; at < text.length && count <= MOST_LINE; at++)
    if (text.charCodeAt(at) > LAST_LETTER) count++
  return count
}

/** Characters up to this one may be left out of a title: spaces (also the full-width one), readings, radicals. */
const LAST_LETTER = 0x3000

const compact = (text: string): string =>
  withoutRadicals(withoutMarks(withoutPinyin(text).replace(/\s+/g, '')))

/**
 * The title that ends with a line: of the fewest lines that give agency and year, else of the fewest that give a
 * title at all.
 */
function titleEndingAt(lines: string[], end: number): PrintedTitle | null {
  let partial: PrintedTitle | null = null
  for (const from of startsOf(lines, end)) {
    const above = lines.slice(from, end).join('')
    // …年度报告-甲市政府 is whole without the line below it.
    if (from < end && readTitle(above)) break
    const title = NAMED.test(above + lines[end]!) ? readTitle(above + lines[end]!) : null
    if (!title || (title.agency === lines[from] && !isName(lines[from]!))) continue
    if (title.agency && title.year) return { title, from, to: end }
    partial ??= { title, from, to: end }
  }
  return partial
}

/**
 * The lines on which a title may begin that ends with this one: this one itself, or those above while they are short
 * enough.
 */
function startsOf(lines: string[], end: number): number[] {
  const starts: number[] = []
  for (let from = end; from > end - MOST_LINES && from >= 0; from--) {
    if (!lines[from] || lines[from]!.length > MOST_LINE) break
    starts.push(from)
  }
  return starts
}

const isName = (line: string): boolean => isAgency(line) || PLACE.test(line)

/**
 * Whether `a` is better than `b`, which stands nearer to the text: it has agency and year where `b` lacks one, or the
 * same agency with its place.
 */
function isFuller(a: Title, b: Title): boolean {
  const parts = ({ agency, year }: Title): number => (agency ? 1 : 0) + (year ? 1 : 0)
  if (parts(a) !== parts(b)) return parts(a) > parts(b)
  return a.year === b.year && a.agency !== null && b.agency !== null && addsPlaces(a.agency, b.agency)
}

/** Whether a longer name is the same name with its place: 滨海新区财政局 and 区财政局; but not 文件下载宿迁市 and 宿迁市. */
function addsPlaces(longer: string, name: string): boolean {
  if (longer.length <= name.length || !longer.endsWith(name)) return false
  const before = longer.slice(0, -name.length)
  return BEGINS_WITH_RANK.test(name) ? NAME_OF_PLACE.test(before) : PLACES.test(before)
}

/** 区财政局: the name of the district is left out. */
const BEGINS_WITH_RANK = new RegExp(`^[${PLACE_ENDS}${TOWN_ENDS}]`, 'u')
const NAME_OF_PLACE = /^\p{Script=Han}{1,12}$/u
