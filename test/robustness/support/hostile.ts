/** Documents made to do harm. Each is made when it is asked for: nothing of them lies in the tree. */
import { deflateSync } from 'node:zlib'
import { readFileSync } from 'node:fs'
import { strToU8, zipSync } from 'fflate'
import { NAMESPACES, p, partsOf, tbl, tc, tr } from '../../docx/build.js'

export const MB = 2 ** 20
export const TITLE = '某县财政局2023年政府信息公开工作年度报告'
const HEADING = '三、收到和处理政府信息公开申请情况'
export const page = readFileSync('fixtures/reports/portal-2023.html', 'utf8')
export const text = readFileSync('fixtures/reports/canonical-2022.txt', 'utf8')
const labels = text
  .split('\n')
  .filter((line) => line.includes('|'))
  .flatMap((line) =>
    line
      .split('|')
      .map((cell) => cell.trim())
      .filter((cell) => cell && !/^\d/.test(cell)),
  )

/** So many characters of a unit over and over. */
export const fill = (unit: string, length: number): string =>
  unit.repeat(Math.ceil(length / unit.length)).slice(0, length)
const inPage = (body: string): string =>
  `<!DOCTYPE html><html><body><h1>${TITLE}</h1><h2>${HEADING}</h2>${body}</body></html>`
const inText = (body: string): string => `${TITLE}\n${HEADING}\n${body}`
const nested = (open: string, close: string, depth: number): string =>
  `${open.repeat(depth)}x${close.repeat(depth)}`

type Expected =
  | 'report'
  | `input.${'unsupported' | 'encrypted' | 'corrupt' | 'empty' | 'tooLarge' | 'noText' | 'notAReport'}`
export type Case = [name: string, make: () => Uint8Array | string, expected: Expected]

