// Puts a small program that uses the installed package through bundlers, and runs what comes out:
// node scripts/try-bundlers.mjs HOME (a folder made by scripts/try-package.mjs), with scripts/bundlers installed.
// Prints, as JSON, what each bundle printed. Exits with 3 where the bundlers aren't installed.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build as esbuild } from 'esbuild'

const BUNDLERS = fileURLToPath(new URL('bundlers/', import.meta.url))
if (!existsSync(join(BUNDLERS, 'node_modules'))) {
  console.error('no bundlers: npm ci --ignore-scripts --prefix scripts/bundlers')
  process.exit(3)
}
const require = createRequire(join(BUNDLERS, 'package.json'))
const home = process.argv[2]
const entry = join(home, 'use.mjs')

/** One report in each format that is a reader of its own, read and written out; then the schema, which is another package's code. */
writeFileSync(
  entry,
  `import { readFile } from 'node:fs/promises'
import { parseReport, ReportSchema, toCsv } from 'gongkai'
for (const path of process.argv.slice(2)) {
  const report = await parseReport(await readFile(path), { name: path })
  console.log([report.source.format, report.year, toCsv(report).split('\\n').length, ReportSchema.safeParse(report).success].join())
}
`,
)

/** The package stays outside, as server frameworks are told to leave it: Next.js by \`serverExternalPackages\`. */
const webpackOf = async (name, options) => {
  const webpack = require('webpack')
  const output = { path: join(home, 'bundled'), filename: `${name}.mjs`, module: true, chunkFormat: 'module' }
  const stats = await new Promise((resolve, reject) =>
    webpack(
      {
        mode: 'production',
        target: 'node20',
        context: home,
        entry,
        output,
        experiments: { outputModule: true },
        ...options,
      },
      (error, result) => (error ? reject(error) : resolve(result)),
    ),
  )
  return stats.hasErrors() ? stats.toString({ all: false, errors: true }) : undefined
}

const viteOf = async (name, ssr) => {
  const { build } = await import(require.resolve('vite').replace(/index\.cjs$/, 'dist/node/index.js'))
  await build({
    root: home,
    logLevel: 'silent',
    build: {
      ssr: entry,
      outDir: join(home, 'bundled'),
      emptyOutDir: false,
      rollupOptions: { output: { entryFileNames: `${name}.mjs` } },
    },
    ssr,
  })
}

const esbuildOf = async (name, options) => {
  await esbuild({
    entryPoints: [entry],
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile: join(home, 'bundled', `${name}.mjs`),
    absWorkingDir: home,
    logLevel: 'silent',
    ...options,
  })
}

const WAYS = {
  'esbuild, all in one': (name) =>
    esbuildOf(name, {
      // What is CommonJS below asks for Node's modules by require.
      banner: {
        js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
      },
    }),
  'esbuild, external': (name) => esbuildOf(name, { external: ['gongkai'] }),
  'webpack, all in one': (name) => webpackOf(name, {}),
  'webpack, external as Next.js has it': (name) =>
    webpackOf(name, { externalsType: 'module', externals: { gongkai: 'gongkai' } }),
  'vite, all in one': (name) => viteOf(name, { noExternal: true }),
  'vite, external as it does by itself': (name) => viteOf(name, {}),
}

const reports = readdirSync(join(home, '收 件'))
  .filter((name) => !name.endsWith('.zip'))
  .sort()
  .map((name) => join('收 件', name))
const told = {}
for (const [way, bundle] of Object.entries(WAYS)) {
  const name = way.replaceAll(/[^a-z]+/gi, '-')
  try {
    const wrong = await bundle(name)
    if (wrong) throw new Error(wrong)
    const { stdout, stderr } = spawnSync(process.execPath, [join('bundled', `${name}.mjs`), ...reports], {
      cwd: home,
      encoding: 'utf8',
    })
    told[way] = stdout.trim() === '' ? stderr.slice(0, 2000) : stdout.trim().split('\n')
  } catch (error) {
    told[way] = String(error.message).slice(0, 2000)
  }
}
console.log(JSON.stringify(told))
