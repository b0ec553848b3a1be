/** Text → bytes in the encodings of older sites; Node itself only decodes them. */

export const utf16 = (text: string): Uint8Array => Buffer.from(`\uFEFF${text}`, 'utf16le')

export function gb18030(text: string): Uint8Array {
  const codes = gb18030Codes()
  const bytes: number[] = []
  for (const character of text) {
    const code = character < '\u0080' ? [character.charCodeAt(0)] : codes.get(character)
    if (!code) throw new RangeError(`not in the part of GB18030 that is written here: ${character}`)
    bytes.push(...code)
  }
  return Uint8Array.from(bytes)
}

let known: Map<string, number[]> | undefined

/** All characters of two bytes, and those of four that lie in the basic plane: found by decoding. */
function gb18030Codes(): Map<string, number[]> {
  if (known) return known
  const decoder = new TextDecoder('gb18030')
  const codes = new Map<string, number[]>()
  known = codes
  const add = (...code: number[]) => {
    const character = decoder.decode(Uint8Array.from(code))
    if ([...character].length === 1 && character !== '\uFFFD' && !codes.has(character))
      codes.set(character, code)
  }
  for (let a = 0x81; a <= 0xfe; a++) for (let b = 0x40; b <= 0xfe; b++) if (b !== 0x7f) add(a, b)
  for (let a = 0x81; a <= 0x82; a++) {
    for (let b = 0x30; b <= 0x39; b++)
      for (let c = 0x81; c <= 0xfe; c++) for (let d = 0x30; d <= 0x39; d++) add(a, b, c, d)
  }
  return codes
}
