/** What is to be said of pages and of the tables read from them: findings, each at its place in the stream. */
import { type Finding, finding } from '../../diagnostics/finding.js'
import type { Block } from '../../document.js'
import { UNREADABLE, type Page } from './page.js'
import type { Blocks } from './pages.js'

export const remarksOn = (pages: Page[], { blocks, aligned, overflows }: Blocks): Finding[] => [
  ...aligned.map(byAlignment),
  ...overflows.map(overflowOf),
  ...pages.flatMap((page) => remarksOnPage(page, blocks)),
]

const byAlignment = (block: number): Finding => finding('table.byAlignment', {}, { location: { block } })

const overflowOf = ({ block, cell: { row, column, place } }: Blocks['overflows'][number]): Finding =>
  finding('cell.overflow', {}, { location: { block, row, column, ...place } })

/** What a page's text is not: a picture of a page among pages of text, a text that was recognised, characters that are unknown. */
function remarksOnPage(page: Page, blocks: Block[]): Finding[] {
  const block = blocks.findIndex(
    (one) => (one.kind === 'table' ? one.cells[0]?.place : one.place)?.page === page.number,
  )
  if (block < 0) return []
  const { number, shown, recognised, unreadable } = page
  const about = { location: { block, page: number } }
  const remarks: Finding[] = []
  if (!shown) remarks.push(finding('page.noText', { page: number }, about))
  if (recognised) remarks.push(finding('page.recognised', { page: number }, about))
  if (unreadable)
    remarks.push(finding('page.unreadable', { page: number, count: unreadable, mark: UNREADABLE }, about))
  return remarks
}
