/** Finds the title of a report: printed whole, over up to three lines, or more than once. */
import { type Block, gridTexts } from '../document.js'
import { ABOVE, isChrome } from '../form/chrome.js'
import { withoutRadicals } from '../form/headings.js'
import { withoutPinyin } from '../form/labels.js'
import { isAgency, readTitle, type Title } from '../form/titles.js'

export interface Titles {
  title: Title | null
  all: Title[]
  /** Indices of every block that a title stands in. */
  blocks: number[]
}

interface Found {
  title: Title
  from: number
  to: number
}

const MOST_LINES = 3
const MOST_LINE = 60
const NAMED = /[报報]告|年[报報]/
/** A line of its own above the title is part of it only when it is a name. */
const PLACE = /(?:省|市|县|区|州|盟|旗|镇|乡|街道|自治区)$/

export function titlesOf(blocks: Block[], front: number): Titles {
  const lines = blocks.slice(0, front).map(lineOf)
  const found = lines.flatMap((_, end) => titleEndingAt(lines, end) ?? [])
  const best = found.reduce<Found | null>((a, b) => (a && isFuller(a.title, b.title) ? a : b), null)
  const indices = found.flatMap(({ from, to }) =>
    Array.from({ length: to - from + 1 }, (_, index) => from + index),
  )
  return {
    title: best?.title ?? null,
    all: found.map(({ title }) => title),
    blocks: [...new Set(indices)].sort((a, b) => a - b),
  }
}

/** A paragraph; or the one title that has a row of a table to itself, which lays out the page. */
function lineOf(block: Block): string {
  if (block.kind === 'paragraph') return isChrome(block.text, ABOVE) ? '' : compact(block.text)
  const rows = block.kind === 'table' ? gridTexts(block).map((row) => row.filter(Boolean)) : []
  const titles = rows.flatMap((row) => (row.length === 1 ? compact(row[0]!) : [])).filter(readTitle)
  return titles.length === 1 ? titles[0]! : ''
}

const compact = (text: string): string =>
  withoutRadicals(withoutPinyin(text).replace(/\s+/g, '').replace(MARKS, ''))

/** What sites and tools print in front of a title: a bullet, 【图文】, the number of a page, the name of the field. */
const MARKS = /^(?:[•·●▪■◆]+|【[^【】]{1,6}】|Page\d{1,3}[-–—]|(?:名称|标题|题目)[:：]?)/

/** The shortest run of lines that make a title with agency and year; else the shortest that make one at all. */
function titleEndingAt(lines: string[], end: number): Found | null {
  let partial: Found | null = null
  let text = ''
  for (let from = end; from > end - MOST_LINES && from >= 0; from--) {
    const line = lines[from]!
    if (!line || line.length > MOST_LINE) break
    text = line + text
    if (!NAMED.test(text)) continue
    const title = readTitle(text)
    if (!title || (title.agency === line && !isName(line))) continue
    if (title.agency && title.year) return { title, from, to: end }
    partial ??= { title, from, to: end }
  }
  return partial
}

const isName = (line: string): boolean => isAgency(line) || PLACE.test(line)

/** Whether `a` is to be preferred to `b`, which stands nearer to the body. */
function isFuller(a: Title, b: Title): boolean {
  const parts = ({ agency, year }: Title): number => (agency ? 1 : 0) + (year ? 1 : 0)
  if (parts(a) !== parts(b)) return parts(a) > parts(b)
  // 区财政局 stands for 滨海新区财政局.
  return Boolean(
    a.agency &&
      b.agency &&
      a.year === b.year &&
      a.agency.length > b.agency.length &&
      a.agency.endsWith(b.agency),
  )
}
