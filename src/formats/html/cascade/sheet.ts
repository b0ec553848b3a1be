/** A style sheet → the rules of it that a desktop's screen shows and that may say what of the page is seen. */
import parse, { type Item } from 'css-tree/parser'
import { isForScreen, isSupported } from './media.js'
import { isRead } from './traits.js'

export interface Declaration {
  property: string
  value: string
  isImportant: boolean
}

export interface StyleRule {
  selector: string
  declarations: Declaration[]
  /** The `@layer` that it stands in: any rule outside of one goes before it. */
  layer: string | null
}

/** What is taken of sheets and styles. */
export type Taken = (property: string) => boolean

const UNPARSED = { parseRulePrelude: false, parseAtrulePrelude: false, parseValue: false } as const

/** What a `style` attribute declares. */
export const declarationsOf = (style: string, taken: Taken = isRead): Declaration[] => {
  const { children } = parse(style, { context: 'declarationList', ...UNPARSED })
  return [...children].flatMap((item) => declarationOf(item, taken))
}

/** Blocks within blocks beyond this are made to break parsers. */
const DEEPEST = 50

/**
 * `null` where it is nested so deep that no one wrote it.
 *
 * @param layers takes the names of all layers, in the order in which the page's sheets name them first
 */
export function rulesOf(css: string, layers: Set<string>, taken: Taken = isRead): StyleRule[] | null {
  if (depthOf(css) > DEEPEST) return null
  const { children } = parse(withoutComments(css), { context: 'stylesheet', ...UNPARSED })
  return rulesIn(children, { parent: null, layer: null, layers, taken })
}

/** `.a/* old *\/ { display/**\/: none }` → `.a  { display : none }`: the parser leaves those within selectors and values. */
function withoutComments(css: string): string {
  const [first = '', ...others] = css.split('/*')
  return others.reduce((text, piece) => `${text} ${piece.slice(endOfComment(piece))}`, first)
}

const endOfComment = (piece: string): number => {
  const end = piece.indexOf('*/')
  return end < 0 ? piece.length : end + '*/'.length
}

function depthOf(css: string): number {
  let [depth, deepest] = [0, 0]
  for (const [bracket] of css.matchAll(/[{}([\])]/g)) {
    depth += '{(['.includes(bracket) ? 1 : -1
    deepest = Math.max(deepest, depth)
  }
  return deepest
}

interface Around {
  /** The selector of the rule that these are nested in. */
  parent: string | null
  layer: string | null
  layers: Set<string>
  taken: Taken
}

function rulesIn(items: Iterable<Item>, around: Around): StyleRule[] {
  const all = [...items]
  const own = around.parent === null ? [] : all.flatMap((item) => declarationOf(item, around.taken))
  const nestedRules = all.flatMap((item) => rulesOfItem(item, around))
  if (around.parent === null || own.length === 0) return nestedRules
  return [{ selector: around.parent, declarations: own, layer: around.layer }, ...nestedRules]
}

function rulesOfItem(item: Item, around: Around): StyleRule[] {
  if (item.type === 'Rule') {
    const parent = nested(item.prelude.value, around.parent)
    return rulesIn(item.block.children, { ...around, parent })
  }
  if (item.type === 'Atrule' && item.block) {
    const inside = insideOf(item.name.toLowerCase(), item.prelude?.value ?? '', around)
    return inside ? rulesIn(item.block.children, inside) : []
  }
  if (item.type === 'Atrule' && item.name.toLowerCase() === 'layer')
    for (const name of (item.prelude?.value ?? '').split(',')) layerOf(name, around)
  if (item.type !== 'Raw' || around.parent === null) return []
  // Rules within a rule that don't begin with `&` are left unread by the parser.
  const { children } = parse(item.value, { context: 'stylesheet', ...UNPARSED })
  return [...children].flatMap((inner) => (inner.type === 'Raw' ? [] : rulesOfItem(inner, around)))
}

/** What an at-rule means for the rules in it; null where none of them applies, as in `@media print` or `@font-face`. */
function insideOf(name: string, prelude: string, around: Around): Around | null {
  if (name === 'media') return isForScreen(prelude) ? around : null
  if (name === 'supports') return isSupported(prelude) ? around : null
  // `@container card (min-width: 1px)`: a box of the page, about as wide as the screen.
  if (name === 'container') return isForScreen(prelude.replace(/^[^(]*/, '')) ? around : null
  if (name === 'scope') return { ...around, parent: scopeOf(prelude) ?? around.parent }
  return name === 'layer' ? { ...around, layer: layerOf(prelude, around) } : null
}

/** `base` within `theme` → `theme.base`; one without a name is a layer of its own. */
function layerOf(name: string, { layer, layers }: Around): string {
  const own = name.trim() === '' ? `(${layers.size})` : name.trim()
  const full = layer === null ? own : `${layer}.${own}`
  layers.add(full)
  return full
}

/** `(.a) to (.b)` → `.a`; where it ends is not heeded. */
const scopeOf = (prelude: string): string | undefined => /^\s*\(([^()]+)\)/.exec(prelude)?.[1]

/** `.a { & .b {} }` → `:is(.a) .b` */
function nested(selector: string, parent: string | null): string {
  if (parent === null) return selector
  const around = `:is(${parent})`
  return selector.includes('&') ? selector.replaceAll('&', around) : `${around} ${selector}`
}

function declarationOf(item: Item, taken: Taken): Declaration[] {
  if (item.type !== 'Declaration') return []
  const property = item.property.toLowerCase()
  if (!taken(property)) return []
  return [{ property, value: item.value.value.trim(), isImportant: item.important !== false }]
}
