import { describe, expect, it } from '@jest/globals'
import type { Diagnostic } from '../src/diagnostics/diagnostic.js'
import { makeReport, sheetOf } from './support/generate/report.js'
import { cellsOf } from './support/generate/truth.js'
import { inWords } from './support/told.js'
import {
  type Block,
  type SpannedText,
  type Table,
  grid,
  gridTexts,
  paragraph,
  tableOfRows,
} from '../src/document.js'
import { align, gaps } from '../src/tables/align.js'
import { columnsOfHead, headOfLines } from '../src/tables/head.js'
import { ABSENT, placeValues } from '../src/tables/count.js'
import { type Line, linesOf } from '../src/tables/lines.js'
import { reconstruct } from '../src/tables/reconstruct.js'
import { readValue } from '../src/form/lexicon/values.js'
import { vocabularyOf } from '../src/tables/vocabulary.js'
import { proactiveDisclosure2021 } from '../src/form/tables/proactive-disclosure-2021.js'
import { requests2021 } from '../src/form/tables/requests.js'

const cell = (text: string, columnSpan = 1, rowSpan = 1): SpannedText => ({ text, columnSpan, rowSpan })
const row = (...texts: (string | SpannedText)[]): SpannedText[] =>
  texts.map((text) => (typeof text === 'string' ? { text } : text))
const table = (...rows: SpannedText[][]): Table => tableOfRows(rows)
const line = (...texts: string[]): Line => linesOf(table(row(...texts)), 0)[0]!

describe('grid', () => {
  it('lays joined cells over all their places', () => {
    const made = table(row(cell('a', 1, 2), cell('b', 2)), row('c', 'd'), row('e'))
    expect(gridTexts(made)).toEqual([['a', 'b', ''], ['', 'c', 'd'], ['e']])
    expect(grid(made)[1]!.map((slot) => slot?.cell.text)).toEqual(['a', 'c', 'd'])
    expect(grid(made)[1]!.map((slot) => slot?.anchor)).toEqual([false, true, true])
  })

  it('clamps spans to the table and to reason', () => {
    expect(gridTexts(table(row(cell('a', 0, 9), cell('b', -3)), row('c')))).toEqual([
      ['a', 'b'],
      ['', 'c'],
    ])
    expect(gridTexts(table(row(cell('a', 1e9), 'b')))[0]!.length).toBe(101)
    expect(gridTexts(table(row(cell('a', Number.NaN, Number.NaN), 'b')))).toEqual([['a', 'b']])
  })

  it('goes round a cell that reaches down from above', () => {
    expect(gridTexts(table(row('a', cell('b', 1, 2), 'c'), row('d', 'e')))).toEqual([
      ['a', 'b', 'c'],
      ['d', '', 'e'],
    ])
  })

  it('counts cells one by one where columns cross', () => {
    expect(gridTexts(table(row('x', '1', cell('2', 2), '3'), row('y', cell('4', 2), '5', '6')))).toEqual([
      ['x', '1', '2', '3'],
      ['y', '4', '5', '6'],
    ])
  })

  it('has rows as long as they are', () => {
    expect(gridTexts(table([], row('a'), []))).toEqual([[], ['a']])
    expect(grid(table())).toEqual([])
  })
})

