import { describe, expect, it } from '@jest/globals'
import { UnreadableDocumentError, UnsupportedFormatError } from '../src/errors.js'
import { decode } from '../src/formats/decode.js'
import { detect } from '../src/formats/detect.js'
import { readDocument } from '../src/formats/index.js'

const bytes = (...parts: (string | number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part, 'utf8')] : part)))
const utf16le = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf16le'))
const utf16be = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf16le').swap16())

/** 年度报告 in GBK, 年度報告 in Big5. */
const GBK = [0xc4, 0xea, 0xb6, 0xc8, 0xb1, 0xa8, 0xb8, 0xe6]
const BIG5 = [0xa6, 0x7e, 0xab, 0xd7, 0xb3, 0xf8, 0xa7, 0x69]

describe('decode', () => {
  it.each([
    ['UTF-8', bytes('年度报告'), '年度报告', 'utf-8'],
    ['UTF-8 with a mark', bytes([0xef, 0xbb, 0xbf], '年度报告'), '年度报告', 'utf-8'],
    ['UTF-16LE with a mark', bytes([0xff, 0xfe], [...utf16le('年度报告')]), '年度报告', 'utf-16le'],
    ['UTF-16BE with a mark', bytes([0xfe, 0xff], [...utf16be('年度报告')]), '年度报告', 'utf-16be'],
    ['UTF-16LE without', utf16le('<p>年度报告</p>'), '<p>年度报告</p>', 'utf-16le'],
    ['UTF-16BE without', utf16be('2024年度报告'), '2024年度报告', 'utf-16be'],
    ['GBK undeclared', bytes('<p>', GBK, '</p>'), '<p>年度报告</p>', 'gb18030'],
    [
      'GBK declared as gb2312, with four-byte characters',
      bytes('<meta charset=gb2312>', GBK, [0x81, 0x39, 0xee, 0x39]),
      '<meta charset=gb2312>年度报告㐀',
      'gb18030',
    ],
    [
      'GBK declared as UTF-8',
      bytes('<meta charset="utf-8">', GBK),
      '<meta charset="utf-8">年度报告',
      'gb18030',
    ],
    [
      'GBK declared as a one-byte encoding',
      bytes('<meta charset="iso-8859-1">', GBK),
      '<meta charset="iso-8859-1">年度报告',
      'gb18030',
    ],
    [
      'UTF-8 declared as gb2312',
      bytes('<meta charset="gb2312">年度报告'),
      '<meta charset="gb2312">年度报告',
      'utf-8',
    ],
    [
      'Big5 declared',
      bytes("<meta content='text/html; charset=Big5'>", BIG5),
      "<meta content='text/html; charset=Big5'>年度報告",
      'big5',
    ],
    ['ASCII', bytes('<p>1</p>'), '<p>1</p>', 'utf-8'],
  ])('%s', (_, input, text, encoding) => {
    expect(decode(input)).toEqual({ text, encoding })
  })

  it('finds a declaration after long scripts', () => {
    const head = `<head><script>${'var a = 1;'.repeat(2000)}</script><meta http-equiv="Content-Type" content="text/html; charset=big5">`
    expect(decode(bytes(head, BIG5))).toEqual({ text: `${head}年度報告`, encoding: 'big5' })
  })

  it('does not follow a declaration of Big5 where the bytes are none', () => {
    const gbk = [...GBK, 0x80]
    expect(decode(bytes('<meta charset=big5>', gbk)).encoding).toBe('gb18030')
  })

  it('keeps a UTF-8 page with a bad byte, or cut within a character', () => {
    expect(decode(bytes('政府信息公开工作', [0xff], '年度报告'))).toEqual({
      text: '政府信息公开工作\ufffd年度报告',
      encoding: 'utf-8',
    })
    expect(decode(bytes('政府信息公开工作年度报告').subarray(0, -1))).toEqual({
      text: '政府信息公开工作年度报\ufffd',
      encoding: 'utf-8',
    })
  })
})

