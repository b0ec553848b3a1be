/** The text of a page → its tree, and the styles in it that say what is seen. */
import { stylesOf } from './cascade/styles.js'
import { tellingOf } from './cascade/traits.js'
import { withoutStyles } from './styles.js'
import { treeOf } from './tree.js'
import type { Source } from './walk.js'

export function sourceOf(html: string): Source {
  const telling = tellingOf(html)
  const page = withoutStyles(html, telling.tells)
  const root = treeOf(page)
  return { root, styles: stylesOf(root, page, telling) }
}
