// A small PDF writer: Chinese text in a font that is not embedded, lines drawn in every way.

const hex = (text) => [...text].map((sign) => sign.charCodeAt(0).toString(16).padStart(4, '0')).join('')
const half = (sign) => sign.charCodeAt(0) < 128
const widthOf = (text, size) => [...text].reduce((sum, sign) => sum + (half(sign) ? 0.5 : 1) * size, 0)

/** Text at a baseline; y from the top of the page. */
const text = (x, y, size, string, more = '') =>
  `BT /F1 ${size} Tf ${more} ${x} ${842 - y} Td <${hex(string)}> Tj ET`
/** Text turned by so many degrees, against the clock, about where it begins. */
const turnedText = (x, y, size, string, degrees, more = '') => {
  const [cos, sin] = [Math.cos, Math.sin].map((f) => f((degrees * Math.PI) / 180).toFixed(4))
  return `BT /F1 ${size} Tf ${more} ${cos} ${sin} ${-sin} ${cos} ${x} ${842 - y} Tm <${hex(string)}> Tj ET`
}
const line = (x0, y0, x1, y1) => `${x0} ${842 - y0} m ${x1} ${842 - y1} l S`
const bar = (x0, y0, x1, y1) => `${x0} ${842 - y1} ${x1 - x0} ${y1 - y0} re f`

/** How a side of a cell is drawn, by a carrier's own lines and filled boxes. */
const pensWith = ({ line, bar }) => ({
  none: () => [],
  stroke: (x0, y0, x1, y1) => [line(x0, y0, x1, y1)],
  bars: (x0, y0, x1, y1) => [bar(x0 - 0.25, y0 - 0.25, x1 + 0.25, y1 + 0.25)],
  double: (x0, y0, x1, y1) =>
    x0 === x1
      ? [line(x0 - 1, y0, x1 - 1, y1), line(x0 + 1, y0, x1 + 1, y1)]
      : [line(x0, y0 - 1, x1, y1 - 1), line(x0, y0 + 1, x1, y1 + 1)],
  dashes(x0, y0, x1, y1) {
    const long = Math.max(x1 - x0, y1 - y0)
    const pieces = []
    for (let at = 0; at < long; at += 4) {
      const end = Math.min(at + 2, long)
      pieces.push(
        x0 === x1
          ? bar(x0 - 0.25, y0 + at, x0 + 0.25, y0 + end)
          : bar(x0 + at, y0 - 0.25, x0 + end, y0 + 0.25),
      )
    }
    return pieces
  },
  flat: (x0, y0, x1, y1) => (x0 === x1 ? [] : [line(x0, y0, x1, y1)]),
})
const DRAW = { line, bar, text }

function wrapped(string, room, size) {
  const lines = ['']
  for (const sign of string) {
    if (sign === '\n') lines.push('')
    else if (widthOf(lines.at(-1) + sign, size) > room) lines.push(sign)
    else lines[lines.length - 1] += sign
  }
  return lines
}

