/** The page's own style sheets and `style` attributes: what they declare of an element, the strongest declaration of each property. */
import { type Node, textOf } from '../node.js'
import { both, hintReader } from './hints.js'
import { isForScreen } from './media.js'
import { keysOfClasses, type Matcher, matchersOf, type Pseudo } from './selectors.js'
import { type Declaration, type Declared, declarationsOf, rulesOf, type StyleRule } from './sheet.js'
import type { Telling } from './traits.js'

export interface Styles {
  /** Null where nothing is. */
  declaredOf: (element: Node) => Declared | null
  /** What is declared of a part of an element: of the text that a sheet writes before it, of its first letter. */
  declaredOfPseudo: (element: Node, pseudo: Pseudo) => Declared | null
  /** Sheets speak of parts of elements on this page. */
  hasPseudos: boolean
  /** Whether a sheet of the page speaks of a class at all. */
  knowsClass: (name: string) => boolean
  /** What draws a picture behind an element, and how the items of a list are marked: `url(12.png)`, `none`. */
  pictureOf: (element: Node) => string
  listStyleOf: (element: Node) => string
  /** The page has sheets in other files. */
  hasOthers: boolean
  /** Some sheets are too large, or too much in the page depends on them: not all that they say has been heeded. */
  isCut: () => boolean
}

/** Characters of sheets inside a page: the largest seen have 200,000. */
const MOST_CSS = 1_000_000
/** Elements looked at in matching: 20,000 elements with a hundred rules for each. */
const MOST_LOOKS = 2_000_000

interface Candidate extends Matcher {
  declarations: Declaration[]
  isLayered: boolean
  order: number
}

/** @param page the text that `root` was read from */
export function stylesOf(root: Node, page: string, telling: Telling): Styles {
  const own = telling.tells(telling.sheets.join('\n')) ? sheetsOf(root, telling.sheets.length) : []
  const rules = rulesOfAll(own.filter(telling.tells))
  const index = indexOf((rules ?? []).flatMap(candidatesOf(telling)))
  const budget = { looks: MOST_LOOKS }
  const candidatesFor = index.size === 0 ? () => NONE : candidateFinder(index)
  const matching = (element: Node, pseudo: Pseudo | null): Candidate[] => {
    const candidates = candidatesFor(element)
    return candidates.length === 0 ? NONE : matchesOf(element, pseudo, candidates, budget)
  }
  const inline = INLINE.test(page) ? inlineReader(telling) : () => NOTHING
  const said = sayer(root, telling, inline)
  const hints = hintReader(page, telling.counts)
  let classes: Set<string> | undefined
  return {
    declaredOf: (element) => both(hints(element), strongest(matching(element, null), inline(element))),
    declaredOfPseudo: (element, pseudo) => strongest(matching(element, pseudo), []),
    hasPseudos: [...index.values()].some((all) => all.some(({ pseudo }) => pseudo !== null)),
    knowsClass: (name) => {
      classes ??= new Set(telling.sheets.join('\n').match(CLASS))
      return classes.has(`.${name}`)
    },
    pictureOf: (element) => said(element, ['background', 'background-image']),
    listStyleOf: (element) => said(element, ['list-style', 'list-style-type']),
    hasOthers: telling.hasOthers,
    isCut: () => rules === null || budget.looks < 0,
  }
}

/**
 * What is said of an element in properties that hide nothing. It is asked of empty cells alone, and the sheets are read for it when it
 * is first asked.
 */
function sayer(
  root: Node,
  { sheets }: Telling,
  inline: (element: Node) => Declaration[],
): (element: Node, properties: readonly string[]) => string {
  const budget = { looks: MOST_LOOKS }
  let find: ((element: Node) => Candidate[]) | undefined
  const finder = (): ((element: Node) => Candidate[]) => {
    if (!sheets.some((sheet) => DRAWS.some((word) => sheet.includes(word)))) return () => NONE
    const rules = rulesOfAll(sheetsOf(root, sheets.length)) ?? []
    return candidateFinder(
      indexOf(rules.flatMap(candidatesOf({ counts: (property) => DRAWING.has(property) }))),
    )
  }
  // A list is asked once for each of its items.
  const known = new Map<Node, Declared | null>()
  const declaredOf = (element: Node): Declared | null => {
    const before = known.get(element)
    if (before !== undefined) return before
    find ??= finder()
    const declared = strongest(matchesOf(element, null, find(element), budget), inline(element))
    known.set(element, declared)
    return declared
  }
  return (element, properties) => {
    const declared = declaredOf(element)
    return properties.map((property) => declared?.get(property) ?? '').join(' ')
  }
}

const DRAWING = new Set(['background', 'background-image', 'list-style', 'list-style-type'])
/** A cheap look. */
const DRAWS = ['url(', 'list-style']

const CLASS = /\.-?[_a-z\u0080-\uffff][\w\u0080-\uffff-]*/gi

/** @param count how many there are at most; the last is mostly near the beginning of the page */
function sheetsOf(root: Node, count: number): string[] {
  const sheets: string[] = []
  const queue = [root]
  let left = count
  for (let node = queue.pop(); node && left > 0; node = queue.pop()) {
    const { name, children } = node
    if (name === 'style') {
      left--
      if (isForScreen(node.attribs?.media ?? '')) sheets.push(textOf(node))
    } else if (children) for (let i = children.length - 1; i >= 0; i--) queue.push(children[i] as Node)
  }
  return sheets
}

