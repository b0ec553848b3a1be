import { describe, expect, it } from '@jest/globals'
import type { Diagnostic } from '../src/diagnostics/diagnostic.js'
import { inWords } from './support/told.js'
import { paragraph, tableOfRows, type Block } from '../src/document.js'
import { preambleText, sectionText, segment, withHeadingsApart, type SectionSpan } from '../src/sections.js'

const table = () => tableOfRows([[{ text: '规章' }, { text: '3' }]])
const blocksOf = (...lines: (string | Block)[]): Block[] =>
  lines.map((line) => (typeof line === 'string' ? paragraph(line) : line))
const short = ({ number, ordinal, title, heading, from, to }: SectionSpan) => [
  number,
  ordinal,
  title,
  heading,
  from,
  to,
]

function outlineOf(blocks: Block[]) {
  const diagnostics: Diagnostic[] = []
  const outline = segment(blocks, (diagnostic) => void diagnostics.push(inWords(diagnostic)))
  return {
    front: outline.front,
    sections: outline.sections.map(short),
    diagnostics: diagnostics.map(({ code, message }) => `${code}: ${message}`),
  }
}

const WHOLE = [
  '一、总体情况',
  '工作有序。',
  '二、主动公开政府信息情况',
  table(),
  '三、收到和处理政府信息公开申请情况',
  table(),
  '四、政府信息公开行政复议、行政诉讼情况',
  table(),
  '五、存在的主要问题及改进情况',
  '人手不足。',
  '六、其他需要报告的事项',
  '无。',
]
const numbersAndHeadings = (blocks: Block[]) =>
  outlineOf(blocks).sections.map(([number, , , heading]) => [number, heading])

