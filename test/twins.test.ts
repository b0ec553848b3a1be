/** What the build for browsers has in the place of Node's: the same results. */
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { writeToString } from 'fast-csv'
import { csvOfRows } from '../src/exports/csv-rows.js'
import type * as libreOffice from '../src/formats/libreoffice.js'
import * as noLibreOffice from '../src/formats/libreoffice.browser.js'
import * as platform from '../src/platform.js'
import * as ownPlatform from '../src/platform.browser.js'

/** Each twin can stand in the other's place: this is for the compiler. */
const _platform: typeof platform = ownPlatform
const _libreOffice: Pick<typeof libreOffice, 'converted'> = noLibreOffice

const RUNS = { numRuns: 300, seed: 7 }

describe('rows of CSV', () => {
  it('are written as fast-csv writes them', async () => {
    const piece = fc.constantFrom(
      'a',
      '件',
      ',',
      '"',
      '|',
      '\r',
      '\n',
      '\t',
      ' ',
      '\0',
      ';',
      "'",
      '=',
      '\ud83d',
      '\ude00',
      '\ufeff',
    )
    const field = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''))
    const row = fc.array(field, { minLength: 1, maxLength: 4 })
    const options = { headers: false, rowDelimiter: '\r\n', includeEndRowDelimiter: true }
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 5 }), async (rows) => {
        expect(csvOfRows(rows)).toBe(await writeToString(rows, options))
      }),
      RUNS,
    )
    expect(csvOfRows([['']])).toBe(await writeToString([['']], options))
  })

  it('are nothing where there are none', () => expect(csvOfRows([])).toBe(''))
})

describe('twins for browsers', () => {
  it('give the SHA-256 of bytes and of text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 200 }), fc.string({ unit: 'binary' })), (content) => {
        expect(ownPlatform.sha256(content)).toBe(platform.sha256(content))
      }),
      RUNS,
    )
  })

  it('give bytes as characters of their numbers', () => {
    const bytes = Uint8Array.from({ length: 20_000 }, (_, i) => i % 256)
    expect(ownPlatform.latin1(bytes)).toBe(platform.latin1(bytes))
    expect(ownPlatform.latin1(bytes.subarray(3, 5))).toBe('\x03\x04')
  })

  it('know no LibreOffice', async () =>
    expect(noLibreOffice.converted()).rejects.toMatchObject({ code: 'input.unsupported' }))
})

export type Twins = [typeof _platform, typeof _libreOffice]
