import { describe, expect, it } from '@jest/globals'
import { readCell } from '../../src/formats/page/cells.js'
import { plainCharacters } from '../../src/formats/page/painted/characters.js'
import type { Glyph } from '../../src/formats/page/page.js'
import { joinLines, textLines } from '../../src/formats/page/words.js'

const SIZE = 10

/** A line of glyphs: Chinese an em wide, others half; `·` is a gap of a quarter em, a space is printed as one. */
function glyphs(text: string, x = 0, y = 0, more: Partial<Glyph> = {}): Glyph[] {
  let at = x
  return [...text].flatMap((sign): Glyph[] => {
    if (sign === '·') {
      at += SIZE / 4
      return []
    }
    const width = sign.charCodeAt(0) < 128 ? SIZE / 2 : SIZE
    const box = { x0: at, x1: at + width, y0: y, y1: y + SIZE }
    at += width
    return [
      {
        ...box,
        text: sign,
        size: SIZE,
        turn: 0,
        vertical: false,
        space: sign === ' ',
        font: 'f',
        slant: 0,
        ink: 1,
        painted: 0,
        ...more,
      },
    ]
  })
}

const read = (text: string) => textLines(glyphs(text)).map((line) => line.text)

describe('words', () => {
  it('leaves out the spaces that justification puts in', () => {
    expect(read('2024 年 1 月·1··日')).toEqual(['2024年1月1日'])
    expect(read('总 计···结 果')).toEqual(['总计结果'])
  })

  it('keeps two numbers apart and one together', () => {
    expect(read('12 34')).toEqual(['12 34'])
    expect(read('12····34')).toEqual(['12 34'])
    expect(read('1·2·3')).toEqual(['123'])
  })

  it('keeps spaces between words in letters', () => {
    expect(read('open data 公开')).toEqual(['open data 公开'])
  })

  it('keeps a wide gap between Chinese words', () => {
    expect(read('联系人········电话')).toEqual(['联系人 电话'])
  })

  it('puts the mark of a note apart from its number', () => {
    const after = (text: string, mark: string, more: Partial<Glyph>): string[] => {
      const base = glyphs(text)
      return textLines([...base, ...glyphs(mark, base.at(-1)!.x1, 0, more)]).map((line) => line.text)
    }
    const raised = { size: 5.8, y0: 1.7, y1: 7.5 }
    const browser = { size: 8.3, y0: -0.9, y1: 7.4 }
    const lowered = { size: 5.8, y0: 5.8, y1: 11.6 }
    const higher = { y0: -3, y1: 7 }
    for (const look of [raised, browser, lowered, higher]) expect(after('98', '1', look)).toEqual(['98[1]'])
    expect(after('规章', '2', raised)).toEqual(['规章[2]'])
    expect(after('98', '12', raised)).toEqual(['98[12]'])
    expect(after('8', '98', { size: 3, y0: 0, y1: 3 })).toEqual(['8 98'])
    const smaller = { size: 9, y0: 0.9, y1: 9.9 }
    expect(after('共', '98', smaller)).toEqual(['共98'])
  })

  it('makes no number of digits printed over one another', () => {
    const over = glyphs('20', 2, 0, { size: 8, y0: 0.5, y1: 8.5 })
    expect(textLines([...glyphs('304'), ...over])[0]!.text).toMatch(/^[304]+( [0-9]+)+$/)
  })

  it('puts the mark of a note apart from what follows it', () => {
    const mark = glyphs('1', 0, 0, { size: 5.8, y0: 1.7, y1: 7.5 })
    expect(textLines([...mark, ...glyphs('98', 5)]).map((line) => line.text)).toEqual(['[1]98'])
    const row = [...glyphs('0'), ...glyphs('1', 5, 0, { size: 5.8, y0: 1.7, y1: 7.5 }), ...glyphs('88', 30)]
    expect(textLines(row).map((line) => line.text)).toEqual(['0[1] 88'])
  })

  it('joins lines as one paragraph', () => {
    expect([
      joinLines('公开', '条例'),
      joinLines('22', '（其中修订16件）'),
      joinLines('5', '3'),
      joinLines('open', 'data'),
    ]).toEqual(['公开条例', '22（其中修订16件）', '5 3', 'open data'])
  })
})

describe('cells', () => {
  const cell = (width: number) => ({ x0: 0, y0: 0, x1: width, y1: 40 })

  it('joins digits that the width broke apart', () => {
    expect(readCell([...glyphs('11398', 5), ...glyphs('889', 5, 12)], cell(36)).text).toBe('11398889')
    expect(readCell([...glyphs('96171', 5), ...glyphs('.6', 5, 12)], cell(36)).text).toBe('96171.6')
  })

  it('does not where there was room', () => {
    expect(readCell([...glyphs('5', 5), ...glyphs('3', 5, 12)], cell(60)).text).toBe('5 3')
  })

  it('does not where one line is a smaller mark', () => {
    const mark = glyphs('1', 5, 12, { size: 6, y1: 18 })
    expect(readCell([...glyphs('447977', 2), ...mark], cell(36)).text).toBe('447977 1')
  })

  it('reads characters set one under another in the order they were painted', () => {
    const stack = [...'三、本年度'].flatMap((sign, i) => glyphs(sign, 3, i === 1 ? -2 : 12 * i))
    expect(readCell(stack, cell(16)).text).toBe('三、本年度')
  })

  it('reads a vertical font and text on its side', () => {
    const column = [...'本年度'].flatMap((sign, i) => glyphs(sign, 3, 10 * i, { vertical: true }))
    expect(readCell(column, cell(16)).text).toBe('本年度')
    const sideways = [...'本年度'].flatMap((sign, i) => glyphs(sign, 3, 10 * i, { turn: 1 }))
    expect(readCell(sideways, cell(16)).text).toBe('本年度')
  })
})

it('folds radicals and vertical punctuation, and leaves full-width forms as printed', () => {
  expect(plainCharacters('⼀⽆⻓︑︵０）')).toBe('一无长、（０）')
})
