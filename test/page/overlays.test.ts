import { describe, expect, it } from '@jest/globals'
import { pageOf, print, read } from './build.js'

const LINES = ['一、总体情况', '全年发布信息1200条，办理申请38件，均在规定期限内答复申请人，未发生争议。']
const text = LINES.flatMap((line, i) => print(line, 70, 100 + 30 * i))

describe('what is printed across a page', () => {
  it('is no text where it is turned, by however little', () => {
    for (const slant of [6, 15, 45, -30])
      expect(read(pageOf([...text, ...print('内部资料2', 90, 128, 30, { slant })]))).toEqual(LINES)
  })

  it('is no text where it is large and pale, or pale and repeated', () => {
    const large = print('样张2024', 90, 132, 40, { ink: 0.15 })
    expect(read(pageOf([...text, ...large]))).toEqual(LINES)
    const tiles = [80, 180, 280].flatMap((x) => print('内部资料', x, 127, 9, { ink: 0.1 }))
    expect(read(pageOf([...text, ...tiles]))).toEqual(LINES)
  })

  it('is left out on the pages too where it stands over nothing', () => {
    const mark = (y: number) => print('样张2024', 90, y, 40, { ink: 0.15 })
    expect(read(pageOf([...text, ...mark(132)]), pageOf([...text, ...mark(500)], 2)).join()).not.toContain(
      '样张',
    )
  })

  it('is the text itself where a scan is a little turned, or a title is large and pale', () => {
    const turned = text.map((glyph) => ({ ...glyph, slant: 2 }))
    expect(read(pageOf(turned))).toEqual(LINES)
    expect(read(pageOf([...text, ...print('年度报告', 90, 60, 30, { ink: 0.3 })]))).toContain('年度报告')
  })
})
