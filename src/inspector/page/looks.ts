/** The document as it looks, for the formats of which that can be shown. */
import { looksLikePages } from '../drawable.js'
import { drawPages } from './looks-pages.js'
import { drawWebPage } from './looks-html.js'
import type { LooksContext } from './looks-context.js'
import type { SourceView } from './source.js'

export const drawLooks = (context: LooksContext): SourceView =>
  looksLikePages(context.format) ? drawPages(context) : drawWebPage(context)
