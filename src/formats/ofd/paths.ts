/** `AbbreviatedData` → the data of a path. */
import { CLOSE, CURVE, LINE, MOVE, QUADRATIC } from '../page/painted/paths.js'

/** How many numbers follow each letter, and what it draws. An arc (radii, turn, two flags, its end) is taken for a curve to its end. */
const LETTERS: Readonly<Record<string, { count: number; draw: (numbers: number[]) => number[] }>> = {
  S: { count: 2, draw: (numbers) => [MOVE, ...numbers] },
  M: { count: 2, draw: (numbers) => [MOVE, ...numbers] },
  L: { count: 2, draw: (numbers) => [LINE, ...numbers] },
  Q: { count: 4, draw: (numbers) => [QUADRATIC, ...numbers] },
  B: { count: 6, draw: (numbers) => [CURVE, ...numbers] },
  A: { count: 7, draw: (numbers) => [QUADRATIC, ...numbers.slice(5), ...numbers.slice(5)] },
  C: { count: 0, draw: () => [CLOSE] },
}

/** `M 0 0 L 10 0 C`; what follows something that nobody knows is not drawn. */
export function pathIn(abbreviated: string): number[] {
  const words = abbreviated.trim().split(/[\s,]+/)
  const data: number[] = []
  for (let at = 0; at < words.length; ) {
    const letter = LETTERS[words[at] ?? '']
    if (!letter) break
    const numbers = words.slice(at + 1, at + 1 + letter.count).map(Number)
    if (numbers.length < letter.count || !numbers.every(Number.isFinite)) break
    data.push(...letter.draw(numbers))
    at += 1 + letter.count
  }
  return data
}
