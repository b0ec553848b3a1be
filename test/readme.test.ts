/**
 * The READMEs as a newcomer follows them: every command and every example is run as it stands there, in a folder that
 * has what it names, and what is printed under a command is what it prints.
 */
import { type SpawnSyncReturns, spawnSync } from 'node:child_process'
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
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
import { CODES } from '../src/diagnostics/catalogue.js'
import * as gongkai from '../src/index.js'

interface Fence {
  language: string
  body: string
}

/** A command with what is printed under it. */
interface Session {
  typed: string
  printed: string
}

/** A limit that means a hang, on a busy machine too. */
jest.setTimeout(300_000)

const READMES = ['README.md', 'README.zh-CN.md']
const [english, chinese] = READMES.map((name) => readFileSync(name, 'utf8')) as [string, string]

const fencesOf = (text: string): Fence[] =>
  [...text.matchAll(/^```(\w*)\n([^]*?)^```$/gm)].map(([, language, body]) => ({
    language: language!,
    body: body!,
  }))
const fences = fencesOf(english)

/** The one block in this language that has these words. */
function fence(language: string, words: string): string {
  const found = fences.filter(({ language: its, body }) => its === language && body.includes(words))
  if (found.length !== 1) throw new Error(`${found.length} ${language} blocks say ${words}`)
  return found[0]!.body
}

