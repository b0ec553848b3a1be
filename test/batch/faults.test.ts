import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from '@jest/globals'
import { batch, listFiles, parseFiles } from '../../src/batch.js'
import { type FileAnswer, readFiles } from '../../src/batch/files.js'
import { openLane } from '../../src/batch/lanes.js'

const folder = mkdtempSync(join(tmpdir(), 'gongkai-faults-'))
afterAll(() => rmSync(folder, { recursive: true }))

const worker = join(__dirname, 'faulty-worker.mjs')
const limits = { heap: 40, resident: 400 }
const task = (text: string) => ({ name: 'a', bytes: Buffer.from(text), convert: false })
const codeOf = (answer: object): unknown =>
  'failure' in answer ? (answer.failure as { code: string }).code : answer

function files(name: string, texts: string[]): string[] {
  return texts.map((text, i) => {
    const path = join(folder, `${name}-${String(i).padStart(3, '0')}.txt`)
    writeFileSync(path, text)
    return path
  })
}

describe('a lane', () => {
  it.each([
    ['hang', 'input.timeout'],
    ['crash', 'worker.crashed'],
    ['exit', 'worker.crashed'],
    ['abort', 'worker.crashed'],
    ['memory', 'worker.memory'],
    ['buffers', 'worker.memory'],
  ])('answers for a document that makes its worker %s, and goes on', async (act, code) => {
    const lane = openLane({ timeout: act === 'hang' ? 3000 : 20_000, file: worker, limits })
    expect(codeOf(await lane.run(task('one')))).toBe('told')
    expect(codeOf(await lane.run(task(act)))).toBe(code)
    expect(codeOf(await lane.run(task('two')))).toBe('told')
    await lane.close()
  })

  it('takes no answer that comes after its time for that of the next document', async () => {
    const lane = openLane({ timeout: 300, file: worker })
    await lane.run(task('one'))
    for (let i = 0; i < 3; i++) {
      const late = lane.run(task('late'))
      // The thread is busy when both the answer and the end of its time come.
      setTimeout(
        () =>
          setImmediate(() => {
            for (const end = Date.now() + 100; Date.now() < end; );
          }),
        260,
      )
      await late
      expect(await lane.run(task('two'))).toEqual({ failure: { code: 'told', message: 'a says two' } })
    }
    await lane.close()
  })

  it('has no limit that a timer could not count to', async () => {
    const lane = openLane({ timeout: Infinity, file: worker })
    expect(codeOf(await lane.run(task('one')))).toBe('told')
    await lane.close()
  })

  it('gives a document that a tired worker died of to a fresh one', async () => {
    const lane = openLane({ timeout: 20_000, file: worker })
    for (const text of ['one', 'tired', 'tired']) expect(codeOf(await lane.run(task(text)))).toBe('told')
    await lane.close()
  })
})

describe('many files', () => {
  it('come in order, faults among them, each with its code', async () => {
    const texts = ['a', 'hang', 'b', 'exit', 'crash', 'c', 'd', 'hang', 'e']
    const paths = files('order', texts)
    const found: FileAnswer[] = []
    for await (const answer of readFiles(paths, { jobs: 2, timeout: 3000, worker })) found.push(answer)
    expect(found.map(({ path }) => path)).toEqual(paths)
    const expected = { hang: 'input.timeout', exit: 'worker.crashed', crash: 'worker.crashed' } as Record<
      string,
      string
    >
    expect(found.map(({ answer }) => codeOf(answer!))).toEqual(texts.map((text) => expected[text] ?? 'told'))
    expect(found[7]!.duplicateOf).toBe(paths[1])
  })

  it('are rows in failures.csv, and the batch goes on', async () => {
    const paths = [...files('batch', ['a', 'hang', 'exit', 'b', 'a']), join(folder, 'vanished.txt')]
    const out = join(folder, 'out')
    const summary = await batch(paths, out, { jobs: 2, timeout: 3000, worker, bom: false })
    expect([summary.files, summary.failures, summary.duplicates]).toEqual([6, 6, 1])
    const rows = readFileSync(join(out, 'failures.csv'), 'utf8')
      .trim()
      .split('\r\n')
      .slice(1)
      .map((row) => row.split(',').slice(0, 2))
    expect(rows).toEqual(
      paths.map((path, i) => [
        path,
        ['told', 'input.timeout', 'worker.crashed', 'told', 'told', 'ENOENT'][i],
      ]),
    )
    expect(summary.byFailure).toEqual({ told: 3, 'input.timeout': 1, 'worker.crashed': 1, ENOENT: 1 })
  })

  it('are read no further ahead than workers need', async () => {
    const paths = files(
      'ahead',
      Array.from({ length: 300 }, (_, i) => `text ${i}`),
    )
    let asked = 0
    function* counted() {
      for (const path of paths) {
        asked++
        yield path
      }
    }
    const answers = readFiles(counted(), { jobs: 1, worker })
    await answers.next()
    await new Promise((resolve) => setTimeout(resolve, 500))
    expect(asked).toBeLessThan(40)
    await answers.return(undefined)
  })

  it('stop when the signal is raised', async () => {
    const stop = new AbortController()
    const paths = files('stop', ['a', 'hang'])
    const read = async () => {
      for await (const _ of readFiles(paths, { jobs: 1, worker, signal: stop.signal }))
        setTimeout(() => stop.abort(), 50)
    }
    await expect(read()).rejects.toMatchObject({ name: 'AbortError' })
  })

  it('name the first file of the same content, in this thread too', async () => {
    const report = 'fixtures/reports/tricky-2021.txt'
    const copy = join(folder, 'copy.txt')
    writeFileSync(copy, readFileSync(report))
    const found: unknown[] = []
    for await (const { path, duplicateOf } of parseFiles([report, copy])) found.push([path, duplicateOf])
    expect(found).toEqual([
      [report, undefined],
      [copy, report],
    ])
    expect(await listFiles([copy])).toEqual([copy])
  })
})
