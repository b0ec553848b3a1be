/** The codebook: every indicator of every format once. All exports take their labels, units and columns from here. */
import { cellsOf, type Format, TEMPLATES, type TableName } from './form/index.js'

export interface Indicator {
  /** Stable id, e.g. `requests.received.naturalPersons`; also the path of the value in a report. */
  indicator: string
  formats: readonly Format[]
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
}

/** How a row's and a column's English labels are joined. */
const JOINT = ': '

function buildCodebook(): readonly Indicator[] {
  const found = new Map<string, Indicator>()
  for (const template of TEMPLATES) {
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
        unit: row.unit ?? column.unit,
        labelEn: row.en + (template.joint ?? JOINT) + column.en,
        signed: column.signed ?? false,
      })
    }
  }
  return [...found.values()]
}

/** Every indicator, in the order of the form, the newer format's additions after the older's. */
export const codebook: readonly Indicator[] = buildCodebook()

const byId = new Map(codebook.map((entry) => [entry.indicator, entry]))

/** The codebook's entry of an indicator. */
export function indicatorOf(id: string): Indicator {
  const entry = byId.get(id)
  if (!entry) throw new RangeError(`no such indicator: ${id}`)
  return entry
}
