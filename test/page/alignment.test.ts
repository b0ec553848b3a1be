/** Tables without ruling lines. */
import { describe, expect, it } from '@jest/globals'
import type { Glyph } from '../../src/formats/page/page.js'
import { pageOf, print, printMiddle, read } from './build.js'

const tables = (...pages: Glyph[][]): string[][][] =>
  read(...pages.map((glyphs, i) => pageOf(glyphs, i + 1))).filter((block) => typeof block !== 'string')

/** A row of values, each in the middle of its column. */
const values = (y: number, texts: string[], at: readonly number[]): Glyph[] =>
  texts.flatMap((text, i) => printMiddle(text, at[i]!, y))

describe('a table of labelled lines', () => {
  const AT = [250, 350, 450]
  const head = [...print('二、主动公开政府信息情况', 70, 100), ...print('信息内容', 80, 120)]
  const columns = values(120, ['本年制发件数', '本年废止件数', '现行有效件数'], AT)

  it('has a value in each column, and a lone one in the middle of several', () => {
    expect(
      tables([
        ...head,
        ...columns,
        ...print('规章', 80, 131),
        ...values(131, ['0', '52', '0'], AT),
        ...print('行政规范性文件', 80, 142),
        ...values(142, ['0', '168', '217'], AT),
        ...printMiddle('第二十条第（八）项', 300, 153),
        ...print('行政事业性收费', 80, 164),
        ...values(164, ['9727.8'], [350]),
      ]),
    ).toEqual([
      [
        ['信息内容', '本年制发件数', '本年废止件数', '现行有效件数'],
        ['规章', '0', '52', '0'],
        ['行政规范性文件', '0', '168', '217'],
        ['第二十条第（八）项', '', '', ''],
        ['行政事业性收费', '', '9727.8', ''],
      ],
    ])
  })

  it('parts a label from the number that it all but touches', () => {
    expect(
      tables([
        ...head,
        ...columns,
        ...print('规章', 80, 131),
        ...values(131, ['0', '52', '0'], AT),
        ...print('其他对外管理服务事项', 144, 142),
        ...values(142, ['0', '168', '217'], AT),
      ])
        .at(-1)
        ?.at(-1),
    ).toEqual(['其他对外管理服务事项', '0', '168', '217'])
  })

  it.each(['无', '——', '不适用', 'N/A', '１２', '3项', '12%'])('takes %s for a value', (dress) => {
    expect(
      tables([
        ...head,
        ...columns,
        ...print('规章', 80, 131),
        ...values(131, ['0', dress, '0'], AT),
        ...print('行政规范性文件', 80, 142),
        ...values(142, ['0', '168', '217'], AT),
      ])[0]![1],
    ).toEqual(['规章', '0', dress, '0'])
  })

  it('is none where a line has more values than columns, or a value stands between two', () => {
    const more = values(142, ['0', '168', '217', '9'], [250, 300, 350, 450])
    const between = values(142, ['0', '168'], [250, 300])
    for (const row of [more, between]) {
      const lines = [
        ...print('规章', 80, 131),
        ...values(131, ['0', '52', '0'], AT),
        ...print('行政许可', 80, 142),
      ]
      const found = tables([...head, ...columns, ...lines, ...row])
      expect(found.flat().filter((cells) => cells[0] === '行政许可' && cells.length === 4)).toEqual([])
    }
  })
})

describe('a table of numbered rows', () => {
  const AT = [300, 350, 400]
  const heading = print('三、收到和处理政府信息公开申请情况', 70, 80)
  const head = [...printMiddle('申请人情况', 350, 100), ...values(112, ['自然人', '其他', '总计'], AT)]
  const first = [
    ...print('一、本年新收政府信息公开', 70, 124),
    ...print('申请数量', 120, 135),
    ...values(130, ['4', '1', '5'], AT),
  ]
  const group = [
    ...print('三、本年', 70, 146),
    ...print('度办理', 70, 157),
    ...print('结果', 70, 168),
    ...print('（一）予以公开', 130, 146),
    ...values(146, ['1', '0', '1'], AT),
    ...print('（三）', 130, 163),
    ...print('不予公开', 130, 174),
    ...print('1.属于国', 190, 157),
    ...print('家秘密', 190, 168),
    ...values(162, ['2', '0', '2'], AT),
    ...print('2.其他', 190, 179),
    ...values(179, ['1', '0', '1'], AT),
    ...print('（四）无', 130, 190),
    ...print('法提供', 130, 201),
    ...print('1.本机关', 190, 190),
    ...print('不掌握', 190, 201),
    ...values(195, ['0', '0', '0'], AT),
    ...print('（七）总计', 150, 212),
    ...values(212, ['4', '0', '4'], AT),
  ]
  const last = [...print('四、结转下年度继续办理', 70, 223), ...values(223, ['0', '1', '1'], AT)]
  const WHOLE = [
    ['', '', '', '申请人情况', '', ''],
    ['', '', '', '自然人', '其他', '总计'],
    ['一、本年新收政府信息公开申请数量', '', '', '4', '1', '5'],
    ['三、本年度办理结果', '（一）予以公开', '', '1', '0', '1'],
    ['', '（三）不予公开', '1.属于国家秘密', '2', '0', '2'],
    ['', '', '2.其他', '1', '0', '1'],
    ['', '（四）无法提供', '1.本机关不掌握', '0', '0', '0'],
    ['', '（七）总计', '', '4', '0', '4'],
    ['四、结转下年度继续办理', '', '', '0', '1', '1'],
  ]

  it('has labels that wrap around their values, in as many columns as there are styles of numbers', () => {
    expect(tables([...heading, ...head, ...first, ...group, ...last])).toEqual([WHOLE])
  })

  it('keeps a column that is blank', () => {
    const blank = ({ x0 }: Glyph) => x0 < 340 || x0 > 360
    const glyphs = [...heading, ...head, ...[...first, ...group, ...last].filter(blank)]
    expect(tables(glyphs)).toEqual([
      WHOLE.map((row, r) => (r < 2 ? row : row.map((text, c) => (c === 4 ? '' : text)))),
    ])
  })

  it('leaves out a head that is printed again on the next page', () => {
    const next = [...head, ...last.map((glyph) => ({ ...glyph, y0: glyph.y0 - 90, y1: glyph.y1 - 90 }))]
    expect(tables([...heading, ...head, ...first, ...group], next)).toEqual([WHOLE])
  })

  it('makes no cell of two values', () => {
    const twice = values(141, ['7'], [350])
    expect(tables([...heading, ...head, ...first, ...twice, ...group, ...last])).toEqual([])
  })
})
