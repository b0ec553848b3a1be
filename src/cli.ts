#!/usr/bin/env node
/** The command line. The library throws; here alone is printed, and the exit status set. */
import { readFile } from 'node:fs/promises'
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { version } from '../package.json'
import { addExamples, speakHelp } from './cli/help.js'
import { chosenIn, type Language, languageOf } from './cli/language.js'
import { print, tell, tellFailure } from './cli/output.js'
import { failureSaid, speakBy } from './cli/speech.js'
import { SEVERITIES } from './findings/words.js'

/** The language of this run; undefined where neither an option nor the system says one. */
const LANGUAGE: Language | undefined = languageOf(chosenIn(process.argv), process.env)

const EXIT = { ok: 0, failed: 1, usage: 2, interrupted: 3 } as const

/** Everything but the arguments is loaded only by the command that needs it. */
async function parse(
  file: string,
  { to, convert, bom, report: number, isolate, timeout }: ParseArguments,
): Promise<number> {
  const { readReport, readReports } = await import('./isolate.js')
  const name = file === '-' ? 'stdin' : file
  const bytes = file === '-' ? await readAll(process.stdin) : await readFile(file).catch(explainFolder(file))
  const { picturesBeside } = await import('./cli/pictures.js')
  const options = {
    name,
    convert,
    isolate,
    ...(timeout !== undefined && { timeout: timeout * 1000 }),
    ...(file !== '-' && { pictures: picturesBeside(file) }),
  }
  const reading =
    number === undefined ? readReport(bytes, options).then((first) => [first]) : readReports(bytes, options)
  const all = await reading.catch((error: unknown) => {
    throw error instanceof Error ? Object.assign(error, { path: name }) : error
  })
  const read = all[number === undefined ? 0 : number - 1]
  if (!read) throw usage(`--report ${number}: the file holds ${all.length} of them`)
  process.stdout.write(await EXPORTERS[to]!(read, { bom }))
  for (const { severity, code, message, messageZh } of read.report.diagnostics) {
    if (severity === 'info') continue
    const said = LANGUAGE === 'zh' ? messageZh : message
    tell(`${name}: ${SEVERITIES[severity][LANGUAGE ?? 'en']} ${code}: ${said}`)
  }
  return EXIT.ok
}

interface ParseArguments {
  to: string
  /** Which of several reports of the file, from 1. */
  report?: number
  convert: boolean
  bom: boolean
  /** Read in a process of its own. */
  isolate: boolean
  /** Seconds. */
  timeout?: number
}

interface FilterOptions extends ParseArguments {
  jobs?: number
  zero: boolean
  every: boolean
}

async function filter(file: string | undefined, options: FilterOptions): Promise<number> {
  if (options.report !== undefined) throw usage('--report goes with a file')
  if (file !== undefined || !['json', 'jsonl'].includes(options.to))
    throw usage('--stdin-paths prints JSON Lines (--to jsonl) and goes without a file')
  const { filterPaths } = await import('./cli/batch.js')
  const { jobs = 1, timeout, convert, zero, every } = options
  const reading = { jobs, convert, zero, every, ...(timeout !== undefined && { timeout }) }
  return (await filterPaths(reading)) ? EXIT.ok : EXIT.failed
}

/** Who gives a folder wants all of it. */
const explainFolder =
  (path: string) =>
  (error: NodeJS.ErrnoException): never => {
    if (error.code !== 'EISDIR') throw error
    throw usage(
      `${path} is a folder: gongkai check ${path} says what is wrong in its reports, gongkai batch ${path} --out DIR makes a data set of them`,
    )
  }

type Exporter = (read: import('./parse.js').ReadReport, options: { bom: boolean }) => Promise<string>

const EXPORTERS: Record<string, Exporter> = {
  json: async ({ report }) => (await import('./exports/json.js')).toJson(report),
  jsonl: async ({ report }) => (await import('./exports/json.js')).toJsonLine(report),
  text: async (read) => (await import('./exports/text.js')).toText(read),
  csv: async ({ report }, options) => (await import('./exports/csv.js')).toCsv(report, options),
}

type CheckedArguments = import('./cli/batch.js').CheckedArguments

