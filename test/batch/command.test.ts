import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import { strToU8, zipSync } from 'fflate'
import { type Report, parseReport } from '../../src/index.js'
import { ended, gongkai, start } from '../support/command.js'
import { agencyOf, contentOf, writeReports } from '../support/reports.js'

/** Each test starts several processes. */
jest.setTimeout(300_000)

const folder = mkdtempSync(join(tmpdir(), 'gongkai-batch-'))
const at = (...parts: string[]): string => join(folder, ...parts)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const COUNT = 120
let paths: string[] = []
beforeAll(() => {
  paths = writeReports(at('in'), COUNT)
})

const linesIn = (path: string): Report[] =>
  readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Report)
const filesIn = (path: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(path)
      .filter((name) => name !== '.gongkai')
      .sort()
      .map((name) => [name, readFileSync(join(path, name)).toString('latin1')]),
  )

describe('gongkai batch', () => {
  it('writes the same data set whatever the number of workers', async () => {
    const one = await gongkai([
      'batch',
      at('in'),
      '--out',
      at('one'),
      '--jobs',
      '1',
      '--to',
      'json,csv,panel',
      '--quiet',
    ])
    const two = await gongkai([
      'batch',
      at('in'),
      '--out',
      at('two'),
      '--jobs',
      '2',
      '--to',
      'json,csv,panel',
      '--quiet',
    ])
    expect([one.status, two.status]).toEqual([0, 0])
    expect(two.stderr).toMatch(
      /^120 files: 120 reports, 0 failures; \d+ observations; 0 errors and \d+ warnings\. Written to .*\n$/,
    )
    expect(filesIn(at('two'))).toEqual(filesIn(at('one')))
    const reports = linesIn(at('two/reports.jsonl'))
    expect(reports.map(({ source }) => source.name)).toEqual(paths)
    expect(reports[7]).toEqual(
      JSON.parse(JSON.stringify(await parseReport(Buffer.from(contentOf(7)), { name: paths[7]! }))),
    )
    const summary = JSON.parse(readFileSync(at('two/summary.json'), 'utf8')) as Record<string, unknown>
    expect(summary).toMatchObject({
      files: COUNT,
      byFormat: { html: COUNT / 2, text: COUNT / 2 },
      byYear: { 2019: 24, 2020: 24, 2021: 24, 2022: 24, 2023: 24 },
      byFailure: {},
    })
  })

  it('reads equal contents once and reports them twice; lists, archives and failures among the inputs', async () => {
    mkdirSync(at('mixed'))
    copyFileSync(paths[1]!, at('mixed/1.html'))
    copyFileSync(paths[1]!, at('mixed/2.html'))
    writeFileSync(at('mixed/3.txt'), '')
    writeFileSync(at('mixed/4.txt'), '')
    writeFileSync(
      at('mixed/5.zip'),
      zipSync({ 'x.txt': strToU8(contentOf(2)), 'y.html': strToU8(contentOf(1)) }),
    )
    const { status, stderr } = await gongkai(
      ['batch', '-', '--out', at('mixed-out'), '--no-bom'],
      `${at('mixed')}\n${at('mixed/1.html')}\n`,
    )
    expect(status).toBe(1)
    expect(stderr).toContain('3.txt: input.empty: ')
    expect(stderr).toContain('6 files: 4 reports (3 duplicates), 2 failures')
    const rows = readFileSync(at('mixed-out/reports.csv'), 'utf8')
      .trim()
      .split('\r\n')
      .map((row) => row.split(','))
    const column = rows[0]!.indexOf('duplicate_of')
    expect(
      rows.map((row) => [row[0]!.replace(at('mixed'), ''), row[column]!.replace(at('mixed'), '')]),
    ).toEqual([
      ['file', 'duplicate_of'],
      ['/1.html', ''],
      ['/2.html', '/1.html'],
      ['/5.zip/x.txt', ''],
      ['/5.zip/y.html', '/1.html'],
    ])
    const [first, second] = linesIn(at('mixed-out/reports.jsonl'))
    expect(second).toEqual({ ...first, source: { ...first!.source, name: at('mixed/2.html') } })
  })

  it('says what is wrong with its arguments', async () => {
    const status = async (...args: string[]): Promise<number | null> => (await gongkai(args)).status
    expect(await status('batch', at('in'))).toBe(2)
    expect(await status('batch', at('in'), '--out', at('x'), '--to', 'excel')).toBe(2)
    expect(await status('batch', at('in'), '--out', at('x'), '--jobs', '0')).toBe(2)
    expect(await status('parse', paths[0]!, '--stdin-paths')).toBe(2)
    writeFileSync(at('file'), '')
    const unwritable = await gongkai(['batch', at('in'), '--out', at('file')])
    expect([
      unwritable.status,
      /EEXIST|ENOTDIR/.test(unwritable.stderr),
      unwritable.stderr.includes('    at '),
    ]).toEqual([1, true, false])
  })
})

