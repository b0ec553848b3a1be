/** A run of its own process: `run FOLDER [NAME]` prints what is read of each producer's reports, a line each as JSON. */
import { join } from 'node:path'
import { parseReport } from '../../../src/index.js'
import { madeBy, NotMade } from './made-by.js'
import { type Outcome, outcomeOf } from './outcome.js'
import { PRODUCERS } from './producers.js'
import { REPORTS } from './reports.js'

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
