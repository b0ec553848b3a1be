import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from '@jest/globals'
import { isWordPackage, openPackage, readDocx } from '../../src/formats/docx/index.js'
import { docx, NAMESPACES, p, partsOf, tbl, tc, tr } from './build.js'
import { processorTime } from '../support/processor.js'

const MB = 2 ** 20
const codeOf = async (bytes: Uint8Array): Promise<string | undefined> => {
  const time = processorTime()
  const code = await readDocx(bytes).then(
    () => undefined,
    (error: { code: string }) => error.code,
  )
  expect(time()).toBeLessThan(2000)
  return code
}
const main = (xml: string | undefined): Uint8Array => docx({ parts: { 'word/document.xml': xml } })
const document = (body: string): string => `<w:document ${NAMESPACES}><w:body>${body}</w:body></w:document>`

/** Writes a number into the directory entry of a member. */
function patched(bytes: Uint8Array, name: string, offset: number, value: number): Uint8Array {
  const copy = Uint8Array.from(bytes)
  const at = Buffer.from(copy.buffer).lastIndexOf(name) - 46
  new DataView(copy.buffer).setUint32(at + offset, value, true)
  return copy
}
const SIZE = 24
const CRC = 16

describe('hostile packages end in an error with a code', () => {
  it('bombs, by ratio and by size, wherever they are', async () => {
    const zeros = new Uint8Array(8 * MB)
    expect(await codeOf(zipSync({ ...zipped(), 'word/document.xml': zeros }))).toBe('input.tooLarge')
    expect(await codeOf(zipSync({ ...zipped(), 'word/media/a.bmp': zeros }))).toBe('input.tooLarge')
    expect(await codeOf(main(document(p('').repeat(120_000))))).toBe('input.tooLarge')
  })

  it('sizes of gigabytes, or other than declared', async () => {
    const bytes = docx({ body: p('甲'.repeat(5000)) })
    expect(await codeOf(patched(bytes, 'word/document.xml', SIZE, 0xffffffff))).toBe('input.tooLarge')
    expect(await codeOf(patched(bytes, 'word/document.xml', SIZE, 100))).toBe('input.tooLarge')
    expect(await codeOf(patched(bytes, 'word/document.xml', SIZE, 100_000))).toBe('input.corrupt')
    expect(await codeOf(patched(bytes, 'word/document.xml', CRC, 1))).toBe('input.corrupt')
  })

  it('names that lead out of the package', async () => {
    for (const name of ['../evil.xml', 'word/../../evil', '/etc/passwd', 'C:\\evil', '..\\evil']) {
      expect(await codeOf(zipSync({ ...zipped(), [name]: strToU8('x') }))).toBe('input.corrupt')
    }
  })

  it('entities, by their declaration', async () => {
    const bomb = '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    expect(await codeOf(main(bomb + document(p('&b;'))))).toBe('input.corrupt')
    expect(await codeOf(main(document(p('&b;'))))).toBe('input.corrupt')
    expect(await codeOf(docx({ parts: { 'word/styles.xml': `${bomb}<w:styles/>` } }))).toBe('input.corrupt')
  })

  it('missing and damaged parts', async () => {
    expect(await codeOf(main(undefined))).toBe('input.corrupt')
    expect(await codeOf(main(''))).toBe('input.corrupt')
    expect(await codeOf(main(`<w:document ${NAMESPACES}/>`))).toBe('input.corrupt')
    expect(await codeOf(main(document(p('x')).slice(0, -30)))).toBe('input.corrupt')
    expect(await codeOf(main(document('<w:p><w:r></w:p></w:r>')))).toBe('input.corrupt')
    const whole = docx({ body: p('x') })
    expect(await codeOf(whole.subarray(0, whole.length - 40))).toBe('input.corrupt')
    expect(await codeOf(whole.subarray(0, 60))).toBe('input.corrupt')
    expect(await codeOf(new Uint8Array())).toBe('input.corrupt')
  })

  it('nesting without end', async () => {
    expect(
      await codeOf(
        main(document('<w:sdt><w:sdtContent>'.repeat(20_000) + '</w:sdtContent></w:sdt>'.repeat(20_000))),
      ),
    ).toBe('input.tooLarge')
    const nested = (depth: number): string => (depth === 0 ? p('x') : tbl(tr([tc(nested(depth - 1))])))
    expect(await codeOf(main(document(nested(500))))).toBe('input.tooLarge')
    expect(await codeOf(main(document(nested(30))))).toBeUndefined()
  })

  it('no text, or text that stands elsewhere', async () => {
    expect(await codeOf(docx({ body: p('') }))).toBe('input.empty')
    expect(await codeOf(docx({ body: `${p('x')}<w:altChunk r:id="rId5"/>` }))).toBe('input.unsupported')
  })

  it('passwords', async () => {
    expect(await codeOf(patched(docx({ body: p('x') }), 'word/document.xml', 8, 0x00080001))).toBe(
      'input.encrypted',
    )
  })
})

describe('packages of other kinds', () => {
  it('are not Word documents', async () => {
    const sheet =
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
    const bytes = zipSync({
      '[Content_Types].xml': strToU8(sheet),
      'xl/workbook.xml': strToU8('<workbook/>'),
    })
    expect(isWordPackage(openPackage(bytes))).toBe(false)
    expect(await codeOf(bytes)).toBe('input.unsupported')
    expect(await codeOf(zipSync({ 'readme.txt': strToU8('x') }))).toBe('input.unsupported')
  })

  it.each([
    'application/vnd.ms-word.document.macroEnabled.main+xml',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml',
  ])('of type %s are', async (type) => {
    const types = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="${type}"/></Types>`
    expect(
      (await readDocx(docx({ body: p('甲'), parts: { '[Content_Types].xml': types } }))).blocks,
    ).toHaveLength(1)
  })

  it('with the main part elsewhere are', async () => {
    const { 'word/document.xml': xml, ...others } = partsOf({ body: p('甲') })
    const moved = Object.fromEntries(
      Object.entries({ ...others, 'word/main2.xml': xml }).map(([name, text]) => [
        name,
        strToU8(text!.replaceAll('word/document.xml', 'word/main2.xml')),
      ]),
    )
    expect((await readDocx(zipSync(moved))).blocks).toEqual([{ kind: 'paragraph', text: '甲' }])
  })
})

function zipped(): Record<string, Uint8Array> {
  return Object.fromEntries(
    Object.entries(partsOf({ body: p('x') })).map(([name, text]) => [name, strToU8(text!)]),
  )
}
