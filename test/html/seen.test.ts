/** What of a page is seen, and so read: made-up tables with one trait each. */
import { describe, expect, it } from '@jest/globals'
import { UNREADABLE, gridTexts } from '../../src/document.js'
import { readHtml } from '../../src/formats/html/index.js'

const ROWS = ['规章', '行政规范性文件', '行政许可', '行政处罚']

/** The values beside the labels of a small table of the form whose cells are `cells`. */
async function values(cells: readonly string[], head = ''): Promise<string[]> {
  const rows = cells.map(
    (cell, i) => `<tr><td>${ROWS[i]}</td>${cell.startsWith('<td') ? cell : `<td>${cell}</td>`}</tr>`,
  )
  const table = `<table><tr><td>信息内容</td><td>本年制发件数</td></tr>${rows.join('')}</table>`
  const page = `<!DOCTYPE html><html><head>${head}</head><body><p>一、总体情况</p>${table}</body></html>`
  const read = (await readHtml(page)).blocks.find((block) => block.kind === 'table')
  if (read?.kind !== 'table') throw new Error('no table was read')
  return gridTexts(read)
    .slice(1)
    .map((row) => row[1] ?? '')
}
const value = async (cell: string, head = ''): Promise<string> => (await values([cell], head))[0] ?? ''
const sheet = (css: string): string => `<style>${css}</style>`

describe('what is hidden beside a number', () => {
  it.each([
    ['display: none', ''],
    ['DISPLAY:NONE !important', ''],
    ['visibility: hidden', ''],
    ['opacity: 0', ''],
    ['opacity: 0.0', ''],
    ['font-size: 0', ''],
    ['font: 0/0 a', ''],
    ['color: #fff', ''],
    ['color: white', ''],
    ['color: rgb(255, 255, 255)', ''],
    ['color: transparent', ''],
    ['color: rgba(0,0,0,0)', ''],
    ['color: #fefefe', ''],
    ['background: #4472c4; color: #4472c4', sheet('b { color: #fff }')],
    ['position: absolute; left: -9999px', ''],
    ['position: fixed; top: -1000em', ''],
    ['position: absolute; clip: rect(0 0 0 0)', ''],
    ['position: absolute; clip: rect(1px, 1px, 1px, 1px)', ''],
    ['clip-path: inset(50%)', ''],
    ['position: absolute; width: 1px; height: 1px; overflow: hidden', ''],
    ['display: inline-block; text-indent: -9999px', ''],
    ['display: inline-block; transform: scale(0)', ''],
    ['display: inline-block; transform: scale(0.001, 1)', ''],
    ['text-decoration: line-through', ''],
    ['text-decoration-line: underline line-through', ''],
  ])('by style="%s" is left out', async (style, head) => {
    expect(await value(`12<span style="${style}">9</span>`, head)).toBe('12')
    expect(await value(`<span style="${style}">9</span>12`, head)).toBe('12')
    expect(await value('12<span class="x">9</span>', sheet(`.x { ${style} }`) + head)).toBe('12')
  })

  it.each([
    '<s>9</s>',
    '<noembed>9</noembed>',
    '<del>9</del>',
    '<strike>9</strike>',
    '<i hidden>9</i>',
    '<input type="hidden" value="9">',
    '<font color="#FFFFFF">9</font>',
  ])('by %s is left out', async (hidden) => expect(await value(`12${hidden}`)).toBe('12'))

  it.each([
    'color: #333',
    'color: red',
    'opacity: 0.5',
    'opacity: 1',
    'font-size: 9px',
    'left: -3px',
    'text-indent: -2em',
    'text-decoration: none',
    'visibility: visible',
    'overflow: hidden; max-height: 400px',
    'background: #4472c4; color: #fff',
    'display: block; width: 0',
    'width: 0; overflow: hidden',
  ])('by style="%s" is not hidden', async (style) => {
    expect(await value(`<span style="${style}">129</span>`)).toBe('129')
    expect(await value('<span class="x">129</span>', sheet(`.x { ${style} }`))).toBe('129')
  })

  it('is seen again where something in it says so', async () => {
    const again = async (outer: string, inner: string) =>
      await value(`<p style="${outer}">8<span style="${inner}">12</span></p>`)
    expect(await again('visibility: hidden', 'visibility: visible')).toBe('12')
    expect(await again('color: #fff', 'color: #000')).toBe('12')
    expect(await again('font-size: 0', 'font-size: 14px')).toBe('12')
    expect(await again('font-size: 0', 'font-size: 2em')).toBe(UNREADABLE)
    expect(await again('display: none', 'display: inline')).toBe(UNREADABLE)
    expect(await again('text-decoration: line-through', 'text-decoration: none')).toBe(UNREADABLE)
  })

  it('takes a white text on a dark ground for seen', async () => {
    expect(await value('<td bgcolor="#003366"><font color="white">12</font></td>')).toBe('12')
    expect(await value('<td style="background: url(dark.png)"><font color="white">12</font></td>')).toBe('12')
    expect(
      await value('<span class="x">12</span>', sheet('table { background-color: navy } .x { color: white }')),
    ).toBe('12')
  })
})

