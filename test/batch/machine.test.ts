/** A machine that fails while a batch runs: what it wrote is gone on with, and nothing of its trouble is taken for data. */
import fs from 'node:fs/promises'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals'
import { batch } from '../../src/batch.js'
import { openOutputs } from '../../src/batch/outputs.js'

const folder = mkdtempSync(join(tmpdir(), 'gongkai-machine-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
afterEach(() => void jest.restoreAllMocks())

const worker = join(__dirname, 'faulty-worker.mjs')
const failing = (code: string) => Object.assign(new Error(`${code}: made up`), { code })

mkdirSync(join(folder, 'in'))
const paths = Array.from({ length: 60 }, (_, i) => {
  const path = join(folder, 'in', `${String(i).padStart(2, '0')}.txt`)
  writeFileSync(path, `text ${i}`)
  return path
})
const run = (out: string, options = {}) =>
  batch(paths, join(folder, out), { jobs: 2, worker, bom: false, ...options })
const filesIn = (out: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(join(folder, out))
      .filter((name) => name !== '.gongkai')
      .map((name) => [name, readFileSync(join(folder, out, name), 'base64')]),
  )

/** What all open files are made of. */
async function handles(): Promise<fs.FileHandle> {
  const file = await fs.open(paths[0]!)
  await file.close()
  return Object.getPrototypeOf(file) as fs.FileHandle
}

let inPeace: Record<string, string>
beforeAll(async () => {
  await run('peace')
  inPeace = filesIn('peace')
})

describe('a disk that is full', () => {
  it.each([1, 3, 6])(
    'after %d writes stops the run, which then goes on to the same bytes',
    async (writes) => {
      const prototype = await handles()
      const write = prototype.write as (...args: never[]) => Promise<never>
      let left = writes
      jest.spyOn(prototype, 'write').mockImplementation(function (this: fs.FileHandle, ...args: never[]) {
        return left-- > 0 ? write.apply(this, args) : Promise.reject(failing('ENOSPC'))
      } as never)
      const out = `full-${writes}`
      await expect(run(out)).rejects.toMatchObject({ code: 'ENOSPC' })
      expect(readdirSync(join(folder, out))).toEqual(['.gongkai'])
      jest.restoreAllMocks()
      await run(out, { resume: true })
      expect(filesIn(out)).toEqual(inPeace)
    },
  )
})

describe('files that the machine does not give', () => {
  const refusing = (code: string, isRefused: (path: string, times: number) => boolean) => {
    const { readFile } = fs
    const times = new Map<string, number>()
    jest.spyOn(fs, 'readFile').mockImplementation(((path: string, ...rest: never[]) => {
      const asked = (times.get(path) ?? 0) + 1
      times.set(path, asked)
      return isRefused(path, asked) ? Promise.reject(failing(code)) : readFile(path, ...rest)
    }) as never)
  }

  it('at the first try are read at the second', async () => {
    refusing('EMFILE', (path, times) => path === paths[7] && times === 1)
    await run('again')
    expect(filesIn('again')).toEqual(inPeace)
  })

  it('are failures of the run, until a resumed one reads them', async () => {
    refusing('EIO', (path) => path === paths[7])
    expect((await run('refused')).byFailure).toEqual({ EIO: 1, told: 59 })
    jest.restoreAllMocks()
    await run('refused', { resume: true })
    expect(filesIn('refused')).toEqual(inPeace)
  })

  it('twenty in a row publish nothing', async () => {
    refusing('ESTALE', (path) => paths.indexOf(path) >= 10)
    await expect(run('mount', { jobs: 10 })).rejects.toMatchObject({ code: 'batch.machine' })
    expect(readdirSync(join(folder, 'mount'))).toEqual(['.gongkai'])
    jest.restoreAllMocks()
    await run('mount', { resume: true })
    expect(filesIn('mount')).toEqual(inPeace)
  })
})

describe('what is said to be done', () => {
  it('is on the disk before it is said, and what says it before the run goes on', async () => {
    const prototype = await handles()
    const names = new Map<number, string>()
    const { open } = fs
    jest.spyOn(fs, 'open').mockImplementation((async (path: string, ...rest: never[]) => {
      const file = await open(path, ...rest)
      names.set(file.fd, path.split('/').at(-1)!)
      return file
    }) as never)
    const acts: string[] = []
    for (const act of ['write', 'datasync'] as const) {
      const real = prototype[act] as (...args: never[]) => Promise<never>
      jest.spyOn(prototype, act).mockImplementation(function (this: fs.FileHandle, ...args: never[]) {
        acts.push(`${act} ${names.get(this.fd)}`)
        return real.apply(this, args)
      } as never)
    }
    const work = join(folder, 'order')
    mkdirSync(work)
    const outputs = await openOutputs(work, { lines: 0, table: 0 }, { name: 'journal', end: 0 })
    await outputs.add({ lines: Buffer.from('a\n'), table: Buffer.from('b\n') }, () => 'done\n')
    await outputs.close()
    expect(acts).toEqual([
      'write lines',
      'datasync lines',
      'write table',
      'datasync table',
      'write journal',
      'datasync journal',
    ])
  })
})
