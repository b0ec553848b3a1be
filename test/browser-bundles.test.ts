/**
 * gongkai/browser as pages get it: bundled by Vite, webpack and esbuild, it reads a file of each format as Node does.
 * @jest-environment <rootDir>/test/support/pdf-environment.cjs
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { parseReport, toJson } from '../src/index.js'

const FILES = [
  'fixtures/reports/wrong-totals-2024.html',
  'fixtures/reports/canonical-2022.txt',
  'fixtures/pdf/chrome.pdf',
  'fixtures/pdf/drawn.pdf',
  'fixtures/docx/libreoffice.docx',
  'fixtures/doc/libreoffice.doc',
  'fixtures/xlsx/libreoffice.xlsx',
  'fixtures/ofd/drawn.ofd',
]

const out = mkdtempSync(join(tmpdir(), 'gongkai-bundles-'))
afterAll(() => rmSync(out, { recursive: true, force: true }))

/** What is missing on this machine; .ci/run installs it. */
const lack = ['scripts/bundlers/node_modules/vite', 'scripts/bundlers/node_modules/webpack'].some(
  (folder) => !existsSync(folder),
)
  ? 'npm ci --prefix scripts/bundlers'
  : spawnSync(process.execPath, ['scripts/browser/parse.mjs'], { encoding: 'utf8' }).stderr.trim()

describe(`a bundle of gongkai/browser${lack ? ` – not tried here: ${lack}` : ''}`, () => {
  if (lack) {
    it('is what the tests ask for', () => expect(lack).toMatch(/npm ci|not installed/))
    return
  }

  let expected: { file: string; json: string }[]
  beforeAll(async () => {
    if (!existsSync('dist/browser.js')) execFileSync(process.execPath, ['scripts/browser/build.mjs'])
    execFileSync(process.execPath, ['scripts/browser/bundle.mjs', out])
    expected = await Promise.all(
      FILES.map(async (file) => ({
        file,
        json: toJson(await parseReport(new Uint8Array(readFileSync(file)), { name: file })),
      })),
    )
  }, 600_000)

  it.each(['vite', 'webpack', 'esbuild'])(
    '%s: reads a file of each format as Node does, on a page and in a worker',
    (bundler) => {
      const answers = execFileSync(process.execPath, ['scripts/browser/parse.mjs', ...FILES], {
        encoding: 'utf8',
        maxBuffer: 2 ** 28,
        env: { ...process.env, MODULE: join(out, `${bundler}.js`) },
      })
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as { file: string; page: { json: string }; worker: { json: string } })
      expect(answers.map(({ file, page }) => ({ file, json: page.json }))).toEqual(expected)
      expect(answers.map(({ file, worker }) => ({ file, json: worker.json }))).toEqual(expected)
    },
    300_000,
  )
})
