/** What the editions of a table share, and how what one of them splits is joined again. */
import { codebook, type Indicator } from '../codebook.js'
import { SPLITS, templatesOf } from '../form/index.js'

export interface Harmonised {
  indicator: Indicator
  /** The indicators whose sum it is where an edition splits it; none where every edition prints it. */
  parts: readonly string[]
}

const columnOf = (id: string): string => id.slice(id.lastIndexOf('.'))
const rowOf = (id: string): string => id.slice(0, id.lastIndexOf('.'))

const byId = new Map<string, Indicator>(codebook.map((indicator) => [indicator.indicator, indicator]))

function harmonised(indicator: Indicator): Harmonised[] {
  const { indicator: id, table, formats } = indicator
  const editions = new Set(templatesOf(table).flatMap((template) => template.formats))
  // What one edition alone has, is in no panel.
  if (editions.size < 2) return []
  const lacking = [...editions].filter((edition) => !formats.includes(edition))
  if (lacking.length === 0) return [{ indicator, parts: [] }]
  const split = SPLITS.find(({ whole }) => whole === rowOf(id))
  const parts = split?.parts.map((part) => part + columnOf(id)) ?? []
  const isSplit = (edition: (typeof lacking)[number]): boolean =>
    parts.length > 0 && parts.every((part) => byId.get(part)?.formats.includes(edition))
  return lacking.every(isSplit) ? [{ indicator, parts }] : []
}

/** The indicators that every edition of their table has, in the order of the codebook. */
export const HARMONISED: readonly Harmonised[] = codebook.flatMap(harmonised)

const rules = new Map<string, readonly string[]>(
  HARMONISED.map(({ indicator, parts }) => [indicator.indicator, parts]),
)
const wholes = new Map(
  HARMONISED.flatMap(({ indicator, parts }) => parts.map((part) => [part, indicator.indicator])),
)

/** How an indicator stands in the panel, in words for the codebook; empty where it doesn't. */
export function panelRule(id: string): string {
  const parts = rules.get(id)
  if (parts) return parts.length > 0 ? `as printed, or the sum of ${parts.join(' + ')}` : 'as printed'
  const whole = wholes.get(id)
  return whole ? `part of ${whole}` : ''
}

/** The value of a harmonised indicator: as printed, or the sum of its parts where every one of them is a number. */
export function harmonisedValue(
  { indicator, parts }: Harmonised,
  values: ReadonlyMap<string, number | null>,
): number | null {
  const printed = values.get(indicator.indicator)
  if (printed !== undefined || parts.length === 0) return printed ?? null
  const numbers = parts.map((part) => values.get(part) ?? null)
  return numbers.includes(null) ? null : (numbers as number[]).reduce((sum, number) => sum + number, 0)
}
