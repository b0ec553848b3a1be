/** A run of its own process: `run FOLDER [NAME]` prints what is read of each producer's reports, a line each as JSON. */
import { join } from 'node:path'
import { type Report, parseReport } from '../../../src/index.js'
import type { MadeReport } from '../generate/report.js'
import { differences, truthOf } from '../generate/truth.js'
import { silentlyWrong } from '../mutate/judge.js'
import { madeBy, NotMade } from './made-by.js'
import { PRODUCERS } from './producers.js'
import { REPORTS } from './reports.js'

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

function outcomeOf(report: Report, made: MadeReport): Omit<Outcome, 'producer' | 'report'> {
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

const reasonOf = (error: unknown): string =>
  (error as { code?: string }).code ?? String((error as Error).stack)

async function main([folder, name = '']: string[]): Promise<void> {
  for (const [i, producer] of PRODUCERS.entries()) {
    if (!producer.name.includes(name)) continue
    for (const [report, made] of Object.entries(REPORTS)) {
      const nothing = { cells: 0, right: 0, open: 0, silent: [], other: [], findings: 0 }
      let outcome: Omit<Outcome, 'producer' | 'report'>
      try {
        const bytes = madeBy(producer, made, join(folder!, `${i} ${report}`))
        outcome = await parseReport(bytes).then(
          (read) => outcomeOf(read, made),
          (error: unknown) => ({ ...nothing, refused: reasonOf(error) }),
        )
      } catch (error) {
        if (!(error instanceof NotMade)) throw error
        outcome = { ...nothing, notMade: error.message }
      }
      process.stdout.write(`${JSON.stringify({ producer: producer.name, report, ...outcome })}\n`)
    }
  }
}
void main(process.argv.slice(2))