describe('a hidden number alone in its cell', () => {
  it.each([
    '<span style="display:none">12</span>',
    '<span style="color:#fff">0</span>',
    '<s>12</s>',
    '<p style="visibility:hidden">—</p>',
    '<span style="opacity:0">1,234</span>',
  ])('is no blank: %s', async (cell) => expect(await value(cell)).toBe(UNREADABLE))

  it('is one where it has no number', async () => {
    expect(await value('<span style="display:none">请填写</span>')).toBe('')
    expect(await value('<span style="font-size:0">&nbsp;</span>')).toBe('')
    expect(await value('')).toBe('')
  })
})

describe('the cascade', () => {
  const both = '<b class="pc" id="i">12</b><b class="m">9</b>'

  it.each([
    ['.m { display: none }', '12'],
    ['td .m, .other { display: none }', '12'],
    ['td > b + b { display: none }', '12'],
    ['b:nth-child(2) { display: none }', '12'],
    ['b:not(.pc) { display: none }', '12'],
    ['[class="m"] { display: none }', '12'],
    ['#i { display: none }', '9'],
    ['@media screen { .m { display: none } }', '12'],
    ['@media (min-width: 768px) { .m { display: none } }', '12'],
    ['@media only screen and (min-width: 48em) and (orientation: landscape) { .m { display: none } }', '12'],
    ['@media print, (width >= 1000px) { .m { display: none } }', '12'],
    ['@media (max-width: 767px) { .pc { display: none } } @media not print { .m { display: none } }', '12'],
    ['@media print { .pc { display: none } } .m { display: none }', '12'],
    ['@supports (display: grid) { .m { display: none } }', '12'],
    ['table { .m { display: none } & .x { color: red } }', '12'],
    ['<!-- .m { display: none } -->', '12'],
    ['.m { display: none; color: red', '12'],
    ['} .y { display: none } .m { display: none }', '12'],
    ['.m { display: none } .m:hover { display: block }', '12'],
    ['.m:unheard-of { display: block } .m { display: none }', '12'],
  ])('heeds %s', async (css, read) => expect(await value(both, sheet(css))).toBe(read))

  it('takes the more specific rule, of these the later, and the important one before all', async () => {
    const shown = async (css: string, style = '') =>
      await value(`12<b class="x" style="${style}">9</b>`, sheet(css))
    expect(await shown('.x { display: none } b { display: inline }')).toBe('12')
    expect(await shown('.x { display: none } .x { display: inline }')).toBe('129')
    expect(await shown('b { display: none !important } .x { display: inline }')).toBe('12')
    expect(await shown('.x { display: none }', 'display: inline')).toBe('129')
    expect(await shown('.x { display: none !important }', 'display: inline')).toBe('12')
    expect(await shown('@layer a { .x { display: none } } b { display: inline }')).toBe('129')
    expect(await shown(':where(.x) { display: none } b { display: inline }')).toBe('129')
  })

  it('does not heed sheets for print, in comments, or in other files', async () => {
    expect(await value(both, '<style media="print">.m { display: none }</style>')).toBe('12¦9')
    expect(
      await value(both, '<!-- <style>.pc { display: none }</style> --><style>.m { display: none }</style>'),
    ).toBe('12')
    expect(await value(both, '<link rel="stylesheet" href="a.css">')).toBe('12¦9')
  })

  it('leaves numbers undecided that classes without their sheet may hide, and those alone', async () => {
    expect(await value('<b class="pc">12</b><b class="m">12</b>')).toBe('12¦12')
    expect(await value('12<span class="sr-only">12</span>')).toBe('12¦12')
    expect(await value('<span class="m">1</span><span class="m">2</span>')).toBe('12')
    expect(await value('<span class="font5">1</span><span class="font6">2</span>')).toBe('12')
    expect(await value('<span class="MsoNormal">1</span><span lang="EN-US">2</span>')).toBe('12')
    expect(
      await value(
        '<span class="a">1</span><span class="b">2</span>',
        sheet('.a { color: red } .b { margin: 0 }'),
      ),
    ).toBe('12')
    expect(await value('<span class="hidden-xs">共</span>12')).toBe('共12')
  })

  it('leaves pale numbers undecided beside others where a sheet elsewhere may give them a ground', async () => {
    const elsewhere = '<link rel="stylesheet" href="a.css">'
    expect(await value('12<span style="color:#fff">9</span>', elsewhere)).toBe('12¦9')
    expect(await value('<span style="color:#fff">9</span>', elsewhere)).toBe('9')
    expect(
      await value('<td style="background:#fff">12<span style="color:#fff">9</span></td>', elsewhere),
    ).toBe('12')
  })
})

