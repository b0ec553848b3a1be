/** The samples of docs/library.md run with the library as built, and give what stands beside them; and the reference is up to date. */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'

/** `stream.format   // 'html'` */
const VALUE = /^([^/\n]+?) +\/\/ ('.*'|-?[\d.]+|true|false|number .*)$/gm
/** What a line that declares something says is for readers. */
const isValue = (code: string): boolean => !/^\s*(?:const|let|import)\b/.test(code)

/** The samples but for the one with names that are the reader's own, which another test gives them. */
const samplesOf = (path: string): string[] =>
  [...readFileSync(path, 'utf8').matchAll(/```ts\n([^]*?)```/g)]
    .map(([, sample]) => sample!)
    .filter((sample) => !sample.startsWith('for await'))

/** What is said of the values of all samples, and what they are. */
function triedSamples(path: string): { said: string[]; given: string[] } {
  const said: string[] = []
  const modules = samplesOf(path).map((sample) => {
    const code = sample.replace(VALUE, (line, value: string, text: string) => {
      if (!isValue(value)) return line
      said.push(text)
      return `;values.push(${value})`
    })
    const imports = code.match(/^import .*$/gm) ?? []
    return { imports, body: code.replace(/^import .*$/gm, '') }
  })
  const imports = new Set(modules.flatMap((one) => one.imports.map(dynamic)))
  const program = [
    'const values = []',
    ...modules.map(({ imports, body }) => `{\n${imports.map(dynamic).join('\n')}\n${body}\n}`),
    'console.log(JSON.stringify(values.map((value) => (typeof value === "string" ? `\'${value}\'` : String(value)))))',
  ].join('\n')
  expect(imports.size).toBeGreaterThan(0)
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    encoding: 'utf8',
  })
  expect(stderr).toBe('')
  return { said, given: JSON.parse(stdout) as string[] }
}

/** `import { a } from 'b'` → `const { a } = await import('b')`, so that samples may import the same name. */
const dynamic = (line: string): string =>
  line.replace(/^import (\{.*\}) from ('.*')$/, 'const $1 = await import($2)')

describe.each(['docs/library.md', 'docs/zh/library.md'])('the samples of %s', (path) => {
  it('give what is said', () => {
    const { said, given } = triedSamples(path)
    expect(said.length).toBe(15)
    const kinds = said.map((text, i) =>
      text.startsWith('number ') && Number.isFinite(Number(given[i])) ? given[i] : text,
    )
    expect(given).toEqual(kinds)
  })
})

describe('the reference of the library', () => {
  it('is what the doc comments say, and every export has one', () => {
    const { status, stderr } = spawnSync(process.execPath, ['scripts/refresh-reference.mjs', '--check'], {
      encoding: 'utf8',
    })
    expect([status, stderr]).toEqual([0, ''])
  })
})
