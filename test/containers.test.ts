/** One report in every container that only wraps it: what is read is the same. */
import { readFileSync } from 'node:fs'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { beforeAll, describe, expect, it } from '@jest/globals'
import { parseReport, type Report } from '../src/index.js'
import { archive, base64, flatOpc, quoted, wrapped } from './support/containers.js'

const html = readFileSync('fixtures/reports/mixed-2023.html', 'utf8')
const docx = new Uint8Array(readFileSync('fixtures/docx/libreoffice.docx'))
const dataOf = ({ source: _, diagnostics, ...report }: Report) => ({
  ...report,
  diagnostics: diagnostics.map(({ code }) => code),
})

describe('a page', () => {
  let page: Report
  beforeAll(async () => {
    page = await parseReport(html)
  })

  it.each([
    ['quoted-printable', archive('quoted-printable', quoted(html))],
    ['base64', archive('base64', base64(html).replace(/(.{76})/g, '$1\r\n'))],
    ['8bit', archive('8bit', html)],
    [
      'alternatives within',
      archive(
        '8bit',
        `--x\r\nContent-Type: text/html\r\n\r\n${html}\r\n--x--`,
        'multipart/alternative; boundary=x',
      ),
    ],
  ])('saved as MHTML, %s', async (_, text) => {
    const report = await parseReport(strToU8(text))
    expect(report.source.format).toBe('mhtml')
    expect(dataOf(report)).toEqual(dataOf(page))
  })

  it('that Word has saved under the name of a document', async () => {
    const head =
      '<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40"><head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=Generator content="Microsoft Word 15 (filtered)"><!--[if gte mso 9]><xml><w:WordDocument><w:View>Print</w:View></w:WordDocument></xml><![endif]--><style><!-- @page WordSection1 {size:595.3pt 841.9pt;} p.MsoNormal {mso-style-parent:"";} --></style></head>'
    const body = /<body[^]*$/.exec(html)?.[0] ?? ''
    const report = await parseReport(strToU8(head + body), { name: '年报.doc' })
    expect(report.source.format).toBe('html')
    expect(report.observations).toEqual(page.observations)
  })

  it('without a page is damaged', async () => {
    const text = archive('8bit', 'x', 'text/css')
    await expect(parseReport(strToU8(text))).rejects.toMatchObject({ code: 'input.corrupt' })
  })

  it.each([
    ['as a page', 'afchunk.html', html],
    ['as a web archive', 'afchunk.mht', archive('base64', base64(html))],
  ])('that a Word document takes in, %s', async (_, name, chunk) => {
    const report = await parseReport(wrapped(name, strToU8(chunk)))
    expect(report.source.format).toBe('docx')
    expect(dataOf(report)).toEqual(dataOf(page))
  })
})

describe('a Word document', () => {
  it('that another one takes in', async () => {
    expect(dataOf(await parseReport(wrapped('afchunk.docx', docx)))).toEqual(dataOf(await parseReport(docx)))
  })

  it('that takes in itself without end, a picture, or nothing, is refused', async () => {
    let nested: Uint8Array = docx
    for (let i = 0; i < 5; i++) nested = wrapped('afchunk.docx', nested)
    const refused = { code: 'input.unsupported' }
    await expect(parseReport(nested)).rejects.toMatchObject(refused)
    await expect(parseReport(wrapped('a.png', Uint8Array.of(0x89, 0x50, 0x4e, 0x47)))).rejects.toMatchObject(
      refused,
    )
    await expect(parseReport(wrapped('a.html', undefined))).rejects.toMatchObject(refused)
  })

  it('as one XML file', async () => {
    const flat = flatOpc(docx)
    const report = await parseReport(strToU8(flat))
    expect(report.source.format).toBe('docx')
    expect(dataOf(report)).toEqual(dataOf(await parseReport(docx)))
    await expect(parseReport(strToU8(flat.slice(0, -100)))).rejects.toMatchObject({ code: 'input.corrupt' })
  })

  it('in a package whose names have backslashes', async () => {
    const members = Object.entries(unzipSync(docx)).map(([name, bytes]) => [
      name.replaceAll('/', '\\'),
      bytes,
    ])
    const report = await parseReport(zipSync(Object.fromEntries(members)))
    expect(dataOf(report)).toEqual(dataOf(await parseReport(docx)))
  })
})
