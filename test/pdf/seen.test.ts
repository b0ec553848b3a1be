/** @jest-environment <rootDir>/test/support/pdf-environment.cjs */
import { describe, expect, it } from '@jest/globals'
import { finding } from '../../src/diagnostics/finding.js'
import { readPdf } from '../../src/formats/pdf/index.js'
import { UNREADABLE } from '../../src/formats/page/page.js'
import { bar, pdf, table, text } from '../../scripts/pdf-writer.cjs'

type More = NonNullable<Parameters<typeof pdf>[1]> & { page?: string }

/** What is read of one page that paints so. */
async function lines(content: string[], { page = '', ...more }: More = {}): Promise<string[]> {
  const { blocks } = await readPdf(pdf([{ content: content.join('\n'), more: page }], more))
  return blocks.flatMap((block) => {
    if (block.kind === 'table') return [block.cells.map((cell) => cell.text).join('|')]
    return block.kind === 'paragraph' ? [block.text] : ['[image]']
  })
}

const findings = async (content: string[], { page = '', ...more }: More = {}) =>
  (await readPdf(pdf([{ content: content.join('\n'), more: page }], more))).findings

const seen = text(70, 100, 12, '看得见')
/** So much text that a few unknown characters do not spoil the file. */
const prose = [100, 120, 140].map((y) => text(70, y, 12, '看得见的字很多很多'.repeat(4))).join('\n')
/** A number where something may hide it, 24 points wide and 12 high. */
const number = text(70, 200, 12, '1397')
const over = bar(60, 185, 200, 210)

describe('paint over text', () => {
  it('hides it where it is opaque', async () => {
    expect(await lines([seen, number, '1 g', over])).toEqual(['看得见'])
    expect(await lines([seen, number, '0.9 0.9 1 rg', over])).toEqual(['看得见'])
  })

  it('leaves what is written on it', async () => {
    expect(await lines([seen, '0.9 g', over, '0 g', number])).toEqual(['看得见', '1397'])
    expect(await lines([seen, number, '1 g', over, '0 g', text(70, 200, 12, '25')])).toEqual(['看得见', '25'])
  })

  const states = '/ExtGState<</Half<</ca 0.5>>/Multiply<</BM/Multiply>>/Whole<</ca 1/BM/Normal>>>>'
  it('does not hide it where one looks through it, as through a marker', async () => {
    for (const state of ['/Half gs', '/Multiply gs'])
      expect(await lines([seen, number, state, '1 1 0 rg', over], { resources: states })).toEqual([
        '看得见',
        '1397',
      ])
    expect(await lines([seen, number, '/Half gs /Whole gs 1 1 0 rg', over], { resources: states })).toEqual([
      '看得见',
    ])
  })

  it('does not hide it beside the paint, in a hole of it, or outside of the clip', async () => {
    const frame = '60 500 300 300 re 65 600 200 180 re f*'
    const round = '60 640 m 60 700 160 700 160 640 c h f'
    const clipped = `q 60 100 400 400 re W n ${over} Q`
    for (const paint of [bar(60, 100, 200, 190), frame, round, clipped])
      expect(await lines([seen, number, '0.9 g', paint])).toEqual(['看得见', '1397'])
  })

  it('of a group hides it, unless one looks through the group', async () => {
    const group = {
      dictionary: '/Subtype/Form/BBox[0 0 595 842]/Group<</S/Transparency>>',
      content: `1 g ${over}`,
    }
    const more = { forms: { G: group }, resources: states }
    expect(await lines([seen, number, '/G Do'], more)).toEqual(['看得见'])
    expect(await lines([seen, number, '/Half gs /G Do'], more)).toEqual(['看得见', '1397'])
  })

  it('hides it as a picture does', async () => {
    const picture = (entries: string) => ({
      forms: {
        P: {
          dictionary: `/Subtype/Image/Width 4/Height 4/ColorSpace/DeviceGray/BitsPerComponent 8${entries}`,
          content: 'abcdabcdabcdabcd',
        },
      },
    })
    const drawn = 'q 200 0 0 60 60 620 cm /P Do Q'
    expect(await lines([seen, number, drawn], picture(''))).toEqual(['看得见', '[image]'])
    expect(await lines([seen, drawn, number], picture(''))).toEqual(['看得见', '[image]', '1397'])
    expect(await lines([seen, number, drawn], picture('/SMask @P'))).toEqual(['看得见', '[image]', '1397'])
    expect(await lines([seen, number, drawn], picture('/SMask null/Mask null'))).toEqual([
      '看得见',
      '[image]',
    ])
  })
})