interface CheckArguments extends CheckedArguments {
  to: 'text' | 'json' | 'csv' | 'html' | 'docx'
  /** The path of the copy with comments. */
  out?: string
  severity: 'error' | 'warning' | 'info'
  years?: { from: number; to: number }
  parts?: string
  /** A manifest's path. */
  manifest?: string
  /** A corrections file's path. */
  corrections?: string
  off?: string[]
  /** The path of last year's report. */
  against?: string
  jobs?: number
  timeout?: number
  convert: boolean
  zero: boolean
}

async function check(
  paths: string[],
  { to, severity, years, parts, off = [], ...options }: CheckArguments,
): Promise<number> {
  const { listed, readBy, tellCorrections } = await import('./cli/batch.js')
  const { checkAll } = await import('./check.js')
  const { countsOf } = await import('./findings/result.js')
  const { tableText } = await import('./batch/table-text.js')
  const { mappingOf } = await import('./checks/across/index.js')
  const { csvFields } = await import('./batch/manifest.js')
  const { CODES } = await import('./diagnostics/catalogue.js')
  const unknown = off.find((given) => !CODES.some((code) => code === given || code.startsWith(`${given}.`)))
  if (unknown !== undefined) throw usage(`--off takes codes of rules; ${unknown} is none`)
  const { files } = await listed(paths, options)
  if (to === 'html') (await import('./cli/inspect.js')).refuseTooMany(files.length)
  refuseTogether(files, { to, ...options })
  const mapping =
    parts === undefined ? [] : mappingOf(await csvFields(await tableText(parts, notText), notTable(parts)))
  const checked = await readBy(files, options, (reading) =>
    checkAll(files, {
      ...reading,
      severity,
      mapping,
      off,
      ...(years && { years }),
      ...(options.against !== undefined && { against: options.against }),
      shown: to === 'html',
    }),
  )
  if (to === 'docx') await (await import('./cli/draft.js')).writeDraft(checked.result, options.out, LANGUAGE)
  else for await (const text of findingsAs(to, checked)) await print(text)
  const { result } = checked
  for (const failed of to === 'text' ? [] : result.failures) tellFailure(failed)
  for (const whole of result.unmatched) tell(`${parts}: no report is ${whole}`)
  const refused = tellCorrections(result.corrections)
  const wrong = result.reports.some(({ findings }) => countsOf(findings).error > 0)
  return refused + result.failures.length > 0 || wrong ? EXIT.failed : EXIT.ok
}

/** What a check of one report takes, and where a copy of it may be written: never over the draft itself. */
function refuseTogether(
  files: readonly string[],
  { to, out, against }: Pick<CheckArguments, 'to' | 'out' | 'against'>,
): void {
  const option = to === 'docx' ? '--to docx' : '--against'
  if (files.length !== 1 && (to === 'docx' || against !== undefined))
    throw usage(`${option} goes with one report, not with ${files.length}`)
  if (to !== 'docx' && out !== undefined) throw usage('--out goes with --to docx')
  if (to === 'docx' && out === undefined && process.stdout.isTTY)
    throw usage('--to docx writes a Word file: give --out FILE, or send standard output to a file')
}

async function* findingsAs(
  to: Exclude<CheckArguments['to'], 'docx'>,
  checked: import('./check.js').AllChecked,
): AsyncGenerator<string> {
  const { result } = checked
  if (to === 'text')
    yield* (await import('./findings/text.js')).findingsToText(result, {
      colour: process.stdout.isTTY && !process.env['NO_COLOR'],
      language: LANGUAGE,
      say: failureSaid,
    })
  else if (to === 'html')
    yield* (await import('./cli/inspect.js')).pageOf(checked, {
      kind: 'check',
      parameters: ['gongkai', ...process.argv.slice(2)],
    })
  else if (to === 'csv') yield (await import('./findings/data.js')).findingsToCsv(result)
  else yield (await import('./findings/data.js')).findingsToJson(result)
}

async function readAll(stream: NodeJS.ReadStream): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

/** Arguments that don't go together: commander prints what it finds itself, not these. */
const USAGE = 'gongkai.usage'
const notText = ({ path }: { path: string }): CommanderError =>
  usage(`${path} is text in neither UTF-8, UTF-16 nor GB18030`)

const notTable =
  (path: string) =>
  (why: string): CommanderError =>
    usage(`${path} is no table: ${why}`)

const usage = (message: string): CommanderError => new CommanderError(EXIT.usage, USAGE, `error: ${message}`)