describe('the folder of a batch', () => {
  it('is refused where another process writes into it, and taken over where that one is gone', async () => {
    mkdirSync(at('locked'))
    const lock = (pid: number, host = hostname()): void =>
      writeFileSync(at('locked/.gongkai.lock'), JSON.stringify({ pid, host }))
    const run = () => gongkai(['batch', paths[0]!, '--out', at('locked'), '--quiet'])
    lock(process.pid)
    expect(await run()).toMatchObject({
      status: 1,
      stderr: expect.stringContaining(`batch.locked: another batch (process ${process.pid}`) as unknown,
    })
    lock(process.pid, 'elsewhere')
    expect((await run()).stderr).toContain('on elsewhere')
    const gone = start(['--version'])
    await ended(gone)
    lock(gone.pid!)
    expect((await run()).status).toBe(0)
    writeFileSync(at('locked/.gongkai.lock'), '{"pid":')
    expect((await run()).status).toBe(0)
    expect(existsSync(at('locked/.gongkai.lock'))).toBe(false)
  })

  it('is one run’s at a time, also where several find the lock of a dead one', async () => {
    mkdirSync(at('raced'))
    const gone = start(['--version'])
    await ended(gone)
    writeFileSync(at('raced/.gongkai.lock'), JSON.stringify({ pid: gone.pid, host: hostname() }))
    const runs = await Promise.all(
      [1, 2, 3].map(() => gongkai(['batch', at('in'), '--out', at('raced'), '--jobs', '1', '--quiet'])),
    )
    const [first, ...others] = runs.sort((a, b) => a.status! - b.status!)
    expect(first!.stderr).toContain('120 files: 120 reports')
    for (const { status, stderr } of others)
      expect([status, stderr]).toEqual(
        status === 0
          ? [0, expect.stringContaining('120 reports')]
          : [1, expect.stringContaining('batch.locked: ')],
      )
  })

  it('is not gone on with after somebody has changed its files', async () => {
    await gongkai(['batch', paths[0]!, '--out', at('edited'), '--quiet'])
    const written = readFileSync(at('edited/observations.csv'), 'utf8')
    writeFileSync(at('edited/observations.csv'), written.replace(/\r\n.*?\r\n/, '\r\n'))
    const { status, stderr } = await gongkai([
      'batch',
      paths[0]!,
      paths[1]!,
      '--out',
      at('edited'),
      '--quiet',
      '--resume',
    ])
    expect([status, stderr]).toEqual([1, expect.stringContaining('batch.changed: ')])
    const anew = await gongkai(['batch', paths[0]!, '--out', at('edited')])
    expect([anew.status, anew.stderr]).toEqual([
      0,
      expect.stringContaining('changed since it was written: observations.csv'),
    ])
    expect(readFileSync(at('edited/observations.csv'), 'utf8')).toBe(written)
  })

  it('goes on where nobody reads its messages', async () => {
    const child = start(['batch', at('in'), '--out', at('unheard'), '--jobs', '1'])
    child.stderr!.destroy()
    expect((await ended(child)).status).toBe(0)
    expect(existsSync(at('unheard/summary.json'))).toBe(true)
  })

  it('gets no data set of no files', async () => {
    mkdirSync(at('none'))
    const { status, stderr } = await gongkai(['batch', at('none'), '--out', at('none-out')])
    expect([status, stderr, existsSync(at('none-out'))]).toEqual([
      1,
      expect.stringContaining('batch.noFiles: no files in '),
      false,
    ])
  })
})

