/**
 * A page pasted from Word is styles for the greater part, and the browsers' parser reads them letter by letter. All that is
 * read of a style is whether it hides, strikes out or raises a text: any other is left out before the page is parsed.
 */

/** What looks like a tag within an attribute is none: its quotes would be others'. */
const NO_TAG = '=\\s{0,9}(?:"[^"<]*<[^"]*"|\'[^\'<]*<[^\']*\')'
const ATTRIBUTE = '[\\s/]+[^\\s"\'<>/=]+(?:\\s*=\\s*(?:"[^"<>]*"|\'[^\'<>]*\'|[^\\s"\'<>]+(?=[\\s>])))?'
/** A tag that is whole, its attributes well formed; in any other the styles stay. */
const TAG = new RegExp(`${NO_TAG}|<[a-z][a-z0-9:]*(?:${ATTRIBUTE})+[\\s/]*>`, 'gi')
/** A style without the words that are read; a numbered character may be a letter of one. */
const SILENT = (quote: string) =>
  `${quote}(?![^${quote}]*(?:none|hidden|line-through|su(?:b|per)|&#))[^${quote}]*${quote}`
const STYLE = new RegExp(`\\sstyle\\s{0,9}=\\s{0,9}(?:${SILENT('"')}|${SILENT("'")})`, 'gi')

/** An empty one stays: of two styles the parser takes the first. */
export const withoutStyles = (html: string): string =>
  html.replace(TAG, (tag) => (tag.startsWith('<') ? tag.replace(STYLE, ' style=""') : tag))
