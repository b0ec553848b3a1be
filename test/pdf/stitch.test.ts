import { describe, expect, it } from '@jest/globals'
import type { Fragment, Piece } from '../../src/formats/page/fragments.js'
import { joinFragments } from '../../src/formats/page/stitch.js'
import { textLines } from '../../src/formats/page/words.js'

const WIDTH = 36

/** Rows of texts, a column each; `null` where the cell above reaches down, so that a text with nulls below it is merged. */
function fragment(page: number, rows: (string | null)[][]): Fragment {
  const pieces = rows.flatMap((row, r) =>
    row.flatMap((text, c): Piece[] => {
      if (text === null) return []
      let rowSpan = 1
      while (rows[r + rowSpan]?.[c] === null) rowSpan++
      const box = { x0: c * WIDTH, x1: (c + 1) * WIDTH, y0: r * 20, y1: (r + rowSpan) * 20 }
      const glyph = {
        text,
        size: 10,
        turn: 0 as const,
        vertical: false,
        space: false,
        font: 'f',
        slant: 0,
        ink: 1,
        painted: 0,
      }
      const lines = text
        ? textLines([{ ...glyph, x0: box.x0, x1: box.x0 + text.length * 5, y0: box.y0, y1: box.y0 + 10 }])
        : []
      return [{ row: r, rowSpan, from: box.x0, to: box.x1, text, lines, box, page, open: false }]
    }),
  )
  return {
    kind: 'table',
    box: { x0: 0, y0: 0, x1: WIDTH * rows[0]!.length, y1: 20 * rows.length },
    page,
    rows: rows.length,
    pieces,
    lines: [],
  }
}

const joined = (above: (string | null)[][], below: (string | null)[][]) => {
  const table = joinFragments(fragment(1, above), fragment(2, below))
  return Array.from({ length: table.rows }, (_, r) =>
    table.pieces
      .filter((piece) => piece.row === r)
      .sort((a, b) => a.from - b.from)
      .map(({ text, rowSpan }) => (rowSpan > 1 ? `${text}×${rowSpan}` : text)),
  )
}

describe('a table over a page break', () => {
  it('leaves out a header printed again with its merged cells blank', () => {
    expect(
      joined(
        [
          ['本列', '申请人', '总计'],
          ['一、', '4', '4'],
        ],
        [
          ['', '申请人', ''],
          ['二、', '1', '1'],
        ],
      ),
    ).toEqual([
      ['本列', '申请人', '总计'],
      ['一、', '4', '4'],
      ['二、', '1', '1'],
    ])
  })

  it('goes on with its next row', () => {
    expect(
      joined(
        [
          ['规章', '0', '0'],
          ['文件', '4', '2'],
        ],
        [['行政许可', '5', '']],
      ),
    ).toEqual([
      ['规章', '0', '0'],
      ['文件', '4', '2'],
      ['行政许可', '5', ''],
    ])
  })

  it('goes on with a row that has a number of its own and no values', () => {
    expect(joined([['', '（七）总计', '5', '8']], [['四、结转下年度继续办理', '', '', '']])).toEqual([
      ['', '（七）总计', '5', '8'],
      ['四、结转下年度继续办理', '', '', ''],
    ])
  })

  it('loses the header that is printed again', () => {
    expect(
      joined(
        [
          ['名称', '数量'],
          ['规章', '0'],
        ],
        [
          ['名称', '数量'],
          ['文件', '4'],
        ],
      ),
    ).toEqual([
      ['名称', '数量'],
      ['规章', '0'],
      ['文件', '4'],
    ])
  })

  it('puts the halves of a row together', () => {
    expect(joined([['2.没有现成信息', '', '1']], [['需要另行制作', '3', '']])).toEqual([
      ['2.没有现成信息需要另行制作', '3', '1'],
    ])
    expect(joined([['规章', '9617', '1']], [['', '1.6', '']])).toEqual([['规章', '96171.6', '1']])
    expect(joined([['文件', '22', '1']], [['', '（其中修订16件）', '']])).toEqual([
      ['文件', '22（其中修订16件）', '1'],
    ])
  })

  it('does not join two numbers that had room', () => {
    expect(joined([['规章', '5', '1']], [['', '3', '']])).toEqual([
      ['规章', '5', '1'],
      ['', '3', ''],
    ])
  })

  it('goes on with merged labels, blank or cut', () => {
    expect(
      joined(
        [
          ['三、办理', '（四）无', '1.不掌握', '2'],
          [null, null, '2.没有', '1'],
        ],
        [
          ['', '法提供', '3.不明确', '0'],
          [null, '（五）不予', '1.信访', '4'],
        ],
      ),
    ).toEqual([
      ['三、办理×4', '（四）无法提供×3', '1.不掌握', '2'],
      ['2.没有', '1'],
      ['3.不明确', '0'],
      ['（五）不予', '1.信访', '4'],
    ])
  })

  it('keeps the numbers below a header apart from it', () => {
    expect(joined([['结果维持', '结果纠正', '总计']], [['5', '2', '7']])).toEqual([
      ['结果维持', '结果纠正', '总计'],
      ['5', '2', '7'],
    ])
    expect(joined([['结果维持', '结果纠正', '总计']], [['', '', '']])).toEqual([
      ['结果维持', '结果纠正', '总计'],
      ['', '', ''],
    ])
  })

  it('puts the halves of the form’s own labels together', () => {
    expect(joined([['结果', '其他', '尚未']], [['维持', '结果', '审结']])).toEqual([
      ['结果维持', '其他结果', '尚未审结'],
    ])
  })
})
