/** Lines of text that are rows of the form's tables, though they are numbered as sections are. */
import { readOrdinal } from './headings.js'
import { TEMPLATES } from './index.js'
import { readLabel } from './labels.js'

/** The first words of a row's label, so many letters of them, begin no title of a section. */
const TELLING = 6

/** Labels that are numbered 一、二、三、四、 as sections are, each with what stands beside it in the same row. */
const NUMBERED = [
  ...new Set(
    TEMPLATES.flatMap(({ blocks }) => blocks.flatMap(({ rows }) => rows.map(({ path }) => path)))
      .filter(([outermost]) => readOrdinal(outermost!)?.style === 'chinese')
      .flatMap((path) => path.map((_, end) => readLabel(path.slice(0, end + 1).join('')).full)),
  ),
]

const VALUE = /^(?:[+\-−–]?[\d,]{1,20}(?:\.\d{1,8})?|[-/—–]{1,2})$/

/**
 * Whether a line is a row of a table, or the beginning of one that goes on on the next line: a label or its first words,
 * with other labels and values behind it.
 */
export function isFormRow(line: string): boolean {
  const words = line.normalize('NFKC').split(/\s+/).filter(Boolean)
  const end = words.findLastIndex((word) => !VALUE.test(word)) + 1
  const label = words.slice(0, end)
  const all = readLabel(label.join('')).full
  if (all.length >= TELLING && NUMBERED.some((name) => name.startsWith(all))) return true
  const first = readLabel(label[0] ?? '').full
  return first.length >= TELLING && NUMBERED.includes(first)
}
