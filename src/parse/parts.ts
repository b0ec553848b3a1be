/** A stream that holds several reports, as a page with a tab for each year does → the blocks of each. */
import { type Block, gridTexts } from '../document.js'
import { bestOf, titlesIn } from '../metadata/title.js'
import { candidatesOf, STRONG } from '../sections/candidates.js'

/** The first section's number in front of a line: most streams have it once, and are one report. */
const FIRST_ORDINAL = /^[#*\s|【（(]*(?:第?一(?:部分)?|[1１])[、．.，,：:\s）)]/

/** Fewer sections are no report of their own. */
const FEWEST_SECTIONS = 3

/** One of the stretches in which the sections count on. */
interface Run {
  numbers: Set<number>
  /** The blocks of its headings. */
  headings: number[]
}

/**
 * 一、…, 六、…, then 一、…, 六、… again with other text is two reports; a table of contents and a second copy of the same
 * text are none of their own.
 */
export function reportsIn(blocks: Block[]): Block[][] {
  const openings = blocks.filter((block) => block.kind === 'paragraph' && FIRST_ORDINAL.test(block.text))
  if (openings.length < 2) return [blocks]
  const runs = runsOf(blocks).filter((run) => isReport(run, blocks))
  if (runs.length < 2) return [blocks]
  const starts = runs.slice(1).map((run, i) => startOf(run, runs[i] as Run, blocks))
  const ends = [...starts, blocks.length]
  const parts = ends.map((end, i) => blocks.slice(i === 0 ? 0 : starts[i - 1], end))
  return withoutCopies(parts)
}

function runsOf(blocks: Block[]): Run[] {
  const runs: Run[] = []
  for (const { number, likeness, block } of candidatesOf(blocks)) {
    if (number === null || likeness < STRONG) continue
    const open = runs.at(-1)
    if (open && !beginsAgain(open, number)) {
      open.numbers.add(number)
      open.headings.push(block)
    } else runs.push({ numbers: new Set([number]), headings: [block] })
  }
  return runs
}

const beginsAgain = ({ numbers }: Run, number: number): boolean =>
  numbers.has(number) && number === Math.min(...numbers) && Math.max(...numbers) > number

/** Shorter lines are entries of a table of contents. */
const SHORTEST_TEXT = 20

/** Enough of its headings have text or a table below them. */
function isReport({ numbers, headings }: Run, blocks: Block[]): boolean {
  const filled = headings.filter((heading) => {
    const below = blocks[heading + 1]
    return below?.kind === 'table' || (below?.kind === 'paragraph' && below.text.length >= SHORTEST_TEXT)
  })
  return numbers.size >= FEWEST_SECTIONS && filled.length >= FEWEST_SECTIONS
}

/** The title above the first heading of a report; without one, the report begins with that heading. */
function startOf(run: Run, before: Run, blocks: Block[]): number {
  const heading = run.headings[0] ?? 0
  const from = (before.headings.at(-1) ?? 0) + 1
  const titles = titlesIn(blocks.slice(from, heading))
  const best = bestOf(titles)
  const same = titles.find(
    ({ title }) => title.year === best?.title.year && title.agency === best.title.agency,
  )
  return same ? from + same.from : heading
}

/** A part whose tables, or else whose texts, stand in one before it is a version for printing, for phones. */
function withoutCopies(parts: Block[][]): Block[][] {
  const kept: Block[][] = []
  for (const part of parts) {
    if (kept.some((other) => isCopy(part, other))) kept[kept.length - 1]?.push(...part)
    else kept.push([...part])
  }
  return kept
}

function isCopy(part: Block[], other: Block[]): boolean {
  const [own, others] = [tablesOf(part), new Set(tablesOf(other))]
  if (own.length > 0) return own.every((table) => others.has(table))
  const texts = new Set(textsOf(other))
  return textsOf(part).every((text) => texts.has(text))
}

const tablesOf = (blocks: Block[]): string[] =>
  blocks.flatMap((block) => (block.kind === 'table' ? JSON.stringify(gridTexts(block)) : []))

const textsOf = (blocks: Block[]): string[] =>
  blocks.flatMap((block) =>
    block.kind === 'paragraph' && block.text.length >= SHORTEST_TEXT ? block.text : [],
  )
