/** What of an OFD document is read, and what is refused: pages written here object by object. */
import { strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from '@jest/globals'
import { type OfdPage, type OfdResources, ofd, packed, parts, pen } from '../../scripts/ofd-writer.cjs'
import { gridTexts } from '../../src/document.js'
import { parseReport, parseReports } from '../../src/index.js'
import { readOfd } from '../../src/formats/ofd/index.js'
import { toOfd } from '../support/generate/ofd.js'
import { makeReport } from '../support/generate/report.js'

const { text, line, bar } = pen()
const points = pen({ unit: 'points', rules: 'bars', glyphs: true })

/** What is read from pages: a paragraph as its text, a table as the texts of its grid; and the codes of the findings. */
async function said(pages: OfdPage[], resources?: OfdResources) {
  const { blocks, findings = [] } = await readOfd(ofd(pages, resources))
  return {
    blocks: blocks.map((block) => {
      if (block.kind === 'table') return gridTexts(block)
      return block.kind === 'paragraph' ? block.text : 'picture'
    }),
    findings: findings.map(({ code }) => code),
  }
}
const whole = (...blocks: (string | string[][])[]) => ({ blocks, findings: [] as string[] })
const codeOf = (reading: Promise<unknown>): Promise<unknown> =>
  reading.then(
    () => 'read',
    (error: { code?: string }) => error.code ?? error,
  )

/** Text with words that keep a page from being empty beside it. */
const beside = (...objects: string[]): string => [text(60, 300, 12, '政府信息公开'), ...objects].join('')
const textObject = (attributes: string, inner: string): string =>
  `<ofd:TextObject ID="1" Boundary="20 20 150 8" Font="1" Size="4" ${attributes}>${inner}</ofd:TextObject>`
const code = (string: string, more = 'X="0" Y="4" DeltaX="g 9 4"'): string =>
  `<ofd:TextCode ${more}>${string}</ofd:TextCode>`

/** Rules round cells of 60 by 30 points: two rows of two. */
const rules = (draw: { line: typeof line }): string =>
  [0, 1, 2]
    .flatMap((i) => [
      draw.line(60, 100 + 30 * i, 180, 100 + 30 * i),
      draw.line(60 + 60 * i, 100, 60 + 60 * i, 160),
    ])
    .join('')
const labels = (draw: { text: typeof text }): string =>
  [draw.text(80, 120, 9, '规章'), draw.text(80, 150, 9, '合计')].join('')
const figures = (draw: { text: typeof text }): string =>
  [draw.text(150, 120, 9, '12'), draw.text(150, 150, 9, '1206')].join('')
const TABLE = [
  ['规章', '12'],
  ['合计', '1206'],
]

describe('a page', () => {
  it.each([
    ['in millimetres, with strokes', pen()],
    ['in points, with filled boxes and the numbers of glyphs', points],
  ])('%s', async (_, draw) => {
    expect(await said([rules(draw) + labels(draw) + figures(draw)])).toEqual(whole(TABLE))
  })

  it('on a template that has the labels and the rules', async () => {
    expect(await said([{ template: rules(pen()) + labels(pen()), content: figures(pen()) }])).toEqual(
      whole(TABLE),
    )
  })

  it('whose rules are drawn upside down, as Kinggrid does', async () => {
    const upside = [0, 1, 2]
      .map(
        (i) =>
          `<ofd:PathObject ID="1" Boundary="0 0 210 297" CTM="1 0 0 -1 21.1667 ${35.2778 + 10.5833 * i}" LineWidth="0.2"><ofd:AbbreviatedData>M 0 0 L 42.3333 0</ofd:AbbreviatedData></ofd:PathObject>` +
          `<ofd:PathObject ID="1" Boundary="0 0 210 297" CTM="1 0 0 -1 ${21.1667 * (i + 1)} 35.2778" LineWidth="0.2"><ofd:AbbreviatedData>M 0 0 L 0 -21.1667</ofd:AbbreviatedData></ofd:PathObject>`,
      )
      .join('')
    expect(await said([upside + labels(pen()) + figures(pen())])).toEqual(whole(TABLE))
  })

  it('knows where a cell stands, in points', async () => {
    const { blocks, pages } = await readOfd(ofd([rules(pen()) + labels(pen()) + figures(pen())]))
    expect(pages).toBe(1)
    const [table] = blocks
    const place = table?.kind === 'table' ? table.cells[1]!.place : undefined
    expect(place?.page).toBe(1)
    expect(place?.bbox.map(Math.round)).toEqual([120, 100, 180, 130])
  })

  it.each([
    ['of an old version', (xml: string) => xml.replaceAll('ofdspec.org/2016', 'ofdspec.org')],
    ['of no namespace', (xml: string) => xml.replaceAll('ofd:', '').replace(/ xmlns:ofd="[^"]*"/g, '')],
    ['with a mark before its XML', (xml: string) => `\ufeff${xml}`],
    ['with its XML set in', (xml: string) => xml.replaceAll('><', '>\n\t\t<')],
    [
      'with its texts set in',
      (xml: string) => xml.replace(/(<ofd:TextCode[^>]*>)([^<]*)</g, '$1\n\t\t$2\n\t<'),
    ],
    ['in packages of other letters', (xml: string) => xml.replaceAll('Content.xml', 'CONTENT.XML')],
  ])('%s', async (_, change) => {
    const all = parts([[labels(pen()) + figures(pen()) + rules(pen())]])
    const { blocks } = await readOfd(packed(all.map(([name, xml]) => [name, change(xml)])))
    expect(blocks.map((block) => block.kind === 'table' && gridTexts(block))).toEqual([TABLE])
  })
})

describe('text', () => {
  it.each([
    ['with steps that are repeated', code('行政规范性文件', 'X="0" Y="4" DeltaX="4 g 4 4 4"')],
    ['without steps', code('行政规范性文件', 'X="0" Y="4"')],
    ['in pieces, of which the next has no place of its own', code('行政规', 'X="0" Y="4" DeltaX="4 4"')],
  ])('%s', async (_, inner) => {
    const { blocks } = await said([beside(textObject('', inner))])
    expect(blocks[0]).toBe(inner.includes('规范') ? '行政规范性文件' : '行政规')
  })

  it('goes on where the object says that it does', async () => {
    const second = code('范性文件', 'X="12" DeltaX="g 3 4"')
    const { blocks } = await said([
      beside(textObject('', code('行政规', 'X="0" Y="4" DeltaX="4 4"') + second)),
    ])
    expect(blocks[0]).toBe('行政规范性文件')
  })

  it('far apart is not one number', async () => {
    const { blocks } = await said([beside(textObject('', code('共125件', 'X="0" Y="4" DeltaX="4 2 40 2"')))])
    expect(blocks[0]).toBe('共12 5件')
  })

  it('turned on its side, and from the top downwards', async () => {
    const turned = `<ofd:TextObject ID="1" Boundary="30 40 5 40" Font="1" Size="4" CharDirection="90" ReadDirection="90">${code('申请人情况', 'X="1" Y="0" DeltaY="g 4 4"')}</ofd:TextObject>`
    const down = `<ofd:TextObject ID="1" Boundary="50 40 5 40" Font="1" Size="4" ReadDirection="90">${code('办理结果', 'X="0" Y="4" DeltaY="g 3 4"')}</ofd:TextObject>`
    const { blocks } = await said([beside(turned, down)])
    expect(blocks.join('')).toContain('申请人情况')
    expect(blocks.join('')).toContain('办理结果')
  })
})

describe('what a reader does not see is no text', () => {
  const white =
    '<ofd:DrawParam ID="7" Relative="8"/><ofd:DrawParam ID="8"><ofd:FillColor Value="255 255 255"/></ofd:DrawParam>'
  const unseen = (string: string, attributes: string, color = '') =>
    beside(textObject(attributes, color + code(string)))
  it.each([
    ['invisible', unseen('甲乙丙', 'Visible="false"')],
    ['white', unseen('甲乙丙', '', '<ofd:FillColor Value="255 255 255"/>')],
    ['white in one number', unseen('甲乙丙', '', '<ofd:FillColor Value="#FF"/>')],
    ['white by a way to draw', unseen('甲乙丙', 'DrawParam="7"')],
    ['all glass', unseen('甲乙丙', 'Alpha="0"')],
    ['neither filled nor stroked', unseen('甲乙丙', 'Fill="false"')],
    ['painted over', unseen('甲乙丙', '') + bar(50, 50, 500, 90, '255 255 255')],
    ['struck out', unseen('甲乙丙', '') + line(56, 64.3, 92, 64.3)],
    ['far off its boundary', unseen('', '') + textObject('', code('甲乙丙', 'X="0" Y="90" DeltaX="4 4"'))],
    [
      'clipped away',
      textObject(
        '',
        `<ofd:Clips><ofd:Clip><ofd:Area><ofd:Path Boundary="60 0 20 8"><ofd:AbbreviatedData>M 0 0 L 20 0 L 20 8 L 0 8 C</ofd:AbbreviatedData></ofd:Path></ofd:Area></ofd:Clip></ofd:Clips>${code('甲乙丙')}`,
      ) + beside(),
    ],
  ])('%s', async (_, content) => {
    expect(await said([content], { drawParams: white })).toEqual({
      blocks: ['政府信息公开'],
      findings: ['page.leftOut'],
    })
  })

  const palette =
    '<ofd:ColorSpace ID="30" Type="RGB"><ofd:Palette><ofd:CV>255 255 255</ofd:CV><ofd:CV>0 0 80</ofd:CV></ofd:Palette></ofd:ColorSpace>'
  it.each([
    ['white is none', '30" Index="0', ['政府信息公开'], ['page.leftOut']],
    ['blue is some', '30" Index="1', ['甲乙丙', '政府信息公开'], []],
    ['none knows is not read', '30" Index="2', ['\ufffd\ufffd\ufffd', '政府信息公开'], ['page.unreadable']],
    ['no space has is not read', '31" Index="0', ['\ufffd\ufffd\ufffd', '政府信息公开'], ['page.unreadable']],
  ])('text of a palette’s colour: %s', async (_, color, blocks, findings) => {
    const words = [...'甲乙丙丁戊己庚'].map((name) => `${name}科本年度主动公开政府信息`)
    const content =
      unseen('甲乙丙', '', `<ofd:FillColor ColorSpace="${color}"/>`) +
      words.map((line, i) => text(60, 340 + 60 * i, 12, line)).join('')
    expect(await said([content], { colorSpaces: palette })).toEqual({
      blocks: [...blocks, ...words],
      findings,
    })
  })

  it('but white on a dark ground is', async () => {
    const content =
      bar(50, 50, 500, 90, '0 0 80') + unseen('甲乙丙', '', '<ofd:FillColor Value="255 255 255"/>')
    expect((await said([content])).blocks).toEqual(['甲乙丙', '政府信息公开'])
  })

  it('and so is text that nothing but a clip of its own size stands round', async () => {
    const clip = `<ofd:Clips TransFlag="false"><ofd:Clip><ofd:Area><ofd:Path Boundary="0 0 20 8"><ofd:AbbreviatedData>M 0 0 L 20 0 L 20 8 L 0 8 C</ofd:AbbreviatedData></ofd:Path></ofd:Area></ofd:Clip></ofd:Clips>`
    expect(await said([textObject('', clip + code('甲乙丙')) + beside()])).toEqual(
      whole('甲乙丙', '政府信息公开'),
    )
  })
})

describe('a note', () => {
  const note = (type: string, inner: string, subtype = type, more = ''): OfdPage => ({
    content: beside(),
    notes: `<ofd:Annot ID="1" Type="${type}" Subtype="${subtype}"${more}><ofd:Appearance Boundary="20 20 100 10">${inner}</ofd:Appearance></ofd:Annot>`,
  })
  const words = `<ofd:TextObject ID="2" Boundary="0 0 90 8" Font="1" Size="4">${code('甲乙丙')}</ofd:TextObject>`
  it.each([
    ['that is a watermark is none of the text', note('Watermark', words), ['政府信息公开']],
    ['that is a stamp is none of the text', note('Stamp', words), ['政府信息公开']],
    ['that was typed is text', note('Stamp', words, 'FreeText'), ['甲乙丙', '政府信息公开']],
    ['of any other kind is text', note('Path', words, 'Typewriter'), ['甲乙丙', '政府信息公开']],
    ['that is hidden is none', note('Path', words, 'Typewriter', ' Visible="false"'), ['政府信息公开']],
  ])('%s', async (_, page, blocks) => {
    expect(await said([page])).toEqual({ blocks, findings: [] })
  })
  it('strikes out text, and draws no table', async () => {
    const stroke = `<ofd:PathObject ID="2" Boundary="0 0 90 9" LineWidth="0.3"><ofd:AbbreviatedData>M 1.1667 84 L 26.5667 84</ofd:AbbreviatedData></ofd:PathObject>`
    const page: OfdPage = {
      content: text(60, 300, 12, '政府信息公开') + text(60, 400, 12, '主动公开'),
      notes: `<ofd:Annot ID="1" Type="Highlight" Subtype="StrikeOut"><ofd:Appearance Boundary="20 20 100 10">${stroke}</ofd:Appearance></ofd:Annot>`,
    }
    expect(await said([page])).toEqual({ blocks: ['主动公开'], findings: ['page.leftOut'] })
  })
})

describe('objects in objects', () => {
  const composite = (id: number, inner: string): string =>
    `<ofd:CompositeGraphicUnit ID="${id}" Width="90" Height="20"><ofd:Content>${inner}</ofd:Content></ofd:CompositeGraphicUnit>`
  const use = (id: number): string =>
    `<ofd:CompositeObject ID="1" Boundary="20 20 90 20" CTM="1 0 0 1 0 0" ResourceID="${id}"/>`
  const words = `<ofd:TextObject ID="2" Boundary="0 0 90 8" Font="1" Size="4">${code('甲乙丙')}</ofd:TextObject>`

  it('are painted where they are used', async () => {
    expect(await said([beside(use(30))], { composites: composite(30, words) })).toEqual(
      whole('甲乙丙', '政府信息公开'),
    )
  })
  it('and blocks in blocks', async () => {
    const nested = `${'<ofd:PageBlock>'.repeat(50)}${words}${'</ofd:PageBlock>'.repeat(50)}`
    expect((await said([beside(nested)])).blocks).toHaveLength(2)
    const endless = `${'<ofd:PageBlock>'.repeat(400)}${words}${'</ofd:PageBlock>'.repeat(400)}`
    expect(await codeOf(said([beside(endless)]))).toBe('input.tooLarge')
  })
  it('that hold themselves end', async () => {
    expect(await said([beside(use(30))], { composites: composite(30, words + use(30)) })).toMatchObject({
      blocks: expect.arrayContaining(['政府信息公开']),
    })
    const doubling = [30, 31, 32, 33, 34, 35].map((id) => composite(id, use(id + 1).repeat(40))).join('')
    const bomb = said([beside(use(30))], { composites: doubling + composite(36, words) })
    expect(await codeOf(bomb)).toBe('input.tooLarge')
  })
  it('nor do steps without end last', async () => {
    const { blocks } = await said([
      beside(textObject('', code('甲乙丙', 'X="0" Y="4" DeltaX="g 999999 4 g 999999999999 4"'))),
    ])
    expect(blocks).toEqual(['甲乙丙', '政府信息公开'])
  })
})

it('a text without any glyph is nothing', async () => {
  const none =
    '<ofd:CGTransform CodePosition="0" CodeCount="0" GlyphCount="0"><ofd:Glyphs></ofd:Glyphs></ofd:CGTransform>'
  expect(await said([beside(textObject('', none + code('')))])).toEqual(whole('政府信息公开'))
})

describe('refused', () => {
  const made = unzipSync(ofd([beside()]))
  const without = (...names: string[]): Uint8Array =>
    zipSync(Object.fromEntries(Object.entries(made).filter(([name]) => !names.includes(name))))
  const glyphs =
    '<ofd:CGTransform CodePosition="0" CodeCount="3" GlyphCount="3"><ofd:Glyphs>7 8 9</ofd:Glyphs></ofd:CGTransform>'

  it.each([
    ['nothing but paths', bar(60, 60, 90, 90), 'input.noText'],
    ['glyphs that are no characters', textObject('', glyphs + code('')), 'input.noText'],
    ['glyphs without any text', textObject('', glyphs), 'input.noText'],
    ['signs that stand for characters without a code', textObject('', glyphs + code('¤¤¤')), 'input.noText'],
    ['text that is all hidden', textObject('Visible="false"', code('甲乙丙')), 'input.noText'],
  ])('%s', async (_, content, expected) => {
    expect(await codeOf(said([content]))).toBe(expected)
  })

  it.each([
    ['encrypted', zipSync({ ...made, 'Encryptions.xml': strToU8('<a/>') }), 'input.encrypted'],
    [
      'encrypted in the place of OFD.xml',
      zipSync({ 'Encryptions.xml': strToU8('<a/>'), 'x.dat': strToU8('x') }),
      'input.encrypted',
    ],
    ['without its document', without('Doc_0/Document.xml'), 'input.corrupt'],
    ['without a page', without('Doc_0/Pages/Page_0/Content.xml'), 'input.corrupt'],
    ['with an entity', zipSync({ 'OFD.xml': strToU8('<!DOCTYPE a><a/>') }), 'input.corrupt'],
    ['without anything in it', zipSync({ 'OFD.xml': strToU8('<OFD/>') }), 'input.corrupt'],
    [
      'a bomb',
      zipSync({ ...made, 'Doc_0/PublicRes.xml': strToU8(`<a>${' '.repeat(20_000_000)}</a>`) }),
      'input.tooLarge',
    ],
  ])('%s', async (_, bytes, expected) => {
    expect(await codeOf(parseReport(bytes))).toBe(expected)
  })

  it('pages that all are one large part', async () => {
    const page = `<ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/>`
    const document = Buffer.from(made['Doc_0/Document.xml']!).toString()
    const many = zipSync({
      ...made,
      'Doc_0/Document.xml': strToU8(document.replace('<ofd:Pages>', `<ofd:Pages>${page.repeat(5000)}`)),
    })
    expect(await codeOf(readOfd(many))).toBe('input.tooLarge')
  })
})

describe('a document with versions', () => {
  const current = (location: string) =>
    `<ofd:Versions><ofd:Version ID="1" Index="1" BaseLoc="V/1.xml"/><ofd:Version ID="2" Index="2" Current="true" BaseLoc="${location}"/></ofd:Versions>`
  const versions = (location: string): Uint8Array => {
    const [[name, list], ...others] = parts([[beside()], [text(60, 300, 12, '第二版')]]) as [[string, string]]
    const [first] = /<ofd:DocBody>.*?<\/ofd:DocBody>/s.exec(list)!
    const one = first.replace('</ofd:DocBody>', `${current(location)}</ofd:DocBody>`)
    const version =
      '<ofd:DocVersion xmlns:ofd="http://www.ofdspec.org/2016" ID="2"><ofd:DocRoot>/Doc_1/Document.xml</ofd:DocRoot></ofd:DocVersion>'
    return packed([
      [name, list.replace(/<ofd:DocBody>.*<\/ofd:DocBody>/s, one)],
      ...others,
      ['V/2.xml', version],
    ])
  }

  it('is the current one', async () => {
    expect((await readOfd(versions('V/2.xml'))).blocks).toMatchObject([{ text: '第二版' }])
  })
  it('of which the current one is missing is refused', async () => {
    expect(await codeOf(readOfd(versions('V/3.xml')))).toBe('input.corrupt')
  })
})

describe('a package of several documents', () => {
  const pagesIn = (bytes: Uint8Array): string[] =>
    Object.entries(unzipSync(bytes))
      .filter(([name]) => name.endsWith('Content.xml'))
      .map(([, xml]) =>
        Buffer.from(xml)
          .toString()
          .replace(/^.*?<ofd:Layer[^>]*>|<\/ofd:Layer>.*$/gs, ''),
      )
  const report = (agency: string, year: number): string[] =>
    pagesIn(toOfd(makeReport({ agency, year, seed: year })))
  const first = report('望川县教育局', 2023)
  const letter = [text(60, 300, 12, '关于报送年度报告的函')]
  const scan = [bar(0, 0, 500, 500)]

  it('is read as its first report, the other reports named', async () => {
    const bytes = packed(parts([first, report('青禾县水务局', 2022)]))
    const [one, other] = await parseReports(bytes)
    expect([one, other].map((each) => [each?.agency, each?.source.part])).toEqual([
      ['望川县教育局', 1],
      ['青禾县水务局', 2],
    ])
    const codes = (await parseReport(bytes)).diagnostics.map(({ code }) => code)
    expect(codes).toEqual(['report.extra'])
  })

  it('of which some are no reports', async () => {
    const reports = await parseReports(packed(parts([letter, first, scan])))
    expect(reports.map(({ agency, source }) => [agency, source.part])).toEqual([['望川县教育局', undefined]])
    expect(reports[0]!.diagnostics.map(({ code }) => code)).toEqual(['document.beside'])
    expect(await codeOf(parseReport(packed(parts([letter, letter]))))).toBe('input.notAReport')
  })
})
