/** What a person sees in a Word document is what is read: nothing hidden, struck out or raised among the digits. */
import { describe, expect, it } from '@jest/globals'
import { readDocx } from '../../src/formats/docx/index.js'
import { docx, NAMESPACES, p, printed, run, tbl, tc, tr, type Parts } from './build.js'

const read = async (parts: Parts) => printed((await readDocx(docx(parts))).blocks)

/** A table with 规章 and a cell of these runs: what is read of the cell. */
async function cell(
  content: string,
  { cellProperties = '', table = '', ...parts }: Parts & { cellProperties?: string; table?: string } = {},
) {
  const rows = tr([tc('规章'), tc(`<w:p>${content}</w:p>`, cellProperties)])
  const body = `<w:tbl><w:tblPr>${table}</w:tblPr>${rows}</w:tbl>`
  const [found] = await read({ body, ...parts })
  return (found as string[][])[0]![1]
}

const style = (type: string, id: string, content: string): string =>
  `<w:style w:type="${type}" w:styleId="${id}">${content}</w:style>`

describe('runs that nobody reads are left out', () => {
  it.each([
    ['struck out', '<w:strike/>'],
    ['struck out twice', '<w:dstrike/>'],
    ['hidden', '<w:vanish/>'],
    ['white on white', '<w:color w:val="FFFFFF"/>'],
    ['nearly white', '<w:color w:val="FAFAFA"/>'],
    ['of a size of half a point', '<w:sz w:val="1"/>'],
    ['of the ground’s colour in a theme', '<w:color w:val="auto" w:themeColor="background1"/>'],
    ['as narrow as a stroke', '<w:w w:val="1"/>'],
    [
      'without paint',
      '<w14:textFill xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w14:noFill/></w14:textFill>',
    ],
    ['of the colour of their own ground', '<w:color w:val="FF0000"/><w:shd w:val="clear" w:fill="FF0000"/>'],
    ['of the colour of their highlight', '<w:color w:val="FFFF00"/><w:highlight w:val="yellow"/>'],
  ])('%s', async (_, properties) => {
    expect(await cell(run('9', properties) + run('12') + run('8', properties))).toBe('12')
  })

  it.each([
    [
      'that is said not to be struck out',
      '<w:strike w:val="0"/><w:dstrike w:val="false"/><w:vanish w:val="off"/>',
    ],
    ['of a small size', '<w:sz w:val="10"/>'],
    ['narrower than usual', '<w:w w:val="66"/>'],
    ['of a colour by itself', '<w:color w:val="auto"/>'],
    ['in white on red', '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="FF0000"/>'],
    [
      'in white on a pattern',
      '<w:color w:val="FFFFFF"/><w:shd w:val="solid" w:color="112233" w:fill="FFFFFF"/>',
    ],
    ['raised a little, as a whole', '<w:position w:val="6"/>'],
    ['raised as a whole', '<w:vertAlign w:val="superscript"/>'],
  ])('but not text %s', async (_, properties) => {
    expect(await cell(run('12', properties))).toBe('12')
  })

  it('but a digit that is much smaller than those beside it is undecided', async () => {
    expect(await cell(run('12', '<w:sz w:val="21"/>') + run('9', '<w:sz w:val="10"/>'))).toBe('12¦9')
    expect(await cell(run('1', '<w:sz w:val="21"/>') + run('2', '<w:sz w:val="18"/>'))).toBe('12')
    expect(await cell(run('12') + run('件', '<w:sz w:val="10"/>'))).toBe('12件')
  })

  it.each([
    ['narrowed to a tenth', '<w:w w:val="10"/>'],
    ['drawn over one another', '<w:spacing w:val="-240"/>'],
    ['fitted into a stroke', '<w:fitText w:val="1" w:id="7"/>'],
    ['set into half a line', '<w:eastAsianLayout w:id="1" w:combine="1"/>'],
    [
      'painted with nothing that is seen',
      '<w14:textFill xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w14:solidFill><w14:srgbClr w14:val="000000"><w14:alpha w14:val="100000"/></w14:srgbClr></w14:solidFill></w14:textFill>',
    ],
    ['in black on a black highlight', '<w:highlight w:val="black"/>'],
    ['of a look that nobody knows yet', '<w:notYetKnown/>'],
  ])('digits %s are undecided beside others, and those alone', async (_, properties) => {
    expect(await cell(run('9', properties) + run('12'))).toBe('9¦12')
    expect(await cell(run('1', properties) + run('2', properties))).toBe('12')
  })

  it('digits that look as usual are one number', async () => {
    const looks = [
      '<w:b/><w:spacing w:val="-10"/>',
      '<w:w w:val="80"/><w:kern w:val="2"/>',
      '<w:rFonts w:ascii="A"/>',
      '<w:u/>',
    ]
    expect(await cell(looks.map((look, i) => run(String(i + 1), look)).join(''))).toBe('1234')
  })

  it('by the ground of cell, paragraph, table and page', async () => {
    const white = run('12', '<w:color w:val="FFFFFF"/>')
    const dark = '<w:shd w:val="clear" w:color="auto" w:fill="1F3864"/>'
    expect(await cell(white)).toBe('')
    expect(await cell(white, { cellProperties: dark })).toBe('12')
    expect(await cell(white, { table: dark })).toBe('12')
    expect(await cell(`<w:pPr>${dark}</w:pPr>${white}`)).toBe('12')
    const document = (background: string) =>
      `<w:document ${NAMESPACES}>${background}<w:body>${p(white)}${p('甲乙')}</w:body></w:document>`
    expect(await read({ parts: { 'word/document.xml': document('') } })).toEqual(['甲乙'])
    expect(
      await read({ parts: { 'word/document.xml': document('<w:background w:color="000000"/>') } }),
    ).toEqual(['12', '甲乙'])
  })

  it('but where most of a text would be lost by its colour, it is seen after all', async () => {
    expect(await read({ body: p(run('一、总体情况', '<w:color w:val="FFFFFF"/>')) + p('甲') })).toEqual([
      '一、总体情况',
      '甲',
    ])
  })
})

