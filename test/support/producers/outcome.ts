/** A report that a producer wrote, as it was read, against what it was made of. */
import type { Report } from '../../../src/index.js'
import type { MadeReport } from '../generate/report.js'
import { differences, truthOf } from '../generate/truth.js'
import { silentlyWrong } from '../mutate/judge.js'

export interface Outcome {
  producer: string
  report: string
  /** Why there is no file, or no report. */
  notMade?: string
  refused?: string
  cells: number
  right: number
  open: number
  /** Wrong, or said to be blank, and no finding names the cell, its row or a sum. */
  silent: string[]
  /** Year, agency, sections and the like that are not the truth's. */
  other: string[]
  findings: number
}

export function outcomeOf(report: Report, made: MadeReport): Omit<Outcome, 'producer' | 'report'> {
  const { cells } = truthOf(made)
  const observed = new Map<string, Report['observations'][number]>(
    report.observations.map((one) => [one.indicator, one]),
  )
  const right = [...cells].filter(
    ([indicator, { value, state }]) =>
      observed.has(indicator) &&
      observed.get(indicator)!.value === value &&
      (state !== 'blank' || observed.get(indicator)!.state === 'blank'),
  ).length
  const wrong = [...cells].filter(([indicator, { value }]) => {
    const got = observed.get(indicator)
    return got && got.value !== value && (got.value !== null || got.state === 'blank')
  }).length
  return {
    cells: cells.size,
    right,
    open: cells.size - right - wrong,
    silent: silentlyWrong(report, cells),
    other: differences(report, { ...truthOf(made), cells: new Map() }).filter(
      (line) => !/^(?:observations|\w+\.[\w.]+):/.test(line),
    ),
    findings: report.diagnostics.filter(({ severity }) => severity !== 'info').length,
  }
}
