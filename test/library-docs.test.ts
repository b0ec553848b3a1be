/** The samples of docs/library.md run, and give what stands beside them. */
import { readFileSync } from 'node:fs'
import * as files from 'node:fs/promises'
import { describe, expect, it } from '@jest/globals'
import * as gongkai from '../src/index.js'

const MODULES: Record<string, object> = { gongkai, 'node:fs/promises': files }

/** `stream.format   // 'html'` */
const VALUE = /^([^/\n]+?) +\/\/ (.+)$/gm
const IMPORT = /^import \{ ([\w, ]+) \} from '([\w:/]+)'$/gm

const sampleOf = (path: string): string => {
  const [, sample] = readFileSync(path, 'utf8').split('```ts\n')
  return sample!.split('```')[0]!
}

async function valuesOf(sample: string): Promise<unknown[]> {
  const code = sample.replace(IMPORT, "const { $1 } = modules['$2']").replace(VALUE, ';values.push($1)')
  const values: unknown[] = []
  const AsyncFunction = (async () => {}).constructor as new (
    ...text: string[]
  ) => (...given: unknown[]) => unknown
  await new AsyncFunction('modules', 'values', code)(MODULES, values)
  return values
}

describe.each(['docs/library.md', 'docs/zh/library.md'])('the sample of %s', (path) => {
  it('gives what is said', async () => {
    const said = [...sampleOf(path).matchAll(VALUE)].map(([, , value]) => value!)
    expect(said.length).toBe(5)
    expect(await valuesOf(sampleOf(path))).toEqual(
      said.map((value) => (value.startsWith("'") ? value.slice(1, -1) : Number(value))),
    )
  })

  it('and its tables name every function beside parsing', () => {
    const text = readFileSync(path, 'utf8')
    for (const name of [
      'readStream',
      'segment',
      'reconstruct',
      'streamToText',
      'streamFromText',
      'readReport',
    ])
      expect(text).toContain(`\`${name}(`)
  })
})
