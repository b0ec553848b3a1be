/** The elements of HTML by how the rules of tree construction (HTML standard, 13.2.6) treat them. */
import { names } from '../node.js'

/** They end an open paragraph; their end tags end whatever is open in them. */
export const BLOCKS = names(
  'address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer header hgroup ' +
    'listing main menu nav ol p pre search section summary ul',
)
export const HEADINGS = names('h1 h2 h3 h4 h5 h6')

/** One that is not closed is opened again in what follows. */
export const FORMATTING = names('a b big code em font i nobr s small strike strong tt u')

/** What formats a text outside of them does not reach into them, nor the other way round. */
export const FENCED = names('applet caption marquee object td template th')

export const VOID = names(
  'area base basefont bgsound br col embed hr img input keygen link meta param source track wbr',
)

/** What stands in them is no markup; in the latter two entities are. */
export const RAW = names('iframe noembed noframes noscript script style textarea title')
export const WITH_ENTITIES = names('textarea title')

export const OF_HEAD = names('base basefont bgsound link meta noframes noscript script style title')

/** What an item of a list ends by beginning. */
export const ITEMS_ENDED_BY: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['li', names('li')],
  ['dd', names('dd dt')],
  ['dt', names('dd dt')],
])

/** They need no end tag. */
export const ENDS_IMPLIED = names('dd dt li optgroup option p')

export const ROW_GROUPS = names('tbody tfoot thead')
export const CELLS_AND_CAPTION = names('caption td th')
/** Elements that stand only in a table. */
export const OF_TABLE = names('caption col colgroup tbody td tfoot th thead tr')

/** An element is looked for no further than to one of these. */
export const SCOPES = names('applet caption html marquee object table td template th')
export const BUTTON_SCOPES = names('applet button caption html marquee object table td template th')
export const LIST_SCOPES = names('applet caption html marquee object ol table td template th ul')
export const TABLE_SCOPES = names('html table template')

/** An end tag without a beginning is looked for no further than to one of these. */
export const SPECIAL = names(
  'address applet area article aside base basefont bgsound blockquote body br button caption center col colgroup dd ' +
    'details dir div dl dt embed fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html ' +
    'iframe img input keygen li link listing main marquee menu meta nav noembed noframes noscript object ol p param pre ' +
    'script section select source style summary table tbody td template textarea tfoot th thead title tr track ul wbr',
)
/** Of those, the ones that the search for an open item of a list passes by. */
export const PASSED_BY_ITEMS = names('address div p')

/** They have rules of their own: other languages, frames, ruby. */
export const INTRICATE = names(
  'body frame frameset head html image isindex math optgroup option plaintext rb rp rt rtc svg xmp',
)
