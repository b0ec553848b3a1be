/** What the machine does to a batch is not the documents' doing. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, describe, expect, it } from '@jest/globals'
import { batch } from '../../src/batch.js'
import { openReader } from '../../src/batch/contents.js'
import { openLane } from '../../src/batch/lanes.js'
import { listFiles } from '../../src/batch/list.js'
import { hexOf, placeOf } from '../../src/batch/names.js'
import { isTrouble, patiently, troubleWatch } from '../../src/batch/trouble.js'

const folder = mkdtempSync(join(tmpdir(), 'gongkai-trouble-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const worker = join(__dirname, 'faulty-worker.mjs')
const broken = join(folder, 'broken-worker.mjs')
writeFileSync(broken, "import 'a-package-that-nobody-has'")
const failing = (code: string) => Object.assign(new Error(code), { code })

describe('trouble of the machine', () => {
  it('is tried again, and a fault of the document is not', async () => {
    let tries = 0
    const busy = async () => {
      tries++
      if (tries < 3) throw failing('EMFILE')
      return 'read'
    }
    expect(await patiently(busy, [1, 1, 1])).toBe('read')
    expect(tries).toBe(3)
    let once = 0
    const corrupt = async () => {
      once++
      throw failing('input.corrupt')
    }
    await expect(patiently(corrupt, [1, 1, 1])).rejects.toMatchObject({ code: 'input.corrupt' })
    expect(once).toBe(1)
  })

  it('twenty times in a row stops the run, and not a file less', () => {
    const trouble = { code: 'EIO', message: 'i/o error' }
    const watch = troubleWatch()
    for (let i = 0; i < 19; i++) watch(trouble)
    watch(undefined)
    for (let i = 0; i < 19; i++) watch(trouble)
    expect(() => watch(trouble)).toThrow('20 files in a row')
  })

  it('is a folder that has gone, but not a file that is missing', async () => {
    const reader = openReader()
    const codeOf = (path: string) =>
      reader.read(path).then(
        () => 'read',
        ({ code }: { code: string }) => code,
      )
    const mount = join(folder, 'mount')
    mkdirSync(mount)
    writeFileSync(join(mount, 'a.txt'), 'a')
    expect(await codeOf(join(mount, 'a.txt'))).toBe('read')
    expect(await codeOf(join(mount, 'missing.txt'))).toBe('ENOENT')
    rmSync(mount, { recursive: true })
    expect(await codeOf(join(mount, 'a.txt'))).toBe('batch.unreachable')
    expect(await codeOf(join(folder, 'never', 'a.txt'))).toBe('ENOENT')
    expect(isTrouble({ code: 'batch.unreachable', message: '' })).toBe(true)
    await reader.close()
  })

  it('is a worker that can not be started', async () => {
    const lane = openLane({ timeout: 20_000, file: broken })
    const answer = await lane.run({ name: 'a', bytes: Buffer.from('a'), convert: false })
    expect(answer).toMatchObject({ failure: { code: 'worker.unavailable' } })
    await lane.close()
  })
})

describe('a run that is gone on with', () => {
  const documents = join(folder, 'documents')
  mkdirSync(documents)
  const paths = ['a', 'exit', 'b'].map((text, i) => {
    const path = join(documents, `${i}.txt`)
    writeFileSync(path, text)
    return path
  })
  const failuresIn = (out: string): string[] =>
    readFileSync(join(out, 'failures.csv'), 'utf8')
      .trim()
      .split('\r\n')
      .slice(1)
      .map((row) => row.split(',')[1]!)

  it('reads again what failed for a reason of the machine, and only on demand what failed by itself', async () => {
    const out = join(folder, 'resumed')
    const later = join(documents, 'later.txt')
    writeFileSync(later, 'c')
    await batch(paths, out, { jobs: 1, worker, bom: false })
    expect(failuresIn(out)).toEqual(['told', 'worker.crashed', 'told'])
    const read: string[] = []
    const onFile = ({ path }: { path: string }) => void read.push(path)
    const goOn = (reader: string, options = {}) =>
      batch([...paths, later], out, { jobs: 1, worker: reader, bom: false, resume: true, onFile, ...options })
    await goOn(broken)
    expect(failuresIn(out)).toEqual(['told', 'worker.crashed', 'told', 'worker.unavailable'])
    read.length = 0
    await goOn(worker)
    expect(failuresIn(out)).toEqual(['told', 'worker.crashed', 'told', 'told'])
    expect(read).toEqual([later])
    read.length = 0
    await goOn(worker, { retryFailures: true })
    expect(read).toEqual([...paths, later])
  })

  it('says that what it left is damaged', async () => {
    const out = join(folder, 'damaged')
    await batch(paths.slice(0, 1), out, { jobs: 1, worker })
    writeFileSync(join(out, '.gongkai', 'run.json'), '')
    await expect(batch(paths, out, { jobs: 1, worker, resume: true })).rejects.toMatchObject({
      code: 'batch.damaged',
    })
  })

  it('notices at once that its folder is removed', async () => {
    const out = join(folder, 'removed')
    const many = Array.from({ length: 200 }, (_, i) => {
      const path = join(documents, `many-${i}.txt`)
      writeFileSync(path, `text ${i}`)
      return path
    })
    let seen = 0
    const onFile = async () => {
      seen++
      if (seen === 2) rmSync(out, { recursive: true, force: true })
      await wait(0)
    }
    const slow = join(folder, 'slow-worker.mjs')
    writeFileSync(
      slow,
      readFileSync(worker, 'utf8')
        .replace('process.send({ failure', 'setTimeout(() => process.send({ failure')
        .replace('says ${text}` } })', 'says ${text}` } }), 20)'),
    )
    await expect(batch(many, out, { jobs: 1, worker: slow, onFile })).rejects.toMatchObject({
      code: 'batch.folderGone',
    })
    expect(seen).toBeLessThan(150)
  })
})

describe('names that are not UTF-8', () => {
  // 公开 in GBK, as unzip writes it under Linux.
  const name = Buffer.from([0xb9, 0xab, 0xbf, 0xaa, 0x2e, 0x74, 0x78, 0x74])
  const place = join(folder, 'names')
  mkdirSync(place)
  writeFileSync(Buffer.concat([Buffer.from(`${place}/`), name]), 'a report')

  it('are shown as they look in GBK and read by their bytes', async () => {
    const [path] = await listFiles([place])
    expect(path).toBe(join(place, '公开.txt'))
    expect(hexOf(path!)).toBe(Buffer.concat([Buffer.from(`${place}/`), name]).toString('hex'))
    const reader = openReader()
    expect(Buffer.from((await reader.read(path!)).bytes).toString()).toBe('a report')
    await reader.close()
  })

  it('that are UTF-8 are themselves', async () => {
    const plain = join(folder, '公开.txt')
    writeFileSync(plain, '')
    expect(await listFiles([plain])).toEqual([plain])
    expect([placeOf(plain), hexOf(plain)]).toEqual([plain, undefined])
  })

  it('are kept by their bytes with the report and in the journal', async () => {
    const named = join(folder, 'reports')
    mkdirSync(named)
    const bytes = Buffer.concat([Buffer.from(`${named}/`), name])
    writeFileSync(bytes, readFileSync('fixtures/reports/canonical-2022.txt'))
    const out = join(folder, 'reported')
    await batch(await listFiles([named]), out, { jobs: 0 })
    const { source } = JSON.parse(readFileSync(join(out, 'reports.jsonl'), 'utf8')) as { source: object }
    expect(source).toMatchObject({ name: join(named, '公开.txt'), nameBytes: bytes.toString('hex') })
    expect(readFileSync(join(out, '.gongkai', 'journal.jsonl'), 'utf8')).toContain(
      `"pathBytes":"${bytes.toString('hex')}"`,
    )
  })

  it('are kept in the list of failures', async () => {
    const out = join(folder, 'named')
    await batch(await listFiles([place]), out, { jobs: 1, worker, bom: false })
    const [head, row] = readFileSync(join(out, 'failures.csv'), 'utf8').trim().split('\r\n')
    expect(head).toBe('file,code,message,message_zh,file_bytes')
    expect(row?.endsWith(name.toString('hex'))).toBe(true)
  })
})
