/** A piece of a text: Markdown, or HTML tables with only white space between them. */
export interface Piece {
  html: boolean
  text: string
}

const TABLE_TAG = /<(\/?)table(?=[\s>/])/gi

/**
 * Cuts HTML tables out of Markdown: `前<table>…</table>后` → 前, the table, 后. A table that is never closed stays text,
 * for else all that follows would be lost in it.
 */
export function splitHtmlTables(text: string): Piece[] {
  const pieces: Piece[] = []
  let done = 0
  for (const [start, end] of htmlTables(text)) {
    const last = pieces.at(-1)
    const before = text.slice(done, start)
    if (last && !before.trim()) last.text += before + text.slice(start, end)
    else pieces.push({ html: false, text: before }, { html: true, text: text.slice(start, end) })
    done = end
  }
  pieces.push({ html: false, text: text.slice(done) })
  return pieces
}

/** Where each outermost table begins and ends. */
function htmlTables(text: string): [number, number][] {
  const tables: [number, number][] = []
  let depth = 0
  let start = 0
  for (const tag of text.matchAll(TABLE_TAG)) {
    if (!tag[1]) {
      if (depth++ === 0) start = tag.index
    } else if (depth > 0 && --depth === 0) {
      const close = text.indexOf('>', tag.index)
      if (close < 0) break
      tables.push([start, close + 1])
    }
  }
  return tables
}
