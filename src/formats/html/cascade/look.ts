/** How a text looks where it stands, as far as it decides whether it is seen. */
import type { Node } from '../node.js'
import { BLACK, type Color, colorOf, isLost, isReckonedElsewhere, over, WHITE } from './color.js'
import { pixelsOf, SIZES, sizeOfFont, USUAL_SIZE } from './length.js'
import type { Declared } from './declared.js'

/** `unsure` where a pale text stands on a ground that is not known: it may be white on blue. */
export type Sight = 'seen' | 'unsure' | 'unseen'

export interface Look {
  sight: Sight
  /** `display: none`: it takes no room either, so that the next cell takes its place. */
  isOut: boolean
  /** Transparent, cut off, or off the page, with all that is in it. */
  isVeiled: boolean
  isInvisible: boolean
  /** What is struck out is no longer said. */
  isStruck: boolean
  /** In pixels. */
  size: number
  /** The colour's words leave it open: `var(--w)`. */
  isColorOpen: boolean
  /** A picture or its own letters lie over it, or are mixed with it, and nobody knows what is left to see. */
  isMasked: boolean
  /** Null where it is not known. */
  color: Color | null
  ground: Color | null
}

/** In pixels; the smallest print that is meant to be read has 8. */
const SMALLEST_SIZE = 2

/** @param isGroundKnown no sheets in other files may colour it */
export const plainLook = (isGroundKnown: boolean): Look => ({
  sight: 'seen',
  isOut: false,
  isVeiled: false,
  isInvisible: false,
  isStruck: false,
  size: USUAL_SIZE,
  isColorOpen: false,
  isMasked: false,
  color: BLACK,
  ground: isGroundKnown ? WHITE : null,
})

/** The look of an element in one of another look. */
export function lookOf(around: Look, declared: Declared, element: Node): Look {
  const size = sizeOf(around.size, declared)
  const ground = groundOf(around.ground, declared)
  const look: Look = {
    sight: 'seen',
    isOut: declared.get('display') === 'none',
    isVeiled: around.isVeiled || isVeiling(declared, size, element),
    isInvisible: isInvisible(around, declared),
    isStruck: around.isStruck || isStriking(declared),
    size,
    isMasked: around.isMasked || isMasking(declared) || isOverlaid(declared, size),
    ...textColorOf(around, declared),
    ground,
  }
  return { ...look, sight: sightOf(look) }
}

function sightOf(look: Look): Sight {
  const { isOut, isVeiled, isInvisible, isStruck, size, color, ground } = look
  if (isOut || isVeiled || isInvisible || isStruck || size < SMALLEST_SIZE) return 'unseen'
  if (look.isColorOpen || look.isMasked) return 'unsure'
  if (!color) return 'seen'
  if (ground) return isLost(color, ground) ? 'unseen' : 'seen'
  return isLost(color, WHITE) ? 'unsure' : 'seen'
}

function isInvisible(around: Look, declared: Declared): boolean {
  const visibility = declared.get('visibility')
  if (visibility === undefined || visibility === 'inherit') return around.isInvisible
  return visibility === 'hidden' || visibility === 'collapse'
}

/** Letters this much closer together, in shares of their size, stand on one another. */
const OVERLAID = 0.5

const isOverlaid = (declared: Declared, size: number): boolean =>
  (pixelsOf(declared.get('letter-spacing'), size) ?? 0) < -OVERLAID * size

const MASKS = ['mask', 'mask-image', '-webkit-mask', '-webkit-mask-image', 'mix-blend-mode']

/** `mask-image: linear-gradient(transparent, transparent)`, `mix-blend-mode: multiply` */
const isMasking = (declared: Declared): boolean =>
  MASKS.some((property) => !/^(?:none|normal|initial|unset)?$/.test(declared.get(property) ?? ''))

const isStriking = (declared: Declared): boolean =>
  `${declared.get('text-decoration') ?? ''} ${declared.get('text-decoration-line') ?? ''}`.includes(
    'line-through',
  )

/** A size that can't be told is that of the text around. */
function sizeOf(around: number, declared: Declared): number {
  const size = declared.get('font-size') ?? sizeOfFont(declared.get('font'))
  if (size === undefined) return around
  if (size === 'smaller') return around * 0.83
  if (size === 'larger') return around * 1.2
  return SIZES[size] ?? pixelsOf(size, around) ?? around
}

function textColorOf(around: Look, declared: Declared): Pick<Look, 'color' | 'isColorOpen'> {
  const color = declared.get('-webkit-text-fill-color') ?? declared.get('color')
  if (color === undefined || color === 'inherit' || color === 'currentcolor')
    return { color: around.color, isColorOpen: around.isColorOpen }
  return { color: colorOf(color), isColorOpen: isReckonedElsewhere(color) }
}

