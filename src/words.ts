/** The same in two languages. */
export interface Words {
  en: string
  zh: string
}

/** A value of a sentence; where the languages differ, both. */
export type Value = string | number | Words

/** `{a} of {b}` → 'a' | 'b' */
export type Holes<Sentence extends string> = Sentence extends `${string}{${infer Hole}}${infer Rest}`
  ? Hole | Holes<Rest>
  : never

/** The values that a sentence asks for: of `{a} of {b}` a and b. */
export type ValuesIn<Sentence extends string> = Readonly<Record<Holes<Sentence>, Value>>

/** `{a} of {b}`, { a: 1, b: 2 } → 1 of 2 */
export function filled(
  sentence: string,
  values: Readonly<Record<string, Value>>,
  language: keyof Words,
): string {
  return sentence.replace(/\{([a-zA-Z]+)\}/g, (_, name: string) => {
    const value = values[name]
    if (value === undefined) throw new RangeError(`no value for {${name}} of: ${sentence}`)
    return typeof value === 'object' ? value[language] : String(value)
  })
}

/** `report_p` without the last of `_p` → report; a regular expression would try every run of these. */
export function withoutLast(text: string, characters: string): string {
  let end = text.length
  while (end > 0 && characters.includes(text.charAt(end - 1))) end--
  return text.slice(0, end)
}
