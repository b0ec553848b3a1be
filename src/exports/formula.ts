/** What a spreadsheet would run is written behind an apostrophe: `=1+1` → `'=1+1`; numbers with a sign stay. */

/** Full-width signs too: some spreadsheets read ＝ as =. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/
const PLAIN_NUMBER = /^[+-]?\d+(?:,\d{3})*(?:\.\d+)?$/

export const withoutFormula = (text: string): string =>
  FORMULA.test(text) && !PLAIN_NUMBER.test(text) ? `'${text}` : text
