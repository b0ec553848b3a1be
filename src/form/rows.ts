/** Lines of text that are rows of the form's tables, though they are numbered as sections are. */
import { TEMPLATES } from './index.js'
import { readLabel, similarity } from './lexicon/labels.js'
import { readOrdinal } from './lexicon/ordinals.js'
import { startOfValues, tokensOfLine } from './lexicon/values.js'
import { remembered } from '../remembered.js'
import { withoutLast } from '../words.js'
import type { Row } from './template.js'

/** The first words of a row's label, so many letters of them, begin no title of a section. */
const TELLING = 6

/** Labels that are numbered 一、二、三、四、 as sections are, each with what stands beside it in the same row. */
const NUMBERED = [
  ...new Set(
    TEMPLATES.flatMap(({ blocks }) =>
      blocks.flatMap(({ rows }) =>
        rows.flatMap(({ path, aliases = [] }: Row) => [
          path,
          ...aliases.map((alias) => [...path.slice(0, -1), alias]),
        ]),
      ),
    )
      .filter(([outermost]) => readOrdinal(outermost!)?.style === 'chinese')
      .flatMap((path) => path.map((_, end) => readLabel(path.slice(0, end + 1).join('')).full)),
  ),
]

/** A damaged label keeps so much of its letters, and has lost so many at most. */
const ALIKE = 0.85
const MOST_LOST = 2

const isBeginning = (letters: string, name: string): boolean =>
  name.startsWith(letters) ||
  (letters.length <= name.length && similarity(letters, name.slice(0, letters.length + MOST_LOST)) >= ALIKE)

const beginsRow = remembered((letters: string): boolean =>
  NUMBERED.some((name) => isBeginning(letters, name)),
)

/** What values are made of. */
const VALUES = '0123456789/-—'

/** A label and fifteen values of ten digits; longer lines are prose. */
const LONGEST_ROW = 250

/**
 * Whether a line is a row of a table, or the beginning of one that goes on on the next line: a label or its first words,
 * with other labels and values behind it.
 */
export function isFormRow(line: string): boolean {
  if (line.length > LONGEST_ROW) return false
  const words = tokensOfLine(line).map(({ text }) => text)
  const label = words.slice(0, startOfValues(words))
  const all = readLabel(label.join('')).full
  if (all.length >= TELLING && beginsRow(all)) return true
  // Values may run on from their label: 四、结转下年度继续办理0001023, 四、结转下年度继续办理1/7///8
  const first = readLabel(withoutLast(label[0] ?? '', VALUES)).full
  return first.length >= TELLING && NUMBERED.includes(first)
}
