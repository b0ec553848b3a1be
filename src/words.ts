/** The same in two languages. */
export interface Words {
  en: string
  zh: string
}

/** `report_p` without the last of `_p` → report; a regular expression would try every run of these. */
export function withoutLast(text: string, characters: string): string {
  let end = text.length
  while (end > 0 && characters.includes(text.charAt(end - 1))) end--
  return text.slice(0, end)
}