describe('segment', () => {
  it.each([
    [
      'that begin with 一 again',
      ['一、组织领导', '有序。', '二、平台建设', '完善。'],
      ['六、其他需要报告的事项'],
    ],
    ['where the sections count on', ['三、平台建设', '完善。'], ['六、其他需要报告的事项']],
    ['in the last section', [], ['六、其他需要报告的事项', '一、收费', '未收取。', '二、建议提案', '无。']],
  ])('takes 一、二、三 for sub-headings %s', (_, first, last) => {
    const blocks = blocksOf(...WHOLE.slice(0, 2), ...first, ...WHOLE.slice(2, -2), ...last)
    expect(segment(blocks, () => {}).sections.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6])
    const spans = segment(blocks, () => {}).sections
    const titles = spans.flatMap((span) =>
      sectionText(
        blocks,
        span,
        () => true,
        () => '',
      ).subsections.map(({ ordinal, title }) => `${ordinal}、${title}`),
    )
    expect(titles).toEqual([...first, ...last.slice(1)].filter((line) => /^[一二三]、/.test(line)))
  })

  it.each([
    ['（一）2024年工作中存在问题的改进情况', 7],
    ['1、公开形式的便捷性有待加强', 7],
    ['注：含上年度结转。', 8],
  ])('knows section 五 without its heading by %s', (line, from) => {
    const blocks = blocksOf(
      ...WHOLE.slice(0, 7),
      table(),
      line,
      '（一）主要问题',
      '人手不足。',
      '六、其他需要报告的事项',
      '无。',
    )
    expect(segment(blocks, () => {}).sections.map((span) => [span.number, span.from])).toContainEqual([
      5,
      from + 1,
    ])
  })

  it.each([
    [
      'counted twice',
      ['六、政府信息公开工作考核情况', '良好。', '六、其他需要报告的事项', '无。'],
      [5, null, 6],
    ],
    [
      'behind sub-headings of the last',
      ['六、其他需要报告的事项', '一、收费', '未收取。', '二、建议提案', '无。', '七、附件', '见网站。'],
      [5, 6, null],
    ],
  ])('leaves a section of its own that is %s', (_, last, numbers) => {
    const blocks = blocksOf(...WHOLE.slice(0, -2), ...last)
    expect(
      segment(blocks, () => {})
        .sections.map(({ number }) => number)
        .slice(4),
    ).toEqual(numbers)
  })

  it('leaves a section of its own where the numbering has room for one', () => {
    const blocks = blocksOf(
      ...WHOLE.slice(0, 2),
      '二、重点工作',
      '完成。',
      '三、主动公开政府信息情况',
      table(),
      '四、收到和处理政府信息公开申请情况',
      table(),
      '七、附件',
      '见网站。',
    )
    expect(segment(blocks, () => {}).sections.map(({ number }) => number)).toEqual([1, null, 2, 3, null])
  })

  it('finds the six sections', () => {
    expect(outlineOf(blocksOf('甲局年度报告', ...WHOLE))).toEqual({
      front: 1,
      sections: [
        [1, '一', '总体情况', 1, 2, 3],
        [2, '二', '主动公开政府信息情况', 3, 4, 5],
        [3, '三', '收到和处理政府信息公开申请情况', 5, 6, 7],
        [4, '四', '政府信息公开行政复议、行政诉讼情况', 7, 8, 9],
        [5, '五', '存在的主要问题及改进情况', 9, 10, 11],
        [6, '六', '其他需要报告的事项', 11, 12, 13],
      ],
      diagnostics: [],
    })
  })

  it('is not misled by a list of contents, dotted or plain', () => {
    const contents = WHOLE.filter((line): line is string => typeof line === 'string' && line.includes('、'))
    const found = [1, 2, 3, 4, 5, 6].map((number, index) => [number, contents.length + 2 * index])
    expect(numbersAndHeadings(blocksOf(...contents.map((line) => `${line}........ 3`), ...WHOLE))).toEqual(
      found,
    )
    expect(numbersAndHeadings(blocksOf(...contents, ...WHOLE))).toEqual(found)
  })

  it('keeps sub-headings inside their section', () => {
    const blocks = blocksOf(
      '一、总体情况',
      '（一）主动公开政府信息情况',
      '公开3条。',
      '（二）政府信息依申请公开情况',
      '（九）存在的主要问题',
      '三、收到和处理政府信息公开申请情况',
      table(),
    )
    expect(outlineOf(blocks)).toEqual({
      front: 0,
      sections: [
        [1, '一', '总体情况', 0, 1, 5],
        [3, '三', '收到和处理政府信息公开申请情况', 5, 6, 7],
      ],
      diagnostics: [
        'section.missing: Section 二 (主动公开政府信息情况) is missing.',
        'section.missing: Section 四 (政府信息公开行政复议、行政诉讼情况) is missing.',
        'section.missing: Section 五 (存在的主要问题及改进情况) is missing.',
        'section.missing: Section 六 (其他需要报告的事项) is missing.',
      ],
    })
  })

  it('tells sections from sub-headings that are numbered alike', () => {
    const blocks = blocksOf(
      '1、总体情况',
      '1、主动公开。很好。',
      '2、依申请公开。没有。',
      '2、主动公开政府信息情况',
      table(),
      '3、收到和处理政府信息公开申请情况',
      table(),
    )
    expect(numbersAndHeadings(blocks)).toEqual([
      [1, 0],
      [2, 3],
      [3, 5],
    ])
  })

  it('goes by what headings say where the numbering starts again', () => {
    const blocks = blocksOf(
      '一、总体情况',
      '有序。',
      '二、工作机制保障',
      '健全。',
      '三、主动公开工作情况',
      '公开3件。',
      '一、主动公开政府信息情况',
      table(),
      '二、收到和处理政府信息公开申请情况',
      table(),
      '三、政府信息公开行政复议、行政诉讼情况',
      table(),
      '（一）主要问题',
      '不足。',
      '五、其他需要报告的事项',
      '无。',
    )
    expect(outlineOf(blocks)).toEqual({
      front: 0,
      sections: [
        [1, '一', '总体情况', 0, 1, 2],
        [null, '二', '工作机制保障', 2, 3, 4],
        [null, '三', '主动公开工作情况', 4, 5, 6],
        [2, '一', '主动公开政府信息情况', 6, 7, 8],
        [3, '二', '收到和处理政府信息公开申请情况', 8, 9, 10],
        [4, '三', '政府信息公开行政复议、行政诉讼情况', 10, 11, 12],
        [5, null, '', -1, 12, 14],
        [6, '五', '其他需要报告的事项', 14, 15, 16],
      ],
      diagnostics: [
        'section.missing: Section 五: the heading (存在的主要问题及改进情况) is missing; the section was known by its sub-heading “（一）主要问题”.',
        'section.ordinal: The heading “主动公开政府信息情况” is numbered 一, after 三.',
        'section.ordinal: The heading “其他需要报告的事项” is numbered 五, after 三.',
      ],
    })
  })

  it('reports shifted numbers once, where they go wrong', () => {
    const blocks = blocksOf(
      '一、总体情况',
      '有序。',
      '三、主动公开政府信息情况',
      table(),
      '四、收到和处理政府信息公开申请情况',
      table(),
    )
    expect(outlineOf(blocks).diagnostics.filter((line) => line.startsWith('section.ordinal'))).toEqual([
      'section.ordinal: The heading “主动公开政府信息情况” is numbered 三, after 一.',
    ])
  })

  it('takes a section in the wrong place with a warning', () => {
    const blocks = blocksOf(...WHOLE.slice(0, 2), ...WHOLE.slice(8, 10), ...WHOLE.slice(2, 8))
    const { sections, diagnostics } = outlineOf(blocks)
    expect(sections.map(([number]) => number)).toEqual([1, 5, 2, 3, 4])
    expect(diagnostics[0]).toBe('section.order: Section 五 (存在的主要问题及改进情况) stands out of order.')
  })

  it('joins a heading broken over two lines', () => {
    const blocks = blocksOf('一、总体情况', '有序。', '四、政府信息公开行政复议、行政诉', '讼情况', table())
    expect(outlineOf(blocks).sections[1]).toEqual([4, '四', '政府信息公开行政复议、行政诉讼情况', 2, 4, 5])
  })

  it('does not take labels of the form’s tables for sections', () => {
    const blocks = blocksOf(
      '一、总体情况',
      '有序。',
      '三、收到和处理政府信息公开申请情况',
      '一、本年新收政府信息公开申请数量',
      '3',
      '三、本年度办理结果',
      '4',
    )
    expect(numbersAndHeadings(blocks)).toEqual([
      [1, 0],
      [3, 2],
    ])
  })

  it('ends the last section before the site’s furniture', () => {
    const blocks = blocksOf(...WHOLE, '甲局', '2025年1月11日', '扫一扫在手机打开当前页', '主办单位：甲局')
    expect(outlineOf(blocks).sections.at(-1)).toEqual([6, '六', '其他需要报告的事项', 10, 11, 14])
  })

  it('finds nothing in other documents', () => {
    const { front, sections } = outlineOf(blocksOf('关于放假的通知', '一、放假时间', '三天。'))
    expect([front, sections]).toEqual([3, []])
  })
})