describe('readValue', () => {
  const number = (value: number, unit?: string) => ({ state: 'number', value, ...(unit && { unit }) })
  const none = (state: string) => ({ state, value: null })

  it.each([
    ['12', number(12)],
    ['１２', number(12)],
    ['1,234', number(1234)],
    ['１，２３４，５６７', number(1234567)],
    ['11398889', number(11398889)],
    ['7730.28', number(7730.28)],
    ['+19', number(19)],
    ['-35', number(-35)],
    ['−35', number(-35)],
    ['－35', number(-35)],
    ['增加3', number(3)],
    ['增3', number(3)],
    ['减2', number(-2)],
    ['减少 2', number(-2)],
    ['-0', number(0)],
    ['0', number(0)],
    [' 5 ', number(5)],
    ['251000元', number(251000, '元')],
    ['240万元', number(240, '万元')],
    ['3件', number(3, '件')],
    ['22（其中修订16件）', number(22)],
    ['22 (其中修订 16 件)', number(22)],
  ])('reads %s', (text, expected) => expect(readValue(text)).toEqual(expected))

  it.each(['', ' ', '\u3000', '\u00A0'])('takes white space %j for a blank, not a zero', (text) =>
    expect(readValue(text)).toEqual(none('blank')),
  )

  it.each(['/', '-', '—', '——', '---', '无', '空', '不适用', 'N/A', 'n/a'])(
    'reads %s as not applicable',
    (text) => expect(readValue(text)).toEqual(none('notApplicable')),
  )

  it.each([
    '007',
    '0193',
    '00',
    '2021年',
    '第二十条',
    '第3项',
    '1.',
    '（一）',
    '1、',
    '12 13',
    '1,23',
    '1,2345',
    '12,34,567',
    '1.2.3',
    '1e5',
    '0x10',
    '10%',
    '十二',
    '3+4',
    '+',
    '约30',
    '2021-01-01',
    '1/2',
    '12345678901234567',
    '规章',
    '5（',
    '（5）',
    '-/5',
    '3 件 4',
  ])('never takes %s for a number', (text) => expect(readValue(text)).toEqual(none('unreadable')))
})

describe('align', () => {
  it('pairs by likeness and in order', () => {
    expect(
      align(
        [
          [1, 0.7, 0],
          [0.7, 1, 0],
          [0, 0, 0.9],
        ],
        3,
      ),
    ).toEqual([0, 1, 2])
    expect(
      align(
        [
          [0.7, 0.65],
          [0.65, 0.7],
        ],
        2,
      ),
    ).toEqual([0, 1])
  })

  it('leaves strangers out, and what has no partner', () => {
    expect(
      align(
        [
          [0, 0.2, 0.5],
          [0, 1, 0],
        ],
        3,
      ),
    ).toEqual([null, 1])
    expect(align([], 3)).toEqual([])
    expect(align([[], []], 0)).toEqual([null, null])
  })

  it('takes a sure label out of order, an unsure one not', () => {
    expect(
      align(
        [
          [0, 0, 1],
          [1, 0, 0],
          [0, 1, 0],
        ],
        3,
      ),
    ).toEqual([2, 0, 1])
    expect(
      align(
        [
          [0, 0, 0.8],
          [1, 0, 0],
          [0, 1, 0],
        ],
        3,
      ),
    ).toEqual([null, 0, 1])
  })

  it('uses each name once', () =>
    expect(
      align(
        [
          [1, 0],
          [1, 0],
        ],
        2,
      ),
    ).toEqual([0, null]))
})

describe('gaps', () => {
  it('lists what stands between pairs without a partner', () => {
    expect(gaps([0, null, 2], 3)).toEqual([{ observed: [1], template: [1] }])
    expect(gaps([null, 1, null, null], 4)).toEqual([
      { observed: [0], template: [0] },
      { observed: [2, 3], template: [2, 3] },
    ])
    expect(gaps([0, 1, null], 2)).toEqual([])
  })
})

