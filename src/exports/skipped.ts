/** What lay among the files of a run and was not read: no document by its name. */
import { FILE, type OutputRow, type OutputTable, text } from './tables.js'

export const SKIP_REASONS = ['hidden', 'lockFile', 'system', 'pageAsset', 'link', 'noFile'] as const
export type SkipReason = (typeof SKIP_REASONS)[number]

export interface Skipped {
  file: string
  reason: SkipReason
}

export const skipped: OutputTable = {
  name: 'skipped',
  title: 'Skipped: a row for each file that is no document by its name, and was not read',
  titleZh: '未读取的文件',
  columns: [
    FILE,
    text(
      'reason',
      '原因',
      'hidden; lockFile: of a document that somebody has open; system: left by the system; pageAsset: picture, style or script of a saved page; link; noFile: a socket or a device',
      SKIP_REASONS,
    ),
  ],
}

export const skippedRows = (all: readonly Skipped[]): OutputRow[] =>
  all.map(({ file, reason }) => [file, reason])
