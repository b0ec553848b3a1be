// Writes the tables of columns and of indicators in docs/reference/data.md and docs/zh/reference/data.md from what the exports
// themselves say of their columns, and from the codebook: node scripts/refresh-data.mjs; with --check it only says whether they are
// what the program says.
import { readFileSync, writeFileSync } from 'node:fs'
import { build } from 'esbuild'
import { CHINESE } from './data-words-zh.mjs'

const SOURCES = `
export { annexes, claims, diagnostics, failures, observations, reports, reportStates } from './exports/tables.js'
export { panel } from './exports/panel.js'
export { coverage } from './exports/coverage.js'
export { unplaced } from './exports/unplaced.js'
export { skipped } from './exports/skipped.js'
export { corrections } from './exports/corrections.js'
export { codebook } from './exports/codebook.js'
export { codebook as indicators } from './codebook.js'
`

/** Sources of ours that are TypeScript: bundled in memory. */
async function load() {
  const { outputFiles } = await build({
    stdin: { contents: SOURCES, resolveDir: 'src', loader: 'ts' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    write: false,
    logLevel: 'error',
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire('file:///')" },
  })
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`)
}

function inChinese(description) {
  if (!(description in CHINESE)) throw new RangeError(`scripts/data-words-zh.mjs lacks: ${description}`)
  return CHINESE[description]
}

const program = await load()
const TABLES = [
  ...['observations', 'reports', 'reportStates', 'panel', 'diagnostics', 'annexes', 'claims'],
  ...['coverage', 'unplaced', 'failures', 'skipped', 'corrections', 'codebook'],
].map((name) => program[name])

const DOCS = [
  {
    file: 'docs/reference/data.md',
    words: {
      column: 'column',
      type: 'type',
      called: '中文',
      meaning: 'meaning',
      key: ' Key: ',
      and: ', ',
      end: '.',
      values: (list) => ` (${list})`,
    },
    titleOf: ({ title }) => `${title}.`,
    meaningOf: ({ description }) => description,
    wideOf: (count) => `and ${count} columns, one for each indicator, called by its short name`,
  },
  {
    file: 'docs/zh/reference/data.md',
    words: {
      column: '列',
      type: '类型',
      called: '中文',
      meaning: '说明',
      key: '主键：',
      and: '、',
      end: '。',
      values: (list) => `（${list}）`,
    },
    titleOf: ({ titleZh }) => `${titleZh}。`,
    meaningOf: ({ description }) => inChinese(description),
    wideOf: (count) => `另有 ${count} 列，每个指标一列，列名为其短名`,
  },
]

const inCell = (text) => text.replaceAll('|', '\\|')
const row = (cells) => `| ${cells.map(inCell).join(' | ')} |`

/** Columns of a wide table that are an indicator each stand as one line. */
const SHORT_NAMES = new Set(program.indicators.map(({ shortName }) => shortName))
const isWide = ({ name }) => SHORT_NAMES.has(name.replace(/__state$/, ''))

function tableOf(table, { words, titleOf, meaningOf, wideOf }) {
  const named = table.columns.filter((column) => !isWide(column))
  const wide = table.columns.length - named.length
  const head = row([words.column, words.type, words.called, words.meaning])
  const meaning = (column) => {
    const values = column.oneOf
      ? words.values(column.oneOf.map((value) => `\`${value}\``).join(words.and))
      : ''
    return `${meaningOf(column)}${values}`
  }
  const rows = named.map((column) =>
    row([`\`${column.name}\``, column.type, column.titleZh, meaning(column)]),
  )
  return [
    `### ${table.name}.csv`,
    '',
    `${titleOf(table)}${table.key ? `${words.key}${table.key.map((name) => `\`${name}\``).join(words.and)}${words.end}` : ''}`,
    '',
    head,
    row([words.column, words.type, words.called, words.meaning].map(() => '---')),
    ...rows,
    ...(wide > 0 ? ['', `${wideOf(wide)}${words.end}`] : []),
  ].join('\n')
}

const BLOCK = /(<!-- columns: written by node scripts\/refresh-data\.mjs -->\n)[^]*?(<!-- \/columns -->)/
const written = (text, doc) =>
  text.replace(
    BLOCK,
    (_, begin, end) => `${begin}${TABLES.map((table) => tableOf(table, doc)).join('\n\n')}\n${end}`,
  )

const stale = DOCS.map((doc) => ({ ...doc, text: readFileSync(doc.file, 'utf8') })).filter(
  (doc) => written(doc.text, doc) !== doc.text || !BLOCK.test(doc.text),
)
if (process.argv.includes('--check')) {
  if (stale.length > 0)
    console.error(`not what the program says: ${stale.map(({ file }) => file).join(', ')}`)
  process.exitCode = stale.length > 0 ? 1 : 0
} else {
  for (const doc of stale) writeFileSync(doc.file, written(doc.text, doc))
  console.log(stale.length > 0 ? stale.map(({ file }) => `${file}: renewed`).join('\n') : 'nothing new')
}