export const pages: Case[] = [
  ['10 MB of nested tables', () => inPage('<table><tr><td>'.repeat((10 * MB) / 15)), 'input.tooLarge'],
  [
    '3,000 tables inside one another',
    () => inPage(nested('<table><tr><td>', '</td></tr></table>', 3_000)),
    'input.tooLarge',
  ],
  [
    '150 tables inside one another, each with a page of text',
    () =>
      inPage(nested(`<table><tr><td><p>${'文字'.repeat(1_500)}</p>`, '</td><td>1</td></tr></table>', 150)),
    'input.tooLarge',
  ],
  ['200,000 nested divs', () => inPage(nested('<div>', '</div>', 200_000)), 'input.tooLarge'],
  ['20,000 nested divs', () => inPage(nested('<div>', '</div>', 20_000)), 'input.tooLarge'],
  ['200,000 open <b>', () => inPage('<b>'.repeat(200_000)), 'input.tooLarge'],
  [
    'formatting that every paragraph opens anew',
    () => inPage(`${'<a><b><i><u><s><font>'.repeat(20)}<p>`.repeat(2_000)),
    'input.tooLarge',
  ],
  [
    'a table of 100,000 cells',
    () => inPage(`<table>${`<tr>${'<td>1</td>'.repeat(10)}</tr>`.repeat(10_000)}</table>`),
    'input.tooLarge',
  ],
  ['a row of 100,000 cells', () => inPage(`<table><tr>${'<td>1'.repeat(100_000)}</table>`), 'input.tooLarge'],
  [
    'a row of 40 digits, each in its cell',
    () =>
      page.replace(
        /(<tr><td[^>]*>(?:<[^>]+>)*（七）总计)[^]*?<\/tr>/,
        (_, label: string) => `${label}${'<td>1</td>'.repeat(40)}</tr>`,
      ),
    'report',
  ],
  ['a row of 5,000 cells', () => inPage(`<table><tr>${'<td>总计'.repeat(5_000)}</table>`), 'report'],
  [
    'a column of 1,000 labels',
    () => inPage(`<table>${'<tr><td>（七）总计<td>1'.repeat(1_000)}</table>`),
    'report',
  ],
  [
    'a column of 10,000 labels',
    () => inPage(`<table>${'<tr><td>（七）总计<td>1'.repeat(10_000)}</table>`),
    'input.tooLarge',
  ],
  ['1,000 tables', () => inPage('<table><tr><td>总计<td>1</table>'.repeat(1_000)), 'report'],
  ['10,000 tables', () => inPage('<table><tr><td>总计<td>1</table>'.repeat(10_000)), 'input.tooLarge'],
  [
    'colspan and rowspan of a million',
    () => page.replaceAll('<td', '<td colspan="1000000" rowspan="1000000"'),
    'report',
  ],
  [
    'spans below zero and not numbers',
    () => page.replaceAll('<td', '<td colspan="-5" rowspan="NaN"'),
    'report',
  ],
  ['spans without end', () => page.replaceAll('<td', '<td colspan="1e400" rowspan="Infinity"'), 'report'],
  [
    '1,000 rows of spans of 1,000',
    () => inPage(`<table>${`<tr>${'<td colspan=1000 rowspan=1000>1'.repeat(5)}`.repeat(1_000)}</table>`),
    'report',
  ],
  ['a million <br>', () => inPage('<br>'.repeat(1_000_000)), 'input.tooLarge'],
  ['100,000 headings', () => inPage(`${HEADING}<br>`.repeat(100_000)), 'input.tooLarge'],
  [
    'a tag of 200,000 attributes',
    () => inPage(`<p ${Array.from({ length: 200_000 }, (_, i) => `a${i}=1`).join(' ')}>x`),
    'report',
  ],
  ['a class of a million digits', () => inPage(`<div class="${'1'.repeat(MB)}x">x</div>`), 'report'],
  ['10 MB of <', () => inPage('<'.repeat(10 * MB)), 'input.tooLarge'],
  ['10 MB of &', () => inPage('&'.repeat(10 * MB)), 'input.tooLarge'],
  ['10 MB of an entity', () => inPage(fill('&nbsp;', 10 * MB)), 'report'],
  ['a tag of 10 MB', () => `<${'a'.repeat(10 * MB)}`, 'input.tooLarge'],
  ['comments that never end', () => inPage('<!--'.repeat(100_000)), 'report'],
  [
    'a title of a million spaces and dashes',
    () => `<title>${' '.repeat(MB)}x${'-'.repeat(MB)}</title>${page}`,
    'report',
  ],
  [
    'a meta that never ends before GBK',
    () => Buffer.concat([Buffer.from(`<meta ${'charset'.repeat(30_000)}`), Buffer.alloc(1_000, 0xb0)]),
    'input.notAReport',
  ],
  [
    'a script of the page',
    () =>
      page.replace('</body>', '<script>process.exit(9)</script><img src=x onerror="process.exit(9)"></body>'),
    'report',
  ],
]

/** Each at 10 MB, which is refused, and as long as a text may be, which is read. */
const UNITS: Record<string, string> = {
  bars: '|',
  'blank cells': ' | ',
  'rows of bars': '|||||||||\n',
  digits: '7',
  'rows of digits': '1 2 3 4 5 6 7\n',
  'columns of digits': '总计   1   2   3   4   5   6   7\n合   3\n',
  spaces: ' ',
  tabs: '\t',
  'rows of tabs': '\t1\t2\n',
  letters: '字',
  'blank lines': '\n',
  headings: '一、总体情况\n二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n',
  titles: `${TITLE}\n`,
  'titles on one line': TITLE,
  periods: '2023年1月1日至2023年12月31日，',
  labels: `${labels.join('\n')}\n`,
  'labels in rows': `${labels.join(' | ')}\n`,
  'labels on one line': labels.join(' '),
  'rows of the form': labels.map((label) => `${label} | 1 | 2 | 3\n`).join(''),
  'reports one after the other': text,
  claims: '收到申请12件，受理3件，答复50件，其中自然人1件。',
  'claims in lines': '收到申请12件，受理3件，答复50件，其中自然人1件。\n',
  'Chinese numerals': '一二三四五六七八九十百千万亿',
  stars: '*',
  leaders: `一、总体情况${'.'.repeat(100)}x\n`,
  brackets: '(',
  links: '[a](b "c',
  pictures: '![',
  backslashes: '\\',
  ticks: '`',
  'titles of works': '《',
  quotes: '“”',
  borders: '+---+---+\n| a | b |\n',
  dashes: '-',
  places: '省市州盟区县旗',
  agencies: '某县财政局',
  'tables of HTML': '<table><tr><td>1</td></tr></table>\n',
  'open tables': '<table>',
  'lone surrogates': '\ud800',
  'marks of direction': '\u202e1\u202c',
  'combining marks': 'a\u0301',
  'ligatures of 18 letters': '\ufdfa',
  'tags that never end': '<table ',
}

