// A small PDF writer for the hard cases: Chinese text in a font that is not embedded, lines drawn in every way.

const hex = (text) => [...text].map((sign) => sign.charCodeAt(0).toString(16).padStart(4, '0')).join('')
const half = (sign) => sign.charCodeAt(0) < 128
const widthOf = (text, size) => [...text].reduce((sum, sign) => sum + (half(sign) ? 0.5 : 1) * size, 0)

/** Text at a baseline; y from the top of the page. */
export const text = (x, y, size, string, more = '') => `BT /F1 ${size} Tf ${more} ${x} ${842 - y} Td <${hex(string)}> Tj ET`
const line = (x0, y0, x1, y1) => `${x0} ${842 - y0} m ${x1} ${842 - y1} l S`
const bar = (x0, y0, x1, y1) => `${x0} ${842 - y1} ${x1 - x0} ${y1 - y0} re f`

/** How a side of a cell is drawn. */
const pens = {
  stroke: (x0, y0, x1, y1) => [line(x0, y0, x1, y1)],
  bars: (x0, y0, x1, y1) => [bar(x0 - 0.25, y0 - 0.25, x1 + 0.25, y1 + 0.25)],
  double: (x0, y0, x1, y1) => (x0 === x1 ? [line(x0 - 1, y0, x1 - 1, y1), line(x0 + 1, y0, x1 + 1, y1)] : [line(x0, y0 - 1, x1, y1 - 1), line(x0, y0 + 1, x1, y1 + 1)]),
  dashes(x0, y0, x1, y1) {
    const long = Math.max(x1 - x0, y1 - y0)
    const pieces = []
    for (let at = 0; at < long; at += 4) {
      const end = Math.min(at + 2, long)
      pieces.push(x0 === x1 ? bar(x0 - 0.25, y0 + at, x0 + 0.25, y0 + end) : bar(x0 + at, y0 - 0.25, x0 + end, y0 + 0.25))
    }
    return pieces
  },
  none: () => [],
}

function wrapped(string, room, size) {
  const lines = ['']
  for (const sign of string) {
    if (sign === '\n') lines.push('')
    else if (widthOf(lines.at(-1) + sign, size) > room) lines.push(sign)
    else lines[lines.length - 1] += sign
  }
  return lines
}

/** Draws rows of cells (`'text'` or `{ text, wide, high }`) at the columns' widths; `show` may draw a cell's text another way. */
export function table(x, y, widths, height, rows, { pen = 'stroke', size = 9, shade, show } = {}) {
  const free = widths.map(() => 0)
  const parts = []
  rows.forEach((row, r) => {
    let column = 0
    for (const cell of row) {
      while (free[column] > r) column++
      const { text: string = String(cell), wide = 1, high = 1 } = typeof cell === 'object' ? cell : {}
      const left = x + widths.slice(0, column).reduce((sum, width) => sum + width, 0)
      const width = widths.slice(column, column + wide).reduce((sum, one) => sum + one, 0)
      const [top, bottom] = [y + r * height, y + (r + high) * height]
      if (shade?.(r)) parts.push('0.85 0.85 0.9 rg', bar(left, top, left + width, bottom), '0 g')
      const sides = [[left, top, left + width, top], [left, bottom, left + width, bottom], [left, top, left, bottom], [left + width, top, left + width, bottom]]
      for (const side of sides) parts.push(...pens[pen](...side))
      const lines = wrapped(string, width - 8, size)
      lines.forEach((one, i) => {
        const base = (top + bottom) / 2 + size * (0.38 + 1.15 * (i - (lines.length - 1) / 2))
        const from = left + (width - widthOf(one, size)) / 2
        parts.push(...(show?.(string, one, from, base, i, { left, top, width, bottom }) ?? [text(from, base, size, one)]))
      })
      for (let c = column; c < column + wide; c++) free[c] = r + high
      column += wide
    }
  })
  return parts.join('\n')
}

const FONTS = {
  F1: '<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000/W[1[500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500]]/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 700/StemV 90>>>>]>>',
}
FONTS.F2 = FONTS.F1.replace('UniGB-UCS2-H', 'UniGB-UCS2-V')
/** Glyph numbers instead of characters, and nothing that says which is which. */
FONTS.F3 = '<</Type/Font/Subtype/Type0/BaseFont/Unknown/Encoding/Identity-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/Unknown/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 1000/FontDescriptor<</Type/FontDescriptor/FontName/Unknown/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 700/StemV 90>>>>]>>'

