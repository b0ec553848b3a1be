/** The command line as it is built. */
import { execFileSync, type SpawnSyncReturns, spawnSync } from 'node:child_process'
import {
  closeSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { toHtml } from './support/generate/html.js'
import { as } from './support/generate/printed.js'
import { makeReport } from './support/generate/report.js'
import { toDialect } from './support/generate/text.js'

/** The build looks for its packages from its own folder upwards: it must stand inside the project. */
const folder = mkdtempSync(resolve('node_modules/.cli-test-'))
const inputs = join(folder, 'inputs')
const cli = join(folder, 'dist/cli.js')

const runWith = (input: string, ...args: string[]): SpawnSyncReturns<string> =>
  spawnSync(process.execPath, [cli, ...args], { encoding: 'utf8', cwd: folder, input })
const run = (...args: string[]): SpawnSyncReturns<string> => runWith('', ...args)

const good = makeReport({ agency: '望川县教育局', year: 2023, seed: 51 })
const BAD: Record<string, Uint8Array | string> = {
  'empty.html': '',
  'junk.bin': Uint8Array.from({ length: 4096 }, (_, i) => (i * 7919 + (i >> 3)) & 255),
  'links.html': `<html><body><ul>${[2021, 2022, 2023].map((year) => `<li><a href="${year}.html">${year}年度</a> ${year + 1}-01-20</li>`).join('')}</ul></body></html>`,
  'locked.pdf':
    '%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R /Encrypt 2 0 R >>\n%%EOF\n',
  'news.html':
    '<html><head><title>望川县教育局召开会议</title></head><body><p>1月8日，望川县教育局召开年度工作会议。</p></body></html>',
  'picture.png': Buffer.from('89504e470d0a1a0a0000000d4948445200000001000000010806000000', 'hex'),
}

beforeAll(() => {
  const built = spawnSync(
    process.execPath,
    [resolve('node_modules/tsup/dist/cli-default.js'), '--no-dts', '--out-dir', join(folder, 'dist')],
    { encoding: 'utf8' },
  )
  if (built.status !== 0) throw new Error(built.stdout + built.stderr)
  execFileSync(process.execPath, ['scripts/pdfjs.mjs', join(folder, 'dist')])
  mkdirSync(join(inputs, 'deep'), { recursive: true })
  writeFileSync(join(inputs, 'good.html'), toHtml(good, { page: 'portal' }))
  writeFileSync(
    join(inputs, 'deep/wrong.html'),
    toHtml(
      makeReport({
        agency: '青禾县民政局',
        year: 2023,
        seed: 52,
        printed: { 'disputes.reconsideration.total': as('999', 999) },
      }),
    ),
  )
  for (const [name, content] of Object.entries(BAD)) writeFileSync(join(inputs, name), content)
}, 60_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('parse', () => {
  it('prints the report as JSON, and nothing else on stdout', () => {
    const { status, stdout, stderr } = run('parse', 'inputs/good.html')
    expect([status, stderr]).toEqual([0, ''])
    const report = JSON.parse(stdout) as { agency: string; year: number; source: { name: string } }
    expect([report.agency, report.year, report.source.name]).toEqual([
      '望川县教育局',
      2023,
      'inputs/good.html',
    ])
  })

  it('prints text and CSV', () => {
    expect(run('parse', 'inputs/good.html', '--to', 'text').stdout).toContain('\n一、总体情况\n')
    expect(run('parse', 'inputs/good.html', '--to', 'csv').stdout).toMatch(/^\uFEFFfile,agency,year,/)
  })

  it('says what is wrong in a report on stderr, with code and file', () => {
    const { status, stderr } = run('parse', 'inputs/deep/wrong.html')
    expect(status).toBe(0)
    expect(stderr).toMatch(/^inputs\/deep\/wrong\.html: error check\.disputeTotal: .*999/m)
  })

  it.each([
    ['empty.html', 'input.empty'],
    ['junk.bin', 'input.unsupported'],
    ['links.html', 'input.notAReport'],
    ['news.html', 'input.notAReport'],
    ['picture.png', 'input.unsupported'],
  ])('fails for %s with %s', (name, code) => {
    const { status, stdout, stderr } = run('parse', `inputs/${name}`)
    expect([status, stdout]).toEqual([1, ''])
    expect(stderr).toContain(`inputs/${name}: ${code}: `)
    expect(stderr.trim().split('\n').length).toBe(1)
  })

  it('fails for a file that is not there', () => {
    const { status, stderr } = run('parse', 'inputs/none.html')
    expect([status, stderr.startsWith('inputs/none.html: ENOENT: ')]).toEqual([1, true])
  })

  it('shows what a name would have a terminal do, and lets it forge no line', () => {
    const { stderr } = run('parse', 'inputs/a\u001B[2J\ngood.html: all is well')
    expect(stderr).toMatch(/^inputs\/a\\u001b\[2J\\u000agood.html: all is well: ENOENT: [^\n]*\n$/)
  })

  const full = process.platform === 'linux' ? '/dev/full' : undefined
  it(full ? 'says that what it prints into is full' : 'is not tried with a full device: here is none', () => {
    if (full === undefined) return expect(process.platform).not.toBe('linux')
    const device = openSync(full, 'w')
    const { status, stderr } = spawnSync(process.execPath, [cli, 'parse', 'inputs/good.html'], {
      encoding: 'utf8',
      cwd: folder,
      stdio: ['ignore', device, 'pipe'],
    })
    closeSync(device)
    expect([status, stderr.split('\n')[0]]).toEqual([3, expect.stringMatching(/^standard output: ENOSPC: /)])
  })

  it('reads in a process of its own the same', () => {
    expect(run('parse', 'inputs/good.html', '--isolate').stdout).toBe(run('parse', 'inputs/good.html').stdout)
    expect(run('parse', 'inputs/empty.html', '--isolate')).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/^inputs\/empty.html: input.empty: /),
    })
  })
})

