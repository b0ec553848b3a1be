/** The page's own style sheets and `style` attributes: what they declare of an element, the strongest declaration of each property. */
import { type Node, textOf } from '../node.js'
import type { Declared } from './declared.js'
import { both, hintReader } from './hints.js'
import { isForScreen } from './media.js'
import { keysOfClasses, type Matcher, matchersOf, type Pseudo } from './selectors.js'
import { isPlain } from './plain.js'
import { type Declaration, declarationsOf, rulesOf, type StyleRule, type Taken } from './sheet.js'
import type { Telling } from './traits.js'

export interface Styles {
  /** Null where nothing is. */
  declaredOf: (element: Node) => Declared | null
  /** What is declared of a part of an element: of the text that a sheet writes before it, of its first letter. */
  declaredOfPseudo: (element: Node, pseudo: Pseudo) => Declared | null
  /** Whether all that is said of an element, or of the text before or after it, leaves its text as it is written. */
  isPlain: (element: Node, pseudo: Pseudo | null) => boolean
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
  /** From the first to the last of the page's layers; null outside of all. */
  layer: number | null
  order: number
}

/** @param page the text that `root` was read from */
export function stylesOf(root: Node, page: string, telling: Telling): Styles {
  const own = telling.tells(telling.sheets.join('\n')) ? sheetsOf(root, telling.sheets.length) : []
  const candidates = candidatesIn(own.filter(telling.tells), telling.counts)
  const index = indexOf(candidates ?? [])
  const budget = { looks: MOST_LOOKS }
  const candidatesFor = index.size === 0 ? () => NONE : candidateFinder(index)
  const matching = (element: Node, pseudo: Pseudo | null): Candidate[] => {
    const candidates = candidatesFor(element)
    return candidates.length === 0 ? NONE : matchesOf(element, pseudo, candidates, budget)
  }
  const inline = INLINE.test(page) ? inlineReader(telling) : () => NOTHING
  const said = sayer(root, telling, inline)
  const plain = plainness(root, telling)
  const hints = hintReader(page, telling.counts)
  let classes: Set<string> | undefined
  return {
    declaredOf: (element) => both(hints(element), strongest(matching(element, null), inline(element))),
    declaredOfPseudo: (element, pseudo) => strongest(matching(element, pseudo), []),
    isPlain: plain,
    hasPseudos: [...index.values()].some((all) => all.some(({ pseudo }) => pseudo !== null)),
    knowsClass: (name) => {
      classes ??= new Set(telling.sheets.join('\n').match(CLASS))
      return classes.has(`.${name}`)
    },
    pictureOf: (element) => said(element, ['background', 'background-image']),
    listStyleOf: (element) => said(element, ['list-style', 'list-style-type']),
    hasOthers: telling.hasOthers,
    isCut: () => candidates === null || budget.looks < 0,
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
    const drawn = candidatesIn(sheetsOf(root, sheets.length), (property) => DRAWING.has(property))
    return candidateFinder(indexOf(drawn ?? []))
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

/**
 * Asked of elements that part the digits of a cell alone; the sheets are read in full when it is first asked. What a selector means
 * that the matcher does not know may be meant.
 */
function plainness(root: Node, { sheets, counts }: Telling): Styles['isPlain'] {
  const budget = { looks: MOST_LOOKS }
  let find: ((element: Node) => Candidate[]) | null | undefined
  const finder = (): ((element: Node) => Candidate[]) | null => {
    if (sheets.length === 0) return () => NONE
    const all = candidatesIn(sheetsOf(root, sheets.length), () => true)
    return all && candidateFinder(indexOf(all))
  }
  const isJudged = (pseudo: Pseudo | null) => (property: string) =>
    (JUDGED_BY_SIGHT.has(property) && counts(property)) || (pseudo !== null && property === 'content')
  return (element, pseudo) => {
    find ??= finder()
    if (!find) return false
    const asked = find(element).filter((candidate) => candidate.pseudo === pseudo)
    for (const candidate of asked) budget.looks -= costOf(candidate, element)
    if (budget.looks < 0) return false
    const answers = asked.map(({ matches }) => matches(element))
    const known = asked.filter((_, i) => answers[i] === true)
    const unsure = asked.filter((_, i) => answers[i] === null)
    const style = pseudo === null ? declarationsOf(element.attribs?.style ?? '', () => true) : []
    return [strongest(known, style), ...unsure.map((one) => strongest([one], []))].every(
      (declared) => declared === null || isPlain(declared, isJudged(pseudo)),
    )
  }
}

/** Beside its ground, which is known where colours count. */
const JUDGED_BY_SIGHT = new Set(['color', 'background', 'background-color', '-webkit-text-fill-color'])

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

/** The rules of all sheets with what is taken of them; null where there are more than are read. */
function candidatesIn(sheets: string[], taken: Taken): Candidate[] | null {
  const size = sheets.reduce((sum, css) => sum + css.length, 0)
  if (size > MOST_CSS) return null
  const layers = new Set<string>()
  const rules: StyleRule[] = []
  for (const css of sheets) {
    const read = rulesOf(css, layers, taken)
    if (!read) return null
    rules.push(...read)
  }
  return rules.flatMap(candidatesOf([...layers]))
}

const candidatesOf =
  (layers: readonly string[]) =>
  ({ selector, declarations, layer }: StyleRule, order: number): Candidate[] =>
    declarations.length === 0
      ? []
      : matchersOf(selector).map((matcher) => ({
          ...matcher,
          declarations,
          layer: layer === null ? null : layers.indexOf(layer),
          order,
        }))

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
    return budget.looks >= 0 && candidate.matches(element) === true
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
      weight: declaration.isImportant ? [4, 0, 0] : [1, 0, 0],
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

const MOST_LAYERS = 1e6

const weightOf = ({ layer, specificity, order }: Candidate, { isImportant }: Declaration): Weight => {
  // From -1 for the first layer to 0 outside of all. Among important declarations the first goes before the others.
  const level = layer === null ? 0 : layer / MOST_LAYERS - 1
  return [isImportant ? 2 - level : level, specificity, order]
}

const compare = (a: Weight, b: Weight): number => {
  const i = a.findIndex((part, at) => part !== b[at])
  return i < 0 ? 0 : (a[i] ?? 0) - (b[i] ?? 0)
}
