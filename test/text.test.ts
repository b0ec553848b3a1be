import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { gridTexts, image, type Block } from '../src/document.js'
import { readText } from '../src/formats/text/index.js'
import { parseReport } from '../src/index.js'
import { makeReport } from './support/generate/report.js'
import { toDialect } from './support/generate/text.js'
import { processorTime } from './support/processor.js'

/** A paragraph as its text, a table as its rows under the word for its blanks. */
type Seen = string | { kept: string[][] } | { dropped: string[][] } | Block
const seen = (block: Block): Seen => {
  if (block.kind === 'paragraph') return block.text
  return block.kind === 'image' ? block : ({ [block.blanks]: gridTexts(block) } as Seen)
}
const read = async (...lines: string[]): Promise<Seen[]> =>
  (await readText(lines.join('\n'))).blocks.map(seen)

describe('prose', () => {
  it('makes a paragraph of each line, its white space collapsed', async () => {
    expect(
      await readText('\uFEFF　　一、总体情况 \r\n\r\n2024\u00A0年　 全县\r第二段\u2028第三段\f无\u200B。'),
    ).toEqual({
      blocks: ['一、总体情况', '2024 年 全县', '第二段', '第三段', '无。'].map((text) => ({
        kind: 'paragraph',
        text,
      })),
    })
  })

  it('takes Markdown marks off', async () => {
    expect(
      await read(
        '## 二、主动公开',
        '###一是从严管理。',
        '#话题',
        '**（一）**主动公开',
        '- 发布日期:2023-01-30',
        '* 项',
        '> 引文',
        '---',
        '***',
        '```text',
        '（二）',
        '```',
        '====',
      ),
    ).toEqual([
      '二、主动公开',
      '一是从严管理。',
      '#话题',
      '（一）主动公开',
      '发布日期:2023-01-30',
      '项',
      '引文',
      '（二）',
    ])
  })

  it('leaves what only looks like a mark', async () => {
    const lines = [
      '- 4 -',
      '— 4 —',
      '-35',
      '3 < 5 > 2',
      'A&B',
      '&unknown;',
      '[TABLE]',
      '〔2021〕30号',
      'x*y',
      '<https',
      '——',
    ]
    expect(await read(...lines)).toEqual(lines)
  })

  it('decodes entities, drops tags, keeps the text of links', async () => {
    expect(
      await read(
        'A&amp;B&nbsp;&#20844;&#x5F00;&mdash;&#0;',
        '见[附件（1）](http://x.cn/a_(1).html "附件")。',
        '行<br/>一<span class="a">二</span>',
        '<https://x.cn/a>',
      ),
    ).toEqual(['A&B 公开—&#0;', '见附件（1）。', '行 一二', 'https://x.cn/a'])
  })

  it('takes escapes off, and does not read what they hide', async () => {
    expect(await read('\\# 号 \\**a\\** a\\|b \\\\ \\&amp; \\<table> 1\\. C:\\公')).toEqual([
      '# 号 **a** a|b \\ &amp; <table> 1. C:\\公',
    ])
  })

  it('makes pictures of lines with nothing else', async () => {
    expect(
      await read('![表 一](a.png)', '![](a.png) ![二](<b>)', '[![三](c.png)](http://x.cn)', '见![图](d.png)'),
    ).toEqual([image('表 一'), image(), image('二'), image('三'), '见图'])
  })

  it('takes a stray bar for dirt and a breadcrumb for prose', async () => {
    expect(
      await read(
        '|六、其他需要报告的事项',
        '首页 | 政务公开 | 年报',
        '登录 | 注册',
        '|',
        '信息内容',
        '|',
        '规章',
      ),
    ).toEqual(['六、其他需要报告的事项', '首页 | 政务公开 | 年报', '登录 | 注册', '信息内容', '规章'])
  })

  it('throws where there is no text', async () => {
    for (const text of ['', ' \n\t\n', '---\n|\n', '<table></table>']) {
      await expect(readText(text)).rejects.toMatchObject({ code: 'input.empty' })
    }
  })
})

