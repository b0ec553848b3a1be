import { describe, expect, it } from '@jest/globals'
import { pageOf, print, read } from './build.js'

const LINES = [
  '一、总体情况',
  '全年发布信息12条。',
  '二、主动公开政府信息情况',
  '共制发文件3件，废止文件2件，现行有效文件共有45件。',
]
const text = (x = 70) => LINES.flatMap((line, i) => print(line, x + (i % 2) * 20, 100 + 40 * i))
const numbers = (values: (number | string)[], x: number) =>
  values.flatMap((value, i) => print(String(value), x, 100 + 40 * i, 8))

describe('numbers of lines in the margin', () => {
  it('are no text', () => {
    expect(read(pageOf([...text(), ...numbers([1, 2, 3, 4], 40)]))).toEqual(LINES)
    expect(read(pageOf([...text(), ...numbers([5, 10, 15, 20], 36)]))).toEqual(LINES)
  })

  it('are known on a page with one line by another page', () => {
    const last = pageOf([...print('六、其他需要报告的事项', 70, 100), ...print('5', 40, 100, 8)], 2)
    expect(read(pageOf([...text(), ...numbers([1, 2, 3, 4], 40)]), last).at(-1)).toBe(
      '六、其他需要报告的事项',
    )
  })

  it('are not the first digits of a line', () => {
    const date = [...print('2025年1月18日', 73, 100, 13), ...print('5', 40, 100, 8)]
    expect(read(pageOf([...text(), ...numbers([1, 2, 3, 4], 40)]), pageOf(date, 2)).at(-1)).toBe(
      '2025年1月18日',
    )
  })

  it('are not numbers of items, nor years, nor values', () => {
    expect(read(pageOf([...text(), ...numbers([3, 1, 2, 2], 40)]))[0]).toBe('3 一、总体情况')
    expect(read(pageOf([...text(), ...numbers([1, 2], 40)]))[0]).toBe('1 一、总体情况')
    expect(read(pageOf([...text(), ...numbers([1, 2, 3, 4], 500)])).join()).toContain('4')
    expect(read(pageOf([...text(200), ...numbers([1, 2, 3, 4], 150)])).join()).toContain('4')
  })
})
