// A build whose functions have their names, and where the time of its runs goes.
import { mkdirSync, readFileSync } from 'node:fs'
import { Session } from 'node:inspector/promises'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const here = (relative) => fileURLToPath(new URL(relative, import.meta.url))
const BUILT = here('../node_modules/.cache/gongkai/profile.cjs')
const INTERVAL_US = 200

/** The parser, and for each line of its build the source that it comes from: a comment before the code of each source names it. */
export async function readableBuild() {
  mkdirSync(here('../node_modules/.cache/gongkai'), { recursive: true })
  await build({
    entryPoints: [here('../src/parse.ts')],
    outfile: BUILT,
    absWorkingDir: here('..'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    conditions: ['browser', 'module', 'import'],
    mainFields: ['module', 'main'],
    external: Object.keys(JSON.parse(readFileSync(here('../package.json'), 'utf8')).dependencies),
    logLevel: 'error',
  })
  const sources = sourcesOf(readFileSync(BUILT, 'utf8'))
  /** The source of a frame of a profile: `src/tables/find.ts`; undefined for what is not of this build. */
  const sourceOf = ({ url, lineNumber }) => (url.endsWith('profile.cjs') ? sources[lineNumber] : undefined)
  return { ...createRequire(import.meta.url)(BUILT), sourceOf }
}

function sourcesOf(text) {
  let source = ''
  return text
    .split('\n')
    .map((line) => (source = /^\s*\/\/ ((?:src|node_modules)\/\S+)$/.exec(line)?.[1] ?? source))
}

/** V8's profile of so many milliseconds of runs one after the other. */
export async function profiled(run, milliseconds) {
  const session = new Session()
  session.connect()
  await session.post('Profiler.enable')
  await session.post('Profiler.setSamplingInterval', { interval: INTERVAL_US })
  await session.post('Profiler.start')
  for (const start = performance.now(); performance.now() - start < milliseconds; ) await run()
  const { profile } = await session.post('Profiler.stop')
  session.disconnect()
  return profile
}
