/** The data that stand in the page: read when they are asked for. */
import type { Block } from '../../document.js'
import { type ShownValue, unpackedBlocks, unpackedValues } from '../../exports/shown.js'
import { reportId, RUN_ID, type Run, type RunReport, streamId } from '../run.js'

function jsonAt(id: string): unknown {
  const text = document.getElementById(id)?.textContent
  return text === null || text === undefined ? null : JSON.parse(text)
}

/** null in a page without a run. */
export const readRun = (): Run | null => jsonAt(RUN_ID) as Run | null

/** A report with its values at hand. */
export interface OpenReport extends Omit<RunReport, 'values'> {
  values: readonly ShownValue[]
  valueOf: (indicator: string) => ShownValue | undefined
  /** null where the page has no room for it. */
  blocks: readonly Block[] | null
}

/** @throws RangeError where the page has no such report */
export function readReport(place: number): OpenReport {
  const report = jsonAt(reportId(place)) as RunReport | null
  if (!report) throw new RangeError(`no report ${place} in this page`)
  const stream = jsonAt(streamId(place)) as Parameters<typeof unpackedBlocks>[0] | null
  const values = unpackedValues(report)
  const byIndicator = new Map(values.map((value) => [value.indicator, value]))
  return {
    ...report,
    values,
    valueOf: (indicator) => byIndicator.get(indicator),
    blocks: stream && unpackedBlocks(stream),
  }
}
