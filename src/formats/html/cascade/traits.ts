/** A cheap look at what the styles of a page say: most say nothing of what is seen, and are not read at all. */
import { isPlainStyle } from './plain.js'

/** Properties that decide together, and what they say where they do. */
interface Trait {
  properties: readonly string[]
  /** A declaration that hides a text, raises it, strikes it out, or writes one. */
  telling: string
  /**
   * Where it must be said for its properties to count all over the page: what is inherited, anywhere, for a text in a hidden
   * element may be seen again; else in a sheet, or nowhere: then each `style` attribute stands for itself.
   */
  counts: 'anywhere' | 'in sheets' | 'never'
  /** Elements of that look by themselves, which any sheet may take back: `del { text-decoration: none }`. */
  elements?: string
}

const END = '\\s*(?:[;}"\'!]|$)'
const ZERO = `(?:0(?:\\.0*)?|\\.0+)(?:px|pt|em|rem|%)?${END}`
const HARDLY_ONE = `(?:[01](?:\\.\\d*)?|\\.\\d+)(?:px|pt)?${END}`
const HARDLY_ANY = `0?\\.0\\d*(?:r?em)${END}`
/** A size that beside another is a note's mark. */
const HALF = `(?:[1-5]?\\d(?:\\.\\d*)?%|0?\\.[1-5]\\d*em|[2-6](?:\\.\\d*)?(?:px|pt))${END}`
/** Colours that are hardly seen on white, or not at all. */
const PALE =
  '(?:#(?:[ef]{3}\\b|(?:[ef][\\da-f]){3}\\b|[\\da-f]{3}0\\b|[\\da-f]{6}0\\w)|rgba?\\(\\s*2[2-5]\\d|rgba\\([^()]*,\\s*0?\\.?0*\\)|hsla?\\([^()]*(?:9\\d|100)%|' +
  'white|whitesmoke|snow|ivory|ghostwhite|azure|mintcream|floralwhite|seashell|honeydew|aliceblue|window\\b|transparent|var\\(|color-mix\\(|(?:ok)?l(?:ab|ch)\\(|hwb\\(|color\\()'

const trait = (
  properties: string,
  telling: string,
  counts: Trait['counts'] = 'in sheets',
  elements?: string,
): Trait => ({ properties: properties.split(' '), telling, counts, ...(elements && { elements }) })

const TRAITS: readonly Trait[] = [
  trait('display', 'display\\s*:\\s*none'),
  trait('visibility', 'visibility\\s*:\\s*(?:hidden|collapse)', 'anywhere'),
  trait('opacity', `opacity\\s*:\\s*${ZERO}`),
  trait('zoom', `zoom\\s*:\\s*${ZERO}`),
  trait('filter', 'filter\\s*:[^:;}"\']*opacity'),
  trait('content-visibility', 'content-visibility\\s*:\\s*hidden'),
  trait('mask mask-image -webkit-mask -webkit-mask-image', '(?:-webkit-)?mask(?:-image)?\\s*:'),
  trait('letter-spacing', 'letter-spacing\\s*:\\s*-'),
  trait('mix-blend-mode', 'mix-blend-mode\\s*:'),
  // `<font color="#fff">` too
  trait(
    'color background background-color -webkit-text-fill-color',
    `(?:-webkit-text-fill-)?color\\s*[:=]\\s*["']?${PALE}`,
    'anywhere',
  ),
  trait(
    'font font-size',
    `font-size\\s*:\\s*(?:${HARDLY_ONE}|${HARDLY_ANY}|${HALF})|font\\s*:\\s*0`,
    'anywhere',
  ),
  trait(
    'display position left top right bottom inset margin-left margin-top text-indent clip clip-path transform translate scale rotate width height max-width max-height overflow overflow-x overflow-y',
    [
      '(?:text-indent|margin-left|margin-top|left|top|right|bottom)\\s*:\\s*-\\s*\\d{3}',
      'clip(?:-path)?\\s*:\\s*(?:rect|inset|circle|polygon)',
      'inset\\s*:[^:;}"\']*-\\s*\\d{3}',
      '(?:transform|translate|scale|rotate)\\s*:',
      `(?:max-)?(?:height|width)\\s*:\\s*${HARDLY_ONE}`,
    ].join('|'),
  ),
  trait(
    'vertical-align mso-text-raise position top bottom font font-size',
    [
      'vertical-align\\s*:\\s*(?:su(?:b|per)|text-|-?\\.?\\d)|mso-text-raise\\s*:|(?:top|bottom)\\s*:\\s*-',
      // At the top of its line only a smaller text is raised; cells say so of all that is in them.
      'vertical-align\\s*:\\s*(?:top|bottom)(?:[^"\'{}v]|v(?!ertical))*font-size',
      'font-size(?:[^"\'{}f]|f(?!ont-size))*[^\\w-]vertical-align\\s*:\\s*(?:top|bottom)',
    ].join('|'),
    'in sheets',
    'su[bp]',
  ),
  trait(
    'text-decoration text-decoration-line',
    'text-decoration(?:-line)?\\s*:[^:;"\'}]*line-through',
    'in sheets',
    's|strike|del',
  ),
  trait('content', 'content\\s*:'),
  // What stands in another order than it is written.
  trait(
    'flex-direction flex-flow order float direction unicode-bidi',
    'flex-(?:direction|flow)\\s*:[^:;}"\']*reverse|order\\s*:\\s*-?\\d|float\\s*:\\s*right|unicode-bidi\\s*:',
  ),
  trait('grid-column grid-row grid-area', 'grid-(?:column|row|area)\\s*:', 'never'),
  trait('position', 'position\\s*:\\s*(?:absolute|fixed)', 'never'),
  // What is drawn without any text.
  trait(
    'background background-image list-style list-style-type',
    'background(?:-image)?\\s*:[^:;}"\']*url\\(',
    'never',
  ),
]

