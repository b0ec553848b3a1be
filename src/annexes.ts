/** Text stream → the lists that a report attaches: labels, units, numbers, as printed. */
import { type Block, gridTexts, type Table } from './document.js'
import { isFormLabel } from './form/index.js'
import { LIST_BODY, LIST_HEADS, LIST_TITLE, LIST_UNITS, yearIn } from './form/lists.js'
import type { Annex } from './report.js'
import { compact, type ListLayout, valueHeadsOf } from './annexes/columns.js'
import { listLayout, type Piece, rowsOfList } from './annexes/list.js'

export { withListTables } from './annexes/lines.js'
export { isOfForm as isStatistics, type Statistics, statisticsOf } from './annexes/statistics.js'

/** A list as it was found. */
export interface FoundAnnex extends Annex {
  /** The table blocks that it was read from. */
  blocks: readonly number[]
  /** The year and the body that stand over or under it. */
  year: number | null
  agency: string | null
  /** What stands over its columns of numbers; none where it has no head row. */
  valueHeads: readonly string[]
}

export function annexesOf(blocks: readonly Block[]): FoundAnnex[] {
  const found: { pieces: Piece[]; layout: ListLayout; width: number }[] = []
  blocks.forEach((table, block) => {
    if (table.kind !== 'table') return
    const layout = mayBeList(table) ? listLayout(table) : null
    const width = Math.max(0, ...table.cells.map(({ column, columnSpan }) => column + columnSpan))
    const open = found.at(-1)
    const last = open?.pieces.at(-1)
    if (
      last &&
      open &&
      goesOn(blocks, last.block, block) &&
      open.width === width &&
      (!layout || !isAnother(layout, open.layout))
    )
      open.pieces.push({ table, block })
    else if (layout) found.push({ pieces: [{ table, block }], layout, width })
  })
  return found.flatMap(({ pieces, layout }) => {
    const rows = rowsOfList(pieces, layout)
    if (isOfForm(rows)) return []
    const texts = linesAround(blocks, pieces, layout)
    return [
      {
        title: titleOf(texts),
        rows,
        blocks: pieces.map(({ block }) => block),
        year: yearOf(texts),
        agency: texts.flatMap((text) => LIST_BODY.exec(compact(text))?.[1] ?? [])[0] ?? null,
        valueHeads: valueHeadsOf(layout),
      },
    ]
  })
}

/** Longer cells are neither a unit nor the head of a column. */
const LONGEST_SIGN = 12
const SIGNS = new Set<string>([...LIST_UNITS, ...LIST_HEADS.label])

/** A first look: a cell says a unit, or the head of a list. */
const mayBeList = ({ cells }: Table): boolean =>
  cells.some(({ text }) => text.length <= LONGEST_SIGN && SIGNS.has(compact(text)))

/** Between two pieces of a list stands nothing but the number of a page. */
const PAGE_NUMBER = /^[-—–\s]{0,6}(?:第?\d{1,3}页?)?[-—–\s]{0,6}$/

const goesOn = (blocks: readonly Block[], from: number, to: number): boolean =>
  blocks.slice(from + 1, to).every((block) => block.kind === 'paragraph' && PAGE_NUMBER.test(block.text))

/** A list with rows above its head has a title there: it is another list; so is one whose numbers are of another head: 2015年, 2016年. */
const isAnother = (layout: ListLayout, open: ListLayout): boolean =>
  hasTitle(layout) ||
  (layout.heads !== null && open.heads !== null && `${valueHeadsOf(layout)}` !== `${valueHeadsOf(open)}`)

const hasTitle = ({ head, heads }: ListLayout): boolean => heads !== null && head > 1

/** Most labels are those of the form of 2019 and later: a table of it that can't be read is no annex. */
const isOfForm = (rows: readonly { label: string }[]): boolean =>
  rows.filter(({ label }) => isFormLabel(label)).length * 2 > rows.length

/** So many blocks above a list may say what it is. */
const MOST_ABOVE = 3
const MOST_BELOW = 4
const LONGEST_TITLE = 60

/** What stands over and under a list, the nearest first: its own rows above the head, the lines above, the lines below. */
function linesAround(
  blocks: readonly Block[],
  pieces: readonly Piece[],
  { head, heads }: ListLayout,
): string[] {
  const [first, last] = [pieces[0]!, pieces.at(-1)!]
  const own = heads === null ? [] : gridTexts(first.table).slice(0, head - 1)
  const foot = gridTexts(last.table).slice(-MOST_BELOW)
  const above = blocks.slice(Math.max(0, first.block - MOST_ABOVE), first.block).reverse()
  const below = blocks.slice(last.block + 1, last.block + 1 + MOST_BELOW)
  const lines = (list: readonly Block[]): string[] =>
    list.flatMap((block) =>
      block.kind === 'paragraph' && block.text.length <= LONGEST_TITLE ? [block.text] : [],
    )
  const rows = (texts: readonly string[][]): string[] => texts.map((row) => row.filter(Boolean).join(' '))
  return [...rows(own), ...lines(above), ...rows(foot), ...lines(below)].filter(Boolean)
}

/** The year of the nearest line that says one, that of a title before others: 附表2：统计表（2016年度） → 2016. */
function yearOf(texts: readonly string[]): number | null {
  const titles = texts.filter(isTitle)
  return [...titles, ...texts].flatMap((text) => yearIn(text) ?? [])[0] ?? null
}

/** 附表：政府信息公开情况统计表（2016年度）, not a sentence that ends with 见附表。 */
const isTitle = (text: string): boolean => LIST_TITLE.test(compact(text)) && !/[。；]/.test(text)

const titleOf = (texts: readonly string[]): string | null => texts.find(isTitle) ?? null