describe('detect', () => {
  it.each([
    ['<!DOCTYPE html><p>无', 'html'],
    ['<!-- a site -->\n<HTML><body>无', 'html'],
    ["<p style='text-align: center'>年度报告</p>\t<p>一、总体情况</p>", 'html'],
    ['<p>一、总体情况\n<p>全年公开信息一百条。\n<p>二、主动公开政府信息情况', 'html'],
    ['<table><tr><td>规章</td><td>1</td></tr></table>', 'html'],
    ['年度报告\n\n一、总体情况\n', 'text'],
    ['二、主动公开政府信息情况\n\n<table><tr><td>规章</td><td>1</td></tr></table>', 'text'],
    ['<table><tr><td>规章</td><td>1</td></tr></table>\n\n三、收到和处理政府信息公开申请情况\n\n无。', 'text'],
    [
      '<h1 align="center">年度报告</h1>\n\n## 一、总体情况\n\n全年公开信息一百条，比上年增加十条，均在网站发布。',
      'text',
    ],
    [
      '<div class="a">\n\n年度报告\n\n一、总体情况\n\n<table>\n<tr><td>规章</td></tr>\n</table>\n\n无。\n\n</div>',
      'text',
    ],
    ['<div>\n\n<p>年度报告</p>\n\n<p>一、总体情况</p>\n\n</div>', 'html'],
    ['标题在<head>之外是<header>', 'html'],
    ['公开数 <10 条', 'text'],
    ['<?xml version="1.0" encoding="UTF-8"?>\n<html xmlns="http://www.w3.org/1999/xhtml"><body>无', 'html'],
    ['MIME-Version: 1.0\nContent-Type: multipart/related;\n\tboundary="a"\n\n--a', 'mhtml'],
    [
      '<?xml version="1.0"?><?mso-application progid="Word.Document"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"/>',
      'flatOpc',
    ],
    [
      '<?xml version="1.0"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"/>',
      'wordXml',
    ],
    ['信息公开工作：见下表\n\n一、总体情况', 'text'],
  ])('%s', (text, kind) => {
    expect(detect(text)).toEqual({ kind, text })
    expect(detect(bytes(text))).toEqual({ kind, text, encoding: 'utf-8' })
  })

  it.each([
    ['PDF', bytes('%PDF-1.7\n'), 'pdf'],
    ['PDF after foreign bytes', bytes([0, 1, 2, 3, 0, 1, 2, 3], '%PDF-1.4\n'), 'pdf'],
    ['DOCX', bytes('PK', [3, 4, 20, 0], 'word/document.xml'), 'docx'],
    ['a damaged DOCX', bytes('PK', [3, 4, 20, 0], 'word/document.xml'), 'docx'],
    ['ODT', bytes('PK', [3, 4], 'mimetypeapplication/vnd.oasis.opendocument.text'), 'odt'],
    ['DOC', bytes([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], [...utf16le('WordDocument')]), 'doc'],
    ['RTF', bytes('{\\rtf1\\ansi}'), 'rtf'],
    ['XLSX', bytes('PK', [3, 4], 'xl/workbook.xml'), 'xlsx'],
    ['XLS', bytes([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], [...utf16le('Workbook')]), 'xls'],
  ])('%s', (_, input, kind) => {
    expect(detect(input)).toEqual({ kind, bytes: input })
  })

  it.each([0, 1, 2, 3])('an old Word file that begins at address %i of its buffer', (offset) => {
    const file = bytes(
      [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
      [...utf16le('0Word')],
      [0],
      [...utf16le('WordDocument')],
    )
    const memory = new Uint8Array(file.length + offset)
    memory.set(file, offset)
    expect(detect(memory.subarray(offset))).toMatchObject({ kind: 'doc' })
  })

  it.each([
    ['PNG', bytes([0x89], 'PNG\r\n')],
    ['JPEG', bytes([0xff, 0xd8, 0xff, 0xe0])],
    ['GIF', bytes('GIF89a')],
    ['gzip', bytes([0x1f, 0x8b, 8, 0])],
    ['ZIP', bytes('PK', [3, 4], 'mimetype')],
    ['XLSB', bytes('PK', [3, 4], 'xl/workbook.bin')],
    ['EML', bytes('Received: from a by b\nSubject: 年度报告\nContent-Type: text/html\n\n<html>')],
    ['EML', bytes('From: <a@b>\nMIME-Version: 1.0\nContent-Type: multipart/mixed;\n boundary=a\n\n--a')],
    ['7z', bytes('7z', [0xbc, 0xaf, 0x27, 0x1c])],
    ['RAR', bytes('Rar!', [0x1a, 7])],
    ['TAR', bytes('a'.repeat(257), 'ustar')],
    ['SVG', bytes('<svg xmlns="http://www.w3.org/2000/svg"><text>无')],
    [
      'XML',
      bytes('<?xml version="1.0" encoding="UTF-8"?>\n<!-- 无 -->\n<records><record>无</record></records>'),
    ],
    [
      'Excel 2003',
      bytes(
        '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
      ),
    ],
    ['CSV', bytes('规章,1,2,3\n文件,0,0,5\n许可,9,,\n处罚,1,,\n')],
    ['JSON', bytes('[ { "title": "无" } ]')],
    ['unknown', bytes([1, 2, 3, 4, 5, 6, 7, 8, 14, 15, 16, 17])],
  ])('names what it does not read: %s', (name, input) => {
    expect(() => detect(input)).toThrow(UnsupportedFormatError)
    expect(() => detect(input)).toThrow(name)
    // … and what to do, in both languages.
    expect(() => detect(input)).toThrow(/which is not read: .*\. 此文件为.*，不能直接读取：.*。$/)
  })

  it.each([
    ['input.empty', ''],
    ['input.empty', ' \n\u3000\t'],
    ['input.empty', new Uint8Array()],
    ['input.empty', bytes([0xef, 0xbb, 0xbf], '  ')],
    ['input.tooLarge', new Uint8Array(64 * 1024 * 1024 + 1)],
    [
      'input.encrypted',
      bytes([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], [...utf16le('EncryptedPackage')]),
    ],
  ])('%s', (code, input) => {
    expect(() => detect(input)).toThrow(UnreadableDocumentError)
    expect(() => detect(input)).toThrow(expect.objectContaining({ code }))
  })
})

describe('bytes that are no text', () => {
  it('are judged by their beginning, in memory of their own size', () => {
    const noise = new Uint8Array(24 * 2 ** 20)
    for (let i = 0; i < noise.length; i++) noise[i] = 0x80 + ((i * 7919) % 0x7d)
    const before = process.memoryUsage().rss
    expect(decode(noise).encoding).toBe('gb18030')
    expect(process.memoryUsage().rss - before).toBeLessThan(16 * noise.length)
  })
})

describe('readDocument', () => {
  it('names the format and the encoding', async () => {
    const blocks = [{ kind: 'paragraph', text: '年度报告' }]
    expect(await readDocument(bytes('<p>', GBK, '</p>'))).toEqual({
      format: 'html',
      encoding: 'gb18030',
      blocks,
    })
    expect(await readDocument('<p>年度报告</p>')).toEqual({ format: 'html', blocks })
    expect(await readDocument('年度报告')).toMatchObject({ format: 'text', blocks })
  })
})
