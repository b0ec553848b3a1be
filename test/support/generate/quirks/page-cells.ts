/** What is written in a cell of a page and not seen, or seen and not written as text. */
import type { Quirk } from './quirk.js'
import { open, unread, type Writing, writing } from './writings.js'

const beside = (unseen: string, styles?: string): Writing => ({
  markup: (number) => `${unseen}${number}`,
  ...(styles && { styles }),
})
const behind = (mark: string, styles?: string): Writing => ({
  markup: (number) => `${number}${mark}`,
  ...(styles && { styles }),
})
const styled = (style: string, name = 'span'): Writing => beside(`<${name} style="${style}">9</${name}>`)

const HIDDEN: readonly Writing[] = [
  styled('display:none'),
  styled('display:none', 'p'),
  styled('visibility:hidden'),
  styled('font-size:0'),
  styled('font-size:0px;line-height:0', 'div'),
  styled('opacity:0'),
  styled('position:absolute;left:-9999px'),
  styled('position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0 0 0 0)'),
  styled('display:inline-block;width:0;overflow:hidden'),
  styled('height:0;overflow:hidden', 'div'),
  styled('display:inline-block;text-indent:-9999px'),
  styled('color:#fff'),
  styled('color:transparent'),
  beside('<font color="white">9</font>'),
  beside('<b hidden>9</b>'),
  beside('<input type="hidden" value="9">'),
  beside('<!-- 9 -->'),
  beside('<template>9</template>'),
  beside('<script>document.title = "9"</script>'),
  beside('<noscript>9</noscript>'),
  beside('<dialog>9</dialog>'),
  beside('<span popover>9</span>'),
  styled('zoom:0'),
  styled('filter:opacity(0)'),
  styled('content-visibility:hidden', 'div'),
  styled('-webkit-text-fill-color:transparent'),
  styled('position:fixed;inset:-999px auto auto -999px'),
  styled('display:inline-block;scale:0'),
  styled('display:inline-block;translate:-9999px 0'),
  styled('display:inline-block;transform:translateX(-100vw)'),
  styled('display:inline-block;transform:rotateY(90deg)'),
  styled('font-size:0.01em'),
  styled('background:#456;color:#456'),
  beside('<label style="display:none">合计9</label>'),
  // What is not reckoned is not joined.
  ...[
    'visibility:var(--q)',
    'font-size:calc(0px)',
    'clip-path:ellipse(0 0)',
    'display:inline-block;transform:matrix(0,0,0,0,0,0)',
    'margin:-9999px 0 0 -9999px',
    'display:inline-block;block-size:0;overflow:hidden',
    '-webkit-text-security:disc',
    'color:lavender',
  ].map((style) => open(styled(style))),
  open(beside('<q-old>9</q-old>')),
  open(beside('<math><mphantom><mn>9</mn></mphantom></math>')),
]
const HIDDEN_BY_SHEET: readonly Writing[] = [
  beside('<b class="q-old">9</b>', '.q-old { display: none }'),
  beside('<i>9</i>', 'td > i { display: none !important }'),
  beside('<span data-old="1">9</span>', '[data-old] { visibility: hidden }'),
  beside('<span class="q-new q-gone">9</span>', '.q-new { display: inline } .q-gone.q-new { display: none }'),
  beside(
    '<em class="sr-only">9</em>',
    '.sr-only { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip: rect(0,0,0,0) }',
  ),
  beside('<b class="q-flat">9</b>', '.q-flat { display: block; max-height: 0; overflow: hidden }'),
  beside('<b class="q-box">9</b>', '@container (min-width: 1px) { .q-box { display: none } }'),
  beside('<b class="q-in">9</b>', '@scope (table) { .q-in { display: none } }'),
  beside('<u class="q-m">9</u>', '@media (min-width: 768px) { .q-m { display: none } }'),
  beside('<span class="q-pale">9</span>', 'table td { background: #fff } .q-pale { color: #FFFFFF }'),
  beside('<span class="q-far">9</span>', '.q-far { position: absolute; top: -9999px }'),
  {
    markup: (number) => `<span class="q-print">${number}</span>`,
    styles: '@media print { .q-print { display: none } }',
  },
  {
    markup: (number) => `<span class="q-back">${number}</span>`,
    styles: '.q-back { display: none } td .q-back { display: inline }',
  },
  {
    markup: (number) => `<p class="q-row"><span>9</span><span>${number}</span></p>`,
    styles: '.q-row span:first-child { display: none }',
  },
  beside(
    '<b class="q-l">9</b>',
    '@layer a, b; @layer b { .q-l { display: none } } @layer a { b.q-l { display: inline } }',
  ),
  open(beside('<b class="q-of">9</b>', ':nth-child(1 of .q-of) { display: none }')),
  open(beside('<b lang="en">9</b>', 'b:lang(en) { visibility: hidden }')),
  open(beside('<b class="q-var">9</b>', ':root { --q: none } .q-var { display: var(--q) }')),
  open(
    beside(
      '<b class="q-fade">9</b>',
      '.q-fade { animation: q 1s forwards } @keyframes q { to { opacity: 0 } }',
    ),
  ),
]
const STRUCK: readonly Writing[] = [
  beside('<s>9</s>'),
  beside('<del>9</del>'),
  beside('<strike>9</strike>'),
  beside('<del><ins>9</ins></del>'),
  styled('text-decoration:line-through'),
  beside('<span class="q-cut">9</span>', '.q-cut { text-decoration-line: line-through }'),
  behind('<s>件</s>'),
  {
    markup: (number) => `<s>${number.slice(0, 1)}</s>${number.slice(1)}`,
    styles: 's { text-decoration: none }',
  },
  open(
    beside(
      '<b class="q-line">9</b>',
      '.q-line { position: relative } .q-line::after { content: ""; position: absolute; left: 0; right: 0; border-top: 1px solid }',
    ),
  ),
  open(
    beside('<b class="q-grad">9</b>', '.q-grad { background: linear-gradient(transparent 48%, #000 52%) }'),
  ),
]
const RAISED: readonly Writing[] = [
  behind('<sup>1</sup>'),
  behind('<sup>[2]</sup>'),
  behind('<sup><a href="#n1">1</a></sup>'),
  behind('<sub>3</sub>'),
  behind('<span style="vertical-align:super;font-size:8px">1</span>'),
  behind('<small style="position:relative;top:-.5em">1</small>'),
  behind('<font style="font-size:6pt;vertical-align:top">①</font>'),
  behind('<span class="q-note">1</span>', '.q-note { vertical-align: super; font-size: smaller }'),
  behind('<span style="mso-text-raise:6pt;font-size:7pt">1</span>'),
  beside('<sup>*</sup>'),
  open(behind('<a href="#q1">1</a>')),
  open(behind('<b style="position:relative;top:-6px">1</b>')),
  open(behind('<b style="font-variant-position:super">1</b>')),
  open(
    behind(
      '<b class="q-mark"></b>',
      '.q-mark::after { content: "1"; vertical-align: super; font-size: 60% }',
    ),
  ),
]
const WRITTEN_BY_SHEET: readonly Writing[] = [
  {
    markup: (number) => `<span class="q-n" data-n="${number}"></span>`,
    styles: '.q-n::before { content: attr(data-n) }',
  },
  {
    markup: (number) => `<span class="q-a" data-n="${number}"></span>`,
    styles: '.q-a:after { display: inline-block; content: attr(data-n) " " }',
  },
  { markup: (number) => `<b class="q-c">${number}</b>`, styles: '.q-c::before { content: "" }' },
  {
    markup: (number) => `<b class="q-x" title="9">${number}</b>`,
    styles: '.q-x::after { content: attr(title); display: none }',
  },
]
const FIELDS: readonly Writing[] = [
  { markup: (number) => `<input type="text" value="${number}">` },
  { markup: (number) => `<input type="number" readonly value="${number}" placeholder="0">` },
  { markup: (number) => `<input disabled value='${number}' size="4"/>` },
  { markup: (number) => `<textarea rows="1">${number}</textarea>` },
  { markup: (number) => `<output>${number}</output>` },
  { markup: (number) => `<select><option>9</option><option selected>${number}</option></select>` },
  { markup: (number) => `<select><option>${number}</option><option>9</option></select>` },
  { markup: (number) => `<label>${number}</label>` },
  { markup: (number) => `<input type="checkbox" value="9">${number}` },
  unread('<input type="text" id="n1">'),
  unread('<input type="password" value="12">'),
  { markup: (number) => `<input type="button" value="${number}">` },
  { markup: (number) => `<select><option disabled>9</option><option>${number}</option></select>` },
]
const PICTURES: readonly Writing[] = [
  { markup: (number) => `<img src="a.png" alt="${number}">` },
  unread('<img src="12.png">'),
  unread('<img src="12.png" alt="数字">'),
  {
    markup: (number) => [...number].map((digit) => `<img src="${digit}.gif" alt="${digit}">`).join(''),
    seen: 'open',
  },
  { markup: (number) => `<svg width="30" height="12"><text x="0" y="10">${number}</text></svg>` },
  unread('<svg width="30" height="12"><path d="M0 0h3"/></svg>'),
  unread('<canvas width="30" height="12"></canvas>'),
  unread('<object data="n.swf"></object>'),
  { markup: (number) => `<math><mn>${number}</mn></math>` },
  { markup: (number) => `${number}<img src="dot.gif" width="1" height="1">` },
  unread('<svg><text><tspan visibility="hidden">9</tspan>12</text></svg>'),
  unread('<svg><text x="20 10">21</text></svg>'),
]
const COPIES: readonly Writing[] = [
  {
    markup: (number) => `<span class="q-pc">${number}</span><span class="q-mob">${number}</span>`,
    styles:
      '@media (max-width: 700px) { .q-pc { display: none } } @media (min-width: 701px) { .q-mob { display: none } }',
  },
  open({ markup: (number) => `<span class="pc">${number}</span><span class="mobile">${number}</span>` }),
  open({
    markup: (number) => `<div class="hidden-xs">${number}</div><div class="visible-xs">${number}</div>`,
  }),
  open({ markup: (number) => `${number}<span class="sr-only">${number}</span>` }),
  open({ markup: (number) => `<p>${number}</p><p>${number}</p>` }),
]
const BROKEN: readonly Writing[] = [
  open({ markup: (number) => [...number].join('<br>') }),
  open({ markup: (number) => [...number].map((digit) => `<p>${digit}</p>`).join('') }),
  { markup: (number) => [...number].map((digit) => `<span>${digit}</span>`).join('') },
  { markup: (number) => [...number].join('<wbr>') },
  { markup: (number) => `<p></p><p>${number}</p><p>&nbsp;</p>` },
  open({ markup: (number) => `<div>${number}</div><div>0</div>` }),
  open(behind('<small>9</small>')),
  open(behind('<span style="font-size:40%">9</span>')),
  open(beside('<i class="q-mask">9</i>', '.q-mask { -webkit-mask-image: linear-gradient(#0000, #0000) }')),
  open(beside('<i style="mix-blend-mode:lighten">9</i>')),
  open({
    markup: (number) => `<p class="q-first">9${number}</p>`,
    styles: '.q-first::first-letter { font-size: 0 }',
  }),
  open(beside('<span class="q-v">9</span>', ':root { --q: #fff } .q-v { color: var(--q) }')),
]
const tableOf = (...rows: string[][]): string =>
  `<table>${rows.map((row) => `<tr>${row.map((text) => `<td>${text}</td>`).join('')}</tr>`).join('')}</table>`
