// Measures the inspector against its budgets, on an idle machine: node scripts/browser/measure.mjs [--write]
//
// REPORTS=2000 and DROPPED=500 say how many reports there are. --write puts the table into docs/inspector.md and docs/zh/inspector.md.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { longestTask, missing, openChromium, openPage, watchTasks } from './chromium.mjs'

const lack = await missing()
if (lack) throw new Error(lack)

const REPORTS = Number(process.env.REPORTS ?? 2000)
const DROPPED = Number(process.env.DROPPED ?? 500)
const READING = resolve('dist/inspector.html')
const home = mkdtempSync(join(tmpdir(), 'gongkai-measure-'))

/** Reports of so many bodies and years, no two alike: fixtures with other names in them. */
function writeReports(folder, count) {
  const made = ['rules-2024.md', 'wrong-totals-2024.html', 'provincial-2020.html', 'portal-2023.html'].map(
    (name) => [name, readFileSync(join('fixtures/reports', name), 'utf8')],
  )
  mkdirSync(folder, { recursive: true })
  for (let i = 0; i < count; i++) {
    const [name, text] = made[i % made.length]
    const words = text.replace(/[\p{Script=Han}]{2,3}(?=[县市区省])/u, (place) => `${place}第${i}`)
    writeFileSync(join(folder, `${i}-${name}`), words)
  }
}

const millions = (bytes) => `${(bytes / 1e6).toFixed(2)} MB`
const thousands = (bytes) => `${Math.round(bytes / 1e3)} KB`
const median = (all) => [...all].sort((a, b) => a - b)[all.length >> 1]

const sizeOf = (path, shown) => {
  const page = readFileSync(path)
  const packed = gzipSync(page, { level: 9 }).length
  return { packed, words: `${shown(page.length)}, ${shown(packed)} gz` }
}

/** Megabytes of the process that draws the page. */
async function memoryOf(browser) {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  const sizes = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))[1]) / 1024)
  return Math.max(...sizes)
}

/** Milliseconds until there is such an element. */
async function opened(page, path, selector) {
  await page.goto('about:blank')
  const start = performance.now()
  await page.goto(pathToFileURL(path).href)
  await page.locator(selector).first().waitFor()
  return performance.now() - start
}

const filterTimes = (page) =>
  page.evaluate(async () => {
    const search = document.querySelector('#search')
    const times = []
    for (const words of ['青', '青禾', '水务', '2024', '没有这个', '1', '第1', ''])
      for (let i = 0; i < 3; i++) {
        const start = performance.now()
        search.value = `${words}${' '.repeat(i)}`
        search.dispatchEvent(new Event('input'))
        document.querySelector('.rows').getBoundingClientRect()
        times.push(performance.now() - start)
        await new Promise(requestAnimationFrame)
      }
    return times
  })

const scroll = (page) =>
  page.evaluate(async () => {
    const view = document.querySelector('.rows')
    for (let i = 0; i < 120; i++) {
      view.scrollTop += 700
      await new Promise(requestAnimationFrame)
    }
  })

const rows = []
const put = (zh, en, measured, budget, isWithin) => rows.push({ zh, en, measured, budget, isWithin })

const reading = sizeOf(READING, millions)
put('能打开文件的页面', 'page that opens files', reading.words, '1.40 MB gz', reading.packed <= 1.4e6)
const empty = sizeOf('dist/inspector-run.html', thousands)
put('带数据的页面（不计数据）', 'page for a run, without its data', empty.words, '', true)