/** Pages (`content`, or `{ content, more }` with more entries of the page) → the bytes of a PDF. */
export function pdf(pages, { forms = {} } = {}) {
  const objects = ['<</Type/Catalog/Pages 2 0 R>>', '']
  const add = (body) => objects.push(body)
  const stream = (dictionary, content) => add(`<<${dictionary}/Length ${Buffer.byteLength(content, 'latin1')}>>stream\n${content}\nendstream`)
  const fonts = Object.entries(FONTS).map(([name, body]) => `/${name} ${add(body)} 0 R`).join('')
  const inner = Object.entries(forms).map(([name, { content, dictionary }]) => `/${name} ${stream(`/Type/XObject${dictionary.replace('FONTS', `<</Font<<${fonts}>>>>`)}`, content)} 0 R`).join('')
  const resources = `<</Font<<${fonts}>>/XObject<<${inner}>>>>`
  const kids = pages.map((page) => {
    const { content, more = '' } = typeof page === 'string' ? { content: page } : page
    const contents = stream('', content)
    return `${add(`<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources ${resources}/Contents ${contents} 0 R${more}>>`)} 0 R`
  })
  objects[1] = `<</Type/Pages/Count ${kids.length}/Kids[${kids.join(' ')}]>>`
  let file = '%PDF-1.5\n'
  const offsets = objects.map((body, i) => {
    const at = file.length
    file += `${i + 1} 0 obj\n${body}\nendobj\n`
    return at
  })
  const xref = file.length
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')}`
  return Buffer.from(`${file}trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${xref}\n%%EOF\n`, 'latin1')
}

const wide = (string, columns, rows = 1) => ({ text: string, wide: columns, high: rows })
const proactive = [
  [wide('第二十条第（一）项', 4)],
  ['信息内容', '本年制发件数', '本年废止件数', '现行有效件数'],
  ['规章', 0, 0, 0],
  ['行政规范性文件', 4, 2, '19\n（其中修订3件）'],
  [wide('第二十条第（五）项', 4)],
  ['信息内容', wide('本年处理决定数量', 3)],
  ['行政许可', wide('11398889', 3)],
]
const outcomes = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计']
const disputes = [
  [wide('行政复议', 5), wide('行政诉讼', 10)],
  [...outcomes.map((one) => wide(one, 1, 2)), wide('未经复议直接起诉', 5), wide('复议后起诉', 5)],
  [...outcomes, ...outcomes],
  [7, 1, 0, 2, 10, 3, 0, 1, 0, 4, 2, 1, 0, 1, 4],
]
const requestRow = (label, ...values) => [...label, ...values]
const requestsHead = [
  [wide('（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）', 3, 3), wide('申请人情况', 7)],
  [wide('自然人', 1, 2), wide('法人或其他组织', 5), wide('总计', 1, 2)],
  ['商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他'],
]
const requestColumns = [24, 60, 140, 40, 40, 40, 40, 40, 40, 40]
const heading = (y, string) => text(70, y, 14, string)

const fourColumns = [140, 100, 100, 100]
const two = (y, options) => table(70, y, fourColumns, 28, proactive, options)
const four = (y, options) => table(70, y, Array(15).fill(30), 28, disputes, { size: 8, ...options })