function groundOf(around: Color | null, declared: Declared): Color | null {
  const declaration = declared.get('background-color') ?? declared.get('background')
  if (declaration === undefined) return around
  if (/url\(|gradient|var\(/.test(`${declaration} ${declared.get('background') ?? ''}`)) return null
  const color = (declaration.match(/[a-z]+\([^()]*\)|[#\w-]+/g) ?? [])
    .map(colorOf)
    .find((one) => one !== null)
  if (!color) return around
  if (color[3] === 1) return color
  return around && over(color, around)
}

/** Farther than this from where it would stand, in pixels, a text is off the page. */
const OFF_PAGE = 500
const HARDLY_SEEN = 0.1
const SIDES = ['left', 'top', 'right', 'bottom']
const SHIFTS = ['text-indent', 'margin-left', 'margin-top']

function isVeiling(declared: Declared, size: number, element: Node): boolean {
  const shares = [declared.get('opacity'), declared.get('zoom'), filteredOpacity(declared)]
  if (shares.some((share) => (pixelsOf(share, 1) ?? 1) < HARDLY_SEEN)) return true
  if (declared.get('content-visibility') === 'hidden') return true
  const isOff = (property: string): boolean => (pixelsOf(declared.get(property), size) ?? 0) < -OFF_PAGE
  if (SHIFTS.some(isOff) || (isPositioned(declared) && (SIDES.some(isOff) || isInsetOff(declared, size))))
    return true
  return isCutOff(declared, size) || isScaledAway(declared) || isWithoutRoom(declared, element)
}

/** `filter: blur(0) opacity(0)` → 0 */
const filteredOpacity = (declared: Declared): string | undefined =>
  /opacity\(([^()]*)\)/.exec(declared.get('filter') ?? '')?.[1]?.trim()

/** `inset: -999px auto auto -999px` */
const isInsetOff = (declared: Declared, size: number): boolean =>
  (declared.get('inset') ?? '').split(/\s+/).some((side) => (pixelsOf(side, size) ?? 0) < -OFF_PAGE)

const isPositioned = (declared: Declared): boolean =>
  /absolute|fixed|relative|sticky/.test(declared.get('position') ?? '')
const isTakenOut = (declared: Declared): boolean => /absolute|fixed/.test(declared.get('position') ?? '')

/** `clip: rect(0, 0, 0, 0)`, `clip-path: inset(50%)`: a window on the text that has no size. */
function isCutOff(declared: Declared, size: number): boolean {
  const sides = /^rect\(([^()]*)\)$/
    .exec(declared.get('clip') ?? '')?.[1]
    ?.split(/[\s,]+/)
    .filter(Boolean)
  if (sides && isTakenOut(declared)) return sides.every((side) => (pixelsOf(side, size) ?? OFF_PAGE) <= 1)
  const [, shape, sizes = ''] =
    /^(inset|circle|polygon)\(([^()]*)\)$/.exec(declared.get('clip-path') ?? '') ?? []
  if (shape === 'inset') return /^\s*(?:[5-9]\d|100)(?:\.\d*)?%/.test(sizes)
  return shape !== undefined && /^[\s,0]*$/.test(sizes.replace(/px|%/g, ''))
}

/** A length that no page has: `-9999px`, `-100vw`, `-50em`. */
const FAR = /-(?:\d{4,9}(?:px|pt)|\d{3,9}(?:vw|vh|%)|\d{2,9}r?em)/
/** `translateX(-9999px) scale(0)`: its functions, and what they are given. */
const FUNCTION = /([a-z3]{1,20})\(([^()]{0,200})\)/g

/** `0`, `0.001 1`, `0, 1`: the first factor leaves nothing to see. */
const isNearlyNone = (factors: string): boolean => {
  const [first = ''] = factors.trim().split(/[\s,]/)
  return first !== '' && Math.abs(Number(first)) < HARDLY_SEEN
}

const isScaledAway = (declared: Declared): boolean =>
  FAR.test(declared.get('translate') ?? '') ||
  isNearlyNone(declared.get('scale') ?? '') ||
  [...(declared.get('transform') ?? '').matchAll(FUNCTION)].some(([, name = '', given = '']) => {
    if (name.startsWith('scale')) return isNearlyNone(given)
    if (name.startsWith('translate')) return FAR.test(given)
    return /^rotate[xy]$/.test(name) && /^\s*-?(?:90|270)deg/.test(given)
  })

const INLINE = new Set('span a b i em strong font u label small big code s del ins'.split(' '))
/** A cell grows with what is in it. */
const GROWING = new Set('table tbody thead tfoot tr td th'.split(' '))

function isWithoutRoom(declared: Declared, { name = '' }: Node): boolean {
  const overflow = ['overflow', 'overflow-x', 'overflow-y'].some((property) =>
    /hidden|clip/.test(declared.get(property) ?? ''),
  )
  if (!overflow || GROWING.has(name)) return false
  const isBox =
    !INLINE.has(name) || isTakenOut(declared) || /block|flex|grid/.test(declared.get('display') ?? '')
  return (
    isBox &&
    ['width', 'height', 'max-width', 'max-height'].some((property) => {
      const length = pixelsOf(declared.get(property), OFF_PAGE)
      return length !== null && length <= 1
    })
  )
}

/** A text of no more than this share of the text around is hardly a part of one number with it. */
const SMALL = 0.6

export const isMuchSmaller = (around: Look, { size }: Look): boolean => size <= around.size * SMALL

/** A smaller text than this share of the text around is a mark where it stands higher or lower. */
const MARK_SIZE = 0.85
/** In shares of the size of the text around. */
const LEAST_RAISE = 0.15

/** Whether an element's text stands above or below the line, as a note's mark does. */
export function isRaised(around: Look, declared: Declared, { size }: Look): boolean {
  const align = declared.get('vertical-align') ?? ''
  if (align === 'super' || align === 'sub') return true
  const isSmall = size <= around.size * MARK_SIZE
  if (isSmall && /^(?:text-)?(?:top|bottom)$/.test(align)) return true
  const raises = [
    pixelsOf(align, around.size),
    pixelsOf(declared.get('mso-text-raise'), around.size),
    isSmall && declared.get('position') === 'relative' ? pixelsOf(declared.get('top'), size) : null,
    isSmall && declared.get('position') === 'relative' ? pixelsOf(declared.get('bottom'), size) : null,
  ]
  return raises.some((raise) => raise !== null && Math.abs(raise) >= around.size * LEAST_RAISE)
}
