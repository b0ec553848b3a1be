/**
 * The package as its users get it: packed, installed into a folder of its own, and used from there.
 * @jest-environment <rootDir>/test/support/pdf-environment.cjs
 */
import { execFile, execFileSync, spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { builtinModules } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { build } from 'esbuild'
import * as gongkai from '../src/index.js'

interface Trial {
  status: number
  stdout: string
  stderr: string
}

interface Tried {
  home: string
  packed: { size: number; unpackedSize: number; files: { path: string; mode: number }[] }
  trials: Record<string, Trial>
  written: Record<string, Record<string, string>>
}

const MEBIBYTE = 2 ** 20
/**
 * 6.3 MB are packed and 16.7 MB unpacked: 3.6 MB of it the module for browsers, which has pdf.js and all else in it, as much the
 * inspector, one file with the same in it; 4.3 MB pdf.js for Node, in place of 74 MB that npm would install with it; of the rest half
 * the adapters bundled twice (ESM, CommonJS), half source maps. A sixth more is a mistake.
 */
const MOST_PACKED = 7.3 * MEBIBYTE
const MOST_UNPACKED = 19.4 * MEBIBYTE

const ABOUT = ['CHANGELOG.md', 'LICENSE', 'README.md', 'README.zh-CN.md', 'package.json']
/** What is built: entries, their types, the chunks that they share, a map for each, the inspector, pdf.js, and other people's licences. */
const BUILT =
  /^dist\/(?:(?:index|cli|worker|[\w-]+-[A-Z0-9]{8})\.c?js(?:\.map)?|(?:index|browser)\.d\.c?ts|browser\.js|pdfjs\/(?:LICENSE|pdf(?:\.worker)?\.mjs|(?:cmaps|standard_fonts)\/[\w-]+(?:\.\w+)?)|inspector(?:-run)?\.html|THIRD-PARTY-LICENSES\.txt)$/

const folder = mkdtempSync(join(tmpdir(), 'gongkai packed '))
let tried: Tried

beforeAll(async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['scripts/try-package.mjs', folder], {
    maxBuffer: 64 * MEBIBYTE,
  })
  tried = JSON.parse(stdout) as Tried
}, 900_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

const trial = (name: string): Trial => tried.trials[name]!
const installed = (name: string): string => join(tried.home, 'node_modules/gongkai', name)