describe('raised marks', () => {
  it.each([
    ['22<sup>1</sup>', '22[1]'],
    ['<sup>1</sup>22', '[1]22'],
    ['22<sub>①</sub>', '22[①]'],
    ['22<span style="vertical-align: super">1</span>', '22[1]'],
    ['22<span style="vertical-align: 5px; font-size: 9px">1</span>', '22[1]'],
    ['22<span style="font-size: 9px; vertical-align: text-top">1</span>', '22[1]'],
    ['22<span style="position: relative; top: -.5em; font-size: 75%">1</span>', '22[1]'],
    ['22<span style="mso-text-raise: 5.0pt">1</span>', '22[1]'],
    ['22<i class="n">1</i>', '22[1]'],
    ['22<sup>[1]</sup>', '22[1]'],
    ['22<sup>*</sup>', '22[*]'],
    ['件<sup>*</sup>', '件*'],
    ['22<small style="position: relative; top: -.5em">1</small>', '22[1]'],
    ['22<span style="font-size: 6pt; vertical-align: top">1</span>', '22[1]'],
    ['<sup>22</sup>', '22'],
    ['<span style="vertical-align: middle">22</span>', '22'],
    ['<span style="vertical-align: -1px">2</span>2', '22'],
  ])('%s → %s', async (cell, read) =>
    expect(await value(cell, sheet('.n { vertical-align: super; font-style: normal }'))).toBe(read),
  )
})

describe('text that a sheet writes', () => {
  it.each([
    ['td b::before { content: attr(data-n) }', '<b data-n="12"></b>', '12'],
    ['td b:after { content: "12" }', '<b></b>', '12'],
    ['td b::after { content: "\\31 2" }', '<b></b>', '12'],
    ['td:empty::before { content: "0" }', '', '0'],
    ['td b::after { content: "2" }', '<b>1</b>', '12'],
    ['td b::after { content: url(two.png) }', '<b>1</b>', `1${UNREADABLE}`],
    ['.c:after { content: "."; display: block; height: 0; visibility: hidden }', '<b class="c">12</b>', '12'],
    ['td b::before { content: "\\e601" }', '<b>12</b>', '12'],
    ['td b::before { content: "" }', '<b>12</b>', '12'],
    [
      '@media (max-width: 600px) { td::before { content: attr(data-label) } }',
      '<td data-label="7">12</td>',
      '12',
    ],
  ])('%s', async (css, cell, read) => expect(await value(cell, sheet(css))).toBe(read))
})