describe('an interrupted batch', () => {
  const args = (out: string, ...more: string[]): string[] => [
    'batch',
    at('in'),
    '--out',
    at(out),
    '--jobs',
    '2',
    '--to',
    'json,csv,panel',
    '--quiet',
    ...more,
  ]

  it('killed again and again, ends with the bytes of one that was not', async () => {
    for (const delay of [900, 1100, 1000]) {
      const child = start(args('killed', '--resume'))
      const run = ended(child)
      await wait(delay)
      child.kill('SIGKILL')
      await run
      expect(existsSync(at('killed/summary.json')) || !existsSync(at('killed/reports.jsonl'))).toBe(true)
    }
    const { status, stderr } = await gongkai(args('killed', '--resume'))
    expect([status, stderr]).toEqual([0, expect.stringContaining('120 files: 120 reports')])
    expect(filesIn(at('killed'))).toEqual(filesIn(at('one')))
  })

  it('stops cleanly on Ctrl-C and goes on', async () => {
    const child = start(['batch', at('in'), '--out', at('stopped'), '--jobs', '1', '--to', 'json,csv,panel'])
    const run = ended(child)
    const journal = at('stopped/.gongkai/journal.jsonl')
    while (!existsSync(journal) || statSync(journal).size === 0) await wait(10)
    child.kill('SIGINT')
    const { status, stderr } = await run
    expect([status, stderr]).toEqual([
      3,
      expect.stringMatching(/^Stopped after \d+ of 120 files; --resume goes on from there\n$/),
    ])
    const refused = await gongkai(['batch', at('in'), '--out', at('stopped'), '--to', 'json,csv,panel'])
    expect([refused.status, refused.stderr]).toEqual([1, expect.stringContaining('batch.unfinished')])
    const other = await gongkai(['batch', at('in'), '--out', at('stopped'), '--to', 'json', '--resume'])
    expect([other.status, other.stderr]).toEqual([1, expect.stringContaining('batch.otherRun')])
    expect((await gongkai(args('stopped', '--resume'))).status).toBe(0)
    expect(filesIn(at('stopped'))).toEqual(filesIn(at('one')))
  })

  it('that has ended goes on with files that have come since, and not with changed ones', async () => {
    writeReports(at('growing'), 10)
    const grow = (...more: string[]) =>
      gongkai(['batch', at('growing'), '--out', at('grown'), '--jobs', '1', ...more])
    await grow()
    writeReports(at('growing'), 14)
    const { stderr } = await grow('--resume')
    expect(stderr).toContain('4 new, 10 read before')
    writeFileSync(at('growing/00004.txt'), contentOf(40))
    // That one of them has changed is seen when its turn comes.
    expect((await grow('--resume')).stderr).toContain('0 new, 14 read before')
    expect(linesIn(at('grown/reports.jsonl')).map(({ agency }) => agency)).toEqual(
      Array.from({ length: 14 }, (_, i) => agencyOf(i === 4 ? 40 : i)),
    )
    // Before all others, the content of two of them: what was the first of its content is none any more.
    writeFileSync(at('growing/00000-.txt'), contentOf(2))
    writeFileSync(at('growing/00006.txt'), contentOf(8))
    await grow('--resume')
    await gongkai(['batch', at('growing'), '--out', at('grown anew'), '--jobs', '1'])
    expect(filesIn(at('grown'))).toEqual(filesIn(at('grown anew')))
    const other = JSON.parse(readFileSync(at('grown/.gongkai/run.json'), 'utf8')) as object
    writeFileSync(at('grown/.gongkai/run.json'), JSON.stringify({ ...other, version: '0.0.0' }))
    expect((await grow('--resume')).stderr).toContain('batch.otherRun: ')
    writeFileSync(at('grown/.gongkai/run.json'), JSON.stringify(other))
    writeFileSync(at('growing.csv'), 'path,body\n00001.txt,A\n')
    const { stderr: why } = await grow('--resume', '--manifest', at('growing.csv'))
    expect(why).toContain('was written without a manifest')
  })
})

describe('gongkai parse --stdin-paths', () => {
  it('takes paths that end with a zero byte', async () => {
    const { stdout } = await gongkai(
      ['parse', '--stdin-paths', '-0', '--to', 'jsonl'],
      'no\nsuch file\0fixtures/reports/tricky-2021.txt\0',
    )
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect([lines[0].path, lines[1].source.name]).toEqual([
      'no\nsuch file',
      'fixtures/reports/tricky-2021.txt',
    ])
  })

  const list = (from: number, to: number): string =>
    paths
      .slice(from, to)
      .map((path) => `${path}\n`)
      .join('')

  it('is a filter: a line out for a line in, in order, bad files among them', async () => {
    const { status, stdout } = await gongkai(
      ['parse', '--stdin-paths', '--to', 'jsonl'],
      `${list(0, 2)}${at('nothing.pdf')}\n${list(2, 3)}`,
    )
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Report & { path: string; error: object })
    expect(status).toBe(1)
    expect(lines.map((line) => line.source?.name ?? line.path)).toEqual([
      paths[0],
      paths[1],
      at('nothing.pdf'),
      paths[2],
    ])
    expect(lines[2]).toEqual({
      path: at('nothing.pdf'),
      error: { code: 'ENOENT', message: expect.any(String) as unknown },
    })
  })

  it('spreads over processes, whose lines together are those of a batch', async () => {
    const halves = await Promise.all(
      [list(0, 60), list(60, 120)].map((input) =>
        gongkai(['parse', '--stdin-paths', '--to', 'jsonl'], input),
      ),
    )
    expect(halves.map(({ status }) => status)).toEqual([0, 0])
    expect(halves.map(({ stdout }) => stdout).join('')).toBe(readFileSync(at('one/reports.jsonl'), 'utf8'))
  })

  it('answers a line before the next one comes', async () => {
    const child = start(['parse', '--stdin-paths', '--to', 'jsonl'])
    child.stdin!.write(`${paths[0]}\n`)
    const first = await new Promise<string>((resolve) =>
      child.stdout!.once('data', (data: Buffer) => resolve(data.toString())),
    )
    expect(first.startsWith('{"schemaVersion":1')).toBe(true)
    expect((await ended(child)).status).toBe(0)
  })
})
