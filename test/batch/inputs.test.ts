import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { type Zippable, strToU8, zipSync } from 'fflate'
import { listFiles, parseFiles } from '../../src/batch.js'
import { openReader } from '../../src/batch/contents.js'
import { byFolders } from '../../src/joins/by-folders.js'
import { contentOf } from '../support/reports.js'

const folder = mkdtempSync(join(tmpdir(), 'gongkai-inputs-'))
const at = (...parts: string[]): string => join(folder, ...parts)
afterAll(() => rmSync(folder, { recursive: true }))

beforeAll(() => {
  for (const name of ['a/b', 'a/.git', 'c']) mkdirSync(at(name), { recursive: true })
  for (const name of ['a/2.html', 'a/10.html', 'a/b/x.txt', 'a/.git/y.txt', 'a/.z.txt', 'c/1.md'])
    writeFileSync(at(name), name)
  symlinkSync(at('a'), at('a/b/loop'))
})

const relative = async (...paths: string[]): Promise<string[]> =>
  (await listFiles(paths.map((path) => at(path)))).map((path) => path.slice(folder.length + 1))

describe('listFiles', () => {
  it('goes below folders in a stable order, without hidden files and loops of links', async () => {
    expect(await relative('')).toEqual(['a/10.html', 'a/2.html', 'a/b/x.txt', 'c/1.md'])
    expect(await relative('c/1.md', 'a', 'c')).toEqual(['c/1.md', 'a/10.html', 'a/2.html', 'a/b/x.txt'])
  })

  it('matches patterns', async () => {
    expect(await relative('a/*.html')).toEqual(['a/10.html', 'a/2.html'])
    expect(await relative('**/*.{md,txt}')).toEqual(['a/b/x.txt', 'c/1.md'])
  })

  it('leaves what is not there, or matches nothing, to fail by itself', async () => {
    expect(await relative('c', 'nothing.html', '*.pdf')).toEqual(['c/1.md', 'nothing.html', '*.pdf'])
    expect(await codesOf([at('nothing.html'), at('*.pdf'), at('c')])).toEqual(['ENOENT', 'ENOENT', 'EISDIR'])
  })
})

const zip = (name: string, members: Zippable): string => {
  writeFileSync(at(name), zipSync(members))
  return at(name)
}

async function codesOf(paths: string[]): Promise<string[]> {
  const codes: string[] = []
  for await (const outcome of parseFiles(paths)) codes.push('error' in outcome ? outcome.error.code : 'read')
  return codes
}

/** Where the directory's entry of the only member is, and the members of it that lie. */
function forged(
  path: string,
  bytes: Uint8Array,
  change: (view: DataView, directory: number, end: number) => void,
): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const end = bytes.length - 22
  change(view, view.getUint32(end + 16, true), end)
  writeFileSync(path, bytes)
  return path
}

describe('a pipe among the files', () => {
  it('is refused, not waited for', async () => {
    execFileSync('mkfifo', [at('pipe.html'), at('pipe.zip')])
    expect(await relative('pipe.html', 'pipe.zip')).toEqual(['pipe.html', 'pipe.zip'])
    expect(await codesOf([at('pipe.html'), at('pipe.zip'), '/dev/zero'])).toEqual([
      'input.unsupported',
      'input.unsupported',
      'input.unsupported',
    ])
    rmSync(at('pipe.html'))
    rmSync(at('pipe.zip'))
  })
})

