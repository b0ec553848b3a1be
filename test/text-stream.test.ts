import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import {
  gridTexts,
  image,
  paragraph,
  tableOfRows,
  type Block,
  type SpannedText,
  type Table,
} from '../src/document.js'
import { streamToText } from '../src/document.js'
import { readText } from '../src/formats/text/index.js'

const texts = (rows: string[][]): SpannedText[][] => rows.map((row) => row.map((text) => ({ text })))
const table = (rows: string[][]): Table => tableOfRows(texts(rows))
const dropped = (rows: string[][]): Table => tableOfRows(texts(rows), 'dropped')

/** A stream without spans: what the canonical text can say. */
const flat = (blocks: Block[]): unknown[] =>
  blocks.map((block) => (block.kind === 'table' ? { blanks: block.blanks, rows: gridTexts(block) } : block))

async function expectRoundTrip(blocks: Block[], written?: string): Promise<void> {
  const text = streamToText(blocks)
  if (written !== undefined) expect(text).toBe(written)
  const read = (await readText(text)).blocks
  expect(flat(read)).toEqual(flat(blocks))
  expect(streamToText(read)).toBe(text)
}

describe('streamToText', () => {
  it('writes a line a paragraph, a line a row, and each cell with its bar', async () => {
    await expectRoundTrip(
      [
        paragraph('二、主动公开政府信息情况'),
        table([
          ['信息内容', '件数'],
          ['规章', '0'],
        ]),
        paragraph('无。'),
        image('表三'),
        image(),
      ],
      '二、主动公开政府信息情况\n信息内容 | 件数 | \n规章 | 0 | \n无。\n![表三]()\n![]()\n',
    )
  })

  it('leaves the places that a merged cell covers blank, and does not pad rows', async () => {
    const merged = tableOfRows([
      [{ text: '三、', rowSpan: 2 }, { text: '结果', columnSpan: 2 }, { text: '3' }],
      [{ text: '部分公开' }, { text: '' }],
    ])
    const text = streamToText([merged])
    expect(text).toBe('三、 | 结果 |  | 3 | \n | 部分公开 |  | \n')
    expect(flat((await readText(text)).blocks)).toEqual(flat([merged]))
  })

  it('parts two tables by an empty line', async () => {
    await expectRoundTrip([table([['规章', '0']]), table([['许可', '1']])], '规章 | 0 | \n\n许可 | 1 | \n')
  })

  it('pads a table whose blank cells were dropped', async () => {
    await expectRoundTrip(
      [dropped([['第二十条第（一）项'], ['信息内容', '制发', '废止', '有效'], ['规章', '0', '3']])],
      '第二十条第（一）项 | |||\n信息内容 | 制发 | 废止 | 有效 | \n规章 | 0 | 3 | |\n',
    )
    await expectRoundTrip(
      [
        dropped([
          ['规章', '0', '1'],
          ['规范性文件', '0'],
        ]),
      ],
      '规章 | 0 | 1 | \n规范性文件 | 0 | |\n',
    )
    await expectRoundTrip([dropped([['规章', '0'], [], ['许可', '1']])], '规章 | 0 | \n| ||\n许可 | 1 | \n')
    await expectRoundTrip([dropped([[], ['规章']])], '| ||\n规章 | \n')
  })

  it('knows nothing of lost blanks where no row is shorter than another', async () => {
    const text = streamToText([
      dropped([
        ['规章', '0'],
        ['许可', '1'],
      ]),
    ])
    expect(flat((await readText(text)).blocks)).toEqual(
      flat([
        table([
          ['规章', '0'],
          ['许可', '1'],
        ]),
      ]),
    )
  })

  it('writes leading bars where every row begins with a blank cell or a row would not be seen', async () => {
    await expectRoundTrip(
      [
        table([
          ['', '自然人'],
          ['', '3'],
        ]),
      ],
      '|  | 自然人 | \n|  | 3 | \n',
    )
    await expectRoundTrip(
      [table([['规章', '0'], [''], ['许可', '1']])],
      '| 规章 | 0 | \n|  | \n| 许可 | 1 | \n',
    )
    await expectRoundTrip([table([['规章', '0'], [], ['许可', '1']])], '| 规章 | 0 | \n||\n| 许可 | 1 | \n')
    await expectRoundTrip([table([[''], ['']])], '|  | \n|  | \n')
  })

  it('keeps a row of blank cells', async () => {
    await expectRoundTrip(
      [
        table([
          ['维持', '纠正'],
          ['', ''],
          ['1', '0'],
        ]),
      ],
      '维持 | 纠正 | \n |  | \n1 | 0 | \n',
    )
    await expectRoundTrip(
      [
        table([
          ['', '', ''],
          ['维持', '纠正'],
        ]),
      ],
      ' |  |  | \n维持 | 纠正 | \n',
    )
    await expectRoundTrip(
      [
        table([
          ['维持', '纠正'],
          ['', ''],
        ]),
      ],
      '维持 | 纠正 | \n |  | \n',
    )
  })

  it('escapes what would be read as markup', async () => {
    await expectRoundTrip(
      [
        table([['---']]),
        table([
          ['---', ':-:'],
          ['-', '-35'],
        ]),
      ],
      '\\--- | \n\n\\--- | \\:-: | \n- | -35 | \n',
    )
    await expectRoundTrip(
      [
        'a|b',
        'C:\\x\\',
        '# 号',
        '**',
        '![图](x)',
        '<table>',
        '&amp; &',
        '- 项',
        '---',
        '> 首页',
        '|六、',
        '```',
        '+---+',
        '- 4 -',
      ].map((text) => paragraph(text)),
      'a\\|b\nC:\\\\x\\\\\n\\# 号\n\\*\\*\n![图\\](x)\n\\<table>\n\\&amp; &\n' +
        '\\- 项\n\\---\n\\> 首页\n\\|六、\n\\```\n\\+---+\n\\- 4 -\n',
    )
    await expectRoundTrip([image('图[1](a)\\[')])
  })

  it('writes nothing for nothing', () => {
    expect(streamToText([])).toBe('')
    expect(streamToText([table([]), dropped([['', '']]), paragraph('')])).toBe('')
  })
})

