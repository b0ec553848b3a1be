/** A draft again, with what was found as comments: at the right places, and everything else as it was. */
import { describe, expect, it } from '@jest/globals'
import { strFromU8, unzipSync } from 'fflate'
import { findingsToDocx } from '../../src/findings/docx.js'
import { wordPlaces } from '../../src/formats/docx/places.js'
import { readReport } from '../../src/parse.js'
import { toDocx } from '../support/generate/docx.js'
import { number } from '../support/generate/printed.js'
import { makeReport } from '../support/generate/report.js'
import { docx, NAMESPACES, p, run, tbl, tc, tr } from './build.js'

const author = { name: 'gongkai', initials: 'gk', date: '2025-01-20T08:00:00Z' }

async function commented(bytes: Uint8Array): Promise<Record<string, string>> {
  const { report, stream } = await readReport(bytes)
  const draft = { bytes, report, blocks: stream.blocks }
  const copy = findingsToDocx(draft, report.diagnostics, { author, language: 'zh' })
  return Object.fromEntries(Object.entries(unzipSync(copy)).map(([name, part]) => [name, strFromU8(part)]))
}

/** What each comment is about, and what it says. */
function commentsIn(parts: Record<string, string>): [about: string, says: string][] {
  const document = parts['word/document.xml']!
  const comments = parts['word/comments.xml']!
  return [...comments.matchAll(/gk:id="(\d+)"[^>]*>(.*?)<\/gk:comment>/g)].map(([, id, words]) => {
    const from = document.indexOf(`<w:commentRangeStart w:id="${id}"/>`)
    const to = document.indexOf(`<w:commentRangeEnd w:id="${id}"/>`)
    return [document.slice(from, to).replace(/<[^>]*>/g, ''), words!.replace(/<[^>]*>/g, '')]
  })
}

const made = (printed = {}) => makeReport({ agency: '柳河县水利局', year: 2024, seed: 3, printed })

describe('comments in a draft', () => {
  it('stand at the cells that findings name', async () => {
    const parts = await commented(toDocx(made({ 'disputes.reconsideration.total': number(999) })))
    expect(commentsIn(parts)).toEqual([
      ['999', expect.stringMatching(/^【错误】第四部分“行政复议”行“总计”列填写为999.*check\.disputeTotal$/)],
    ])
    expect(parts['[Content_Types].xml']).toContain('/word/comments.xml')
    expect(parts['word/_rels/document.xml.rels']).toContain('/comments" Target="comments.xml"')
  })

  it('stand at the beginning where what is missing has no place', async () => {
    const whole = made()
    const cut = { ...whole, sections: whole.sections.filter(({ number: own }) => own !== 5) }
    expect(commentsIn(await commented(toDocx(cut)))).toEqual([
      ['柳河县水利局2024年政府信息公开工作年度报告', expect.stringContaining('缺少第五部分')],
    ])
  })

  it('are added to those that are there, and leave all else as it is', async () => {
    const whole = unzipSync(toDocx(made()))
    const body = strFromU8(whole['word/document.xml']!).replace(/^.*<w:body>|<\/w:body>.*$/gs, '')
    const changed = `<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr><w:del w:id="3" w:author="x"><w:r><w:delText>旧</w:delText></w:r></w:del>${run('（文字描述）')}</w:p>`
    const bytes = docx({
      body: body.replace('<w:p>', `${changed}<w:p>`),
      parts: {
        'word/comments.xml': `<w:comments ${NAMESPACES}><w:comment w:id="7" w:author="x">${p('旧批注')}</w:comment></w:comments>`,
        'word/_rels/document.xml.rels':
          '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/></Relationships>',
      },
    })
    const before = Object.fromEntries(
      Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]),
    )
    const after = await commented(bytes)
    expect(commentsIn(after).map(([about]) => about)).toContain('旧（文字描述）')
    expect(after['word/comments.xml']).toContain('旧批注')
    expect(after['word/comments.xml']).toContain('gk:id="8"')
    const unmarked = after['word/document.xml']!.replace(
      /<w:commentRange(?:Start|End) w:id="\d+"\/>|<w:r><w:commentReference w:id="\d+"\/><\/w:r>/g,
      '',
    )
    expect(unmarked).toBe(before['word/document.xml'])
    for (const name of ['word/styles.xml', 'word/_rels/document.xml.rels', '[Content_Types].xml'])
      expect(after[name]).toBe(before[name])
  })
})

describe('places in a Word file', () => {
  const places = wordPlaces(
    `<w:document ${NAMESPACES}><w:body>${p('甲', '<w:b/>')}<w:p/>${tbl(
      tr([tc('宽', '<w:gridSpan w:val="2"/>'), tc('窄')]),
      tr([tc(`${p('上')}${p('下')}`), tc('中'), tc('右')]),
    )}</w:body></w:document>`,
  )

  it('are those of paragraphs with an inside, and of cells by columns of the grid', () => {
    expect(places.paragraphs.map(({ text }) => text)).toEqual(['甲', '宽', '窄', '上', '下', '中', '右'])
    expect(
      places.tables.map((rows) => rows.map((cells) => cells.map(({ column, text }) => [column, text]))),
    ).toEqual([
      [
        [
          [0, '宽'],
          [2, '窄'],
        ],
        [
          [0, '上下'],
          [1, '中'],
          [2, '右'],
        ],
      ],
    ])
  })

  it('are found under any prefix, and refused in broken XML', () => {
    const strict = 'http://purl.oclc.org/ooxml/wordprocessingml/main'
    const { prefix, paragraphs } = wordPlaces(
      `<x:document xmlns:x="${strict}"><x:body><x:p><x:r><x:t>甲</x:t></x:r></x:p></x:body></x:document>`,
    )
    expect([prefix, paragraphs.length]).toEqual(['x:', 1])
    expect(() => wordPlaces('<w:document>')).toThrow('well-formed')
  })
})
