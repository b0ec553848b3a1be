/** One report in every container that only wraps it: what is read is the same. */
import { readFileSync } from 'node:fs'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { beforeAll, describe, expect, it } from '@jest/globals'
import { parseReport, type Report } from '../src/index.js'

const html = readFileSync('fixtures/reports/mixed-2023.html', 'utf8')
const docx = new Uint8Array(readFileSync('fixtures/docx/libreoffice.docx'))
const dataOf = ({ source: _, diagnostics, ...report }: Report) => ({
  ...report,
  diagnostics: diagnostics.map(({ code }) => code),
})
const base64 = (bytes: Uint8Array | string): string => Buffer.from(bytes).toString('base64')

describe('a page', () => {
  let page: Report
  beforeAll(async () => {
    page = await parseReport(html)
  })

  const quoted = (text: string): string =>
    [...Buffer.from(text)]
      .map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`)
      .join('')
      .replace(/(.{72})/g, '$1=\r\n')
  const archive = (encoding: string, body: string, type = 'text/html; charset="utf-8"'): string =>
    'From: <Saved by Blink>\r\nSubject: =?utf-8?Q?=E5=B9=B4?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----b--1"\r\n\r\n' +
    `------b--1\r\nContent-Type: ${type}\r\nContent-ID: <frame@x>\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${body}\r\n` +
    `------b--1\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64('PNG')}\r\n------b--1--\r\n`

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
    const parts = Object.entries(unzipSync(docx)).map(([name, bytes]) => {
      const isXml = /\.(?:xml|rels)$/.test(name)
      const content = isXml
        ? `<pkg:xmlData>${Buffer.from(bytes)
            .toString()
            .replace(/<\?xml[^>]*\?>/, '')}</pkg:xmlData>`
        : `<pkg:binaryData>${base64(bytes)}</pkg:binaryData>`
      return `<pkg:part pkg:name="/${name}">${content}</pkg:part>`
    })
    const flat = `<?xml version="1.0" standalone="yes"?>\n<?mso-application progid="Word.Document"?>\n<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">${parts.join('')}</pkg:package>`
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

/** A Word document with nothing in it but another file. */
function wrapped(name: string, chunk: Uint8Array | undefined): Uint8Array {
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const list = (type: string, target: string): string =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${relations}/${type}" Target="${target}"/></Relationships>`
  const parts = {
    '_rels/.rels': list('officeDocument', 'word/document.xml'),
    'word/_rels/document.xml.rels': list('aFChunk', name),
    'word/document.xml': `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="${relations}"><w:body><w:altChunk r:id="r1"/></w:body></w:document>`,
  }
  const zip: Record<string, Uint8Array> = Object.fromEntries(
    Object.entries(parts).map(([part, xml]) => [part, strToU8(xml)]),
  )
  if (chunk) zip[`word/${name}`] = chunk
  return zipSync(zip)
}
