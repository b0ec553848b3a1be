/** What may be given as a document, and the errors that are thrown, whichever copy of the package throws them. */
import { readFileSync, createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { describe, expect, it } from '@jest/globals'
import {
  ERROR_CODES,
  GongkaiError,
  isGongkaiError,
  NotAReportError,
  UnreadableDocumentError,
} from '../src/errors.js'
import { contentOf } from '../src/parse/content.js'
import { parseReport, readStream } from '../src/index.js'

const FILE = 'fixtures/reports/canonical-2022.txt'
const bytes = readFileSync(FILE)

/** A stream that gives the bytes in small pieces, in the middle of characters. */
const inPieces = (): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start(controller) {
      for (let at = 0; at < bytes.length; at += 1001)
        controller.enqueue(new Uint8Array(bytes.subarray(at, at + 1001)))
      controller.close()
    },
  })

describe('a document', () => {
  it.each<[string, () => Parameters<typeof parseReport>[0]]>([
    ['a Buffer', () => bytes],
    ['an ArrayBuffer', () => Uint8Array.from(bytes).buffer],
    ['text', () => bytes.toString()],
    ['a Blob', () => new Blob([bytes])],
    ['a File', () => new File([bytes], 'a.txt')],
    ['a Response', () => new Response(bytes)],
    ['the body of a Response', () => new Response(bytes).body!],
    ['a stream of the web', inPieces],
    ['a stream of Node', () => createReadStream(FILE, { highWaterMark: 1001 })],
    [
      'a stream of Node with an encoding',
      () => createReadStream(FILE, { encoding: 'utf8', highWaterMark: 1001 }),
    ],
    ['chunks', () => Readable.from([bytes.subarray(0, 100), bytes.subarray(100)])],
  ])('may be given as %s', async (_, given) => {
    const { source } = await parseReport(given())
    expect([source.bytes, source.format]).toEqual([bytes.length, 'text'])
    expect((await readStream(given())).blocks.length).toBeGreaterThan(10)
  })

  it.each([
    'fixtures/reports/canonical-2022.txt',
    '教育局2023年政府信息公开工作年度报告.pdf\n'.trim(),
    './a',
    '/data/reports/7',
    'C:\\reports\\a',
    'https://example.org/a.html',
    'file:///data/a',
  ])('is not %s, a path', async (path) => {
    await expect(parseReport(path)).rejects.toMatchObject({
      code: 'input.path',
      message: expect.stringMatching(/looks like a path.*传入的像是路径/) as unknown,
    })
  })

  it('is not an address as a URL either', async () =>
    expect(contentOf(new URL('file:///data/a.html'))).rejects.toMatchObject({ code: 'input.path' }))

  it('may be a line of text that is no path', async () => {
    for (const line of [
      '望川县教育局2023年政府信息公开工作年度报告',
      '详见 https://example.org/a.html 。',
      '1/2',
    ])
      expect(await contentOf(line)).toBe(line)
  })

  it('is refused where a stream does not end', async () => {
    const chunk = new Uint8Array(2 ** 20)
    let given = 0
    const endless = (async function* () {
      for (;;) {
        given++
        yield chunk
      }
    })()
    await expect(contentOf(endless)).rejects.toMatchObject({ code: 'input.tooLarge' })
    expect(given).toBe(65)
  })

  it('is nothing else', async () => {
    for (const wrong of [null, undefined, 7, {}, Readable.from([{}])])
      await expect(contentOf(wrong)).rejects.toMatchObject({ code: 'argument.invalid' })
  })
})

describe('an error of this package', () => {
  it('is known as one, by its mark and not by its class', () => {
    const mark = Symbol.for('gongkai.error')
    const ofAnotherCopy = Object.assign(new Error('a'), { code: 'input.empty', [mark]: true })
    for (const error of [new NotAReportError('a'), new GongkaiError('internal', 'a'), ofAnotherCopy])
      expect(isGongkaiError(error)).toBe(true)
    for (const other of [new Error('a'), { code: 'input.empty' }, null, undefined, 'input.empty'])
      expect(isGongkaiError(other)).toBe(false)
  })

  it('shows its name, code and message, and no mark', () => {
    const error = new UnreadableDocumentError('input.empty', 'Nothing is in it.')
    expect([error.name, error.code, error.message]).toEqual([
      'UnreadableDocumentError',
      'input.empty',
      'Nothing is in it.',
    ])
    expect(Object.keys(error).sort()).toEqual(['code', 'name'])
  })

  it('has a code with a meaning, in both languages', () => {
    for (const { en, zh } of Object.values(ERROR_CODES)) {
      expect(en).toMatch(/^[a-z].+[^.]$/)
      expect(zh).toMatch(/^[^a-z]+.*。$/)
    }
    expect(new GongkaiError('input.timeout', 'It took 3 s.').messageZh).toBe('读取超时。')
  })
})