describe('batch', () => {
  const out = (name: string): string => readFileSync(join(folder, 'out', name), 'utf8')

  it('reads what it can, lists what it can not, and ends with totals', () => {
    const { status, stdout, stderr } = run('batch', 'inputs', '--out', 'out')
    expect([status, stdout]).toEqual([1, ''])
    expect(readdirSync(join(folder, 'out')).sort()).toEqual([
      '.gongkai',
      'annexes.csv',
      'claims.csv',
      'codebook.csv',
      'coverage.csv',
      'coverage_matrix.csv',
      'datapackage.json',
      'diagnostics.csv',
      'failures.csv',
      'observations.csv',
      'reports.csv',
      'reports.jsonl',
      'reports_states.csv',
      'skipped.csv',
      'summary.json',
      'unplaced.csv',
    ])
    const lines = out('reports.jsonl')
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { agency: string }).agency)
    expect(lines).toEqual(['青禾县民政局', '望川县教育局'])
    const failures = out('failures.csv')
      .trim()
      .split('\r\n')
      .map((line) => line.split(',').slice(0, 2))
    expect(failures.slice(1).map(([file]) => file)).toEqual(
      Object.keys(BAD).map((name) => join('inputs', name)),
    )
    expect(failures.every(([, code]) => code === 'code' || /^input\.\w+$/.test(code!))).toBe(true)
    expect(out('observations.csv').split('\r\n').length).toBe(2 * 200 + 2)
    expect(out('reports.csv').split('\r\n').length).toBe(4)
    expect(out('diagnostics.csv')).toContain('check.disputeTotal')
    for (const name of Object.keys(BAD)) expect(stderr).toContain(`inputs/${name}: input.`)
    expect(stderr).toMatch(/^2 files input\.notAReport \(2 \.html\): no annual report: .*\.$/m)
    expect(stderr.trim().split('\n').at(-1)).toMatch(
      /^8 files: 2 reports, 6 failures; 400 observations; 1 error and 0 warnings/,
    )
  })

  it('leaves out what is no document by its name, and tells machines what it does', () => {
    mkdirSync(join(folder, 'everyday/good_files'), { recursive: true })
    copyFileSync(join(inputs, 'good.html'), join(folder, 'everyday/good.html'))
    for (const name of ['~$good.docx', 'Thumbs.db', '.DS_Store', 'good_files/page.js', 'bad.csv'])
      writeFileSync(join(folder, 'everyday', name), 'x')
    const { status, stderr } = run('batch', 'everyday', '--out', 'out-everyday', '--log', 'json')
    const lines = stderr
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      // A slow machine says how far it is.
      .filter(({ event }) => event !== 'progress')
    expect([status, lines.map(({ event }) => event)]).toEqual([1, ['start', 'failure', 'end']])
    expect(lines[0]).toMatchObject({ files: 2, skipped: 4 })
    expect(lines[1]).toMatchObject({ file: 'everyday/bad.csv', code: expect.stringMatching(/^input\./) })
    expect(lines[2]!['summary']).toMatchObject({ reports: 1, failures: 1, bySkipped: { system: 2 } })
    expect(readFileSync(join(folder, 'out-everyday/skipped.csv'), 'utf8').split('\r\n').slice(1)).toEqual([
      'everyday/.DS_Store,system',
      'everyday/Thumbs.db,system',
      'everyday/good_files/page.js,pageAsset',
      'everyday/~$good.docx,lockFile',
      '',
    ])
  })

  it('tells machines of errors as of all else', () => {
    mkdirSync(join(folder, 'nothing'))
    const { status, stderr } = run('batch', 'nothing', '--out', 'out-nothing', '--log', 'json')
    expect([status, JSON.parse(stderr)]).toMatchObject([1, { event: 'stopped', code: 'batch.noFiles' }])
    mkdirSync(join(folder, 'out-other/.gongkai'), { recursive: true })
    writeFileSync(join(folder, 'out-other/.gongkai/run.json'), '{')
    const damaged = run('batch', 'inputs', '--out', 'out-other', '--log', 'json')
    const lines = damaged.stderr
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as object)
    expect([damaged.status, lines]).toMatchObject([
      1,
      [{ event: 'start' }, { event: 'stopped', code: 'batch.damaged', done: 0, message: expect.any(String) }],
    ])
  })

  it('ends well where all is well', () => {
    mkdirSync(join(folder, 'fine'))
    copyFileSync(join(inputs, 'good.html'), join(folder, 'fine/good.html'))
    const { status } = run('batch', 'fine', '--out', 'out-fine', '--to', 'csv')
    expect([status, readdirSync(join(folder, 'out-fine')).includes('reports.jsonl')]).toEqual([0, false])
  })
})

