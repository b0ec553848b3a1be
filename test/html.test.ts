import { describe, expect, it } from '@jest/globals'
import { gridTexts, UNREADABLE, type Block } from '../src/document.js'
import { readHtml } from '../src/formats/html/index.js'
import { tellingOf } from '../src/formats/html/cascade/traits.js'
import { withoutStyles } from '../src/formats/html/styles.js'
import { processorTime } from './support/processor.js'

/** A paragraph as its text, a table as its rows, a picture as its alternative text in an object. */
type Seen = string | string[][] | { alt: string }
function seen(block: Block): Seen {
  if (block.kind === 'table') return gridTexts(block)
  return block.kind === 'image' ? { alt: block.alt } : block.text
}
const read = async (...html: string[]): Promise<Seen[]> => (await readHtml(html.join('\n'))).blocks.map(seen)
const errorOf = async (html: string): Promise<unknown> => {
  try {
    return (await readHtml(html)).blocks.length
  } catch (error) {
    return (error as { code?: string }).code ?? error
  }
}

const TITLE = '某县财政局2023年政府信息公开工作年度报告'
const PROSE = '2023年，本局按照要求公开信息，全年公开信息一百条。'
const RULES = [
  ['信息内容', '本年制发件数', '本年废止件数', '现行有效件数'],
  ['规章', '0', '1', '2'],
]
const markup = (rows: string[][]) =>
  `<table>${rows.map((row) => `<tr>${row.map((text) => `<td>${text}</td>`).join('')}</tr>`).join('')}</table>`
const REPORT = [
  '一、总体情况',
  PROSE,
  '二、主动公开政府信息情况',
  RULES,
  '三、收到和处理政府信息公开申请情况',
  '无。',
]
const report = REPORT.map((block) =>
  typeof block === 'string' ? `<p>${block}</p>` : markup(block as string[][]),
).join('')
const page = (body: string, head = '') =>
  `<!DOCTYPE html><html><head>${head}</head><body>${body}</body></html>`

describe('paragraphs', () => {
  it('breaks at block elements, at br and at double br', async () => {
    expect(
      await read('<div>甲<p>乙<br>丙<br/><br/>丁</p>戊</div>己<ul><li>庚</li><li>辛</ul><h2>壬</h2><hr>癸'),
    ).toEqual([...'甲乙丙丁戊己庚辛壬癸'])
  })

  it('joins inline elements without spaces', async () => {
    expect(
      await read(
        '<p><span>1</span><span>2</span><b>件</b></p><p><font>三、收到和</font><font>处理情况</font></p>',
      ),
    ).toEqual(['12件', '三、收到和处理情况'])
  })

  it('keeps the text around block elements inside inline ones', async () => {
    expect(await read('<font>甲<p>乙</p>丙</font>丁')).toEqual(['甲', '乙', '丙', '丁'])
    expect(await read('<p><b>甲<br>乙</b>丙</p>')).toEqual(['甲', '乙丙'])
  })

  it('collapses white space, and takes breaks of the source out between Chinese characters', async () => {
    expect(await read('<p>\n  政府\n\t信息，\n 公开 &nbsp;工作　2023\n年 in\nall&#8203;</p>')).toEqual([
      '政府信息，公开 工作 2023 年 in all',
    ])
  })

  it('breaks lines of preformatted text', async () => {
    expect(await read('<pre>一、总体情况\n  全年\r\n公开</pre>')).toEqual(['一、总体情况', '全年', '公开'])
  })

  it('does not read what is not printed', async () => {
    expect(
      await read(
        '<head><title>网站</title><style>p{}</style></head>甲<!-- 乙 --><script>乙</script><style>乙</style><noscript><p>乙</p></noscript><template>乙</template>',
        '<svg><title>乙</title><text>乙</text></svg><button>乙</button><select><option>乙</select><textarea>乙</textarea><input type="hidden" value="乙">',
        '<p hidden>乙</p><p style="color:red; DISPLAY : none">乙</p><div style="visibility:hidden">乙<p>乙</p></div>',
        '<p style="overflow:hidden;backface-visibility:hidden">丙</p><ruby>丁<rt>dīng</rt></ruby>',
      ),
    ).toEqual(['甲', '丙', '丁'])
  })

  it('does not read what is struck out', async () => {
    expect(
      await read(
        '<p>甲<s>乙</s><strike>乙</strike><span style="color:red;text-decoration: underline line-through">乙</span><u style="text-decoration:underline">丙</u></p>',
      ),
    ).toEqual(['甲丙'])
  })

  it('sets digits above and below the line apart from the text before them', async () => {
    expect(
      await read(
        '<p>98<sup>1</sup></p><p>98<span style="vertical-align:super">②</span></p><p><sup>1</sup>注</p><p>甲<sup>乙</sup></p>',
      ),
    ).toEqual(['98[1]', '98[②]', '1注', '甲乙'])
  })

  it('leaves out the styles that say nothing of what is printed, and nothing else', () => {
    const plain = (html: string): string => withoutStyles(html, tellingOf(html).tells)
    expect(
      plain(
        '<td class=a\n style="display:none" STYLE=\'color:red\' width=5><p style="font:&quot;x&quot;" lang="EN-US"/>style="c"',
      ),
    ).toBe('<td class=a\n style="display:none" style="" width=5><p style="" lang="EN-US"/>style="c"')
    const kept = [
      '<p style="&#100;isplay:x">',
      '<p title="<b style="x">',
      '<p style="a"b">',
      '甲 style="x" 乙',
      '<p style=red>',
      '<!-- style="x" -->',
      '< p style="x">',
    ]
    expect(kept.map(plain)).toEqual(kept)
  })

  it('reads a page that is hidden until its scripts have run', async () => {
    expect(await read('<html><body style="visibility:hidden"><p>甲</p></body></html>')).toEqual(['甲'])
  })
})

