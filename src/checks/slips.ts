/** Where sums fail: the fewest cells whose change makes all of them hold, as a possibility. */
import { finding, type Sink } from '../diagnostics/finding.js'
import { contradicts, equationsOf, sideOf } from '../form/equations.js'
import type { Template } from '../form/index.js'
import { cellName } from '../form/names.js'
import { likelySlips, type Slip } from '../tables/recovery/slips.js'
import type { Words } from '../words.js'
import { type Observations, partsOf } from './cells.js'

/**
 * 总计 12 for 21 breaks the sum of its row and that of its column: one change explains two errors, and is said. A change for
 * each error explains nothing: any cell of a sum could be the wrong one.
 */
export function checkSlips(template: Template, observations: Observations, report: Sink): void {
  const equations = equationsOf(template)
  const valueAt = (indicator: string) => observations.get(indicator)?.value ?? null
  const errors = equations.filter(({ left, right }) =>
    contradicts(sideOf(left, valueAt), sideOf(right, valueAt)),
  ).length
  if (errors < 2) return
  const printed = new Map<string, number>()
  for (const [indicator, { value }] of observations) if (value !== null) printed.set(indicator, value)
  const slips = likelySlips(printed, equations)
  if (!slips || slips.length >= errors) return
  const cells = slips.map(({ indicator }) => indicator)
  const parts = partsOf(cells, observations)
  const location = parts[0]?.location
  const [only] = slips
  const about = { ...(location && { location }), parts }
  const values = { errors, count: slips.length, changes: changesOf(slips) }
  if (slips.length > 1) report(finding('check.slips:several', values, { table: template.table, ...about }))
  else if (only) {
    const { indicator, printed: actual, likely: expected } = only
    report(finding('check.slips', { errors, actual, expected }, { indicator, expected, actual, ...about }))
  }
}

/** “（一）予以公开”行“总计”列由12改为21 */
const changesOf = (slips: readonly Slip[]): Words => ({
  en: slips
    .map(({ indicator, printed, likely }) => `${cellName(indicator).en} from ${printed} to ${likely}`)
    .join('; '),
  zh: slips
    .map(({ indicator, printed, likely }) => `${cellName(indicator).zh}由${printed}改为${likely}`)
    .join('，'),
})
