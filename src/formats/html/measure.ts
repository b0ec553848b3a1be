import type { Found } from './paragraph.js'

/** How much of something the blocks of a range hold. */
type Measure = (from: number, to: number) => number

export interface Measures {
  /** Characters, those in links among them, and the number of links. */
  size: Measure
  linked: Measure
  links: Measure
  sentences: Measure
  tables: Measure
}

export const measure = (found: Found[]): Measures => ({
  size: sums(found, sizeOf),
  linked: sums(found, ({ linked }) => linked),
  links: sums(found, ({ links }) => links),
  sentences: sums(found, (one) => Number(isSentence(one))),
  tables: sums(found, ({ block }) => Number(block.kind === 'table')),
})

/** Summed from the first block, so that any range costs one subtraction. */
function sums(found: Found[], value: (one: Found) => number): Measure {
  const upTo = new Float64Array(found.length + 1)
  found.forEach((one, i) => (upTo[i + 1] = upTo[i]! + value(one)))
  return (from, to) => upTo[to]! - upTo[from]!
}

/** Shorter lines with a full stop are notices of the site (请稍候。). */
const SHORTEST_SENTENCE = 20

/** Running text, printed outside of links. */
export const isSentence = ({ block, linked }: Found): boolean =>
  block.kind === 'paragraph' && block.text.length - linked >= SHORTEST_SENTENCE && /[。；]/.test(block.text)

function sizeOf({ block }: Found): number {
  if (block.kind === 'image') return 0
  return block.kind === 'paragraph'
    ? block.text.length
    : block.cells.reduce((sum, { text }) => sum + text.length, 0)
}
