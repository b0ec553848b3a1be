/** The text of a web page → the same text in which the tags of values carry their numbers. */
import type { ValuePlace } from './looks.js'

/**
 * `<td>3</td>` → `<td data-x="12">3</td>`, by places in the order of the text; several values of one cell share a tag:
 * `data-x="12 13"`. Of two attributes of one name a browser takes the first, so that the page can't say what ours says.
 */
export function markedPage(text: string, places: readonly ValuePlace[], attribute: string): string {
  const numbers = new Map<number, number[]>()
  for (const [i, { start }] of places.entries()) numbers.set(start, [...(numbers.get(start) ?? []), i])
  let marked = ''
  let from = 0
  for (const [start, own] of [...numbers].sort(([a], [b]) => a - b)) {
    const end = endOfTagName(text, start)
    if (end === null) continue
    marked += `${text.slice(from, end)} ${attribute}="${own.join(' ')}"`
    from = end
  }
  return marked + text.slice(from)
}

/** `<td class="a">`, from its `<` → where `td` ends; null where no tag begins there. */
function endOfTagName(text: string, start: number): number | null {
  if (text[start] !== '<') return null
  let end = start + 1
  while (isOfName(text[end])) end++
  return end > start + 1 ? end : null
}

const isOfName = (character: string | undefined): boolean =>
  character !== undefined && /[a-z0-9:-]/i.test(character)