describe('sectionText', () => {
  const textOf = (...lines: (string | Block)[]) => {
    const blocks = blocksOf(...lines)
    return sectionText(
      blocks,
      segment(blocks, () => {}).sections[0]!,
      () => false,
      () => '规章 | 3 | \n',
    )
  }

  it('prints every line, and parts at the first level of sub-headings', () => {
    expect(
      textOf(
        '一、总体情况：有序。',
        '（一）主动公开。2024年公开3条。',
        '1.条目',
        '（二）依申请 公开',
        table(),
        '无。',
      ),
    ).toEqual({
      text: '有序。\n（一）主动公开。2024年公开3条。\n1.条目\n（二）依申请 公开\n规章 | 3 |\n无。',
      subsections: [
        { ordinal: '一', title: '主动公开', text: '2024年公开3条。\n1.条目' },
        { ordinal: '二', title: '依申请公开', text: '规章 | 3 |\n无。' },
      ],
    })
  })

  it('knows 一是 and (1) as sub-headings too', () => {
    expect(textOf('一、总体情况', '一是主动公开情况。公开。', '二是建议办理情况').subsections).toEqual([
      { ordinal: '一', title: '主动公开情况', text: '公开。' },
      { ordinal: '二', title: '建议办理情况', text: '' },
    ])
    expect(textOf('一、总体情况', '(1)主动公开', '公开。').subsections).toEqual([
      { ordinal: '1', title: '主动公开', text: '公开。' },
    ])
  })
})

