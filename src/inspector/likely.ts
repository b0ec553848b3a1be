/** Findings that say where the slip probably is: they come before the sums that it breaks. */
import type { CheckedFinding } from '../findings/result.js'
import { sorted } from '../findings/words.js'

const LIKELY = 'check.slips'

export const isLikely = ({ code }: Pick<CheckedFinding, 'code'>): boolean => code === LIKELY

/** The likely slips, then the worst first. */
export const forReaders = (findings: readonly CheckedFinding[]): CheckedFinding[] => {
  const all = sorted(findings)
  return [...all.filter(isLikely), ...all.filter((finding) => !isLikely(finding))]
}
