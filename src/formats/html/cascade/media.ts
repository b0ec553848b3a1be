/** Media queries: what applies on a desktop's screen, as `screen and (min-width: 768px)` does and `print` doesn't. */

/** A common office screen, in pixels of style sheets. */
const [WIDTH, HEIGHT] = [1440, 900]
const PIXELS: Readonly<Record<string, number>> = {
  px: 1,
  em: 16,
  rem: 16,
  pt: 4 / 3,
  cm: 37.8,
  mm: 3.78,
  in: 96,
}

/** Lists of queries are joined by commas, and one that holds is enough. An empty one always holds. */
export const isForScreen = (queries: string): boolean =>
  queries.trim() === '' || queries.toLowerCase().split(',').some(holds)

/** The sheet takes what a browser of today does. */
export const isSupported = (condition: string): boolean => !/^\s*not\b/i.test(condition)

function holds(query: string): boolean {
  const [, negation, rest = ''] = /^\s*(not\s|only\s)?(.*)$/s.exec(query) ?? []
  const isHeld = rest.split(/\band\b/).every((condition) => holdsOne(condition.trim()))
  return negation?.startsWith('not') ? !isHeld : isHeld
}

/** A type of medium, or a feature in brackets; one that is not known does not hold. */
function holdsOne(condition: string): boolean {
  if (!condition.startsWith('(')) return condition === 'all' || condition === 'screen' || condition === ''
  const feature = condition.slice(1, condition.endsWith(')') ? -1 : undefined).trim()
  const plain = /^([a-z-]+)\s*(?::(.*))?$/.exec(feature)
  if (plain) return holdsFeature(plain[1] ?? '', plain[2]?.trim() ?? null)
  return holdsRange(feature)
}

/** Features of a desktop, by what they may ask of it; `null` where they ask for nothing. */
const FEATURES: Readonly<Record<string, readonly (string | null)[]>> = {
  orientation: ['landscape'],
  hover: [null, 'hover'],
  'any-hover': [null, 'hover'],
  pointer: [null, 'fine'],
  'any-pointer': [null, 'fine'],
  width: [null],
  height: [null],
  color: [null],
  'prefers-color-scheme': ['light'],
  'prefers-reduced-motion': ['no-preference'],
  'prefers-contrast': ['no-preference'],
}

function holdsFeature(name: string, value: string | null): boolean {
  const [, side, size] = /^(min|max)-(?:device-)?(width|height)$/.exec(name) ?? []
  const limit = pixelsOf(value ?? '')
  if (side === undefined || limit === null) return FEATURES[name]?.includes(value) ?? false
  const own = size === 'width' ? WIDTH : HEIGHT
  return side === 'min' ? own >= limit : own <= limit
}

/** `width >= 768px`, `400px <= width < 900px` */
function holdsRange(feature: string): boolean {
  const parts = feature.split(/(<=|>=|<|>|=)/).map((part) => part.trim())
  if (parts.length < 3) return false
  const sizes = parts.filter((_, i) => i % 2 === 0).map(sizeOf)
  const signs = parts.filter((_, i) => i % 2 === 1)
  return signs.every((sign, i) => compares(sizes[i] ?? null, sign, sizes[i + 1] ?? null))
}

function compares(left: number | null, sign: string, right: number | null): boolean {
  if (left === null || right === null) return false
  if (sign === '=') return left === right
  if (sign.startsWith('<')) return left < right || (sign === '<=' && left === right)
  return left > right || (sign === '>=' && left === right)
}

function sizeOf(side: string): number | null {
  if (side === 'width') return WIDTH
  return side === 'height' ? HEIGHT : pixelsOf(side)
}

function pixelsOf(length: string): number | null {
  const [, number, unit = ''] = /^(\d{0,6}(?:\.\d{1,6})?)([a-z]*)$/.exec(length.trim()) ?? []
  const scale = unit === '' ? 1 : PIXELS[unit]
  return number && scale !== undefined ? Number(number) * scale : null
}
