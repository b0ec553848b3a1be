/** @jest-environment <rootDir>/test/support/pdf-environment.cjs */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { readContent } from '../../src/formats/pdf/content.js'
import { MOST_BYTES, withDocument } from '../../src/formats/pdf/engine.js'
import { legible } from '../../src/formats/pdf/legible.js'
import { withoutFontPrograms } from '../../src/formats/pdf/programs.js'

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

describe('without the programs of fonts', () => {
  const lighter = readdirSync(folder).filter(
    (name) => name.endsWith('.pdf') && withoutFontPrograms(bytes(name)),
  )

  it('is tried on what office programs and browsers write', () => {
    expect(lighter).toEqual(['chrome-no-lines.pdf', 'chrome-repeated-head.pdf', 'chrome.pdf', 'writer.pdf'])
  })

  for (const name of lighter) {
    it(`${name} has the same glyphs in the same places`, async () => {
      expect(await glyphs(withoutFontPrograms(bytes(name))!)).toEqual(await glyphs(bytes(name)))
    })
  }

  it('is not tried where a font does not say which characters it draws', () => {
    expect(withoutFontPrograms(Buffer.from('<</Subtype/Type0>> <</FontFile2 1 0 R>>'))).toBeNull()
  })
})

it('closes the document when reading it fails', async () => {
  const failure = new Error('stop')
  await expect(withDocument(bytes('drawn.pdf'), {}, () => Promise.reject(failure))).rejects.toBe(failure)
})

it('refuses what is too large before it opens it', async () => {
  const huge = Object.defineProperty(new Uint8Array(1), 'length', { value: MOST_BYTES + 1 })
  await expect(withDocument(huge, {}, () => Promise.resolve(0))).rejects.toMatchObject({
    code: 'input.tooLarge',
  })
})
