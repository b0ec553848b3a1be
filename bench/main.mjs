// How long reading takes: node bench/main.mjs (after npm run build). Prints a table; nothing passes or fails.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { load } from 'cheerio'
import { parseReport, toText } from '../dist/index.js'

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url))
const REPORT = path('../fixtures/reports/word-2022.html')
const CLI = path('../dist/cli.js')

const WARM_UP = 30
const ROUNDS = 60
const STARTS = 15

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1]

async function milliseconds(run) {
  const start = performance.now()
  await run()
  return performance.now() - start
}

/** Medians of several runs that take turns, so that all meet the same machine. */
async function inTurns(runs, rounds = ROUNDS) {
  const times = runs.map(() => [])
  for (let round = 0; round < rounds; round++) {
    for (const [i, run] of runs.entries()) times[i].push(await milliseconds(run))
  }
  return times.map(median)
}

const BLOCKS = 5

/**
 * Medians of several runs, each in blocks of its own after a warm-up: what one run leaves for the garbage collector is
 * then collected in its own time. Single runs in turn would charge it to whichever comes next.
 */
async function inBlocks(...runs) {
  const times = runs.map(() => [])
  for (let block = 0; block < BLOCKS; block++) {
    for (const [i, run] of runs.entries()) {
      await inTurns([run], WARM_UP)
      for (let round = 0; round < ROUNDS / BLOCKS; round++) times[i].push(await milliseconds(run))
    }
  }
  return times.map(median)
}

const repeat = (count, text) => Array.from({ length: count }, (_, i) => text(i)).join('\n')

/** A portal's page of some 200 KB around a report: menus, other years' reports, and the styles that Word puts on each cell. */
function portalPage(html) {
  const body = /<body[^>]*>([^]*)<\/body>/i.exec(html)?.[1] ?? html
  const CELL = 'border:solid windowtext 1.0pt;mso-border-alt:solid windowtext .5pt;padding:0cm 5.4pt 0cm 5.4pt;height:22.7pt'
  const TEXT = 'text-align:justify;text-indent:32.0pt;line-height:28.0pt;mso-line-height-rule:exactly;font-family:仿宋_GB2312;font-size:16.0pt'
  const worded = body.replace(/<td\b/gi, `<td style="${CELL}" valign="center"`).replace(/<p\b/gi, `<p class="MsoNormal" style="${TEXT}"`)
  const link = (i) => `<li class="item level-${i % 3}"><a href="/channels/${i}/index.html" target="_blank" title="栏目${i}">栏目${i}</a><i class="arrow"></i></li>`
  const other = (i) => `<li><a href="/art/${2008 + (i % 16)}/art_${i}.html">${2008 + (i % 16)}年政府信息公开工作年度报告</a><span>${2009 + (i % 16)}-01-2${i % 10}</span></li>`
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>政府信息公开</title>
<style>${repeat(300, (i) => `.layout-${i} .item{margin:${i}px auto;color:#333;background:url(/images/${i}.png) no-repeat}`)}</style>
<script>${repeat(300, (i) => `window.counters=window.counters||[];counters.push({page:${i},element:"#c${i}"});`)}</script></head><body>
<div class="header"><ul class="nav">${repeat(220, link)}</ul></div>
<div class="main"><div class="sidebar"><h3>政府信息公开年报</h3><ul>${repeat(90, other)}</ul></div>
<div class="content">${worded}</div></div>
<div class="footer"><ul>${repeat(120, link)}</ul><p>网站地图 联系我们</p></div></body></html>`
}

const start = (args) => () => {
  const { status, stderr } = spawnSync(process.execPath, args)
  if (status !== 0) throw new Error(String(stderr))
}

const bytes = readFileSync(REPORT)
const report = await parseReport(bytes)
const page = Buffer.from(portalPage(new TextDecoder().decode(bytes)))
const text = Buffer.from(toText(report))

const fromPage = await parseReport(page)
if (fromPage.observations.length !== report.observations.length) throw new Error('the page did not keep the report')

const [loading, parsing] = await inBlocks(() => load(page), () => parseReport(page))
const [reading] = await inBlocks(() => parseReport(text))
const [bare, command] = await inTurns([start(['-e', '0']), start([CLI, 'parse', REPORT])], STARTS)

const kilobytes = ({ length }) => `${Math.round(length / 1024)} KB`
const ms = (value) => `${value.toFixed(1)} ms`
const rows = [
  [`HTML page of ${kilobytes(page)}: cheerio.load`, ms(loading)],
  [`HTML page of ${kilobytes(page)}: parseReport`, ms(parsing), `${(parsing / loading).toFixed(2)} × cheerio.load`],
  [`text report of ${kilobytes(text)}: parseReport`, ms(reading), `${Math.round(1000 / reading)} reports a second`],
  [`gongkai parse, start to end, HTML of ${kilobytes(bytes)}`, ms(command), `node alone: ${ms(bare)}`],
]
for (const [name, value, note = ''] of rows) console.log(`${name.padEnd(52)}${value.padStart(10)}   ${note}`)
