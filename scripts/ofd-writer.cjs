// A small OFD writer (GB/T 33190-2016): text with its steps, lines as strokes or as filled boxes, templates, notes; in millimetres or, as some writers do, in points.
const { strToU8, zipSync } = require('fflate')

const NAMESPACE = 'http://www.ofdspec.org/2016'
/** Millimetres of a point. */
const MM = 25.4 / 72
const [WIDTH, HEIGHT] = [210, 297]

const half = (sign) => sign.charCodeAt(0) < 128
const round = (number) => String(Math.round(number * 10_000) / 10_000)
const list = (...numbers) => numbers.map(round).join(' ')
const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
/** `3.5 3.5 3.5 3.5 7` → `g 4 3.5 7`, as writers that spare bytes do. */
function grouped(steps) {
  const parts = []
  for (let at = 0; at < steps.length; ) {
    let end = at
    while (end < steps.length && steps[end] === steps[at]) end++
    parts.push(...(end - at > 2 ? ['g', end - at, steps[at]] : steps.slice(at, end)))
    at = end
  }
  return parts.join(' ')
}

/** What draws objects, all measures in points from the top left of the page. `unit: 'points'` writes them so, and a matrix that makes millimetres of them. */
function pen({ unit = 'millimetres', rules = 'strokes', glyphs = false } = {}) {
  const scale = unit === 'points' ? 1 : MM
  const matrix = unit === 'points' ? ` CTM="${list(MM, 0, 0, MM, 0, 0)}"` : ''
  let id = 100
  const object = (name, [x, y, w, h], more, inner) =>
    `<ofd:${name} ID="${id++}" Boundary="${list(x * MM, y * MM, w * MM, h * MM)}"${matrix}${more}>${inner}</ofd:${name}>`
  const data = (...points) => `<ofd:AbbreviatedData>${points.join(' ')}</ofd:AbbreviatedData>`
  const bar = (x0, y0, x1, y1, color = '0 0 0') => {
    const [w, h] = [(x1 - x0) * scale, (y1 - y0) * scale]
    const fill = `<ofd:FillColor Value="${color}"/>`
    const box = data('M 0 0', `L ${list(w, 0)}`, `L ${list(w, h)}`, `L ${list(0, h)}`, 'C')
    return object('PathObject', [x0, y0, x1 - x0, y1 - y0], ' Stroke="false" Fill="true"', fill + box)
  }
  return {
    /** Text at a baseline. */
    text(x, y, size, string, { color = '0 0 0', more = '' } = {}) {
      const signs = [...string]
      const steps = signs.slice(0, -1).map((sign) => round((half(sign) ? 0.5 : 1) * size * scale))
      const width = signs.reduce((sum, sign) => sum + (half(sign) ? 0.5 : 1) * size, 0)
      const known = glyphs
        ? `<ofd:CGTransform CodePosition="0" CodeCount="${signs.length}" GlyphCount="${signs.length}"><ofd:Glyphs>${signs.map((_, i) => 700 + i).join(' ')}</ofd:Glyphs></ofd:CGTransform>`
        : ''
      const code = `<ofd:TextCode X="0" Y="${round(0.88 * size * scale)}"${steps.length ? ` DeltaX="${grouped(steps)}"` : ''}>${escaped(string)}</ofd:TextCode>`
      return object(
        'TextObject',
        [x, y - 0.88 * size, width, size],
        ` Font="1" Size="${round(size * scale)}"${more}`,
        `<ofd:FillColor Value="${color}"/>${known}${code}`,
      )
    },
    line(x0, y0, x1, y1) {
      const thin = 0.25
      if (rules === 'bars') return bar(x0 - thin, y0 - thin, x1 + thin, y1 + thin)
      const ends = data('M 0 0', `L ${list((x1 - x0) * scale, (y1 - y0) * scale)}`)
      return object('PathObject', [x0, y0, x1 - x0, y1 - y0], ` LineWidth="${round(0.5 * scale)}"`, ends)
    },
    bar,
  }
}