const atoms = [
  '公',
  '开',
  '一、',
  '（一）',
  '件',
  '0',
  '12',
  '-',
  '--',
  '---',
  ':',
  '|',
  '||',
  '\\',
  '#',
  '##',
  '*',
  '**',
  '>',
  '<',
  '<table',
  '<table>',
  '</table>',
  '<br>',
  '<b>',
  '&amp;',
  '&nbsp;',
  '&#65;',
  '&',
  ';',
  '![',
  '[',
  ']',
  '](',
  '(',
  ')',
  '`',
  '```',
  '~~~',
  '+',
  '+--+',
  '_',
  '=',
  '!',
  '"',
  '.',
  ' ',
  '/',
  'a',
]
const anyText = fc
  .array(fc.constantFrom(...atoms), { maxLength: 6 })
  .map((parts) => parts.join('').replace(/\s+/g, ' ').trim())
const anyFullText = anyText.filter(Boolean)
const anyCell = fc.record({
  text: anyText,
  rowSpan: fc.integer({ min: 1, max: 3 }),
  columnSpan: fc.integer({ min: 1, max: 3 }),
})
const hasCells = (one: Table): boolean => one.cells.length > 0
const anyKept = fc
  .array(fc.array(fc.oneof(anyCell, fc.constant({ text: '' })), { maxLength: 4 }), {
    minLength: 1,
    maxLength: 4,
  })
  .map((rows) => tableOfRows(rows))
  .filter(hasCells)
const anyDropped = fc
  .array(fc.array(anyFullText, { maxLength: 4 }), { minLength: 1, maxLength: 4 })
  .map(dropped)
  .filter(hasCells)
const anyBlock: fc.Arbitrary<Block> = fc.oneof(
  anyFullText.map((text) => paragraph(text)),
  anyKept,
  anyDropped,
  anyText.map((alt) => image(alt)),
)

/** Where no row is shorter, nothing shows that blanks were dropped, and nothing is lost by not knowing it. */
function seenAsKept(block: Block): Block {
  if (block.kind !== 'table' || block.blanks === 'kept') return block
  const lengths = gridTexts(block).map((row) => row.length)
  return lengths.every((length) => length === lengths[0]) ? { ...block, blanks: 'kept' } : block
}

describe('canonical text', () => {
  it('reads back as the same blocks, whatever is in them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyBlock, { minLength: 1, maxLength: 5 }), async (blocks) => {
        const text = streamToText(blocks)
        const read = (await readText(text)).blocks
        expect(flat(read)).toEqual(flat(blocks.map(seenAsKept)))
        expect(streamToText(read)).toBe(text)
      }),
      { numRuns: 3_000 },
    )
  })
})