describe('raised and lowered characters', () => {
  it.each([
    ['superscript', '<w:vertAlign w:val="superscript"/>'],
    ['subscript', '<w:vertAlign w:val="subscript"/>'],
    ['a raised position', '<w:sz w:val="21"/><w:position w:val="8"/>'],
    ['a lowered position', '<w:sz w:val="21"/><w:position w:val="-8"/>'],
  ])('in %s are no digits of what they mark', async (_, properties) => {
    expect(await cell(run('22') + run('1', properties))).toBe('22')
    expect(await read({ body: p(run('办结22件') + run('1', properties)) })).toEqual(['办结22件[1]'])
    expect(await read({ body: p(run('甲') + run('乙', properties)) })).toEqual(['甲乙'])
  })

  it('by a style are none either', async () => {
    const styles = style('character', 'mark', '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>')
    expect(await cell(run('22') + run('1', '<w:rStyle w:val="mark"/>'), { styles })).toBe('22')
  })
})

describe('styles', () => {
  const struck = '<w:rPr><w:strike/></w:rPr>'
  it('strike out, hide and paint, along what they are based on', async () => {
    const styles =
      style('paragraph', 'old', struck) +
      style('paragraph', 'older', '<w:basedOn w:val="old"/>') +
      style('character', 'gone', '<w:rPr><w:vanish/></w:rPr>') +
      style('character', 'white', '<w:rPr><w:color w:val="FFFFFF"/></w:rPr>') +
      style('paragraph', 'dark', '<w:pPr><w:shd w:val="clear" w:fill="000000"/></w:pPr>')
    expect(await read({ styles, body: p('甲') + p('乙', '<w:pStyle w:val="older"/>') })).toEqual(['甲'])
    expect(await cell(run('9', '<w:rStyle w:val="gone"/>') + run('12'), { styles })).toBe('12')
    expect(await cell(run('9', '<w:rStyle w:val="white"/>') + run('12'), { styles })).toBe('12')
    const onDark = `<w:pPr><w:pStyle w:val="dark"/></w:pPr>${run('12', '<w:rStyle w:val="white"/>')}`
    expect(await cell(onDark, { styles })).toBe('12')
  })

  it('that strike out twice, of a paragraph and of characters, take each other back', async () => {
    const styles = style('paragraph', 'old', struck) + style('character', 'new', struck)
    const twice = `<w:pPr><w:pStyle w:val="old"/></w:pPr>${run('9')}${run('12', '<w:rStyle w:val="new"/>')}`
    expect(await cell(twice, { styles })).toBe('12')
    const direct = `<w:pPr><w:pStyle w:val="old"/></w:pPr>${run('12', '<w:strike w:val="0"/>')}`
    expect(await cell(direct, { styles })).toBe('12')
  })

  it('say what holds for the whole document', async () => {
    const styles = '<w:docDefaults><w:rPrDefault><w:rPr><w:strike/></w:rPr></w:rPrDefault></w:docDefaults>'
    expect(await cell(run('9') + run('12', '<w:strike w:val="0"/>'), { styles })).toBe('12')
  })

  it('of tables say it by place', async () => {
    const styles = style(
      'table',
      'grid',
      '<w:tblStylePr w:type="firstRow"><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:tcPr><w:shd w:val="clear" w:fill="4472C4"/></w:tcPr></w:tblStylePr>' +
        '<w:tblStylePr w:type="band2Horz"><w:rPr><w:strike/></w:rPr></w:tblStylePr>',
    )
    const table = (look: string) =>
      `<w:tbl><w:tblPr><w:tblStyle w:val="grid"/>${look}</w:tblPr>${tr([tc('甲'), tc('乙')])}${tr([tc('1'), tc('2')])}${tr([tc('3'), tc('4')])}</w:tbl>`
    expect(
      await read({ styles, body: table('<w:tblLook w:firstRow="1" w:noHBand="0" w:noVBand="1"/>') }),
    ).toEqual([
      [
        ['甲', '乙'],
        ['1', '2'],
        ['~~3~~', '~~4~~'],
      ],
    ])
    expect(await read({ styles, body: table('<w:tblLook w:val="0620"/>') })).toEqual([
      [
        ['甲', '乙'],
        ['1', '2'],
        ['3', '4'],
      ],
    ])
  })

  it('take their colours from the theme', async () => {
    const scheme = (name: string, color: string) => `<a:${name}><a:srgbClr val="${color}"/></a:${name}>`
    const theme = `<a:theme ${NAMESPACES}><a:themeElements><a:clrScheme>${scheme('dk1', '000000')}${scheme('lt1', 'FFFFFF')}${scheme('accent1', '4472C4')}</a:clrScheme></a:themeElements></a:theme>`
    const parts = { 'word/theme.xml': theme }
    const colored = (color: string) => run('9', `<w:color ${color}/>`) + run('12')
    expect(await cell(colored('w:val="auto" w:themeColor="background1"'), { parts })).toBe('12')
    expect(await cell(colored('w:val="FFFFFF" w:themeColor="text1"'), { parts })).toBe('912')
    expect(await cell(colored('w:val="000000" w:themeColor="accent1" w:themeTint="05"'), { parts })).toBe(
      '12',
    )
    expect(await cell(colored('w:themeColor="background1" w:themeShade="80"'), { parts })).toBe('912')
    expect(await cell(colored('w:val="FFFFFF" w:themeColor="background1"'))).toBe('12')
  })
})

