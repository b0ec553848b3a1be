/** Reports of one content: a file may lie in two folders, or be given twice. */
import type { Report } from '../report.js'
import { reportName } from './report-name.js'

/** Told of each report of a data set in its order: the first file with the same content; undefined for that file itself. */
export function firstWithContent(): (report: Pick<Report, 'source'>) => string | undefined {
  const seen = new Map<string, string>()
  return ({ source: { sha256, name, part } }) => {
    const content = reportName(sha256, part)
    const first = seen.get(content)
    if (first === undefined) seen.set(content, name ?? '')
    return first
  }
}
