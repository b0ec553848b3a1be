/** One document in a process of its own: its harm is an error here, and an end comes at once. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from '@jest/globals'
import { readIsolated } from '../../src/batch/isolated.js'
import { answer } from '../../src/batch/answer.js'
import { parseReport, toText } from '../../src/index.js'

const folder = mkdtempSync(join(tmpdir(), 'gongkai-isolated-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Does what its document says; else it answers with a report that names the pictures that it was given. */
const worker = join(folder, 'worker.mjs')
writeFileSync(
  worker,
  `const acts = { hang: () => { for (;;); }, exit: () => process.exit(3), none: () => process.send({ failure: { code: 'input.notAReport', message: 'none' } }) }
   process.on('message', ({ name, bytes, pictures }) => {
     if (bytes in acts) return acts[bytes]()
     const title = [...(pictures ?? [])].map(([src, { length }]) => src + length).join()
     process.send({ read: [{ report: { title, source: { name } }, stream: { blocks: [] } }], asked: ['a.png', 'b.png'] })
   })
   process.on('disconnect', () => process.exit())
   process.send('ready')`,
)
const read = (text: string, options = {}) => readIsolated(text, { worker, ...options })

describe('a document read in a process of its own', () => {
  it.each([
    ['exit', 'worker.crashed'],
    ['hang', 'input.timeout'],
    ['none', 'input.notAReport'],
  ])('that does %s is an error', (act, code) =>
    expect(read(act, { timeout: 1_500 })).rejects.toMatchObject({ code }),
  )

  it('ends at once when the signal is raised, and before it begins', async () => {
    const stop = new AbortController()
    setTimeout(() => stop.abort(), 500)
    await expect(read('hang', { signal: stop.signal })).rejects.toMatchObject({ name: 'AbortError' })
    await expect(read('hang', { signal: stop.signal })).rejects.toMatchObject({ name: 'AbortError' })
  })

  it('is asked again with the pictures that it wants', async () => {
    const pictures = (src: string) => (src === 'a.png' ? new Uint8Array(7) : undefined)
    const [page] = await read('page', { pictures, name: 'page.html' })
    expect(page!.report).toMatchObject({ title: 'a.png7', source: { name: 'page.html' } })
    expect(toText(page!)).toBe('')
  })

  it('is given whole by the worker: reports, streams, pictures asked for', async () => {
    const text =
      '<h1>某县财政局2023年政府信息公开工作年度报告</h1><h2>一、总体情况</h2><p>无</p><img src="a.png">'
    const given = await answer({ name: 'a', bytes: text, convert: false, streams: true })
    if (!('read' in given)) throw new TypeError('no streams')
    expect(given.read).toMatchObject([{ report: { year: 2023 } }])
    expect(given.read[0]!.stream.blocks).toContainEqual(expect.objectContaining({ text: '无' }))
    expect(given.asked).toEqual(['a.png'])
  })
})

describe('a document read in this process', () => {
  const text = '某县财政局2023年政府信息公开工作年度报告\n一、总体情况\n无'

  it('asks for the signal before and after it is taken apart', async () => {
    await expect(parseReport(text, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      name: 'AbortError',
    })
    const stop = new AbortController()
    const reading = parseReport(text, { signal: stop.signal })
    setImmediate(() => stop.abort())
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' })
    expect((await parseReport(text, { signal: new AbortController().signal })).year).toBe(2023)
  })
})