describe('tables', () => {
  it('reads spans as browsers do', async () => {
    const table = await read(
      '<table><tr><td colspan="2rowspan=3">甲<td rowspan=0>乙</tr><tr><td rowspan="99999" colspan="1000000">丙</table>',
    )
    expect(table).toEqual([
      [
        ['甲', '', '乙'],
        ['丙', '', ''],
      ],
    ])
    expect(
      await read('<table><tr><td rowspan="2">甲</td><td>1</td></tr><tr><td>2</td></tr></table>'),
    ).toEqual([
      [
        ['甲', '1'],
        ['', '2'],
      ],
    ])
  })

  it('joins the lines of a cell, and reads blank cells as blank', async () => {
    expect(
      await read(
        '<table><tr><td>商业企<br>业</td><td><p>22</p><p>（其中修订16件）</p></td><td>&nbsp;</td><td><p><o:p>&nbsp;</o:p></p></td><td>　</td><td>0</td></tr></table>',
      ),
    ).toEqual([[['商业企业', '22（其中修订16件）', '', '', '', '0']]])
  })

  it('reads rows outside of sections, cells outside of rows, unclosed cells, and a table that is cut off', async () => {
    const expected = [
      [
        ['甲', '1'],
        ['乙', '2'],
        ['丙', '3'],
      ],
    ]
    expect(
      await read(
        '<table><thead><tr><th>甲<th>1</thead><tr><td>乙</td><td>2</td></tr><tfoot><tr><td>丙<td>3</tfoot></table>',
      ),
    ).toEqual(expected)
    expect(await read('<table><td>甲</td><td>1</td><tr><td>乙<td>2<tr><td>丙<td>3')).toEqual(expected)
    expect(await read('<table><form><tr><td>甲<td>1<tr><td>乙<td>2</form><tr><td>丙<td>3</td')).toEqual(
      expected,
    )
  })

  it('puts a caption before its table and drops hidden rows, hidden cells and empty rows', async () => {
    expect(
      await read(
        '<table><caption>附表</caption><tr><td>甲</td><td hidden>x</td><td>1</td></tr><tr></tr><tr style="display:none"><td>x<td>y</tr><tr><td>乙<td>2</table>',
      ),
    ).toEqual([
      '附表',
      [
        ['甲', '1'],
        ['乙', '2'],
      ],
    ])
  })

  it('unwraps tables that lay out the page', async () => {
    expect(
      await read(
        `<table><tr><td>${TITLE}</td></tr><tr><td><p>甲</p>${markup(RULES)}</td><td>乙</td></tr></table>`,
      ),
    ).toEqual([TITLE, '甲', RULES, '乙'])
    expect(await read('<table><tr><td><p>甲</p><p>乙</p></td></tr></table>')).toEqual(['甲', '乙'])
    expect(
      await read('<table><tr><td>年报</td><td><p>一、总体情况</p><p>无。</p></td></tr></table>'),
    ).toEqual(['年报', '一、总体情况', '无。'])
    expect(
      await read(`<table><tr><td>年报</td><td><p>甲</p><p>${PROSE.repeat(6)}</p></td></tr></table>`),
    ).toEqual(['年报', '甲', PROSE.repeat(6)])
  })

  it('keeps a table of the form whatever stands in its cells', async () => {
    const rows = [
      ['信息内容', '本年制发件数', '本年废止件数'],
      ['规章', '<table><tr><td>1<td>件</table>', '<p>三、收到和</p><p>处理申请情况</p>'],
    ]
    expect(await read(markup(rows))).toEqual([[rows[0], ['规章', '1件', '三、收到和处理申请情况']]])
  })

  it('lifts section headings out of a table', async () => {
    const heading = (text: string) => `<tr><td colspan="4">${text}</td></tr>`
    const rows = (table: string) => table.slice('<table>'.length, -'</table>'.length)
    const one = rows(markup(RULES))
    expect(
      await read(
        `<table>${heading('二、主动公开政府信息情况')}${one}${heading('三、收到和处理政府信息公开申请情况')}${one}</table>`,
      ),
    ).toEqual(['二、主动公开政府信息情况', RULES, '三、收到和处理政府信息公开申请情况', RULES])
    expect(await read(`<table>${heading('第二十条第（一）项')}${one}</table>`)).toEqual([
      [['第二十条第（一）项', '', '', ''], ...RULES],
    ])
  })

  it('says where a picture stands for a table', async () => {
    expect(
      await read(
        '<p>甲</p><p><img src="a.png" alt="统计表"></p><table><tr><td><img src="b.png"></td><td></td></tr></table>',
      ),
    ).toEqual(['甲', { alt: '统计表' }, { alt: '' }])
    expect(
      await read(
        '<table><tr><td>甲<td><img src="b.png" alt="乙"></table><p>丙<img src="c.png"></p><img src="icon.gif" width="16">',
      ),
    ).toEqual([[['甲', UNREADABLE]], '丙'])
  })
})

