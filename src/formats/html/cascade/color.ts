/** Colours of style sheets, and whether a text of one is seen on a ground of another. */

/** Red, green and blue from 0 to 255; how opaque from 0 to 1. */
export type Color = readonly [red: number, green: number, blue: number, opacity: number]

export const BLACK: Color = [0, 0, 0, 1]
export const WHITE: Color = [255, 255, 255, 1]

/** The names that CSS has for colours, each with what it is, those of the screen (`canvas`) too. */
const NAMES =
  'aliceblue f0f8ff antiquewhite faebd7 aqua 0ff aquamarine 7fffd4 azure f0ffff beige f5f5dc bisque ffe4c4 ' +
  'black 000 blanchedalmond ffebcd blue 00f blueviolet 8a2be2 brown a52a2a burlywood deb887 cadetblue 5f9ea0 ' +
  'chartreuse 7fff00 chocolate d2691e coral ff7f50 cornflowerblue 6495ed cornsilk fff8dc crimson dc143c ' +
  'cyan 0ff darkblue 00008b darkcyan 008b8b darkgoldenrod b8860b darkgray a9a9a9 darkgreen 006400 ' +
  'darkgrey a9a9a9 darkkhaki bdb76b darkmagenta 8b008b darkolivegreen 556b2f darkorange ff8c00 ' +
  'darkorchid 9932cc darkred 8b0000 darksalmon e9967a darkseagreen 8fbc8f darkslateblue 483d8b ' +
  'darkslategray 2f4f4f darkslategrey 2f4f4f darkturquoise 00ced1 darkviolet 9400d3 deeppink ff1493 ' +
  'deepskyblue 00bfff dimgray 696969 dimgrey 696969 dodgerblue 1e90ff firebrick b22222 floralwhite fffaf0 ' +
  'forestgreen 228b22 fuchsia f0f gainsboro dcdcdc ghostwhite f8f8ff gold ffd700 goldenrod daa520 gray 808080 ' +
  'green 008000 greenyellow adff2f grey 808080 honeydew f0fff0 hotpink ff69b4 indianred cd5c5c indigo 4b0082 ' +
  'ivory fffff0 khaki f0e68c lavender e6e6fa lavenderblush fff0f5 lawngreen 7cfc00 lemonchiffon fffacd ' +
  'lightblue add8e6 lightcoral f08080 lightcyan e0ffff lightgoldenrodyellow fafad2 lightgray d3d3d3 ' +
  'lightgreen 90ee90 lightgrey d3d3d3 lightpink ffb6c1 lightsalmon ffa07a lightseagreen 20b2aa ' +
  'lightskyblue 87cefa lightslategray 789 lightslategrey 789 lightsteelblue b0c4de lightyellow ffffe0 lime 0f0 ' +
  'limegreen 32cd32 linen faf0e6 magenta f0f maroon 800000 mediumaquamarine 66cdaa mediumblue 0000cd ' +
  'mediumorchid ba55d3 mediumpurple 9370db mediumseagreen 3cb371 mediumslateblue 7b68ee ' +
  'mediumspringgreen 00fa9a mediumturquoise 48d1cc mediumvioletred c71585 midnightblue 191970 mintcream f5fffa ' +
  'mistyrose ffe4e1 moccasin ffe4b5 navajowhite ffdead navy 000080 oldlace fdf5e6 olive 808000 ' +
  'olivedrab 6b8e23 orange ffa500 orangered ff4500 orchid da70d6 palegoldenrod eee8aa palegreen 98fb98 ' +
  'paleturquoise afeeee palevioletred db7093 papayawhip ffefd5 peachpuff ffdab9 peru cd853f pink ffc0cb ' +
  'plum dda0dd powderblue b0e0e6 purple 800080 rebeccapurple 639 red f00 rosybrown bc8f8f royalblue 4169e1 ' +
  'saddlebrown 8b4513 salmon fa8072 sandybrown f4a460 seagreen 2e8b57 seashell fff5ee sienna a0522d ' +
  'silver c0c0c0 skyblue 87ceeb slateblue 6a5acd slategray 708090 slategrey 708090 snow fffafa ' +
  'springgreen 00ff7f steelblue 4682b4 tan d2b48c teal 008080 thistle d8bfd8 tomato ff6347 turquoise 40e0d0 ' +
  'violet ee82ee wheat f5deb3 white fff whitesmoke f5f5f5 yellow ff0 yellowgreen 9acd32 transparent 0000 ' +
  'window fff windowtext 000 canvas fff canvastext 000 buttontext 000 field fff fieldtext 000 linktext 00f'

const NAMED: ReadonlyMap<string, string> = new Map(
  NAMES.split(' ').flatMap((word, i, words): [string, string][] =>
    i % 2 === 0 ? [[word, words[i + 1] ?? '']] : [],
  ),
)

/** `#fff`, `rgb(255, 255, 255)`, `white` → that colour; null for one that is not known. */
export function colorOf(value: string): Color | null {
  const text = value.toLowerCase().trim()
  const hex = NAMED.get(text) ?? (/^#?([\da-f]{3,8})$/.exec(text)?.[1] || undefined)
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

export const isLost = (color: Color, ground: Color): boolean =>
  contrastOf(color, ground) < LEAST_CONTRAST && isNear(color, ground)

/** Beside digits of more contrast than this a text may be overlooked: #ccc on white has 1.6. */
const FAINT_CONTRAST = 1.5

export const isFaint = (color: Color, ground: Color): boolean =>
  isLost(color, ground) || color[3] < HALF_OPAQUE || contrastOf(color, ground) < FAINT_CONTRAST

const HALF_OPAQUE = 0.5

function contrastOf(color: Color, ground: Color): number {
  const [one, other] = [brightness(over(color, ground)), brightness(ground)]
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05)
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
