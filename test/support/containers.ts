/** Files that only wrap another: a page as a web archive, a page in a Word document, a Word document as one XML file. */
import { strToU8, unzipSync, zipSync } from 'fflate'

export const base64 = (bytes: Uint8Array | string): string => Buffer.from(bytes).toString('base64')

/** 政 → =E6=94=BF, in lines of no more than 76 characters. */
export const quoted = (text: string): string =>
  [...Buffer.from(text)]
    .map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`)
    .join('')
    .replace(/(.{72})/g, '$1=\r\n')

/** A page as browsers save it in one file, a picture beside it. */
export const archive = (encoding: string, body: string, type = 'text/html; charset="utf-8"'): string =>
  'From: <Saved by Blink>\r\nSubject: =?utf-8?Q?=E5=B9=B4?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----b--1"\r\n\r\n' +
  `------b--1\r\nContent-Type: ${type}\r\nContent-ID: <frame@x>\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${body}\r\n` +
  `------b--1\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64('PNG')}\r\n------b--1--\r\n`

/** A Word document as one XML file. */
export function flatOpc(docx: Uint8Array): string {
  const parts = Object.entries(unzipSync(docx)).map(([name, bytes]) => {
    const isXml = /\.(?:xml|rels)$/.test(name)
    const xml = Buffer.from(bytes)
      .toString()
      .replace(/<\?xml[^>]*\?>/, '')
    const content = isXml
      ? `<pkg:xmlData>${xml}</pkg:xmlData>`
      : `<pkg:binaryData>${base64(bytes)}</pkg:binaryData>`
    return `<pkg:part pkg:name="/${name}">${content}</pkg:part>`
  })
  return `<?xml version="1.0" standalone="yes"?>\n<?mso-application progid="Word.Document"?>\n<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">${parts.join('')}</pkg:package>`
}

/** A Word document with nothing in it but another file. */
export function wrapped(name: string, chunk: Uint8Array | undefined): Uint8Array {
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