const collect =
  (allowed: readonly string[]) =>
  (value: string, previous: string[] | undefined): string[] => {
    const wanted = value.split(',')
    const wrong = wanted.find((name) => !allowed.includes(name))
    if (wrong !== undefined) throw new InvalidArgumentError(`It takes ${allowed.join(', ')}.`)
    return [...(previous ?? []), ...wanted]
  }

/** What commands that read many files take. */
const PATHS = 'files, folders, patterns, zip archives; - for a list on standard input'
const EXPORT_NAMES = ['json', 'csv', 'parquet', 'xlsx', 'panel'] satisfies import('./batch.js').Export[]
const toOption = (usual: string) =>
  [
    '--to <formats>',
    `what to write, separated by commas: ${EXPORT_NAMES.join(', ')} (default: ${usual})`,
    collect(EXPORT_NAMES),
  ] as const
const USUAL_EXPORTS: import('./batch.js').Export[] = ['json', 'csv']
const bomOption = () =>
  new Option('--no-bom', 'CSV without a byte order mark, which Excel needs and some programs trip over')
const convertOption = () =>
  new Option(
    '--convert',
    'let LibreOffice, where it is installed, convert RTF, ODT, ODS, XLS, and old Word files that are not read directly',
  ).default(false)
const timeoutOption = () =>
  new Option('--timeout <seconds>', 'how long one file may take (default: 60)').argParser(positive(Number))
const jobsOption = (usual: string) =>
  new Option('--jobs <number>', `files read at once (default: ${usual})`).argParser(
    positive((value) => (/^\d+$/.test(value) ? Number(value) : NaN)),
  )

const manifestOption = () =>
  new Option(
    '--manifest <file>',
    'CSV or JSON Lines: path, body, agency, place, year, kind, published_on, part_of of files, and who ought to report',
  )

const correctionsOption = () =>
  new Option(
    '--corrections <file>',
    'CSV of cells that people have checked: file, sha256, indicator, value, by, on, note',
  )

const langOption = () =>
  new Option(
    '--lang <language>',
    'language of help, messages and findings (default: that of LC_ALL or LANG; check prints findings in both where these say neither)',
  ).choices(['zh', 'en'])

const zeroOption = () =>
  new Option(
    '-0, --zero',
    'paths on standard input end with a zero byte, as `find -print0` prints them',
  ).default(false)

const positive =
  (read: (value: string) => number) =>
  (value: string): number => {
    const number = read(value)
    if (!(number > 0)) throw new InvalidArgumentError('It takes a number above 0.')
    return number
  }

/** `5` or `2%` → how many of so many files may fail. */
const failureLimit = (value: string): ((files: number) => number) => {
  const [, number, percent] = /^(\d+(?:\.\d+)?)\s?(%?)$/.exec(value) ?? []
  if (number === undefined)
    throw new InvalidArgumentError('It takes a number of files, or a share such as 2%.')
  return (files) => (percent ? (files * Number(number)) / 100 : Number(number))
}

const yearRange = (value: string): { from: number; to: number } => {
  const [, from, to = from] = /^(20\d\d)(?:[-–](20\d\d))?$/.exec(value) ?? []
  if (!from || from > to!) throw new InvalidArgumentError('It takes a year or a range such as 2019-2023.')
  return { from: Number(from), to: Number(to) }
}

/** What commands take that read many files and write none of them. */
const readingMany = (command: Command): Command =>
  command
    .addOption(manifestOption())
    .addOption(correctionsOption())
    .addOption(zeroOption())
    .addOption(jobsOption('one for each processor core, from 100 files on'))
    .addOption(timeoutOption())
    .addOption(convertOption())

