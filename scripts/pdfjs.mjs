// Build step: what is needed of pdfjs-dist as it is published, into the folder pdfjs of dist, or of the folder given: the two modules,
// its tables of encodings and its standard fonts, 4 MB of 41, and none of the 33 MB of a canvas that npm installs beside it and that
// reading text has no use for.
import { copyFileSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const FROM = 'node_modules/pdfjs-dist'
const TO = join(process.argv[2] ?? 'dist', 'pdfjs')

rmSync(TO, { recursive: true, force: true })
mkdirSync(TO, { recursive: true })
for (const folder of ['cmaps', 'standard_fonts'])
  cpSync(join(FROM, folder), join(TO, folder), { recursive: true })
copyFileSync(join(FROM, 'LICENSE'), join(TO, 'LICENSE'))
copyFileSync(join(FROM, 'legacy/build/pdf.worker.min.mjs'), join(TO, 'pdf.worker.mjs'))
writeFileSync(
  join(TO, 'pdf.mjs'),
  withoutCanvas(readFileSync(join(FROM, 'legacy/build/pdf.min.mjs'), 'utf8')),
)

/** Where a canvas happens to be installed, loading it takes longer than reading a report. */
function withoutCanvas(module) {
  const [before, after, ...more] = module.split('t=e("@napi-rs/canvas")')
  if (after === undefined || more.length > 0) throw new Error('pdf.js loads its canvas in another way')
  return `${before}t=null${after}`
}