describe('columnsOfHead', () => {
  const vocabulary = vocabularyOf(requests2021)
  const block = requests2021.blocks[0]
  const LABELS = ['自然人', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他', '总计']
  const columns = (...texts: string[]) => columnsOfHead(headOfLines([line(...texts)]), vocabulary, block)

  it('finds each column by its label', () => {
    expect(columns('', '', '', ...LABELS)).toEqual({
      columns: [3, 4, 5, 6, 7, 8, 9],
      named: 7,
      others: false,
      oneLine: true,
    })
    expect(columns('项目', ...LABELS.map((text) => [...text].join(' ')))).toEqual({
      columns: [1, 2, 3, 4, 5, 6, 7],
      named: 7,
      others: false,
      oneLine: true,
    })
  })

  it('gives a misnamed column the place between its neighbours, or a labelled one at either end', () => {
    expect(columns('', ...LABELS.with(2, '数据3'))).toEqual({
      columns: [1, 2, 3, 4, 5, 6, 7],
      named: 6,
      others: true,
      oneLine: true,
    })
    expect(columns('', ...LABELS.with(6, '数据7'))).toEqual({
      columns: [1, 2, 3, 4, 5, 6, 7],
      named: 6,
      others: true,
      oneLine: true,
    })
  })

  it('says which column is absent', () => {
    expect(columns('', ...LABELS.toSpliced(2, 1))).toEqual({
      columns: [1, 2, ABSENT, 3, 4, 5, 6],
      named: 6,
      others: true,
      oneLine: true,
    })
    expect(columns('', ...LABELS.slice(1))).toEqual({
      columns: [ABSENT, 1, 2, 3, 4, 5, 6],
      named: 6,
      others: true,
      oneLine: true,
    })
    expect(columns('', ...LABELS.slice(0, 6))).toEqual({
      columns: [1, 2, 3, 4, 5, 6, ABSENT],
      named: 6,
      others: true,
      oneLine: true,
    })
  })

  it('keeps the printed order', () =>
    expect(columns('', '总计', ...LABELS.slice(0, 6))).toEqual({
      columns: [2, 3, 4, 5, 6, 7, 1],
      named: 7,
      others: true,
      oneLine: true,
    }))

  it('trusts no head that names half of the columns or less', () =>
    expect(columns('', '自然人', '商业企业', '科研机构', '数据4', '数据5', '数据6', '数据7')).toBeNull())
})

describe('placeValues', () => {
  const under = (...places: number[]) => ({ ...beside(...places), sameGrid: true })
  const beside = (...places: number[]) => ({
    places,
    sameGrid: false,
    sameOrder: true,
    labels: [],
    hasOthers: false,
  })

  it('believes the head above its own grid', () => {
    expect(
      placeValues(
        { line: line('规章', '1', '', '3'), from: 1 },
        { width: 3 },
        { columns: under(1, 2, 3), wider: 0 },
      ),
    ).toEqual([1, 2, 3])
    expect(
      placeValues(
        { line: line('规章', '3', '1', '2'), from: 1 },
        { width: 3 },
        { columns: under(2, 3, 1), wider: 0 },
      ),
    ).toEqual([2, 3, 1])
  })

  it('counts where there is no head, covered places left out', () => {
    expect(
      placeValues({ line: line('规章', '1', '', '3'), from: 1 }, { width: 3 }, { columns: null, wider: 0 }),
    ).toEqual([1, 2, 3])
    expect(
      placeValues(
        { line: line('规章', '', '', '1', '2', '3'), from: 1 },
        { width: 3 },
        { columns: null, wider: 0 },
      ),
    ).toEqual([3, 4, 5])
    expect(
      placeValues(
        { line: line('规章', '1', '2', '3', '', ''), from: 1 },
        { width: 3 },
        { columns: null, wider: 0 },
      ),
    ).toEqual([1, 2, 3])
    expect(
      placeValues({ line: line('规章', '', '', '', ''), from: 1 }, { width: 3 }, { columns: null, wider: 0 }),
    ).toEqual([1, 2, 3])
  })

  it('follows the printed order of the columns when it counts', () =>
    expect(
      placeValues(
        { line: line('规章', '3', '1', '2'), from: 1 },
        { width: 3 },
        { columns: beside(5, 6, 4), wider: 0 },
      ),
    ).toEqual([2, 3, 1]))

  it('does not guess', () => {
    expect(
      placeValues(
        { line: line('规章', '1', '', '2', '', '3', ''), from: 1 },
        { width: 4 },
        { columns: null, wider: 0 },
      ),
    ).toBeNull()
    expect(
      placeValues({ line: line('规章', '1', '2'), from: 1 }, { width: 3 }, { columns: null, wider: 0 }),
    ).toBeNull()
    expect(
      placeValues(
        { line: line('规章', '', '2', '3'), from: 1 },
        { width: 3 },
        { columns: beside(3, 4, 5), wider: -1 },
      ),
    ).toBeNull()
    expect(
      placeValues(
        { line: line('规章', '', '', '2', '3'), from: 1 },
        { width: 3 },
        { columns: beside(3, 4, 5), wider: -1 },
      ),
    ).toBeNull()
  })

  it('passes over the rest of a label that was broken over two cells', () => {
    expect(
      placeValues(
        { line: line('缴纳费用、', '行政机关不再处理', '1', '0', '1'), from: 1 },
        { width: 3 },
        { columns: null, wider: 0 },
      ),
    ).toEqual([2, 3, 4])
    expect(
      placeValues(
        { line: line('缴纳费用、', '行政机关不再处理', '1', '详见附件', '1'), from: 1 },
        { width: 3 },
        { columns: null, wider: 0 },
      ),
    ).toBeNull()
  })

  it('does not let cells move into the place of a column that is absent', () => {
    expect(
      placeValues(
        { line: line('规章', '', '1', '2'), from: 1 },
        { width: 3 },
        { columns: under(2, ABSENT, 3), wider: 0 },
      ),
    ).toBeNull()
    expect(
      placeValues(
        { line: line('规章', '1', '2', '3'), from: 1 },
        { width: 3 },
        { columns: beside(1, ABSENT, 2), wider: 0 },
      ),
    ).toEqual([1, 2, 3])
    expect(
      placeValues(
        { line: line('规章', '1', '2', '3'), from: 1 },
        { width: 3 },
        { columns: beside(2, ABSENT, 1), wider: 0 },
      ),
    ).toBeNull()
  })

  it('knows no places where blanks were dropped, unless none was', () => {
    const dropped = (...texts: string[]): Line => ({ ...line(...texts), dropped: true })
    expect(
      placeValues({ line: dropped('规章', '1', '3'), from: 1 }, { width: 3 }, { columns: null, wider: 0 }),
    ).toBeNull()
    expect(
      placeValues(
        { line: dropped('规章', '1', '2', '3'), from: 1 },
        { width: 3 },
        { columns: null, wider: 0 },
      ),
    ).toEqual([1, 2, 3])
    expect(
      placeValues({ line: dropped('规章'), from: 1 }, { width: 3 }, { columns: null, wider: 0 }),
    ).toEqual([1, 2, 3])
  })
})

describe('reconstruct', () => {
  const read = (...blocks: Block[]) => {
    const diagnostics: Diagnostic[] = []
    const { observations, formats, consumed } = reconstruct(
      blocks,
      () => 2,
      (diagnostic) => void diagnostics.push(inWords(diagnostic)),
    )
    const cells = Object.fromEntries(
      observations.map(({ indicator, value, state }) => [
        indicator.replace('proactiveDisclosure.', ''),
        state === 'number' ? value : state,
      ]),
    )
    return {
      cells,
      formats: [...formats],
      consumed: [...consumed],
      findings: diagnostics.map(({ code, severity }) => `${severity} ${code}`),
    }
  }
  const article = (number: string, head: string[], ...rows: string[][]) => [
    row(`第二十条第（${number}）项`, '', '', ''),
    row(...head),
    ...rows.map((texts) => row(...texts)),
  ]
  const first = article(
    '一',
    ['信息内容', '本年制发件数', '本年废止件数', '现行有效件数'],
    ['规章', '1', '0', '7'],
    ['行政规范性文件', '2', '', '/'],
  )
  const fifth = article('五', ['信息内容', '本年处理决定数量', '', ''], ['行政许可', '30', '', ''])
  const sixth = article(
    '六',
    ['信息内容', '本年处理决定数量', '', ''],
    ['行政处罚', '4', '', ''],
    ['行政强制', '5', '', ''],
  )
  const eighth = article(
    '八',
    ['信息内容', '本年收费金额（单位：万元）', '', ''],
    ['行政事业性收费', '6.5', '', ''],
  )
  const cells = {
    'regulations.issued': 1,
    'regulations.repealed': 0,
    'regulations.inForce': 7,
    'normativeDocuments.issued': 2,
    'normativeDocuments.repealed': 'blank',
    'normativeDocuments.inForce': 'notApplicable',
    'licensing.decisions': 30,
    'penalties.decisions': 4,
    'coercion.decisions': 5,
    'fees.amount': 6.5,
  }
  const right = { cells, formats: [['proactiveDisclosure', '2021']], findings: [] }

  it('reads a whole table and one in pieces alike', () => {
    expect(read(table(...first, ...fifth, ...sixth, ...eighth))).toEqual({ ...right, consumed: [0] })
    expect(read(table(...first), paragraph('（续）'), table(...fifth, ...sixth), table(...eighth))).toEqual({
      ...right,
      consumed: [0, 2, 3],
    })
  })

  it('says what is missing, and what is more', () => {
    const { 'coercion.decisions': _coercion, ...rest } = cells
    expect(
      read(table(...first, ...fifth, ...sixth.slice(0, -1), row('公共服务', '88', '', ''), ...eighth)),
    ).toEqual({
      ...right,
      cells: rest,
      consumed: [0],
      findings: ['warning row.extra', 'warning row.missing'],
    })
  })

  it('settles the format by what stands there, not by what was cut off', () => {
    const head = ['信息内容', '本年新', '本年新', '对外公开总数量']
    expect(
      read(table(...article('一', head, ['规章', '3', '4', '9'], ['规范性文件', '1', '1', '2']))).formats,
    ).toEqual([['proactiveDisclosure', '2019']])
    expect(read(table(...first)).formats).toEqual([['proactiveDisclosure', '2021']])
  })

  it('has no use for a head without room for labels', () => {
    const rows = [
      row('本年制发件数', '本年废止件数', '现行有效件数', ''),
      row('第一', '规章', '1', '0', '7'),
      row('行政规范性文', '2', '3', '4'),
    ]
    expect(read(table(...rows)).cells).toMatchObject({
      'normativeDocuments.issued': 2,
      'normativeDocuments.repealed': 3,
      'normativeDocuments.inForce': 4,
    })
  })

  it('reads a row without its label by its place, and says so', () => {
    expect(
      read(table(...first, ...fifth, sixth[0]!, sixth[1]!, sixth[2]!, row('', '5', '', ''), ...eighth)),
    ).toEqual({ ...right, consumed: [0], findings: ['warning label.byPosition'] })
  })

  it('takes the first of two copies where both say the same, and neither where they differ', () => {
    const all = [...first, ...fifth, ...sixth, ...eighth]
    const other = all.map((texts) => texts.map(({ text }) => ({ text: /^[\d.]+$/.test(text) ? '99' : text })))
    const extra = { consumed: [0], findings: ['warning table.extra'] }
    expect(read(table(...all), paragraph('附表'), table(...all))).toEqual({ ...right, ...extra })
    const undecided = read(table(...all), paragraph('附表'), table(...other))
    expect(Object.values(undecided.cells).filter((value) => typeof value === 'number')).toEqual([])
    expect(undecided.findings.filter((text) => text === 'warning cell.ambiguous')).toHaveLength(6)
  })

  it('finds nothing where nothing is', () => {
    expect(read(paragraph('规章 1 0 7'), table(row('索引号', '20'), row('发布机构', '某局')))).toEqual({
      cells: {},
      formats: [],
      consumed: [],
      findings: [],
    })
  })

  it('knows the headings of the template apart', () => {
    const { formLineLikeness, formLines } = vocabularyOf(proactiveDisclosure2021)
    const exact = (text: string) =>
      formLineLikeness(text).flatMap((score, e) => (score === 1 ? [formLines[e]!.block.heading] : []))
    expect(exact('第二十条 第(六)项')).toEqual(['第二十条第（六）项'])
    expect(exact('第二十条第（九）项')).toEqual([])
  })
})

describe('digits of several cells in one', () => {
  const received = (...cells: SpannedText[]) => {
    const applicants = ['自然人', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他', '总计']
    const blocks = [
      table(
        row('项目', ...applicants),
        [{ text: '一、本年新收政府信息公开申请数量' }, ...cells],
        row('二、上年结转政府信息公开申请数量', '0', '0', '0', '0', '0', '0', '0'),
        row('2.重复申请', '0', '0', '0', '0', '0', '0', '0'),
      ),
    ]
    const { observations } = reconstruct(
      blocks,
      () => 3,
      () => {},
    )
    return observations.slice(0, 7).map(({ value, state }) => (state === 'blank' ? '' : (value ?? state)))
  }
  const blanks = (count: number) => new Array<SpannedText>(count).fill(cell(''))

  it('are parted where the row’s own sum leaves one way, and undecided elsewhere', () => {
    expect(received(cell('270000229', 7))).toEqual([27, 0, 0, 0, 0, 2, 29])
    expect(received(cell('1110000111', 1), ...blanks(6))).toEqual(new Array(7).fill('ambiguous'))
    expect(received(cell('12', 2), ...blanks(4), cell('12'))).toEqual(new Array(7).fill('ambiguous'))
  })

  it('are no others than a number and blanks', () => {
    expect(received(cell('27'), ...blanks(6))).toEqual([27, '', '', '', '', '', ''])
    expect(received(cell('', 6), cell('27'))).toEqual(['', '', '', '', '', '', 27])
  })
})

describe('two copies of a table', () => {
  const copy = (count: string) =>
    table(
      row('信息内容', '本年处理决定数量'),
      row('行政许可', count),
      row('行政处罚', '4'),
      row('行政强制', '0'),
      row('第二十条第（八）项', ''),
    )
  const licensing = (...blocks: Block[]) => {
    const findings: Diagnostic[] = []
    const { observations } = reconstruct(
      blocks,
      () => 2,
      (one) => findings.push(inWords(one)),
      2023,
    )
    const said = observations.flatMap(({ indicator, value, state }) =>
      indicator.includes('licensing') || indicator.includes('penalties') ? [value ?? state] : [],
    )
    return [...said, findings.filter(({ code }) => code === 'cell.ambiguous').length]
  }

  it.each([2, 3, 4])('in one grid, as a sheet has them one below the other: section %d', (section) => {
    const [one, other] = [1, 2].map((seed) =>
      makeReport({ agency: '望川县教育局', year: 2022, seed, most: 60 }),
    )
    const grid = table(...sheetOf(one!, section), ...sheetOf(other!, section))
    const { observations } = reconstruct(
      [grid],
      () => section,
      () => {},
    )
    const taken = observations.filter(({ state }) => state !== 'ambiguous')
    expect(taken.length).toBeLessThan(observations.length)
    const values = cellsOf(other!)
    for (const { indicator, value } of taken)
      expect([indicator, value]).toEqual([indicator, values.get(indicator)?.value ?? null])
  })

  it('that nothing tells apart leave undecided what they say in two ways', () => {
    expect(licensing(copy('3'), copy('5'))).toEqual(['ambiguous', 4, 1])
    expect(licensing(copy('3'), copy('3'))).toEqual([3, 4, 0])
    expect(licensing(copy(''), copy('3'))).toEqual(['ambiguous', 4, 1])
    expect(licensing(copy('3'), copy(''))).toEqual([3, 4, 0])
  })

  it('are told apart by what stands above them', () => {
    expect(licensing(paragraph('上年度情况如下：'), copy('3'), copy('5'))).toEqual([5, 4, 0])
    expect(licensing(paragraph('2022年'), copy('3'), paragraph('2023年'), copy('5'))).toEqual([5, 4, 0])
    expect(licensing(paragraph('2023年'), copy('3'), copy('5'))).toEqual([3, 4, 0])
  })

  it('may stand in one: a row printed again with other numbers', () => {
    const twice = table(
      row('信息内容', '本年处理决定数量'),
      row('行政许可', '3'),
      row('行政许可', '5'),
      row('行政处罚', '4'),
    )
    expect(licensing(twice)).toEqual(['ambiguous', 4, 1])
  })
})
