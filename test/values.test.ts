import { describe, expect, it } from '@jest/globals'
import type { Diagnostic } from '../src/diagnostics/diagnostic.js'
import type { Finding } from '../src/diagnostics/finding.js'
import { inWords } from './support/told.js'
import { type Block, paragraph, tableOfRows } from '../src/document.js'
import { parseReport } from '../src/index.js'
import { plainForm } from '../src/form/lexicon/script.js'
import { readValue } from '../src/form/lexicon/values.js'
import { reconstruct } from '../src/tables/reconstruct.js'
import { vocabularyOf } from '../src/tables/vocabulary.js'
import { contradict, readLabel } from '../src/form/labels.js'
import { requests2019, requests2021 } from '../src/form/tables/requests.js'

const table = (...rows: string[][]) => tableOfRows(rows.map((texts) => texts.map((text) => ({ text }))))

describe('marks of notes in cells', () => {
  it.each(['98①', '98²', '①98', '98Ⅳ', '98½', '98⑴', '[98]'])('does not take %s for a number', (text) =>
    expect(readValue(text)).toEqual({ state: 'unreadable', value: null }),
  )

  it.each(['_', '__'])('takes %s for a mark of none', (text) =>
    expect(readValue(text)).toEqual({ state: 'notApplicable', value: null }),
  )

  it('leaves what stands for ten thousand undecided', () => expect(readValue('3万').state).toBe('unreadable'))

  it('folds full-width forms and radicals, and leaves digits in another dress', () =>
    expect(plainForm('１，０（⽆）②')).toBe('1,0(无)②'))

  it('reads neither marks nor struck-out digits into a number', async () => {
    const licensing = async (cell: string) => {
      const { observations } = await parseReport(
        `<p>二、主动公开政府信息情况</p><table><tr><td>信息内容</td><td>本年处理决定数量</td></tr><tr><td>行政许可</td><td>${cell}</td></tr>` +
          '<tr><td>行政处罚</td><td>4</td></tr><tr><td>行政强制</td><td>5</td></tr></table>',
      )
      return observations
        .filter(({ indicator }) => indicator.includes('licensing'))
        .map(({ raw, state, value }) => ({ raw, state, value }))
    }
    expect(await licensing('98<sup>1</sup>')).toEqual([{ raw: '98[1]', state: 'number', value: 98 }])
    expect(await licensing('<sup>*</sup>98')).toEqual([{ raw: '[*]98', state: 'number', value: 98 }])
    expect(await licensing('<s>89</s>98')).toEqual([{ raw: '98', state: 'number', value: 98 }])
  })
})

describe('units in labels', () => {
  const feesOf = (head: string, label: string, value: string) => {
    const blocks = [
      table(
        ['信息内容', '本年处理决定数量'],
        ['行政许可', '3'],
        ['第二十条第（六）项', ''],
        ['信息内容', '本年处理决定数量'],
        ['行政处罚', '4'],
        ['行政强制', '5'],
        ['第二十条第（八）项', ''],
        ['信息内容', head],
        [label, value],
      ),
    ]
    const { observations } = reconstruct(
      blocks,
      () => 2,
      () => {},
    )
    return observations
      .filter(({ indicator }) => indicator === 'proactiveDisclosure.fees.amount')
      .map((fees) => ({ value: fees.value, unit: fees.unit }))
  }

  it.each([
    ['本年收费金额（单位：元）', '行政事业性收费', '3702300', 3702300, '元'],
    ['本年收费金额', '行政事业性收费（元）', '3702300', 3702300, '元'],
    ['本年收费金额（单位：元）', '行政事业性收费', '370.23万元', 370.23, '万元'],
    ['本年收费金额（单位：万元）', '行政事业性收费', '370.23', 370.23, undefined],
    ['本年收费金额', '行政事业性收费', '370.23', 370.23, undefined],
  ])('%s, %s: %s', (head, label, printed, value, unit) =>
    expect(feesOf(head, label, printed)).toEqual([{ value, unit }]),
  )
})

describe('numbers of labels', () => {
  it('knows numbers of two levels', () => {
    expect([
      contradict('(六)', '3'),
      contradict('(六)', '6'),
      contradict('5', '6'),
      contradict('(六)', ''),
      contradict('(六)', '(五)'),
    ]).toEqual([true, false, false, false, false])
  })

  it('does not take 3.其他 for （六）其他', () => {
    const alike = (template: typeof requests2019 | typeof requests2021, text: string) => {
      const { formLines, formLineLikeness } = vocabularyOf(template)
      return formLineLikeness(text).flatMap((score, e) => (score >= 0.6 ? [formLines[e]!.row!.key] : []))
    }
    expect(alike(requests2019, '3.其他')).toEqual([])
    expect(alike(requests2019, '（六）其他')).toEqual(['results.other.combined'])
    expect(alike(requests2021, '3.其他')).toEqual(['results.other.other'])
  })
})

