/** What a check of files finds. */
import { checkAll } from '../../src/check.js'
import type { CheckResult } from '../../src/findings/result.js'

export const checkFiles = async (...asked: Parameters<typeof checkAll>): Promise<CheckResult> =>
  (await checkAll(...asked)).result
