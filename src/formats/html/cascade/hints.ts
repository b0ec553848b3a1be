/** What elements and their attributes say of a look without any style. */
import type { Node } from '../node.js'
import type { Declared } from './declared.js'

const RAISED: Declared = new Map([
  ['vertical-align', 'super'],
  ['font-size', 'smaller'],
])
const STRUCK: Declared = new Map([['text-decoration', 'line-through']])
const CLOSED: Declared = new Map([['display', 'none']])

const BY_NAME: ReadonlyMap<string, Declared> = new Map([
  ['sup', RAISED],
  ['sub', RAISED],
  ['small', new Map([['font-size', 'smaller']])],
  ['s', STRUCK],
  ['strike', STRUCK],
  ['del', STRUCK],
])

/** An attribute, the elements that have it, the property that it sets, and its value where the attribute's is not. */
interface Hint {
  attribute: string
  elements?: readonly string[]
  property: string
  value?: string
}

const HINTS: readonly Hint[] = [
  { attribute: 'hidden', property: 'display', value: 'none' },
  { attribute: 'popover', property: 'display', value: 'none' },
  { attribute: 'color', elements: ['font', 'basefont'], property: 'color' },
  { attribute: 'bgcolor', property: 'background-color' },
  { attribute: 'background', property: 'background', value: 'url()' },
]

/** Each with how its attribute is written in a page. */
const BY_ATTRIBUTE = HINTS.map((hint) => ({
  ...hint,
  written: new RegExp(`\\s${hint.attribute}[\\s=>/]`, 'i'),
}))

/** @param counts whether a property counts on this page; to hide always does */
export function hintReader(
  page: string,
  counts: (property: string) => boolean,
): (element: Node) => Declared | null {
  const hints = BY_ATTRIBUTE.filter(
    ({ property, written }) => (property === 'display' || counts(property)) && written.test(page),
  )
  return ({ name = '', attribs = {} }) => {
    const named = name === 'dialog' && attribs.open === undefined ? CLOSED : (BY_NAME.get(name) ?? null)
    if (hints.length === 0) return named
    const given = hints.filter(
      ({ attribute, elements }) => attribs[attribute] !== undefined && (elements?.includes(name) ?? true),
    )
    if (given.length === 0) return named
    const values = given.map(({ attribute, property, value }): [string, string] => [
      property,
      value ?? (attribs[attribute] ?? '').toLowerCase(),
    ])
    return new Map([...(named ?? []), ...values])
  }
}

/** The page's own styles go before; of `<del>` both properties that draw a line through it. */
export function both(hints: Declared | null, declared: Declared | null): Declared | null {
  if (!hints || !declared) return hints ?? declared
  const joined = new Map([...hints, ...declared])
  if (declared.has('text-decoration-line') && !declared.has('text-decoration'))
    joined.delete('text-decoration')
  return joined
}
