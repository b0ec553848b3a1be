// Where the time of a parse goes: each room of ours against the format's own library, used alone on the same document.
// node bench/profile.mjs [--only=FORMAT] [--functions]
// A room's time is that of its own lines and of what the language does for them; what is asked of the templates counts for
// the room that asks. `--functions` prints the dearest functions too.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { libraryTime, processorTime } from './alone.mjs'
import { portalPage } from './portal.mjs'
import { profiled, readableBuild } from './readable.mjs'

const here = (relative) => fileURLToPath(new URL(relative, import.meta.url))

/** Nothing of ours may take more than this share of the time that the library alone needs. */
const MOST = 0.2
const MEASURED_MS = 5_000

const read = (name) => readFileSync(here(`../fixtures/${name}`))
const page = read('reports/word-2022.html')
const DOCUMENTS = [
  ["HTML, a portal's page", 'cheerio', Buffer.from(portalPage(new TextDecoder().decode(page)))],
  ['HTML, the report alone', 'cheerio', page],
  ['DOCX', 'mammoth', read('docx/libreoffice.docx')],
  ['PDF of Chromium', 'pdf.js', read('pdf/chrome.pdf')],
  ['PDF of LibreOffice', 'pdf.js', read('pdf/writer.pdf')],
]

const LIBRARY = 'library'
const SHARED = new Set(['templates', 'document'])

/** The room in which a frame is: a folder or file of src, by the format's own name below formats; null for the language's own. */
function roomOf(frame) {
  const source = sourceOf(frame)
  if (source === undefined) return frame.url.includes('/node_modules/') ? LIBRARY : null
  if (!source.startsWith('src/')) return LIBRARY
  const [room, next] = source.slice('src/'.length).split('/')
  const name =
    room === 'formats' && next && !next.endsWith('.ts') ? `formats/${next}` : room.replace(/\.ts$/, '')
  return SHARED.has(name) ? 'shared' : name
}

/** What no room can be held to: waiting, and the engine's own work; its collecting of garbage falls on all alike. */
const NOBODYS = new Set(['(idle)', '(program)', '(root)', '(garbage collector)'])

function shares({ nodes, samples, timeDeltas }) {
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])))
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const placeOf = (id) => {
    let own
    for (let at = id; at !== undefined; at = parents.get(at)) {
      const { callFrame } = byId.get(at)
      const room = roomOf(callFrame)
      if (room) own ??= `${callFrame.functionName || '(anonymous)'} ${sourceOf(callFrame)}`
      if (room && room !== 'shared') return { room, own }
    }
    return null
  }
  const places = new Map(
    nodes.map(({ id, callFrame }) => [id, NOBODYS.has(callFrame.functionName) ? null : placeOf(id)]),
  )
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

const { parseReport, sourceOf } = await readableBuild()
const only = process.argv.find((argument) => argument.startsWith('--only='))?.slice('--only='.length)
const dearest = (times) => [...times].filter(([room]) => room !== LIBRARY).sort((a, b) => b[1] - a[1])
for (const [name, library, bytes] of DOCUMENTS) {
  if (only && !name.includes(only)) continue
  const parse = () => parseReport(bytes)
  const alone = await libraryTime(library, bytes)
  const whole = await processorTime(parse)
  const { rooms, functions } = shares(await profiled(parse, MEASURED_MS))
  const sampled = [...rooms.values()].reduce((sum, time) => sum + time, 0)
  const share = (time) => (time / sampled) * (whole / alone)
  console.log(
    `${name}: ${whole.toFixed(1)} ms, ${library} alone ${alone.toFixed(1)} ms: ${(whole / alone).toFixed(2)} ×, of which ${share(rooms.get(LIBRARY)).toFixed(2)} in the library`,
  )
  for (const [room, time] of dearest(rooms))
    if (share(time) > 0.01)
      console.log(
        `  ${room.padEnd(24)}${share(time).toFixed(2)}${share(time) > MOST ? `   over ${MOST}` : ''}`,
      )
  if (process.argv.includes('--functions'))
    for (const [place, time] of dearest(functions).slice(0, 40))
      console.log(`      ${share(time).toFixed(3)} ${place}`)
}
