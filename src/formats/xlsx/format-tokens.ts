/** A section of a number format → its parts: `0"件"` → digits, literal (ECMA-376 part 1, 18.8.31). */

export type Token = { kind: 'literal' | 'digits' | 'percent' | 'date' | 'general'; text: string }

/** Words in brackets that only colour the text. */
const COLORS =
  /^\[(?:black|blue|cyan|green|magenta|red|white|yellow|color ?\d+|黑色|蓝色|青色|绿色|洋红|红色|白色|黄色|颜色\d+)\]/i
/** `[$¥-804]` shows ¥ and says in whose manner. */
const CURRENCY = /^\[\$([^\]-]*)(?:-[^\]]*)?\]/
const RULES: readonly (readonly [pattern: RegExp, kind: Token['kind'] | 'nothing'])[] = [
  [/^"([^"]*)"/, 'literal'],
  [/^\\(.)/, 'literal'],
  [COLORS, 'nothing'],
  [CURRENCY, 'literal'],
  // A space as wide as a character, and one that fills the cell.
  [/^_./, 'nothing'],
  [/^\*./, 'nothing'],
  [/^(General|G\/通用格式|@)/i, 'general'],
  [/^([#0?.,]+)/, 'digits'],
  [/^(%)/, 'percent'],
  [/^(y+|m+|d+|h+|s+|e+(?![+-])|a{3,4})/i, 'date'],
  // Letters and what else stands in brackets mean something that is not known here.
  [/^([^A-Za-z[\]"\\])/, 'literal'],
]

/** null where something in the section is not known. */
export function tokensOf(section: string): Token[] | null {
  const tokens: Token[] = []
  let rest = section
  while (rest !== '') {
    const found = RULES.map(([pattern, kind]) => ({ match: pattern.exec(rest), kind })).find(
      ({ match }) => match,
    )
    if (!found?.match) return null
    if (found.kind !== 'nothing') tokens.push({ kind: found.kind, text: found.match[1] ?? '' })
    rest = rest.slice(found.match[0].length)
  }
  return tokens
}