describe('a row a line', () => {
  it('D1: drops padding and knows that blanks were dropped', async () => {
    expect(
      await read(
        '二、公开',
        '第二十条第(一)项 | |||',
        '信息内容 | 制发 | 废止 | 有效 |',
        '规章 | 0 | 3 | |',
        '规范性文件 | |||',
        '许可 |',
        '三、申请',
      ),
    ).toEqual([
      '二、公开',
      {
        dropped: [
          ['第二十条第(一)项'],
          ['信息内容', '制发', '废止', '有效'],
          ['规章', '0', '3'],
          ['规范性文件'],
          ['许可'],
        ],
      },
      '三、申请',
    ])
    expect(await read('三、本年度办理结果 | (一)予以公开 | ||||||||')).toEqual([
      { dropped: [['三、本年度办理结果', '(一)予以公开']] },
    ])
  })

  it('D1: takes a single blank at the end for padding where the widths say so', async () => {
    const dropped = {
      dropped: [
        ['信息内容', '制发', '废止', '有效'],
        ['规章', '0', '3'],
        ['许可', '7'],
      ],
    }
    expect(await read('信息内容 | 制发 | 废止 | 有效 |', '规章 | 0 | 3 | |', '许可 | 7 |')).toEqual([dropped])
    expect(await read('信息内容 | 制发 | 废止 | 有效 |', '规章 | 0 | 3 |  |')).toEqual([
      {
        kept: [
          ['信息内容', '制发', '废止', '有效'],
          ['规章', '0', '3', ''],
        ],
      },
    ])
  })

  it('D2: the same with a leading bar', async () => {
    expect(
      await read('| 第二十条第（一）项 | |||', '| 信息内容 | 制发 | 废止 | 有效 |', '| 规章 | 0 | 3 | |'),
    ).toEqual([
      { dropped: [['第二十条第（一）项'], ['信息内容', '制发', '废止', '有效'], ['规章', '0', '3']] },
    ])
  })

  it('D3: keeps each cell in place', async () => {
    expect(
      await read('| 三、 | （一）予以公开 |  | 3 |', '|  | （二）部分公开 |  | 3 |  |  |  | 1 |  | 4 |'),
    ).toEqual([
      {
        kept: [
          ['三、', '（一）予以公开', '', '3'],
          ['', '（二）部分公开', '', '3', '', '', '', '1', '', '4'],
        ],
      },
    ])
  })

  it('D4: keeps single-space blanks and the length of each row', async () => {
    expect(await read('申请人情况 |', '一、新收 | 3 | | | | | | 3 |', '二、结转 | 1 | | | | | | |')).toEqual([
      {
        kept: [
          ['申请人情况'],
          ['一、新收', '3', '', '', '', '', '', '3'],
          ['二、结转', '1', '', '', '', '', '', ''],
        ],
      },
    ])
  })

  it('D6: reads doubled bars, but not a compact row with a blank cell', async () => {
    expect(await read('|信息内容||制发||废止|', '|规章||0||3|', '|许可||||1|')).toEqual([
      {
        kept: [
          ['信息内容', '制发', '废止'],
          ['规章', '0', '3'],
          ['许可', '', '1'],
        ],
      },
    ])
    expect(await read('|信息内容|制发|废止|', '|规章||3|', '|许可|||')).toEqual([
      {
        kept: [
          ['信息内容', '制发', '废止'],
          ['规章', '', '3'],
          ['许可', '', ''],
        ],
      },
    ])
  })

  it('D8: reads tabs; a leading or trailing tab is a blank cell', async () => {
    expect(
      await read('三、结果\t（一）予以公开\t3\t', '\t（二）部分公开\t\t\t', '\t\t\t', '四、结转\t1'),
    ).toEqual([
      {
        kept: [
          ['三、结果', '（一）予以公开', '3', ''],
          ['', '（二）部分公开', '', '', ''],
          ['', '', '', ''],
          ['四、结转', '1'],
        ],
      },
    ])
    expect(await read('维持\t纠正\t总计')).toEqual([{ kept: [['维持', '纠正', '总计']] }])
  })

  it('leaves tabs of indents and list numbers', async () => {
    expect(
      await read(
        '\t一、总体情况',
        '\t\t全年',
        '一、\t总体情况',
        '（一）\t公开',
        '1.\t制度',
        '行政许可\t97',
        '\t',
        '无\t',
        '有\t',
      ),
    ).toEqual(['一、总体情况', '全年', '一、 总体情况', '（一） 公开', '1. 制度', '行政许可 97', '无', '有'])
  })

  it('D7: puts torn rows together; each lone bar is a blank cell', async () => {
    expect(await read('总计 | 821 | 35 |', '|', '|', '| 2 | 1 | 859 | ||')).toEqual([
      { kept: [['总计', '821', '35', '', '', '2', '1', '859']] },
    ])
    expect(await read('规章 | 0 |', '|', '|', '规范性文件 | 1 | 2 | 3 |')).toEqual([
      {
        kept: [
          ['规章', '0', '', ''],
          ['规范性文件', '1', '2', '3'],
        ],
      },
    ])
    expect(await read('| 规章 | 0 |', '|', '| 3 |', '| 规范性文件 | 1 |', '|', '| 强制 | 3 |')).toEqual([
      {
        kept: [
          ['规章', '0', '', '3'],
          ['规范性文件', '1', ''],
          ['强制', '3'],
        ],
      },
    ])
    expect(await read('|', '规章 | 0 |', '|')).toEqual([{ kept: [['规章', '0']] }])
  })

  it('D7: takes a bar that opens a line for the end of a blank cell where only so the rows have the form’s number of values', async () => {
    expect(
      await read(
        '上年结转 | 18 |',
        '|',
        '|',
        '|',
        '|',
        '| 18 |',
        '予以公开 | 258 | 12 |',
        '|',
        '| 1 | 1 |',
        '|',
      ),
    ).toEqual([
      {
        kept: [
          ['上年结转', '18', '', '', '', '', '', '18'],
          ['予以公开', '258', '12', '', '', '1', '1', ''],
        ],
      },
    ])
  })

  it.each([
    [
      'below',
      [
        '第一项|',
        '|||',
        '信息内容|',
        '制发|',
        '废止|',
        '有效|',
        '规章|',
        '|',
        '0|',
        '3|',
        '许可|',
        '5|',
        '||',
      ],
    ],
    [
      'behind the last cell',
      [
        '第一项 | |||',
        '信息内容 |',
        '制发 |',
        '废止 |',
        '有效 |',
        '规章 |',
        '|',
        '0 |',
        '3 |',
        '许可 |',
        '5 | ||',
      ],
    ],
    [
      'below, rows opened by a bar',
      [
        '|',
        '第一项 |',
        '|||',
        '|',
        '信息内容 |',
        '制发 |',
        '废止 |',
        '有效 |',
        '|',
        '规章 |',
        '|',
        '0 |',
        '3 |',
        '|',
        '许可 |',
        '5 |',
        '||',
      ],
    ],
    [
      'below, indented and spaced',
      [
        '| ',
        '   第一项  | ',
        '  |||',
        '| ',
        '  信息内容 | ',
        '   ',
        '  制发 |',
        '  ',
        ' 废止 |',
        '  ',
        ' 有效 |',
        '| ',
        ' 规章 | ',
        '  ',
        ' | ',
        '  ',
        ' 0 |',
        '  ',
        ' 3 |',
        '| ',
        ' 许可 |',
        '  ',
        ' 5 |',
        ' ||',
      ],
    ],
  ])('D5: a cell a line, rows filled up with bars %s', async (_, lines) => {
    expect(await read(...lines)).toEqual([
      { kept: [['第一项'], ['信息内容', '制发', '废止', '有效'], ['规章', '', '0', '3'], ['许可', '5']] },
    ])
  })

  it('D5: makes no rows of bars that do not add up', async () => {
    const cells = ['第一项|', '|||', '规章|', '0|', '3|', '2|', '许可|', '||||||||']
    expect(
      (await read(...cells)).some(
        (block) => typeof block !== 'string' && 'kept' in block && block.kept.some((row) => row.length === 4),
      ),
    ).toBe(false)
  })

  it('D5: a cell a line is a table of one column', async () => {
    const list = { kept: [['规章'], ['0'], [''], ['3']] }
    expect(await read('规章|', '0|', '|', '3|')).toEqual([list])
    expect(await read('规章', '|', '0', '|', '|', '3', '|', '二、收到')).toEqual([list, '二、收到'])
    expect(
      await read(
        '信息内容',
        '|',
        '本年新',
        '制作数量',
        '|',
        '规章',
        '|',
        '3',
        '|',
        '三、收到',
        '自然人',
        '|',
      ),
    ).toEqual([{ kept: [['信息内容'], ['本年新制作数量'], ['规章'], ['3']] }, '三、收到', '自然人'])
    expect(await read('规章', '|', '0', '|', '3')).toEqual(['规章', '0', '3'])
  })

  it('D9: reads columns made by spaces', async () => {
    expect(
      await read(
        '一、新收          3    0    12',
        '二、结转                    2',
        '止公开',
        '三、办理          1         9',
      ),
    ).toEqual([
      {
        kept: [
          ['一、新收', '3', '0', '12'],
          ['二、结转', '', '', '2'],
        ],
      },
      '止公开',
      { kept: [['三、办理', '1', '', '9']] },
    ])
  })

  it('leaves values that fit no column, or could fit two', async () => {
    expect(
      await read('新收          3    0    12', '结转            2', '行政许可 97', '第 1 页  共 3 页'),
    ).toEqual([{ kept: [['新收', '3', '0', '12']] }, '结转 2', '行政许可 97', '第 1 页 共 3 页'])
    expect(await read('结转      1    2', '全年 3 件 4 件')).toEqual(['结转 1 2', '全年 3 件 4 件'])
  })
})

