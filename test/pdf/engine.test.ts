/** @jest-environment <rootDir>/test/support/pdf-environment.cjs */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { describe, expect, it } from '@jest/globals'
import { readContent } from '../../src/formats/pdf/content.js'
import { MOST_BYTES } from '../../src/formats/pdf/costs.js'
import { withDocument } from '../../src/formats/pdf/engine.js'
import { readPdf } from '../../src/formats/pdf/index.js'
import { legible } from '../../src/formats/page/painted/legible.js'
import { lighter } from '../../src/formats/pdf/lighter.js'
import { objectsOf } from '../../src/formats/pdf/objects.js'
import { idlePrograms } from '../../src/formats/pdf/programs.js'

const folder = join(__dirname, '../../fixtures/pdf')
const bytes = (name: string) => new Uint8Array(readFileSync(join(folder, name)))

const glyphs = (data: Uint8Array) =>
  withDocument(data, {}, async ({ pageCount, page, OPS }) => {
    const pages = []
    for (let number = 1; number <= pageCount; number++)
      pages.push(legible(readContent(await page(number), OPS)).glyphs)
    return pages.map((one) =>
      one.map(({ text, x0, y0, x1, y1, turn, vertical }) => [text, x0, y0, x1, y1, turn, vertical]),
    )
  })

const idle = (data: Uint8Array) => idlePrograms(objectsOf(data))
const NONE = new Set<number>()

describe('without the programs of fonts', () => {
  const written = readdirSync(folder).filter((name) => name.endsWith('.pdf') && idle(bytes(name)).size > 0)

  it('is tried on what office programs and browsers write', () => {
    expect(written).toEqual([
      'cairo.pdf',
      'chrome-no-lines.pdf',
      'chrome-repeated-head.pdf',
      'chrome.pdf',
      'writer-cff.pdf',
      'writer-packed.pdf',
      'writer.pdf',
    ])
  })

  for (const name of written) {
    it(`${name} has the same glyphs in the same places`, async () => {
      const objects = objectsOf(bytes(name))
      const whole = await glyphs(bytes(name))
      expect(await glyphs(lighter(objects, NONE))).toEqual(whole)
      expect(await glyphs(lighter(objects, idlePrograms(objects)))).toEqual(whole)
    })
  }

  const file = (...objects: string[]) =>
    Buffer.from(objects.map((one, i) => `${i + 1} 0 obj\n${one}\nendobj\n`).join(''))
  const program = '<</Length 4>>stream\nfont\nendstream'
  const descriptor = '<</Type/FontDescriptor/FontFile2 1 0 R>>'
  const font = '<</Type/Font/Subtype/TrueType/BaseFont/ABCDEF+Song/ToUnicode 9 0 R/FontDescriptor 2 0 R>>'
  const hides = (...fonts: string[]) => idle(file(program, descriptor, ...fonts)).size > 0

  it('is tried where a table says which characters the codes are, and where pdf.js never asks the program', () => {
    expect(hides(font)).toBe(true)
    expect(hides('<</Subtype/CIDFontType2/BaseFont/ABCDEF+Song/FontDescriptor 2 0 R>>')).toBe(true)
  })

  it('is not tried where a font may need its program', () => {
    expect(hides(font.replace('/ToUnicode 9 0 R', ''))).toBe(false)
    expect(hides(font.replace('TrueType', 'Type1'))).toBe(false)
    expect(hides(font.replace('TrueType', 'TrueType/FontMatrix[1 0 0 1 0 0]'))).toBe(false)
    expect(hides(font.replace('ABCDEF+Song', 'ABCDEF+Symbol'))).toBe(false)
    expect(hides(font.replace('ABCDEF+Song', 'Arial-Bold'))).toBe(false)
  })

  it('is not tried where another font has the same program, or nobody knows who has it', () => {
    expect(hides(font, font.replace('TrueType', 'Type1'))).toBe(false)
    expect(hides(font, '<</Type/FontDescriptor/FontFile3 1 0 R>>')).toBe(false)
    expect(hides()).toBe(false)
    expect(hides(font, '<</Type/ObjStm/N 1/First 4/Filter/LZWDecode/Length 4>>stream\nabcd\nendstream')).toBe(
      false,
    )
  })
})

describe('the objects of a file', () => {
  it('are found in streams of objects too, and their names spelled out', () => {
    const packed = deflateSync(Buffer.from('7 0 8 15 <</A 1>>       [/Font#46ile]'))
    const data = Buffer.concat([
      Buffer.from(
        `3 0 obj <</Type/ObjStm/N 2/First 9/Filter/FlateDecode/Length ${packed.length}>>stream\r\n`,
      ),
      packed,
      Buffer.from('\nendstream endobj 4 0 obj null endobj'),
    ])
    const { all, complete } = objectsOf(data)
    expect(complete).toBe(true)
    expect(all.map(({ number, text }) => [number, text.trim().replace(/ *endobj$/, '')])).toEqual([
      [3, expect.stringContaining('/ObjStm')],
      [4, 'null'],
      [7, '<</A 1>>'],
      [8, '[/FontFile]'],
    ])
  })
})

it('closes the document when reading it fails', async () => {
  const failure = new Error('stop')
  await expect(withDocument(bytes('drawn.pdf'), {}, () => Promise.reject(failure))).rejects.toBe(failure)
})

it('refuses what is too large before it opens it', async () => {
  const huge = Object.defineProperty(new Uint8Array(1), 'length', { value: MOST_BYTES + 1 })
  await expect(readPdf(huge)).rejects.toMatchObject({ code: 'input.tooLarge' })
})
