/** Numbers as OFD writes them: lists parted by spaces. */
import type { Matrix } from '../page/geometry.js'

/** No page is a kilometre wide. */
const LARGEST = 1e6

/** `70.35 27.13 11.95 6.93` → four numbers; `#FF` is hexadecimal. Empty where anything in it is no number. */
export function numbersIn(list: string | undefined): number[] {
  const numbers = (list ?? '').trim().split(/\s+/).map(numberOf)
  return numbers.every((number) => Math.abs(number) <= LARGEST) ? numbers : []
}

const numberOf = (word: string): number => {
  if (word.startsWith('#')) return Number.parseInt(word.slice(1), 16)
  return word === '' ? Number.NaN : Number(word)
}

export const numberIn = (word: string | undefined): number | undefined => numbersIn(word)[0]

/** `x y w h`; undefined where it is none. */
export function rectangleIn(list: string | undefined): [number, number, number, number] | undefined {
  const [x, y, w, h] = numbersIn(list)
  return x === undefined || y === undefined || w === undefined || h === undefined ? undefined : [x, y, w, h]
}

export function matrixIn(list: string | undefined): Matrix | undefined {
  const numbers = numbersIn(list)
  return numbers.length === 6 ? numbers : undefined
}

/**
 * The steps from one character to the next: `3.5 g 3 7 3.5` → 3.5 7 7 7 3.5, as many as are asked for.
 */
export function stepsIn(list: string | undefined, most: number): number[] {
  const words = (list ?? '').trim().split(/\s+/)
  const steps: number[] = []
  for (let at = 0; at < words.length && steps.length < most; at++) {
    if (words[at] !== 'g') {
      add(words[at], 1)
      continue
    }
    add(words[at + 2], numberIn(words[at + 1]) ?? 0)
    at += 2
  }
  return steps

  function add(word: string | undefined, times: number): void {
    const step = numberIn(word)
    for (let i = 0; i < times && step !== undefined && steps.length < most; i++) steps.push(step)
  }
}