describe('headings within paragraphs', () => {
  const apart = (...lines: (string | Block)[]) =>
    withHeadingsApart(blocksOf(...lines)).map((block) =>
      block.kind === 'paragraph' ? block.text : block.kind,
    )

  it('begin paragraphs of their own', () => {
    expect(
      apart(
        '根据条例，编制本报告。 一、总体情况 全年有序。（一）主动公开。 二、主动公开政府信息情况',
        table(),
        '五、存在的主要问题及改进情况 人手不足。 六、其他需要报告的事项 无',
      ),
    ).toEqual([
      '根据条例，编制本报告。',
      '一、总体情况 全年有序。（一）主动公开。',
      '二、主动公开政府信息情况',
      'table',
      '五、存在的主要问题及改进情况 人手不足。',
      '六、其他需要报告的事项 无',
    ])
  })

  it('are none where the section has its heading, nor in a list of titles', () => {
    const lines = [
      '本报告由总体情况，二、主动公开政府信息情况；三、收到和处理政府信息公开申请情况组成。 一、总体情况，见下。',
      '一、总体情况',
      '有序。 二、组织领导 有力。',
    ]
    expect(apart(...lines)).toEqual(lines)
  })

  it('are those of a whole report on one line, be they the form’s or not', () => {
    expect(
      apart(
        '根据条例编制。 一、概述 2017年，有序。 二、主动公开政府信息情况 公开86条。 三、咨询情况 未收到。 四、存在的问题 人手不足。',
      ),
    ).toEqual([
      '根据条例编制。',
      '一、概述',
      '2017年，有序。',
      '二、主动公开政府信息情况',
      '公开86条。',
      '三、咨询情况',
      '未收到。',
      '四、存在的问题',
      '人手不足。',
    ])
    for (const mark of ['。', '：'])
      expect(
        apart(`一、概述${mark}有序。二、主动公开情况${mark}公开86条。三、依申请公开情况${mark}未收到。`),
      ).toEqual(['一、概述', '有序。', '二、主动公开情况', '公开86条。', '三、依申请公开情况', '未收到。'])
    const list = '本报告包括： 一、概述 二、主动公开政府信息情况 三、咨询情况 四、存在的问题'
    const headings = ['一、概述', '有序。', '二、主动公开政府信息情况', '公开3条。']
    expect(apart(list, ...headings)).toEqual([list, ...headings])
  })

  it('stand in a row of a table to themselves', () => {
    const cells = (...texts: string[]) => texts.map((text) => ({ text }))
    const merged = tableOfRows([
      [{ text: '二、主动公开政府信息情况', columnSpan: 2 }],
      cells('规章', '3'),
      [{ text: '三、收到和处理政府信息公开申请情况', columnSpan: 2 }],
      cells('一、本年新收政府信息公开申请数量', '4'),
    ])
    expect(withHeadingsApart([merged])).toEqual([
      paragraph('二、主动公开政府信息情况'),
      tableOfRows([cells('规章', '3')]),
      paragraph('三、收到和处理政府信息公开申请情况'),
      tableOfRows([cells('一、本年新收政府信息公开申请数量', '4')]),
    ])
    const known = blocksOf('二、主动公开政府信息情况', '三、收到和处理政府信息公开申请情况')
    expect(withHeadingsApart([...known, merged])).toEqual([...known, merged])
  })

  it('are found in an article that a table frames', () => {
    const article = `一、概述 ${'全年有序。'.repeat(40)} 二、主动公开政府信息情况 公开3条。 三、咨询情况 未收到。`
    expect(withHeadingsApart([tableOfRows([[{ text: article }]])]).map(({ kind }) => kind)).toEqual(
      Array.from({ length: 6 }, () => 'paragraph'),
    )
  })

  it('part a title from the preamble on its line', () => {
    expect(
      apart(
        '甲区乙镇人民政府2016年政府信息公开年度报告 本年报是按照《中华人民共和国政府信息公开条例》要求编制，现向社会公布。数据自1月1日起。',
        '一、概述',
      ),
    ).toEqual([
      '甲区乙镇人民政府2016年政府信息公开年度报告',
      '本年报是按照《中华人民共和国政府信息公开条例》要求编制，现向社会公布。数据自1月1日起。',
      '一、概述',
    ])
  })

  it('leave a stream without any as it is', () => {
    const blocks = blocksOf(...WHOLE)
    expect(withHeadingsApart(blocks)).toBe(blocks)
  })
})

describe('a section that is not found', () => {
  it('is said to be missing only where all of the document could be read', () => {
    const codes = (unread: boolean) => {
      const found: string[] = []
      segment(blocksOf(...WHOLE.slice(0, -2)), ({ code }) => found.push(code), { unread })
      return found
    }
    expect([codes(false), codes(true)]).toEqual([['section.missing'], ['section.notFound']])
  })
})

describe('a heading that is none of the form’s', () => {
  const sections = (...lines: string[]) =>
    segment(
      blocksOf(
        '一、概述',
        '有序。',
        '二、主动公开政府信息情况',
        '3条。',
        '三、依申请公开政府信息情况',
        '无。',
        ...lines,
      ),
      () => {},
    ).sections.map(({ number, title }) => number ?? title)

  it('may end as a sentence does where the numbers count on', () => {
    const rest = ['五、申请行政复议和提起行政诉讼的情况', '未发生。']
    expect(sections('四、收费及减免情况。', '未收取。', ...rest)).toEqual([1, 2, 3, '收费及减免情况', 4])
    expect(sections('四、收费及减免情况。未收取。', ...rest)).toEqual([1, 2, 3, '收费及减免情况', 4])
    expect(sections('六、收费及减免情况。', '未收取。', ...rest)).toEqual([1, 2, 3, 4])
  })
})

describe('preambleText', () => {
  it('leaves out the page’s metadata, trails and menus', () => {
    const blocks = blocksOf(
      '首页 > 政务公开 > 年报',
      '甲局2024年年报',
      '发布日期：2025-01-20 来源：甲局',
      '（2025年1月20日）',
      '根据条例，编制本报告。',
      '一、总体情况',
    )
    const outline = segment(blocks, () => {})
    expect(preambleText(blocks, outline, [1])).toBe('根据条例，编制本报告。')
    expect(
      preambleText(
        blocksOf('移动端', '根据条例，编制本报告。', '一、总体情况'),
        { front: 2, sections: [] },
        [],
      ),
    ).toBe('根据条例，编制本报告。')
  })
})
