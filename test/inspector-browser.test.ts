/** The inspector in a real Chromium, offline, from a file: used as people use it. */
import { execFileSync, spawnSync } from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { type AllChecked, checkAll } from '../src/check.js'
import { inspectorPage } from '../src/inspector/embed.js'
import { listFiles } from '../src/batch/list.js'
import { writeReports } from './support/reports.js'

const SCRIPT = 'scripts/browser/inspect.mjs'
/** What is missing on this machine; .ci/run installs it. */
const lack = spawnSync(process.execPath, [SCRIPT], { encoding: 'utf8' })
const here = lack.status === 3 ? ` – not tried here: ${lack.stderr.trim()}` : ''

const folder = mkdtempSync(join(tmpdir(), 'gongkai-inspector-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const NOTHING_ELSE = { requests: [], faults: [] }

const TRIALS = {
  dropped: 'dist/inspector.html',
  drop: 'dist/inspector.html',
  places: 'check.html',
  folder: 'folder.html',
  keyboard: 'folder.html',
  paper: 'check.html',
  gathered: 'dist/inspector.html',
  hostilePage: 'dist/inspector.html',
  hostile: 'hostile.html',
  control: 'control.html',
  accessible: 'check.html',
  plain: 'check.html',
}
type Trial = keyof typeof TRIALS

/** One browser for all trials: it takes seconds to start. */
function tryAll(): Map<Trial, Record<string, unknown>> {
  const asked = Object.entries(TRIALS).map(
    ([trial, page]) => `${trial}=${page.startsWith('dist/') ? resolve(page) : join(folder, page)}`,
  )
  const out = execFileSync(process.execPath, [SCRIPT, ...asked], {
    encoding: 'utf8',
    env: { ...process.env, GATHERED: gathered().join('|'), HOSTILE: join(folder, 'hostile-report.html') },
  })
  const answers = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { trial: Trial })
  return new Map(answers.map(({ trial, ...said }) => [trial, said]))
}
let answers: Map<Trial, Record<string, unknown>>
const tried = (trial: Trial): Record<string, unknown> => answers.get(trial)!

/** A zip of two reports with what belongs to none, and a report in two files. */
function gathered(): string[] {
  const zip = zipSync({
    '某县/rules-2024.md': new Uint8Array(readFileSync('fixtures/reports/rules-2024.md')),
    '某县/canonical-2022.txt': new Uint8Array(readFileSync('fixtures/reports/canonical-2022.txt')),
    '__MACOSX/某县/._rules-2024.md': new TextEncoder().encode('Mac OS X'),
  })
  const whole = readFileSync(WRONG, 'utf8')
  const cut = whole.indexOf('四、')
  const start = whole.lastIndexOf('<', whole.lastIndexOf('<', cut) - 1)
  const files = {
    '年报.zip': zip,
    '报告_1.html': `${whole.slice(0, start)}</body></html>`,
    '报告_2.html': `<html><body>${whole.slice(start)}`,
  }
  return Object.entries(files).map(([name, content]) => {
    writeFileSync(join(folder, name), content)
    return join(folder, name)
  })
}

const WRONG = 'fixtures/reports/wrong-totals-2024.html'

/** A report that is a web page with all that could run in it, ask for something, or lead somewhere else. */
const hostileReport = ({ leads = true } = {}): string => {
  const away = 'https://gongkai.invalid/'
  const inHead = `<base href="${away}"><meta http-equiv="refresh" content="0;url=${away}"><link rel="stylesheet" href="${away}a.css">
    <link rel="preconnect" href="${away}"><link rel="prefetch" href="${away}b"><script src="${away}c.js"></script>
    <style>@import url(${away}d.css); body { background: url(${away}e.png) } @font-face { font-family: x; src: url(${away}f) }</style>`
  const inBody = `${HOSTILE.replace('<!--', '')}<a href="${away}" target="_top">1</a><a href="${away}" ping="${away}" target="_blank">2</a>
    <form action="${away}"><button autofocus onfocus="hostileFlag=9" formaction="javascript:hostileFlag=10">3</button></form>
    <details open ontoggle="hostileFlag=11">4</details><object data="javascript:hostileFlag=12"></object>
    <iframe src="${away}"></iframe><video src="${away}v" poster="${away}p" onerror="hostileFlag=13"></video>
    <math><mtext><style><img src=x onerror="hostileFlag=14"></style></mtext></math>
    <svg><a xlink:href="javascript:hostileFlag=15"><animate onbegin="hostileFlag=16" attributeName="x" dur="1s"/></a></svg>
    <img src="data:image/png;base64,iVBORw0KGgo="><img src="${away}i.png" srcset="${away}j.png 2x"><p style="background: url(${away}k.png)">5</p>
    <template><img src=x onerror="hostileFlag=17"></template><noscript><img src=x onerror="hostileFlag=18"></noscript>`
  return readFileSync(WRONG, 'utf8')
    .replace('<head>', `<head>${leads ? inHead : ''}`)
    .replace('<body>', `<body onload="hostileFlag=19" onclick="hostileFlag=20">${inBody}`)
    .replaceAll('<td>908', '<td onclick="hostileFlag=21" onmouseover="hostileFlag=22">908')
}

/** A report stands so many times in a folder, each time under another name. */
function repeated({ result, known }: AllChecked, times: number): AllChecked {
  const reports = Array.from({ length: times }, (_, i) =>
    result.reports.map((one) => ({ ...one, file: nameOf(one.file, i) })),
  )
  const all = Array.from({ length: times }, (_, i) =>
    [...known].map(([name, of]) => [nameOf(name, i), of] as const),
  )
  return { result: { ...result, reports: reports.flat() }, known: new Map(all.flat()) }
}
const nameOf = (name: string, time: number): string => (time === 0 ? name : `${time}/${name}`)

/** Markup in all forms that run where markup is let through. */
const HOSTILE = [
  '<img src=x onerror="hostileFlag=1">',
  '</script><script>hostileFlag=2</script>',
  '<!--<script>hostileFlag=3</script>',
  '<svg onload="hostileFlag=4"></svg>',
  '"><iframe srcdoc="<script>parent.hostileFlag=5</script>"></iframe>',
  "javascript:hostileFlag=6//'",
  '<a href="javascript:hostileFlag=7">x</a>',
].join(' ')

/** Names by which the page knows what it is shown; all else that a document may say is poisoned. */
const KEPT = new Set([
  'code',
  'severity',
  'origin',
  'indicator',
  'format',
  'sha256',
  'tables',
  'state',
  'name',
  'file',
  'key',
])

function poisoned<T>(data: T, key = ''): T {
  if (KEPT.has(key)) return data
  if (typeof data === 'string') return `${HOSTILE}${data}` as T
  if (Array.isArray(data)) return data.map((one) => poisoned(one)) as T
  if (data === null || typeof data !== 'object') return data
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, poisoned(value, name)])) as T
}

