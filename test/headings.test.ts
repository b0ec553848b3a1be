import { describe, expect, it } from '@jest/globals'
import { ordinalValue, readHeading } from '../src/form/headings.js'
import { readTitle } from '../src/form/titles.js'
import { processorTime } from './support/processor.js'

const numberAndTitle = (line: string) => {
  const heading = readHeading(line)
  return heading && [heading.number, heading.ordinal, heading.style, heading.title, heading.rest]
}

describe('readHeading', () => {
  it.each([
    ['一、总体情况', [1, '一', 'chinese', '总体情况', '']],
    ['一 、概 述', [1, '一', 'chinese', '概述', '']],
    ['1、 总体情况', [1, '1', 'arabic', '总体情况', '']],
    ['第一部分 总体情况', [1, '一', 'chinese', '总体情况', '']],
    ['总体情况', [1, null, 'none', '总体情况', '']],
    ['## 一、2024年政务公开工作总体情况', [1, '一', 'chinese', '2024年政务公开工作总体情况', '']],
    ['一、总体情况（一）主动公开', [1, '一', 'chinese', '总体情况', '（一）主动公开']],
    ['二、主动公开政府政府情况', [2, '二', 'chinese', '主动公开政府政府情况', '']],
    [
      '（一）主动公开。2024年，我局发布信息30条。',
      [2, '一', 'bracketed', '主动公开', '2024年，我局发布信息30条。'],
    ],
    [
      '三、行政机关收到和处理(政府)信息公开申请情况',
      [3, '三', 'chinese', '行政机关收到和处理(政府)信息公开申请情况', ''],
    ],
    ['四、行政复议行政诉讼情况', [4, '四', 'chinese', '行政复议行政诉讼情况', '']],
    ['五、存在的主要问题 及改进方向', [5, '五', 'chinese', '存在的主要问题及改进方向', '']],
    ['|六、其他需要报告的事项', [6, '六', 'chinese', '其他需要报告的事项', '']],
    ['l六、其他需要报告的事项：无。', [6, '六', 'chinese', '其他需要报告的事项', '无。']],
    ['六、其他需要报告的事项无。', [6, '六', 'chinese', '其他需要报告的事项', '无。']],
    ['二、工作机制保障', [null, '二', 'chinese', '工作机制保障', '']],
    ['（六）其他处理', [null, '六', 'bracketed', '其他处理', '']],
    ['一、本年新收政府信息公开申请数量', [null, '一', 'chinese', '本年新收政府信息公开申请数量', '']],
  ])('%s', (line, expected) => {
    expect(numberAndTitle(line)).toEqual(expected)
  })

  it.each([
    '根据《中华人民共和国政府信息公开条例》，本报告包括总体情况、主动公开政府信息情况等六个部分。',
    '存在的问题主要是公开程度不够。',
    '一是主动公开情况。',
    '表二：主动公开政府信息情况',
    '其他',
    '',
  ])('no heading: %s', (line) => {
    expect(readHeading(line)).toBeNull()
  })

  it('takes an entry of a table of contents for little', () => {
    expect(readHeading('一、总体情况....... 1')).toEqual({
      number: 1,
      ordinal: '一',
      style: 'chinese',
      title: '总体情况',
      rest: '',
      likeness: 0.3,
    })
  })

  it('takes sub-headings’ words for less than the form’s own', () => {
    expect(readHeading('二、主动公开情况')!.likeness).toBeLessThan(
      readHeading('二、主动公开政府信息情况')!.likeness,
    )
  })

  it('stays fast on hostile lines', () => {
    const time = processorTime()
    for (const unit of [' ', '一', '一、', '.', '（', '总体情况', '1 ']) readHeading(unit.repeat(200_000))
    expect(time()).toBeLessThan(500)
  })
})

describe('ordinalValue', () => {
  it('reads both kinds of numerals', () => {
    expect(['一', '九', '十', '十二', '二十', '二十三', '7'].map(ordinalValue)).toEqual([
      1, 9, 10, 12, 20, 23, 7,
    ])
  })
})

describe('readTitle', () => {
  const NAME = '政府信息公开工作年度报告'
  it.each([
    [`2024年甲市人民政府办公厅${NAME}`, '甲市人民政府办公厅', 2024],
    [`甲市乙区人民政府2024 年${NAME}`, '甲市乙区人民政府', 2024],
    [`2020年度区财政局${NAME}`, '区财政局', 2020],
    [`甲区全安镇二〇二〇年${NAME}`, '甲区全安镇', 2020],
    [`2021年度甲镇人民${NAME}`, '甲镇人民政府', 2021],
    [`甲市${NAME}（2020年度）`, '甲市', 2020],
    [`甲县人民政府办公室2022${NAME}`, '甲县人民政府办公室', 2022],
    ['甲局关于2021年度政府信息公开工作情况的报告', '甲局', 2021],
    ['甲街道2023年信息公开年报', '甲街道', 2023],
    [`2021年${NAME}`, null, 2021],
    ['甲市工业和信息化局2024年机关政府信息公开年报', '甲市工业和信息化局', 2024],
    ['甲大学2023—2024学年信息公开年度报告', '甲大学', 2024],
  ])('%s', (line, agency, year) => {
    expect(readTitle(line)).toEqual({ text: line.replace(/\s/g, ''), agency, year })
  })

  it('leaves out the site’s name, the day, and quotation marks', () => {
    expect(readTitle('2023年信息公开年度报告-甲县发改局')).toEqual({
      text: '2023年信息公开年度报告',
      agency: null,
      year: 2023,
      site: '甲县发改局',
    })
    expect(readTitle(`甲局2020年${NAME}（2021年1月19日）`)?.text).toBe(`甲局2020年${NAME}`)
    expect(readTitle(`《甲镇2020年${NAME}》`)?.text).toBe(`甲镇2020年${NAME}`)
  })

  it('reads traditional script, and leaves out how characters are read', () => {
    expect(readTitle('濟(jì)南市甲區(qū)教育局2023年政府信息公開(kāi)工作年度報(bào)告')).toEqual({
      text: '濟南市甲區教育局2023年政府信息公開工作年度報告',
      agency: '濟南市甲區教育局',
      year: 2023,
    })
    expect(readHeading('二、主動(dòng)公開政府信息情況')).toMatchObject({
      number: 2,
      ordinal: '二',
      likeness: 1,
      rest: '',
    })
    expect(readHeading('一、總體情況 全年有序。')).toMatchObject({ number: 1, rest: '全年有序。' })
  })

  it.each([
    '政府信息公开年报',
    '首页>政府信息公开>政府信息公开年报',
    `甲局发布2024年${NAME}`,
    `甲县关于做好2020年${NAME}的通知`,
    `现将2020年${NAME}`,
    `甲局2023年${NAME}.pdf`,
    `根据要求，甲局编制2020年${NAME}`,
  ])('no title: %s', (line) => {
    expect(readTitle(line)).toBeNull()
  })
})
