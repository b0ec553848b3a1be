/**
 * A fourth edition of the form and a list table outside its sections, both made up, added as data alone: they are read,
 * are reports of the schema, and stand in the codebook, the exports, the panel and the checks.
 */
import { describe, expect, it, jest } from '@jest/globals'
import type { TemplateData } from '../src/form/template.js'
import { toHtml } from './support/generate/html.js'
import { makeReport } from './support/generate/report.js'

const NEXT = '2027'

/** The next edition counts one more kind of decision in section 二. */
const proactiveDisclosure2027 = (current: TemplateData): TemplateData => ({
  ...current,
  formats: [NEXT],
  blocks: current.blocks.map((block, i) =>
    i === 2
      ? { ...block, rows: [...block.rows, { key: 'inspections', path: ['行政检查'], en: 'Inspections' }] }
      : block,
  ),
})

/** A list: a label, a unit, a number a line; its groups stand on lines of their own. */
const channels: TemplateData = {
  table: 'channels',
  formats: [NEXT],
  section: null,
  title: { en: 'Table of channels', zh: '公开渠道情况统计表' },
  layout: 'down',
  furniture: ['统计指标', '单位'],
  blocks: [
    {
      columns: [{ key: 'count', label: '统计数', unit: '条', en: 'count' }],
      rows: [
        { key: 'website', path: ['一、网络渠道', '政府网站公开信息数'], en: 'Published on the website' },
        { key: 'accounts', path: ['一、网络渠道', '政务新媒体账号数'], unit: '个', en: 'Accounts' },
        { key: 'gazettes', path: ['二、其他渠道', '政府公报发行数'], unit: '册', en: 'Gazettes' },
        { key: 'cost', path: ['二、其他渠道', '公开工作经费'], unit: '万元', en: 'Cost' },
      ],
    },
  ],
  rules: [],
}

/** The project with this data added. */
async function withAddedData() {
  const { TABLES } = await import('../src/form/tables/index.js')
  const { EDITIONS } = await import('../src/form/editions.js')
  const editionsOf = ({ formats }: TemplateData): readonly string[] => formats
  const current = TABLES.find((table) => table.section === 2 && editionsOf(table).includes('2021'))!
  jest.resetModules()
  jest.doMock('../src/form/tables/index.js', () => ({
    LISTS: [],
    TABLES: [
      ...TABLES.map((table) =>
        table !== current && editionsOf(table).includes('2021')
          ? { ...table, formats: [...table.formats, NEXT] }
          : table,
      ),
      proactiveDisclosure2027(current),
      channels,
    ],
  }))
  jest.doMock('../src/form/editions.js', () => {
    const last = EDITIONS.at(-1)!
    const next = { ...last, id: NEXT, from: 2027, to: null, prescribes: [...last.prescribes, 'channels'] }
    return { EDITIONS: [...EDITIONS.slice(0, -1), { ...last, to: 2026 }, next] }
  })
  return {
    ...(await import('../src/index.js')),
    ...(await import('../src/exports/harmonise.js')),
    ...(await import('../src/exports/csv.js')),
    ...(await import('../src/exports/tables.js')),
    ...(await import('../src/exports/panel.js')),
    ...(await import('../src/exports/survey.js')),
  }
}

const LIST = `<table><tr><td>统计指标</td><td>单位</td><td>统计数</td></tr>
<tr><td>一、网络渠道</td><td></td><td></td></tr>
<tr><td>政府网站公开信息数</td><td>条</td><td>1,204</td></tr>
<tr><td>政务新媒体账号数</td><td>个</td><td>3</td></tr>
<tr><td>二、其他渠道</td><td></td><td></td></tr>
<tr><td>政府公报发行数</td><td>册</td><td>0</td></tr>
<tr><td>公开工作经费</td><td>万元</td><td>2.5</td></tr></table>`

/** A report of the next edition: a row more in section 二, and the list at its end. */
function page({ total = '', list = LIST } = {}): string {
  const made = makeReport({
    agency: '望川县教育局',
    year: 2027,
    seed: 1,
    formats: { proactiveDisclosure: '2021', requests: '2021' },
  })
  const html = toHtml(made, { page: 'fragment' })
  const row = /<tr>(?:(?!<tr>)[^])*行政强制[^]*?<\/tr>/.exec(html)![0]
  const added = row.replace('行政强制', '行政检查').replace(/>\s*\d+\s*<\/td>(?=\s*<\/tr>)/, '>17</td>')
  return html.replace(row, row + added + total) + list
}

