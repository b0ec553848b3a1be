/** What is changed in reports on their way from the lines of a batch to its exports. */
import type { CorrectionOutcome } from '../exports/corrections.js'
import { isAccusation } from '../bodies/fragments.js'
import { type Given, givenAmong } from '../bodies/identify.js'
import { reportName } from '../bodies/report-name.js'
import type { Entries, Whole } from '../exports/dataset.js'
import type { Report } from '../report.js'
import { correct, type Corrections } from './corrections.js'
import type { reportsAt } from './entries.js'

/** Reports with their cells corrected; what became of each correction goes into `outcomes`. */
export const correcting =
  (corrections: Corrections, outcomes: Map<number, CorrectionOutcome>) =>
  (report: Report): Report => {
    const own = corrections.byContent.get(report.source.sha256) ?? []
    const part = report.source.part ?? 1
    const ofReport = own.filter((one) => one.part === part)
    for (const { line, outcome } of correct([report], ofReport)) outcomes.set(line, outcome)
    return report
  }

export const withCorrections = (entries: Entries, change: (report: Report) => Report): Entries =>
  async function* () {
    for await (const entry of entries()) yield { ...entry, report: change(entry.report) }
  }

export async function* changed(
  reports: ReturnType<typeof reportsAt>,
  change: (report: Report) => Report,
): ReturnType<typeof reportsAt> {
  for await (const { number, report } of reports) yield { number, report: change(report) }
}

/** What only all reports together tell changes lines that are written already. */
export const isAmended = ({ unaccused, given }: Amendments): boolean => unaccused.size > 0 || given.size > 0

type Amendments = Pick<Whole, 'unaccused' | 'given'>

/** The reports as all of them together tell: who may lack nothing is not accused of it, and has its line of the manifest. */
export const amended = (entries: Entries, whole: Amendments): Entries =>
  isAmended(whole)
    ? async function* () {
        for await (const entry of entries()) {
          const { source, diagnostics: found } = entry.report
          const name = reportName(source.name ?? '', source.part)
          const line = whole.given.get(name)
          if (line) source.manifest = line
          if (whole.unaccused.has(name))
            entry.report.diagnostics = found.filter(({ code }) => !isAccusation(code))
          yield entry
        }
      }
    : entries

/** The reports with what a manifest says of their files. */
export const withGiven = (entries: Entries, givenOf: (path: string) => readonly Given[]): Entries =>
  async function* () {
    for await (const entry of entries()) {
      const { source } = entry.report
      // Of another manifest.
      delete source.manifest
      const given = givenAmong(givenOf(source.name ?? ''), entry.report)
      if (given) source.manifest = given
      yield entry
    }
  }
