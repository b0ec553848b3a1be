/** The dialects of text: which one is taken, in what order, and what of a text is left to the next. */
import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { gridTexts } from '../src/document.js'
import { readText } from '../src/formats/text/index.js'
import { DIALECTS } from '../src/formats/text/dialects/index.js'
import type { Words } from '../src/words.js'

/** The examples of the documentation, by the name above each. */
function examplesIn(document: string): Map<string, string> {
  const text = readFileSync(document, 'utf8')
  return new Map(
    [...text.matchAll(/^## (.+)\n\n```text\n([^`]+)\n```$/gm)].map(([, name, example]) => [name!, example!]),
  )
}
const ENGLISH = examplesIn('docs/dialects.md')
const CHINESE = examplesIn('docs/zh/dialects.md')

const dialectsOf = async (text: string): Promise<Words[]> =>
  ((await readText(text)).findings ?? []).map(({ values }) => values.name as Words)

describe('a dialect', () => {
  it.each(DIALECTS)('is known by its example in the documentation: $name.en', async ({ name }) => {
    expect(await dialectsOf(ENGLISH.get(name.en)!)).toEqual([name])
    expect(CHINESE.get(name.zh)).toBe(ENGLISH.get(name.en))
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
