/** Pages → the text stream: tables and paragraphs joined over the breaks. */
import { image, type Block, type Cell, type Place } from '../../document.js'
import { readHeading } from '../../form/headings.js'
import { SECTIONS_WITH_TABLE } from '../../form/index.js'
import { alignedTable } from './alignment/index.js'
import { moved, type Box } from './geometry.js'
import type { Fragment, Item, TextLine } from './fragments.js'
import type { Page } from './page.js'
import { measures, paragraphsOf } from './paragraphs.js'
import { joinFragments, sameWidth, withOverrun } from './stitch.js'

/** A box with more text than this is prose in a frame, not a row that the page break cut off from its table. */
const LONGEST_ROW = 60
/** Sides of cells nearer than this (points) are one column boundary. */
const SAME_COLUMN = 5

export interface Blocks {
  blocks: Block[]
  /** The tables without ruling lines. */
  aligned: number[]
  /** Cells whose numbers run into one another. */
  overflows: { block: number; cell: Cell }[]
}

/** @param sheetOf the sheet of the document on which a page stands */
export function pagesToBlocks(
  pages: { page: Page; items: Item[] }[],
  sheetOf: (page: number) => number,
): Blocks {
  const byNumber = new Map(pages.map(({ page }) => [page.number, page]))
  const flow = withAlignedTables(withoutBoxes(joinedOverBreaks(pages.map(({ items }) => items))))
  const perPage = pages.map(({ page }) =>
    flow.filter(
      (item): item is TextLine => item.kind === 'line' && item.page === page.number && !item.sideways,
    ),
  )
  const measure = new Map(measures(perPage).map((one, i) => [pages[i]!.page.number, one]))
  const place = (number: number, box: Box): Place => {
    const { x0, y0, x1, y1 } = moved(byNumber.get(number)!.back, box.x0, box.y0, box.x1, box.y1)
    return {
      page: sheetOf(number),
      bbox: [x0, y0, x1, y1].map((value) => Math.round(value * 100) / 100) as Place['bbox'],
    }
  }
  const blocks: Block[] = []
  const aligned: number[] = []
  const overflows: Blocks['overflows'] = []
  let lines: TextLine[] = []
  const endText = () => {
    blocks.push(
      ...paragraphsOf(
        lines,
        (number) => measure.get(number)!,
        (line, box) => place(line.page, box),
      ),
    )
    lines = []
  }
  for (const item of flow) {
    if (item.kind === 'line') {
      lines.push(item)
      continue
    }
    endText()
    if (item.kind === 'table' && item.byAlignment) aligned.push(blocks.length)
    if (item.kind === 'picture') blocks.push(image('', place(item.page, item.box)))
    else {
      const cells = cellsOf(item, place)
      overflows.push(
        ...cells.flatMap((cell, i) => (item.pieces[i]!.overflow ? [{ block: blocks.length, cell }] : [])),
      )
      blocks.push({
        kind: 'table',
        cells: [...cells].sort((a, b) => a.row - b.row || a.column - b.column),
        blanks: 'kept',
      })
    }
  }
  endText()
  return { blocks, aligned, overflows }
}

const isBox = (fragment: Fragment): boolean =>
  fragment.pieces.every(
    (piece) => piece.from === fragment.pieces[0]!.from && piece.to === fragment.pieces[0]!.to,
  )

function joinedOverBreaks(pages: Item[][]): Item[] {
  const flow: Item[] = []
  for (const items of pages) {
    items.forEach((item, i) => {
      const last = i === 0 && item.kind === 'table' ? lastTable(flow) : null
      if (last && item.kind === 'table' && goOn(last.table, item))
        flow.splice(last.at, Infinity, joinFragments(last.table, item))
      else flow.push(item)
    })
  }
  return flow
}

/** The table that the flow ends with, what ran over its end put back. */
function lastTable(flow: Item[]): { at: number; table: Fragment } | null {
  const at = flow.findLastIndex((item) => item.kind !== 'line')
  const table = flow[at]
  if (table?.kind !== 'table') return null
  const lines = flow.slice(at + 1) as TextLine[]
  const whole = lines.length ? withOverrun(table, lines) : table
  return whole && { at, table: whole }
}

const goOn = (above: Fragment, below: Fragment): boolean =>
  sameWidth(above, below) &&
  !(isBox(above) && isBox(below)) &&
  [above, below].every(
    (one) => !isBox(one) || one.pieces.reduce((sum, { text }) => sum + text.length, 0) <= LONGEST_ROW,
  )

/** A frame of one column round prose is no table: its text stands in the stream as paragraphs. */
const withoutBoxes = (flow: Item[]): Item[] =>
  flow.flatMap((item): Item[] =>
    item.kind === 'table' && isBox(item)
      ? item.lines.map(
          (line): TextLine => ({ kind: 'line', box: line, page: item.page, line, sideways: false }),
        )
      : [item],
  )

/** Below this a line only resembles a section's title. */
const SURE_HEADING = 0.8

/** Words far apart on a line are labels of columns, though together they read like a title. */
const SET_APART = /\p{Script=Han} \p{Script=Han}/u

/** In a section that must hold a table and shows none that is drawn, the table is looked for in its lines. */
function withAlignedTables(flow: Item[]): Item[] {
  const sections: { number: number; items: Item[] }[] = [{ number: 0, items: [] }]
  for (const item of flow) {
    const heading =
      item.kind === 'line' && !SET_APART.test(item.line.text) ? readHeading(item.line.text) : null
    if (heading?.number && heading.likeness >= SURE_HEADING)
      sections.push({ number: heading.number, items: [item] })
    else sections.at(-1)!.items.push(item)
  }
  return sections.flatMap(({ number, items }) => {
    if (!SECTIONS_WITH_TABLE.has(number) || items.some(({ kind }) => kind !== 'line')) return items
    const found = alignedTable(items.slice(1) as TextLine[])
    return found ? [items[0]!, ...found.before, found.table, ...found.after] : items
  })
}

/** The cells that the pieces are, in their order. */
function cellsOf(fragment: Fragment, place: (page: number, box: Box) => Place): Cell[] {
  const sides: number[] = []
  for (const side of fragment.pieces.flatMap(({ from, to }) => [from, to]).sort((a, b) => a - b)) {
    if (!sides.length || side - sides.at(-1)! > SAME_COLUMN) sides.push(side)
  }
  const column = (side: number): number => {
    let nearest = 0
    sides.forEach((at, i) => {
      if (Math.abs(at - side) < Math.abs(sides[nearest]! - side)) nearest = i
    })
    return nearest
  }
  return fragment.pieces.map((piece): Cell => {
    const from = column(piece.from)
    return {
      row: piece.row,
      column: from,
      rowSpan: piece.rowSpan,
      columnSpan: Math.max(1, column(piece.to) - from),
      text: piece.text,
      place: place(piece.page, piece.box),
    }
  })
}