describe('fields of forms', () => {
  it.each([
    ['<input type="text" readonly value="12">', '12'],
    ['<input value="12" disabled>', '12'],
    ['<input type="number" value="12">件', '12件'],
    ['<input value="">', ''],
    ['<input name="n12">', UNREADABLE],
    ['<input value="" placeholder="0">', UNREADABLE],
    ['<input type="checkbox" value="1" checked>', ''],
    ['<input type="submit" value="1">', '1'],
    ['<input type="button" value="查看">', ''],
    ['<input type="password" value="12">', UNREADABLE],
    ['<input type="range" value="12">', UNREADABLE],
    ['<select><option disabled>9<option>12</select>', '12'],
    ['<input value="1"><input value="2">', '1¦2'],
    ['1<input value="2">', '1¦2'],
    ['<select><option>8<option selected>12<option>9</select>', '12'],
    ['<select><option>12<option>9</select>', '12'],
    ['<select multiple><option selected>1<option selected>2</select>', UNREADABLE],
    ['<textarea>12</textarea>', '12'],
    ['<textarea>1\n2</textarea>', '1¦2'],
    ['<output>12</output>', '12'],
    ['<button>12</button>', '12'],
    ['<button>查看</button>', ''],
    ['<input style="display:none" value="12">', ''],
    ['<progress value="12">12</progress>', UNREADABLE],
  ])('%s → %s', async (cell, read) => expect(await value(cell)).toBe(read))

  it('are part of the page’s text where a number stands in them', async () => {
    const [text] = (
      await readHtml(
        '<p>共收到<input value="12">件，<select><option>请选择</select>其中<input value="请输入">',
      )
    ).blocks
    expect(text).toEqual({ kind: 'paragraph', text: '共收到12件，其中' })
  })
})

describe('pictures, drawings and formulas in cells', () => {
  it.each([
    ['<img src="12.png" alt="12">', '12'],
    ['<img src="1.png" alt="1"><img src="2.png" alt="2">', '12'],
    ['<img src="12.png" alt="12" width="20" height="14">', '12'],
    ['<img src="12.png" alt="">', UNREADABLE],
    ['<img src="a.png" alt="数字">', UNREADABLE],
    ['<img src="a.png" alt="20240131103015">', UNREADABLE],
    ['1<img src="2.png">', `1${UNREADABLE}`],
    ['<img src="1.png"><img src="2.png">', UNREADABLE],
    ['1<img src="2.png">件', `1${UNREADABLE}件`],
    ['<img src="spacer.gif" width="1" height="1">', ''],
    ['<svg><text x="1">12</text></svg>', '12'],
    ['<svg><path d="M0 0"></path></svg>', UNREADABLE],
    ['<svg aria-hidden="true"><path></path></svg>12', '12'],
    ['<svg><defs><text>9</text></defs><text fill="#333">12</text></svg>', '12'],
    ['<svg><text><tspan visibility="hidden">9</tspan>12</text></svg>', UNREADABLE],
    ['<svg><text>12<tspan dy="-5">1</tspan></text></svg>', UNREADABLE],
    ['<svg><text x="20 10">21</text></svg>', UNREADABLE],
    ['<svg><text fill="#fff">12</text></svg>', UNREADABLE],
    ['<svg><text style="fill: none">12</text></svg>', UNREADABLE],
    ['<math><mmultiscripts><mn>22</mn><mn>1</mn></mmultiscripts></math>', '22[1]'],
    ['<math><mn>12</mn></math>', '12'],
    ['<math><msup><mn>22</mn><mn>1</mn></msup></math>', '22[1]'],
    ['<math><mfrac><mn>1</mn><mn>2</mn></mfrac></math>', UNREADABLE],
    ['<canvas></canvas>', UNREADABLE],
    ['<object data="12.svg">9</object>', UNREADABLE],
    ['<iframe src="12.html"></iframe>', UNREADABLE],
  ])('%s → %s', async (cell, read) => expect(await value(cell)).toBe(read))

  it('leave labels as they are', async () => {
    const page =
      '<table><tr><td>规章<img src="i.png"></td><td>1</td></tr><tr><td><img src="i.png">行政许可</td><td>2</td></tr></table>'
    const [table] = (await readHtml(page)).blocks
    expect(table?.kind === 'table' && gridTexts(table)).toEqual([
      ['规章', '1'],
      ['行政许可', '2'],
    ])
  })
})