describe(`the inspector in Chromium${here}`, () => {
  if (here) {
    it('is what the tests ask for', () => expect(lack.stderr).toMatch(/not installed/))
    return
  }

  beforeAll(async () => {
    if (!existsSync('dist/inspector-run.html')) execFileSync(process.execPath, ['scripts/inspector.mjs'])
    const page = readFileSync('dist/inspector-run.html', 'utf8')
    const reports = join(folder, 'reports')
    mkdirSync(reports)
    for (const name of [
      'wrong-totals-2024.html',
      'odd-2021.html',
      'picture-2020.html',
      'dropped-2020.txt',
      'split-2022.html',
    ])
      copyFileSync(join('fixtures/reports', name), join(reports, name))
    writeReports(join(reports, 'made'), 15)
    const paths = await listFiles([reports])
    const whole = await checkAll(paths, { shown: true })
    const relatively = (name: string): string => relative(reports, name)
    const checked: AllChecked = {
      result: {
        ...whole.result,
        reports: whole.result.reports.map((one) => ({ ...one, file: relatively(one.file) })),
      },
      known: new Map([...whole.known].map(([name, of]) => [relatively(name), of])),
    }
    const write = (name: string, what: AllChecked, kind: 'check' | 'inspect'): void => {
      const about = {
        version: '0',
        made: '2026-01-02T03:04:05Z',
        kind,
        parameters: ['gongkai', kind, HOSTILE],
      }
      writeFileSync(join(folder, name), [...inspectorPage(page, what, about)].join(''))
    }
    write('folder.html', repeated(checked, 25), 'inspect')
    write('check.html', checked, 'check')
    write('hostile.html', hostileRun(checked), 'check')
    writeFileSync(join(folder, 'control.html'), hostileReport({ leads: false }))
    writeFileSync(join(folder, 'hostile-report.html'), hostileReport())
    answers = tryAll()
  }, 600_000)

  /** File names too: a report's name is poisoned as a whole, so that it is found by it again. */
  function hostileRun({ result, known }: AllChecked): AllChecked {
    const named = (name: string): string => `${HOSTILE}${name}`
    const reports = result.reports.slice(0, 4).map((one) => ({ ...poisoned(one), file: named(one.file) }))
    const of = reports.map(
      ({ file }): [string, typeof known extends ReadonlyMap<string, infer Of> ? Of : never] => {
        const one = known.get(file.slice(HOSTILE.length))!
        const { report, stream } = one.shown!
        return [
          file,
          {
            ...one,
            url: 'javascript:hostileFlag=8',
            shown: {
              report: JSON.stringify(poisoned(JSON.parse(report))),
              stream: JSON.stringify(poisoned(JSON.parse(stream))),
            },
          },
        ]
      },
    )
    const failures = [{ file: HOSTILE, code: 'input.corrupt', message: HOSTILE }]
    return { result: { reports, failures, unmatched: [HOSTILE] }, known: new Map(of) }
  }

  it('reads files of every format, and draws them as they look', () => {
    const { usable, rows, failures, ...said } = tried('dropped')
    expect(said).toEqual({
      cell: '41',
      layers: { rules: expect.any(Number), cells: expect.any(Number), order: expect.any(Number) },
      painted: true,
      frame: 'allow-same-origin',
      shown: '15',
      back: expect.stringMatching(/^908/),
      ...NOTHING_ELSE,
    })
    expect((rows as string[][]).map((row) => row[3]).sort()).toEqual([
      'DOC',
      'DOCX',
      'HTML',
      'OFD',
      'PDF',
      'TEXT',
      'TEXT',
      'XLSX',
    ])
    expect(failures).toEqual([expect.stringContaining('input.encrypted')])
    expect(Object.values(said['layers'] as object).every((count) => count > 10)).toBe(true)
    expect(usable).toBeLessThan(30_000)
  })

  it('unpacks a zip, and puts a report in two files together', () => {
    expect(tried('gathered')).toEqual({
      names: ['年报.zip/某县/canonical-2022.txt', '年报.zip/某县/rules-2024.md', '报告_1.html'],
      failures: [],
      ...NOTHING_ELSE,
    })
  })

  it('shows a hostile web page without running, loading or following anything of it', () => {
    expect(tried('hostilePage')).toEqual({
      flag: null,
      inFrame: null,
      address: 'about:srcdoc',
      opened: 1,
      left: ['src=data:image/png;base64,iVBORw0KGgo='],
      elements: 0,
      shown: 1,
      ...NOTHING_ELSE,
    })
  })

  it('reads what another program drops', () => {
    expect(tried('drop')).toEqual({ head: '白鹭市财政局 2022', ...NOTHING_ELSE })
  })

  it('leads from a value to its place and back, and from a finding to its cell', () => {
    expect(tried('places')).toEqual({
      shown: '15',
      isInView: true,
      back: '39',
      finding: expect.stringContaining('908'),
      told: expect.stringContaining('“一、本年新收政府信息公开申请数量”行“总计”列填写为908'),
      hash: '#file=wrong-totals-2024.html&cell=requests.received.total',
      marks: 6,
      holding: expect.any(Number),
      ...NOTHING_ELSE,
    })
  })

  it('searches and filters a folder of 500, drawing only what is in view', () => {
    const { slowest, slowestTask, memory, drawn, ...said } = tried('folder')
    expect(said).toEqual({
      all: '显示500份，共500份',
      errors: '显示25份，共500份',
      none: '没有符合条件的报告。',
      first: expect.stringMatching(/\S/),
      ...NOTHING_ELSE,
    })
    expect(drawn).toBeLessThan(60)
    // Times are for the bench: a busy machine breaks them here. These limits mean a hang.
    expect(slowest).toBeLessThan(5_000)
    expect(slowestTask).toBeLessThan(5_000)
    expect(memory).toBeLessThan(800)
  })

  it('is worked by the keyboard alone, and keeps what was checked', () => {
    const { csv, ...said } = tried('keyboard')
    expect(said).toEqual({
      status: expect.stringMatching(/^显示\d+份/),
      first: 'requests.received.total',
      left: 'requests.received.otherOrganizations',
      checked: '✓已核对',
      kept: expect.stringContaining('已记下2格'),
      ...NOTHING_ELSE,
    })
    const lines = String(csv).replace('\uFEFF', '').trim().split('\r\n')
    expect(lines[0]).toBe('file,part,sha256,indicator,value,by,on,note')
    expect(lines[1]).toMatch(
      /wrong-totals-2024\.html,,[0-9a-f]{64},requests\.received\.otherOrganizations,119,,\d{4}-\d\d-\d\d,$/,
    )
    expect(lines[2]).toMatch(/,requests\.received\.total,907,,\d{4}-\d\d-\d\d,$/)
  })

  it('prints a summary and a sheet for each report with findings, with the tables that they are about', () => {
    const { pages, sheets } = tried('paper') as {
      pages: number
      sheets: { title: string; tables: string[] }[]
    }
    expect(sheets[0]!.title).toBe('政府信息公开工作年度报告核查结果')
    expect(sheets[1]).toEqual({
      title: '望川县卫生健康局 2024',
      tables: [
        expect.stringContaining('三、收到和处理政府信息公开申请情况'),
        expect.stringContaining('四、'),
      ],
    })
    expect(pages).toBeGreaterThanOrEqual(sheets.length)
    expect(pages).toBeLessThan(3 * sheets.length)
  })

  it('lets nothing of a text, a name or an address become markup or script', () => {
    const { names, ...said } = tried('hostile')
    expect(said).toEqual({ flag: null, foreign: 0, schemes: ['file:'], ...NOTHING_ELSE })
    expect(names).toHaveLength(4)
    expect((names as string[]).every((name) => name.includes('<svg onload='))).toBe(true)
  })

  it('would have been run by it elsewhere', () => {
    expect(tried('control')['flag']).not.toBeNull()
  })

  it('has nothing that axe finds', () => {
    expect(tried('accessible')).toEqual({ found: [], ...NOTHING_ELSE })
  })

  it('says in plain words what an older browser lacks', () => {
    expect(tried('plain')['text']).toContain('请用较新的浏览器打开')
  })
})