/** Draws rows of cells (`'text'` or `{ text, wide, high }`) at the columns' widths and one height, or each row's; `show` may draw a cell's text another way, `draw` all of it in another carrier. */
function table(x, y, widths, height, rows, { pen = 'stroke', size = 9, shade, show, draw = DRAW } = {}) {
  const pens = pensWith(draw)
  const free = widths.map(() => 0)
  const topOf = (row) =>
    y + (typeof height === 'number' ? row * height : height.slice(0, row).reduce((sum, one) => sum + one, 0))
  const parts = []
  rows.forEach((row, r) => {
    let column = 0
    for (const cell of row) {
      while (free[column] > r) column++
      const { text: string = String(cell), wide = 1, high = 1 } = typeof cell === 'object' ? cell : {}
      const left = x + widths.slice(0, column).reduce((sum, width) => sum + width, 0)
      const width = widths.slice(column, column + wide).reduce((sum, one) => sum + one, 0)
      const [top, bottom] = [topOf(r), topOf(r + high)]
      if (shade?.(r)) parts.push('0.85 0.85 0.9 rg', bar(left, top, left + width, bottom), '0 g')
      const sides = [
        [left, top, left + width, top],
        [left, bottom, left + width, bottom],
        [left, top, left, bottom],
        [left + width, top, left + width, bottom],
      ]
      for (const side of sides) parts.push(...pens[pen](...side))
      const lines = wrapped(string, width - 8, size)
      lines.forEach((one, i) => {
        const base = (top + bottom) / 2 + size * (0.38 + 1.15 * (i - (lines.length - 1) / 2))
        const from = left + (width - widthOf(one, size)) / 2
        parts.push(
          ...(show?.(string, one, from, base, i, { left, top, width, bottom }) ?? [
            draw.text(from, base, size, one),
          ]),
        )
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
FONTS.F3 =
  '<</Type/Font/Subtype/Type0/BaseFont/Unknown/Encoding/Identity-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/Unknown/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 1000/FontDescriptor<</Type/FontDescriptor/FontName/Unknown/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 700/StemV 90>>>>]>>'

/**
 * Pages (`content`, or `{ content, more }` with more entries of the page) → the bytes of a PDF.
 *
 * `forms` are streams that a page may draw by name (`/X1 Do`), `objects` any other objects, `resources` and `catalog` more
 * entries of these. In all of them `@name` is the reference to a form, an object or a font: `/Annots[@A1]`.
 */
function pdf(pages, { forms = {}, objects = {}, resources = '', catalog = '' } = {}) {
  const names = ['catalog', 'pages', ...Object.keys(FONTS), ...Object.keys(forms), ...Object.keys(objects)]
  const refs = (string) =>
    string.replace(/@(\w+)/g, (_, name) => {
      if (!names.includes(name)) throw new Error(`nothing is named ${name}`)
      return `${names.indexOf(name) + 1} 0 R`
    })
  const stream = (dictionary, content) =>
    `<<${dictionary}/Length ${Buffer.byteLength(content, 'latin1')}>>stream\n${content}\nendstream`
  const fonts = `/Font<<${Object.keys(FONTS)
    .map((name) => `/${name} @${name}`)
    .join('')}>>`
  const drawn = `/XObject<<${Object.keys(forms)
    .map((name) => `/${name} @${name}`)
    .join('')}>>`
  const bodies = ['', '', ...Object.values(FONTS)]
  for (const { content, dictionary } of Object.values(forms))
    bodies.push(stream(refs(`/Type/XObject${dictionary.replace('FONTS', `<<${fonts}>>`)}`), content))
  for (const body of Object.values(objects)) bodies.push(refs(body))
  const kids = pages.map((page) => {
    const { content, more = '' } = typeof page === 'string' ? { content: page } : page
    const contents = bodies.push(stream('', content))
    const own = refs(`/Resources <<${fonts}${drawn}${resources}>>${more}`)
    return `${bodies.push(`<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]${own}/Contents ${contents} 0 R>>`)} 0 R`
  })
  bodies[0] = refs(`<</Type/Catalog/Pages 2 0 R${catalog}>>`)
  bodies[1] = `<</Type/Pages/Count ${kids.length}/Kids[${kids.join(' ')}]>>`
  let file = '%PDF-1.5\n'
  const offsets = bodies.map((body, i) => {
    const at = file.length
    file += `${i + 1} 0 obj\n${body}\nendobj\n`
    return at
  })
  const xref = file.length
  file += `xref\n0 ${bodies.length + 1}\n0000000000 65535 f \n${offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')}`
  return Buffer.from(
    `${file}trailer<</Size ${bodies.length + 1}/Root 1 0 R>>\nstartxref\n${xref}\n%%EOF\n`,
    'latin1',
  )
}

module.exports = { hex, bar, line, text, turnedText, widthOf, table, wrapped, pdf }