const COMMENT = /(?:^|\s+)(?:#(?!SBATCH)|\/\/).*$/gm
/** A code block without what is said in the reader's language: comments, and in the list of commands what each does. */
const codeOf = ({ language, body }: Fence): string => {
  if (language === 'console') return body
  return language === '' ? body.replace(/ {2,}.*$/gm, '') : body.replace(COMMENT, '')
}

const linesOf = (body: string): string[] =>
  body
    .replace(COMMENT, '')
    .split('\n')
    .filter((line) => line.trim() !== '')
const sessions = (): Session[] =>
  fences
    .filter(({ language }) => language === 'console')
    .flatMap(({ body }) =>
      [...body.matchAll(/^\$ (.*(?:\n> .*)*)\n((?:(?!\$ ).*\n)*)/gm)].map(([, typed, printed]) => ({
        typed: typed!.replace(/\n> /g, '\n'),
        printed: printed!,
      })),
    )

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

/** What a link may name in a page: its chapters. */
const anchorsOf = (text: string): string[] =>
  [...text.matchAll(/^#+ (.*)$/gm)].map(([, title]) =>
    title!
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  )

describe('both languages', () => {
  it('show the same commands, outputs and code', () => {
    expect(fencesOf(chinese).map(codeOf)).toEqual(fences.map(codeOf))
  })

  it('have the same chapters and tables of the same size', () => {
    const shapeOf = (text: string): string[] => {
      const bare = text.replace(/^```[^]*?^```$/gm, '')
      return [...bare.matchAll(/^(#+) |^\|.*\|$/gm)].map(
        ([line, depth]) => depth ?? `${line.replace(/\\\|/g, '').split('|').length - 2} columns`,
      )
    }
    expect(shapeOf(chinese)).toEqual(shapeOf(english))
  })

  it.each(READMES)('%s links to chapters and files that are there', (name) => {
    const text = readFileSync(name, 'utf8')
    const links = [...text.matchAll(/\]\(([^)]+)\)/g)].map(([, link]) => link!)
    const isThere = (link: string): boolean => {
      const [path = '', anchor] = link.split('#')
      if (path !== '' && !existsSync(path)) return false
      return (
        anchor === undefined || anchorsOf(path === '' ? text : readFileSync(path, 'utf8')).includes(anchor)
      )
    }
    expect(links.filter((link) => !isThere(link))).toEqual([])
  })

  it.each(READMES)('%s explains every code', (name) => {
    const text = readFileSync(name, 'utf8')
    expect(CODES.filter((code) => !text.includes(`\`${code}\``))).toEqual([])
  })

  it.each(READMES)(
    '%s has a sentence, a limit and an example with its output in its first 30 lines',
    (name) => {
      const head = readFileSync(name, 'utf8').split('\n').slice(0, 30).join('\n')
      expect(head).toMatch(/^# gongkai\n\n.+[^]*```console\n\$ .*\n[^$][^]*```/)
      expect(head).toMatch(/Its limit:|能力边界：/)
    },
  )
})

describe('the lines for a fresh machine', () => {
  it('are those that .ci/run runs', () => {
    const lines = (text: string): string[] =>
      linesOf(text)
        .filter((line) => line.startsWith('npm ci &&'))
        .map((line) => line.replace(/ 2>&1$/, '').trim())
    expect(lines(fence('sh', 'npm ci'))).toEqual(lines(readFileSync('.ci/run', 'utf8')))
    expect(lines(fence('sh', 'npm ci')).length).toBe(2)
  })

  it('work after npm ci, which has built dist', () => {
    const [line] = linesOf(fence('sh', 'npm ci'))
    const { status, stderr } = sh(line!.replace('npm ci && ', ''))
    expect([status, stderr]).toEqual([
      0,
      sessions().find(({ typed }) => typed.startsWith('npx gongkai batch'))!.printed,
    ])
  })
})

describe("the lines for a command and a library of one's own", () => {
  const [everywhere, inProject] = linesOf(fence('sh', 'npm install')) as [string, string]
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

describe('the console blocks', () => {
  it.each(sessions().map(({ typed, printed }): [string, string] => [typed, printed]))(
    '%s prints what is written under it',
    (typed, printed) => {
      // As on a fresh machine: into a finished folder a batch says what it replaces.
      if (typed.includes('--out out')) rmSync(at('out'), { recursive: true, force: true })
      const { stdout, stderr } = sh(typed)
      expect((stdout + stderr).replace(/[ \t]+$/gm, '')).toBe(printed)
    },
  )
})

describe('the commands for a folder', () => {
  const lines = linesOf(fence('sh', 'gongkai batch reports/'))
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
    const rows = [...english.matchAll(/^\| ((?:`[\w.]+`(?:, )?)+) \| (?:`\w+`|always) \|.*?\| (.*) \|$/gm)]
    const listed = rows.flatMap(([, names]) => [...names!.matchAll(/`([\w.]+)`/g)].map(([, name]) => name!))
    expect(
      readdirSync(at('out'))
        .filter((name) => !name.startsWith('.'))
        .sort(),
    ).toEqual(listed.sort())
    const withColumns = rows.filter(
      ([, names, columns]) => names!.includes('.csv') && columns!.startsWith('`'),
    )
    expect(withColumns.length).toBe(7)
    for (const [, names, columns] of withColumns) {
      const head = readFileSync(at('out', names!.replaceAll('`', '')), 'utf8')
        .split('\r\n')[0]!
        .replace('\uFEFF', '')
      expect(`\`${head.replaceAll(',', ', ')}\``).toBe(columns)
    }
  })
})

describe('the commands for checking', () => {
  const lines = linesOf(fence('sh', 'gongkai check'))
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
  const lines = linesOf(fence('sh', 'parallel'))
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
    const [, first, last] = /^#SBATCH --array=(\d+)-(\d+)$/m.exec(fence('sh', 'parallel'))!
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
      /textFile\('(.+?)', (\d+)\)\.pipe\('(.+?)'\)\.saveAsTextFile\('\w+'\)/.exec(fence('python', 'spark'))!
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
  beforeAll(() => void sh('gongkai batch reports --out out'))
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
  function standsIn(snippet: string): void {
    const [, path] = /'(out\/[\w.]+)'|"(out\/[\w.]+)"/.exec(snippet)!.filter(Boolean)
    const [head, ...rows] = readFileSync(at(path!), 'utf8').replace('\uFEFF', '').trim().split('\r\n')
    const columns = head!.split(',')
    for (const column of ['agency', 'year', 'value', 'indicator', 'raw'])
      expect([snippet.includes(column), columns.includes(column)]).toEqual([true, true])
    const [, indicator] = /['"](\w+\.\w+\.\w+)['"]/.exec(snippet)!
    expect(rows.filter((row) => row.split(',')[columns.indexOf('indicator')] === indicator).length).toBe(
      received().length,
    )
  }

  const pandas = spawnSync('python3', ['-c', 'import pandas']).status === 0
  it(pandas ? 'pandas' : 'pandas (not here: its file, columns and indicator are looked up instead)', () => {
    const snippet = fence('python', 'pandas')
    if (!pandas) return standsIn(snippet)
    writeFileSync(
      at('recipe.py'),
      `${snippet}\nfor _, row in received.iterrows(): print(f'{row.agency},{row.year},{row.value:.0f}')\nassert panel.notna().sum().sum() == len(received)\n`,
    )
    const { status, stdout, stderr } = sh('python3 recipe.py')
    expect([status, stderr, stdout.trim().split('\n').sort()]).toEqual([0, '', received()])
  })

  const r = exists('Rscript')
  it(r ? 'R' : 'R (not here: its file, columns and indicator are looked up instead)', () => {
    const snippet = fence('r', 'read.csv')
    if (!r) return standsIn(snippet)
    writeFileSync(
      at('recipe.R'),
      `${snippet}\ncat(paste(received$agency, received$year, received$value, sep = ","), sep = "\\n")\n`,
    )
    const { status, stdout } = sh('Rscript recipe.R', { LC_ALL: 'C.UTF-8' })
    expect([status, stdout.trim().split('\n').sort()]).toEqual([0, received()])
  })

  it('DuckDB', async () => {
    const connection = await (await DuckDBInstance.create(':memory:')).connect()
    const answer = await connection.runAndReadAll(
      fence('sql', 'observations.csv').replaceAll("'out/", `'${at('out')}/`),
    )
    const rows = answer.getRowObjects() as { agency: string; year: bigint; value: number; state: string }[]
    expect(rows.map(({ agency, year, value }) => `${agency},${year},${value}`).sort()).toEqual(received())
    connection.closeSync()
  })
})

describe('the library examples', () => {
  const example = fence('ts', 'readFile')
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
    writeFileSync(at('files.mjs'), given + fence('ts', 'for await'))
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
    const listed = [...fence('', 'gongkai codebook').matchAll(/^gongkai (\w+)/gm)].map(([, name]) => name!)
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
    const rows = [...english.matchAll(/^\| `(--[\w-]+)[^`]*` \| (.*?) \| .*\|$/gm)]
    const listed = rows.flatMap(([, option, of]) =>
      (of === 'all four'
        ? ['parse', 'batch', 'export', 'check']
        : [...of!.matchAll(/`(\w+)[^`]*`/g)].map(([, command]) => command!)
      ).map((command) => `${command} ${option}`),
    )
    const ofCheck = [...english.matchAll(/^\| `(--(?:severity|years|parts|against|off))\b/gm)].map(
      ([, option]) => `check ${option}`,
    )
    expect([...new Set([...listed, ...ofCheck])].sort()).toEqual(
      real.filter((line) => !SELF_EVIDENT.some((option) => line.endsWith(option))).sort(),
    )
  })

  it('of exports has every one that is a value', () => {
    const chapter = english.slice(english.indexOf('\n## Library'), english.indexOf('\n## From a value'))
    const named = [...chapter.matchAll(/^\| `(\w+)/gm)].map(([, name]) => name)
    expect(named).toEqual(expect.arrayContaining(Object.keys(gongkai)))
  })
})