function program(finish: (status: number) => void): Command {
  const gongkai = new Command('gongkai')
    .description('Turns published 政府信息公开工作年度报告 into data')
    .version(version)
    .exitOverride()
    .showHelpAfterError('(gongkai --help lists the commands)')
    .addOption(langOption())
  speakHelp(gongkai)
  gongkai
    .command('parse')
    .description('read one report and print it on standard output')
    .argument('[file]', 'a report in any format; - for standard input')
    .addOption(new Option('--to <format>', 'what to print').choices(Object.keys(EXPORTERS)).default('json'))
    .addOption(
      new Option(
        '--report <number>',
        'which of several reports in the file, from 1 (default: the first)',
      ).argParser(positive((value) => (/^\d+$/.test(value) ? Number(value) : Number.NaN))),
    )
    .option(
      '--stdin-paths',
      'a filter: read a path a line from standard input, print a report or an error a line (JSON Lines)',
      false,
    )
    .option('--every', 'with --stdin-paths: a line for each report of a file, not for the first alone', false)
    .addOption(zeroOption())
    .addOption(jobsOption('1'))
    .addOption(timeoutOption())
    .addOption(bomOption())
    .addOption(convertOption())
    .option(
      '--isolate',
      'read in a process of its own, with limits of memory and time: nothing that a file does ends this one',
      false,
    )
    .action(async (file: string | undefined, options: FilterOptions & { stdinPaths: boolean }) => {
      if (options.stdinPaths) return finish(await filter(file, options))
      if (file === undefined) throw usage('parse takes a file, - or --stdin-paths')
      if (options.jobs !== undefined) throw usage('--jobs goes with --stdin-paths')
      if (options.every) throw usage('--every goes with --stdin-paths')
      if (options.timeout !== undefined && !options.isolate)
        throw usage('--timeout goes with --isolate or --stdin-paths')
      finish(await parse(file, options))
    })
  gongkai
    .command('batch')
    .description('read every report in files and folders and write the data set')
    .argument('<path...>', PATHS)
    .requiredOption('--out <folder>', 'the folder to write into')
    .option(...toOption('json,csv'))
    .addOption(jobsOption('one for each processor core'))
    .addOption(timeoutOption())
    .addOption(manifestOption())
    .addOption(correctionsOption())
    .option('--resume', 'go on where an interrupted run into the same folder stopped', false)
    .addOption(zeroOption())
    .option('--retry-failures', 'go on, and read again what failed', false)
    .addOption(bomOption())
    .addOption(convertOption())
    .option(
      '--max-failures <limit>',
      'so many files may fail, or so many of a hundred (5 %), before the exit status is 1',
      failureLimit,
    )
    .option('--quiet', 'no progress and no failures on standard error, the totals alone', false)
    .addOption(
      new Option('--log <form>', 'standard error for people, or JSON Lines for machines')
        .choices(['text', 'json'])
        .default('text'),
    )
    .action(async (paths: string[], options: import('./cli/batch.js').BatchArguments) => {
      const { runBatch } = await import('./cli/batch.js')
      finish(EXIT[await runBatch(paths, { ...options, to: options.to ?? USUAL_EXPORTS })])
    })
  gongkai
    .command('export')
    .description('make other exports from the reports.jsonl of a batch')
    .argument('<file...>', 'JSON Lines of reports, in the order in which they are to stand')
    .requiredOption('--out <folder>', 'the folder to write into')
    .option(...toOption('csv'))
    .addOption(manifestOption())
    .addOption(correctionsOption())
    .addOption(bomOption())
    .option('--quiet', 'nothing on standard error', false)
    .action(async (files: string[], options: import('./cli/batch.js').ExportArguments) => {
      const { runExport } = await import('./cli/batch.js')
      finish(EXIT[await runExport(files, { ...options, to: options.to ?? ['csv'] })])
    })
  readingMany(
    gongkai
      .command('check')
      .description(
        'find what is wrong in reports, alone and against one another; exit status 1 where an error is found',
      )
      .argument('<path...>', PATHS)
      .addOption(
        new Option('--to <format>', 'what to print')
          .choices(['text', 'json', 'csv', 'html', 'docx'])
          .default('text'),
      )
      .option(
        '--out <file>',
        'where --to docx writes the copy of the draft with comments (default: standard output)',
      )
      .addOption(
        new Option('--severity <least>', 'the least severity that is reported')
          .choices(['error', 'warning', 'info'])
          .default('info'),
      )
      .option(
        '--years <range>',
        'every agency is to have a report for each of these years: 2019-2023',
        yearRange,
      )
      .option(
        '--parts <file>',
        'CSV of aggregates and their parts, `whole,part` by file or agency: totals are held against the sums',
      )
      .option(
        '--against <file>',
        'the report of the same body for the year before: what is carried over, numbers that were not brought up to date',
      ),
  )
    .option(
      '--off <codes>',
      'codes that are not reported, separated by a comma: check.late, or label for a family',
      (value: string) => value.split(','),
    )
    .action(async (paths: string[], options: CheckArguments) => finish(await check(paths, options)))
  readingMany(
    gongkai
      .command('inspect')
      .description(
        'write the inspector: one page that shows each report as it was read, its form, its sums and what was found',
      )
      .argument('[path...]', PATHS)
      .requiredOption('--out <file>', 'the page to write (.html)'),
  ).action(async (paths: string[], options: import('./cli/inspect.js').InspectArguments) => {
    const { runInspect } = await import('./cli/inspect.js')
    finish(EXIT[await runInspect(paths, options)])
  })
  gongkai
    .command('doubtful')
    .description(
      'print the cells of a data set that somebody should look at, as a corrections file to fill in',
    )
    .argument('<folder>', 'what a batch has written')
    .action(async (folder: string) => {
      const { printDoubtful } = await import('./cli/review.js')
      await printDoubtful(folder)
      finish(EXIT.ok)
    })
  gongkai
    .command('audit')
    .description(
      'print a sample of cells to hold against their sources; ticked, it tells the share of wrong ones',
    )
    .argument('<folder>', 'what a batch has written')
    .addOption(
      new Option('--sample <number>', 'how many cells (default: 300)').argParser(
        positive((value) => (/^\d+$/.test(value) ? Number(value) : Number.NaN)),
      ),
    )
    .addOption(
      new Option('--seed <number>', 'the same seed draws the same cells')
        .argParser(positive((value) => (/^\d+$/.test(value) ? Number(value) : Number.NaN)))
        .default(1),
    )
    .option('--ticked <file>', 'a sample whose column is_right has been filled in: print what it says')
    .action(async (folder: string, options: import('./cli/review.js').AuditArguments) => {
      const { printAudit } = await import('./cli/review.js')
      await printAudit(folder, options)
      finish(EXIT.ok)
    })
  readingMany(
    gongkai
      .command('scorecard')
      .description('judge each body and year by rules: one workbook, and a CSV of the evidence beside it')
      .argument('<path...>', PATHS)
      .requiredOption('--out <file>', 'the workbook (.xlsx), or the evidence alone (.csv)')
      .option('--rules <file>', 'CSV of rules and weights: rule, weight, name, fails, unknown, needs'),
  ).action(async (paths: string[], options: import('./cli/scorecard.js').ScorecardArguments) => {
    if (!/\.(?:xlsx|csv)$/i.test(options.out)) throw usage('--out takes a file that ends in .xlsx or .csv')
    const { runScorecard } = await import('./cli/scorecard.js')
    finish(EXIT[await runScorecard(paths, options)])
  })
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
  for (const command of gongkai.commands) command.addOption(langOption())
  addExamples(gongkai, LANGUAGE ?? 'en')
  return gongkai
}

