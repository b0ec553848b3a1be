// Reading a PDF against the obvious use of pdf.js: getTextContent and getOperatorList of every page.
// node bench/pdf.mjs FILE [RUNS]   (after npm run build; give `--ours MODULE` for another build of readPdf)
import { fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const median = (values) => values.sort((a, b) => a - b)[values.length >> 1]

/** What most programs do: everything at its default, text and operators asked for one after the other. */
async function obvious(bytes) {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 })
  const document = await task.promise
  let size = 0
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    size += (await page.getTextContent()).items.length + (await page.getOperatorList()).fnArray.length
  }
  await task.destroy()
  return size
}

const ways = {
  obvious: async () => obvious,
  ours: async (module) => (await import(module)).default?.readPdf ?? (await import(module)).readPdf,
}

async function time([way, file, runs, module]) {
  const bytes = new Uint8Array(readFileSync(file))
  const read = await ways[way](module)
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
  process.send({ first: times[0], warm: warm(times), cpu: warm(loads) })
}

/** A process for each way: pdf.js at its defaults slows down whatever else runs beside it. */
const measured = (...args) =>
  new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.url), ['--time', ...args.map(String)], { stdio: ['ignore', 'inherit', 'ignore', 'ipc'] })
    child.once('message', resolve)
    child.once('exit', (code) => code && reject(new Error(`${args[0]} ended with ${code}`)))
  })

export async function benchPdf(file, { runs = 20, module } = {}) {
  const plain = await measured('obvious', file, runs)
  const own = await measured('ours', file, runs, module)
  return { file, obvious: plain, ours: own, ratio: own.warm / plain.warm, cpuRatio: own.cpu / plain.cpu }
}

const args = process.argv.slice(2)
if (args[0] === '--time') await time(args.slice(1))
else if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const ours = args.indexOf('--ours')
  const module = ours >= 0 ? args.splice(ours, 2)[1] : fileURLToPath(new URL('../dist/index.js', import.meta.url))
  const { obvious: plain, ours: own, ratio, cpuRatio } = await benchPdf(args[0], { runs: Number(args[1] ?? 20), module })
  const ms = (value) => `${value.toFixed(0).padStart(5)} ms`
  const line = (name, { first, warm, cpu }) => console.log(`${name.padEnd(34)} first ${ms(first)}   warm ${ms(warm)}   processor ${ms(cpu)}`)
  line('getTextContent + getOperatorList', plain)
  line('readPdf', own)
  console.log(`ratio, warm: ${ratio.toFixed(2)} of the time, ${cpuRatio.toFixed(2)} of the processor's`)
}
