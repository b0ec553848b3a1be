// Build step: dist/THIRD-PARTY-LICENSES.txt, the licences of other people's code that was bundled into dist. Whose code
// that is, esbuild's metafiles say; they are removed afterwards, as they are no part of the package.
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const DIST = 'dist'
const METAFILE = /^metafile-\w+\.json$/
/** A file's package: the last `node_modules` folder of its path, and a name with or without a scope. */
const PACKAGE_FOLDER = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/
const LICENSE_FILE = /^(?:licen[cs]e|copying|notice)(?:[.-].*)?$/i

const metafiles = readdirSync(DIST)
  .filter((name) => METAFILE.test(name))
  .map((name) => join(DIST, name))

/** The sources of which something is left in the outputs. */
const bundledSources = metafiles.flatMap((path) => {
  const { outputs } = JSON.parse(readFileSync(path, 'utf8'))
  return Object.values(outputs).flatMap(({ inputs }) =>
    Object.keys(inputs).filter((input) => inputs[input].bytesInOutput > 0),
  )
})

const foldersOf = (sources) => [
  ...new Set(sources.flatMap((source) => PACKAGE_FOLDER.exec(source)?.[0] ?? [])),
]

function packageIn(folder) {
  const { name, version, license, author } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  if (!license) throw new Error(`${name} ${version} is bundled and names no licence`)
  const texts = readdirSync(folder)
    .filter((file) => LICENSE_FILE.test(file))
    .map((file) => readFileSync(join(folder, file), 'utf8').trim())
  if (texts.length === 0)
    texts.push(`No licence text comes with this package. Its author is ${author?.name ?? author}.`)
  return { title: `${name} ${version} (${license})`, text: texts.join('\n\n') }
}

const packages = foldersOf(bundledSources)
  .map(packageIn)
  .sort((a, b) => (a.title < b.title ? -1 : 1))
if (packages.length === 0) throw new Error('no bundled package found: was dist built with its metafiles?')

/** Packages with the same text share it; two copies of one version are one entry. */
const titlesByText = new Map()
for (const { title, text } of packages)
  titlesByText.set(text, (titlesByText.get(text) ?? new Set()).add(title))

const RULE = '-'.repeat(80)
const parts = [...titlesByText].map(([text, titles]) => `${[...titles].join('\n')}\n\n${text}\n`)
const head = 'gongkai contains code of the packages below, each under its own licence.\n'
writeFileSync(join(DIST, 'THIRD-PARTY-LICENSES.txt'), [head, ...parts].join(`\n${RULE}\n\n`))
for (const path of metafiles) rmSync(path)