describe('text that is hard to see', () => {
  it('is not read where it has the colour of its ground', async () => {
    expect(await lines([seen, '1 g', number])).toEqual(['看得见'])
    expect(await lines([seen, '0.2 0.3 0.4 rg', over, number])).toEqual(['看得见'])
    expect(await lines([seen, '0.2 0.3 0.4 rg', over, '0.21 0.3 0.4 rg', number])).toEqual(['看得见'])
  })

  it('is read in white on a colour, on a picture, and where only its outline is white', async () => {
    expect(await lines([seen, '0.2 0.3 0.4 rg', over, '1 g', number])).toEqual(['看得见', '1397'])
    expect(await lines([seen, '0 g 60 640 m 60 700 160 700 160 640 c h f 1 g', number])).toEqual([
      '看得见',
      '1397',
    ])
    expect(await lines([seen, '1 G', text(70, 200, 12, '1397', '2 Tr')])).toEqual(['看得见', '1397'])
  })

  it('is not read where nobody can: too small, or transparent', async () => {
    expect(await lines([seen, text(70, 200, 1, '1397')])).toEqual(['看得见'])
    expect(await lines([seen, '/N gs', number], { resources: '/ExtGState<</N<</ca 0.01>>>>' })).toEqual([
      '看得见',
    ])
  })

  it('is read where the whole page is drawn small', async () => {
    expect(await lines(['0.1 0 0 0.1 0 0 cm', seen, number])).toEqual(['看得见', '1397'])
  })

  it('is not read in a mask', async () => {
    const mask = {
      dictionary: '/Subtype/Form/BBox[0 0 595 842]/Group<</S/Transparency/CS/DeviceGray>>/Resources FONTS',
      content: number,
    }
    const more = { forms: { M: mask }, resources: '/ExtGState<</S<</SMask<</S/Luminosity/G @M>>>>>>' }
    expect(await lines([seen, '/S gs', over], more)).toEqual(['看得见'])
  })
})

describe('layers', () => {
  const layers = {
    objects: { On: '<</Type/OCG/Name(on)>>', Off: '<</Type/OCG/Name(off)>>' },
    resources:
      '/Properties<</On @On/Off @Off/Any<</Type/OCMD/OCGs[@On @Off]/P/AnyOn>>/All<</Type/OCMD/OCGs[@On @Off]/P/AllOn>>>>',
    catalog: '/OCProperties<</OCGs[@On @Off]/D<</OFF[@Off]>>>>',
  }
  const within = (name: string, content: string) => `/OC /${name} BDC ${content} EMC`

  it('that are off are not read, however deep', async () => {
    expect(await lines([seen, within('Off', number)], layers)).toEqual(['看得见'])
    expect(await lines([seen, within('Off', within('On', `/Span BMC ${number} EMC`))], layers)).toEqual([
      '看得见',
    ])
    expect(await lines([seen, within('On', number)], layers)).toEqual(['看得见', '1397'])
    expect(await lines([seen, within('All', number)], layers)).toEqual(['看得见'])
    expect(await lines([seen, within('Any', number)], layers)).toEqual(['看得见', '1397'])
  })

  it('that are off hide nothing and draw no table', async () => {
    expect(await lines([seen, number, within('Off', `1 g ${over} 0 g`)], layers)).toEqual(['看得见', '1397'])
    const grid = table(60, 185, [100, 100], 25, [['', '']])
    expect(await lines([seen, number, within('Off', grid)], layers)).toEqual(['看得见', '1397'])
  })
})