describe('a cell with something in it is not blank', () => {
  it('where all of it is struck out', async () => {
    expect(await cell(run('9', '<w:strike/>'))).toBe('~~9~~')
    expect(await cell(run('9', '<w:vanish/>'))).toBe('')
  })

  it('where a field was saved without its result', async () => {
    const field = (instruction: string) =>
      `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${instruction}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`
    const withField = async (instruction: string) =>
      (await readDocx(docx({ body: tbl(tr([tc('规章'), tc(p(field(instruction)))])) }))).blocks
    expect((await withField('=SUM(LEFT)')).length).toBe(2)
    expect((await withField('XE "规章"')).length).toBe(1)
    expect((await withField('EQ \\\\o(1, 2)')).length).toBe(2)
  })

  it.each([
    [
      'a chart',
      '<w:drawing><wp:inline><wp:docPr id="1" name="图表"/><a:graphic><a:graphicData uri="chart"/></a:graphic></wp:inline></w:drawing>',
    ],
    ['a drawn line', '<w:pict><v:line from="0,0" to="10,10"/></w:pict>'],
    ['an object', '<w:object><v:shape><v:imagedata r:id="rId7"/></v:shape></w:object>'],
    [
      'a shape for new readers alone',
      '<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:docPr id="1" name=""/></wp:anchor></w:drawing></mc:Choice><mc:Fallback/></mc:AlternateContent>',
    ],
  ])('where %s stands in it', async (_, drawing) => {
    const { blocks } = await readDocx(docx({ body: tbl(tr([tc('规章'), tc(p(`<w:r>${drawing}</w:r>`))])) }))
    expect(blocks.some(({ kind }) => kind === 'image')).toBe(true)
  })

  it('but a hidden drawing is not seen, and a line above a title is none', async () => {
    const hidden =
      '<w:drawing><wp:anchor><wp:docPr id="1" name="" hidden="1"/><a:graphic><a:graphicData><a:blip/></a:graphicData></a:graphic></wp:anchor></w:drawing>'
    expect(await cell(`<w:r>${hidden}</w:r>`)).toBe('')
    const line = '<w:pict><v:line from="0,0" to="10,0" o:gfxdata="UEsDBBQ&#xA;ABgAI"/></w:pict>'
    expect(await read({ body: p(`<w:r>${line}</w:r>`) + p('甲') })).toEqual(['甲'])
  })
})

