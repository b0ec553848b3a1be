// The whole parse of a PDF against the obvious use of pdf.js: getTextContent and getOperatorList of every page.
// node bench/pdf.mjs FILE [RUNS]   (after npm run build; `--ours MODULE`: another build, or one of readPdf alone)
// node bench/pdf.mjs --memory [FILE…]   a thousand documents in one process, the files in turn (else the fixtures)
import { fork } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { pdfjsAlone } from './alone.mjs'
import { median } from './runs.mjs'

/** The adapter alone where a module gives it, or the whole parse. */
async function ownReader(module) {
  const { default: all, ...named } = await import(module)
  const { readPdf, parseReport } = { ...all, ...named }
  return readPdf ?? parseReport
}

const ways = {
  obvious: async () => pdfjsAlone,
  ours: ownReader,
}

async function time([way, file, runs, ...more]) {
  const bytes = new Uint8Array(readFileSync(file))
  const read = await ways[way](...more)
  const times = []
  const loads = []
  for (let run = 0; run < Number(runs); run++) {
    const start = performance.now()
    const before = process.cpuUsage()
    await read(bytes)
    times.push(performance.now() - start)
    const { user, system } = process.cpuUsage(before)
    loads.push((user + system) / 1000)
  }
  const warm = (values) => median(values.slice(Math.floor(values.length / 2)))
  process.send({ first: times[0], warm: warm(times), cpu: warm(loads) }, () => process.exit())
}

/** Resident memory and heap after collection, at some counts of documents read one after another. */
const MEASURED_AT = [1, 50, 250, 500, 1000]

async function memory([module, ...files]) {
  const read = await ownReader(module)
  const documents = files.map((file) => new Uint8Array(readFileSync(file)))
  for (let count = 1; count <= MEASURED_AT.at(-1); count++) {
    // Encrypted and damaged ones are refused; they must not stay either.
    await read(documents[count % documents.length]).catch(() => {})
    if (!MEASURED_AT.includes(count)) continue
    for (let i = 0; i < 3; i++) {
      globalThis.gc()
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    const { rss, heapUsed, external, arrayBuffers } = process.memoryUsage()
    const mb = (bytes) => `${(bytes / 2 ** 20).toFixed(1).padStart(6)} MB`
    console.log(
      `${String(count).padStart(5)} documents   resident ${mb(rss)}   heap ${mb(heapUsed)}   outside of it ${mb(external)}   of which buffers ${mb(arrayBuffers)}`,
    )
  }
  process.send({}, () => process.exit())
}

/** A process for each way: pdf.js at its defaults slows down whatever else runs beside it. */
const apart = (task, args, { show = 'ignore', execArgv = [] } = {}) =>
  new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.url), [task, ...args.map(String)], {
      stdio: ['ignore', show, 'ignore', 'ipc'],
      execArgv,
    })
    child.once('message', resolve)
    child.once('exit', (code) => code && reject(new Error(`${args[0]} ended with ${code}`)))
  })

const measured = (...args) => apart('--time', args)

export async function benchPdf(file, { runs = 20, module } = {}) {
  const plain = await measured('obvious', file, runs)
  const own = await measured('ours', file, runs, module)
  return { file, obvious: plain, ours: own, ratio: own.warm / plain.warm, cpuRatio: own.cpu / plain.cpu }
}

/** Takes `--name value` out of the arguments. */
function option(args, name) {
  const at = args.indexOf(name)
  return at < 0 ? undefined : args.splice(at, 2)[1]
}

async function main(args) {
  const module = option(args, '--ours') ?? fileURLToPath(new URL('../dist/index.js', import.meta.url))
  if (args[0] === '--memory') {
    const folder = fileURLToPath(new URL('../fixtures/pdf/', import.meta.url))
    const files =
      args.length > 1
        ? args.slice(1)
        : readdirSync(folder)
            .filter((name) => name.endsWith('.pdf'))
            .map((name) => folder + name)
    await apart('--count', [module, ...files], { show: 'inherit', execArgv: ['--expose-gc'] })
    return
  }
  const [file, runs = 20] = args
  const { obvious: plain, ours: own, ratio, cpuRatio } = await benchPdf(file, { runs: Number(runs), module })
  const ms = (value) => `${value.toFixed(0).padStart(5)} ms`
  const line = (name, { first, warm, cpu }) =>
    console.log(`${name.padEnd(34)} first ${ms(first)}   warm ${ms(warm)}   processor ${ms(cpu)}`)
  line('getTextContent + getOperatorList', plain)
  line('ours', own)
  console.log(`ratio, warm: ${ratio.toFixed(2)} of the time, ${cpuRatio.toFixed(2)} of the processor's`)
}

const args = process.argv.slice(2)
if (args[0] === '--time') await time(args.slice(1))
else if (args[0] === '--count') await memory(args.slice(1))
else if (process.argv[1] === fileURLToPath(import.meta.url)) await main(args)