async function speakChinese(): Promise<void> {
  const [{ HELP }, { FAILURES, PHRASES }] = await Promise.all([
    import('./cli/help-zh.js'),
    import('./cli/phrases-zh.js'),
  ])
  speakBy([...HELP, ...PHRASES], FAILURES)
}

async function main(): Promise<void> {
  // Whoever reads our output may stop reading: that is no fault.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(EXIT.ok)
    for (const line of describe(Object.assign(error, { path: 'standard output' }))) tell(line)
    process.exit(EXIT.interrupted)
  })
  // Messages that nobody reads any more are no reason to stop.
  process.stderr.on('error', () => {})
  if (LANGUAGE === 'zh') await speakChinese()
  try {
    await program((status) => (process.exitCode = status)).parseAsync()
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.code === USAGE) tell(error.message)
      process.exitCode = error.exitCode === 0 ? EXIT.ok : EXIT.usage
      return
    }
    for (const line of describe(error)) tell(line)
    process.exitCode = EXIT.failed
  }
}

/** `FILE: code: message`; what has no code is a fault of ours and shows where. */
function describe(error: unknown): string[] {
  if (!(error instanceof Error)) return [String(error)]
  const {
    code,
    path = 'gongkai',
    messageZh,
  } = error as Error & Partial<Record<'code' | 'path' | 'messageZh', string>>
  // The file system says the code in its messages too.
  if (!code) return (error.stack ?? error.message).split('\n')
  const message = error.message.replace(`${code}: `, '')
  return [failureSaid({ file: path, code, message, ...(messageZh !== undefined && { messageZh }) })]
}

void main()
