/** White space in the source of a page, and what of it is printed. */

const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]+/g
const SPACES = /\s+/g
const ANY = /[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]/

/** Letters that a text's own marks turn round: `‮21‬` is seen as 12. */
const TURNED = /\u202e([^\u202a-\u202e]*)(?:\u202c|$)/g

/** A paragraph as one line: white space is one space, or nothing where the source's line breaks between two Chinese characters. */
export function lineOf(source: string): string {
  if (!ANY.test(source)) return source
  const turned = source.includes('\u202e')
    ? source.replace(TURNED, (_, text: string) => backwards(text))
    : source
  return turned.replace(INVISIBLE, '').replace(SPACES, spaceOf).trim()
}

const backwards = (text: string): string => [...text].reverse().join('')

/** One that is made to stand inside a number: `1 234`. */
const THIN = /^[\u2006\u2008-\u200a\u202f]$/

function spaceOf(run: string, start: number, line: string): string {
  if (THIN.test(run)) return run
  if (run === ' ' || !/^[ \f]*[\t\r\n][ \t\r\n\f]*$/.test(run)) return ' '
  return isWide(line.charCodeAt(start - 1)) && isWide(line.charCodeAt(start + run.length)) ? '' : ' '
}

/** Lines of one cell or of one title as a single line; a space parts only what would otherwise be read as one word or number. */
export function joinLines(lines: readonly string[]): string {
  const printed = lines.filter((line) => line !== '')
  return printed
    .map((line, i) => (i > 0 && isParted(printed[i - 1] ?? '', line) ? ` ${line}` : line))
    .join('')
}

const isParted = (line: string, next: string): boolean =>
  !isWide(line.charCodeAt(line.length - 1)) && !isWide(next.charCodeAt(0))

/** Chinese characters and the punctuation printed with them: no space stands between two of these. */
const isWide = (code: number): boolean =>
  (code >= 0x2e80 && code <= 0x9fff) ||
  (code >= 0xf900 && code <= 0xfaff) ||
  (code >= 0xff01 && code <= 0xff60) ||
  (code >= 0x2018 && code <= 0x201d) ||
  (code >= 0xd800 && code <= 0xdfff)
