/** What can be told of the READMEs and the documentation without running what they show; test/docs-run.test.ts runs it. */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { CODES } from '../src/diagnostics/catalogue.js'
import { ERROR_CODES } from '../src/errors.js'
import { STATES } from '../src/exports/states.js'
import { reportJsonSchema } from '../src/report.js'
import {
  CHINESE,
  ENGLISH,
  PAGES,
  READMES,
  anchorsOf,
  codeOf,
  fence,
  fencesOf,
  linesOf,
  linksOf,
  shapeOf,
  textOf,
  twinOf,
} from './support/docs.js'

/** The tables of these pages are as long as each language has words for what they hold. */
const FREE_IN_SHAPE = new Set(['docs/glossary.md'])

describe('links', () => {
  it.each(PAGES)('of %s lead to files and chapters that are there', (page) => {
    const dead = linksOf(page).filter(
      ({ path, anchor }) =>
        !existsSync(path) || (anchor !== undefined && !anchorsOf(path).includes(decodeURIComponent(anchor))),
    )
    expect(dead).toEqual([])
  })

  it.each([
    ['docs/README.md', ENGLISH],
    ['docs/zh/README.md', CHINESE],
  ])('lead from %s to every page of its language', (index, pages) => {
    const reached = new Set([index])
    for (const page of reached)
      for (const { path } of linksOf(page)) if (pages.includes(path)) reached.add(path)
    expect(pages.filter((page) => !reached.has(page))).toEqual([])
  })

  it('stay in one language, but for the other one of the same page', () => {
    const foreign = CHINESE.flatMap(linksOf).filter(
      ({ page, path }) => ENGLISH.includes(path) && twinOf(path) !== page,
    )
    expect(foreign).toEqual([])
  })

  it('show no picture that is not there, and leave none unshown', () => {
    const shown = new Set(PAGES.flatMap(linksOf).map(({ path }) => path))
    const pictures = readdirSync('docs/pictures').map((name) => join('docs/pictures', name))
    expect(pictures.filter((picture) => !shown.has(picture))).toEqual([])
  })
})

describe('both languages', () => {
  it('have the same pages', () => expect(ENGLISH.map(twinOf).sort()).toEqual([...CHINESE].sort()))

  it.each(ENGLISH)('show the same commands and code in %s', (page) => {
    expect(fencesOf(textOf(twinOf(page))).map(codeOf)).toEqual(fencesOf(textOf(page)).map(codeOf))
  })

  it.each(ENGLISH.filter((page) => !FREE_IN_SHAPE.has(page)))(
    'have the same chapters and tables of the same size in %s',
    (page) => {
      expect(shapeOf(twinOf(page))).toEqual(shapeOf(page))
    },
  )

  it.each(ENGLISH)('say in %s where the other one is', (page) => {
    expect(linksOf(page).map(({ path }) => path)).toContain(twinOf(page))
    expect(linksOf(twinOf(page)).map(({ path }) => path)).toContain(page)
  })
})

describe.each(READMES)('%s', (name) => {
  const text = textOf(name)

  it('can be read in one go', () => expect(text.split('\n').length).toBeLessThanOrEqual(151))

  it('has a sentence, a limit and a command with its output in its first 30 lines', () => {
    const head = text.split('\n').slice(0, 30).join('\n')
    expect(head).toMatch(/^# gongkai\n\n.+[^]*```console\n\$ .*\n[^$][^]*```/)
    expect(head).toMatch(/Its limit:|能力边界：/)
  })

  it('shows a picture, and what changed, and the licence', () => {
    const paths = linksOf(name).map(({ path }) => path)
    expect(paths).toEqual(expect.arrayContaining(['CHANGELOG.md', 'CONTRIBUTING.md', 'ARCHITECTURE.md']))
    expect(paths.some((path) => path.startsWith('docs/pictures/inspector'))).toBe(true)
    expect(text).toContain('MIT')
  })
})

it('the lines for a fresh machine are those that .ci/run runs', () => {
  const lines = (text: string): string[] =>
    linesOf(text)
      .filter((line) => line.startsWith('npm ci &&'))
      .map((line) => line.replace(/ 2>&1$/, '').trim())
  expect(lines(fence('README.md', 'sh', 'npm ci'))).toEqual(lines(readFileSync('.ci/run', 'utf8')))
  expect(lines(fence('README.md', 'sh', 'npm ci')).length).toBe(2)
})

describe('the pages of codes', () => {
  it.each(['docs/findings.md', 'docs/zh/findings.md'])('%s explains every finding', (page) => {
    const text = textOf(page)
    expect(CODES.filter((code) => !text.includes(`| \`${code}\` |`))).toEqual([])
  })

  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join('src', name), 'utf8'))
    .join('\n')
  const OTHERS = /'((?:input|worker|batch|manifest|corrections|audit|scorecard|options)\.[a-z][a-zA-Z]+)'/g
  const codes = [
    ...new Set([...Object.keys(ERROR_CODES), ...[...sources.matchAll(OTHERS)].map(([, code]) => code!)]),
  ].filter((code) => !/\.(?:js|ts|html|csv)$/.test(code))

  it.each(['docs/reference/codes.md', 'docs/zh/reference/codes.md'])(
    '%s explains every other code, and every state',
    (page) => {
      const text = textOf(page)
      expect(codes.length).toBeGreaterThan(15)
      expect([...codes, ...STATES].filter((code) => !text.includes(`\`${code}\``))).toEqual([])
    },
  )
})

it.each(['docs/reference/data.md', 'docs/zh/reference/data.md'])(
  '%s names every field of a report',
  (page) => {
    const { properties } = reportJsonSchema() as { properties: object }
    const chapter = textOf(page)
      .split(/^(?=## )/m)
      .find((text) => /^## (?:A report|一份报告)$/m.test(text))!
    const fields = [...chapter.matchAll(/^\| ((?:`\w+`[,、]? ?)+) \|/gm)].flatMap(([, names]) => [
      ...names!.matchAll(/\w+/g),
    ])
    const named = new Set(fields.map(([name]) => name))
    expect(Object.keys(properties).filter((name) => !named.has(name))).toEqual([])
  },
)

it('the columns in the data dictionary are those of the exports', () => {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/refresh-data.mjs', '--check'], {
    encoding: 'utf8',
  })
  expect([status, stderr]).toEqual([0, ''])
})
