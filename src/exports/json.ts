import type { Report } from '../report.js'

/** One report as indented JSON. */
export const toJson = (report: Report): string => `${JSON.stringify(report, null, 2)}\n`

/** One report as one line of JSON Lines. */
export const toJsonLine = (report: Report): string => `${JSON.stringify(report)}\n`
