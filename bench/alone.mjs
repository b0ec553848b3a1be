// Each format's own library, used the obvious way: what a parse is held against.
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** pdf.js at its defaults, text and operators of every page asked for one after the other, as most programs do. */
export async function pdfjsAlone(bytes) {
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

const LIBRARIES = {
  cheerio: async () => {
    const { load } = await import('cheerio')
    return (bytes) => load(bytes.toString('utf8'))
  },
  mammoth: async () => {
    const { default: mammoth } = await import('mammoth')
    return (buffer) => mammoth.convertToHtml({ buffer })
  },
  'pdf.js': async () => pdfjsAlone,
}

/** Milliseconds of processor time that a run takes, once warm. */
export async function processorTime(run, { warmUp = 2_000, measured = 3_000 } = {}) {
  const repeat = async (milliseconds) => {
    let runs = 0
    for (const start = performance.now(); performance.now() - start < milliseconds; runs++) await run()
    return runs
  }
  await repeat(warmUp)
  const before = process.cpuUsage()
  const runs = await repeat(measured)
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000 / runs
}

/** The same for a library on a document; in a process of its own, for pdf.js at its defaults slows down whatever runs beside it. */
export const libraryTime = (library, bytes) =>
  new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.url), [], {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    child
      .on('message', resolve)
      .on('error', reject)
      .on('exit', (code) => code && reject(new Error(`${library}: exit ${code}`)))
    child.send({ library, bytes })
  })

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.on('message', async ({ library, bytes }) => {
    const read = await LIBRARIES[library]()
    process.send(await processorTime(() => read(Buffer.from(bytes))), () => process.exit())
  })
}
