/**
 * Whether a style leaves a text as it is written: seen, in its line, a part of what stands beside it. Most of what styles say does;
 * what is not known to do so may hide a digit or move it, for style sheets learn new words every year.
 */
import { remembered } from '../../../remembered.js'
import { colorOf, isFaint, WHITE } from './color.js'
import { pixelsOf, SIZES, sizeOfFont } from './length.js'
import type { Declared } from './declared.js'

/** Properties that do, whatever their values are; of a shorthand (`border`) its parts too (`border-top-color`). */
const ALWAYS = new Set(
  (
    'border outline padding page break transition font-family font-weight font-style font-stretch font-kerning font-display ' +
    'font-synthesis font-optical-sizing line-height line-break word-spacing word-break word-wrap overflow-wrap white-space text-align ' +
    'text-justify text-autospace text-rendering text-shadow text-underline text-emphasis text-overflow text-transform text-wrap ' +
    'text-size-adjust text-decoration-color text-decoration-style text-decoration-thickness text-decoration-skip text-fit ' +
    'text-kashida text-spacing box-sizing box-shadow width height min-width min-height max-width max-height top right bottom left inset ' +
    'z-index cursor pointer-events user-select touch-action quotes orphans widows clear table-layout empty-cells caption-side ' +
    'list-style align justify place gap flex flex-grow flex-shrink flex-basis flex-wrap tab-size tab-stops tab-interval hyphens ' +
    'scroll-behavior caret-color accent-color color-scheme color-adjust print-color-adjust will-change backface-visibility ' +
    'border-collapse border-spacing border-radius counter-reset counter-increment counter-set object-fit object-position ' +
    'background-position background-size background-repeat background-attachment background-origin background-clip ' +
    'font-smoothing osx-font-smoothing tap-highlight-color locale lang layout-grid layout-grid-mode punctuation-wrap punctuation-trim ' +
    'panose-1 ruby-align ruby-position behavior char shape-margin resize font-variant-ligatures font-variant-east-asian ' +
    'font-variant-alternates font-variant-emoji font-language-override font-palette white-space-collapse text-wrap-mode text-wrap-style ' +
    'text-underline-position text-underline-offset text-anchor box-decoration-break speak'
  ).split(' '),
)

/** `-webkit-user-select` is `user-select`. */
const VENDOR = /^-(?:webkit|moz|ms|o)-/

const isAlways = (property: string): boolean => {
  // A variable, and what only old browsers heed: `*zoom`, `_font-size`.
  if (/^(?:--|[*_])/.test(property)) return true
  // What only Word heeds, but for what it hides or raises.
  if (property.startsWith('mso-')) return property !== 'mso-hide' && property !== 'mso-text-raise'
  const name = property.replace(VENDOR, '')
  return ALWAYS.has(name) || ALWAYS.has(name.split('-', 1)[0] ?? '')
}

/** Words of CSS that take a property back to what it is without any style, or to what holds around. */
const RESET = /^(?:inherit|initial|unset|revert|revert-layer|normal|none|auto|currentcolor)$/

type Judge = (value: string, declared: Declared) => boolean

const isReset: Judge = (value) => RESET.test(value)
const is =
  (words: string): Judge =>
  (value) =>
    RESET.test(value) || words.split(' ').includes(value)

/** Characters of less are hardly read beside others, in pixels, and in shares of the text around. */
const [SMALLEST, SMALLEST_SHARE] = [8, 0.61]

const isReadableSize: Judge = (value) => {
  if ((SIZES[value] ?? 0) > SMALLEST || value === 'larger' || RESET.test(value)) return true
  const [absolute, relative] = [pixelsOf(value, 0), pixelsOf(value, 1)]
  if (absolute === null || relative === null) return false
  return absolute === relative ? absolute >= SMALLEST : relative >= SMALLEST_SHARE
}

/** `bold 12px/1.5 arial`; without a size it says nothing of one. */
const isReadableFont: Judge = (value, declared) => {
  const size = sizeOfFont(value)
  return size === undefined ? !value.includes('(') : isReadableSize(size, declared)
}

/** No more than this, in pixels, moves a text no farther than its neighbours. */
const NEAR = 60
const isNear: Judge = (value) =>
  value.split(/\s+/).every((side) => {
    const length = pixelsOf(side, 16)
    return RESET.test(side) || (length !== null && Math.abs(length) <= NEAR && !side.endsWith('%'))
  })

/** At least half of it is seen. */
const isMostlyThere: Judge = (value) => RESET.test(value) || (pixelsOf(value, 1) ?? 0) >= 0.5

