/** A list as printed → the form of 2014 (国办发〔2014〕32号), as far as the labels are sure. */
import {
  type EditionId,
  LIST_TEMPLATES,
  type Row,
  type TableName,
  type Template,
  indicatorId,
} from '../form/index.js'
import { readLabel } from '../form/labels.js'
import { AMONG, SUM_LABEL } from '../form/lists.js'
import { ONLY_IN_2014 } from '../form/tables/statistics-2014.js'
import { whenAsked } from '../remembered.js'
import type { Annex, AnnexRow, Observation } from '../report.js'
import { tellsYear } from './columns.js'
import { isOwn, type Listed, ownOf, type Whose } from './own.js'

export interface Statistics {
  table: TableName
  format: EditionId
  observations: Observation[]
}

/** The list of the form that is the report's own; null where none is, or several may be. */
export function statisticsOf(annexes: readonly Listed[], whose: Whose): Statistics | null {
  const [template] = LIST_TEMPLATES
  if (!template) return null
  if (LIST_TEMPLATES.length > 1) throw new RangeError('one list alone is told from other annexes')
  const own = annexes.filter((annex) => isOfForm(annex) && !hasSeveral(annex.rows) && isOwn(annex, whose))
  const read = own.flatMap((annex) => {
    const observations = observed(annex.rows, template)
    return observations.length === 0 ? [] : [{ ...annex, observations }]
  })
  const only = ownOf(read, whose)
  return only && { table: template.table, format: template.formats[0]!, observations: only.observations }
}

/** Labels that only the form of 2014 has stand in the list, whoever's it is. */
export const isOfForm = ({ rows }: Annex): boolean =>
  rows.some(({ label }) => telling().has(lettersOf(label)))

/** 区政府统计数 beside 区直单位统计数: which of them is the whole, nobody can tell. */
const hasSeveral = (rows: readonly AnnexRow[]): boolean => rows.some((row, i) => isSameLine(row, rows[i + 1]))

const isSameLine = (one: AnnexRow, other: AnnexRow | undefined): boolean =>
  other !== undefined &&
  one.label === other.label &&
  one.location.block === other.location.block &&
  one.location.row === other.location.row

/** 其中：主动公开规范性文件数, （一）主动公开政府信息数（…计1条） → their letters. */
const lettersOf = (label: string): string => readLabel(readLabel(label.replace(AMONG, '')).bare).full

const telling = whenAsked(() => new Set(ONLY_IN_2014.map(lettersOf)))

function observed(rows: readonly AnnexRow[], template: Template): Observation[] {
  const form = template.blocks.flatMap((block) =>
    block.rows.map((row) => ({ row, column: block.columns[0]! })),
  )
  const found = new Map<string, Observation>()
  for (const printed of rows) {
    const known = form.filter(({ row }) => isRow(printed, row))
    const [only] = known
    // A heading has neither unit nor number: that says nothing of the row of the same label.
    const isHeading = printed.unit === null && printed.value === null && printed.state !== 'unreadable'
    if (!only || known.length > 1 || isHeading) continue
    const indicator = indicatorId(template, only.row, only.column)
    // Printed twice, a row says nothing sure.
    if (found.has(indicator)) continue
    found.set(indicator, observationOf(printed, only.row, indicator))
  }
  return form.flatMap(({ row, column }) => found.get(indicatorId(template, row, column)) ?? [])
}

function observationOf(
  { value, raw, state, unit, location }: AnnexRow,
  row: Row,
  indicator: Observation['indicator'],
): Observation {
  const isOther = unit !== null && unit !== row.unit
  const isMoved = state === 'unreadable' && labelsOfLists().has(lettersOf(raw))
  return { indicator, value, raw, state: isMoved ? 'ambiguous' : state, ...(isOther && { unit }), location }
}

/** The label of every row of the form. */
const rowLabels = whenAsked(() =>
  LIST_TEMPLATES.flatMap(({ blocks }) =>
    blocks.flatMap(({ rows }) => rows.map(({ path }) => lettersOf(path.at(-1)!))),
  ),
)

/** One of them in a value's place: the cells of lists side by side have moved, `次 | （二）被依法纠错数` where a blank was dropped. */
const labelsOfLists = whenAsked(() => new Set(rowLabels()))

/** Whether a printed row is one of the form's: its label, and none of the labels above it against that. */
function isRow(printed: AnnexRow, row: Row): boolean {
  const path = printed.path.filter(
    (name, i) => i < printed.path.length - 1 || !(SUM_LABEL.test(name) || tellsYear(name)),
  )
  const [label, above] = [path.at(-1) ?? '', path.slice(0, -1)]
  return isLabel(label, row) && above.every((heading) => agrees(heading, row)) && isBelow(above, row)
}

/** A label from memory is the row's own only letter for letter; others whatever their numbers, brackets and spaces. */
function isLabel(label: string, { path, aliases = [], grade }: Row): boolean {
  const own = path.at(-1)!
  if (grade === 'M') return label === own
  return [own, ...aliases].some((name) => lettersOf(name) === lettersOf(label))
}

/** Every label that stands above a row of the form. */
const headings = whenAsked(
  () =>
    new Set(
      LIST_TEMPLATES.flatMap(({ blocks }) =>
        blocks.flatMap(({ rows }) => rows.flatMap(({ path }) => path.slice(0, -1).map(lettersOf))),
      ),
    ),
)

/** 五、行政诉讼数量 above a row speaks against one that stands below 四、行政复议数量. */
const agrees = (heading: string, { path }: Row): boolean => {
  const letters = lettersOf(heading)
  return !headings().has(letters) || path.some((label) => lettersOf(label) === letters)
}

/** 被依法纠错数 stands below 四 and below 五: where a label is that of several rows, the one above it decides. */
function isBelow(above: readonly string[], row: Row): boolean {
  const label = lettersOf(row.path.at(-1)!)
  if (!repeated().has(label)) return true
  const parent = lettersOf(row.path.at(-2) ?? '')
  return above.some((heading) => lettersOf(heading) === parent)
}

const repeated = whenAsked(() => {
  const labels = rowLabels()
  return new Set(labels.filter((label, i) => labels.indexOf(label) !== i))
})