describe('Markdown tables', () => {
  it('drops rules between rows, wherever they stand', async () => {
    expect(
      await read(
        '表二',
        '| 信息内容 | 制发 |',
        '|---|:-:|',
        '| 规章 | - |',
        '|:--|--:|',
        '| 许可 | 1 |',
        '| :-: | - |',
        '后文',
      ),
    ).toEqual([
      '表二',
      {
        kept: [
          ['信息内容', '制发'],
          ['规章', '-'],
          ['许可', '1'],
          [':-:', '-'],
        ],
      },
      '后文',
    ])
    expect(await read('信息内容 | 制发', '--- | ---', '规章 | 0')).toEqual([
      {
        kept: [
          ['信息内容', '制发'],
          ['规章', '0'],
        ],
      },
    ])
    expect(
      await read('+------+---+', '| 规章 | 0 |', '+------+---+', '| 许可 | 1 |', '+------+---+'),
    ).toEqual([
      {
        kept: [
          ['规章', '0'],
          ['许可', '1'],
        ],
      },
    ])
  })

  it('drops a made-up blank header and keeps a blank row', async () => {
    expect(await read('|  |  |', '|---|---|', '| 规章 | 0 |', '|  |  |', '| \\--- | --- |')).toEqual([
      {
        kept: [
          ['规章', '0'],
          ['', ''],
          ['---', '---'],
        ],
      },
    ])
  })

  it('reads the marks inside cells', async () => {
    expect(
      await read(
        '| **总计** | 第二十条<br>第（一）项 | [规章](x) | a\\|b | &nbsp; | 22&#65288;修订&#65289; |',
        '|-|-|-|-|-|-|',
      ),
    ).toEqual([
      {
        kept: [
          ['总计', '第二十条 第（一）项', '规章', 'a|b', '', '22（修订）'],
          ['-', '-', '-', '-', '-', '-'],
        ],
      },
    ])
  })

  it('sets the marks of notes apart from numbers, and leaves out what is struck out', async () => {
    expect(
      await read(
        '| 536<sup>3</sup> | 98^1^ | 7[^2] | $271^{1}$ | ~~12~~15 | <del>3</del> | 4<sup>（2）</sup> |',
        '|-|-|-|-|-|-|-|',
      ),
    ).toEqual([
      {
        kept: [
          ['536[3]', '98[1]', '7[2]', '$271[1]$', '15', '3', '4[2]'],
          ['-', '-', '-', '-', '-', '-', '-'],
        ],
      },
    ])
  })

  it('takes a merged cell that is printed in each of its places for one', async () => {
    const { blocks } = await readText(
      [
        '| 第二十条第（五）项 | 第二十条第（五）项 | 第二十条第（五）项 |',
        '|---|---|---|',
        '| 信息内容 | 本年处理决定数量 | 本年处理决定数量 |',
        '| 行政许可 | 141 | 141 |',
        '| 行政处罚 | 3 | 4 |',
      ].join('\n'),
    )
    const table = blocks[0]!
    expect(table.kind === 'table' && table.cells.map(({ text, columnSpan }) => [text, columnSpan])).toEqual([
      ['第二十条第（五）项', 3],
      ['信息内容', 1],
      ['本年处理决定数量', 2],
      ['行政许可', 1],
      ['141', 2],
      ['行政处罚', 1],
      ['3', 1],
      ['4', 1],
    ])
    const whole = ['| 申请人情况 | 申请人情况 | 申请人情况 |', '| 0 | 0 | 0 |']
    expect(await read(...whole)).toEqual([
      {
        kept: [
          ['申请人情况', '', ''],
          ['0', '0', '0'],
        ],
      },
    ])
  })

  it('reads a quoted table, and parts tables at blank lines', async () => {
    expect(await read('> | 规章 | 0 |', '> | 许可 | 1 |', '', '| 收费 | 2 |')).toEqual([
      {
        kept: [
          ['规章', '0'],
          ['许可', '1'],
        ],
      },
      { kept: [['收费', '2']] },
    ])
  })
})

