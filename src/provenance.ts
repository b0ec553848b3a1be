/** Reports and the text streams they were read from. A report is plain data and doesn't hold its stream. */
import type { Block } from './document.js'
import type { Report } from './report.js'

const streams = new WeakMap<Report, readonly Block[]>()

export const keepStream = (report: Report, blocks: readonly Block[]): void => void streams.set(report, blocks)

/** The stream of a report that was parsed in this process; undefined for one read back from JSON. */
export const streamOf = (report: Report): readonly Block[] | undefined => streams.get(report)
