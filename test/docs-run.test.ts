/**
 * The READMEs and the documentation as a newcomer follows them: every command and every example is run as it stands there, in a
 * folder that has what it names, and what is printed under a command is what it prints.
 */
import { type SpawnSyncReturns, spawnSync } from 'node:child_process'
import {
  chmodSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import { zipSync } from 'fflate'
import * as gongkai from '../src/index.js'
import { ENGLISH, PAGES, type Session, fence, fencesOf, linesOf, sessionsOf, textOf } from './support/docs.js'

/** A limit that means a hang, on a busy machine too. */
jest.setTimeout(300_000)

const sessions = (): Session[] => PAGES.flatMap(sessionsOf)

const home = mkdtempSync(join(tmpdir(), 'gongkai-readme-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))
const bin = join(home, 'node_modules/.bin')
const at = (...path: string[]): string => join(home, ...path)
const exists = (program: string): boolean => spawnSync('bash', ['-c', `command -v ${program}`]).status === 0

/** What npx says of the settings of this machine is no output of the command. */
const QUIET_NPM = { npm_config_loglevel: 'error' }

/** Runs what was typed, in the home that has what the README names. */
const sh = (typed: string, env: NodeJS.ProcessEnv = {}): SpawnSyncReturns<string> =>
  spawnSync('bash', ['-c', `set -o pipefail\n${typed}`], {
    cwd: home,
    encoding: 'utf8',
    env: { ...process.env, ...QUIET_NPM, PATH: `${bin}${delimiter}${process.env.PATH}`, ...env },
  })

/** A program that stands in for one that isn't here, or that needs other machines. */
function standIn(program: string, script: string): void {
  writeFileSync(join(bin, program), script)
  chmodSync(join(bin, program), 0o755)
}

const GOOD = ['portal-2023.html', 'run-in-2023.html', 'canonical-2022.txt', 'wrong-totals-2024.html']

beforeAll(() => {
  mkdirSync(bin, { recursive: true })
  symlinkSync(resolve('.'), at('node_modules/gongkai'))
  symlinkSync(resolve('dist/cli.js'), join(bin, 'gongkai'))
  cpSync('fixtures', at('fixtures'), { recursive: true })
  mkdirSync(at('reports/2023'), { recursive: true })
  for (const name of GOOD)
    copyFileSync(join('fixtures/reports', name), at('reports', name.includes('2023') ? '2023' : '.', name))
  copyFileSync('fixtures/pdf/writer.pdf', at('reports/writer.pdf'))
  writeFileSync(
    at('archive.zip'),
    zipSync({ 'tabs-2024.txt': readFileSync('fixtures/reports/tabs-2024.txt') }),
  )
  writeFileSync(at('list.txt'), sh('find "$PWD/reports" -type f | sort').stdout)
  writeFileSync(
    at('mapping.csv'),
    'whole,part\nreports/2023/portal-2023.html,reports/2023/run-in-2023.html\n',
  )
})

describe('the lines for a fresh machine', () => {
  it('work after npm ci, which has built dist', () => {
    const [line] = linesOf(fence('README.md', 'sh', 'npm ci'))
    const { status, stderr } = sh(line!.replace('npm ci && ', ''))
    expect([status, stderr]).toEqual([
      0,
      sessionsOf('README.md').find(({ typed }) => typed.startsWith('npx gongkai batch'))!.printed,
    ])
  })
})

describe("the lines for a command and a library of one's own", () => {
  const [everywhere, inProject] = linesOf(fence('README.md', 'sh', 'npm install')) as [string, string]
  // dist is built, and neither the machine nor the network is to be touched.
  const here = {
    npm_config_prefix: at('global'),
    npm_config_offline: 'true',
    npm_config_ignore_scripts: 'true',
  }

  it(`${everywhere.trim()} in the clone`, () => {
    expect(sh(`cd '${resolve('.')}' && ${everywhere}`, here)).toMatchObject({ status: 0, stderr: '' })
    expect(sh(`'${at('global/bin/gongkai')}' --version`)).toMatchObject({ status: 0, stderr: '' })
  })

  it(`${inProject.trim()} in a project beside it`, () => {
    symlinkSync(resolve('.'), at('gongkai'))
    mkdirSync(at('mine'))
    writeFileSync(at('mine/package.json'), '{ "type": "module" }')
    expect(sh(`cd mine && ${inProject}`, here)).toMatchObject({ status: 0, stderr: '' })
    expect(
      sh(`cd mine && node -e "import('gongkai').then(({ codebook }) => console.log(codebook.length))"`),
    ).toMatchObject({ stdout: `${gongkai.codebook.length}\n` })
  })
})

/** `24/25, 3.1 reports/s, …`: said now and then, where a machine is slow. */
const PROGRESS = /^(?:已读)?\d+\/\d+.*\n/gm

describe('the console blocks', () => {
  it.each(sessions().map(({ page, typed, printed }): [string, string, string] => [page, typed, printed]))(
    'of %s: %s prints what is written under it',
    (_, typed, printed) => {
      // As on a fresh machine: into a finished folder a batch says what it replaces.
      if (typed.includes('--out out')) rmSync(at('out'), { recursive: true, force: true })
      const { stdout, stderr } = sh(typed)
      expect((stdout + stderr.replace(PROGRESS, '')).replace(/[ \t]+$/gm, '')).toBe(printed)
    },
  )
})

describe('the commands for a folder', () => {
  const lines = linesOf(fence('docs/dataset.md', 'sh', 'gongkai batch reports/'))
  const EXPORT = ['codebook.csv', 'coverage.csv', 'coverage_matrix.csv', 'datapackage.json', 'unplaced.csv']
  const BATCH = [...EXPORT, 'failures.csv', 'skipped.csv', 'summary.json']
  const TABLES = ['annexes', 'claims', 'diagnostics', 'observations', 'reports', 'reports_states']
  const CSV = TABLES.map((name) => `${name}.csv`)
  const PARQUET = TABLES.map((name) => `${name}.parquet`)
  const WRITTEN = [
    [...BATCH, ...CSV, 'reports.jsonl'],
    [...BATCH, ...CSV, ...PARQUET, 'dataset.xlsx', 'panel.csv', 'reports.jsonl'],
    [...BATCH, ...CSV, 'reports.jsonl'],
    [...BATCH, ...CSV, 'reports.jsonl'],
    [...EXPORT, ...PARQUET, 'panel.csv'],
  ]
  const READ = [
    '5 files: 5 reports, 0 failures',
    '3 files: 3 reports, 0 failures',
    /^\d+ files: \d+ reports .*, \d+ failures/m,
    '5 files: 5 reports, 0 failures',
    'panel.csv',
  ]

  it('are five, and each is run', () => expect(lines.length).toBe(WRITTEN.length))

  // Each from where the first has left off, as whoever tries one of them.
  it.each(lines.map((line, i): [string, string[], string | RegExp] => [line, WRITTEN[i]!, READ[i]!]))(
    '%s',
    (line, files, read) => {
      rmSync(at('out'), { recursive: true, force: true })
      if (/out\/|--resume/.test(line)) expect(sh(lines[0]!).status).toBe(0)
      const { status, stderr } = sh(line)
      // Among the PDFs of the fixtures there are damaged and locked ones.
      expect(status).toBe(line.startsWith('find') ? 1 : 0)
      expect(stderr).toMatch(read)
      const out = /--out (\w+)/.exec(line)![1]!
      expect(
        readdirSync(at(out))
          .filter((name) => !name.startsWith('.'))
          .sort(),
      ).toEqual([...files].sort())
    },
  )

  it('write the files and the columns that the table lists', () => {
    rmSync(at('out'), { recursive: true, force: true })
    expect(sh('gongkai batch reports --out out --to json,csv,parquet,xlsx,panel').status).toBe(0)
    const text = textOf('docs/reference/data.md')
    const rows = [...text.matchAll(/^\| ((?:`[\w.]+`(?:, )?)+) \| (?:`\w+`|always) \|/gm)]
    const listed = rows.flatMap(([, names]) => [...names!.matchAll(/`([\w.]+)`/g)].map(([, name]) => name!))
    expect(
      readdirSync(at('out'))
        .filter((name) => !name.startsWith('.'))
        .sort(),
    ).toEqual(listed.sort())
    const withColumns = listed.filter((name) => text.includes(`\n### ${name}\n`))
    expect(withColumns.length).toBe(12)
    for (const name of withColumns) {
      const [chapter] = text.slice(text.indexOf(`\n### ${name}\n`) + 1).split(/\n(?=#)/)
      const said = [...chapter!.matchAll(/^\| `(\w+)` \|/gm)].map(([, column]) => column!)
      const wide = Number(/^and (\d+) columns/m.exec(chapter!)?.[1] ?? 0)
      const head = readFileSync(at('out', name), 'utf8').split('\r\n')[0]!.replace('\uFEFF', '').split(',')
      expect([name, head.filter((column) => said.includes(column))]).toEqual([name, said])
      expect([name, head.length]).toEqual([name, said.length + wide])
    }
  })
})

describe('the commands for checking', () => {
  const lines = linesOf(fence('docs/checks.md', 'sh', 'gongkai check reports/'))
  it.each(lines)('%s', (line) => {
    const { status, stdout } = sh(line)
    // One of the reports does not add up.
    expect(status).toBe(1)
    const file = /> (\S+)$/.exec(line)?.[1]
    const found = file ? readFileSync(at(file), 'utf8') : stdout
    expect(found).toContain('wrong-totals-2024.html')
    expect(found).toContain(line.includes('--parts') ? 'check.aggregate' : 'check.rowTotal')
  })
})

describe('several machines', () => {
  const lines = linesOf(fence('docs/clusters.md', 'sh', 'parallel'))
  const [byParallel, byArray, together] = ['parallel --pipe', 'SLURM_ARRAY_TASK_ID', 'gongkai export'].map(
    (words) => lines.find((line) => line.includes(words) && !line.startsWith('#'))!,
  ) as [string, string, string]
  const filter = (): string => sh('gongkai parse --stdin-paths --to jsonl < list.txt').stdout
  const inSomeOrder = (text: string): string[] => text.trim().split('\n').sort()
  const parts = (): string =>
    readdirSync(home)
      .filter((name) => /^part-\d+\.jsonl$/.test(name))
      .map((name) => readFileSync(at(name), 'utf8'))
      .join('')
  const noParts = (): void => void sh('rm -f part-*.jsonl')

  it('are three ways and a last step, each run below', () => {
    expect(lines.map((line) => line.replace(/^#SBATCH.*/, '#SBATCH'))).toEqual([
      byParallel,
      '#SBATCH',
      byArray,
      together,
    ])
  })

  const parallel = exists('parallel')
  it(
    parallel
      ? 'GNU parallel, with a stand-in for ssh: both hosts are this one'
      : 'GNU parallel (not here: a stand-in hands out blocks of lines, one after the other)',
    () => {
      // GNU parallel calls `ssh … host -- command` or `ssh … host command`. A real host names its shell; without the name
      // parallel runs nothing there, and says nothing of it.
      standIn(
        'ssh',
        '#!/usr/bin/env bash\nwhile [[ $1 == -* ]]; do shift; done\nshift\n[[ $1 == -- ]] && shift\nSHELL=$BASH exec bash -c "$*"\n',
      )
      if (!parallel) {
        standIn(
          'parallel',
          '#!/usr/bin/env bash\n[[ "$1 $2 $3" == "--pipe -k -N" && $5 == --sshlogin ]] || exit 255\nlines=$4; shift 6\nwhile mapfile -t -n "$lines" block && ((${#block[@]})); do printf "%s\\n" "${block[@]}" | "$@" || exit; done\n',
        )
      }
      noParts()
      const { status, stderr } = sh(byParallel)
      expect([status, stderr]).toEqual([0, ''])
      expect(inSomeOrder(parts())).toEqual(inSomeOrder(filter()))
    },
  )

  it('a Slurm job array, with a loop in place of sbatch, over the tasks that have a share and one that has none', () => {
    const [, first, last] = /^#SBATCH --array=(\d+)-(\d+)$/m.exec(
      fence('docs/clusters.md', 'sh', 'parallel'),
    )!
    expect([first, byArray.includes(`NR % ${Number(last) + 1} ==`)]).toEqual(['0', true])
    const paths = readFileSync(at('list.txt'), 'utf8').trim().split('\n')
    expect(paths.length).toBeLessThan(Number(last))
    noParts()
    const { status, stderr } = sh(
      `for task in $(seq 0 ${paths.length}); do export SLURM_ARRAY_TASK_ID=$task\n${byArray}\ndone`,
    )
    expect([status, stderr]).toEqual([0, ''])
    expect(inSomeOrder(parts())).toEqual(inSomeOrder(filter()))
  })

  it('the parts are put together, failures left out', () => {
    noParts()
    expect(
      sh('(cat list.txt; echo missing.html) | gongkai parse --stdin-paths --to jsonl > part-0.jsonl').status,
    ).toBe(1)
    rmSync(at('tables'), { recursive: true, force: true })
    expect(sh(together)).toMatchObject({ status: 0 })
    const written = readFileSync(at('tables/observations.csv'), 'utf8')
    for (const path of readFileSync(at('list.txt'), 'utf8').trim().split('\n'))
      expect(written).toContain(path)
    expect(readdirSync(at('tables'))).toEqual(
      expect.arrayContaining(['observations.csv', 'observations.parquet', 'panel.csv']),
    )
  })

  it('Spark, with a stand-in for it: each partition goes through the pipe', () => {
    const [, list, partitions, command] =
      /textFile\('(.+?)', (\d+)\)\.pipe\('(.+?)'\)\.saveAsTextFile\('\w+'\)/.exec(
        fence('docs/clusters.md', 'python', 'spark'),
      )!
    const lines = readFileSync(at(list!), 'utf8').trim().split('\n')
    const size = Math.ceil(lines.length / Math.min(Number(partitions), 3))
    const shares = Array.from({ length: 4 }, (_, i) => lines.slice(i * size, (i + 1) * size))
    // An empty partition too: it must not fail.
    const answers = shares.map((share) =>
      sh(`printf '%s' "$SHARE" | ${command}`, { SHARE: share.map((line) => `${line}\n`).join('') }),
    )
    expect(answers.map(({ status }) => status)).toEqual([0, 0, 0, 0])
    expect(answers.map(({ stdout }) => stdout).join('')).toBe(filter())
  })
})

describe('the recipes', () => {
  const RECIPES = 'docs/recipes.md'
  const of = (language: string): string[] =>
    fencesOf(textOf(RECIPES))
      .filter(({ language: its }) => its === language)
      .map(({ body }) => body)
  const snippet = (language: string, words: string): string => fence(RECIPES, language, words)

  const fill = (): void => {
    rmSync(at('out'), { recursive: true, force: true })
    void sh('gongkai batch reports --out out --to json,csv,parquet,panel')
  }
  beforeAll(fill)
  const received = (): string[] =>
    readFileSync(at('out/reports.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => {
        const { agency, year, observations } = JSON.parse(line) as gongkai.Report
        return `${agency},${year},${observations.find(({ indicator }) => indicator === 'requests.received.total')!.value}`
      })
      .sort()

  /** What a snippet says of the data set, where its language isn't here: its file, its columns, its indicator. */
  function standsIn(program: string): void {
    const [, path] = /'(out\/[\w.]+csv)'|"(out\/[\w.]+csv)"/.exec(program)!.filter(Boolean)
    const [head, ...rows] = readFileSync(at(path!), 'utf8').replace('\uFEFF', '').trim().split('\r\n')
    const columns = head!.split(',')
    for (const column of ['agency', 'year', 'value', 'indicator', 'raw'])
      expect([program.includes(column), columns.includes(column)]).toEqual([true, true])
    const [, indicator] = /['"](\w+\.\w+\.\w+)['"]/.exec(program)!
    expect(rows.filter((row) => row.split(',')[columns.indexOf('indicator')] === indicator).length).toBe(
      received().length,
    )
  }

  /** The commands that a snippet calls: they are what stands in quotes after one another. */
  function calls(program: string): void {
    const [, words] = /\[('gongkai',[^\]]*)\]|system2\("gongkai", c\(([^)]*)\)/.exec(program)!.filter(Boolean)
    const command = words!
      .replace(/['"]/g, '')
      .split(', ')
      .filter((word) => word !== 'gongkai')
    expect(sh(`gongkai ${command.join(' ')}`).status).toBe(0)
  }

  const PYTHON = ['/usr/bin/python3', 'python3'].find(
    (python) => spawnSync(python, ['-c', 'import pandas']).status === 0,
  )
  const matplotlib = PYTHON !== undefined && spawnSync(PYTHON, ['-c', 'import matplotlib']).status === 0
  const FIRST_PYTHON = snippet('python', "'batch', 'reports'")

  it(
    PYTHON
      ? 'pandas calls the command and has a frame'
      : 'pandas (not here: the command is called, and its file looked up)',
    () => {
      calls(FIRST_PYTHON)
      if (!PYTHON) return standsIn(FIRST_PYTHON)
      rmSync(at('out'), { recursive: true })
      writeFileSync(
        at('recipe.py'),
        `${FIRST_PYTHON}\nfor _, row in received.iterrows(): print(f'{row.agency},{row.year},{row.value:.0f}')\nassert panel.notna().sum().sum() == len(received)\n`,
      )
      const { status, stdout, stderr } = sh(`${PYTHON} recipe.py`)
      fill()
      expect([status, stdout.trim().split('\n').sort()]).toEqual([0, received()])
      // The totals of the run, and no warning of pandas.
      expect(stderr).toMatch(/^\d+ files: .*\n$/)
    },
  )

  // The questions and the file for Stata are held against one another in test/batch/questions.test.ts.
  const others = of('python').filter((program) => program !== FIRST_PYTHON)
  const withoutPlot = others.filter((program) => matplotlib || !program.includes('savefig'))
  it(
    PYTHON
      ? `pandas runs ${withoutPlot.length} more, of ${others.length}${matplotlib ? '' : ' (matplotlib is not here)'}`
      : 'pandas (not here: nothing more was run)',
    () => {
      if (!PYTHON) return expect(others.length).toBeGreaterThan(6)
      writeFileSync(at('recipes.py'), withoutPlot.join('\n'))
      const { status, stdout, stderr } = sh(`${PYTHON} recipes.py`)
      expect([status, stderr]).toEqual([0, ''])
      expect(stdout).toContain('indicator,value,state')
      expect(stdout).toMatch(/^body,year,file,duplicate_of$/m)
      // 221 and not 221.0: a whole number.
      expect(stdout).toMatch(/^proactiveDisclosure[\w.]+,\d+,number$/m)
    },
  )

  const r = exists('Rscript')
  const FIRST_R = snippet('r', '"batch", "reports"')
  const inR = (name: string): SpawnSyncReturns<string> => sh(`Rscript ${name}`, { LC_ALL: 'C.UTF-8' })
  it(
    r ? 'R calls the command and has a frame' : 'R (not here: the command is called, and its file looked up)',
    () => {
      calls(FIRST_R)
      if (!r) return standsIn(FIRST_R)
      rmSync(at('out'), { recursive: true })
      writeFileSync(
        at('recipe.R'),
        `${FIRST_R}\ncat(paste(received$agency, received$year, received$value, sep = ","), sep = "\\n")\nstopifnot(status == 0)\n`,
      )
      const { status, stdout } = inR('recipe.R')
      fill()
      expect([status, stdout.trim().split('\n').sort()]).toEqual([0, received()])
    },
  )

  const haven = r && spawnSync('Rscript', ['-e', 'library(haven); library(readr)']).status === 0
  const othersInR = of('r').filter(
    (program) => program !== FIRST_R && (haven || !program.includes('haven::')),
  )
  it(r ? `R runs ${othersInR.length} more` : 'R (not here: nothing more was run)', () => {
    if (!r) return expect(othersInR.length).toBeGreaterThan(6)
    writeFileSync(at('recipes.R'), othersInR.join('\n'))
    const { status, stdout, stderr } = inR('recipes.R')
    expect([status, status === 0 ? '' : stderr]).toEqual([0, ''])
    expect(stdout).toMatch(/^ int \[1:\d+\]/m)
    expect(readFileSync(at('requests.pdf')).subarray(0, 5).toString()).toBe('%PDF-')
  })

  it('DuckDB: the frame, and every other query', async () => {
    const connection = await (await DuckDBInstance.create(':memory:')).connect()
    const rowsOf = async (sql: string): Promise<Record<string, unknown>[]> =>
      (await connection.runAndReadAll(sql.replaceAll("'out/", `'${at('out')}/`))).getRowObjects()
    const frame = await rowsOf(snippet('sql', 'SELECT agency, year, value, state'))
    expect(frame.map(({ agency, year, value }) => `${agency},${year},${value}`).sort()).toEqual(received())
    for (const sql of of('sql')) await expect(rowsOf(sql)).resolves.toBeInstanceOf(Array)
    const sums = await rowsOf(snippet('sql', '.parquet'))
    expect(sums.length).toBe(new Set(received().map((line) => line.split(',')[1])).size)
    connection.closeSync()
  })
})

describe('the library examples', () => {
  const example = fence('docs/library.md', 'ts', 'report.diagnostics.at(-1)')
  /** Each line that ends in a comment is a value, and the comment says which or of what kind. */
  const VALUE = /^(report\.\S+) +\/\/ (.*)$/gm
  const printing = example.replace(VALUE, 'console.log(JSON.stringify($1) ?? "undefined")')
  const values = [...example.matchAll(VALUE)].map(([, , said]) => said!)

  it.each([
    ['import', 'example.mjs', printing],
    [
      'require',
      'example.cjs',
      `(async () => {\n${printing.replace(/^import (.*) from (.*)$/gm, 'const $1 = require($2)')}\n})()`,
    ],
  ])('the first runs by %s, and its values are what is said', (_, name, code) => {
    writeFileSync(at(name), code)
    const { status, stdout, stderr } = sh(`node ${name}`)
    expect([status, stderr]).toEqual([0, ''])
    const kindOf = (value: string): string =>
      /^".*"$/.test(value) ? `'${JSON.parse(value) as string}'` : value
    const printed = stdout.trim().split('\n').map(kindOf)
    expect(printed.length).toBe(3)
    const typeOf = (value: string | undefined): string | undefined =>
      Number.isFinite(Number(value)) ? 'number' : value
    for (const [i, said] of values.entries())
      expect(said.split(' | ')).toContain(said.startsWith("'") ? printed[i] : typeOf(printed[i]))
  })

  it('the second reads the files, with the names that it leaves to the reader', () => {
    const given = `import { parseFiles } from 'gongkai'
const paths = ['reports/2023/portal-2023.html', 'missing.html'], { signal } = new AbortController()
const use = ({ year }) => console.log(year), log = (...said) => console.log(...said)
`
    writeFileSync(at('files.mjs'), given + fence('docs/library.md', 'ts', 'for await'))
    expect(sh('node files.mjs')).toMatchObject({
      status: 0,
      stdout: '2023\nmissing.html ENOENT\n',
      stderr: '',
    })
  })
})

describe('the lists', () => {
  const helpOf = (command: string): string => sh(`gongkai ${command} --help`).stdout
  const commands = [
    ...['parse', 'batch', 'export', 'check', 'inspect'],
    ...['doubtful', 'audit', 'scorecard', 'codebook', 'schema'],
  ]

  it('of commands is that of --help', () => {
    const listed = [
      ...fence('docs/reference/commands.md', '', 'gongkai codebook').matchAll(/^gongkai (\w+)/gm),
    ].map(([, name]) => name!)
    expect([...new Set(listed)]).toEqual(commands)
    expect(
      [...helpOf('').matchAll(/^ {2}(\w+)(?= |$)/gm)]
        .map(([, name]) => name)
        .filter((name) => name !== 'help'),
    ).toEqual(commands)
  })

  it('of options has every one, at each command that takes it, and no other', () => {
    const SELF_EVIDENT = ['--help', '--stdin-paths']
    const real = commands.flatMap((command) =>
      [...helpOf(command).matchAll(/^ +(?:-\w, )?(--[\w-]+)/gm)].map(([, option]) => `${command} ${option}`),
    )
    const text = textOf('docs/reference/commands.md')
    const rows = [...text.matchAll(/^\| `(--[\w-]+)[^`]*` \| (.*?) \| .*\|$/gm)]
    const listed = rows.flatMap(([, option, of]) =>
      (of === 'all four'
        ? ['parse', 'batch', 'export', 'check']
        : [...of!.matchAll(/`(\w+)[^`]*`/g)].map(([, command]) => command!)
      ).map((command) => `${command} ${option}`),
    )
    const ofCheck = [...text.matchAll(/^\| `(--(?:severity|years|parts|against|off))\b/gm)].map(
      ([, option]) => `check ${option}`,
    )
    expect([...new Set([...listed, ...ofCheck])].sort()).toEqual(
      real.filter((line) => !SELF_EVIDENT.some((option) => line.endsWith(option))).sort(),
    )
  })

  it('of exports has every one that is a value', () => {
    const pages = ENGLISH.filter((page) => page === 'docs/library.md' || page.startsWith('docs/reference/'))
    const named = pages.flatMap((page) =>
      [...textOf(page).matchAll(/^(?:\||#+) `(\w+)/gm)].map(([, name]) => name),
    )
    expect(named).toEqual(expect.arrayContaining(Object.keys(gongkai)))
  })
})