const part = (name, inner, more = '') =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<ofd:${name} xmlns:ofd="${NAMESPACE}"${more}>${inner}</ofd:${name}>`
const layer = (objects, type = 'Body') => `<ofd:Layer ID="9" Type="${type}">${objects}</ofd:Layer>`
const pageOf = (objects, use = '') => part('Page', `${use}<ofd:Content>${layer(objects)}</ofd:Content>`)

/** A document's parts in its folder: each page a string of objects, or `{ content, template, notes }`, all strings of objects. */
function documentParts(folder, pages, { drawParams = '', composites = '', colorSpaces = '' } = {}) {
  const files = {}
  const all = pages.map((page) => (typeof page === 'string' ? { content: page } : page))
  const templates = all.flatMap(({ template }, i) => (template === undefined ? [] : [[i, template]]))
  for (const [i, template] of templates) files[`Tpls/Tpl_${i}/Content.xml`] = pageOf(template)
  all.forEach(({ content, template }, i) => {
    const use = template === undefined ? '' : `<ofd:Template TemplateID="${i + 50}" ZOrder="Background"/>`
    files[`Pages/Page_${i}/Content.xml`] = pageOf(content, use)
  })
  const noted = all.flatMap(({ notes }, i) => (notes === undefined ? [] : [[i, notes]]))
  for (const [i, notes] of noted) files[`Annots/Page_${i}/Annotation.xml`] = part('PageAnnot', notes)
  if (noted.length)
    files['Annots/Annotations.xml'] = part(
      'Annotations',
      noted
        .map(
          ([i]) =>
            `<ofd:Page PageID="${i + 1}"><ofd:FileLoc>Page_${i}/Annotation.xml</ofd:FileLoc></ofd:Page>`,
        )
        .join(''),
    )
  const spaces = colorSpaces && `<ofd:ColorSpaces>${colorSpaces}</ofd:ColorSpaces>`
  files['PublicRes.xml'] = part(
    'Res',
    `<ofd:Fonts><ofd:Font ID="1" FontName="宋体"/></ofd:Fonts><ofd:DrawParams>${drawParams}</ofd:DrawParams>${spaces}<ofd:CompositeGraphicUnits>${composites}</ofd:CompositeGraphicUnits>`,
    ' BaseLoc="Res"',
  )
  const common = `<ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 ${WIDTH} ${HEIGHT}</ofd:PhysicalBox></ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes>${templates
    .map(([i]) => `<ofd:TemplatePage ID="${i + 50}" BaseLoc="Tpls/Tpl_${i}/Content.xml"/>`)
    .join('')}</ofd:CommonData>`
  // One page named from the package's root, the others from the document's folder.
  const list = all.map(
    (_, i) =>
      `<ofd:Page ID="${i + 1}" BaseLoc="${i === 0 ? `/${folder}/` : ''}Pages/Page_${i}/Content.xml"/>`,
  )
  const annotations = noted.length ? '<ofd:Annotations>Annots/Annotations.xml</ofd:Annotations>' : ''
  files['Document.xml'] = part('Document', `${common}<ofd:Pages>${list.join('')}</ofd:Pages>${annotations}`)
  return Object.entries(files).map(([name, xml]) => [`${folder}/${name}`, xml])
}

/** The names of the parts and their XML → the bytes of a package; the same parts give the same bytes. */
const packed = (parts) =>
  zipSync(Object.fromEntries(parts.map(([name, xml]) => [name, strToU8(xml)])), {
    mtime: new Date(1980, 0, 1),
  })

/** Documents, each a list of pages → the parts of a package that holds them. */
function parts(documents, resources) {
  const bodies = documents.map(
    (_, i) =>
      `<ofd:DocBody><ofd:DocInfo><ofd:DocID>${i}</ofd:DocID></ofd:DocInfo><ofd:DocRoot>Doc_${i}/Document.xml</ofd:DocRoot></ofd:DocBody>`,
  )
  return [
    ['OFD.xml', part('OFD', bodies.join(''), ' Version="1.0" DocType="OFD"')],
    ...documents.flatMap((pages, i) => documentParts(`Doc_${i}`, pages, resources)),
  ]
}

const ofd = (pages, resources) => packed(parts([pages], resources))

module.exports = { pen, parts, packed, ofd }
