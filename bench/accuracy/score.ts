/** A report against what is true of it: what is counted, and as what. */
import type { Diagnostic, Report } from '../../src/index.js'

export interface TrueCell {
  value: number | null
  /** Absent where the truth knows numbers alone: a null is then right however it came about. */
  state?: string
  unit?: string | null
}

export const FIELDS = ['sections', 'title', 'agency', 'year', 'period'] as const
export type Field = (typeof FIELDS)[number]
export const TABLES = ['proactiveDisclosure', 'requests', 'disputes'] as const
/** A row of its own: reports of which every cell and every field is exact, and nothing is claimed beyond them. */
export const WHOLE = 'reports'

export interface Truth {
  /** Null where nobody knows them: only fields are measured then. */
  cells: Map<string, TrueCell> | null
  /** What the report says in each field, nothing where it says nothing; a field that is absent is not measured. */
  fields: Partial<Record<Field, string[]>>
}

export interface Tally {
  /** Cells of the truth (values of a field, reports). */
  cells: number
  /** … of which the report has the same value in the same state; a number may be inferred. An ambiguous cell never is. */
  exact: number
  /** Numbers of the truth (printed values of a field). */
  numbers: number
  /** Numbers that the report claims … */
  claimed: number
  /** … and that are the truth's, their units too. */
  right: number
  /** No number in the truth and 0 claimed, or 0 in the truth and a blank claimed. */
  confused: number
  inferred: number
  ambiguous: number
  /** Cells with another value than the truth's, and claims of numbers beyond it, of which no warning or error speaks. */
  silent: number
}

/** Tallies by what they are of: a table, a field, or whole reports. */
export type Tallies = Record<string, Tally>

export const NOTHING: Tally = {
  cells: 0,
  exact: 0,
  numbers: 0,
  claimed: 0,
  right: 0,
  confused: 0,
  inferred: 0,
  ambiguous: 0,
  silent: 0,
}

export const sum = (a: Tally, b: Tally): Tally =>
  Object.fromEntries(
    Object.entries(a).map(([key, count]) => [key, count + b[key as keyof Tally]]),
  ) as unknown as Tally

/** @param report null where the document was refused */
export function scoreOf(report: Report | null, truth: Truth): Tallies {
  const fields = Object.fromEntries(
    FIELDS.flatMap((field) =>
      truth.fields[field] ? [[field, fieldTally(valuesOf(report, field), truth.fields[field])]] : [],
    ),
  )
  if (!truth.cells) return fields
  const tables = cellTallies(report, truth.cells)
  const whole = [...Object.values(tables), ...Object.values(fields)].every(
    ({ cells, exact, claimed, right }) => exact === cells && claimed === right,
  )
  return { ...tables, ...fields, [WHOLE]: ofOne(whole) }
}

/** A document that must be refused is right as a whole when it is. */
export const refusal = (refused: boolean): Tallies => ({ [WHOLE]: ofOne(refused) })

const ofOne = (right: boolean): Tally => ({
  ...NOTHING,
  cells: 1,
  exact: Number(right),
  numbers: 1,
  claimed: 1,
  right: Number(right),
})

type Observation = Report['observations'][number]

function cellTallies(report: Report | null, truth: Map<string, TrueCell>): Tallies {
  const observations = report?.observations ?? []
  const observed = new Map<string, (typeof observations)[number]>(
    observations.map((observation) => [observation.indicator, observation]),
  )
  const spoken = (report?.diagnostics ?? []).filter(({ severity }) => severity !== 'info')
  const tallies: Tallies = {}
  const add = (indicator: string, counted: Tally): void => {
    const table = indicator.slice(0, indicator.indexOf('.'))
    tallies[table] = sum(tallies[table] ?? NOTHING, counted)
  }
  for (const [indicator, cell] of truth)
    add(indicator, cellTally(indicator, cell, observed.get(indicator), report ? spoken : null))
  for (const observation of observations) {
    const { indicator, value } = observation
    if (truth.has(indicator) && observed.get(indicator) === observation) continue
    // A cell that is not there, or one that is claimed twice.
    if (value !== null)
      add(indicator, { ...NOTHING, claimed: 1, silent: Number(!speaksOf(spoken, indicator, observation)) })
  }
  return tallies
}

/** @param spoken null where the document was refused, which is never silent */
function cellTally(
  indicator: string,
  truth: TrueCell,
  got: Observation | undefined,
  spoken: Diagnostic[] | null,
): Tally {
  const value = got?.value ?? null
  const sameUnit = truth.unit === undefined || (got?.unit ?? null) === truth.unit
  const same = value === truth.value && sameUnit
  const wrong = value !== truth.value || (value !== null && !sameUnit)
  return {
    cells: 1,
    exact: Number(same && isState(truth, got)),
    numbers: Number(truth.value !== null),
    claimed: Number(value !== null),
    right: Number(same && value !== null),
    confused: Number((truth.value === null && value === 0) || (truth.value === 0 && got?.state === 'blank')),
    inferred: Number(got?.state === 'inferred'),
    ambiguous: Number(got?.state === 'ambiguous'),
    silent: Number(wrong && spoken !== null && !speaksOf(spoken, indicator, got)),
  }
}

function isState(truth: TrueCell, got: Observation | undefined): boolean {
  if (got?.state === 'ambiguous') return false
  if (truth.state === undefined || got?.state === truth.state) return true
  return truth.state === 'number' && got?.state === 'inferred'
}

/** What says that rows or a table are gone, without naming each cell. */
const LOSS = /^(?:row|table)\./

/**
 * Whether a finding names the cell, its row or its place. Where no number is claimed, that rows or tables are gone will do:
 * what is missing misleads nobody who was told so.
 */
function speaksOf(spoken: Diagnostic[], indicator: string, got: Observation | undefined): boolean {
  const claims = got !== undefined && got.value !== null
  return spoken.some(({ code, indicator: name, parts = [], location }) => {
    const names = [...(name ? [name] : []), ...parts.map((part) => part.indicator)]
    if (names.some((one) => one === indicator || (one.includes('.') && indicator.startsWith(`${one}.`))))
      return true
    if (!claims && LOSS.test(code)) return true
    const place = got?.location
    return (
      place?.row !== undefined &&
      location?.block === place.block &&
      location.row === place.row &&
      (location.column === undefined || location.column === place.column)
    )
  })
}

function valuesOf(report: Report | null, field: Field): string[] {
  if (!report) return []
  switch (field) {
    case 'sections':
      return report.sections
        .filter(({ number }) => number !== null)
        .map(({ number, title }) => `${number} ${title}`)
    case 'period':
      return report.period ? [`${report.period.from}/${report.period.to}`] : []
    default:
      return report[field] === null ? [] : [String(report[field])]
  }
}

/** White space aside: published titles are set with it. */
const dense = (text: string): string => text.replace(/\s/g, '')

/** A field without a value is one cell, exact when the report claims none. */
function fieldTally(got: string[], truth: string[]): Tally {
  const left = truth.map(dense)
  const right = got.filter((value) => {
    const at = left.indexOf(dense(value))
    if (at >= 0) left.splice(at, 1)
    return at >= 0
  }).length
  const none = truth.length === 0
  return {
    ...NOTHING,
    cells: none ? 1 : truth.length,
    exact: none ? Number(got.length === 0) : right,
    numbers: truth.length,
    claimed: got.length,
    right,
  }
}
