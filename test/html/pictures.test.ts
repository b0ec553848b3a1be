/** The pictures of a saved page: how large they are, and where they are looked for. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8 } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { picturesBeside } from '../../src/cli/pictures.js'
import { sizeOf } from '../../src/formats/html/pictures.js'
import { parseReport } from '../../src/index.js'
import { archive, base64 } from '../support/containers.js'

const png = (width: number, height: number): Uint8Array => {
  const head = Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR________', 'latin1')
  head.writeUInt32BE(width, 16)
  head.writeUInt32BE(height, 20)
  return new Uint8Array(head)
}
const bytes = (text: string): Uint8Array => Uint8Array.from(text, (sign) => sign.charCodeAt(0))

describe('the size of a picture', () => {
  it.each([
    ['PNG', png(16, 9), { width: 16, height: 9 }],
    ['GIF', bytes('GIF89a\x01\x00\x02\x01'), { width: 1, height: 258 }],
    ['BMP', bytes(`BM${'\0'.repeat(16)}\x07\0\0\0\xff\xff\xff\xff`), { width: 7, height: 1 }],
    [
      'JPEG',
      bytes('\xff\xd8\xff\xe0\x00\x04\0\0\xff\xc2\x00\x0b\x08\x00\x20\x01\x00'),
      { width: 256, height: 32 },
    ],
    ['a JPEG without a frame', bytes('\xff\xd8\xff\xe0\x00\x04\0\0'), undefined],
    ['a JPEG whose segment has no length', bytes(`\xff\xd8${'\xff\xe0\0\0'.repeat(9)}`), undefined],
    ['a PNG cut off', bytes('\x89PNG'), undefined],
    ['something else', bytes('<svg/>'), undefined],
    ['nothing', new Uint8Array(), undefined],
  ])('%s', (_, content, size) => expect(sizeOf(content)).toEqual(size))
})

const page = (src: string): string =>
  `<html><body><h1>青禾县水务局2024年政府信息公开工作年度报告</h1><p>二、主动公开政府信息情况</p><table>
<tr><td colspan="4">第二十条第（一）项</td></tr><tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr>
<tr><td>规章</td><td><img src="${src}"></td><td>0</td><td>3</td></tr><tr><td>行政规范性文件</td><td>4</td><td>2</td><td>19</td></tr></table></body></html>`
const stateOf = async (html: string, pictures?: (src: string) => Uint8Array | undefined): Promise<string> =>
  (await parseReport(strToU8(html), { pictures })).observations[0]!.state

describe('a picture in a cell', () => {
  it('is something that was not read, whatever is known of it', async () => {
    expect(await stateOf(page('a.png'))).toBe('unreadable')
    expect(await stateOf(page('a.png'), () => undefined)).toBe('unreadable')
    expect(await stateOf(page('a.png'), () => png(40, 20))).toBe('unreadable')
  })
  it('that only holds a place is nothing', async () => {
    expect(await stateOf(page('a.png'), (src) => (src === 'a.png' ? png(1, 1) : undefined))).toBe('blank')
  })
  it('is found in a web archive by its address, by its number, and beside the page', async () => {
    for (const [src, header] of [
      ['http://a.gov.cn/b.png', 'Content-Location: http://a.gov.cn/b.png'],
      ['cid:b1', 'Content-ID: <b1>'],
      ['年报.files/b.png', 'Content-Location: file:///C:/x/年报.files/b.png'],
    ] as const) {
      const part = `------b--1\r\nContent-Type: image/png\r\n${header}\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64(png(1, 1))}\r\n------b--1--`
      expect(await stateOf(archive('8bit', page(src)).replace('------b--1--', part))).toBe('blank')
    }
  })
})

describe('pictures beside a page', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-pictures-'))
  const saved = join(folder, 'saved')
  const find = picturesBeside(join(saved, '年报.html'))
  beforeAll(() => {
    mkdirSync(join(saved, '年报_files'), { recursive: true })
    writeFileSync(join(saved, '年报_files', 'a b.png'), png(1, 1))
    writeFileSync(join(folder, 'secret.png'), png(2, 2))
    symlinkSync(join(folder, 'secret.png'), join(saved, 'link.png'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('are found by their names, written as addresses are', () => {
    expect(find('年报_files/a b.png')).toHaveLength(png(1, 1).length)
    expect(find('./%E5%B9%B4%E6%8A%A5_files/a%20b.png?v=1')).toHaveLength(png(1, 1).length)
  })
  it.each([
    '../secret.png',
    'link.png',
    '/etc/passwd',
    'file:///etc/passwd',
    'https://a.gov.cn/a.png',
    '//a.gov.cn/a.png',
    'C:\\a.png',
    '年报_files',
    'none.png',
    '%E5%B9',
    'a\0b',
    '',
  ])('are nowhere else: %s', (src) => expect(find(src)).toBeUndefined())
})