describe('cells parted by commas', () => {
  it('are read where lines name rows of the form; quotes hold a comma', async () => {
    expect(
      await read(
        '信息内容,本年制发件数,本年废止件数',
        '规章,"1,234",',
        '"行政规范性文件","a ""b""",2',
        '',
        '甲,乙',
        '丙,丁',
      ),
    ).toEqual([
      {
        kept: [
          ['信息内容', '本年制发件数', '本年废止件数'],
          ['规章', '1,234', ''],
          ['行政规范性文件', 'a "b"', '2'],
        ],
      },
      '甲,乙',
      '丙,丁',
    ])
  })
})

describe('cells with bars between them alone', () => {
  it('are read where lines name rows of the form; blanks are kept where one is printed', async () => {
    expect(
      await read(
        '首页|政务公开|年报',
        '',
        '信息内容|本年制发件数|本年废止件数',
        '规章|3|1',
        '行政规范性文件||2',
        '',
        '信息内容 | 本年处理决定数量',
        '行政许可 | 7',
      ),
    ).toEqual([
      '首页|政务公开|年报',
      {
        kept: [
          ['信息内容', '本年制发件数', '本年废止件数'],
          ['规章', '3', '1'],
          ['行政规范性文件', '', '2'],
        ],
      },
      {
        dropped: [
          ['信息内容', '本年处理决定数量'],
          ['行政许可', '7'],
        ],
      },
    ])
  })

  it('are the same report as with bars at the ends', async () => {
    const made = makeReport({ agency: '望川县教育局', year: 2023, seed: 5 })
    const text = toDialect(made, 'D3')
    const bare = text.replace(/^\| (.*) \|$/gm, (_, row: string) => row.replaceAll(' | ', '|'))
    const [expected, report] = [await parseReport(text), await parseReport(bare)]
    expect(bare).not.toBe(text)
    for (const table of ['proactiveDisclosure', 'requests', 'disputes'] as const)
      expect(report[table]).toEqual(expected[table])
  })
})

