/** A selector → how to find out whether an element is meant by it; matching is css-select's. */
import { _compileToken } from 'css-select'
import { parse, type Selector } from 'css-what'
import type { Node } from '../node.js'

/** A text made before or after an element, or the first letter or line of its own. */
export type Pseudo = 'before' | 'after' | 'first-letter' | 'first-line'

export interface Matcher {
  /** The elements that it can mean: those of this id, class or name, or any. */
  key: string
  specificity: number
  /** The part of the element that is meant; null for the element itself. */
  pseudo: Pseudo | null
  /** How many elements one match may look at, beside the element and those around it. */
  looksAt: 'around' | 'siblings' | 'inside'
  /** Null where that is not known. */
  matches: (element: Node) => boolean | null
}

/** The alternatives of a selector; one that browsers don't know makes all of it mean nothing, one of a state (`:hover`) only itself. */
export function matchersOf(selector: string): Matcher[] {
  const simple = SIMPLE.exec(selector)?.[1]
  if (simple) return [matcherOfKey(simple)]
  try {
    return parse(selector).flatMap(matcherOf)
  } catch {
    return []
  }
}

/** `.hide`, `#top`, `del`: most selectors are no more than a key. */
const SIMPLE = /^\s*([.#]?[a-z][\w-]*)\s*$/i

const matcherOfKey = (key: string): Matcher => ({
  key: /^[.#]/.test(key) ? key : key.toLowerCase(),
  specificity: SPECIFICITY[key.charAt(0)] ?? TAG,
  pseudo: null,
  looksAt: 'around',
  matches: () => true,
})

function matcherOf(tokens: Selector[]): Matcher[] {
  const pseudo = pseudoOf(tokens.at(-1))
  if (pseudo === undefined) return []
  const own = pseudo === null ? tokens : tokens.slice(0, -1)
  const simple: Selector[] =
    own.length > 0 && !isCombinator(own.at(-1))
      ? own
      : [...own, { type: 'universal', namespace: null } as Selector]
  return [
    {
      key: keyOf(simple),
      specificity: specificityOf(simple),
      pseudo,
      looksAt: looksAt(simple),
      matches: compiled(simple),
    },
  ]
}

/** Compiled when it is first asked. */
function compiled(tokens: Selector[]): Matcher['matches'] {
  let matches: Matcher['matches'] | undefined
  return (element) => {
    matches ??= compile(tokens)
    return matches(element)
  }
}

function compile(tokens: Selector[]): Matcher['matches'] {
  if (tokens.some(isState)) return () => false
  try {
    return _compileToken([tokens]) as unknown as Matcher['matches']
  } catch {
    return () => null
  }
}

/** A selector with those in its brackets: `td:not(.a)` → td, :not, .a */
const flat = (tokens: readonly Selector[]): Selector[] =>
  tokens.flatMap((token) =>
    token.type === 'pseudo' && Array.isArray(token.data) ? [token, ...flat(token.data.flat())] : [token],
  )

const STATES =
  /^(?:hover|active|focus(?:-within|-visible)?|visited|target(?:-within)?|fullscreen|modal|popover-open)$/

/** What does not hold of a page that nobody has touched. */
const isState = (token: Selector): boolean => token.type === 'pseudo' && STATES.test(token.name)

/** `undefined` for parts of an element that are no text, such as `::marker`. */
function pseudoOf(last: Selector | undefined): Pseudo | null | undefined {
  if (last?.type === 'pseudo-element') return isPseudo(last.name) ? last.name : undefined
  return last?.type === 'pseudo' && isPseudo(last.name) ? last.name : null
}

const PSEUDOS = new Set<string>(['before', 'after', 'first-letter', 'first-line'] satisfies Pseudo[])
const isPseudo = (name: string): name is Pseudo => PSEUDOS.has(name)

const COMBINATORS = new Set(['descendant', 'child', 'adjacent', 'sibling', 'parent', 'column-combinator'])
const isCombinator = (token: Selector | undefined): boolean => COMBINATORS.has(token?.type ?? '')

/** `.article td.n` → the class n. */
function keyOf(tokens: Selector[]): string {
  const last = tokens.slice(tokens.findLastIndex(isCombinator) + 1)
  let key = ''
  for (const token of last) {
    if (token.type === 'attribute' && token.name === 'id' && token.action === 'equals')
      return `#${token.value}`
    if (token.type === 'attribute' && token.name === 'class' && token.action === 'element')
      key = `.${token.value}`
    else if (token.type === 'tag' && key === '') key = token.name.toLowerCase()
  }
  return key
}

/** The keys under which the rules for elements of these classes are found. */
export const keysOfClasses = (classes: string): string[] =>
  classes
    .split(/\s+/)
    .filter(Boolean)
    .map((name) => `.${name}`)

const [ID, CLASS, TAG] = [1_000_000, 1_000, 1]
const SPECIFICITY: Readonly<Record<string, number>> = { '#': ID, '.': CLASS }

function specificityOf(tokens: Selector[]): number {
  return tokens.reduce((sum, token) => sum + weightOf(token), 0)
}

function weightOf(token: Selector): number {
  switch (token.type) {
    case 'tag':
    case 'pseudo-element':
      return TAG
    case 'attribute':
      return token.name === 'id' && token.action === 'equals' ? ID : CLASS
    case 'pseudo':
      if (token.name === 'where') return 0
      return Array.isArray(token.data) && token.name !== 'nth-child'
        ? Math.max(0, ...token.data.map(specificityOf))
        : CLASS
    default:
      return 0
  }
}

function looksAt(tokens: Selector[]): Matcher['looksAt'] {
  const all = flat(tokens)
  if (all.some((token) => token.type === 'pseudo' && /^has$|contains|^empty$/.test(token.name)))
    return 'inside'
  return all.some((token) => token.type === 'sibling' || token.type === 'adjacent' || token.type === 'pseudo')
    ? 'siblings'
    : 'around'
}
