/** Colours of text and of what it stands on: by value, by name, or by the document's theme (ECMA-376 part 1, 17.3.2.6, 17.3.5, 20.1.6.2). */
import { child, isElement, type XmlElement } from '../package/xml.js'
import type { Color } from '../word/look.js'

/** The ground that shading gives; `none` lets the ground behind it show. */
export type Fill = Color | 'none'

/** A theme's colours by their names in a document. */
export type Theme = ReadonlyMap<string, Color>

export const WHITE: Color = 0xffffff

/** Names in a document → names in the theme. */
const THEME_NAMES: Record<string, string> = {
  dark1: 'dk1',
  text1: 'dk1',
  light1: 'lt1',
  background1: 'lt1',
  dark2: 'dk2',
  text2: 'dk2',
  light2: 'lt2',
  background2: 'lt2',
  hyperlink: 'hlink',
  followedHyperlink: 'folHlink',
}

/** Black on white, where a document has no theme of its own. */
const USUAL_THEME: readonly (readonly [string, Color])[] = [
  ['dk1', 0x000000],
  ['lt1', WHITE],
]

export function readTheme(root: XmlElement | undefined): Theme {
  const scheme = child(child(root, 'a:themeElements'), 'a:clrScheme')
  const own = new Map(USUAL_THEME)
  for (const entry of scheme?.children ?? []) {
    if (!isElement(entry)) continue
    const value =
      child(entry, 'a:srgbClr')?.attributes['val'] ?? child(entry, 'a:sysClr')?.attributes['lastClr']
    const color = colorOf(value)
    if (color !== undefined) own.set(entry.name.replace('a:', ''), color)
  }
  for (const [name, original] of Object.entries(THEME_NAMES)) {
    const color = own.get(original)
    if (color !== undefined) own.set(name, color)
  }
  return own
}

const colorOf = (hex: string | undefined): Color | undefined =>
  hex !== undefined && /^[0-9a-f]{6}$/i.test(hex) ? Number.parseInt(hex, 16) : undefined

/** `w:color`: the theme's colour where it names one, else its value. */
export function textColor({ attributes }: XmlElement, theme: Theme): Color | 'auto' {
  const { 'w:themeColor': name, 'w:themeTint': tint, 'w:themeShade': shade } = attributes
  return themed(name, tint, shade, theme) ?? colorOf(attributes['w:val']) ?? 'auto'
}

function themed(
  name: string | undefined,
  tint: string | undefined,
  shade: string | undefined,
  theme: Theme,
): Color | undefined {
  const color = name === undefined ? undefined : theme.get(name)
  if (color === undefined) return undefined
  if (tint !== undefined) return mixed(WHITE, color, share(tint))
  return shade === undefined ? color : mixed(0, color, share(shade))
}

/** A share of 255ths, in hexadecimal: 80 → a half. */
const share = (hex: string): number => {
  const part = Number.parseInt(hex, 16)
  return part >= 0 && part <= 255 ? part / 255 : 1
}

function mixed(under: Color, over: Color, part: number): Color {
  const channel = (shift: number): number =>
    Math.round(((under >>> shift) & 255) * (1 - part) + ((over >>> shift) & 255) * part) << shift
  return channel(16) + channel(8) + channel(0)
}

/** `w:shd`: a colour, covered by as much of another as the pattern says (`solid`: all of it, `pct25`: a quarter). */
export function fillOf({ attributes }: XmlElement, theme: Theme): Fill {
  const { 'w:themeFill': name, 'w:themeFillTint': tint, 'w:themeFillShade': shade } = attributes
  const fill = themed(name, tint, shade, theme) ?? colorOf(attributes['w:fill'])
  const pattern = attributes['w:val'] ?? 'clear'
  const covered = pattern === 'solid' ? 1 : Number(/^pct(\d+)$/.exec(pattern)?.[1] ?? 0) / 100
  if (covered === 0) return fill ?? 'none'
  const { 'w:themeColor': overName, 'w:themeTint': overTint, 'w:themeShade': overShade } = attributes
  const over = themed(overName, overTint, overShade, theme) ?? colorOf(attributes['w:color']) ?? 0
  return mixed(fill ?? WHITE, over, covered)
}

const HIGHLIGHTS: Record<string, Color> = {
  black: 0x000000,
  blue: 0x0000ff,
  cyan: 0x00ffff,
  green: 0x00ff00,
  magenta: 0xff00ff,
  red: 0xff0000,
  yellow: 0xffff00,
  white: 0xffffff,
  darkBlue: 0x000080,
  darkCyan: 0x008080,
  darkGreen: 0x008000,
  darkMagenta: 0x800080,
  darkRed: 0x800000,
  darkYellow: 0x808000,
  darkGray: 0x808080,
  lightGray: 0xc0c0c0,
}

export const highlightOf = ({ attributes }: XmlElement): Fill =>
  HIGHLIGHTS[attributes['w:val'] ?? ''] ?? 'none'

/** `w:background`: the page's own colour. */
export function pageColor(document: XmlElement, theme: Theme): Color | undefined {
  const background = child(document, 'w:background')
  if (!background) return undefined
  const { 'w:themeColor': name, 'w:themeTint': tint, 'w:themeShade': shade } = background.attributes
  return themed(name, tint, shade, theme) ?? colorOf(background.attributes['w:color'])
}
