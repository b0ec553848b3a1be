/** What ARCHITECTURE.md and CONTRIBUTING.md name is there: files, folders, names in the code, scripts. */
import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'))
    .map((entry) => `${entry.parentPath}/${entry.name}`.replaceAll('\\', '/'))

const files = [
  ...['src', 'test', 'scripts', 'docs', 'bench'].flatMap(filesIn),
  ...readdirSync('.', { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name),
]

/** `place.ts`, `torn/`, `docs/zh/dialects.md`; what a build makes (`dist/`) is no file of the sources. */
const PATH = /^(?:[\w-]+\/)*(?:[\w.-]+\.(?:ts|js|mjs|md|json)|[\w-]+\/)$/
const BUILT = /^dist\//
/** `Placed`, `PlacedTable`, `TABLES`: types and constants of the code. */
const NAME = /^[A-Z][A-Za-z_]+$/

const quoted = (text: string): string[] =>
  [...text.replace(/```[^]*?```/g, '').matchAll(/`([^`]+)`/g)].map(([, code]) => code!)

/** `torn/` is a folder, `place.ts` a file, and so is `html.js`, which is `html.ts` in the sources. */
function stands(path: string, under: readonly string[]): boolean {
  const name = path.replace(/\.js$/, '.ts')
  const isAt = (file: string): boolean =>
    name.endsWith('/') ? `/${file}`.includes(`/${name}`) : `/${file}`.endsWith(`/${name}`)
  const isFromTop = (file: string): boolean =>
    [name, `src/${name}`].some((top) => file === top || (top.endsWith('/') && file.startsWith(top)))
  return files.some(
    (file) =>
      isFromTop(file) || (isAt(file) && (under.length === 0 || under.some((room) => file.startsWith(room)))),
  )
}

/** `**sections/, metadata/** — …` tells of src/sections/ and src/metadata/: its paths lie there. */
const roomsOf = (paragraph: string): string[] => {
  const title = /^\*\*([^*]+)\*\* — /.exec(paragraph)?.[1] ?? ''
  return title.split(', ').flatMap((room) => (room.endsWith('/') ? [`src/${room}`] : []))
}

describe.each(['ARCHITECTURE.md', 'CONTRIBUTING.md'])('%s', (guide) => {
  const text = readFileSync(guide, 'utf8')
  const paragraphs = text.split(/\n\s*\n/)

  it('names files and folders that exist, a room its own', () => {
    const lost = paragraphs.flatMap((paragraph) =>
      quoted(paragraph)
        .flatMap((code) => code.split(' '))
        .filter((word) => PATH.test(word) && !BUILT.test(word))
        .filter((path) => !stands(path, roomsOf(paragraph))),
    )
    expect(lost).toEqual([])
  })

  it('names types and constants that the code has', () => {
    const code = files
      .filter((file) => /^(?:src|test)\/.*\.ts$/.test(file))
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n')
    const names = quoted(text)
      .flatMap((each) => each.split(' | '))
      .filter((word) => NAME.test(word))
    expect(names.length).toBeGreaterThan(5)
    expect(
      names.filter((name) => !new RegExp(`(?:interface|type|const|class) ${name}\\b`).test(code)),
    ).toEqual([])
  })

  it('names scripts that package.json has', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      scripts: Record<string, string>
    }
    const named = [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name!)
    expect(named.filter((name) => !(name in scripts))).toEqual([])
  })
})

describe('the rooms of ARCHITECTURE.md', () => {
  it('are all folders of src, each once', () => {
    const text = readFileSync('ARCHITECTURE.md', 'utf8')
    const told = text.split(/\n\s*\n/).flatMap((paragraph) => {
      const titles = [...paragraph.matchAll(/\*\*([^*]+\/)\*\* — /g)].flatMap(([, title]) =>
        title!.split(', '),
      )
      return titles.map((room) => room.replace('/', ''))
    })
    const folders = readdirSync('src', { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
    expect(told.sort()).toEqual(folders.sort())
  })
})
