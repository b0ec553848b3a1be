/** QUIRKS §6: the table of section 四. */
import { disputesApart, disputesSheet } from '../form.js'
import { type MadeReport, paragraph, table, withBody, withSheet } from '../report.js'
import { unjoined, withoutSpans } from '../sheets.js'
import { type Quirk, type Random, changing, hasTable, mapCells } from './quirk.js'

const ofTable = (
  name: string,
  of: string,
  change: (made: MadeReport, random: Random) => MadeReport | null,
  inMedium?: Quirk['in'],
): Quirk => ({
  name,
  of,
  ...(inMedium && { in: inMedium }),
  apply: changing((made, random) => (hasTable(made, 4) ? change(made, random) : null)),
})
const relabel = (name: string, change: (text: string) => string): Quirk =>
  ofTable(name, 'disputes labels', (made) =>
    mapCells(made, (cell) => (cell.indicator ? cell : { ...cell, text: change(cell.text) }), [4]),
  )

export const DISPUTES_LAYOUT: readonly Quirk[] = [
  ofTable('three tables of disputes', 'disputes layout', (made) =>
    withBody(
      made,
      4,
      disputesApart(made.values).flatMap(([caption, sheet]) => [paragraph(caption), table(sheet)]),
    ),
  ),
  ofTable('unjoined cells in 四', 'disputes layout', (made) => withSheet(made, 4, unjoined)),
  ofTable(
    'spans lost in 四',
    'disputes layout',
    (made) => withSheet(made, 4, withoutSpans),
    ({ kind }) => kind !== 'pdf',
  ),
  ofTable('a picture for the table of 四', 'disputes layout', (made) =>
    withBody(made, 4, [{ kind: 'image', alt: '' }]),
  ),
  // A head is the table, and all its cells are blank.
  ofTable('no numbers in 四', 'disputes layout', (made) =>
    withSheet(made, 4, () => disputesSheet(new Map())),
  ),
  relabel('spaces in the heads of 四', (text) => text.replace(/^(结|总|其他|尚未)/, '$1 ')),
  relabel('heads of 四 on two lines', (text) => text.replace(/^(..)(?=..)/, '$1\n')),
  relabel('未经复议直接诉讼', (text) => text.replace('未经复议直接起诉', '未经复议直接诉讼')),
]
