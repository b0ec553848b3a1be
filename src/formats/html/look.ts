/** How an element looks, as far as it says what of its text is seen. */
import type { Node } from './node.js'

/** What is struck out is no longer said, as in `del`. */
const HIDING =
  /(?:^|[;\s])(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden|text-decoration(?:-line)?\s{0,9}:[^;]{0,60}line-through)/i
const RAISING = /(?:^|[;\s])vertical-align\s{0,9}:\s{0,9}su(?:b|per)\b/i

export const isRaised = ({ name, attribs }: Node): boolean =>
  name === 'sup' || name === 'sub' || RAISING.test(attribs?.style ?? '')

/** A whole page that is hidden is only hidden until its scripts have run. */
export function isHidden({ name, attribs }: Node): boolean {
  if (attribs === undefined) return false
  const { hidden, style } = attribs
  if (hidden === undefined && (style === undefined || !HIDING.test(style))) return false
  return name !== 'body' && name !== 'html'
}
