/** Lengths of style sheets. */

/** Of text where nothing is said, in pixels. */
export const USUAL_SIZE = 16

const LENGTH = /^(-?(?:\d{1,7}(?:\.\d{0,7})?|\.\d{1,7}))(px|pt|em|ex|rem|%|in|cm|mm|pc|vw|vh|ch)?$/
const PIXELS: Readonly<Record<string, number>> = {
  px: 1,
  pt: 4 / 3,
  in: 96,
  cm: 37.8,
  mm: 3.78,
  pc: 16,
  vw: 14.4,
  vh: 9,
}

/** @param em what `1em` and `100%` are, in pixels */
export function pixelsOf(length: string | undefined, em: number): number | null {
  const [, number, unit = 'px'] = LENGTH.exec(length ?? '') ?? []
  if (number === undefined) return null
  if (unit === '%') return (Number(number) / 100) * em
  if (unit === 'rem') return Number(number) * USUAL_SIZE
  if (unit === 'ex' || unit === 'ch') return (Number(number) * em) / 2
  return Number(number) * (PIXELS[unit] ?? em)
}

/** In pixels. */
export const SIZES: Readonly<Record<string, number>> = {
  ...{ 'xx-small': 9, 'x-small': 10, small: 13, medium: 16, large: 18, 'x-large': 24, 'xx-large': 32 },
}

/** `bold 12px/1.5 arial` → `12px`, `0/0 a` → `0` */
export function sizeOfFont(font: string | undefined): string | undefined {
  const words = font?.split(/[\s/]+/) ?? []
  return words.find((word) => (LENGTH.test(word) && !/^[1-9]00$/.test(word)) || word in SIZES)
}