const NESTED: readonly Writing[] = [
  { markup: (number) => tableOf([number]) },
  { markup: (number) => tableOf([''], [number], ['']) },
  { markup: (number) => tableOf([tableOf([number])]) },
  open({ markup: (number) => tableOf([number], ['0']) }),
  open({ markup: (number) => tableOf(['本年', number]) }),
  open({ markup: (number) => tableOf(['本年', number], ['上年', '9']) }),
  open({ markup: (number) => tableOf(...[...number].map((digit) => [digit])) }),
]
const backwards = (number: string): string => [...number].reverse().join('')
const digits = (number: string, tag: (digit: string, i: number) => string): string =>
  [...number].map(tag).join('')

/** Digits that are seen in another order than they are written. */
const TURNED: readonly Writing[] = [
  { markup: (number) => `<bdo dir="rtl">${backwards(number)}</bdo>` },
  { markup: (number) => `\u202e${backwards(number)}\u202c` },
  { markup: (number) => `<b style="unicode-bidi:bidi-override;direction:rtl">${backwards(number)}</b>` },
  open({
    markup: (number) => `<span class="q-r">${digits(backwards(number), (digit) => `<i>${digit}</i>`)}</span>`,
    styles: '.q-r { display: inline-flex; flex-direction: row-reverse }',
  }),
  open({
    markup: (number) => digits(backwards(number), (digit) => `<i style="float:right">${digit}</i>`),
  }),
  open({
    markup: (number) =>
      digits(backwards(number), (digit, i) => `<i style="order:${number.length - i}">${digit}</i>`),
  }),
  open({
    markup: (number) =>
      digits(
        backwards(number),
        (digit, i) => `<i style="position:absolute;left:${9 * (number.length - i)}px">${digit}</i>`,
      ),
  }),
  unread('<span style="display:inline-block;transform:scaleX(-1)">21</span>'),
]
/** What shows a number without any text. */
const DRAWN: readonly Writing[] = [
  { ...unread('<span class="q-pic"></span>'), styles: '.q-pic { background: url(12.png) }' },
  unread('<span style="display:inline-block;background:url(12.png)"></span>'),
  unread('<ol start="12"><li></li></ol>'),
  unread('<script>document.write(12)</script>'),
  unread('<count-up to="12"></count-up>'),
  unread('<span class="timer" data-to="12">0</span>'),
  unread('<span data-num="12">--</span>'),
  unread('<span v-text="n"></span>'),
  { ...unread('<b class="q-count"></b>'), styles: '.q-count::before { content: counter(n) }' },
]

