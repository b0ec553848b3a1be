/** Several reports of one body for one year, cell by cell: a page and its PDF, an earlier report and a corrected one. */
import { reportName } from '../../bodies/report-name.js'
import type { Observation, Report } from '../../report.js'
import { type AcrossFinding, across } from './finding.js'

export interface Versions {
  /** Files all of whose numbers are those of the report. */
  confirmedBy: string[]
  /** Cells that some file has otherwise. */
  conflicts: number
  findings: AcrossFinding[]
}

/** So few numbers in common say nothing. */
const ENOUGH_IN_COMMON = 10
/** More cells than this are another report's, and said in one sentence. */
const MOST_NAMED = 20

export function compareVersions(report: Report, others: readonly Report[]): Versions {
  const compared = others.map((other) => ({ other, ...difference(report, other) }))
  return {
    confirmedBy: compared
      .filter(({ cells, common }) => cells.length === 0 && common >= ENOUGH_IN_COMMON)
      .map(({ other }) => nameOf(other)),
    conflicts: new Set(compared.flatMap(({ cells }) => cells.map(({ own }) => own.indicator))).size,
    findings: compared.flatMap(({ other, cells }) => findingsOf(report, other, cells)),
  }
}

interface Cell {
  own: Observation
  other: Observation
}

const nameOf = ({ source }: Report): string => reportName(source.name ?? '', source.part)

/** Cells that say something else in the two; what one of them could not decide is no difference. */
function difference(report: Report, other: Report): { cells: Cell[]; common: number } {
  const others = new Map(other.observations.map((cell) => [cell.indicator, cell]))
  const pairs = report.observations.flatMap((own): Cell[] => {
    const there = others.get(own.indicator)
    return there && isTold(own) && isTold(there) ? [{ own, other: there }] : []
  })
  return {
    cells: pairs.filter((pair) => pair.own.value !== pair.other.value),
    common: pairs.filter(({ own }) => own.value !== null).length,
  }
}

const isTold = ({ state }: Observation): boolean => state !== 'ambiguous' && state !== 'unreadable'

function findingsOf(report: Report, other: Report, cells: readonly Cell[]): AcrossFinding[] {
  const [file, otherFile] = [nameOf(report), nameOf(other)]
  if (cells.length > MOST_NAMED) {
    const values = { file: otherFile, count: cells.length }
    return [across('check.versions:many', values, { file, others: [otherFile] })]
  }
  return cells.map(({ own, other: there }) => {
    const values = { file: otherFile, value: shown(own), other: shown(there) }
    const parts = [own, there].map(({ indicator, value, location }) => ({ indicator, value, location }))
    const about = { indicator: own.indicator, location: own.location, parts }
    return across('check.versions', values, { file, others: [otherFile] }, about)
  })
}

const shown = ({ value, raw }: Observation): string => (value === null ? raw || '–' : String(value))
