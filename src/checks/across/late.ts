/** Whether a report was published in time (条例第四十九条). */
import { kindOf } from '../agencies.js'
import type { Digest } from './digest.js'
import { type AcrossFinding, across } from './finding.js'

const DUE = { department: '01-31', government: '03-31' } as const
/** The office of a government publishes the government's report. */
const GOVERNMENTS_OFFICE = /(?:政府办|政府办公室|政府办公厅|府办)$/

export function checkLate({ file, agency, year, publishedOn }: Digest): AcrossFinding[] {
  if (year === null || publishedOn === null) return []
  // Where the name doesn't tell, the later day holds.
  const kind = agency === null || GOVERNMENTS_OFFICE.test(agency) ? 'government' : kindOf(agency)
  const due = `${year + 1}-${DUE[kind]}`
  return publishedOn > due ? [across('check.late', { date: publishedOn, due }, { file })] : []
}