const browser = await openChromium()
try {
  const page = await openPage(browser, { viewport: { width: 1280, height: 900 } })
  const times = []
  for (let i = 0; i < 5; i++) times.push(await opened(page, READING, '.drop-here'))
  const usable = median(times)
  put(
    '打开到可用（5次的中位数）',
    'usable after opening (median of 5)',
    `${Math.round(usable)} ms`,
    '1500 ms',
    usable <= 1500,
  )

  writeReports(join(home, 'reports'), REPORTS)
  const run = join(home, 'run.html')
  execFileSync(process.execPath, [resolve('dist/cli.js'), 'inspect', 'reports', '--out', run], {
    cwd: home,
    stdio: 'ignore',
  })
  const open = await opened(page, run, '.list-view')
  put(
    `${REPORTS}份的页面`,
    `page with ${REPORTS} reports`,
    `${millions(readFileSync(run).length)}, ${Math.round(open)} ms`,
    '',
    true,
  )
  await watchTasks(page)
  const filters = await filterTimes(page)
  const slowest = Math.max(...filters)
  put(
    `筛选${REPORTS}份（24次中最慢）`,
    `filtering ${REPORTS} reports (slowest of 24)`,
    `${Math.round(slowest)} ms`,
    '100 ms',
    slowest <= 100,
  )
  await scroll(page)
  const longest = await longestTask(page)
  const words = longest === 0 ? '< 50 ms' : `${Math.round(longest)} ms`
  put('筛选和滚动时最长的停顿', 'longest task while filtering and scrolling', words, '50 ms', longest <= 50)
  const memory = await memoryOf(browser)
  put(
    `${REPORTS}份时的内存（整个进程）`,
    `memory with ${REPORTS} reports (whole process)`,
    `${Math.round(memory)} MB`,
    '800 MB',
    memory <= 800,
  )

  const folder = join(home, 'dropped')
  writeReports(folder, DROPPED)
  await opened(page, READING, '.drop-here')
  await watchTasks(page)
  const start = performance.now()
  await page.locator('#folder').setInputFiles(folder)
  await page.locator('.list-view').waitFor({ timeout: 3_600_000 })
  const seconds = (performance.now() - start) / 1000
  put(`识读${DROPPED}份拖入的报告`, `reading ${DROPPED} dropped reports`, `${seconds.toFixed(1)} s`, '', true)
  const pause = await longestTask(page)
  const paused = pause === 0 ? '< 50 ms' : `${Math.round(pause)} ms`
  put('其间页面最长的停顿', 'longest task of the page meanwhile', paused, '50 ms', pause <= 50)
  const peak = await memoryOf(browser)
  put(
    '读完后的内存（含识读进程）',
    'memory afterwards, workers included',
    `${Math.round(peak)} MB`,
    '800 MB',
    peak <= 800,
  )
} finally {
  await browser.close()
  rmSync(home, { recursive: true, force: true })
}

const machine = `${cpus().length} × ${cpus()[0]?.model ?? '?'}, load ${loadavg()[0].toFixed(1)}`
const HEADS = {
  zh: ['项目', '实测', '预算', ''],
  en: ['what', 'measured', 'budget', ''],
}
const table = (language) =>
  [
    `| ${HEADS[language].join(' | ')} |`,
    '|---|---|---|---|',
    ...rows.map(
      (row) =>
        `| ${row[language]} | ${row.measured} | ${row.budget} | ${row.budget && (row.isWithin ? '✓' : '✗')} |`,
    ),
    '',
    language === 'zh' ? `（Chromium，${machine}）` : `(Chromium, ${machine})`,
  ].join('\n')
console.log(table('en'))

const MARKS = ['<!-- measured -->', '<!-- /measured -->']
if (process.argv.includes('--write'))
  for (const [path, language] of [
    ['docs/inspector.md', 'en'],
    ['docs/zh/inspector.md', 'zh'],
  ]) {
    const text = readFileSync(path, 'utf8')
    const [start, end] = MARKS.map((mark) => text.indexOf(mark))
    if (start < 0 || end < start) throw new Error(`${path} has no place for the table`)
    writeFileSync(
      path,
      `${text.slice(0, start + MARKS[0].length)}\n\n${table(language)}\n\n${text.slice(end)}`,
    )
  }
process.exitCode = rows.every(({ isWithin }) => isWithin) ? 0 : 1