describe('the report in its page', () => {
  const links = (count: number) =>
    Array.from({ length: count }, (_, i) => `<li><a href="/${i}">县政府各部门栏目${i}</a></li>`).join('')

  it('leaves the site around it', async () => {
    expect(
      await read(
        page(
          `<div class="top"><ul>${links(9)}</ul><p>今天是个好日子</p></div><div class="w"><div class="left"><ul>${links(9)}</ul></div><div class="main">` +
            `<div class="BreadCrumb">当前位置：<a href="/">首页</a></div><h1>${TITLE}</h1><p>根据条例的规定，编制本单位2023年度的报告如下。</p>` +
            `<div id="zoom">${report}<div class="share-box">分享到：<a href="#">微信</a></div></div><p>某县财政局</p><p>2024年1月20日</p><p>浏览量：3</p></div></div>` +
            `<div class="footer"><p>本网站由某县人民政府办公室主办，其内容受到法律的保护。</p></div>`,
        ),
      ),
    ).toEqual([
      TITLE,
      '根据条例的规定，编制本单位2023年度的报告如下。',
      ...REPORT,
      '某县财政局',
      '2024年1月20日',
    ])
  })

  it('does not drop what is called like the site but holds the report', async () => {
    expect(
      await read(
        page(
          `<nav>首页</nav><div class="related"><div class="footer">${report}<div class="share"><p>${PROSE}</p></div></div></div>`,
        ),
      ),
    ).toEqual([...REPORT, PROSE])
  })

  it('reads everything of a page in which nothing of the form is found, but lists of links', async () => {
    expect(await read(page(`<ul>${links(5)}</ul><p>概要</p><p>${PROSE}</p>`))).toEqual(['概要', PROSE])
  })

  it('gives the body once of a report that is printed twice', async () => {
    expect(
      await read(page(`<div id="zoom">${report}</div><div id="print"><p>打印</p>${report}</div>`)),
    ).toEqual(['打印', ...REPORT])
    expect(await read(page(`<div id="zoom">${report}</div><div id="print">${report}</div>`))).toEqual(REPORT)
    expect(
      await read(
        page(
          `<div id="print">${report}</div><div><h1>${TITLE}</h1><div id="zoom">${report}<p>${PROSE}</p></div></div>`,
        ),
      ),
    ).toEqual([TITLE, ...REPORT, PROSE])
  })

  it('gives the body, not its table of contents', async () => {
    const contents = ['一、总体情况', '二、主动公开政府信息情况', '三、收到和处理政府信息公开申请情况'].map(
      (text, i) => `<li><a href="#${i}">${text}</a></li>`,
    )
    expect(await read(page(`<ul>${contents.join('')}</ul><div>${report}</div>`))).toEqual(REPORT)
    expect(
      await read(page(`<ul>${contents.join('').replace(/<.?a[^>]*>/g, '')}</ul><div>${report}</div>`)),
    ).toEqual(REPORT)
  })

  it('keeps a report of which one heading alone is known', async () => {
    const body = ['二、主动公开政府信息情况', '二、主动公开政府信息情况', PROSE, '三、一件小事', '无']
    expect(
      await read(page(`<div><div>${body.map((text) => `<p>${text}</p>`).join('')}</div></div>`)),
    ).toEqual(body)
    expect(await read(page(`<div><p>二、主动公开政府信息情况</p><p>无</p></div><p>附件</p>`))).toEqual([
      '二、主动公开政府信息情况',
      '无',
      '附件',
    ])
  })

  it('finds a report laid out by elements side by side', async () => {
    const [first, second] = [
      report.slice(0, report.indexOf('<table>')),
      report.slice(report.indexOf('<table>')),
    ]
    expect(await read(page(`<div><div><div>${first}</div></div><section>${second}</section></div>`))).toEqual(
      REPORT,
    )
  })
})

