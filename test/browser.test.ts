/**
 * gongkai/browser in a browser: on a page and in a worker of headless Chromium every fixture gives the JSON and CSV that Node gives, byte
 * for byte, or the same error.
 * @jest-environment <rootDir>/test/support/pdf-environment.cjs
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { parseReport, toCsv, toJson } from '../src/index.js'

interface Answer {
  file: string
  page: unknown
  worker: unknown
  /** What came from the worker besides its answer, and what parsing has left in the page's global scope. */
  strays: unknown[]
  added: string[]
}

const files = readdirSync('fixtures', { recursive: true, encoding: 'utf8' })
  .map((name) => join('fixtures', name).replaceAll('\\', '/'))
  .filter((name) => /\.(?!json$|md$)\w+$/.test(name))
  .sort()

/** What is missing on this machine; .ci/run installs it. */
const lack = spawnSync(process.execPath, ['scripts/browser/parse.mjs'], { encoding: 'utf8' })
const here = lack.status === 3 ? ` – not tried here: ${lack.stderr.trim()}` : ''

async function inNode(file: string): Promise<unknown> {
  try {
    const report = await parseReport(new Uint8Array(readFileSync(file)), { name: file })
    return { json: toJson(report), csv: toCsv(report) }
  } catch (error) {
    const { name, code, message } = error as Error & { code?: string }
    return { name, code, message }
  }
}

const alike = async (file: string): Promise<Pick<Answer, 'file' | 'page' | 'worker'>> => {
  const answer = await inNode(file)
  return { file, page: answer, worker: answer }
}

/** What jszip adds, on which mammoth stands. */
const LEFT = new Set(['setImmediate', 'clearImmediate'])

describe(`in Chromium${here}`, () => {
  if (here) {
    it('the build for browsers is what the tests ask for', () => expect(lack.stderr).toMatch(/not installed/))
    return
  }
  it('every fixture gives what it gives in Node', async () => {
    if (!existsSync('dist/browser.js')) execFileSync('npx', ['tsup', '--no-dts'])
    const out = execFileSync(process.execPath, ['scripts/browser/parse.mjs', ...files], {
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    })
    const answers = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Answer)
    expect(answers.map(({ file }) => file)).toEqual(files)
    for (const { file, page, worker } of answers) expect({ file, page, worker }).toEqual(await alike(file))
    expect(answers.flatMap(({ strays }) => strays)).toEqual([])
    expect(new Set(answers.flatMap(({ added }) => added))).toEqual(LEFT)
  }, 600_000)
})
