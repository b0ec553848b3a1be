/** What is to be said of pages and of the tables read from them: findings, each at its place in the stream. */
import type { Diagnostic } from '../../diagnostics/diagnostic.js'
import type { Block } from '../../document.js'
import { UNREADABLE, type Page } from './page.js'
import type { Blocks } from './pages.js'

export const remarksOn = (pages: Page[], { blocks, aligned, overflows }: Blocks): Diagnostic[] => [
  ...aligned.map(byAlignment),
  ...overflows.map(overflowOf),
  ...pages.flatMap((page) => remarksOnPage(page, blocks)),
]

const byAlignment = (block: number): Diagnostic => ({
  code: 'table.byAlignment',
  severity: 'info',
  origin: 'parser',
  message: 'The table has no ruling lines; its cells were found from how its text is aligned',
  location: { block },
})

const overflowOf = ({ block, cell: { row, column, place } }: Blocks['overflows'][number]): Diagnostic => ({
  code: 'cell.overflow',
  severity: 'warning',
  origin: 'source',
  message:
    'Text is printed over the wall between this cell and the next, so that it is not certain whose a number is; both cells hold both',
  location: { block, row, column, ...place },
})

/** What a page's text is not: a picture of a page among pages of text, a text that was recognised, characters that are unknown. */
function remarksOnPage(page: Page, blocks: Block[]): Diagnostic[] {
  const block = blocks.findIndex(
    (one) => (one.kind === 'table' ? one.cells[0]?.place : one.place)?.page === page.number,
  )
  if (block < 0) return []
  const remark = (code: string, severity: 'info' | 'warning', message: string): Diagnostic => ({
    code,
    severity,
    origin: 'source',
    message,
    location: { block, page: page.number },
  })
  const remarks: Diagnostic[] = []
  if (!page.shown)
    remarks.push(
      remark('page.noText', 'warning', `Page ${page.number} is a picture: what stands on it is not read`),
    )
  if (page.recognised)
    remarks.push(
      remark(
        'page.recognised',
        'info',
        `The text of page ${page.number} is an invisible layer made by a text recognition`,
      ),
    )
  if (page.unreadable)
    remarks.push(
      remark(
        'page.unreadable',
        'warning',
        `${page.unreadable} characters of page ${page.number} are not known; they are shown as ${UNREADABLE}`,
      ),
    )
  return remarks
}