/** With a sheet of its own, at the end of the head where there is one. */
const onPage = writing('html', (draft, styles) => {
  const sheet = `<style>${styles}</style>`
  const { rewrite } = draft
  return {
    ...draft,
    rewrite: (text) => {
      const page = rewrite(text)
      return page.includes('</head>') ? page.replace('</head>', `${sheet}</head>`) : sheet + page
    },
  }
})

export const PAGE_CELLS: readonly Quirk[] = [
  onPage('numbers hidden beside others', 'unseen', HIDDEN),
  onPage('numbers that a sheet hides beside others', 'unseen', HIDDEN_BY_SHEET),
  onPage('numbers struck out beside others', 'unseen', STRUCK),
  onPage('raised marks behind numbers', 'unseen', RAISED),
  onPage('numbers that a sheet writes', 'boxes', WRITTEN_BY_SHEET),
  onPage('numbers in fields', 'boxes', FIELDS),
  onPage('pictures of numbers', 'boxes', PICTURES),
  onPage('numbers twice, for two screens', 'unseen', COPIES),
  onPage('numbers broken over lines', 'boxes', BROKEN),
  onPage('digits turned round', 'boxes', TURNED),
  onPage('tables in cells', 'boxes', NESTED),
  onPage('numbers drawn without text', 'boxes', DRAWN),
]
