/**
 * A page pasted from Word is styles for the greater part, and the browsers' parser reads them letter by letter. All that is
 * read of a style is whether it hides, strikes out or raises a text: any other is left out before the page is parsed.
 */

/** What looks like a tag within an attribute is none: its quotes would be others'. */
const NO_TAG = '=\\s{0,9}(?:"[^"<]*<[^"]*"|\'[^\'<]*<[^\']*\')'
const ATTRIBUTE = '[\\s/]+[^\\s"\'<>/=]+(?:\\s*=\\s*(?:"[^"<>]*"|\'[^\'<>]*\'|[^\\s"\'<>]+(?=[\\s>])))?'
/** A tag that is whole, its attributes well formed; in any other the styles stay. */
const TAG = new RegExp(`${NO_TAG}|<[a-z][a-z0-9:]*(?:${ATTRIBUTE})+[\\s/]*>`, 'gi')
const STYLE = /\sstyle\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)')/gi

/**
 * `<td style="border:none" width=5>` → `<td style="" width=5>`. An empty one stays: of two styles the parser takes the first.
 *
 * @param tells whether a style says anything of what is seen
 */
export const withoutStyles = (html: string, tells: (style: string) => boolean): string =>
  html.replace(TAG, (tag) =>
    tag.startsWith('<')
      ? tag.replace(STYLE, (whole, double: string | undefined, single: string | undefined) =>
          tells(double ?? single ?? '') ? whole : ' style=""',
        )
      : tag,
  )
