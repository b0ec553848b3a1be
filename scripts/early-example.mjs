// Makes the worked example of docs/early-years.md: reports of a body that does not exist, for 2010 to 2024, its requests read
// from each, and the plot of them: node scripts/early-example.mjs (after npm run build).
import { mkdirSync, writeFileSync } from 'node:fs'
import { parseReport } from '../dist/index.js'

const BODY = '安川市望川区教育局'
/** Made up, as everything here. */
const RECEIVED = [3, 5, 4, 9, 12, 15, 21, 19, 26, 31, 44, 52, 60, 57, 71]
const FIRST = 2010

const title = (year) => `${BODY}${year}年政府信息公开工作年度报告`

/** Before 2014, and for 2015, the number stands in the text alone. */
const prose = (year, received) => `${title(year)}
一、概述
本局工作平稳。
二、主动公开政府信息情况
公开各类信息。
三、依申请公开政府信息情况
全年共收到政府信息公开申请${received}件。
四、收费及减免情况
未收取费用。
`

/** The list of 2014, as far as requests go. */
const list = (year, received) => `${title(year)}
一、概述
本局工作平稳。
二、依申请公开政府信息情况
具体数据见附表。
附表：政府信息公开情况统计表（${year}年度）
统计指标 | 单位 | 统计数 |
三、依申请公开情况 | —— | —— |
（一）收到申请数 | 件 | ${received} |
1.当面申请数 | 件 | ${received - 2} |
3.网络申请数 | 件 | 2 |
（二）申请办结数 | 件 | ${received} |
`

const row = (label, number) => `${label} | ${number} | 0 | 0 | 0 | 0 | 0 | ${number} |`

/** The form of 2019 and later: the rows of section 三 that the example needs. */
const form = (year, received) => `${title(year)}
一、总体情况
本局工作平稳。
三、收到和处理政府信息公开申请情况
 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
${row('一、本年新收政府信息公开申请数量', received)}
${row('二、上年结转政府信息公开申请数量', 0)}
${row('（一）予以公开', received)}
${row('（七）总计', received)}
${row('四、结转下年度继续办理', 0)}
`

function source(year, received) {
  if (year >= 2019) return form(year, received)
  return year < 2014 || year === 2015 ? prose(year, received) : list(year, received)
}

/** The requests received as the report gives them: the form's table, the list of 2014, or what the text states. */
function point(report) {
  const { year, requests, statistics, claims } = report
  const inForm = requests?.received.total
  if (inForm != null) return { year, received: inForm, from: 'requests.received.total' }
  const inList = statistics?.requests.received.total
  if (inList != null) return { year, received: inList, from: 'statistics.requests.received.total' }
  const said = claims.find(({ subject, scope }) => subject === 'requests.received' && scope === 'own')
  return said && { year, received: said.value, from: 'claim' }
}

const [WIDTH, HEIGHT, LEFT, TOP, RIGHT, BOTTOM] = [760, 360, 56, 40, 24, 64]
const LOOKS = {
  claim: {
    en: 'stated by the text',
    zh: '正文所述',
    mark: (x, y) => `<circle cx="${x}" cy="${y}" r="5" fill="#fff" stroke="#8a5a00" stroke-width="2"/>`,
  },
  'statistics.requests.received.total': {
    en: 'list of 2014',
    zh: '2014年统计表',
    mark: (x, y) => `<rect x="${x - 5}" y="${y - 5}" width="10" height="10" fill="#1b6ca8"/>`,
  },
  'requests.received.total': {
    en: 'form of 2019/2021',
    zh: '2019/2021年格式',
    mark: (x, y) => `<circle cx="${x}" cy="${y}" r="5" fill="#22543d"/>`,
  },
}

function plot(points) {
  const most = Math.ceil(Math.max(...points.map(({ received }) => received)) / 20) * 20
  const years = points.map(({ year }) => year)
  const [from, to] = [Math.min(...years), Math.max(...years)]
  const x = (year) => LEFT + ((year - from) / (to - from)) * (WIDTH - LEFT - RIGHT)
  const y = (value) => HEIGHT - BOTTOM - (value / most) * (HEIGHT - TOP - BOTTOM)
  const text = (at, up, words, anchor = 'middle', more = '') =>
    `<text x="${at}" y="${up}" text-anchor="${anchor}"${more}>${words}</text>`
  const grid = Array.from({ length: most / 20 + 1 }, (_, i) => i * 20).map(
    (value) =>
      `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y(value)}" y2="${y(value)}" stroke="#ddd"/>${text(LEFT - 8, y(value) + 4, value, 'end')}`,
  )
  // Two forms count in two ways: no line goes over from one to the other.
  const lines = [points.filter(({ year }) => year < 2019), points.filter(({ year }) => year >= 2019)].map(
    (part) =>
      `<polyline fill="none" stroke="#999" points="${part.map(({ year, received }) => `${x(year)},${y(received)}`).join(' ')}"/>`,
  )
  const marks = points.map(({ year, received, from: source }) => LOOKS[source].mark(x(year), y(received)))
  const labels = points.map(({ year }) => text(x(year), HEIGHT - BOTTOM + 18, year))
  const edge = x(2018.5)
  const legend = Object.values(LOOKS).map(({ en, zh, mark }, i) => {
    const at = LEFT + 8 + i * 220
    return mark(at, HEIGHT - 20) + text(at + 12, HEIGHT - 16, `${en} ${zh}`, 'start')
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12" role="img">
<title>${BODY} (made up): requests received, 2010–2024</title>
<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>
${text(LEFT, 22, `${BODY}（虚构 made up）：收到的申请 requests received`, 'start', ' font-size="14"')}
${grid.join('\n')}
<line x1="${edge}" x2="${edge}" y1="${TOP}" y2="${HEIGHT - BOTTOM}" stroke="#b00" stroke-dasharray="4 4"/>
${lines.join('\n')}
${marks.join('\n')}
${labels.join('\n')}
${legend.join('\n')}
</svg>
`
}

const points = []
for (const [i, received] of RECEIVED.entries()) {
  const report = await parseReport(source(FIRST + i, received), { name: `${FIRST + i}.txt` })
  const found = point(report)
  if (found?.received !== received)
    throw new Error(`${FIRST + i}: ${JSON.stringify(found)}, made as ${received}`)
  points.push(found)
}
mkdirSync('docs/pictures', { recursive: true })
writeFileSync('docs/pictures/early-years.svg', plot(points))
for (const { year, received, from } of points)
  console.log(`| ${year} | ${received} | ${from === 'claim' ? 'claim' : `\`${from}\``} |`)
