/** Fields → lines of CSV (RFC 4180), byte for byte as fast-csv writes them: a few lines, where that loads a room of its own. */

export function csvOfRows(rows: Iterable<readonly string[]>): string {
  let lines = ''
  for (const row of rows) lines += `${row.map(csvField).join(',')}\r\n`
  return lines
}

/** What makes a field be quoted; fast-csv quotes for a bar too. */
const SPECIAL = /[",|\r\n]/

/** `a,b` → `"a,b"`, `say "a"` → `"say ""a"""`. */
function csvField(text: string): string {
  const field = wellFormed(text.replaceAll('\0', ''))
  return SPECIAL.test(field) ? `"${field.replaceAll('"', '""')}"` : field
}

/** Half of a character is none in UTF-8: U+FFFD in its place. */
const wellFormed = (text: string): string => text.replace(/[\ud800-\udfff]/gu, '\ufffd')
