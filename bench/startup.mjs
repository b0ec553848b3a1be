// How long a start takes against Node's own: node bench/startup.mjs (after npm run build). Prints a table; nothing passes or fails.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { median } from './runs.mjs'

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url))
const CLI = path('../dist/cli.js')

const ROUNDS = 15
const COMMANDS = {
  'node -e 0': ['-e', '0'],
  'gongkai --version': [CLI, '--version'],
  'gongkai codebook': [CLI, 'codebook'],
  'gongkai parse, a text of 5 KB': [CLI, 'parse', path('../fixtures/reports/canonical-2022.txt')],
  'gongkai parse, an HTML page of 11 KB': [CLI, 'parse', path('../fixtures/reports/portal-2023.html')],
  "import('gongkai')": ['-e', `import(${JSON.stringify(new URL('../dist/index.js', import.meta.url).href)})`],
  "require('gongkai')": ['-e', `require(${JSON.stringify(path('../dist/index.cjs'))})`],
}

function milliseconds(args) {
  const start = performance.now()
  const { status, stderr } = spawnSync(process.execPath, args)
  if (status !== 0) throw new Error(String(stderr))
  return performance.now() - start
}

// In turns, so that all meet the same machine.
const times = Object.fromEntries(Object.keys(COMMANDS).map((name) => [name, []]))
for (let round = 0; round < ROUNDS; round++) {
  for (const [name, args] of Object.entries(COMMANDS)) times[name].push(milliseconds(args))
}

const bare = median(times['node -e 0'])
for (const [name, values] of Object.entries(times)) {
  console.log(
    `${name.padEnd(40)}${median(values).toFixed(0).padStart(6)} ms   ${(median(values) / bare).toFixed(2)} × node`,
  )
}