const LEAST_SPACING = -3
/** Text moved up by no more stands in its line, in pixels of a usual line. */
const [LEAST_RAISE, LINE] = [2, 16]

const isColor: Judge = (value, declared) => {
  if (RESET.test(value)) return true
  const color = colorOf(value)
  const ground = groundColor(declared.get('background-color') ?? declared.get('background'))
  return color !== null && !isFaint(color, WHITE) && !(ground && isFaint(color, ground))
}

/** `#369 none` → that colour. */
const groundColor = (value: string | undefined) =>
  (value?.match(/[a-z]+\([^()]*\)|[#\w-]+/g) ?? []).map(colorOf).find((one) => one !== null)

const isPlainGround: Judge = (value) => !/url\(|gradient|image|element\(|var\(/.test(value)

const OFFSETS = ['top', 'right', 'bottom', 'left', 'inset']

/** Every other property is judged by its value; one that is not named here may do anything, unless the value takes it back. */
const JUDGES: ReadonlyMap<string, Judge> = new Map<string, Judge>([
  ['display', (value, declared) => value !== 'none' && is('inline inline-block contents')(value, declared)],
  ['visibility', is('visible')],
  ['opacity', isMostlyThere],
  ['zoom', isMostlyThere],
  ['color', isColor],
  ['text-fill-color', isColor],
  ['background', isPlainGround],
  ['background-color', isPlainGround],
  ['font-size', isReadableSize],
  ['font', isReadableFont],
  ['text-stroke-width', (value) => pixelsOf(value, 16) === 0],
  ['font-feature-settings', (value) => RESET.test(value) || /^['"][tlp]num['"](?: on| 1)?$/.test(value)],
  ['fill', (value, declared) => value !== 'none' && isColor(value, declared)],
  ['letter-spacing', (value) => RESET.test(value) || (pixelsOf(value, 16) ?? -NEAR) >= LEAST_SPACING],
  ['text-indent', isNear],
  ['margin', isNear],
  ...['top', 'right', 'bottom', 'left'].map((side): [string, Judge] => [`margin-${side}`, isNear]),
  [
    'vertical-align',
    (value, declared) =>
      is('baseline middle top bottom text-top text-bottom')(value, declared) ||
      Math.abs(pixelsOf(value, LINE) ?? LINE) <= LEAST_RAISE,
  ],
  [
    'position',
    (value, declared) =>
      is('static')(value, declared) ||
      (value === 'relative' && OFFSETS.every((side) => isUnmoved(declared, side))),
  ],
  ['overflow', is('visible auto scroll')],
  ['overflow-x', is('visible auto scroll')],
  ['overflow-y', is('visible auto scroll')],
  ['text-decoration', (value) => !/line-through|var\(/.test(value)],
  ['text-decoration-line', (value) => !/line-through|var\(/.test(value)],
  ['font-variant', is('small-caps')],
  ['font-variant-numeric', is('tabular-nums lining-nums')],
  ['direction', is('ltr')],
  ['unicode-bidi', is('embed isolate')],
  ['writing-mode', is('horizontal-tb lr-tb')],
  ['order', is('0')],
  ['scale', is('1')],
])

const isUnmoved = (declared: Declared, side: string): boolean => {
  const value = declared.get(side)
  return value === undefined || RESET.test(value) || pixelsOf(value, 16) === 0
}

/** `d\\69splay` is display, which an escape hides. */
const isName = (property: string): boolean => /^[a-z-]+$/.test(property)

/** @param except what another look has judged already */
export function isPlain(declared: Declared, except: (property: string) => boolean): boolean {
  return [...declared].every(([property, value]) => {
    if (isAlways(property) || except(property)) return true
    const judge = JUDGES.get(property.replace(VENDOR, '')) ?? (isName(property) ? isReset : undefined)
    return judge?.(value.trim(), declared) ?? false
  })
}

/** A cheap look at a `style` attribute: `border:none; text-align:center` is plain; with an escape or a comment none is. */
export const isPlainStyle = remembered((style: string): boolean => {
  if (/[\\]|\/\*/.test(style)) return false
  const declared = new Map<string, string>()
  for (const declaration of style.split(';')) {
    const colon = declaration.indexOf(':')
    if (colon < 0) continue
    const property = declaration.slice(0, colon).trim().toLowerCase()
    if (property !== '') declared.set(property, valueOf(declaration.slice(colon + 1)))
  }
  return isPlain(declared, () => false)
})

/** `RED !important` → red */
const valueOf = (value: string): string => {
  const bang = value.indexOf('!')
  return (bang < 0 ? value : value.slice(0, bang)).trim().toLowerCase()
}
