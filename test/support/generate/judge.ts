/** A report against the truth, where the print may have lost something: what is wrong, what is right, what was left open. */
import type { Report } from '../../../src/index.js'
import type { Generated } from './generated.js'
import type { Field } from './truth.js'

export interface Verdict {
  /** A line for each thing that is wrong; none may be. */
  wrong: string[]
  right: number
  /** Ambiguous, or not in the report at all. */
  open: number
}

/** Sections' titles as letters: a page's radicals and spaces are no other words. */
const letters = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '')

const fieldsOf = (report: Report): Record<Field, unknown> => ({
  agency: report.agency,
  year: report.year,
  title: report.title,
  publishedOn: report.publishedOn,
  period: report.period,
  formats: {
    proactiveDisclosure: report.proactiveDisclosure?.format ?? null,
    requests: report.requests?.format ?? null,
  },
  sections: report.sections.map(({ number, title }) => [number, letters(title)]),
})

export function judge(report: Report, { truth, also, untold, loose, rendering }: Generated): Verdict {
  const verdict: Verdict = { wrong: [], right: 0, open: 0 }
  const kept = rendering.medium.places === 'kept'
  const got = fieldsOf(report)
  const expected: Record<Field, unknown> = {
    ...truth,
    sections: truth.sections.map(([number, title]) => [number, letters(title)]),
  }
  for (const field of Object.keys(got) as Field[]) {
    if (untold.has(field) || (!kept && field === 'formats' && !contradictsFormats(report, truth.formats)))
      continue
    const answers = [expected[field], ...(also[field] ?? [])].map((answer) => JSON.stringify(answer))
    if (!answers.includes(JSON.stringify(got[field])))
      verdict.wrong.push(`${field}: ${JSON.stringify(got[field])}, expected ${answers.join(' or ')}`)
  }
  if (
    untold.has('year') &&
    report.year !== truth.year &&
    !report.diagnostics.some(({ code }) => code === 'check.year')
  )
    verdict.wrong.push(`year: ${report.year}, and nothing said`)

  const observed = new Map<string, Report['observations'][number]>(
    report.observations.map((observation) => [observation.indicator, observation]),
  )
  if (observed.size < report.observations.length) verdict.wrong.push('an indicator is observed twice')
  for (const [indicator, { value, state, unit, text }] of truth.cells) {
    const cell = observed.get(indicator)
    if (!cell || isOpen(cell.state, state, loose.has(indicator))) {
      // Of what stands in its place and cannot be told, undecided is as right as told.
      if (kept && loose.has(indicator)) verdict.right++
      else verdict.open++
      if (kept && !loose.has(indicator))
        verdict.wrong.push(
          `${indicator}: ${cell ? 'ambiguous' : 'missing'}, though ${text || 'a blank'} is printed`,
        )
      else if (!isNamed(report, indicator))
        verdict.wrong.push(`${indicator}: ${cell ? 'ambiguous' : 'missing'}, and nothing said`)
      continue
    }
    const same =
      cell.value === value &&
      (cell.state === 'inferred' ? 'number' : cell.state) === state &&
      (cell.unit ?? null) === (unit ?? null)
    if (same) verdict.right++
    // Where the print lost places, the sums must at least say that something of the row is wrong.
    else if (
      !kept &&
      loose.has(indicator) &&
      report.diagnostics.some(
        (found) => found.severity === 'error' && found.indicator?.startsWith(rowOf(indicator)),
      )
    )
      verdict.open++
    else
      verdict.wrong.push(
        `${indicator}: ${cell.state} ${cell.value}${cell.unit ?? ''}, expected ${state} ${value}${unit ?? ''} (${text})`,
      )
  }
  for (const { indicator, value, state } of report.observations) {
    if (truth.cells.has(indicator) || (!kept && state === 'ambiguous')) continue
    verdict.wrong.push(`${indicator}: ${state} ${value}, though the report has no such cell`)
  }
  return verdict
}

/** A cell that was left open; nothing is open of what nobody can read. */
const isOpen = (state: string, printed: string, isLoose: boolean): boolean =>
  state === 'ambiguous' || (isLoose && state === 'unreadable' && printed !== 'unreadable')

const rowOf = (indicator: string): string => indicator.slice(0, indicator.lastIndexOf('.'))

function contradictsFormats(report: Report, truth: Generated['truth']['formats']): boolean {
  return (['proactiveDisclosure', 'requests'] as const).some(
    (table) => report[table] && report[table].format !== truth[table],
  )
}

/** What says of a whole table that something is not there. */
const OF_TABLE = /^(?:table\.|row\.missing|section\.missing)/

const isNamed = ({ diagnostics }: Report, indicator: string): boolean =>
  diagnostics.some(({ code, indicator: named }) =>
    named ? indicator === named || indicator.startsWith(`${named}.`) : OF_TABLE.test(code),
  )