describe('text that is struck out', () => {
  const line = (x0: number, x1: number, y: number) => `${x0} ${842 - y} m ${x1} ${842 - y} l S`
  const struck = (beside: string) => [seen, number, text(100, 200, 12, beside)]

  it('is not read', async () => {
    expect(await lines([...struck('25'), line(70, 94, 196)])).toEqual(['看得见', '25'])
    expect(await lines([...struck('25'), bar(69, 195.5, 95, 196.5)])).toEqual(['看得见', '25'])
  })

  it('is read with a line below it, or one that runs on', async () => {
    expect(await lines([...struck('25'), line(70, 94, 202)])).toEqual(['看得见', '1397 25'])
    expect(await lines([...struck('25'), line(40, 300, 196)])).toEqual(['看得见', '1397 25'])
  })

  it('leaves a cell unreadable that holds nothing else', async () => {
    const cells = table(60, 185, [100, 100], 25, [['规章', '']])
    const inCell = [seen, cells, text(170, 200, 12, '1397')]
    expect(await lines(inCell)).toEqual(['看得见', '规章|1397'])
    expect(await lines([...inCell, line(170, 194, 196)])).toEqual(['看得见', `规章|${UNREADABLE}`])
    expect(await lines([...inCell, line(170, 194, 196), text(200, 200, 12, '25')])).toEqual([
      '看得见',
      '规章|25',
    ])
  })

  it('is struck out by a comment too', async () => {
    const comment =
      '/Annots[<</Type/Annot/Subtype/StrikeOut/Rect[70 640 94 654]/QuadPoints[70 654 94 654 70 640 94 640]/C[1 0 0]/F 4>>]'
    expect(await lines(struck('25'), { page: comment })).toEqual(['看得见', '25'])
  })
})

describe('a digit that may be hidden beside one that is seen', () => {
  const cells = table(60, 185, [100, 100], 25, [['规章', '']])
  const shading =
    '<</ShadingType 2/ColorSpace/DeviceGray/Coords[0 0 595 842]/Extend[true true]/Function<</FunctionType 2/Domain[0 1]/C0[1]/C1[1]/N 1>>>>'
  const more = {
    forms: {
      T: {
        dictionary: '/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 5 5]/XStep 5/YStep 5/Resources<<>>',
        content: '1 g 0 0 5 5 re f',
      },
      M: {
        dictionary: '/Subtype/Form/BBox[0 0 595 842]/Group<</S/Transparency/CS/DeviceGray>>',
        content: '0 g 0 0 595 842 re f',
      },
    },
    resources: `/Shading<</S ${shading}>>/Pattern<</T @T/S<</PatternType 2/Shading ${shading}>>>>/ExtGState<</Screen<</BM/Screen>>/Mask<</SMask<</S/Luminosity/G @M>>>>>>`,
  }
  const nine = text(176, 200, 12, '9')
  const cover = '176 638 8 14 re'
  const cellOf = async (...content: string[]) =>
    (await lines([seen, cells, text(164, 200, 12, '12'), 'q', ...content, 'Q'], more))[1]

  it('is unknown under a shading, a pattern, a rounded box, a thick stroke', async () => {
    for (const over of [
      `${cover} W n /S sh`,
      `/Pattern cs /T scn ${cover} f`,
      `/Pattern cs /S scn ${cover} f`,
      '1 g 176 640 m 176 638 176 638 178 638 c 184 638 l 184 652 l 176 652 l h f',
      '1 G 14 w 176 645 m 184 645 l S',
    ])
      expect(await cellOf(nine, over)).toBe(`规章|12${UNREADABLE}`)
  })

  it('is unknown in a mask, a pattern, a blend that takes dark away, an odd clip, and cut', async () => {
    for (const before of [
      '/Mask gs',
      '/Screen gs',
      '/Pattern cs /T scn',
      '0 0 m 595 0 l 0 842 l h W n',
      '0 0 595 842 re 176 638 8 14 re W* n',
      '0 0 178 842 re W n',
    ])
      expect(await cellOf(before, nine)).toBe(`规章|12${UNREADABLE}`)
    expect(await cellOf(text(10, 100, 12, '口', '7 Tr'), text(176, 200, 12, '9', '0 Tr'))).toBe(
      `规章|12${UNREADABLE}`,
    )
  })

  it('is not there where next to nothing of it is left, or shown', async () => {
    expect(await cellOf('0 0 176.2 842 re W n', nine)).toBe('规章|12')
    expect(await cellOf(text(176, 200, 12, '9', '1 Tz'))).toBe('规章|12')
    expect(await cellOf(`${nine} 1 g ${cover} f`)).toBe('规章|12')
  })

  it('is unknown under a slash, a cross, a wave, and where digits stand on one another', async () => {
    for (const over of [
      '176 641 m 182 651 l S',
      '176 641 m 182 651 l S 182 641 m 176 651 l S',
      '176 645 m 178 647 180 643 182 645 c S',
    ])
      expect(await cellOf(nine, over)).toBe(`规章|12${UNREADABLE}`)
    expect(await cellOf(text(170.5, 200, 12, '7'))).toBe(`规章|1${UNREADABLE.repeat(2)}`)
    expect(await cellOf('160 638 m 190 651 l S')).toBe('规章|12')
  })

  it('is of another number where it is small beside it', async () => {
    expect(await cellOf(text(176, 200, 7, '9'))).toBe(`规章|12${UNREADABLE}`)
    expect(await cellOf(text(176, 195, 7, '9'))).toBe('规章|12[9]')
  })

  it('is no digit where it is turned over', async () => {
    expect(
      await cellOf(
        text(70, 400, 12, '看得见的字很多很多'.repeat(4)),
        'BT /F1 12 Tf -1 0 0 1 182 642 Tm <0032> Tj ET',
      ),
    ).toBe(`规章|${UNREADABLE} 12`)
  })

  it('is read where all of the number is the same', async () => {
    expect((await lines([seen, cells, '/Mask gs', text(164, 200, 12, '12')], more))[1]).toBe('规章|12')
  })

  it('is unknown where it is drawn: an upright stroke, a shape, a picture in the content', async () => {
    for (const drawn of [
      '178 642 m 178 650 l S',
      '177 642 m 177 655 183 655 183 642 c h f',
      'q 6 0 0 8 177 642 cm BI /W 8 /H 8 /IM true /BPC 1 ID abcdefgh EI Q',
    ])
      expect(await cellOf(drawn)).toBe(`规章|12${UNREADABLE}`)
    expect(await cellOf('176 640 m 184 640 l S')).toBe('规章|12')
  })
})

