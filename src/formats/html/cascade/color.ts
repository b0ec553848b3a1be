/** Colours of style sheets, and whether a text of one is seen on a ground of another. */

/** Red, green and blue from 0 to 255; how opaque from 0 to 1. */
export type Color = readonly [red: number, green: number, blue: number, opacity: number]

export const BLACK: Color = [0, 0, 0, 1]
export const WHITE: Color = [255, 255, 255, 1]

/** Names that texts and grounds are given; of any other a colour is not known. */
const NAMED: Readonly<Record<string, string>> = {
  ...{ black: '000', windowtext: '000', white: 'fff', window: 'fff', transparent: '0000' },
  ...{ red: 'f00', lime: '0f0', blue: '00f', yellow: 'ff0', aqua: '0ff', cyan: '0ff', fuchsia: 'f0f' },
  ...{ maroon: '800000', green: '008000', navy: '000080', olive: '808000', teal: '008080', purple: '800080' },
  ...{ gray: '808080', grey: '808080', silver: 'c0c0c0', lightgray: 'd3d3d3', lightgrey: 'd3d3d3' },
  ...{ whitesmoke: 'f5f5f5', snow: 'fffafa', ivory: 'fffff0', ghostwhite: 'f8f8ff', azure: 'f0ffff' },
  ...{ mintcream: 'f5fffa', floralwhite: 'fffaf0', seashell: 'fff5ee', honeydew: 'f0fff0' },
  ...{
    lightyellow: 'ffffe0',
    lightcyan: 'e0ffff',
    lavenderblush: 'fff0f5',
    oldlace: 'fdf5e6',
    linen: 'faf0e6',
  },
  ...{
    cornsilk: 'fff8dc',
    beige: 'f5f5dc',
    lemonchiffon: 'fffacd',
    aliceblue: 'f0f8ff',
    orange: 'ffa500',
    brown: 'a52a2a',
    darkred: '8b0000',
    darkblue: '00008b',
  },
}

/** `#fff`, `rgb(255, 255, 255)`, `white` → that colour; null for one that is not known. */
export function colorOf(value: string): Color | null {
  const text = value.toLowerCase().trim()
  const hex = NAMED[text] ?? (/^#?([\da-f]{3,8})$/.exec(text)?.[1] || undefined)
  if (hex !== undefined) return colorOfHex(hex)
  const [, name, list = ''] = /^(rgb|hsl)a?\(([^()]*)\)$/.exec(text) ?? []
  if (!name) return null
  const parts = list.split(/[\s,/]+/).filter(Boolean)
  return name === 'rgb' ? colorOfRgb(parts) : colorOfHsl(parts)
}

function colorOfHex(hex: string): Color | null {
  const short = hex.length < 5
  if (hex.length === 5 || hex.length === 7) return null
  const digits = short ? [...hex].map((digit) => digit + digit) : (hex.match(/../g) ?? [])
  const [red = 0, green = 0, blue = 0, opacity = 255] = digits.map((pair) => Number.parseInt(pair, 16))
  return [red, green, blue, opacity / 255]
}

/** A share (`50%`) of the whole, or a number as it stands. */
const partOf = (text: string, whole: number): number =>
  text.endsWith('%') ? (Number.parseFloat(text) / 100) * whole : Number.parseFloat(text)

function colorOfRgb(parts: string[]): Color | null {
  const [red = Number.NaN, green = Number.NaN, blue = Number.NaN] = parts
    .slice(0, 3)
    .map((part) => partOf(part, 255))
  return known([red, green, blue, partOf(parts[3] ?? '1', 1)])
}

function colorOfHsl(parts: string[]): Color | null {
  const [hue = Number.NaN, saturation = Number.NaN, light = Number.NaN] = [
    Number.parseFloat(parts[0] ?? ''),
    partOf(parts[1] ?? '', 1),
    partOf(parts[2] ?? '', 1),
  ]
  const reach = saturation * Math.min(light, 1 - light)
  const channel = (n: number): number => {
    const k = (n + hue / 30) % 12
    return 255 * (light - reach * Math.max(-1, Math.min(k - 3, 9 - k, 1)))
  }
  return known([channel(0), channel(8), channel(4), partOf(parts[3] ?? '1', 1)])
}

const known = (color: Color): Color | null => (color.every(Number.isFinite) ? color : null)

/** `var(--w)`, `oklch(1 0 0)`, `color-mix(…)`: a colour that is not reckoned here; it may be that of the ground. */
export const isReckonedElsewhere = (value: string): boolean =>
  /^(?:var|color-mix|color|light-dark|hwb|(?:ok)?l(?:ab|ch))\(/.test(value)

/** A colour through which a ground shines. */
export function over(color: Color, ground: Color): Color {
  const [, , , opacity] = color
  const mixed = (above: number, below: number): number => above * opacity + below * (1 - opacity)
  return [mixed(color[0], ground[0]), mixed(color[1], ground[1]), mixed(color[2], ground[2]), 1]
}

/** The contrast, as WCAG reckons it, below which nobody reads a text: #eee on white has 1.16, #ddd 1.36. */
const LEAST_CONTRAST = 1.2

export function isLost(color: Color, ground: Color): boolean {
  const [one, other] = [brightness(over(color, ground)), brightness(ground)]
  return (
    (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05) < LEAST_CONTRAST && isNear(color, ground)
  )
}

/** Red on green of the same brightness is seen. */
const MOST_APART = 32

const isNear = (color: Color, ground: Color): boolean =>
  over(color, ground).every((part, i) => Math.abs(part - (ground[i] ?? 0)) <= MOST_APART)

function brightness([red, green, blue]: Color): number {
  const [r, g, b] = [red, green, blue].map((part) => {
    const share = part / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
