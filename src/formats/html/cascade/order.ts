/** Whether what is in an element is seen in the order in which it is written. */
import type { Node } from '../node.js'
import type { Declared } from './declared.js'

/**
 * `parts`: its parts stand in another order (`flex-direction: row-reverse` shows 2, 1 as 12); `own`: it stands elsewhere among
 * its neighbours (`order: 2`, `float: right`); `backwards`: its letters run to the left (`<bdo dir="rtl">21</bdo>` shows 12);
 * `mirrored`: its letters are turned over; `cut`: its first letter or line is not seen.
 */
export type Order = 'kept' | 'parts' | 'own' | 'backwards' | 'mirrored' | 'cut'

export function orderOf(declared: Declared | null, { name, attribs = {} }: Node): Order {
  if (name === 'bdo' && attribs.dir?.toLowerCase() === 'rtl') return 'backwards'
  if (!declared) return 'kept'
  if (isBackwards(declared)) return 'backwards'
  if (
    MIRRORED.test(
      `${declared.get('transform') ?? ''} ${declared.get('scale') ?? ''} ${declared.get('rotate') ?? ''}`,
    )
  )
    return 'mirrored'
  if (/reverse/.test(`${declared.get('flex-direction') ?? ''} ${declared.get('flex-flow') ?? ''}`))
    return 'parts'
  return isMovedAmongOthers(declared) ? 'own' : 'kept'
}

const isBackwards = (declared: Declared): boolean =>
  /override/.test(declared.get('unicode-bidi') ?? '') && declared.get('direction') === 'rtl'

/** `scaleX(-1)`, `rotate(180deg)`, `scale: -1 1` */
const MIRRORED = /scale[xy3d]*\(\s*-|rotate[xyz]?\(\s*-?180deg|(?:^|\s)-1(?:\s|$)|(?:^|\s)-?180deg/

const PLACES = ['order', 'grid-column', 'grid-row', 'grid-area']

const isMovedAmongOthers = (declared: Declared): boolean =>
  declared.get('float') === 'right' ||
  /absolute|fixed/.test(declared.get('position') ?? '') ||
  PLACES.some((property) => /\d/.test(declared.get(property) ?? ''))