describe('several lines in a cell', () => {
  it.each([
    ['0<br>12', '0¦12'],
    ['<p>0</p><p>12</p>', '0¦12'],
    ['—<br>12', '—¦12'],
    ['7730.<br>28', '7730.28'],
    ['1,<br>234', '1,234'],
    ['<p>22</p><p>（其中修订16件）</p>', '22（其中修订16件）'],
    ['12<br>件', '12件'],
    ['<br>12<br>', '12'],
  ])('%s → %s', async (cell, read) => expect(await value(cell)).toBe(read))
})

it('takes the values of a row out of a table in one cell', async () => {
  const page = `<table><tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr>
    <tr><td>规章</td><td colspan="3"><table><tr><td>1</td><td>2</td><td>3</td></tr></table></td></tr></table>`
  const [table] = (await readHtml(page)).blocks
  expect(table?.kind === 'table' && gridTexts(table)[1]).toEqual(['规章', '1', '2', '3'])
})

describe('a number of which something may not be seen', () => {
  it.each([
    ['12<span style="font-size: 40%">9</span>', ''],
    ['12<span style="font-size: 6px">9</span>', ''],
    ['12<b class="x">9</b>', '.x { font-size: .5em }'],
    ['<b class="x">9</b>12', '.x { mask-image: linear-gradient(#0000, #0000) }'],
    ['<b style="-webkit-mask: url(a.svg)">9</b>12', ''],
    ['<b style="mix-blend-mode: lighten">9</b>12', ''],
    ['<b style="letter-spacing: -1em">9</b>12', ''],
    ['<b class="ql-strike">9</b>12', ''],
  ])('is undecided: %s', async (cell, css) => {
    expect(await value(cell, sheet(css))).toMatch(/^(?:12¦9|9¦12)$/)
  })

  it.each([
    ['912', 'td::first-letter { font-size: 0 }'],
    ['<p>912</p>', 'p:first-letter { color: #fff }'],
    ['<span data-to="12">0</span>', ''],
    ['<b class="timer" data-count="1,012"> 0 </b>', ''],
  ])('is unreadable: %s, %s', async (cell, css) => expect(await value(cell, sheet(css))).toBe(UNREADABLE))

  it.each([
    ['<b>1</b>2', 'b { font-size: 70% }'],
    ['<b style="letter-spacing: -1px">1</b>2', ''],
    ['<b class="ql-size-large">1</b>2', ''],
    ['<p style="mask-image: url(a.svg)">12</p>', ''],
    ['<p>12</p>', 'p::first-letter { font-weight: bold }'],
    ['<span data-row="3">0</span>', ''],
    ['<span data-to="0">0</span>', ''],
  ])('but not %s', async (cell, css) => expect(await value(cell, sheet(css))).toMatch(/^(?:12|0)$/))
})

