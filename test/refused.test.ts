/** @jest-environment <rootDir>/test/support/pdf-environment.cjs */
/** Documents of kinds that are not read: each is told by its name, in both languages, with what to do instead. */
import { readFileSync } from 'node:fs'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from '@jest/globals'
import { parseReport } from '../src/index.js'

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (sign) => sign.charCodeAt(0))
const odf = (type: string): Uint8Array =>
  zipSync({
    mimetype: [strToU8(`application/vnd.oasis.opendocument.${type}`), { level: 0 }],
    'content.xml': strToU8('<a/>'),
  })
const compound = (stream: string): Uint8Array =>
  new Uint8Array([
    ...bytes('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'),
    ...Buffer.from(stream, 'utf16le'),
    ...new Uint8Array(600),
  ])
const zipWith = (name: string): Uint8Array => zipSync({ [name]: strToU8('x') })

const SCAN = '扫描件，本版本不含文字识别'
const CONVERT = '--convert'
const KINDS: readonly (readonly [
  name: string,
  content: Uint8Array,
  kind: string,
  advice: string,
  inChinese: string,
])[] = [
  ['XLS or ET', compound('Workbook'), '(XLS, ET)', CONVERT, '另存为XLSX格式'],
  ['ODS', odf('spreadsheet'), '(ODS)', CONVERT, '另存为XLSX格式'],
  ['ODT', odf('text'), '(ODT)', CONVERT, '另存为DOCX格式'],
  ['RTF', bytes('{\\rtf1 x}'), 'RTF', CONVERT, '另存为DOCX格式'],
  [
    'Word 2003 XML',
    strToU8(
      '<?xml version="1.0"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"/>',
    ),
    'Word 2003 XML',
    CONVERT,
    '另存为DOCX格式',
  ],
  [
    'Excel 2003 XML',
    strToU8('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'),
    'Excel 2003 XML',
    'save it as XLSX',
    '另存为XLSX格式',
  ],
  ['XLSB', zipWith('xl/workbook.bin'), '(XLSB)', 'save it as XLSX', '另存为XLSX格式'],
  [
    'CSV',
    strToU8('规章,0,0,0\n行政规范性文件,4,2,19\n行政许可,1,2,3\n行政处罚,4,5,6\n'),
    '(CSV)',
    'tabs',
    '制表符',
  ],
  [
    'EML',
    bytes('From: a@b\r\nTo: c@d\r\nSubject: x\r\nMIME-Version: 1.0\r\n\r\nx'),
    '(EML)',
    'attachment',
    '附件',
  ],
  ['EPUB', zipWith('META-INF/container.xml'), '(EPUB)', 'made from', '来源文件'],
  ['RAR', bytes('Rar!\x1a\x07\x01\x00'), '(RAR)', 'unpack', '解压'],
  ['7z', bytes("7z\xbc\xaf'\x1c\x00\x04"), '(7z)', 'unpack', '解压'],
  ['a PNG', bytes('\x89PNG\r\n\x1a\n'), '(PNG)', 'not part of this version', SCAN],
  ['a JPEG', bytes('\xff\xd8\xff\xe0\x00\x10JFIF'), '(JPEG)', 'not part of this version', SCAN],
  ['a TIFF', bytes('II*\x00\x08\x00\x00\x00'), '(TIFF)', 'not part of this version', SCAN],
]

describe('refused by name, with advice', () => {
  it.each(KINDS)('%s', async (_, content, kind, advice, inChinese) => {
    const error = await parseReport(content).then(
      () => undefined,
      (thrown: Error & { code: string }) => thrown,
    )
    expect(error?.code).toBe('input.unsupported')
    for (const words of [kind, advice, inChinese]) expect(error?.message).toContain(words)
  })

  it('a scan', async () => {
    await expect(parseReport(new Uint8Array(readFileSync('fixtures/pdf/scanned.pdf')))).rejects.toMatchObject(
      {
        code: 'input.noText',
        message: expect.stringMatching(/not part of this version.*本版本不含文字识别/),
      },
    )
  })
})
