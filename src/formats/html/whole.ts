/** A page with all that belongs to its report: frames, and what is hidden or kept in a script where nothing else is there. */
import { finding, type Finding } from '../../diagnostics/finding.js'
import { textOfBlock } from '../blocks/tables.js'
import { anchorsOf } from './anchors.js'
import { type Page, readTree } from './elements.js'
import { type Node, names } from './node.js'
import { readTitle } from '../../form/titles.js'
import type { Pictures } from '../reading.js'
import { withSizes } from './pictures.js'
import { sourceOf } from './source.js'
import type { Source } from './walk.js'
import { framesIn, type Kept, keptIn } from './wrapped.js'

export interface HtmlOptions {
  pictures?: Pictures | undefined
  /** Cells are to know where they stand in the text. */
  places?: boolean
}

export interface WholePage {
  page: Page
  findings: Finding[]
}

export async function readWhole(
  html: string,
  { pictures, places = false }: HtmlOptions = {},
): Promise<WholePage> {
  const source = await sourceOf(html, places)
  if (pictures) withSizes(source.root, pictures)
  const frames = await framesIn(source.root, html)
  const seen = readTree(source, frames)
  const hidden = new Map(seen.hidden.map((node) => [node, hiddenPage(node, source, frames)]))
  const shown = missedIn(seen, hidden, source)
  putLast([...shown].filter((node) => isOfOtherYear(hidden.get(node)!, seen)))
  const kept = shown.size === 0 && anchorsOf(seen.found).size === 0 ? await keptReport(source) : undefined
  const page =
    shown.size === 0 && !kept
      ? seen
      : readTree(source, new Map([...frames, ...(kept ? [[kept.element, kept.source] as const] : [])]), shown)
  return {
    page,
    findings: [
      ...(shown.size > 0 ? [finding('page.hidden', { count: shown.size })] : []),
      ...(kept ? [finding('page.wrapped', { element: `<${kept.element.name ?? ''}>` })] : []),
      ...(page.described > 0 ? [finding('page.pictures', { count: page.described })] : []),
      ...(source.styles.isCut() ? [finding('page.styles', {})] : []),
    ],
  }
}

/** Hidden elements without which the page would lack a section, a table or a report; and those that are hidden as these are. */
function missedIn(seen: Page, hidden: ReadonlyMap<Node, Page>, source: Source): Set<Node> {
  if (hidden.size === 0) return new Set()
  const visible = kindsOf(seen)
  const missed = [...hidden].filter(([, alone]) => {
    const kinds = kindsOf(alone)
    return [...kinds].some((kind) => !visible.has(kind)) || (kinds.size > 1 && isOfOtherYear(alone, seen))
  })
  const causes = new Set(missed.map(([node]) => causeOf(node, source)))
  return new Set(seen.hidden.filter((node) => causes.has(causeOf(node, source))))
}

/** What a reader would see who opens a hidden element. */
const hiddenPage = (node: Node, source: Source, frames: ReadonlyMap<Node, Source>): Page =>
  readTree({ ...source, root: node }, frames, new Set([node]))

/** What is seen goes before what a reader has to open: of two tabs the report in the open one is the page's. */
function putLast(hidden: readonly Node[]): void {
  for (const node of hidden) {
    const siblings = node.parent?.children
    if (siblings && HOLDERS.has(node.name ?? '')) siblings.push(...siblings.splice(siblings.indexOf(node), 1))
  }
}

/** What holds a tab; rows and paragraphs stay where they are. */
const HOLDERS = names('div section article main li dd table')

/** What hides an element, and where: elements of one parent that are hidden by the same declarations are hidden together. */
function causeOf(node: Node, { styles }: Source): string {
  const declared = [...(styles.declaredOf(node) ?? [])].map((pair) => pair.join(':')).sort()
  return `${node.name ?? ''} ${node.attribs?.class ?? ''} ${declared.join(';')}`
}

const kindsOf = ({ found }: Page): Set<string> => new Set(anchorsOf(found).values())

/** Whether years are told, and none of them in the other page. */
function isOfOtherYear(page: Page, other: Page): boolean {
  const years = yearsOf(page)
  const others = years.size > 0 ? yearsOf(other) : years
  return years.size > 0 && ![...years].some((year) => others.has(year))
}

const PERIOD = /(20\d\d)年1月1日/g

/** The years of titles and periods. */
function yearsOf({ found }: Page): Set<string> {
  const texts = found.map(({ block }) => textOfBlock(block))
  const titles = texts.flatMap((text) => readTitle(text)?.year ?? [])
  const periods = texts.flatMap((text) => [...text.matchAll(PERIOD)].map(([, year]) => year ?? ''))
  return new Set([...titles.map(String), ...periods])
}

/** Fewer kinds of sections and tables are no report. */
const FEWEST_KINDS = 2

/** The document kept in a script or the like that holds most of a report. */
async function keptReport(page: Source): Promise<Kept | undefined> {
  const [best] = (await keptIn(page))
    .map((kept) => ({ kept, kinds: kindsOf(readTree(kept.source)).size }))
    .filter(({ kinds }) => kinds >= FEWEST_KINDS)
    .sort((one, other) => other.kinds - one.kinds)
  return best?.kept
}