describe('zip archives', () => {
  it('are all read, however many are read from at once', async () => {
    const paths = Array.from(
      { length: 40 },
      (_, i) => `${zip(`many-${i}.zip`, { 'a.txt': strToU8(`${i}`) })}/a.txt`,
    )
    const reader = openReader()
    const texts = await Promise.all(
      paths.map(async (path) => Buffer.from((await reader.read(path)).bytes).toString()),
    )
    await reader.close()
    expect(texts).toEqual(paths.map((_, i) => String(i)))
  })

  it('keep members of one name apart, and lose none of too many', async () => {
    const path = forged(
      at('twins.zip'),
      zipSync({ 'a.txt': strToU8('one'), 'b.txt': strToU8('two') }),
      () => {},
    )
    const bytes = readFileSync(path)
    for (let i = bytes.indexOf('b.txt'); i >= 0; i = bytes.indexOf('b.txt', i + 1)) bytes.write('a.txt', i)
    writeFileSync(path, bytes)
    const paths = await listFiles([path])
    expect(paths).toEqual([`${path}/a.txt`, `${path}/a.txt (2)`])
    const reader = openReader()
    expect(
      await Promise.all(paths.map(async (name) => Buffer.from((await reader.read(name)).bytes).toString())),
    ).toEqual(['one', 'two'])
    await reader.close()
    const many = forged(at('many.zip'), zipSync({ 'a.txt': strToU8('one') }), (view, _, end) =>
      view.setUint16(end + 10, 0xffff, true),
    )
    expect(await codesOf(await listFiles([many]))).toEqual(['input.tooLarge'])
  })

  it('may lie in a folder that is called like one', async () => {
    mkdirSync(at('outer.zip'))
    const inner = zip('outer.zip/inner.zip', { 'a.txt': strToU8('inner') })
    const reader = openReader()
    expect(Buffer.from((await reader.read(`${inner}/a.txt`)).bytes).toString()).toBe('inner')
    await reader.close()
  })

  it('are read in the order of the folder that they would unpack to', async () => {
    const names = ['a-b.txt', 'a/x.txt', 'a.txt', 'a/b/y.txt', 'a/b.txt']
    const path = zip('ordered.zip', Object.fromEntries(names.map((name) => [name, strToU8(name)])))
    for (const name of names) {
      mkdirSync(at(`ordered/${dirname(name)}`), { recursive: true })
      writeFileSync(at(`ordered/${name}`), name)
    }
    const below = (paths: string[], folder: string) => paths.map((one) => one.slice(folder.length + 1))
    expect(below(await listFiles([path]), path)).toEqual(
      below(await listFiles([at('ordered')]), at('ordered')),
    )
    expect([...names].sort(byFolders)).toEqual(below(await listFiles([path]), path))
  })

  it('are read in place, member by member', async () => {
    const path = zip('reports.zip', {
      'b/2.html': strToU8(contentOf(1)),
      '县/1.txt': [strToU8(contentOf(0)), { level: 0 }],
      '__MACOSX/._1.txt': strToU8('x'),
      '.hidden': strToU8('x'),
      'b/': new Uint8Array(),
    })
    const paths = await listFiles([path])
    expect(paths).toEqual([`${path}/b/2.html`, `${path}/县/1.txt`])
    const found: unknown[] = []
    for await (const outcome of parseFiles(paths))
      found.push('report' in outcome && [outcome.report.source.name, outcome.report.agency])
    expect(found).toEqual([
      [paths[0], '望川县第1局'],
      [paths[1], '望川县第0局'],
    ])
  })

  it('may have names in GBK', async () => {
    const bytes = zipSync({ 'AA.txt': strToU8(contentOf(0)) })
    // 县局 in GBK: the same number of bytes as the name.
    for (let i = 0; i + 2 <= bytes.length; i++)
      if (bytes[i] === 0x41 && bytes[i + 1] === 0x41 && bytes[i + 2] === 0x2e) bytes.set([0xcf, 0xd8], i)
    writeFileSync(at('gbk.zip'), bytes)
    expect(await listFiles([at('gbk.zip')])).toEqual([at('gbk.zip/县.txt')])
    expect(await codesOf([at('gbk.zip/县.txt')])).toEqual(['read'])
  })

  it('that are broken, empty or no archive stand for themselves, and fail', async () => {
    const whole = zipSync({ 'a.txt': strToU8(contentOf(0)) })
    writeFileSync(at('cut.zip'), whole.subarray(0, whole.length - 30))
    writeFileSync(at('empty.zip'), zipSync({}))
    writeFileSync(at('text.zip'), 'not a zip')
    const paths = await listFiles(['cut', 'empty', 'text'].map((name) => at(`${name}.zip`)))
    expect(paths).toEqual([at('cut.zip'), at('empty.zip'), at('text.zip')])
    expect(await codesOf(paths)).toEqual(['input.corrupt', 'input.empty', 'input.corrupt'])
  })

  it('can do no harm: bombs, overlaps, damage, names that lead out', async () => {
    const text = strToU8(contentOf(0))
    const bomb = zip('bomb.zip', { 'a.txt': new Uint8Array(30 * 2 ** 20) })
    const liar = forged(at('liar.zip'), zipSync({ 'a.txt': new Uint8Array(2 ** 20) }), (view, entry) =>
      view.setUint32(entry + 24, 1000, true),
    )
    const huge = forged(at('huge.zip'), zipSync({ 'a.txt': text }), (view, entry) =>
      view.setUint32(entry + 24, 2 ** 31, true),
    )
    const damaged = forged(at('damaged.zip'), zipSync({ 'a.txt': [text, { level: 0 }] }), (view) =>
      view.setUint8(60, view.getUint8(60) ^ 1),
    )
    const locked = forged(at('locked.zip'), zipSync({ 'a.txt': text }), (view, entry) =>
      view.setUint16(entry + 8, 1, true),
    )
    const out = zip('out.zip', { '../a.txt': text })
    const paths = await listFiles([bomb, liar, huge, damaged, locked, out])
    expect(paths).toEqual([
      ...[bomb, liar, huge, damaged, locked].map((path) => `${path}/a.txt`),
      `${out}/../a.txt`,
    ])
    expect(await codesOf(paths)).toEqual([
      'input.tooLarge',
      'input.corrupt',
      'input.tooLarge',
      'input.corrupt',
      'input.encrypted',
      'input.corrupt',
    ])
    const overlapping = forged(at('overlap.zip'), zipSync({ 'a.txt': text }), (view, entry) =>
      view.setUint32(entry + 20, 2 ** 20, true),
    )
    expect(await codesOf(await listFiles([overlapping]))).toEqual(['input.tooLarge'])
  })

  it('may be a Word document by another name', async () => {
    writeFileSync(
      at('word.zip'),
      zipSync({ 'word/document.xml': strToU8('<w/>'), '[Content_Types].xml': strToU8('<Types/>') }),
    )
    expect(await listFiles([at('word.zip')])).toEqual([at('word.zip')])
  })

  it('are told from folders with such a name', async () => {
    mkdirSync(at('folder.zip'))
    writeFileSync(at('folder.zip/a.txt'), 'a')
    expect(await listFiles([at('folder.zip')])).toEqual([at('folder.zip/a.txt')])
    const reader = openReader()
    expect(Buffer.from((await reader.read(at('folder.zip/a.txt'))).bytes).toString()).toBe('a')
    await reader.close()
  })
})