describe('what the page tells of the report', () => {
  it('takes the title from title, without the name of the site', async () => {
    for (const title of [
      `${TITLE}_某县人民政府`,
      `${TITLE} - 某县人民政府网`,
      `某县人民政府网|${TITLE}`,
      TITLE,
    ]) {
      expect(await read(page(report, `<title>某县人民政府网</title><title>${title}</title>`))).toEqual([
        TITLE,
        ...REPORT,
      ])
    }
  })

  it('takes title, date and agency from meta', async () => {
    const metas = `<meta name="ArticleTitle" content="${TITLE}"><meta name="PubDate" content="2024-01-20 09:00"><meta name="ContentSource" content="某县财政局">`
    expect(await read(page(report, metas))).toEqual([
      TITLE,
      '发布日期：2024-01-20 09:00',
      '发布机构：某县财政局',
      ...REPORT,
    ])
    const printed = [TITLE, '发布时间：2024-01-21 来源：某县财政局']
    expect(
      await read(page(`<div>${printed.map((line) => `<p>${line}</p>`).join('')}${report}</div>`, metas)),
    ).toEqual([...printed, ...REPORT])
  })

  it('knows a title that is broken over lines', async () => {
    const lines = ['某县财政局', '2023年政府信息公开', '工作年度报告']
    expect(
      await read(
        page(
          `<div>${lines.map((line) => `<p>${line}</p>`).join('')}${report}</div>`,
          `<title>${TITLE}</title>`,
        ),
      ),
    ).toEqual([...lines, ...REPORT])
  })

  it('puts lines and tables of metadata that stand before the report in front of it', async () => {
    const table = [
      ['索引号', '0001', '发布机构', '某县财政局'],
      ['发文日期', '2024-01-20', '文号', ''],
    ]
    expect(
      await read(
        page(
          `<div class="head"><p>网站支持IPv6</p>${markup(table)}<p>索 引 号：0001</p><p>某栏目</p></div><div class="main"><div>${report}</div></div>`,
        ),
      ),
    ).toEqual([table, '索引号：0001'.replace('索引号', '索 引 号'), ...REPORT])
  })
})

describe('hostile pages', () => {
  it.each([
    ['nested elements', `${'<div>'.repeat(20_000)}甲`, 'input.tooLarge'],
    ['nested elements without end', '<div>'.repeat(1_000_000), 'input.tooLarge'],
    ['nested tables', `${'<table><tr><td>'.repeat(2_000)}甲`, 'input.tooLarge'],
    ['nothing printed', '<html><body><script>1</script></body></html>', 'input.empty'],
    [
      'spans that cross',
      `<table>${'<tr><td rowspan="99999" colspan="1000000">甲</td><td>乙</td></tr>'.repeat(2_000)}</table>`,
      1,
    ],
    ['tags without end', `${'<'.repeat(200_000)}甲`, 1],
    ['many unclosed elements', '<p>甲<br>'.repeat(20_000), 20_000],
  ])('%s', async (_, html, outcome) => {
    const time = processorTime()
    expect(await errorOf(html)).toBe(outcome)
    expect(time()).toBeLessThan(5_000)
  })

  it('reads a long page with the lenient parser alike', async () => {
    const padding = `<!-- ${'x'.repeat(2_000_000)} -->`
    expect(await read(page(padding + report, `<title>${TITLE}</title>`))).toEqual([TITLE, ...REPORT])
  })
})