describe('forms', () => {
  const field = (type: string, data: string, result = '') =>
    `<w:r><w:fldChar w:fldCharType="begin"><w:ffData>${data}</w:ffData></w:fldChar></w:r><w:r><w:instrText> ${type} </w:instrText></w:r>` +
    `${result && `<w:r><w:fldChar w:fldCharType="separate"/></w:r>${result}`}<w:r><w:fldChar w:fldCharType="end"/></w:r>`

  it('show what was typed, chosen and ticked', async () => {
    expect(await cell(field('FORMTEXT', '<w:textInput/>', run('12')))).toBe('12')
    expect(await cell(field('FORMTEXT', '<w:textInput/>', run('\u2002\u2002\u2002')))).toBe('')
    const list = '<w:listEntry w:val="0"/><w:listEntry w:val="12"/>'
    expect(await cell(field('FORMDROPDOWN', `<w:ddList><w:result w:val="1"/>${list}</w:ddList>`))).toBe('12')
    expect(await cell(field('FORMDROPDOWN', `<w:ddList><w:default w:val="1"/>${list}</w:ddList>`))).toBe('12')
    expect(await cell(field('FORMDROPDOWN', `<w:ddList>${list}</w:ddList>`))).toBe('0')
    expect(await cell(field('FORMDROPDOWN', `<w:ddList>${list}</w:ddList>`, run('12')))).toBe('12')
    expect(await cell(field('FORMCHECKBOX', '<w:checkBox><w:checked/></w:checkBox>'))).toBe('☑')
    expect(await cell(field('FORMCHECKBOX', '<w:checkBox><w:default w:val="0"/></w:checkBox>'))).toBe('☐')
  })

  it('with content controls show their content; a prompt is none', async () => {
    const control = (properties: string, content: string) =>
      `<w:sdt><w:sdtPr>${properties}</w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`
    expect(await cell(control('<w:text/>', run('12')))).toBe('12')
    expect(await cell(control('<w:showingPlcHdr/>', run('单击此处输入文字。')))).toBe('单击此处输入文字。')
    expect(await cell(control('<w:showingPlcHdr/>', run('0')))).toBe('[0]')
    expect(await cell(control('<w:showingPlcHdr w:val="0"/>', run('0')))).toBe('0')
  })
})

describe('rows that leave out columns', () => {
  it('have blank cells there, before and after', async () => {
    const rows = tbl(
      tr([tc('甲'), tc('乙'), tc('丙')]),
      tr([tc('1')], '<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>'),
    )
    expect(await read({ body: rows })).toEqual([
      [
        ['甲', '乙', '丙'],
        ['', '1', ''],
      ],
    ])
  })
})