describe('what is packed', () => {
  it('is the build, what is said about it, and nothing else', () => {
    const paths = tried.packed.files.map(({ path }) => path)
    expect(paths.filter((path) => !BUILT.test(path))).toEqual(ABOUT)
    expect(paths).toEqual(
      expect.arrayContaining([
        'dist/index.js',
        'dist/index.cjs',
        'dist/index.d.ts',
        'dist/index.d.cts',
        'dist/cli.js',
        'dist/worker.js',
        'dist/browser.js',
      ]),
    )
  })

  it('holds each file once, and no build before this one', () => {
    const imports = (name: string): string[] =>
      [...readFileSync(installed(`dist/${name}`), 'utf8').matchAll(/["']\.\/([\w.-]+\.js)["']/g)].map(
        ([, file]) => file!,
      )
    const reached = new Set(['index.js', 'cli.js', 'worker.js', 'browser.js'])
    for (const name of reached) for (const next of imports(name)) reached.add(next)
    expect(
      readdirSync(installed('dist'))
        .filter((name) => name.endsWith('.js'))
        .sort(),
    ).toEqual([...reached].sort())
  })

  it('is no larger than it must be', () => {
    expect(tried.packed.size).toBeLessThan(MOST_PACKED)
    expect(tried.packed.unpackedSize).toBeLessThan(MOST_UNPACKED)
  })

  it('maps lines to sources by their places in the project, not in a machine, and brings no sources along', () => {
    for (const name of readdirSync(installed('dist')).filter((name) => name.endsWith('.map'))) {
      const { sources, sourcesContent } = JSON.parse(readFileSync(installed(`dist/${name}`), 'utf8')) as {
        sources: string[]
        sourcesContent?: unknown
      }
      expect([name, sourcesContent]).toEqual([name, undefined])
      // What other packages' own maps name, stands as they name it.
      expect(
        sources.filter(
          (source) => !/^(?:\.\.\/(?:src\/|node_modules\/|package\.json$)|https:\/\/)/.test(source),
        ),
      ).toEqual([])
    }
  })

  it('names no path of the machine that it was built on', () => {
    for (const { path } of tried.packed.files)
      expect([path, readFileSync(installed(path), 'utf8').includes(`${resolve('.')}/`)]).toEqual([
        path,
        false,
      ])
  })
})

describe('from a folder with spaces and Chinese characters, as installed', () => {
  it('all that is tried ends well', () => {
    const ends = Object.entries(tried.trials).map(([name, { status }]) => [name, status])
    expect(ends).toEqual(Object.keys(tried.trials).map((name) => [name, 0]))
  })

  it('import and require give the same public names, those of the source', () => {
    const names = Object.keys(gongkai).sort().join()
    expect([trial('import').stdout.trim(), trial('require').stdout.trim()]).toEqual([names, names])
  })

  it.each(['import', 'require'])('%s reads files by workers', (how) => {
    const lines = trial(`${how} parseFiles`).stdout.trim().split('\n')
    expect(lines.length).toBe(5)
    for (const line of lines) expect(line).toMatch(/^收 件\/.+\.\w+,20\d\d,true$/)
  })

  it.each(['.html', '.txt', '.docx', '.doc', '.pdf'])(
    'the command line reads %s as the source does',
    async (extension) => {
      const { stdout } = trial(`parse ${extension}`)
      const { name } = (JSON.parse(stdout) as gongkai.Report).source
      const report = await gongkai.parseReport(readFileSync(join(tried.home, name!)), { name: name! })
      expect(name!.endsWith(extension)).toBe(true)
      expect(stdout).toBe(gongkai.toJson(report))
    },
  )

  it('the filter answers each path with the same reports', () => {
    const lines = trial('filter').stdout.trim().split('\n')
    const parsed = ['.html', '.txt', '.docx', '.doc', '.pdf'].map(
      (extension) => trial(`parse ${extension}`).stdout,
    )
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(
      parsed.map((text) => JSON.parse(text) as unknown),
    )
  })

  it('two workers make a data set of all of them, and of a zip archive, in every export', () => {
    expect(trial('batch').stderr).toMatch(
      /^7 files: 7 reports \(2 duplicates\), 0 failures; 1400 observations; /m,
    )
    expect(Object.keys(tried.written['结 果']!).sort()).toEqual([
      'annexes.csv',
      'annexes.parquet',
      'claims.csv',
      'claims.parquet',
      'codebook.csv',
      'coverage.csv',
      'coverage_matrix.csv',
      'datapackage.json',
      'dataset.xlsx',
      'diagnostics.csv',
      'diagnostics.parquet',
      'failures.csv',
      'observations.csv',
      'observations.parquet',
      'panel.csv',
      'reports.csv',
      'reports.jsonl',
      'reports.parquet',
      'reports_states.csv',
      'reports_states.parquet',
      'skipped.csv',
      'summary.json',
      'unplaced.csv',
    ])
    expect(readFileSync(join(tried.home, '结 果/reports.csv'), 'utf8')).toContain(
      '收 件/打 包.zip/内 层/网 页.html',
    )
  })

  it('export makes the same files as batch', () => {
    const { 'datapackage.json': _, ...again } = tried.written['表 格']!
    expect(tried.written['结 果']).toMatchObject(again)
  })

  it('prints its version, its schema and its codebook', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
    expect(trial('version').stdout).toBe(`${version}\n`)
    expect(JSON.parse(trial('schema').stdout)).toEqual(gongkai.reportJsonSchema())
    expect(trial('codebook').stdout.trim().split('\r\n').length).toBe(gongkai.codebook.length + 1)
  })
})

describe('its types', () => {
  const CONSUMER = `
import { batch, checkReports, codebook, isGongkaiError, parseFiles, parseReport, ReportSchema, toCsv, UnreadableDocumentError, valuesOf } from 'gongkai'
import type { BatchEvent, Diagnostic, ErrorCode, FilesOptions, FindingCode, Indicator, IndicatorId, Location, Observation, Outcome, ParseOptions, Report, Section } from 'gongkai'

export async function totals(paths: AsyncIterable<string> | string[]): Promise<(number | null | undefined)[]> {
  const found: (number | null | undefined)[] = []
  const options: FilesOptions = { jobs: 2, timeout: 60_000, signal: new AbortController().signal }
  for await (const outcome of parseFiles(paths, options)) {
    if ('report' in outcome) found.push(outcome.report.requests?.received.naturalPersons)
    else throw outcome.error.code === 'input.corrupt' ? new UnreadableDocumentError('input.corrupt', outcome.path) : outcome.error
  }
  return found
}

export async function read(bytes: Uint8Array, options: ParseOptions): Promise<string> {
  const report: Report = await parseReport(bytes, options)
  const again: Report = ReportSchema.parse(JSON.parse('{}'))
  const cells: Observation[] = report.observations
  const places: (Location | undefined)[] = report.diagnostics.map((diagnostic: Diagnostic) => diagnostic.location)
  const sections: Section[] = again.sections
  const units: string[] = codebook.map((indicator: Indicator) => indicator.unit)
  // A table of 2019 has one row where that of 2021 has three.
  const other: number | null | undefined = report.requests?.format === '2019' ? report.requests.results.other.combined.total : undefined
  // @ts-expect-error a blank is null, not a number
  const blank: number = report.disputes!.reconsideration.total
  // @ts-expect-error the form has no such row
  report.requests?.received.robots
  // @ts-expect-error no such code
  const code: ErrorCode = 'input.wrong'
  return toCsv([report, again], { bom: false }) + [cells, places, sections, units, other, blank, code].length
}

export async function names(report: Report): Promise<unknown[]> {
  const values = valuesOf(report)
  const known: number | null | undefined = values['requests.received.total']
  // @ts-expect-error it is spelled received
  const typo = values['requests.recieved.total']
  const id: IndicatorId = 'disputes.litigation.direct.total'
  // @ts-expect-error the form has no such cell
  const wrong: IndicatorId = 'disputes.litigation.direct.sum'
  const code: FindingCode = 'check.rowTotal'
  // @ts-expect-error it is spelled Total
  const slip: FindingCode = 'check.rowTotl'
  await checkReports([report], { off: ['check.late', 'label'] })
  // @ts-expect-error no such family
  await checkReports([report], { off: ['lable'] })
  // A report of a later version may have other codes.
  const later = report.diagnostics.some((one) => one.code === 'check.ofTheFuture')
  const events: BatchEvent[] = []
  await batch('reports', { out: 'data', to: ['json', 'panel'], onProgress: (event) => void events.push(event) })
  const files = events.map((event) => (event.type === 'file' ? event.done : 0))
  return [known, typo, id, wrong, code, slip, later, files]
}

export const codeOf = (error: unknown): ErrorCode | undefined => (isGongkaiError(error) ? error.code : undefined)
export type { Outcome }
`
  /** Strict, and with the declarations of gongkai and of zod checked too. */
  const STRICT = {
    target: 'es2022',
    strict: true,
    noEmit: true,
    skipLibCheck: false,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
  }

  it.each([
    [
      'node16',
      ['consumer.mts', 'consumer.cts'],
      { module: 'node16', moduleResolution: 'node16', lib: ['es2022'], types: ['node'] },
    ],
    [
      'bundler',
      ['consumer.ts'],
      { module: 'esnext', moduleResolution: 'bundler', lib: ['es2022', 'dom'], types: [] },
    ],
  ])(
    'suit a strict consumer by %s resolution, libraries checked',
    async (name, files, options) => {
      const types = join(tried.home, 'node_modules/@types')
      mkdirSync(types, { recursive: true })
      // Node's types, and those that they take from their neighbour.
      if (name === 'node16')
        for (const place of ['@types/node', 'undici-types'])
          symlinkSync(resolve('node_modules', place), join(tried.home, 'node_modules', place))
      for (const file of files) writeFileSync(join(tried.home, file), CONSUMER)
      const project = join(tried.home, `tsconfig.${name}.json`)
      writeFileSync(project, JSON.stringify({ compilerOptions: { ...STRICT, ...options }, files }))
      for (const compiler of ['node_modules', 'scripts/bundlers/node_modules']) {
        const tsc = resolve(compiler, 'typescript/bin/tsc')
        if (!existsSync(tsc)) continue
        const answer = await promisify(execFile)(process.execPath, [tsc, '-p', project]).catch(
          (error: Trial) => error,
        )
        expect([compiler, answer.stdout]).toEqual([compiler, ''])
      }
    },
    120_000,
  )
})

describe('a bundler', () => {
  /** The size of a bundle of a script that uses one name alone, and the packages in it, in bytes. */
  async function bundleOf(name: string): Promise<{ bytes: number; packages: string[] }> {
    const { metafile } = await build({
      stdin: { contents: `import { ${name} } from 'gongkai'\nconsole.log(${name})`, resolveDir: tried.home },
      bundle: true,
      format: 'esm',
      platform: 'node',
      minify: true,
      write: false,
      metafile: true,
      logLevel: 'silent',
    })
    const [output] = Object.values(metafile.outputs)
    const used = Object.entries(output!.inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    const packages = used.flatMap(([path]) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? [])
    return { bytes: output!.bytes, packages: [...new Set(packages)].sort() }
  }

  it('takes the module for browsers as it is, with no file beside it and nothing of Node', async () => {
    const { metafile } = await build({
      stdin: {
        contents: "import { parseReport } from 'gongkai/browser'\nconsole.log(parseReport)",
        resolveDir: tried.home,
      },
      bundle: true,
      format: 'esm',
      platform: 'browser',
      write: false,
      metafile: true,
      logLevel: 'silent',
    })
    const [output] = Object.values(metafile.outputs)
    const sources = Object.keys(output!.inputs).filter((name) => name !== '<stdin>')
    expect(sources.map((name) => name.replace(/.*node_modules\//, ''))).toEqual(['gongkai/dist/browser.js'])
    expect(output!.imports).toEqual([])
  })

  const KIBIBYTE = 1024
  it.each([
    // Two lines of code.
    ['toJson', 1, ['gongkai']],
    // The templates are data, 35 KB with their labels in two languages; 20 of them the form of 2014.
    ['codebook', 42, ['gongkai']],
    ['toCsv', 80, ['gongkai']],
    // Of zod what a schema of objects needs, and none of its 50 languages.
    ['ReportSchema', 190, ['gongkai']],
  ])('takes for %s alone at most %i KB', async (name, most, packages) => {
    const bundle = await bundleOf(name)
    expect(bundle.packages).toEqual(packages)
    expect(bundle.bytes).toBeLessThan(most * KIBIBYTE)
  })
})

const BUNDLERS = existsSync('scripts/bundlers/node_modules')
if (!BUNDLERS)
  console.warn('no bundlers but esbuild were tried: npm ci --ignore-scripts --prefix scripts/bundlers')

describe('bundled for a server', () => {
  ;(BUNDLERS ? it : it.skip)('reads every format by each bundler, all in one or left outside', () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/try-bundlers.mjs', tried.home], {
      encoding: 'utf8',
    })
    expect([status, stderr]).toEqual([0, ''])
    const told = JSON.parse(stdout) as Record<string, string[]>
    const lines = told['esbuild, external']
    expect(lines?.length).toBe(5)
    for (const line of lines!) expect(line).toMatch(/^\w+,20\d\d,\d+,true$/)
    expect(told).toEqual(Object.fromEntries(Object.keys(told).map((way) => [way, lines])))
  })
})

describe('bundled into one file, its folder left behind', () => {
  it('says what it lacks of a PDF whose fonts are not in it, and does not blame the document', () => {
    const entry = join(tried.home, 'lacking.mjs')
    const bundle = join(tried.home, 'lacking', 'bundle.mjs')
    writeFileSync(
      entry,
      `import { readFileSync } from 'node:fs'
import { parseReport } from 'gongkai'
await parseReport(readFileSync(process.argv[2])).catch(({ message }) => console.log(message))
`,
    )
    execFileSync(join('node_modules', '.bin', 'esbuild'), [
      entry,
      '--bundle',
      '--platform=node',
      '--format=esm',
      '--log-level=error',
      "--banner:js=import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
      `--outfile=${bundle}`,
    ])
    const said = execFileSync(process.execPath, [bundle, 'fixtures/pdf/no-lines.pdf'], { encoding: 'utf8' })
    expect(said).toMatch(/^The folder pdfjs of gongkai, with [\w-]+\.bcmap, is not beside the program/)
  })
})

describe('a first import', () => {
  /** What the modules in dist import before any of their code runs, from `entry` on. */
  function importsOf(entry: string): { modules: string[]; packages: string[] } {
    const modules = new Set([entry])
    const packages = new Set<string>()
    for (const name of modules) {
      for (const [, from] of readFileSync(installed(`dist/${name}`), 'utf8').matchAll(
        /(?:\bfrom|\bimport)"([\w@./:-]+)"/g,
      )) {
        if (from!.startsWith('./')) modules.add(from!.slice(2))
        else packages.add(from!)
      }
    }
    const others = [...packages].filter((name) => !builtinModules.includes(name.replace('node:', '')))
    return { modules: [...modules], packages: others.sort() }
  }
  const packagesOf = (entry: string): string[] => importsOf(entry).packages
  const modulesOf = (entry: string): string[] => importsOf(entry).modules

  it('loads no other package, and no reader, check or writer of files', () => {
    expect(packagesOf('index.js')).toEqual([])
    expect(packagesOf('cli.js')).toEqual(['commander'])
  })

  const bytesOf = (entry: string): number =>
    modulesOf(entry).reduce((sum, name) => sum + statSync(installed(`dist/${name}`)).size, 0)

  it('of a command loads little before it is known which', () => {
    // 23 KB: the commands and their words. With the form it would be 67.
    expect(bytesOf('cli.js')).toBeLessThan(40 * 1024)
  })

  it('of a page needs no parser that repairs', () => {
    const [reader = ''] = readdirSync(installed('dist')).filter((name) => /^html-\w+\.js$/.test(name))
    expect(modulesOf(reader).filter((name) => name.startsWith('repaired'))).toEqual([])
  })

  it('loads few modules, and few bytes of them', () => {
    // 33 modules of 392 KB: the form and what finds it in a stream, and zod. All of dist is five times that.
    expect(modulesOf('index.js').length).toBeLessThan(45)
    expect(bytesOf('index.js')).toBeLessThan(460 * 1024)
  })

  it('by require loads no adapter either', () => {
    const code = "require('gongkai'); console.log(Object.keys(require.cache).join('\\n'))"
    const loaded = execFileSync(process.execPath, ['-e', code], { cwd: tried.home, encoding: 'utf8' })
    expect(loaded).not.toMatch(/pdfjs-dist|mammoth|cli-progress|commander|hyparquet/)
  })
})
