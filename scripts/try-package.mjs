// Installs the packed package into a folder as npm would, and tries all of it there: node scripts/try-package.mjs FOLDER
// Prints, as JSON, what came of it. test/packaging.test.ts reads that; scripts/try-node-versions.mjs tries other versions.
import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  copyFileSync,
  cpSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { basename, delimiter, dirname, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { zipSync } from 'fflate'

const PROJECT = fileURLToPath(new URL('..', import.meta.url))

/** Below the folder given: paths as people have them. */
export const HOME = '公开 数据/年 报'
const INBOX = '收 件'
const ARCHIVE = `${INBOX}/打 包.zip`

/** One report in each format, and what its file is called. */
const REPORTS = {
  '网 页.html': 'reports/portal-2023.html',
  '文 字.txt': 'reports/canonical-2022.txt',
  '文 档.docx': 'docx/libreoffice.docx',
  '旧 文档.doc': 'doc/libreoffice.doc',
  '版 式.pdf': 'pdf/chrome.pdf',
}
const inbox = Object.keys(REPORTS).map((name) => `${INBOX}/${name}`)
const ARCHIVED = ['网 页.html', '文 字.txt']

/** The packages that come with this one. Those for one platform alone are left out: it must do without them. */
function dependencies() {
  const { packages } = JSON.parse(readFileSync(join(PROJECT, 'package-lock.json'), 'utf8'))
  return Object.entries(packages).flatMap(([place, { dev, optional, devOptional }]) =>
    place && !dev && !optional && !devOptional ? [place] : [],
  )
}

/** Packs the package and lays it out in a new home below `folder`, as `npm install` would. No network. */
export function install(folder) {
  const home = join(folder, HOME)
  const place = join(home, 'node_modules/gongkai')
  mkdirSync(place, { recursive: true })
  const answer = execFileSync('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder], {
    cwd: PROJECT,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const [packed] = JSON.parse(answer)
  execFileSync('tar', ['-xzf', join(folder, packed.filename), '-C', place, '--strip-components=1'])
  for (const dependency of dependencies())
    cpSync(join(PROJECT, dependency), join(home, dependency), { recursive: true })
  mkdirSync(join(home, 'node_modules/.bin'), { recursive: true })
  symlinkSync('../gongkai/dist/cli.js', join(home, 'node_modules/.bin/gongkai'))

  mkdirSync(join(home, INBOX))
  for (const [name, fixture] of Object.entries(REPORTS))
    copyFileSync(join(PROJECT, 'fixtures', fixture), join(home, INBOX, name))
  writeFileSync(
    join(home, ARCHIVE),
    zipSync(
      Object.fromEntries(ARCHIVED.map((name) => [`内 层/${name}`, readFileSync(join(home, INBOX, name))])),
    ),
  )
  return { home, packed }
}

const NAMES = 'console.log(Object.keys(gongkai).sort().join())'
const FILES = `(async () => {
  for await (const { path, report, error } of gongkai.parseFiles(${JSON.stringify(inbox)}, { jobs: 2 })) {
    console.log([path, report?.year ?? error, gongkai.ReportSchema.safeParse(report).success].join())
  }
})()`
const imported = (code) => [
  'node',
  '--input-type=module',
  '-e',
  `import * as gongkai from 'gongkai';\n${code}`,
]
const required = (code) => ['node', '-e', `const gongkai = require('gongkai');\n${code}`]

/** What is tried, by name: a command, and what it reads on standard input. */
const TRIALS = {
  import: [imported(NAMES)],
  require: [required(NAMES)],
  'import parseFiles': [imported(FILES)],
  'require parseFiles': [required(FILES)],
  version: [['gongkai', '--version']],
  codebook: [['gongkai', 'codebook']],
  schema: [['gongkai', 'schema']],
  ...Object.fromEntries(inbox.map((path) => [`parse ${extname(path)}`, [['gongkai', 'parse', path]]])),
  filter: [['gongkai', 'parse', '--stdin-paths', '--to', 'jsonl'], `${inbox.join('\n')}\n`],
  batch: [
    ['gongkai', 'batch', INBOX, '--out', '结 果', '--jobs', '2', '--to', 'json,csv,parquet,xlsx,panel'],
  ],
  export: [['gongkai', 'export', '结 果/reports.jsonl', '--out', '表 格', '--to', 'csv,parquet,xlsx,panel']],
  check: [['gongkai', 'check', INBOX, '--to', 'html']],
}

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex')
const filesIn = (folder) =>
  readdirSync(folder).flatMap((name) =>
    name.startsWith('.') ? [] : [[name, sha256(readFileSync(join(folder, name)))]],
  )

/** Runs every trial in `home` with this Node, and tells what came of each, and of the files that they wrote. */
export function tryPackage(home, node = process.execPath) {
  const env = {
    ...process.env,
    PATH: [join(home, 'node_modules/.bin'), dirname(node), process.env.PATH].join(delimiter),
  }
  const run = ([command, ...args], input = '') => {
    const { status, stdout, stderr, error } = spawnSync(command, args, {
      cwd: home,
      env,
      input,
      encoding: 'utf8',
    })
    return error ? { status, error: error.message } : { status, stdout, stderr }
  }
  const trials = Object.fromEntries(
    Object.entries(TRIALS).map(([name, [command, input]]) => [name, run(command, input)]),
  )
  return {
    trials,
    written: Object.fromEntries(
      ['结 果', '表 格'].map((folder) => [folder, Object.fromEntries(filesIn(join(home, folder)))]),
    ),
  }
}

if (process.argv[1] && basename(process.argv[1]) === basename(import.meta.url)) {
  const { home, packed } = install(process.argv[2])
  console.log(JSON.stringify({ home, packed, ...tryPackage(home) }))
}
