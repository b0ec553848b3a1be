/** The codebook: every indicator of every format once. All exports take their labels, units and columns from here. */
import { equationsOf } from './form/equations.js'
import {
  ALL_TEMPLATES,
  cellsOf,
  type EditionId,
  type TableName,
  type Template,
  unitOf,
} from './form/index.js'
import type { IndicatorId } from './form/indicator-id.js'
import { shortNameOf, snakeCase } from './form/lexicon/short-names.js'

/** One number of the form (指标): where it stands there, what it is called and in which unit it is counted. */
export interface Indicator {
  /** Stable id, e.g. `requests.received.naturalPersons`; also the path of the value in a report. */
  indicator: IndicatorId
  formats: readonly EditionId[]
  table: TableName
  /** Chinese labels of the row, from the outermost to its own, joined by ` / `. */
  row: string
  /** Chinese label of the column. */
  column: string
  /** Unit of the value; `as printed` where each report prints its own. */
  unit: string
  labelEn: string
  /** The value is a change and may be negative. */
  signed: boolean
  /** At most 32 letters, digits and underscores, unique: the column's name in wide tables. */
  shortName: string
  /** The row's group: `denied`, `unavailable`, `received`, … */
  group: string
  /** The row within its group: `state_secrets`; '' where the group is one row. */
  item: string
  /** Whose requests: `natural_persons`, …, `total`; '' in tables that don't tell. */
  applicant: string
  /** The form's sum of others. */
  isTotal: boolean
  /** How sure the row's label is, where no printed copy of the form was at hand: `A` the surest, `M` from memory; else ''. */
  grade: 'A' | 'B' | 'C' | 'M' | ''
  /** The total that it is part of: of a row's columns the row's total, of row totals the table's; '' where it is in none. */
  parent: string
}

/** How a row's and a column's English labels are joined. */
const JOINT = ': '

function buildCodebook(): readonly Indicator[] {
  const found = new Map<IndicatorId, Indicator>()
  for (const template of ALL_TEMPLATES) {
    const { totals, parents } = sumsOf(template)
    for (const { indicator, block, row, column } of cellsOf(template)) {
      const known = found.get(indicator)
      if (known) {
        found.set(indicator, { ...known, formats: [...known.formats, ...template.formats] })
        continue
      }
      found.set(indicator, {
        indicator,
        formats: template.formats,
        table: template.table,
        row: [...(block.heading ? [block.heading] : []), ...row.path].join(' / '),
        column: column.label,
        unit: unitOf({ row, column }),
        labelEn: row.en + (template.joint ?? JOINT) + column.en,
        signed: column.signed ?? false,
        shortName: shortNameOf(indicator),
        ...placeInTable(template, row.key, column.key),
        isTotal: totals.has(indicator),
        parent: parents.get(indicator) ?? '',
        grade: row.grade ?? '',
      })
    }
  }
  return [...found.values()]
}

/** results.denied.stateSecrets, naturalPersons → the group denied, the item state_secrets, the applicant natural_persons. */
function placeInTable(
  { table }: Template,
  row: string,
  column: string,
): Pick<Indicator, 'group' | 'item' | 'applicant'> {
  const [group = '', ...item] = row
    .replace(/^results\./, '')
    .split('.')
    .map(snakeCase)
  return {
    group: row === 'results.total' ? 'results' : group,
    item: item.join('_'),
    applicant: table === 'requests' ? snakeCase(column) : '',
  }
}

/** The totals of a table, and of which each other cell is a part; a row's own total comes before a column's. */
function sumsOf(template: Template): { totals: Set<string>; parents: Map<string, string> } {
  const sums = equationsOf(template).filter(({ right }) => right.length === 1)
  const totals = new Set(sums.map(({ indicator }) => indicator))
  const parents = new Map<string, string>()
  for (const { indicator, left } of sums)
    for (const part of left) if (!parents.has(part)) parents.set(part, indicator)
  return { totals, parents }
}

/** Every indicator, in the order of the form, the newer format's additions after the older's. */
export const codebook: readonly Indicator[] = buildCodebook()

const byId = new Map<string, Indicator>(codebook.map((entry) => [entry.indicator, entry]))

/** The codebook's entry of an indicator. */
export function indicatorOf(id: string): Indicator {
  const entry = byId.get(id)
  if (!entry) throw new RangeError(`no such indicator: ${id}`)
  return entry
}
