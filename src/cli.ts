#!/usr/bin/env node
/** The command line. The library throws; here alone is printed, and the exit status set. */
import { readFile } from 'node:fs/promises'
import { Command, CommanderError, Option } from 'commander'
import { version } from '../package.json'

const EXIT = { ok: 0, failed: 1, usage: 2 } as const

/** Everything but the arguments is loaded only by the command that needs it. */
async function parse(file: string, { to }: { to: string }): Promise<number> {
  const { parseReport } = await import('./parse.js')
  const bytes = file === '-' ? await readAll(process.stdin) : await readFile(file)
  const report = await parseReport(bytes, { name: file === '-' ? 'stdin' : file })
  process.stdout.write(await EXPORTERS[to]!(report))
  for (const { severity, code, message } of report.diagnostics) {
    if (severity !== 'info') process.stderr.write(`${file}: ${severity} ${code}: ${message}\n`)
  }
  return EXIT.ok
}

type Exporter = (report: import('./report.js').Report) => Promise<string>

const EXPORTERS: Record<string, Exporter> = {
  json: async (report) => (await import('./exports/json.js')).toJson(report),
  text: async (report) => (await import('./exports/text.js')).toText(report),
  csv: async (report) => (await import('./exports/csv.js')).toCsv(report),
}

async function runBatch(paths: string[], { out, to }: { out: string; to: ('json' | 'csv')[] }): Promise<number> {
  const { batch, listFiles } = await import('./batch.js')
  const files = await listFiles(paths)
  const bar = await progressBar(files.length)
  const totals = await batch(files, out, {
    exports: to,
    onOutcome: (outcome, { failures }) => {
      if ('error' in outcome) bar.message(`${outcome.path}: ${outcome.error.code}: ${outcome.error.message}`)
      bar.step(failures)
    },
  })
  bar.stop()
  const { reports, failures, errors, warnings } = totals
  process.stderr.write(`${totals.files} files: ${reports} reports, ${failures} failures; ${errors} errors and ${warnings} warnings in the reports. Written to ${out}\n`)
  return failures > 0 ? EXIT.failed : EXIT.ok
}

interface CheckArguments {
  to: 'text' | 'json' | 'csv' | 'html'
  severity: 'error' | 'warning' | 'info'
  years?: { from: number; to: number }
  parts?: string
  off?: string[]
}

async function check(paths: string[], { to, severity, years, parts, off = [] }: CheckArguments): Promise<number> {
  const { listFiles } = await import('./batch.js')
  const { checkFiles, readAgain, countsOf } = await import('./check.js')
  const { readMapping } = await import('./checks/across/index.js')
  const files = await listFiles(paths)
  const mapping = parts === undefined ? [] : readMapping(await readFile(parts, 'utf8'))
  const bar = await progressBar(files.length)
  const result = await checkFiles(files, { severity, mapping, off, ...(years && { years }), onFile: () => bar.step(0) })
  bar.stop()
  for await (const text of findingsAs(to, result, readAgain)) await write(text)
  for (const { file, code, message } of to === 'text' ? [] : result.failures) process.stderr.write(`${file}: ${code}: ${message}\n`)
  const wrong = result.reports.some(({ findings }) => countsOf(findings).error > 0)
  return wrong || result.failures.length > 0 ? EXIT.failed : EXIT.ok
}

async function* findingsAs(to: CheckArguments['to'], result: import('./check.js').CheckResult, readAgain: typeof import('./check.js').readAgain): AsyncGenerator<string> {
  if (to === 'text') yield* (await import('./exports/findings/text.js')).findingsToText(result, { colour: process.stdout.isTTY && !process.env['NO_COLOR'] })
  else if (to === 'html') yield* (await import('./exports/findings/html.js')).findingsToHtml(result, readAgain)
  else if (to === 'csv') yield (await import('./exports/findings/data.js')).findingsToCsv(result)
  else yield (await import('./exports/findings/data.js')).findingsToJson(result)
}

/** Waits while whoever reads is slower. */
async function write(text: string): Promise<void> {
  if (!process.stdout.write(text)) await new Promise((resolve) => process.stdout.once('drain', resolve))
}

interface Bar {
  step: (failures: number) => void
  message: (text: string) => void
  stop: () => void
}