describe('a table of 2021 that lost rows', () => {
  const rows = requests2021.blocks[0].rows.filter(({ path: [, , own = ''] }) => !/^[12]\.申请人/.test(own))
  const head = ['', '', '', ...requests2021.blocks[0].columns.map(({ label }) => label)]

  it.each([[true], [false]])('is still one of 2021 (with its groups: %s)', (grouped) => {
    const lines = rows.map(({ path }) => [
      ...(grouped ? path.slice(0, -1) : []),
      path.at(-1)!,
      ...Array.from({ length: 7 }, () => '1'),
    ])
    const width = (line: string[]) => [...new Array<string>(10 - line.length).fill(''), ...line]
    const { formats, observations } = reconstruct(
      [table(head, ...lines.map(width))],
      () => 3,
      () => {},
    )
    expect([...formats]).toEqual([['requests', '2021']])
    expect(
      observations
        .filter(({ indicator }) => indicator.includes('results.other.'))
        .map(({ indicator, value }) => `${indicator} ${value}`),
    ).toEqual(requests2021.blocks[0].columns.map(({ key }) => `requests.results.other.other.${key} 1`))
  })
})

describe('labels in traditional script', () => {
  it.each([
    ['（七）總計', '总计'],
    ['四、結轉下年度繼續辦理', '结转下年度继续办理'],
    ['行政規範性文件', '行政规范性文件'],
    ['2.重複申請', '重复申请'],
    ['4.無正當理由大量反復申請', '无正当理由大量反复申请'],
    ['本年廢止件數', '本年废止件数'],
    ['（一）予以公開', '予以公开'],
  ])('%s', (printed, bare) => expect(readLabel(printed).bare).toBe(bare))
})

describe('copies under captions of years', () => {
  const pieces = (value: string) =>
    table(['信息内容', '本年处理决定数量'], ['行政许可', value], ['行政处罚', value], ['行政强制', value])
  const read = (...blocks: Block[]) => {
    const found: Diagnostic[] = []
    const { observations } = reconstruct(
      blocks,
      () => 2,
      (one) => void found.push(inWords(one)),
    )
    return {
      values: observations.map(({ value }) => value),
      extra: found.flatMap(({ code, message }) => (code === 'table.extra' ? [message] : [])),
    }
  }

  it('reads the latest year', () => {
    expect(read(paragraph('2022年'), pieces('1'), paragraph('2023年'), pieces('2'))).toEqual({
      values: [2, 2, 2],
      extra: [
        'Section 二: the table stands there more than once; another copy, under a caption that names 2022, was not read.',
      ],
    })
  })

  it('reads the first where a caption says more', () => {
    expect(read(paragraph('2022年'), pieces('1'), paragraph('附：2023年统计表'), pieces('2'))).toEqual({
      values: [1, 1, 1],
      extra: [
        'Section 二: the table stands there more than once; another copy, under a caption that names 2023, was not read.',
      ],
    })
  })
})

describe('numbers with zeros in front', () => {
  const head = ['', '', '', ...requests2021.blocks[0].columns.map(({ label }) => label)]
  const read = (...values: string[]) => {
    const found: Finding[] = []
    const rows = [
      ['一、本年新收政府信息公开申请数量', '', '', ...values],
      ['二、上年结转政府信息公开申请数量', '', '', '1', '0', '0', '0', '0', '0', '1'],
      ['四、结转下年度继续办理', '', '', '2', '0', '0', '0', '0', '0', '2'],
    ]
    const { observations } = reconstruct(
      [table(head, ...rows)],
      () => 3,
      (one) => found.push(one),
    )
    return {
      states: observations
        .slice(0, 7)
        .map(({ state, value }) => (state === 'number' ? value : `${state} ${value}`)),
      unread: found.filter(({ code }) => code === 'cell.unreadable').length,
    }
  }

  it('are read where the row comes to its total', () =>
    expect(read('012', '3', '0', '0', '00', '0', '15')).toEqual({
      states: ['inferred 12', 3, 0, 0, 'inferred 0', 0, 15],
      unread: 0,
    }))

  it('may be the numbers of two cells where it does not, or where a cell is blank', () => {
    expect(read('012', '3', '0', '0', '0', '0', '16').states[0]).toBe('unreadable null')
    expect(read('0193', '', '0', '0', '0', '0', '193')).toEqual({
      states: ['unreadable null', 'blank null', 0, 0, 0, 0, 193],
      unread: 1,
    })
  })

  it('a full stop ends a number in its own cell', () =>
    expect(read('12.', '3', '0', '0', '0', '0', '15.').states).toEqual([12, 3, 0, 0, 0, 0, 15]))
})

describe('copies of other years', () => {
  const copy = (value: string) =>
    table(['信息内容', '本年处理决定数量'], ['行政许可', value], ['行政处罚', value], ['行政强制', value])
  const valuesOf = (year: number | null, ...blocks: Block[]) =>
    reconstruct(
      blocks,
      () => 2,
      () => {},
      year,
    ).observations.map(({ value }) => value)

  it.each([
    ['上年度情况如下：', '本年度情况如下：', null],
    ['上年度情况如下：', '', null],
    ['2022年度情况统计表', '附：2023年度情况统计表', 2023],
    ['二〇二二年情况', '', 2023],
  ])('%s %s (%s): reads the second', (first, second, year) =>
    expect(valuesOf(year, paragraph(first), copy('1'), paragraph(second), copy('2'))).toEqual([2, 2, 2]),
  )

  it('2023年度情况 2022年度情况: reads the first', () =>
    expect(
      valuesOf(2023, paragraph('2023年度情况'), copy('1'), paragraph('2022年度情况'), copy('2')),
    ).toEqual([1, 1, 1]))

  it('与上年度相比有所增加 附表: says nothing of which is this year’s', () =>
    expect(
      valuesOf(null, paragraph('与上年度相比有所增加：'), copy('1'), paragraph('附表'), copy('2')),
    ).toEqual([null, null, null]))
})
