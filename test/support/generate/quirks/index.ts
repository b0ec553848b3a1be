/** Every quirk of print, in the order in which they happen to a report: numbers, labels, tables, sections, what stands around them. */
import { CELLS } from './cells.js'
import { CHROME } from './chrome.js'
import { DISPUTES_LAYOUT } from './disputes.js'
import { HEADINGS, WORDED_HEADINGS } from './headings.js'
import { PAGE_CELLS } from './page-cells.js'
import { PROACTIVE_LABELS, PROACTIVE_LAYOUT } from './proactive.js'
import { BESIDE_TABLES, PROSE } from './prose.js'
import type { Quirk } from './quirk.js'
import { REQUESTS_LABELS, REQUESTS_LAYOUT } from './requests.js'
import { TITLES } from './titles.js'
import { TYPOGRAPHY } from './typography.js'
import { WORD_CELLS } from './word-cells.js'

export const QUIRKS: readonly Quirk[] = [
  ...CELLS,
  ...PROACTIVE_LABELS,
  ...REQUESTS_LABELS,
  ...PROACTIVE_LAYOUT,
  ...REQUESTS_LAYOUT,
  ...DISPUTES_LAYOUT,
  ...PAGE_CELLS,
  ...WORD_CELLS,
  ...BESIDE_TABLES,
  ...TITLES,
  ...WORDED_HEADINGS,
  ...HEADINGS,
  ...PROSE,
  ...TYPOGRAPHY,
  ...CHROME,
]