/** A text of a unit at a length: with more characters, lines or cells than a report can have it is refused, as far as it isn't read. */
export const texts = (length: number): [name: string, make: () => string][] =>
  Object.entries(UNITS).map(([name, unit]) => [name, () => inText(fill(unit, length))])

const main = (xml: string): Uint8Array =>
  zipSync({
    ...Object.fromEntries(Object.entries(partsOf({})).map(([name, part]) => [name, strToU8(part!)])),
    'word/document.xml': strToU8(xml),
  })
const word = (body: string, before = ''): Uint8Array =>
  main(`${before}<w:document ${NAMESPACES}><w:body>${body}</w:body></w:document>`)

const laughs = `<!DOCTYPE d [<!ENTITY l0 "ha">${Array.from({ length: 30 }, (_, i) => `<!ENTITY l${i + 1} "&l${i};&l${i};">`).join('')}]>`
const quadratic = `<!DOCTYPE d [<!ENTITY q "${'q'.repeat(100_000)}">]>`
const outside = (uri: string): string => `<!DOCTYPE d [<!ENTITY x SYSTEM "${uri}">]>`

function zipOf(bytes: Uint8Array, change: (view: DataView, entry: number, end: number) => void): Uint8Array {
  const copy = Uint8Array.from(bytes)
  const view = new DataView(copy.buffer)
  change(view, view.getUint32(copy.length - 22 + 16, true), copy.length - 22)
  return copy
}

export const words: Case[] = [
  ['billion laughs', () => word(p('&l30;'), laughs), 'input.corrupt'],
  ['quadratic entities', () => word(p('&q;'.repeat(10_000)), quadratic), 'input.corrupt'],
  ['an entity that is a file', () => word(p('&x;'), outside('file:///etc/passwd')), 'input.corrupt'],
  ['an entity on the network', () => word(p('&x;'), outside('http://127.0.0.1:9/x')), 'input.corrupt'],
  ['a flat bomb', () => word('<w:p/>'.repeat(5_000_000)), 'input.tooLarge'],
  [
    'a bomb in a bomb',
    () => zipSync({ 'word/document.xml': zipSync({ a: new Uint8Array(64 * MB) }) }),
    'input.corrupt',
  ],
  [
    'sizes that lie',
    () => zipOf(word(p('甲'.repeat(5_000))), (view, entry) => view.setUint32(entry + 24, 0xffffffff, true)),
    'input.tooLarge',
  ],
  [
    'a directory of 65,535 members that are not there',
    () => zipOf(word(p('甲')), (view, _, end) => view.setUint16(end + 10, 0xffff, true)),
    'input.tooLarge',
  ],
  ['members that share their bytes', () => overlapping(5_000), 'input.tooLarge'],
  [
    'a table of 100,000 cells',
    () => word(tbl(...Array<string>(10_000).fill(tr(Array<string>(10).fill('<w:tc><w:p/></w:tc>'))))),
    'input.tooLarge',
  ],
  [
    'tables inside one another',
    () => word(Array.from({ length: 1_000 }).reduce<string>((inner) => tbl(tr([tc(inner)])), p('x'))),
    'input.tooLarge',
  ],
  [
    'spans of a million',
    () =>
      word(
        p(TITLE) +
          p('二、主动公开政府信息情况') +
          tbl(tr([tc('规章', '<w:gridSpan w:val="1000000"/>'), tc('1', '<w:vMerge w:val="restart"/>')])),
      ),
    'report',
  ],
]

