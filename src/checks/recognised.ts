/** Numbers that a text recognition read: doubtful, page by page, but for those that the form's sums prove. */
import type { Block } from '../document.js'
import { type Finding, type Sink, finding } from '../diagnostics/finding.js'
import { equationsOf, sideOf } from '../form/equations.js'
import type { Template } from '../form/index.js'
import type { Observation } from '../report.js'
import { type Observations, partsOf } from './cells.js'

/** Recognition reads 23539.72 as 233539.72, and leaves a lone 0 out: blank cells are in doubt too. */
export function checkRecognised(
  { blocks, recognised }: { blocks: readonly Block[]; recognised: ReadonlySet<number> },
  templates: readonly Template[],
  observations: Observations,
  report: Sink,
): void {
  if (recognised.size === 0) return
  const proven = provenBy(templates, observations)
  const doubtful = [...observations.values()].filter(({ indicator }) => !proven.has(indicator))
  for (const page of recognised) {
    const own = doubtful.filter(({ location }) => (location.page ?? pageOf(blocks[location.block])) === page)
    if (own.length > 0) report(doubt(page, own, observations))
  }
}

/** Where a row is a line of text, the line has a page and its numbers have none. */
export const pageOf = (block: Block | undefined): number | undefined =>
  block?.kind === 'table' ? block.cells[0]?.place?.page : block?.place?.page

function doubt(page: number, own: Observation[], observations: Observations): Finding {
  const { block } = own[0]!.location
  const parts = partsOf(
    own.map(({ indicator }) => indicator),
    observations,
  )
  return finding('check.recognised', { page, count: own.length }, { location: { block, page }, parts })
}

/** The cells of sums that hold with every part printed; two wrong digits that cancel out are not met. */
function provenBy(templates: readonly Template[], observations: Observations): Set<string> {
  const printedAt = (indicator: string) => observations.get(indicator)?.value ?? null
  return new Set(
    templates.flatMap(equationsOf).flatMap(({ left, right }) => {
      const [one, other] = [sideOf(left, printedAt), sideOf(right, printedAt)]
      const holds = !one.open && !other.open && Math.abs(one.sum - other.sum) < EQUAL
      return holds ? [...left, ...right] : []
    }),
  )
}

/** Sums of money have decimals; this is far below the last one printed. */
const EQUAL = 1e-6