const PROPERTIES = new Set(TRAITS.flatMap(({ properties }) => properties))

export const isRead = (property: string): boolean => PROPERTIES.has(property)

/** At the beginning of a declaration: `background-color` is not `color`. */
const anyOf = (patterns: readonly string[]): RegExp =>
  new RegExp(`(?:^|[^\\w-])(?:${patterns.join('|')})`, 'i')
const TELLING = TRAITS.map(({ telling, elements, ...rest }) => ({
  ...rest,
  telling: anyOf([telling]),
  ...(elements && { elements: new RegExp(`<(?:${elements})[\\s>]`, 'i') }),
}))

export interface Telling {
  /** Whether a style, or a sheet, says anything of what is seen on this page. */
  tells: (style: string) => boolean
  /** Whether a property does. */
  counts: (property: string) => boolean
  /** The page's own sheets, those in comments too, as they are written. */
  sheets: readonly string[]
  /** It has sheets in other files. */
  hasOthers: boolean
}

/**
 * What counts on a page. Where a sheet hides by `display`, every `display` counts, for one may show it again: `.tab { display:
 * none }` and `<div class="tab" style="display: block">`; where one text has the colour of its ground, every colour.
 */
export function tellingOf(html: string): Telling {
  const sheets = sheetsIn(html)
  const css = sheets.join('\n')
  const wide = TELLING.filter(
    ({ telling, counts, properties, elements }) =>
      (counts !== 'never' && telling.test(counts === 'anywhere' ? html : css)) ||
      (css.includes(properties[0] ?? '') && elements?.test(html)) ||
      (properties.includes('background-color') && sharesColor(html)),
  )
  const counting = new Set(wide.flatMap(({ properties }) => properties))
  const tellingStyle = anyOf([
    ...TRAITS.map(({ telling }) => telling),
    ...[...counting].map((property) => `${property}\\s*:`),
  ])
  const known = new Map<string, boolean>()
  return {
    sheets,
    hasOthers: /<link\s[^>]{0,300}stylesheet/i.test(html) || /@import/i.test(css),
    counts: (property) => counting.has(property),
    tells: (style) => {
      const before = known.get(style)
      if (before !== undefined) return before
      // A numbered character may be a letter of any of the words.
      const tells = style.includes('&#') || tellingStyle.test(style) || !isPlainStyle(style)
      if (known.size < MOST_KNOWN) known.set(style, tells)
      return tells
    },
  }
}

const GROUND = /background(?:-color)?\s{0,9}:\s{0,9}([#\w]{3,20})/gi
const TEXT = /[^\w-]color\s{0,9}:\s{0,9}([#\w]{3,20})/gi

/** Whether a ground of the page has the colour of some text: `.head { background: #1e6bb8 }`, `<b style="color:#1E6BB8">9</b>`. */
function sharesColor(html: string): boolean {
  const grounds = new Set(Array.from(html.matchAll(GROUND), ([, color = '']) => color.toLowerCase()))
  if (grounds.size === 0) return false
  return [...html.matchAll(TEXT)].some(([, color = '']) => grounds.has(color.toLowerCase()))
}

/** A page pasted from Word has some hundred different styles. */
const MOST_KNOWN = 2000

/** Sheets in comments and scripts too: they are looked at, and not taken. */
function sheetsIn(html: string): string[] {
  const sheets: string[] = []
  const ends = /<\/style/gi
  for (const { index } of html.matchAll(/<style[\s>]/gi)) {
    if (index < ends.lastIndex) continue
    ends.lastIndex = index
    sheets.push(html.slice(index, ends.exec(html)?.index))
    if (ends.lastIndex === 0) break
  }
  return sheets
}
