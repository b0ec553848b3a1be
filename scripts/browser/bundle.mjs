// Bundles a page's use of gongkai/browser with each bundler that is installed: node scripts/browser/bundle.mjs FOLDER
//
// In the folder then lie vite.js, webpack.js and esbuild.js, each one ES module; their names are printed. 3 where a bundler is missing.
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const out = resolve(process.argv[2])
const project = join(out, 'project')
const entry = join(project, 'entry.js')
mkdirSync(join(project, 'node_modules'), { recursive: true })
symlinkSync(resolve('.'), join(project, 'node_modules/gongkai'), 'junction')
writeFileSync(join(project, 'package.json'), '{ "name": "page", "private": true, "type": "module" }')
writeFileSync(entry, "export { checkReports, parseReport, toCsv, toJson, toXlsx } from 'gongkai/browser'\n")

/** From the folder with a lock file of its own. */
const installed = createRequire(resolve('scripts/bundlers/package.json'))
const load = async (name, require = installed) =>
  import(pathToFileURL(require.resolve(name)).href).catch(() => null)

async function vite() {
  const { build } = await load('vite')
  await build({
    root: project,
    logLevel: 'error',
    configFile: false,
    build: {
      outDir: out,
      emptyOutDir: false,
      target: 'chrome109',
      lib: { entry, formats: ['es'], fileName: () => 'vite.js' },
    },
  })
}

async function webpack() {
  const { default: pack } = await load('webpack')
  const stats = await new Promise((done, fail) =>
    pack(
      {
        mode: 'production',
        target: 'web',
        context: project,
        entry,
        experiments: { outputModule: true },
        output: { path: out, filename: 'webpack.js', library: { type: 'module' } },
        performance: false,
      },
      (error, result) => (error ? fail(error) : done(result)),
    ),
  )
  if (stats.hasErrors()) throw new Error(stats.toString('errors-only'))
}

async function esbuild() {
  const { build } = await import('esbuild')
  await build({
    entryPoints: [entry],
    bundle: true,
    format: 'esm',
    minify: true,
    target: 'chrome109',
    outfile: join(out, 'esbuild.js'),
    logLevel: 'error',
  })
}

for (const name of ['vite', 'webpack'])
  try {
    installed.resolve(name)
  } catch {
    console.error(`${name} is not installed: npm ci --prefix scripts/bundlers`)
    process.exit(3)
  }
for (const bundle of [vite, webpack, esbuild]) {
  await bundle()
  console.log(bundle.name)
}
