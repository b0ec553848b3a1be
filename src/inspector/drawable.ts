/** Which documents can be shown as they look: web pages in a frame, laid-out pages drawn; others as they were read. */

import type { Shown, ShownTexts } from '../exports/shown.js'

/** Laid-out pages. */
const PAGES: readonly string[] = ['pdf', 'ofd'] satisfies Shown['format'][]
export const looksLikePages = (format: string): boolean => PAGES.includes(format)

export const hasLooks = (format: string): boolean => format === 'html' || looksLikePages(format)

export const isShownAsItLooks = ({ report }: ShownTexts): boolean =>
  hasLooks((JSON.parse(report) as Shown).format)
