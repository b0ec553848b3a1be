import { readTitle } from '../../form/titles.js'
import { joinLines } from '../blocks/line.js'
import type { Found } from './paragraph.js'

/** A title stands among the first lines of a report. */
export const LINES_TO_TITLE = 10
/** A title is printed on up to so many lines. */
const MOST_LINES = 3
/** Longer lines are no part of a title. */
const LONGEST_LINE = 100

/**
 * The title that begins with the paragraph at `index`, its lines joined; null where there is none. A link is the title
 * of another page.
 */
export function titleAt(found: Found[], index: number): string | null {
  const lines: string[] = []
  for (const { block, linked } of found.slice(index, index + MOST_LINES)) {
    if (block.kind !== 'paragraph' || block.text.length > LONGEST_LINE || linked * 2 > block.text.length)
      return null
    lines.push(block.text)
    const title = joinLines(lines)
    if (readTitle(title)) return title
  }
  return null
}

const SITE = /[_|｜—–-]+/

/** A page's `<title>` is the report's, mostly followed by the site's name, sometimes after it. */
export function titleOfPage(titles: string[]): string | undefined {
  const candidates = titles.flatMap((title) => [
    ...title
      .split(SITE)
      .map((part) => part.trim())
      .filter(Boolean),
    title,
  ])
  const namesBody = (title: string): boolean => {
    const read = readTitle(title)
    return Boolean(read?.agency ?? read?.site)
  }
  return candidates.find(namesBody) ?? candidates.find((title) => readTitle(title))
}