describe('check', () => {
  it('takes a list on standard input, and says which aggregates no report is', () => {
    writeFileSync(join(folder, 'parts.csv'), 'whole,part\n"望川县\n人民政府",望川县教育局\n')
    const { status, stdout, stderr } = runWith(
      'inputs/good.html\ninputs/none.html\n',
      'check',
      '-',
      '--parts',
      'parts.csv',
      '--to',
      'json',
    )
    const { reports, failures, unmatched } = JSON.parse(stdout) as {
      reports: { agency: string }[]
      failures: { file: string; code: string }[]
      unmatched: string[]
    }
    expect([status, reports.map(({ agency }) => agency), unmatched]).toEqual([
      1,
      ['望川县教育局'],
      ['望川县人民政府'],
    ])
    expect(failures).toMatchObject([{ file: 'inputs/none.html', code: 'ENOENT' }])
    expect(stderr).toContain('parts.csv: no report is 望川县人民政府\n')
  })
})

describe('codebook and schema', () => {
  it('print themselves', () => {
    expect(run('codebook').stdout.trim().split('\r\n').length).toBe(285)
    expect(JSON.parse(run('schema').stdout)).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
    })
  })
})

describe('words that help', () => {
  it('speak the language that is asked for', () => {
    const { stdout } = run('check', 'inputs/deep/wrong.html', '--lang', 'zh')
    expect(stdout).toContain('第四部分“行政复议”行“总计”列填写为999')
    expect(stdout).not.toContain('is printed')
    expect(run('parse', 'inputs/deep/wrong.html', '--lang', 'zh').stderr).toContain('填写为999')
  })

  it('say what to do with a folder', () => {
    const { status, stderr } = run('parse', 'inputs')
    expect([status, stderr]).toEqual([2, expect.stringContaining('gongkai batch inputs --out DIR')])
  })

  it('take JSON Lines for granted in a filter', () => {
    const { status, stdout } = runWith('inputs/good.html\n', 'parse', '--stdin-paths')
    expect([status, JSON.parse(stdout).agency]).toEqual([0, '望川县教育局'])
  })

  it('give every report of a file where that is wanted', () => {
    const yearly = [2022, 2023].map((year) =>
      toDialect(makeReport({ agency: '望川县教育局', year, seed: year }), 'canonical'),
    )
    writeFileSync(join(folder, 'both.txt'), yearly.join('\n'))
    const yearsOf = (...args: string[]) =>
      runWith('both.txt\ninputs/none.html\n', 'parse', '--stdin-paths', ...args)
        .stdout.trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as { year?: number }).year)
    expect(yearsOf()).toEqual([2022, undefined])
    expect(yearsOf('--every')).toEqual([2022, 2023, undefined])
  })

  it('let so many files fail', () => {
    const status = (limit: string) =>
      run('batch', 'inputs', '--out', `limit${limit}`, '--max-failures', limit).status
    expect([status('6'), status('5'), status('80%'), status('half')]).toEqual([0, 1, 0, 2])
  })
})

describe('usage', () => {
  it.each([
    [[]],
    [['parse']],
    [['parse', 'a', '--to', 'xml']],
    [['parse', 'a', '--jobs', '2']],
    [['parse', 'a', '--every']],
    [['batch', 'a']],
    [['batch', 'a', '--out', 'b', '--to', 'xml']],
    [['nonsense']],
    [['parse', 'a', '--nonsense']],
  ])('is explained with status 2: %j', (args) => {
    const { status, stdout, stderr } = run(...(args as string[]))
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).not.toBe('')
  })

  it('answers --help and --version with status 0', () => {
    expect(run('--help')).toMatchObject({ status: 0 })
    expect(run('--version').stdout.trim()).toBe(
      (JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version,
    )
  })
})