describe('digits that touch', () => {
  it.each([
    '<b style="display: var(--d)">9</b>',
    '<b style="visibility: var(--v)">9</b>',
    '<b style="font-size: calc(0px)">9</b>',
    '<b style="opacity: calc(1 - 1)">9</b>',
    '<b style="clip-path: ellipse(0 0)">9</b>',
    '<b style="display: inline-block; transform: matrix(0, 0, 0, 0, 0, 0)">9</b>',
    '<b style="margin: -9999px 0 0 -9999px">9</b>',
    '<b style="display: inline-block; inline-size: 0; overflow: hidden">9</b>',
    '<b style="text-security: disc">9</b>',
    '<b style="color: lavender">9</b>',
    '<b style="position: relative; top: -6px">9</b>',
    '<b style="animation: fade 1s forwards">9</b>',
    '<b style="not-yet-known: 1">9</b>',
    '<b style="d\\69splay: none">9</b>',
    '<x-old>9</x-old>',
    '<a href="#note">9</a>',
    '<math><mphantom><mn>9</mn></mphantom></math>',
    '<math><mstyle mathcolor="white"><mn>9</mn></mstyle></math>',
  ])('are undecided where nobody knows whether one is seen: %s', async (unseen) => {
    expect(await value(`${unseen}12`)).toBe('9¦12')
    expect(await value(`12${unseen}`)).toBe('12¦9')
  })

  it.each([
    ['<b>9</b>12', ':nth-child(1 of b) { display: none }'],
    ['<b>9</b>12', 'b:lang(en) { font-size: 0 }'],
    ['<b>9</b>12', 'b { display: var(--d) }'],
    ['<b>9</b>12', 'b/* old */ { display/**/: block }'],
    [
      '<b>9</b>12',
      'b { position: relative } b::after { content: ""; position: absolute; border-top: 1px solid }',
    ],
    ['<b>9</b>12', 'b { background: linear-gradient(transparent 48%, #000 48%, #000 52%, transparent 52%) }'],
    ['<b></b>12', 'b::before { content: "9"; vertical-align: super }'],
    [
      '<b class="x">9</b>12',
      '@layer a, b; @layer b { .x { display: none } } @layer a { td .x { display: inline } }',
    ],
  ])('are undecided where a sheet may hide one: %s, %s', async (cell, css) => {
    expect(await value(cell, sheet(css))).toMatch(/^9¦12$|^12$/)
    expect(await value(cell, sheet(css))).not.toBe('912')
  })

  it.each([
    [
      '<span lang="EN-US" style="font:12.0pt &quot;Times New Roman&quot;;mso-bidi-font-size:9.0pt">1</span><b>2</b>',
      '',
    ],
    [
      '<font face="仿宋" size="3" color="#000000">1</font><span style="color:windowtext;letter-spacing:-.3pt">2</span>',
      '',
    ],
    [
      '<b>1</b><i>2</i>',
      'b { position: relative; padding: 0 } i { transition: .2s; width: 0; vertical-align: middle }',
    ],
    ['<b>1</b><i>2</i>', 'td { display: flex; float: left } * { margin: 0; box-sizing: border-box }'],
    ['<b>1</b><i>2</i>', 'b:hover { display: none } b:not(b) { opacity: 0 }'],
    [
      '<span style="font-variant-ligatures:normal;-webkit-text-stroke-width:0px;white-space-collapse:preserve;*zoom:1">1</span><b>2</b>',
      '',
    ],
    ['<b style="not-yet-known: normal; font-feature-settings: &quot;tnum&quot;">1</b>2', ''],
    ['<s>1</s>2', 's { text-decoration: none }'],
    ['<del class="n">1</del>2', '.n { text-decoration-line: none }'],
    ['<sup>1</sup>2', 'sup { vertical-align: baseline; font-size: 1em }'],
    [
      '1<b class="x">2</b>',
      '@layer a, b; @layer b { .x { display: inline } } @layer a { td .x { display: none } }',
    ],
  ])('are one number where all that is said leaves them as they are: %s, %s', async (cell, css) =>
    expect(await value(cell, sheet(css))).toBe('12'),
  )
})

describe('a number that a script will show', () => {
  it.each([
    '<span v-text="n"></span>',
    '<b ng-bind="n"></b>',
    '<span data-num="12"></span>',
    '<span data-num="12">--</span>',
    '<v:shape><v:imagedata src="n.png"></v:imagedata></v:shape>',
    '<td style="background: url(12.png)"></td>',
    '<td background="12.png"></td>',
  ])('is no blank: %s', async (cell) => expect(await value(cell)).toBe(UNREADABLE))
})