const added = withAddedData()
const reportOf = async (html: string) =>
  ({ ...(await (await added).parseReport(html)) }) as Record<string, unknown>

describe('a fourth edition and a list table, added as data', () => {
  it('are read, each as what it is', async () => {
    const report = await reportOf(page())
    expect(report.proactiveDisclosure).toMatchObject({ format: NEXT, inspections: { decisions: 17 } })
    // What has not changed says the edition that brought it.
    expect(report.requests).toMatchObject({ format: '2021' })
    expect(report.disputes).not.toHaveProperty('format')
    expect(report.channels).toEqual({
      website: { count: 1204 },
      accounts: { count: 3 },
      gazettes: { count: 0 },
      cost: { count: 2.5 },
    })
    expect(report.diagnostics).toEqual([])
  })

  it('are read of a text that has lost their rows', async () => {
    const cells = [
      '统计指标',
      '单位',
      '统计数',
      '政府网站公开信息数',
      '条',
      '1204',
      '政务新媒体账号数',
      '个',
      '3',
    ]
    const more = ['政府公报发行数', '册', '0', '公开工作经费', '万元', '2.5']
    const lines = [...cells, ...more].map((cell) => `<p>${cell}</p>`)
    const report = await reportOf(page({ list: lines.join('\n') }))
    expect(report.channels).toEqual({
      website: { count: 1204 },
      accounts: { count: 3 },
      gazettes: { count: 0 },
      cost: { count: 2.5 },
    })
  })

  it('are reports of the schema, and of the JSON Schema', async () => {
    const { ReportSchema, reportJsonSchema } = await added
    const report = await reportOf(page())
    expect(ReportSchema.parse(report)).toEqual(report)
    expect(JSON.stringify(reportJsonSchema())).toContain('"channels"')
  })

  it('stand in the codebook with the unit of each row', async () => {
    const { codebook } = await added
    const units = codebook.flatMap(({ indicator, unit }) =>
      indicator.startsWith('channels.') ? [`${indicator} ${unit}`] : [],
    )
    expect(units).toEqual([
      'channels.website.count 条',
      'channels.accounts.count 个',
      'channels.gazettes.count 册',
      'channels.cost.count 万元',
    ])
    expect(codebook.find(({ indicator }) => indicator.includes('inspections'))?.formats).toEqual([NEXT])
  })

  it('stand in CSV and in the panel, which claims nothing that an edition lacks', async () => {
    const { toCsv, HARMONISED, panelRows, panel, bodyYears, survey } = await added
    const report = (await reportOf(page())) as never
    expect(toCsv(report)).toMatch(/channels\.website\.count,.*,1204\.0,条/)
    const inPanel = HARMONISED.map(({ indicator }) => indicator.indicator)
    expect(inPanel).toContain('requests.results.other.combined.total')
    expect(inPanel.filter((id) => /inspections|channels/.test(id))).toEqual([])
    const [bodyYear] = bodyYears([survey(report)])
    const places = new Map([[0, { bodyYear: bodyYear!, confirmedBy: [], conflicts: 0 }]])
    const rows = panelRows(
      async function* () {
        yield { report }
      },
      { places, passedOn: [] },
    )
    const { value: row } = await rows.next()
    const column = (name: string) => (row as unknown[])[panel.columns.findIndex((one) => one.name === name)]
    expect([column('pd_edition'), column('req_edition')]).toEqual([NEXT, '2021'])
  })

  it('are missed where they ought to stand, by their name', async () => {
    const said = async (html: string) =>
      ((await reportOf(html)).diagnostics as { code: string; messageZh: string }[]).map(
        ({ code, messageZh }) => `${code} ${messageZh}`,
      )
    expect(await said(page({ list: '' }))).toEqual(['table.missing 公开渠道情况统计表没有找到表格。'])
    expect(await said(page({ list: LIST.replace('>3<', '>三个左右<') }))).toEqual([
      'cell.unreadable 公开渠道情况统计表“政务新媒体账号数”行“统计数”列填写的不是数字：三个左右。',
    ])
    expect(await said(page().replaceAll('2027年', '2023年'))).toEqual([])
  })
})
