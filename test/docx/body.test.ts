import { describe, expect, it } from '@jest/globals'
import { readDocx } from '../../src/formats/docx/index.js'
import { docx, p, printed, run, tbl, tc, tr, type Parts } from './build.js'

const read = async (body: string, more: Parts = {}): Promise<unknown[]> =>
  printed((await readDocx(docx({ body, ...more }))).blocks)
const restart = '<w:vMerge w:val="restart"/>'
const goesOn = '<w:vMerge/>'
const span = (n: number): string => `<w:gridSpan w:val="${n}"/>`
const by = 'w:id="1" w:author="x"'
const field = (instruction: string, result: string): string =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${instruction}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`

describe('text', () => {
  it('has a paragraph for each line, with tabs as spaces', async () => {
    const body =
      p(
        run('一、总体情况') +
          '<w:r><w:br/><w:t>全年</w:t><w:tab/><w:t>12件</w:t><w:cr/></w:r>' +
          run('\u3000完\u00a0'),
      ) + p('')
    expect(await read(body)).toEqual(['一、总体情况', '全年 12件', '完'])
  })

  it('has simple fields and results of fields, not their instructions', async () => {
    expect(
      await read(
        p(
          `<w:fldSimple w:instr="X">${run('88')}</w:fldSimple>` +
            run('件') +
            field(`IF ${field('REF', '误')}`, '是'),
        ),
      ),
    ).toEqual(['88件是'])
  })

  it('is not swallowed by a field that never ends', async () => {
    expect(await read(p(`<w:r><w:fldChar w:fldCharType="begin"/></w:r>${run('正文')}`) + p('下文'))).toEqual([
      '正文',
      '下文',
    ])
  })

  it('has the base of ruby, symbols of text fonts and of dingbats, and non-breaking hyphens', async () => {
    const ruby = `<w:r><w:ruby><w:rt>${run('xiàng')}</w:rt><w:rubyBase>${run('项')}</w:rubyBase></w:ruby></w:r>`
    const symbols =
      '<w:r><w:sym w:font="宋体" w:char="25CB"/><w:sym w:font="Wingdings" w:char="F0FE"/><w:noBreakHyphen/><w:softHyphen/></w:r>'
    expect(await read(p(run('事') + ruby + symbols + run('35')))).toEqual(['事项○🗹-35'])
  })

  it('leaves hidden text out, hidden by the run or by a style', async () => {
    const styles =
      '<w:style w:type="character" w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="P"><w:rPr><w:vanish/></w:rPr></w:style>'
    const body =
      p(
        run('隐', '<w:vanish/>') +
          run('隐', '<w:rStyle w:val="H"/>') +
          run('现', '<w:rStyle w:val="H"/><w:vanish w:val="0"/>'),
      ) + p(run('隐'), '<w:pStyle w:val="P"/>')
    expect(await read(body, { styles })).toEqual(['现'])
  })

  it('leaves notes and comments out', async () => {
    const marks =
      '<w:commentRangeStart w:id="0"/><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:commentReference w:id="0"/></w:r>'
    const parts = { 'word/footnotes.xml': '<w:footnotes/>', 'word/comments.xml': '<w:comments/>' }
    expect(await read(p(run('12') + marks + run('件')), { parts })).toEqual(['12件'])
  })

  it('accepts tracked changes and says so', async () => {
    const body =
      `<w:p><w:pPr><w:rPr><w:del ${by}/></w:rPr></w:pPr>${run('甲')}<w:del ${by}><w:r><w:delText>9</w:delText></w:r></w:del></w:p>` +
      p(
        `<w:ins ${by}>${run('乙')}</w:ins><w:moveFrom ${by}>${run('丙')}</w:moveFrom><w:moveTo ${by}>${run('丁')}</w:moveTo>`,
      )
    const reading = await readDocx(docx({ body }))
    expect(printed(reading.blocks)).toEqual(['甲乙丁'])
    expect(reading.findings?.map(({ code }) => code)).toEqual(['document.trackedChanges'])
  })

  it('does not run a paragraph with a deleted mark into a table', async () => {
    const body = `<w:p><w:pPr><w:rPr><w:del ${by}/></w:rPr></w:pPr>${run('前')}</w:p>${tbl(tr([tc('1'), tc('2')]))}`
    expect(await read(body)).toEqual(['前', [['1', '2']]])
  })
})

describe('tables', () => {
  it('keep spans, and skip grid columns as blank cells', async () => {
    const body = tbl(
      tr([tc('三、', restart), tc('（一）', span(2))]),
      tr([tc('', goesOn), tc('1'), tc('2')]),
      tr([tc('3'), tc('4')], '<w:gridBefore w:val="1"/>'),
    )
    expect(await read(body)).toEqual([
      [
        ['三、', '（一）', ''],
        ['', '1', '2'],
        ['', '3', '4'],
      ],
    ])
  })

  it('keep their merges with bookmarks between rows and content controls round rows and cells', async () => {
    const body = tbl(
      tr([tc('a', restart), tc('1')]),
      '<w:bookmarkStart w:id="1" w:name="x"/>',
      `<w:sdt><w:sdtPr/><w:sdtContent>${tr([tc('', goesOn), `<w:sdt><w:sdtContent>${tc('2')}</w:sdtContent></w:sdt>`])}</w:sdtContent></w:sdt>`,
    )
    const [block] = (await readDocx(docx({ body }))).blocks
    expect(block).toMatchObject({
      kind: 'table',
      cells: [{ text: 'a', rowSpan: 2 }, { text: '1' }, { text: '2', row: 1, column: 1 }],
    })
  })

  it('do not take a merge past the row that ends it', async () => {
    expect(
      await read(
        tbl(tr([tc('a', restart), tc('b')]), tr([tc('c', span(2))]), tr([tc('d', goesOn), tc('e')])),
      ),
    ).toEqual([
      [
        ['a', 'b'],
        ['c', ''],
        ['d', 'e'],
      ],
    ])
  })

  it('lose deleted rows and cells', async () => {
    expect(
      await read(
        tbl(
          tr([tc('旧'), tc('9')], `<w:del ${by}/>`),
          tr([tc('新'), tc('x', `<w:cellDel ${by}/>`), tc('1')]),
        ),
      ),
    ).toEqual([[['新', '1']]])
  })

  it('join lines of a cell, Chinese without a space', async () => {
    expect(
      await read(tbl(tr([tc(p('商业') + p('企业')), tc(p('22') + p('（其中修订16件）')), tc('')]))),
    ).toEqual([[['商业企业', '22（其中修订16件）', '']]])
  })

  it('come out of text boxes once, and out of layout tables', async () => {
    const inner = tbl(tr([tc('1'), tc('2')]))
    const box = `<w:txbxContent>${inner}</w:txbxContent>`
    const both =
      `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx>${box}</wps:txbx></wps:wsp>` +
      `</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>${box}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`
    const layout = tbl(tr([`<w:tc>${p('题')}${inner}<w:p/></w:tc>`]))
    expect(await read(p(both + run('文')) + layout)).toEqual(['文', [['1', '2']], '题', [['1', '2']]])
  })

  it('that are pictures give the picture', async () => {
    const picture =
      '<w:drawing><wp:inline><wp:docPr id="1" name="图片 1" descr="申请情况表"/><a:graphic><a:graphicData><a:blip r:embed="rId9"/></a:graphicData></a:graphic></wp:inline></w:drawing>'
    expect(
      await read(
        p(`${run('三、')}<w:r>${picture}</w:r>`) +
          p('<w:r><w:pict><v:shape><v:imagedata r:id="rId8" o:title=""/></v:shape></w:pict></w:r>'),
      ),
    ).toEqual(['三、', '![申请情况表]', '![]'])
  })
})
