/** The text of a page → its tree, and the styles in it that say what is seen. */
import { stylesOf } from './cascade/styles.js'
import { tellingOf } from './cascade/traits.js'
import { treeOf } from './tree.js'
import type { Source } from './walk.js'

/** @param places the elements are to know where they stand in the text, of which nothing is left out then */
export async function sourceOf(html: string, places = false): Promise<Source> {
  const telling = tellingOf(html)
  const root = await (places ? treeOf(html) : treeOf(html, telling.tells))
  return { root, styles: stylesOf(root, html, telling) }
}