/** Null where there are more than are read. */
function rulesOfAll(sheets: string[]): StyleRule[] | null {
  const size = sheets.reduce((sum, css) => sum + css.length, 0)
  if (size > MOST_CSS) return null
  const rules: StyleRule[] = []
  for (const css of sheets) {
    const read = rulesOf(css)
    if (!read) return null
    rules.push(...read)
  }
  return rules
}

const candidatesOf =
  ({ counts }: Pick<Telling, 'counts'>) =>
  ({ selector, declarations, isLayered }: StyleRule, order: number): Candidate[] => {
    const counted = declarations.filter(({ property }) => counts(property))
    if (counted.length === 0) return []
    return matchersOf(selector).map((matcher) => ({ ...matcher, declarations: counted, isLayered, order }))
  }

/** The rules that may be meant for an element. Most ask for a class: they are looked up once for each list of classes. */
function candidateFinder(index: Index): (element: Node) => Candidate[] {
  const keys = [...index.keys()]
  const [byClass, byId] = [keys.some((key) => key.startsWith('.')), keys.some((key) => key.startsWith('#'))]
  const forAny = index.get('') ?? NONE
  const known = new Map<string, Candidate[]>()
  const ofClasses = (classes: string): Candidate[] => {
    const before = known.get(classes)
    if (before) return before
    const found = keysOfClasses(classes).flatMap((key) => index.get(key) ?? NONE)
    known.set(classes, found.length === 0 ? NONE : found)
    return found
  }
  return ({ name = '', attribs }) => {
    const named = index.get(name) ?? NONE
    const classed = byClass && attribs?.class ? ofClasses(attribs.class) : NONE
    const single = byId && attribs?.id ? (index.get(`#${attribs.id}`) ?? NONE) : NONE
    if (forAny === NONE && named === NONE && single === NONE) return classed
    return [...forAny, ...named, ...classed, ...single]
  }
}

const NONE: Candidate[] = []

type Index = ReadonlyMap<string, Candidate[]>

function indexOf(candidates: Candidate[]): Index {
  const index = new Map<string, Candidate[]>()
  for (const candidate of candidates) {
    const same = index.get(candidate.key) ?? []
    same.push(candidate)
    index.set(candidate.key, same)
  }
  return index
}

function matchesOf(
  element: Node,
  pseudo: Pseudo | null,
  candidates: Candidate[],
  budget: { looks: number },
): Candidate[] {
  return candidates.filter((candidate) => {
    if (candidate.pseudo !== pseudo) return false
    budget.looks -= costOf(candidate, element)
    return budget.looks >= 0 && candidate.matches(element)
  })
}

function costOf({ looksAt }: Candidate, element: Node): number {
  if (looksAt === 'around') return 1
  if (looksAt === 'siblings') return 1 + (element.parent?.children?.length ?? 0)
  return sizeOf(element)
}

const sizeOf = ({ children = [] }: Node): number => children.reduce((sum, child) => sum + sizeOf(child), 1)

const NOTHING: Declaration[] = []
/** A `style` attribute that is not empty. */
const INLINE = /\sstyle\s*=\s*(?!""|'')/i

/** A style that stands on many elements is read once. */
function inlineReader({ tells }: Telling): (element: Node) => Declaration[] {
  const known = new Map<string, Declaration[]>()
  return ({ attribs }) => {
    const style = attribs?.style
    if (!style || !tells(style)) return NOTHING
    const declarations = known.get(style) ?? declarationsOf(style)
    known.set(style, declarations)
    return declarations
  }
}

/** What a `style` attribute says goes before every rule but an important one; of rules the more specific, of these the later. */
function strongest(matching: Candidate[], inline: Declaration[]): Declared | null {
  if (matching.length === 0 && inline.length === 0) return null
  const weighed = [
    ...matching.flatMap((candidate) =>
      candidate.declarations.map((declaration) => ({
        declaration,
        weight: weightOf(candidate, declaration),
      })),
    ),
    ...inline.map((declaration) => ({
      declaration,
      weight: declaration.isImportant ? [3, 0, 0] : [1, 0, 0],
    })),
  ]
  weighed.sort((a, b) => compare(a.weight, b.weight))
  return new Map(
    weighed.map(({ declaration: { property, value } }) => [
      property,
      property === 'content' ? value : value.toLowerCase(),
    ]),
  )
}

/** How strong a declaration is, the most important measure first. */
type Weight = number[]

const weightOf = ({ isLayered, specificity, order }: Candidate, { isImportant }: Declaration): Weight => {
  const level = isLayered ? -1 : 0
  // Among important ones a layer goes before what is outside of it.
  return isImportant ? [2 - level / 2, specificity, order] : [level, specificity, order]
}

const compare = (a: Weight, b: Weight): number => {
  const i = a.findIndex((part, at) => part !== b[at])
  return i < 0 ? 0 : (a[i] ?? 0) - (b[i] ?? 0)
}
