// Where the time of a parse goes: each room of ours against the library that reads the format. node bench/profile.mjs
// A room's time is that of its own lines and of what the language does for them, collecting garbage included; what is
// asked of the templates counts for the room that asks. Prints a table; `--functions` also the dearest functions.
import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Session } from 'node:inspector/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { portalPage } from './portal.mjs'

const here = (relative) => fileURLToPath(new URL(relative, import.meta.url))
const BUILT = here('../node_modules/.cache/gongkai/profile.cjs')

/** No room of ours may take more than this share of the library's time. */
const MOST = 0.2
const WARM_UP_MS = 2_000
const MEASURED_MS = 5_000
const INTERVAL_US = 200

const read = (name) => readFileSync(here(`../fixtures/${name}`))
const page = read('reports/word-2022.html')
const DOCUMENTS = {
  'HTML, a portal\'s page': Buffer.from(portalPage(new TextDecoder().decode(page))),
  'HTML, the report alone': page,
  DOCX: read('docx/libreoffice.docx'),
  'PDF of Chromium': read('pdf/chrome.pdf'),
  'PDF of LibreOffice': read('pdf/writer.pdf'),
}

/** Readable, unlike dist: a comment before the code of each source names it. */
async function readable() {
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
  return createRequire(import.meta.url)(BUILT)
}

/** For each line of the build, the source that it comes from. */
function sourcesOf(text) {
  let source = ''
  return text.split('\n').map((line) => (source = /^\s*\/\/ ((?:src|node_modules)\/\S+)$/.exec(line)?.[1] ?? source))
}

const LIBRARY = 'library'
const SHARED = new Set(['templates', 'document'])

/** The room in which a frame is: a folder or file of src, by the format's own name below formats; null for the language's own. */
function roomOf({ url, lineNumber }, sources) {
  if (!url.endsWith('profile.cjs')) return url.includes('/node_modules/') ? LIBRARY : null
  const source = sources[lineNumber] ?? ''
  if (!source.startsWith('src/')) return LIBRARY
  const [room, next] = source.slice('src/'.length).split('/')
  const name = room === 'formats' && next && !next.endsWith('.ts') ? `formats/${next}` : room.replace(/\.ts$/, '')
  return SHARED.has(name) ? 'shared' : name
}

/** What no room can be held to: waiting, and the engine's own work; its collecting of garbage falls on all alike. */
const NOBODYS = new Set(['(idle)', '(program)', '(root)', '(garbage collector)'])

function shares({ nodes, samples, timeDeltas }, sources) {
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])))
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const placeOf = (id) => {
    let own
    for (let at = id; at !== undefined; at = parents.get(at)) {
      const { callFrame } = byId.get(at)
      const room = roomOf(callFrame, sources)
      if (room) own ??= `${callFrame.functionName || '(anonymous)'} ${sources[callFrame.lineNumber]}`
      if (room && room !== 'shared') return { room, own }
    }
    return null
  }
  const places = new Map(nodes.map(({ id, callFrame }) => [id, NOBODYS.has(callFrame.functionName) ? null : placeOf(id)]))
  const [rooms, functions] = [new Map(), new Map()]
  const add = (map, key, time) => map.set(key, (map.get(key) ?? 0) + time)
  samples.forEach((id, i) => {
    const place = places.get(id)
    if (!place) return
    add(rooms, place.room, timeDeltas[i])
    if (place.room !== LIBRARY) add(functions, place.own, timeDeltas[i])
  })
  return { rooms, functions }
}

async function profile(parse) {
  const run = async (milliseconds) => {
    for (const start = performance.now(); performance.now() - start < milliseconds; ) await parse()
  }
  await run(WARM_UP_MS)
  const session = new Session()
  session.connect()
  await session.post('Profiler.enable')
  await session.post('Profiler.setSamplingInterval', { interval: INTERVAL_US })
  await session.post('Profiler.start')
  await run(MEASURED_MS)
  const { profile } = await session.post('Profiler.stop')
  session.disconnect()
  return profile
}

const { parseReport } = await readable()
const sources = sourcesOf(readFileSync(BUILT, 'utf8'))
const only = process.argv.find((argument) => argument.startsWith('--only='))?.slice('--only='.length)
for (const [name, bytes] of Object.entries(DOCUMENTS)) {
  if (only && !name.includes(only)) continue
  const { rooms, functions } = shares(await profile(() => parseReport(bytes)), sources)
  const library = rooms.get(LIBRARY)
  const share = (time) => (time / library).toFixed(2)
  console.log(`${name}: ${share([...rooms.values()].reduce((sum, time) => sum + time, 0))} × the library in all`)
  for (const [room, time] of [...rooms].sort((a, b) => b[1] - a[1])) {
    if (room !== LIBRARY && time > library / 100) console.log(`  ${room.padEnd(24)}${share(time)}${time > library * MOST ? `   over ${MOST}` : ''}`)
  }
  if (process.argv.includes('--functions')) for (const [name, time] of [...functions].sort((a, b) => b[1] - a[1]).slice(0, 40)) console.log(`      ${(time / library).toFixed(3)} ${name}`)
}
