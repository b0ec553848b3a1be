/** Reports at hand → the panel that a batch would make of them. */
import { amended } from '../batch/changes.js'
import { wholeOf } from '../batch/whole.js'
import { firstWithContent } from '../bodies/repeats.js'
import { type CsvOptions, csvText } from '../exports/csv.js'
import { type PanelEntry, panel, panelRows } from '../exports/panel.js'
import { survey } from '../exports/survey.js'
import { type OutputRow, withColumns } from '../exports/tables.js'
import type { Report } from '../report.js'

export async function panelOf(reports: readonly Report[], { bom = true }: CsvOptions): Promise<string> {
  const entries = withDuplicates(reports)
  const surveyed = entries.map(({ report, ...context }) => ({ ...survey(report), ...context }))
  const whole = await wholeOf(surveyed, { failed: [], reportsAt: (numbers) => reportsAt(reports, numbers) })
  const rows: OutputRow[] = []
  for await (const row of panelRows(
    amended(() => copied(entries), whole),
    whole,
  ))
    rows.push(row)
  return csvText(withColumns(panel, whole.passedOn), rows, { bom })
}

/** The same content again is a duplicate of the first report that has it. */
function withDuplicates(reports: readonly Report[]): PanelEntry[] {
  const firstOf = firstWithContent()
  return reports.map((report) => {
    const duplicateOf = firstOf(report)
    return { report, ...(duplicateOf !== undefined && { duplicateOf }) }
  })
}

async function* reportsAt(
  reports: readonly Report[],
  numbers: ReadonlySet<number>,
): AsyncGenerator<{ number: number; report: Report }> {
  for (const [number, report] of reports.entries()) if (numbers.has(number)) yield { number, report }
}

/** What only all reports together tell is said of copies: those given stay as they are. */
async function* copied(entries: readonly PanelEntry[]): AsyncGenerator<PanelEntry> {
  for (const { report, ...context } of entries)
    yield { report: { ...report, source: { ...report.source } }, ...context }
}
