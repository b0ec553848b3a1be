/** Small Word packages for tests. */
import { strToU8, zipSync, type Zippable } from 'fflate'
import type { Block } from '../../src/document.js'
import { gridTexts } from '../../src/document.js'

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
export const NAMESPACES =
  `xmlns:w="${W}" xmlns:r="${RELATIONS}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"` +
  ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"' +
  ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"' +
  ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:o="urn:schemas-microsoft-com:office:office"'

export interface Parts {
  body?: string
  numbering?: string
  styles?: string
  /** Any other part, or another text for one of these. */
  parts?: Record<string, string | undefined>
}

export const partsOf = ({
  body = '',
  numbering = '',
  styles = '',
  parts = {},
}: Parts): Record<string, string | undefined> => ({
  '[Content_Types].xml':
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/>' +
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
  '_rels/.rels':
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' +
    `<Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>`,
  'word/document.xml': `<w:document ${NAMESPACES}><w:body>${body}</w:body></w:document>`,
  'word/numbering.xml': `<w:numbering ${NAMESPACES}>${numbering}</w:numbering>`,
  'word/styles.xml': `<w:styles ${NAMESPACES}>${styles}</w:styles>`,
  ...parts,
})

export function docx(parts: Parts): Uint8Array {
  const zip: Zippable = {}
  for (const [name, text] of Object.entries(partsOf(parts))) if (text !== undefined) zip[name] = strToU8(text)
  return zipSync(zip)
}

export const run = (text: string, properties = ''): string =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r>`

export const p = (content: string, properties = ''): string =>
  `<w:p><w:pPr>${properties}</w:pPr>${content.startsWith('<') || content === '' ? content : run(content)}</w:p>`

export const listed = (text: string, num: number | string, level?: number): string =>
  p(
    text,
    `<w:numPr>${level === undefined ? '' : `<w:ilvl w:val="${level}"/>`}<w:numId w:val="${num}"/></w:numPr>`,
  )

export const tc = (text: string, properties = ''): string =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${text.startsWith('<') ? text : p(text)}</w:tc>`

export const tr = (cells: string[], properties = ''): string =>
  `<w:tr><w:trPr>${properties}</w:trPr>${cells.join('')}</w:tr>`

export const tbl = (...rows: string[]): string => `<w:tbl><w:tblPr/><w:tblGrid/>${rows.join('')}</w:tbl>`

/** Blocks as they print: paragraphs by their text, tables by their grid's. */
export const printed = (blocks: Block[]): (string | string[][])[] =>
  blocks.map((block) => {
    if (block.kind === 'paragraph') return block.text
    return block.kind === 'image' ? `![${block.alt}]` : gridTexts(block)
  })
