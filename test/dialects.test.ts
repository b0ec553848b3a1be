/** The dialects of text: which one is taken, in what order, and what of a text is left to the next. */
import { readdirSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { gridTexts } from '../src/document.js'
import { readText } from '../src/formats/text.js'
import { DIALECTS } from '../src/formats/text/dialects/index.js'
import type { Words } from '../src/words.js'

/** Lines of each dialect, all of the same two rows, by the name that the finding gives it. */
const EXAMPLES: Readonly<Record<string, readonly string[]>> = {
  'a cell a line with blank lines between them': ['  规章|', '', '  0|', '', '  3|'],
  'a cell a line, bars between them': ['规章', '|', '0', '|', '3', '|', '7', '|'],
  'a cell a line, a bar behind each': ['规章|', '0|', '3|'],
  'a cell a line, rows filled up with bars': [
    '第一项|',
    '|||',
    '规章|',
    '0|',
    '3|',
    '7|',
    '许可|',
    '5|',
    '||',
  ],
  'rows of cells parted by bars, torn at their blank cells': ['规章 | 0 |', '|', '| 3 |', '行政许可 | 5 |'],
  'rows of cells with a bar on both sides of each': ['|规章||0||3|', '|行政许可||||5|'],
  'rows of cells parted by bars, blank cells left out': ['规章 | 0 | 3 | 7 |', '行政许可 | |||'],
  'rows of cells parted by bars': ['| 规章 | 0 | 3 |', '| 行政许可 |  | 5 |'],
  'rows of cells parted by tabs': ['规章\t0\t3', '行政许可\t\t5'],
  'rows of values aligned by spaces': ['规章          0    3    7', '行政许可      1    5    8'],
}

const dialectsOf = async (lines: readonly string[]): Promise<Words[]> =>
  ((await readText(lines.join('\n'))).findings ?? []).map(({ values }) => values.name as Words)

describe('a dialect', () => {
  it.each(DIALECTS)('is known by its example: $name.en', async ({ name }) => {
    expect(await dialectsOf(EXAMPLES[name.en]!)).toEqual([name])
  })

  it('has a file of its own', () => {
    const shared = ['bars.ts', 'dialect.ts', 'index.ts']
    const files = readdirSync('src/formats/text/dialects').filter((name) => !shared.includes(name))
    expect(files).toHaveLength(DIALECTS.length)
    expect(new Set(DIALECTS.map(({ name }) => name.zh)).size).toBe(DIALECTS.length)
  })

  it('is none where no line is of a table', async () => {
    expect(await readText('一、总体情况\n首页 | 政务公开 | 年报')).not.toHaveProperty('findings')
  })
})

describe('several dialects in one text', () => {
  it('are each read and each named', async () => {
    const { blocks, findings } = await readText(
      ['| 规章 | 0 |', '| 许可 | 1 |', '', '收费\t2\t3', '文字', '| 处罚 | 4 |'].join('\n'),
    )
    expect(blocks.map((block) => (block.kind === 'table' ? gridTexts(block) : block))).toEqual([
      [
        ['规章', '0'],
        ['许可', '1'],
      ],
      [['收费', '2', '3']],
      { kind: 'paragraph', text: '文字' },
      [['处罚', '4']],
    ])
    expect(findings!.map(({ code, values }) => [code, values.tables, (values.name as Words).zh])).toEqual([
      ['document.dialect', 2, '以竖线分隔单元格的行'],
      ['document.dialect', 1, '以制表符分隔单元格的行'],
    ])
  })
})