describe('text in a group of which nothing shows', () => {
  it('is not read', async () => {
    const group = {
      dictionary: '/Subtype/Form/BBox[0 0 595 842]/Group<</S/Transparency>>/Resources FONTS',
      content: number,
    }
    const resources = '/ExtGState<</None<</ca 0>>>>'
    expect(await lines([seen, '/None gs /G Do'], { forms: { G: group }, resources })).toEqual(['看得见'])
  })
})

describe('a cell with something in it that is no text', () => {
  const cells = table(60, 185, [100, 100], 25, [['规章', '']])

  it('is unreadable where that is a picture', async () => {
    const forms = {
      P: {
        dictionary: '/Subtype/Image/Width 4/Height 4/ColorSpace/DeviceGray/BitsPerComponent 8',
        content: 'abcdabcdabcdabcd',
      },
    }
    expect(await lines([seen, cells, 'q 20 0 0 10 170 635 cm /P Do Q'], { forms })).toEqual([
      '看得见',
      `规章|${UNREADABLE}`,
    ])
  })

  it('is unreadable where that is a drawing, and blank where it is crossed out by a stroke', async () => {
    const zero = '170 640 m 170 650 178 650 178 640 c 178 632 170 632 170 640 c h f'
    expect(await lines([seen, cells, zero])).toEqual(['看得见', `规章|${UNREADABLE}`])
    expect(await lines([seen, cells, '165 635 m 250 655 l S'])).toEqual(['看得见', '规章|'])
  })
})

