/**
 * Runs in a process of its own: reads a document, does with the report all that can be done with one, and says how it went. Nothing
 * that goes wrong may escape: not an error without a code, not one that comes late, not a word on the console.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkedOf } from '../../../src/checks/across/index.js'
import { GongkaiError } from '../../../src/errors.js'
import { reportDigestOf } from '../../../src/exports/digest.js'
import { dataSetLines } from '../../../src/exports/lines.js'
import {
  type Report,
  ReportSchema,
  codebook,
  parseReport,
  readReport,
  type ReadReport,
  toCsv,
  toJson,
  toText,
} from '../../../src/index.js'
import type { Judgement, Trial } from './lane.js'

const INDICATORS = new Set(codebook.map(({ indicator }) => indicator))
const NAME = '某县.html'

const escaped: string[] = []
process.on('unhandledRejection', (reason) => escaped.push(`unhandled rejection: ${told(reason)}`))
process.on('uncaughtException', (error) => escaped.push(`uncaught: ${told(error)}`))
for (const stream of [process.stdout, process.stderr]) {
  stream.write = (text: unknown) => escaped.push(`printed: ${String(text)}`) > 0
}

const told = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error)

/** What is wrong with a report, whatever it was read from. */
function faultsOf(report: Report): string[] {
  const schema = ReportSchema.safeParse(report)
  return [
    ...(schema.success ? [] : [`not of the schema: ${schema.error.message.slice(0, 500)}`]),
    ...report.observations
      .filter(({ indicator }) => !INDICATORS.has(indicator))
      .map(({ indicator }) => `not in the codebook: ${indicator}`),
    ...report.observations
      .filter(({ value }) => value !== null && !Number.isFinite(value))
      .map(({ indicator, value }) => `${indicator} is ${value}`),
    ...numbersIn(report)
      .filter((value) => !Number.isFinite(value))
      .map((value) => `a number is ${value}`),
  ]
}

function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : []
}

/** The exports, each for an error that it throws. */
async function useAll(read: ReadReport): Promise<void> {
  const { report } = read
  JSON.parse(toJson(report))
  toCsv([report])
  dataSetLines(report, { csv: true })
  reportDigestOf(report)
  checkedOf(report, { all: true })
  await parseReport(toText(read))
}

const processorTimeSince = (before: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

async function judge({ source }: Trial): Promise<Judgement> {
  const start = process.cpuUsage()
  const done = (outcome: string, fault?: string): Judgement => ({
    outcome,
    fault,
    milliseconds: processorTimeSince(start),
    peak: process.resourceUsage().maxRSS * 1024,
  })
  let read: ReadReport
  try {
    read = await readReport(source, { name: NAME })
  } catch (error) {
    return error instanceof GongkaiError && error.message ? done(error.code) : done('fault', told(error))
  }
  const parsed = processorTimeSince(start)
  const { report } = read
  try {
    const faults = faultsOf(report)
    if (faults.length > 0) return done('fault', faults.join('\n'))
    await useAll(read)
    return {
      ...done('report'),
      milliseconds: parsed,
      values: report.observations.filter(({ value }) => value !== null).length,
      codes: [...new Set(report.diagnostics.map(({ code }) => code))],
    }
  } catch (error) {
    return done('fault', `after reading: ${told(error)}`)
  }
}

process.on('message', async (trial: Trial) => {
  const judgement = await judge(trial)
  // Rejections that nobody handles are told at the end of a turn.
  await new Promise((resolve) => setImmediate(resolve))
  const late = escaped.splice(0)
  process.send!(late.length > 0 ? { ...judgement, outcome: 'fault', fault: late.join('\n') } : judgement)
})

/** What is loaded with the first document of a kind isn't its time. */
async function warmUp(): Promise<void> {
  for (const fixture of [
    'reports/unclosed-2024.html',
    'docx/wrapped.docx',
    'doc/wrapped.doc',
    'pdf/drawn.pdf',
    'reports/tabs-2024.txt',
  ]) {
    await judge({ source: readFileSync(join('fixtures', fixture)) })
  }
  process.send!('ready')
}
void warmUp()
