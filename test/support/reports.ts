/** Many small made-up reports as files. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { toHtml } from './generate/html.js'
import { makeReport } from './generate/report.js'
import { toDialect } from './generate/text.js'

export const agencyOf = (i: number): string => `望川县第${i}局`
export const nameOf = (i: number): string => `${String(i).padStart(5, '0')}.${i % 2 === 0 ? 'txt' : 'html'}`

/** The contents of report i: text and HTML in turn, formats of 2019 and 2021 in turn. */
export function contentOf(i: number): string {
  const made = makeReport({ agency: agencyOf(i), year: 2019 + (i % 5), seed: i })
  return i % 2 === 0 ? toDialect(made, 'canonical') : toHtml(made, {})
}

export function writeReports(folder: string, count: number): string[] {
  mkdirSync(folder, { recursive: true })
  return Array.from({ length: count }, (_, i) => {
    const path = join(folder, nameOf(i))
    writeFileSync(path, contentOf(i))
    return path
  })
}
