/** What is to be said of pages and of the tables read from them: findings, each at its place in the stream. */
import { type Finding, finding } from '../../diagnostics/finding.js'
import type { Block } from '../../document.js'
import type { Words } from '../../words.js'
import { UNREADABLE, type LeftOut, type Page } from './page.js'
import type { Blocks } from './pages.js'

export const remarksOn = (pages: Page[], { blocks, aligned, overflows }: Blocks): Finding[] => [
  ...aligned.map(byAlignment),
  ...overflows.map(overflowOf),
  ...pages.flatMap((page) => remarksOnPage(page, blocks)),
]

const byAlignment = (block: number): Finding => finding('table.byAlignment', {}, { location: { block } })

const overflowOf = ({ block, cell: { row, column, place } }: Blocks['overflows'][number]): Finding =>
  finding('cell.overflow', {}, { location: { block, row, column, ...place } })

const REASONS: Record<LeftOut, Words> = {
  struck: { en: 'struck out', zh: '被划去' },
  covered: { en: 'painted over', zh: '被遮盖' },
  faint: { en: 'of the colour of their ground', zh: '与底色相同' },
  small: { en: 'too small to read', zh: '小得无法看清' },
  invisible: { en: 'invisible', zh: '设为不可见' },
  layer: { en: 'of a layer that is off', zh: '在关闭的图层上' },
}

/** `[['struck', 4], ['covered', 2]]` → `4 struck out, 2 painted over` */
const wordsOf = (reasons: [LeftOut, number][]): Words => ({
  en: reasons.map(([reason, count]) => `${count} ${REASONS[reason].en}`).join(', '),
  zh: reasons.map(([reason, count]) => `${count}个${REASONS[reason].zh}`).join('，'),
})

/** What a page's text is not: a picture of a page among pages of text, a text that was recognised, characters that are unknown. */
function remarksOnPage(page: Page, blocks: Block[]): Finding[] {
  const block = blocks.findIndex(
    (one) => (one.kind === 'table' ? one.cells[0]?.place : one.place)?.page === page.number,
  )
  if (block < 0) return []
  const { number, shown, recognised, unreadable, fieldValues, drawnLines, leftOut } = page
  const about = { location: { block, page: number } }
  const remarks: Finding[] = []
  if (!shown) remarks.push(finding('page.noText', { page: number }, about))
  if (recognised) remarks.push(finding('page.recognised', { page: number }, about))
  if (unreadable)
    remarks.push(finding('page.unreadable', { page: number, count: unreadable, mark: UNREADABLE }, about))
  if (fieldValues) remarks.push(finding('page.fieldValues', { page: number, count: fieldValues }, about))
  if (drawnLines) remarks.push(finding('page.drawn', { page: number, count: drawnLines }, about))
  const reasons = Object.entries(leftOut) as [LeftOut, number][]
  if (reasons.length) remarks.push(finding('page.leftOut', { page: number, counts: wordsOf(reasons) }, about))
  return remarks
}
