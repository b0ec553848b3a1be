// Writes the types of a report and the ids of indicators from the schema and the form: node scripts/refresh-types.mjs;
// with --check it only says whether they are what these say.
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { build } from 'esbuild'

const SOURCE = `
export { codebook } from './src/codebook.js'
export { reportSchema } from './src/report/schema.js'
export { toJSONSchema } from 'zod'`

async function load() {
  const { outputFiles } = await build({
    stdin: { contents: SOURCE, resolveDir: process.cwd(), loader: 'ts' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    write: false,
  })
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString('base64')}`)
}

const { codebook, reportSchema, toJSONSchema } = await load()
const { $defs, ...root } = toJSONSchema(reportSchema())
const NOT_WRITTEN = ['IndicatorId']
const named = Object.entries($defs).filter(([name]) => !NOT_WRITTEN.includes(name))

/** The numbers of a row by its columns: `RequestsRow`. Rows are alike in most of a table, and have one type. */
const rowTypes = new Map()

const isRow = ({ properties }) =>
  properties !== undefined &&
  Object.keys(properties).length > 2 &&
  Object.values(properties).every(({ type }) => Array.isArray(type))

function rowsIn(node) {
  if (isRow(node)) return [JSON.stringify(node.properties)]
  return Object.values(node.properties ?? {}).flatMap(rowsIn)
}

function nameRows() {
  const owners = new Map()
  for (const [name, node] of named)
    for (const row of rowsIn(node)) owners.set(row, [...(owners.get(row) ?? []), name])
  for (const [row, names] of owners) {
    if (names.length < 2) continue
    const isOfOne = new Set(names).size === 1
    rowTypes.set(row, `${isOfOne ? names[0] : names[0].replace(/\d+$/, '')}Row`)
  }
}

const comment = ({ description }, indent) => {
  if (!description) return ''
  const text = description.replaceAll('*/', '*\\/')
  return `${indent}/** ${text}${/[.…]$/.test(text) ? '' : '.'} */\n`
}

const literal = (value) => (typeof value === 'string' ? `'${value}'` : String(value))

function typeOf(node, indent) {
  if (node.$ref) return node.$ref.split('/').at(-1)
  if (node.open) return `${node.open} | (string & {})`
  if (node.const !== undefined) return literal(node.const)
  if (node.enum) return node.enum.map(literal).join(' | ')
  if (node.anyOf) return node.anyOf.map((one) => typeOf(one, indent)).join(' | ')
  if (Array.isArray(node.type)) return node.type.join(' | ')
  if (node.prefixItems) return `[${node.prefixItems.map((one) => typeOf(one, indent)).join(', ')}]`
  if (node.type === 'array') {
    const item = typeOf(node.items, indent)
    return /[ |]/.test(item) && !item.startsWith('{') ? `(${item})[]` : `${item}[]`
  }
  if (node.type === 'integer') return 'number'
  if (node.type !== 'object') return node.type
  if (typeof node.additionalProperties === 'object')
    return `Record<string, ${typeOf(node.additionalProperties, indent)}>`
  return rowTypes.get(JSON.stringify(node.properties)) ?? `{\n${fields(node, `${indent}  `)}${indent}}`
}

const fields = ({ properties, required = [] }, indent) =>
  Object.entries(properties)
    .map(
      ([name, node]) =>
        `${comment(node, indent)}${indent}${name}${required.includes(name) ? '' : '?'}: ${typeOf(node, indent)}\n`,
    )
    .join('')

function declaration([name, node]) {
  if (!node.properties) return `${comment(node, '')}export type ${name} = ${typeOf(node, '')}\n`
  return `${comment(node, '')}export interface ${name} {\n${fields(node, '  ')}}\n`
}

nameRows()
const rows = [...rowTypes].map(([row, name]) =>
  declaration([
    name,
    {
      description: 'A row of the table by its columns',
      properties: JSON.parse(row),
      required: Object.keys(JSON.parse(row)),
    },
  ]),
)

const FILES = {
  'src/report/types.ts': [
    '/** The types of a report. Written from schema.ts by `node scripts/refresh-types.mjs`; not by hand. */\n',
    "import type { Code as FindingCode } from '../diagnostics/catalogue.js'\nimport type { IndicatorId } from '../form/indicator-id.js'\n\nexport type { FindingCode, IndicatorId }\n",
    declaration(['Report', root]),
    ...named.map(declaration),
    ...rows,
  ].join('\n'),
  'src/form/indicator-id.ts': [
    '/** The ids of all indicators (指标). Written from the tables of the form by `node scripts/refresh-types.mjs`; not by hand. */',
    'export type IndicatorId =',
    ...codebook.map(({ indicator }) => `  | '${indicator}'`),
    '',
  ].join('\n'),
}

const formatted = (file, text) =>
  execFileSync('node_modules/.bin/biome', ['format', `--stdin-file-path=${file}`], {
    input: text,
    encoding: 'utf8',
  })
for (const [file, text] of Object.entries(FILES)) FILES[file] = formatted(file, text)

const stale = Object.entries(FILES).filter(([file, text]) => {
  try {
    return readFileSync(file, 'utf8') !== text
  } catch {
    return true
  }
})
if (process.argv.includes('--check')) {
  for (const [file] of stale) console.error(`not what the schema says: ${file}`)
  process.exitCode = stale.length > 0 ? 1 : 0
} else for (const [file, text] of stale) writeFileSync(file, text)
