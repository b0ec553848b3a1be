/** What the formats of the form share, and how what one of them splits is joined again. */
import { type Indicator, codebook } from '../codebook.js'

/** A row that one format prints whole and another in parts. Its columns are those of the parts. */
interface Joint {
  whole: string
  parts: readonly string[]
}

/** （六）其他处理 is one row in the format of 2019 and three since 2021 (国办公开办函〔2021〕30号). */
const JOINTS: readonly Joint[] = [
  {
    whole: 'requests.results.other.combined',
    parts: [
      'requests.results.other.notCorrectedInTime',
      'requests.results.other.feeUnpaid',
      'requests.results.other.other',
    ],
  },
]

export interface Harmonised {
  indicator: Indicator
  /** The indicators whose sum it is where the format splits it; none where both formats print it. */
  parts: readonly string[]
}

const columnOf = (id: string): string => id.slice(id.lastIndexOf('.'))
const rowOf = (id: string): string => id.slice(0, id.lastIndexOf('.'))

function harmonised(indicator: Indicator): Harmonised[] {
  if (indicator.formats.length > 1) return [{ indicator, parts: [] }]
  const joint = JOINTS.find(({ whole }) => whole === rowOf(indicator.indicator))
  return joint ? [{ indicator, parts: joint.parts.map((part) => part + columnOf(indicator.indicator)) }] : []
}

/** The indicators that every format has, in the order of the codebook. */
export const HARMONISED: readonly Harmonised[] = codebook.flatMap(harmonised)

const rules = new Map(HARMONISED.map(({ indicator, parts }) => [indicator.indicator, parts]))
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