describe('raw HTML tables', () => {
  it('are read in their place', async () => {
    expect(
      await read(
        '二、公开',
        '<table>',
        '<tr><td rowspan="2">规章</td><td>1</td></tr>',
        '',
        '<tr><td>a\\|b</td></tr></table>',
        '后\\|文',
        '| 许可 | 1 |',
        '<TABLE class="x"><tr><td>收费</td><td>0</td></tr></TABLE>尾',
      ),
    ).toEqual([
      '二、公开',
      {
        kept: [
          ['规章', '1'],
          ['', 'a\\|b'],
        ],
      },
      '后|文',
      { kept: [['许可', '1']] },
      { kept: [['收费', '0']] },
      '尾',
    ])
  })

  it('are all read, heads printed again among them', async () => {
    const part = (label: string) =>
      `<table><tr><td>项目</td><td>自然人</td><td>商业企业</td><td>总计</td></tr><tr><td>${label}</td><td>1</td><td>0</td><td>1</td></tr></table>`
    const rows = (label: string): Seen => ({
      kept: [
        ['项目', '自然人', '商业企业', '总计'],
        [label, '1', '0', '1'],
      ],
    })
    expect(
      await read(part('一、本年新收政府信息公开申请数量'), '', part('2.重复申请'), '', part('（七）总计')),
    ).toEqual(['一、本年新收政府信息公开申请数量', '2.重复申请', '（七）总计'].map(rows))
  })

  it('are not read where they never end', async () => {
    expect(await read('见<table>标签', '<tr><td>1</td><td>2</td></tr>', '| 规章 | 0 |')).toEqual([
      '见 标签',
      '1 2',
      { kept: [['规章', '0']] },
    ])
  })
})

