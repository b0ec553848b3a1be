// Made-up reports in every format, for benchmarks, by the tests' generator.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const here = (relative) => fileURLToPath(new URL(relative, import.meta.url))

/** Sources of ours that are TypeScript: bundled in memory. */
export async function bundled(folder, names) {
  const contents = names.map((name) => `export * from './${name}.js'`).join('\n')
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: here(folder), loader: 'ts' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    write: false,
    logLevel: 'error',
  })
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`)
}

export const { makeReport, piecesOf, toHtml, toDialect, toDocx, toPdf } = await bundled(
  '../test/support/generate',
  ['report', 'html', 'text', 'docx', 'pdf'],
)

export const WRITERS = {
  html: (made) => toHtml(made, { page: 'portal' }),
  txt: (made) => toDialect(made, 'canonical'),
  docx: toDocx,
  pdf: toPdf,
}

/** Writes `count` reports of the formats in turn; returns their number by format. */
export function writeReports(folder, count, formats = Object.keys(WRITERS)) {
  mkdirSync(folder, { recursive: true })
  for (let i = 0; i < count; i++) {
    const format = formats[i % formats.length]
    const made = makeReport({ agency: `望川县第${i}局`, year: 2019 + (i % 6), seed: i })
    writeFileSync(join(folder, `${String(i).padStart(6, '0')}.${format}`), WRITERS[format](made))
  }
}
