// Word files: DOCX against mammoth's own conversion of the same file (limit 1.3 times), .doc by itself (limit 10 ms).
// node bench/docx.mjs [RUNS] [--ours MODULE]   (after npm run build; a module with readDocx and readDoc, or with parseReport)
import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import mammoth from 'mammoth'
import { median } from './runs.mjs'

const MAX_RATIO = 1.3
const MAX_DOC_MS = 10
const DOCX = ['fixtures/docx/libreoffice.docx', 'fixtures/docx/numbered.docx', 'fixtures/docx/tracked.docx']
const DOC = ['fixtures/doc/libreoffice.doc', 'fixtures/doc/numbered.doc']

async function timed(work) {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** The two take turns, so that whatever else the machine does falls on both; the first half warms up. */
async function compare(works, runs) {
  const times = works.map(() => [])
  for (let i = 0; i < runs; i++) for (const [w, work] of works.entries()) times[w].push(await timed(work))
  return times.map((list) => median(list.slice(runs >> 1)))
}

const argument = process.argv.indexOf('--ours')
const ours = await import(argument > 0 ? pathToFileURL(process.argv[argument + 1]).href : '../dist/index.js')
const readDocx = ours.readDocx ?? ours.parseReport
const readDoc = ours.readDoc ?? ours.parseReport
const runs = Number(process.argv[2]) || 40

for (const file of DOCX) {
  const bytes = readFileSync(file)
  const [own, theirs] = await compare(
    [() => readDocx(bytes), () => mammoth.convertToHtml({ buffer: bytes })],
    runs,
  )
  const ratio = own / theirs
  console.log(
    `${file}  ${own.toFixed(1)} ms, mammoth ${theirs.toFixed(1)} ms, ratio ${ratio.toFixed(2)}${ratio > MAX_RATIO ? ` OVER ${MAX_RATIO}` : ''}`,
  )
  if (ratio > MAX_RATIO) process.exitCode = 1
}
for (const file of DOC) {
  const bytes = readFileSync(file)
  const [own] = await compare([() => readDoc(bytes)], runs)
  console.log(`${file}  ${own.toFixed(1)} ms${own > MAX_DOC_MS ? ` OVER ${MAX_DOC_MS} ms` : ''}`)
  if (own > MAX_DOC_MS) process.exitCode = 1
}