/** A directory whose entries are all of one member, `word/document.xml` by another name each. */
function overlapping(count: number): Uint8Array {
  const whole = Buffer.from(
    zipSync({
      'word/document.xml': strToU8(
        `<w:document ${NAMESPACES}><w:body>${p('甲').repeat(60_000)}</w:body></w:document>`,
      ),
    }),
  )
  const from = whole.readUInt32LE(whole.length - 6)
  const entry = whole.subarray(from, whole.length - 22)
  const entries = Array.from({ length: count }, (_, i) => {
    const copy = Buffer.from(entry)
    if (i > 0) copy.write(String(i).padStart(17, 'x'), 46, 'latin1')
    return copy
  })
  const end = Buffer.from(whole.subarray(whole.length - 22))
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(count * entry.length, 12)
  return Buffer.concat([whole.subarray(0, from), ...entries, end])
}

/** Objects → a PDF; the first is the catalogue. */
export function pdf(...objects: (string | Buffer)[]): Uint8Array {
  const parts = [Buffer.from('%PDF-1.5\n')]
  const offsets = objects.map((body, i) => {
    const offset = parts.reduce((sum, part) => sum + part.length, 0)
    parts.push(Buffer.from(`${i + 1} 0 obj\n`), Buffer.from(body), Buffer.from('\nendobj\n'))
    return offset
  })
  const xref = parts.reduce((sum, part) => sum + part.length, 0)
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  parts.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${xref}\n%%EOF\n`,
    ),
  )
  return Buffer.concat(parts)
}
const stream = (content: string, dictionary = ''): Buffer =>
  Buffer.from(`<<${dictionary}/Length ${content.length}>>stream\n${content}\nendstream`)
const packed = (content: Buffer, dictionary = ''): Buffer => {
  const bytes = deflateSync(content)
  return Buffer.concat([
    Buffer.from(`<<${dictionary}/Filter/FlateDecode/Length ${bytes.length}>>stream\n`),
    bytes,
    Buffer.from('\nendstream'),
  ])
}
const FONT = '/Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>'
const WORDS = 'BT /F1 12 Tf 70 700 Td (report) Tj ET'
const onPage = (
  content: Buffer,
  {
    box = '0 0 595 842',
    resources = FONT,
    more = [] as (string | Buffer)[],
    catalog = '',
    entries = '',
  } = {},
): Uint8Array =>
  pdf(
    `<</Type/Catalog/Pages 2 0 R${catalog}>>`,
    '<</Type/Pages/Count 1/Kids[3 0 R]>>',
    `<</Type/Page/Parent 2 0 R/MediaBox[${box}]/Resources<<${resources}>>/Contents 4 0 R${entries}>>`,
    content,
    ...more,
  )

/** A page in a font of two-byte codes, with what is said of its widths and of its characters. */
const inComposite = ({
  widths = '',
  characters = '',
  encoding = '/Identity-H',
  more = [] as (string | Buffer)[],
}): Uint8Array =>
  onPage(stream('BT /F1 12 Tf 70 700 Td <00410042> Tj ET'), {
    resources: '/Font<</F1 5 0 R>>',
    more: [
      `<</Type/Font/Subtype/Type0/BaseFont/Song/Encoding${encoding}/DescendantFonts[6 0 R]/ToUnicode 8 0 R>>`,
      `<</Type/Font/Subtype/CIDFontType2/BaseFont/Song/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>${widths}/FontDescriptor 7 0 R>>`,
      '<</Type/FontDescriptor/FontName/Song/Flags 4/FontBBox[0 0 1000 1000]/Ascent 800/Descent -200>>',
      packed(
        Buffer.from(
          `/CIDInit/ProcSet findresource begin begincmap 1 begincodespacerange<0000><FFFF>endcodespacerange ${characters} endcmap`,
        ),
        '/Type/CMap',
      ),
      ...more,
    ],
  })

/** A pattern whose tile is filled with others, by their numbers. */
const tile = (others: readonly number[]): Buffer =>
  stream(
    others.map((other) => `/Pattern cs /P${other} scn 0 0 9 9 re f`).join('\n'),
    `/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 9 9]/XStep 9/YStep 9/Resources<</Pattern<<${others.map((other) => `/P${other} ${other} 0 R`).join('')}>>>>`,
  )

const inFonts = (count: number): Uint8Array => {
  const names = Array.from({ length: count }, (_, i) => `F${i}`)
  return onPage(packed(Buffer.from(names.map((name) => `BT /${name} 1 Tf (A) Tj ET`).join(' '))), {
    resources: `/Font<<${names.map((name, i) => `/${name} ${5 + i} 0 R`).join('')}>>`,
    more: names.map(() => '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>'),
  })
}

/** A table of objects whose entries take no bytes. */
const tableOfNothing = (size: string): Uint8Array => {
  const body = '%PDF-1.5\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n'
  const table = `9 0 obj\n<</Type/XRef/Root 1 0 R${size}/W[0 0 0]/Length 0>>stream\n\nendstream\nendobj\n`
  return Buffer.from(`${body}${table}startxref\n${body.length}\n%%EOF\n`)
}

const range = (kind: 'bf' | 'cid', count: number, to: string): string =>
  `${count} begin${kind}range ${`<0000><${to}>${kind === 'bf' ? '<0041>' : '0'} `.repeat(count)}end${kind}range`

/** Numbers that a reader would count to. */
const countless: Case[] = [
  ...[
    '/W[0 2147483647 500]',
    '/W[0 100000000 500]',
    '/W [-2147483647 100 500]',
    '/W%x\n[0 2147483647.0 500]',
    '/#57[0 2147483647 500]',
    `/W[${'0 65535 500 '.repeat(2_000)}]`,
    '/W2[0 2147483647 -1000 500 880]',
  ].map((widths): Case => [`widths ${widths.slice(0, 30)}`, () => inComposite({ widths }), 'input.tooLarge']),
  [
    'widths whose range is told elsewhere',
    () => inComposite({ widths: '/W 9 0 R', more: ['[0 10 0 R 500]', '2147483647'] }),
    'input.tooLarge',
  ],
  [
    'widths that name each other',
    () =>
      inComposite({
        widths: '/W 9 0 R',
        more: Array.from({ length: 5 }, (_, i) => `[${`${10 + i} 0 R `.repeat(1_000)}]`),
      }),
    'input.tooLarge',
  ],
  ...(['bf', 'cid'] as const).flatMap((kind): Case[] => [
    [
      `500 ranges of characters (${kind}) of three bytes`,
      () => inComposite({ characters: range(kind, 500, 'FFFFFF') }),
      'input.tooLarge',
    ],
    [
      `1,000 ranges of characters (${kind}) of two bytes`,
      () => inComposite({ characters: range(kind, 1_000, 'FFFF'), encoding: ' 8 0 R' }),
      'input.tooLarge',
    ],
  ]),
  ['a table of two thousand million objects', () => tableOfNothing('/Index[0 2147483647]'), 'input.tooLarge'],
  ['a table as long as its size', () => tableOfNothing('/Size 2147483647'), 'input.tooLarge'],
  [
    'a colour of 24 inks',
    () =>
      onPage(stream(`/C cs ${'0.5 '.repeat(24)}scn 0 0 9 9 re f`), {
        resources: `/ColorSpace<</C[/DeviceN[${'/A '.repeat(24)}]/DeviceRGB 5 0 R]>>`,
        more: [
          stream(
            'abc',
            `/FunctionType 0/Domain[${'0 1 '.repeat(24)}]/Range[0 1 0 1 0 1]/Size[${'2 '.repeat(24)}]/BitsPerSample 8`,
          ),
        ],
      }),
    'input.tooLarge',
  ],
  ['widths below zero', () => inComposite({ widths: '/W[0 65535 -1000000000]' }), 'input.noText'],
]

export const pdfs: Case[] = [
  [
    'a billion pages',
    () =>
      pdf(
        '<</Type/Catalog/Pages 2 0 R>>',
        '<</Type/Pages/Count 1000000000/Kids[3 0 R]>>',
        '<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>',
      ),
    'input.noText',
  ],
  [
    'a tree of pages in a circle',
    () =>
      pdf(
        '<</Type/Catalog/Pages 2 0 R>>',
        '<</Type/Pages/Count 4/Kids[3 0 R]>>',
        '<</Type/Pages/Count 4/Parent 2 0 R/Kids[2 0 R]>>',
      ),
    'input.corrupt',
  ],
  ['an object that is itself', () => pdf('<</Type/Catalog/Pages 2 0 R>>', '2 0 R'), 'input.corrupt'],
  [
    'a form that draws itself',
    () =>
      onPage(stream('/X Do'), {
        resources: `${FONT}/XObject<</X 5 0 R>>`,
        more: [
          stream(
            `${WORDS} /X Do`,
            '/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>',
          ),
        ],
      }),
    'input.noText',
  ],
  [
    'three forms in a circle',
    () =>
      onPage(stream('/X5 Do'), {
        resources: '/XObject<</X5 5 0 R>>',
        more: [6, 7, 5].map((next) =>
          stream(
            `${WORDS} /X${next} Do`,
            `/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<<${FONT}/XObject<</X${next} ${next} 0 R>>>>`,
          ),
        ),
      }),
    'input.noText',
  ],
  [
    'a pattern that is filled with itself',
    () =>
      onPage(stream('/Pattern cs /P5 scn 0 0 500 500 re f'), {
        resources: '/Pattern<</P5 5 0 R>>',
        more: [tile([5])],
      }),
    'input.noText',
  ],
  [
    'patterns of which each is filled ten times with the next',
    () =>
      onPage(stream('/Pattern cs /P5 scn 0 0 500 500 re f'), {
        resources: '/Pattern<</P5 5 0 R>>',
        more: Array.from({ length: 12 }, (_, i) => tile(Array<number>(10).fill(6 + i))),
      }),
    'input.noText',
  ],
  [
    'a letter that is drawn by itself',
    () =>
      onPage(stream('BT /F5 12 Tf (a) Tj ET'), {
        resources: '/Font<</F5 5 0 R>>',
        more: [
          '<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[1 0 0 1 0 0]/FirstChar 97/LastChar 97/Widths[9]/Encoding<</Differences[97/a]>>/CharProcs<</a 6 0 R>>/Resources<</Font<</F5 5 0 R>>>>>>',
          stream('9 0 d0 BT /F5 1 Tf (aaaaaaaaaa) Tj ET'),
        ],
      }),
    'input.notAReport',
  ],
  [
    'a form that draws the next ten times, and so on',
    () =>
      onPage(stream('/X0 Do'), {
        resources: `/XObject<</X0 5 0 R>>`,
        more: Array.from({ length: 12 }, (_, i) =>
          stream(
            `/X${i + 1} Do `.repeat(10),
            `/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X${i + 1} ${6 + i} 0 R>>>>`,
          ),
        ),
      }),
    'input.tooLarge',
  ],
  ['a bomb of spaces as contents', () => onPage(packed(Buffer.alloc(200 * MB, 32))), 'input.noText'],
  [
    'a bomb of text as contents',
    () => onPage(packed(Buffer.from(fill(`${WORDS} `, 20 * MB)))),
    'input.tooLarge',
  ],
  [
    'a page of a billion points',
    () => onPage(stream(WORDS), { box: '0 0 1000000000 1000000000' }),
    'input.notAReport',
  ],
  ['a page without an extent', () => onPage(stream(WORDS), { box: 'NaN 0 -1e400 0' }), 'input.notAReport'],
  [
    'a million paths',
    () => onPage(packed(Buffer.from('0 0 m 9 9 l S '.repeat(1_000_000)))),
    'input.tooLarge',
  ],
  [
    'a million states kept',
    () => onPage(packed(Buffer.from('q '.repeat(1_000_000) + WORDS))),
    'input.tooLarge',
  ],
  ['a page in 20,000 fonts', () => inFonts(20_000), 'input.tooLarge'],
  ...countless,
  [
    'scripts, programs and addresses to open',
    () =>
      onPage(stream(WORDS), {
        catalog: '/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>/AA<</WC<</S/Launch/F(/bin/sh)>>>>',
        entries: '/AA<</O<</S/URI/URI(http://127.0.0.1:9/)>>>>',
      }),
    'input.notAReport',
  ],
  [
    'a thousand objects cut open',
    () =>
      Buffer.concat([
        Buffer.from('%PDF-1.5\n'),
        ...Array<Buffer>(3_000).fill(Buffer.from(`1 0 obj\n<</A[${'500 '.repeat(60)}\nendobj\n`)),
      ]),
    'input.corrupt',
  ],
  [
    'a thousand lists that nothing ends, whose objects are whole',
    () =>
      Buffer.concat([
        Buffer.from('%PDF-1.5\n'),
        ...Array<Buffer>(3_000).fill(Buffer.from(`1 0 obj\n[${'<</A 1>>'.repeat(40)}\nendobj\n`)),
      ]),
    'input.corrupt',
  ],
]

const ole = (change: (view: DataView) => void): Uint8Array => {
  const bytes = Uint8Array.from(readFileSync('fixtures/doc/libreoffice.doc'))
  change(new DataView(bytes.buffer))
  return bytes
}
const sectorAt = (n: number): number => (n + 1) * 512

/** As large as a document may be, and no text. */
const LARGE = 63 * MB
export const raw: Case[] = [
  [
    '63 MB of any bytes',
    () => Uint8Array.from({ length: LARGE }, (_, i) => (i * 7919 + (i >> 3) * 31) & 255),
    'input.tooLarge',
  ],
  ['63 MB of zeros', () => new Uint8Array(LARGE), 'input.tooLarge'],
  ['63 MB of bytes above 127', () => new Uint8Array(LARGE).fill(0xb0), 'input.tooLarge'],
  ['63 MB of a letter', () => new Uint8Array(LARGE).fill(0x61), 'input.tooLarge'],
]

export const olds: Case[] = [
  [
    'a table of sectors in a circle',
    () =>
      ole((view) => {
        const fat = sectorAt(view.getUint32(76, true))
        for (let n = 0; n < 128; n++) view.setUint32(fat + 4 * n, (n + 1) % 128, true)
      }),
    'input.corrupt',
  ],
  [
    'a table of small sectors in a circle',
    () =>
      ole((view) => {
        const mini = sectorAt(view.getUint32(60, true))
        for (let n = 0; n < 128; n++) view.setUint32(mini + 4 * n, n, true)
        view.setUint32(56, 0xffffffff, true)
      }),
    'input.corrupt',
  ],
  [
    'a chain of tables without end',
    () =>
      ole((view) => {
        view.setUint32(68, 5, true)
        view.setUint32(sectorAt(5) + 508, 5, true)
      }),
    'input.corrupt',
  ],
  [
    'counts of billions',
    () =>
      ole((view) => {
        for (let at = 44; at < 76; at += 4) view.setUint32(at, 0xfffffff0, true)
      }),
    'input.corrupt',
  ],
  ['RTF of a million groups', () => `{\\rtf1${'{'.repeat(1_000_000)}`, 'input.tooLarge'],
  [
    'RTF of a million groups, in bytes',
    () => Buffer.from(`{\\rtf1${'{'.repeat(1_000_000)}`),
    'input.unsupported',
  ],
]