describe('what is laid over a page', () => {
  const form = (content: string) => ({
    V: {
      dictionary: '/Subtype/Form/BBox[0 0 100 20]/Resources FONTS',
      content: `BT /F1 12 Tf 2 4 Td <${content}> Tj ET`,
    },
  })
  const field = (more: string) => `/Annots[<</Type/Annot/Rect[70 640 170 660]${more}>>]`
  const written = '0031003300390037'
  const forms = form(written)

  it('is read where it is a field of a form or a note typed onto the page', async () => {
    expect(await lines([seen], { forms, page: field('/Subtype/Widget/FT/Tx/F 4/T(a)/AP<</N @V>>') })).toEqual(
      ['看得见', '1397'],
    )
    expect(
      await lines([seen], { forms, page: field('/Subtype/FreeText/F 4/DA(/F1 12 Tf)/AP<</N @V>>') }),
    ).toEqual(['看得见', '1397'])
  })

  it('is not read where it is a stamp, a button, a signature, a comment, or hidden', async () => {
    for (const more of [
      '/Subtype/Stamp/F 4/AP<</N @V>>',
      '/Subtype/Widget/FT/Btn/Ff 65536/F 4/T(a)/AP<</N @V>>',
      '/Subtype/Widget/FT/Sig/F 4/T(a)/AP<</N @V>>',
      '/Subtype/Text/F 4/Contents(1397)',
      '/Subtype/Widget/FT/Tx/F 2/T(a)/AP<</N @V>>',
      '/Subtype/Widget/FT/Tx/F 36/T(a)/AP<</N @V>>',
      '/Subtype/Widget/FT/Tx/F 2/T(a)/V(1397)',
    ])
      expect(await lines([seen], { forms, page: field(more) })).toEqual(['看得见'])
  })

  it('is read from its value where the file does not say how it is drawn, and that is said', async () => {
    const value = field('/Subtype/Widget/FT/Tx/F 4/T(a)/V(1397)')
    expect(await lines([seen], { page: value })).toEqual(['看得见', '1397'])
    expect(await findings([seen], { page: value })).toEqual([
      finding('page.fieldValues', { page: 1, count: 1 }, { location: { block: 0, page: 1 } }),
    ])
  })

  it('leaves a cell unreadable whose field says another number than it shows, and one that a stamp is in', async () => {
    const cells = table(60, 185, [100, 100], 25, [['规章', '']])
    const at = (more: string) =>
      `/Annots[<</Type/Annot/Rect[170 635 196 650]${more.replace('/Widget', '/Widget/FT/Tx/T(a)')}>>]`
    const cellOf = async (more: string, drawn = written) =>
      (await lines([prose, cells], { forms: form(drawn), page: at(more) })).at(-1)
    expect(await cellOf('/Subtype/Widget/F 4/V(1,397)/AP<</N @V>>')).toBe('规章|1397')
    for (const doubtful of ['/Subtype/Widget/F 4/V(25)/AP<</N @V>>', '/Subtype/Widget/F 4/V(25)/Ff 8192'])
      expect(await cellOf(doubtful)).toContain(UNREADABLE)
    expect(await cellOf('/Subtype/Widget/F 4/V(25)/AP<</N @V>>', '')).toBe(`规章|${UNREADABLE}`)
    expect(await cellOf('/Subtype/Stamp/F 4/AP<</N @V>>')).toBe(`规章|${UNREADABLE}`)
  })

  it('hides what is below where it is opaque', async () => {
    const patch = { V: { dictionary: '/Subtype/Form/BBox[0 0 100 20]', content: '1 g 0 0 100 20 re f' } }
    expect(
      await lines([seen, number], { forms: patch, page: field('/Subtype/Square/F 4/AP<</N @V>>') }),
    ).toEqual(['看得见'])
  })
})

it('says what was left out', async () => {
  const hidden = [seen, number, '1 g', over, text(70, 300, 12, '253'), '0 g', text(70, 400, 12, '88', '3 Tr')]
  expect(await findings(hidden)).toEqual([
    finding(
      'page.leftOut',
      {
        page: 1,
        counts: {
          en: '4 painted over, 3 of the colour of their ground, 2 invisible',
          zh: '4个被遮盖，3个与底色相同，2个设为不可见',
        },
      },
      { location: { block: 0, page: 1 } },
    ),
  ])
})

it('says where lines of characters are drawings', async () => {
  // Outlines of 口 in a row, each round its inner one.
  const box = (x: number, y: number, side: number) =>
    `${x} ${y} m ${x} ${y + side} l ${x + side} ${y + side} l ${x + side} ${y} l ${x + side / 2} ${y - 1} ${x + 1} ${y} ${x} ${y} c h`
  const drawn = Array.from(
    { length: 8 },
    (_, i) => `${box(70 + 14 * i, 500, 12)} ${box(73 + 14 * i, 503, 6)} f*`,
  )
  expect(await findings([seen, ...drawn])).toEqual([
    finding('page.drawn', { page: 1, count: 1 }, { location: { block: 0, page: 1 } }),
  ])
  expect(await findings([seen, ...drawn, text(70, 340, 12, '口口口口口口口口')])).toEqual([])
  expect(await findings([seen, ...drawn.slice(0, 3)])).toEqual([])
})