describe('hostile text', () => {
  /** Linear time takes well under a second for each; quadratic time would take hours. */
  const LENGTH = 1_000_000
  const PARTS = [
    '|',
    '\\',
    '\\|',
    '<table',
    '<table>',
    '<a ',
    '[](',
    '![](',
    '[](a "',
    '&#1',
    '#',
    '- ',
    ' ',
    '\t',
    '*',
    '|\t',
    '-|',
    '| ',
    '||\t ',
  ]
  it.each(PARTS)('%j without end is read in linear time', async (part) => {
    const text = part.repeat(LENGTH / part.length)
    const time = processorTime()
    await readText(`开头\n${text}尾\na\tb\n${text}`)
    expect(time()).toBeLessThan(5_000)
  })
})

/** Published reports are not part of the project; they stand in a folder beside its checkout, where there is one. */
const PUBLISHED = join(__dirname, '../../shared/corpus/2020-区文化和旅游局.txt')
describe('a published report', () => {
  const present = existsSync(PUBLISHED) ? it : it.skip
  present('has three tables (only where the published reports are at hand)', async () => {
    const tables = (await readText(readFileSync(PUBLISHED, 'utf8'))).blocks.filter(
      (block) => block.kind === 'table',
    )
    expect(tables.map((table) => [table.blanks, gridTexts(table).length])).toEqual([
      ['dropped', 18],
      ['dropped', 26],
      ['dropped', 3],
    ])
  })
})

it('reads tables of HTML by the sheets that stand in the text, and does not take a sheet for text', async () => {
  const text =
    '一、总体情况\n<style>.old { display: none }</style>\n' +
    '<table><tr><td>规章</td><td>1<span class="old">9</span></td></tr></table>'
  const { blocks } = await readText(text)
  expect(blocks.map((block) => (block.kind === 'table' ? gridTexts(block) : block))).toEqual([
    { kind: 'paragraph', text: '一、总体情况' },
    [['规章', '1']],
  ])
})
