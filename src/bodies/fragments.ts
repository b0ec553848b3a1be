/**
 * Files that look like parts of one report: one file lacks tables or sections, another in its folder has just these
 * and little else. That is not enough to join them. But no report is blamed for what may stand in the other file.
 */
import { prescribedTables } from '../form/index.js'
import { SECTIONS } from '../form/sections.js'
import type { Report } from '../report.js'
import { reportName } from './report-name.js'

/** What of the form a report has. */
export interface Held {
  /** Its name: the file, and its number where the file holds several. */
  name: string
  agency: string | null
  year: number | null
  /** It prints a title. */
  isTitled: boolean
  /** Tables and sections of the form: `requests`, `3`. Empty for a report that lacks none. */
  has: readonly string[]
  lacks: readonly string[]
}

export interface Suggestion {
  whole: string
  part: string
}

/** Whether a finding says that something of the form is not there. */
export const isAccusation = (code: string): boolean => code === 'table.missing' || code === 'section.missing'

export function heldBy(report: Report): Held {
  const { source, agency, year, title, sections } = report
  const numbers = new Set(sections.map(({ number }) => number))
  const asked = [
    ...prescribedTables(year).map((table) => ({ name: table as string, isThere: report[table] !== null })),
    ...SECTIONS.map(({ number }) => ({ name: String(number), isThere: numbers.has(number) })),
  ]
  const lacks = asked.filter(({ isThere }) => !isThere).map(({ name }) => name)
  const has = asked.filter(({ isThere }) => isThere).map(({ name }) => name)
  return {
    name: reportName(source.name ?? '', source.part),
    agency,
    year,
    isTitled: title !== null,
    has: lacks.length === 0 ? [] : has,
    lacks,
  }
}

/** Suggests a part only if just one report of its folder lacks what it has. */
export function suggestionsIn(reports: readonly Held[]): Suggestion[] {
  const byFolder = new Map<string, Held[]>()
  for (const report of reports) {
    if (report.lacks.length === 0) continue
    const folder = folderOf(report.name)
    byFolder.set(folder, [...(byFolder.get(folder) ?? []), report])
  }
  return [...byFolder.values()].flatMap((own) => {
    const wholes = own.filter(({ isTitled }) => isTitled)
    return own.flatMap((part): Suggestion[] => {
      const fitting = isFragment(part) ? wholes.filter((whole) => fits(part, whole)) : []
      const [whole] = fitting
      return whole && fitting.length === 1 ? [{ whole: whole.name, part: part.name }] : []
    })
  })
}

/** `2023/局.html` → `2023`. */
const folderOf = (name: string): string =>
  name.slice(0, Math.max(0, name.lastIndexOf('/'), name.lastIndexOf('\\')))

const isFragment = ({ isTitled, has, lacks }: Held): boolean =>
  !isTitled && has.length > 0 && has.length < lacks.length

const fits = (part: Held, whole: Held): boolean =>
  part.has.every((item) => whole.lacks.includes(item)) &&
  (part.year === null || whole.year === null || part.year === whole.year) &&
  (part.agency === null || whole.agency === null || whole.agency.endsWith(part.agency))
