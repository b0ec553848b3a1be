// A flame picture of reading one kind of document: node bench/flame.mjs html|text|docx|pdf [FILE] [--out flame.svg] [--seconds 5]
// Each bar is a function under the one that called it, as wide as its share of the time; a pointer over it says name, source and share.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { portalPage } from './portal.mjs'
import { profiled, readableBuild } from './readable.mjs'

const [WIDTH, BAR] = [1200, 17]
/** Narrower bars say nothing, in units of the picture. */
const NARROWEST = 0.4
/** Roughly, of 11 units' height. */
const LETTER_WIDTH = 6.5
const WARM_UP_MS = 2_000

const fixture = (name) => readFileSync(fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url)))
const DOCUMENTS = {
  html: () => Buffer.from(portalPage(new TextDecoder().decode(fixture('reports/word-2022.html')))),
  text: () => fixture('reports/canonical-2022.txt'),
  docx: () => fixture('docx/libreoffice.docx'),
  pdf: () => fixture('pdf/chrome.pdf'),
}

/** A profile → its calls as a tree, one node for all calls of a function by the same callers. */
function callsOf({ nodes, samples, timeDeltas }, sourceOf) {
  const byId = new Map(nodes.map((node) => [node.id, { ...node, time: 0 }]))
  samples.forEach((id, i) => (byId.get(id).time += timeDeltas[i]))
  const call = ({ callFrame, children = [], time }) => {
    const merged = new Map()
    let whole = time
    for (const child of children.map((id) => call(byId.get(id)))) {
      if (child.name === '(idle)') continue
      whole += child.time
      const known = merged.get(child.name)
      merged.set(child.name, known ? together(known, child) : child)
    }
    const { functionName, url } = callFrame
    const source = sourceOf(callFrame) ?? url.split('node_modules/').at(-1)
    return {
      name: `${functionName || '(anonymous)'} ${source}`.trim(),
      source,
      time: whole,
      calls: [...merged.values()],
    }
  }
  return call(byId.get(nodes[0].id))
}

function together(one, other) {
  const calls = new Map(one.calls.map((call) => [call.name, call]))
  for (const call of other.calls)
    calls.set(call.name, calls.has(call.name) ? together(calls.get(call.name), call) : call)
  return { ...one, time: one.time + other.time, calls: [...calls.values()] }
}

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** A colour for each room of ours, grey for others' code and the engine. */
function colourOf(source) {
  const room = /^src\/(?:formats\/)?([\w-]+)/.exec(source)?.[1]
  if (room === undefined) return '#ddd'
  const hue = [...room].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 360, 7)
  return `hsl(${hue} 60% 75%)`
}

function* barsOf(call, whole, left = 0, depth = 0) {
  const width = (call.time / whole) * WIDTH
  if (width < NARROWEST) return
  yield { ...call, left, depth, width }
  let at = left
  for (const inner of call.calls.toSorted((a, b) => b.time - a.time)) {
    yield* barsOf(inner, whole, at, depth + 1)
    at += (inner.time / whole) * WIDTH
  }
}

function pictureOf(root) {
  const bars = [...barsOf(root, root.time)]
  const height = (Math.max(...bars.map(({ depth }) => depth)) + 1) * BAR
  const drawn = bars.map(({ name, source, time, left, depth, width }) => {
    const letters = Math.floor(width / LETTER_WIDTH)
    const label = letters > 2 ? escaped(name.slice(0, letters)) : ''
    const share = ((time / root.time) * 100).toFixed(1)
    return `<g><title>${escaped(name)}: ${share} %</title><rect x="${left.toFixed(1)}" y="${depth * BAR}" width="${width.toFixed(1)}" height="${BAR - 1}" fill="${colourOf(source)}"/><text x="${(left + 2).toFixed(1)}" y="${depth * BAR + 12}">${label}</text></g>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="monospace" font-size="11">\n${drawn.join('\n')}\n</svg>\n`
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { out: { type: 'string' }, seconds: { type: 'string', default: '5' } },
})
const [kind, file] = positionals
if (!(kind in DOCUMENTS)) throw new Error(`node bench/flame.mjs ${Object.keys(DOCUMENTS).join('|')} [FILE]`)
const bytes = file === undefined ? DOCUMENTS[kind]() : readFileSync(file)
const { parseReport, sourceOf } = await readableBuild()
const parse = () => parseReport(bytes)
for (const start = performance.now(); performance.now() - start < WARM_UP_MS; ) await parse()
const profile = await profiled(parse, Number(values.seconds) * 1000)
const out = values.out ?? `flame-${kind}.svg`
writeFileSync(out, pictureOf(callsOf(profile, sourceOf)))
console.log(out)