/** A progress bar on a terminal; elsewhere messages only. */
async function progressBar(total: number): Promise<Bar> {
  const message = (text: string) => void process.stderr.write(`${text}\n`)
  if (!process.stderr.isTTY) return { step: () => {}, message, stop: () => {} }
  const { default: progress } = await import('cli-progress')
  const bar = new progress.SingleBar({ format: '{bar} {value}/{total}  {failures} failures  {eta_formatted} left', stream: process.stderr, clearOnComplete: true })
  bar.start(total, 0, { failures: 0 })
  return {
    step: (failures) => bar.increment({ failures }),
    message: (text) => {
      process.stderr.write('\r\u001B[K')
      message(text)
    },
    stop: () => bar.stop(),
  }
}

async function readAll(stream: NodeJS.ReadStream): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

const collect = (allowed: readonly string[]) => (value: string, previous: string[] | undefined): string[] => {
  const wanted = value.split(',')
  const wrong = wanted.find((name) => !allowed.includes(name))
  if (wrong !== undefined) throw new CommanderError(EXIT.usage, 'commander.invalidArgument', `error: --to takes ${allowed.join(', ')}, not ${wrong}`)
  return [...(previous ?? []), ...wanted]
}

const yearRange = (value: string): { from: number; to: number } => {
  const [, from, to = from] = /^(20\d\d)(?:[-–](20\d\d))?$/.exec(value) ?? []
  if (!from) throw new CommanderError(EXIT.usage, 'commander.invalidArgument', `error: --years takes a year or a range such as 2019-2023, not ${value}`)
  return { from: Number(from), to: Number(to) }
}

function program(finish: (status: number) => void): Command {
  const gongkai = new Command('gongkai')
    .description('Turns published 政府信息公开工作年度报告 into data')
    .version(version)
    .exitOverride()
    .showHelpAfterError('(gongkai --help lists the commands)')
  gongkai
    .command('parse')
    .description('read one report and print it on standard output')
    .argument('<file>', 'an HTML or text file; - for standard input')
    .addOption(new Option('--to <format>', 'what to print').choices(Object.keys(EXPORTERS)).default('json'))
    .action(async (file: string, options: { to: string }) => finish(await parse(file, options)))
  gongkai
    .command('batch')
    .description('read every report in files and folders and write the data set')
    .argument('<path...>', 'files and folders')
    .requiredOption('--out <folder>', 'the folder to write into')
    .option('--to <formats>', 'json, csv or both, separated by a comma (default: both)', collect(['json', 'csv']))
    .action(async (paths: string[], { out, to }: { out: string; to?: ('json' | 'csv')[] }) => finish(await runBatch(paths, { out, to: to ?? ['json', 'csv'] })))
  gongkai
    .command('check')
    .description('find what is wrong in reports, alone and against one another; exit status 1 where an error is found')
    .argument('<path...>', 'files and folders')
    .addOption(new Option('--to <format>', 'what to print').choices(['text', 'json', 'csv', 'html']).default('text'))
    .addOption(new Option('--severity <least>', 'the least severity that is reported').choices(['error', 'warning', 'info']).default('info'))
    .option('--years <range>', 'every agency is to have a report for each of these years: 2019-2023', yearRange)
    .option('--parts <file>', 'CSV of aggregates and their parts, `whole,part` by file or agency: totals are held against the sums')
    .option('--off <codes>', 'codes that are not reported, separated by a comma: check.late, or label for a family', (value: string) => value.split(','))
    .action(async (paths: string[], options: CheckArguments) => finish(await check(paths, options)))
  gongkai
    .command('codebook')
    .description('print the indicators as CSV')
    .action(async () => {
      process.stdout.write((await import('./exports/csv.js')).codebookToCsv())
      finish(EXIT.ok)
    })
  gongkai
    .command('schema')
    .description('print the JSON Schema of a report')
    .action(async () => {
      process.stdout.write(`${JSON.stringify((await import('./report.js')).reportJsonSchema(), null, 2)}\n`)
      finish(EXIT.ok)
    })
  return gongkai
}

async function main(): Promise<void> {
  // Whoever reads our output may stop reading: that is no fault.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? EXIT.ok : EXIT.failed))
  try {
    await program((status) => (process.exitCode = status)).parseAsync()
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.code === 'commander.invalidArgument') process.stderr.write(`${error.message}\n`)
      process.exitCode = error.exitCode === 0 ? EXIT.ok : EXIT.usage
      return
    }
    process.stderr.write(`${describe(error)}\n`)
    process.exitCode = EXIT.failed
  }
}

/** `FILE: code: message`; what has no code is a fault of ours and shows where. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const code = 'code' in error ? String(error.code) : undefined
  const file = process.argv.find((argument, i) => i > 2 && !argument.startsWith('-'))
  return code ? `${file ?? 'gongkai'}: ${code}: ${error.message}` : (error.stack ?? error.message)
}

void main()
