/** Chinese numerals → numbers. */

/** As ordinals have them; 十二 and 二十三 are two and three of these. */
export const NUMERALS = '一二三四五六七八九十'

const DIGITS = '零一二三四五六七八九'
const PLACES = '十百千'

/** As prose has them: 两百三十五. */
export const CHINESE_NUMBER = `[〇两${DIGITS}${PLACES}]{1,9}`

const digitOf = (character: string): number => {
  if (character === '两') return 2
  return character === '〇' ? 0 : DIGITS.indexOf(character)
}

/** 两百三十五 → 235, 十二 → 12; null for what is no number (十百, 一二). */
export function chineseNumber(text: string): number | null {
  let total = 0
  let digit: number | null = null
  for (const character of text) {
    const place = PLACES.indexOf(character)
    const follows = place < 0 ? digit === null || digit === 0 : digit !== null || (total === 0 && place === 0)
    if (!follows) return null
    if (place >= 0) total += (digit ?? 1) * 10 ** (place + 1)
    digit = place < 0 ? digitOf(character) : null
  }
  return total + (digit ?? 0)
}

/** 235 and 两百三十五 → 235. */
export const numberOf = (text: string): number | null =>
  /^\d/.test(text) ? Number(text) : chineseNumber(text)
