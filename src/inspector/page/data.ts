/** The data of a run: they stand in the page, or come from files that were dropped onto it. Read when they are asked for. */
import type { Block } from '../../document.js'
import { type ShownValue, unpackedBlocks, unpackedValues } from '../../exports/shown.js'
import { fileId, reportId, RUN_ID, type Run, type RunReport, streamId } from '../run.js'

export interface Source {
  run: Run
  /** The JSON text of a block of data. */
  textOf: (id: string) => string | null
  /** The files that a report was read from, in their order; none where the page does not have them. */
  filesOf: (file: string) => readonly File[]
}

const textInPage = (id: string): string | null => document.getElementById(id)?.textContent ?? null

/** null in a page without a run. */
export function embedded(): Source | null {
  const run = textInPage(RUN_ID)
  if (run === null) return null
  const parsed = JSON.parse(run) as Run
  const { files = [] } = parsed
  return {
    run: parsed,
    textOf: textInPage,
    filesOf: (name) => {
      const base64 = textInPage(fileId(files.indexOf(name)))
      return base64 === null ? [] : [new File([bytesOf(base64)], name)]
    },
  }
}

/** `5YWs` → the bytes of 公 */
function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const characters = atob(base64)
  const bytes = new Uint8Array(characters.length)
  for (let i = 0; i < bytes.length; i++) bytes[i] = characters.charCodeAt(i)
  return bytes
}

/** A report with its values at hand. */
export interface OpenReport extends Omit<RunReport, 'values'> {
  values: readonly ShownValue[]
  valueOf: (indicator: string) => ShownValue | undefined
  /** null where the page has no room for it. */
  blocks: readonly Block[] | null
}

/** @throws RangeError where there is no such report */
export function openReport({ textOf }: Source, place: number): OpenReport {
  const text = textOf(reportId(place))
  if (text === null) throw new RangeError(`no report ${place} in this page`)
  const report = JSON.parse(text) as RunReport
  const stream = textOf(streamId(place))
  const values = unpackedValues(report)
  const byIndicator = new Map<string, ShownValue>(values.map((value) => [value.indicator, value]))
  return {
    ...report,
    values,
    valueOf: (indicator) => byIndicator.get(indicator),
    blocks:
      stream === null ? null : unpackedBlocks(JSON.parse(stream) as Parameters<typeof unpackedBlocks>[0]),
  }
}
