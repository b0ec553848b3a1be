import { describe, expect, it } from '@jest/globals'
import { type Report, parseReport } from '../src/index.js'
import { REQUESTS_HEAD, type Sheet } from './support/generate/form.js'
import { type MadeReport, makeReport, withSheet } from './support/generate/report.js'
import { toDialect } from './support/generate/text.js'
import { cellsOf } from './support/generate/truth.js'
import { randomOf } from './support/generate/numbers.js'

/** A report in Markdown some of whose numbers have each digit in a cell of its own. */
const splitDigits = (
  made: MadeReport,
  number: number,
  isSplit: (row: number, cell: string) => boolean,
): MadeReport =>
  withSheet(made, number, (sheet: Sheet) =>
    sheet.map((row, r) =>
      row.flatMap((cell) =>
        cell.indicator && isSplit(r, cell.indicator) ? [...cell.text].map((text) => ({ text })) : [cell],
      ),
    ),
  )

const requests = (report: Report, row: string): (string | number | null)[] =>
  report.observations
    .filter(({ indicator }) => indicator.startsWith(`requests.${row}.`))
    .map(({ state, value, raw }) => {
      if (state === 'inferred') return `${value}=${raw}`
      return state === 'number' ? value : state
    })

const form = (...rows: string[]): string =>
  [
    '临浦县发展和改革局2024年政府信息公开工作年度报告',
    '三、收到和处理政府信息公开申请情况',
    '',
    '| 项目 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |',
    '|---|---|---|---|---|---|---|---|',
    ...rows,
  ].join('\n')

const REST = [
  '| 二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |',
  '| （二）部分公开 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |',
]

describe('digits split into cells', () => {
  it('are joined where the sum leaves one way', async () => {
    const report = await parseReport(
      form('| 一、本年新收政府信息公开申请数量 | 1 | 2 | 9 | 0 | 0 | 0 | 0 | 0 | 129 |', ...REST),
    )
    expect(requests(report, 'received')).toEqual(['129=1 2 9', '0=0', '0=0', '0=0', '0=0', '0=0', '129=129'])
    expect(report.diagnostics.filter(({ code }) => code.startsWith('cell.'))).toEqual([])
  })

  it('are ambiguous, with what they may be, where the sum leaves two', async () => {
    const report = await parseReport(
      form(
        '| 一、本年新收政府信息公开申请数量 | 1 | 2 | 0 | 2 | 1 | 0 | 0 | 0 | 25 |',
        '| 二、上年结转政府信息公开申请数量 | 1 | 1 | 2 | 0 | 0 | 0 | 0 | 13 |',
        REST[1]!,
      ),
    )
    expect(requests(report, 'received')).toEqual(new Array(7).fill('ambiguous'))
    expect(requests(report, 'carriedIn')).toEqual(new Array(7).fill('ambiguous'))
    const messages = report.diagnostics.flatMap(({ code, message }) =>
      code === 'cell.ambiguous' ? [message] : [],
    )
    expect(messages).toEqual([
      'Section 三, 一、本年新收政府信息公开申请数量 (Requests newly received this year): 9 values stand where the form has 7 cells (1, 2, 0, 2, 1, 0, 0, 0, 25): digits of one number may be in several, and no way of joining them was found that fits the printed sums.',
      'Section 三, 二、上年结转政府信息公开申请数量 (Requests carried over from last year): 8 values stand where the form has 7 cells (1, 1, 2, 0, 0, 0, 0, 13): digits of one number may be in several; what fits: 自然人 1 or 11; 商业企业 12 or 2; 科研机构 0; 社会公益组织 0; 法律服务机构 0; 其他 0; 总计 13.',
    ])
  })

  it('take the columns for judges where the row’s own sum leaves two ways', async () => {
    const report = await parseReport(
      form(
        '| 一、本年新收政府信息公开申请数量 | 1 | 12 | 0 | 0 | 0 | 0 | 13 |',
        ...REST,
        '| （七）总计 | 1 | 1 | 2 | 0 | 0 | 0 | 0 | 13 |',
        '| 四、结转下年度继续办理 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |',
      ),
    )
    expect(requests(report, 'results.total')).toEqual(['1=1', '12=1 2', '0=0', '0=0', '0=0', '0=0', '13=13'])
  })

  it('are not taken for numbers where blank cells make up the row', async () => {
    const report = await parseReport(
      form('| 一、本年新收政府信息公开申请数量 | 1 | 2 | 9 | | | | | | 129 |', ...REST),
    )
    expect(requests(report, 'received')).toEqual(new Array(7).fill('ambiguous'))
    expect(report.diagnostics.filter(({ code }) => code === 'cell.ambiguous')).toHaveLength(1)
  })

  it('are not joined where no sum says so', async () => {
    const text = [
      '临浦县发展和改革局2024年政府信息公开工作年度报告',
      '二、主动公开政府信息情况',
      '',
      '| 信息内容 | 本年处理决定数量 |',
      '|---|---|',
      '| 行政许可 | 9 | 7 |',
      '| 行政处罚 | 3 |',
      '| 行政强制 | 0 |',
    ]
    const { observations } = await parseReport(text.join('\n'))
    expect(observations.map(({ indicator, state, value }) => [indicator, state, value])).toEqual([
      ['proactiveDisclosure.licensing.decisions', 'ambiguous', null],
      ['proactiveDisclosure.penalties.decisions', 'number', 3],
      ['proactiveDisclosure.coercion.decisions', 'number', 0],
    ])
  })

  it('are never joined wrongly, in one row of a table or in many', async () => {
    const random = randomOf(7)
    const share = { joined: 0, ambiguous: 0 }
    for (let seed = 0; seed < 12; seed++) {
      const made = makeReport({ agency: '临浦县发展和改革局', year: 2020 + (seed % 5), seed, most: 400 })
      const rows = new Set(Array.from({ length: 1 + (seed % 4) }, () => REQUESTS_HEAD + random(24)))
      const cut = splitDigits(made, 3, (row) => rows.has(row) && random(3) > 0)
      const report = await parseReport(toDialect(cut, 'D4'))
      const truth = cellsOf(made)
      for (const { indicator, state, value } of report.observations.filter(({ indicator: one }) =>
        one.startsWith('requests.'),
      )) {
        if (state === 'ambiguous') share.ambiguous++
        else expect([seed, indicator, value]).toEqual([seed, indicator, truth.get(indicator)!.value])
        if (state === 'inferred') share.joined++
      }
    }
    expect(share).toEqual({ joined: 154, ambiguous: 14 })
  })

  it('are joined in the table of section 四', async () => {
    const heads = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计']
    const values = ['1', '2', '0', '0', '3', '15', '0', '0', '1', '0', '1', '0', '1', '2', '0', '0', '12']
    const line = (cells: string[]) => `| ${cells.join(' | ')} |`
    const report = await parseReport(
      [
        '临浦县发展和改革局2024年政府信息公开工作年度报告',
        '四、政府信息公开行政复议、行政诉讼情况',
        '',
        line([...heads, ...heads, ...heads]),
        line(heads.map(() => '---')),
        line(values),
      ].join('\n'),
    )
    expect(report.observations.map(({ state, value }) => `${state} ${value}`).join(', ')).toBe(
      'inferred 12, inferred 0, inferred 0, inferred 3, inferred 15, inferred 0, inferred 0, inferred 1, inferred 0, inferred 1, inferred 0, inferred 12, inferred 0, inferred 0, inferred 12',
    )
  })
})