export function handMade() {
  const files = {}
  const opening = [text(150, 80, 18, '青禾县水务局2024年政府信息公开工作年度报告'), heading(130, '二、主动公开政府信息情况')].join('\n')
  const second = heading(440, '四、政府信息公开行政复议、行政诉讼情况')
  const whole = (one, other) => [opening, two(150, one), second, four(460, other)].join('\n')
  files.drawn = pdf([whole({}, { pen: 'bars' })])
  files['double-shaded'] = pdf([whole({ pen: 'double', shade: (row) => row % 2 === 1 }, { pen: 'dashes' })])
  files['in-form'] = pdf(
    [[opening, 'q 0.5 0 0 0.5 0 0 cm /X1 Do Q', second, four(460)].join('\n')],
    { forms: { X1: { content: two(150), dictionary: '/Subtype/Form/BBox[0 0 595 842]/Matrix[2 0 0 2 0 0]/Resources FONTS' } } },
  )
  files['no-lines'] = pdf([whole({ pen: 'none' }, { pen: 'none' })])
  files.rotated = pdf([
    { content: `q 0 1 -1 0 842 0 cm\n${[opening, two(150)].join('\n')}\nQ`, more: '/Rotate 90' },
    // A table turned on its side on an upright page, its page number upright.
    `q 0 1 -1 0 842 0 cm\n${[second, four(460)].join('\n')}\nQ\n${text(290, 820, 9, '- 2 -')}`,
  ])
  files.twice = pdf([
    [
      opening.replace(/^(BT .*)$/gm, '$1\n1 0 0 1 0.6 -0.6 cm $1 1 0 0 1 -0.6 0.6 cm'),
      two(150, { show: (_string, one, from, base) => [text(from, base, 9, one), text(from + 0.3, base, 9, one)] }),
      '1 g', text(70, 425, 9, '此行白字不可见999'), '0 g',
      text(300, 425, 9, '此行隐形不可见888', '3 Tr'), text(0, 0, 1, '', '0 Tr'),
      '0.1 0.1 0.4 rg', bar(68, 428, 400, 446), '1 g', second, '0 g',
      four(460),
    ].join('\n'),
  ])
  const side = (string, one, from, base, i, box) =>
    string === '三、本年度办理结果'
      ? i ? [] : [`BT /F2 9 Tf ${box.left + 12} ${842 - box.top - 12} Td <${hex(string)}> Tj ET`]
      : [text(from, base, 9, one)]
  const zeros = [0, 0, 0, 0, 0, 0]
  const ofPage = [
    [...requestsHead, requestRow([wide('一、本年新收政府信息公开申请数量', 3)], 12, ...zeros.slice(1), 12), requestRow([wide('二、上年结转政府信息公开申请数量', 3)], ...zeros, 0),
      [wide('三、本年度办理结果', 1, 4), wide('（一）予以公开', 2), 5, ...zeros.slice(1), 5], [wide('（二）部分公开（区分处理的，只计这一情形，不计其他情形）', 2), 3, ...zeros.slice(1), 3],
      [wide('（四）无', 1, 2), '1.本机关不掌握相关政府信息', 2, ...zeros.slice(1), 2], ['2.没有现成信息需要', 1, ...zeros.slice(1), 1]],
    [[wide('', 1, 5), wide('法提供', 1, 2), '另行制作', '', '', '', '', '', '', ''], ['3.补正后申请内容仍不明确', ...zeros, 0], [wide('（六）其他处理', 1, 1), '3.其他', 1, ...zeros.slice(1), 1], [wide('（七）总计', 2), 12, ...zeros.slice(1), 12], [wide('', 2), '', '', '', '', '', '', '']].slice(0, 4),
  ]
  ofPage[1][0][0] = wide('', 1, 4)
  ofPage[1].push([wide('四、结转下年度继续办理', 3), ...zeros, 0])
  files['over-pages'] = pdf([
    [text(60, 40, 9, '青禾县水务局文件'), text(150, 80, 18, '青禾县水务局2024年政府信息公开工作年度报告'), heading(130, '三、收到和处理政府信息公开申请情况'), table(45, 500, requestColumns, 30, ofPage[0], { show: side }), text(285, 815, 9, '— 1 —')].join('\n'),
    [text(60, 40, 9, '青禾县水务局文件'), table(45, 70, requestColumns, 30, ofPage[1], { show: side }), heading(280, '五、存在的主要问题及改进情况'), text(285, 815, 9, '— 2 —')].join('\n'),
  ])
  files.wrapped = pdf([[heading(130, '二、主动公开政府信息情况'), table(70, 150, [140, 34, 60, 60], 40, [['信息内容', '制发', '废止', '有效'], ['规章', '11398889', '5\n3', '72701.2578']], { size: 9 })].join('\n')])
  // Numbers wider than their cells, painted over the wall: beside a number that stands clear of it, and up to one.
  const narrow = proactive.map((row) => (row[0] === '规章' ? ['规章', '', '', 0] : row[0] === '行政规范性文件' ? [row[0], '', '', 19] : row))
  files.overflow = pdf([
    [
      opening, table(70, 150, [140, 30, 30, 100], 28, narrow),
      text(213, 224, 9, '11398889'), text(257, 224, 9, '6'),
      text(213, 252, 9, '1234567'), text(245, 252, 9, '85'),
      second, four(460),
    ].join('\n'),
  ])
  // What a clip leaves out: text beyond a box, beyond a box within a larger one, beyond a form's own box; a path that is no box only where it is not at all.
  files.clipped = pdf(
    [
      [
        opening, two(150),
        'q 60 300 500 400 re W n', text(70, 100, 9, '框外111'), 'q 0 0 595 842 re W n', text(70, 110, 9, '外框再大也在框外222'), 'Q', 'Q',
        'q 60 380 m 500 380 l 280 420 l h W* n', second, text(70, 480, 9, '三角之外333'), 'Q',
        '/X1 Do', four(460),
      ].join('\n'),
    ],
    { forms: { X1: { content: text(70, 650, 9, '表单之外444'), dictionary: '/Subtype/Form/BBox[0 300 595 842]/Resources FONTS' } } },
  )
  const boxed = [[wide('本页加框的是一段说明文字，不是表格：数据由各单位报送，县政府办公室汇总。', 1)]]
  files.boxed = pdf([[heading(130, '一、总体情况'), table(70, 150, [440], 60, boxed, { size: 12 })].join('\n')])
  files['no-characters'] = pdf([['BT /F3 12 Tf 70 700 Td <0613064100990a1c0b3d04200611> Tj ET'].join('\n')])
  files.scanned = pdf(['q 595 0 0 842 0 0 cm BI /W 2 /H 2 /BPC 8 /CS /G /F /AHx ID 00ff ff00> EI Q'])
  return files
}
