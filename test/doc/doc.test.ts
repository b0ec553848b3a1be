import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { readDoc } from '../../src/formats/doc/index.js'

const whole = new Uint8Array(readFileSync('fixtures/doc/libreoffice.doc'))
const codeOf = (bytes: Uint8Array): Promise<string | undefined> =>
  readDoc(bytes).then(
    () => undefined,
    (error: { code?: string }) => error.code ?? 'no code',
  )
/** Where the main stream starts: it begins with the FIB's own mark. */
const fib = Buffer.from(whole).indexOf(Uint8Array.of(0xec, 0xa5))

function changed(offset: number, ...bytes: number[]): Uint8Array {
  const copy = Uint8Array.from(whole)
  copy.set(bytes, offset)
  return copy
}

const renamed = (from: string, to: string): Uint8Array => {
  const at = Buffer.from(whole).indexOf(from, 0, 'utf16le')
  return changed(at, ...Buffer.from(to, 'utf16le'))
}

describe('old Word files that are not read', () => {
  it('are encrypted, too old, or not of Word', async () => {
    expect(await codeOf(changed(fib + 10, 0x00, 0x03))).toBe('input.encrypted')
    expect(await codeOf(changed(fib + 2, 0x65, 0x00))).toBe('input.unsupported')
    expect(await codeOf(renamed('WordDocument', 'OtherContent'))).toBe('input.unsupported')
    expect(await codeOf(renamed('1Table', '2Table'))).toBe('input.corrupt')
  })

  it('name the way out', async () => {
    await expect(readDoc(changed(fib + 2, 0x65, 0x00))).rejects.toThrow(/DOCX.*--convert/)
    await expect(readDoc(whole.subarray(0, 5000))).rejects.toThrow(/damaged/)
  })

  it('are damaged, wherever they are cut off', async () => {
    for (let length = 0; length < whole.length - 8192; length += 1500)
      expect(await codeOf(whole.subarray(0, length))).toBe('input.corrupt')
  })

  it('never fail without a code, and always end, whichever byte is wrong', async () => {
    let seed = 7
    const random = (below: number): number => {
      seed = (seed * 48271) % 2147483647
      return seed % below
    }
    for (let i = 0; i < 150; i++) {
      const copy = Uint8Array.from(whole)
      for (let n = 0; n < 20; n++) copy[random(copy.length)] = random(256)
      for (let n = 0; n < 4; n++) copy[fib + random(900)] = random(256)
      expect([
        'input.corrupt',
        'input.tooLarge',
        'input.encrypted',
        'input.unsupported',
        undefined,
      ]).toContain(await codeOf(copy))
    }
  }, 20_000)
})
