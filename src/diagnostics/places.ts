/** What stands where in a report that has been read, so that a finding at a place can name its row and column. */
import { type Block, grid } from '../document.js'
import { type Names, namesOf } from '../form/names.js'
import type { Words } from '../words.js'
import type { Location } from './diagnostic.js'
import type { Places } from './where.js'

interface Observed {
  indicator: string
  location: Location
}

type Kept = Pick<Names, 'row' | 'column'>

export function placesIn(
  blocks: readonly Block[],
  sectionAt: Places['sectionAt'],
  observations: readonly Observed[],
): Places {
  const cells = new Map<string, Kept>()
  const rows = new Map<string, Kept[]>()
  const columns = new Map<string, Kept[]>()
  for (const { indicator, location } of observations) {
    const { block, row, column } = location
    const names = namesOf(indicator)
    cells.set(keyOf(block, row, column), names)
    add(rows, keyOf(block, row), names)
    add(columns, keyOf(block, column), names)
  }
  const namesAt = ({ block, row, column }: Location): Kept =>
    cells.get(keyOf(block, row, column)) ?? {
      row: agreed(rows.get(keyOf(block, row)), 'row') ?? printedLabel(blocks[block], row),
      column: agreed(columns.get(keyOf(block, column)), 'column'),
    }
  return { sectionAt, namesAt }
}

const keyOf = (...place: (number | undefined)[]): string => place.join(' ')

function add(lists: Map<string, Kept[]>, key: string, names: Kept): void {
  const list = lists.get(key)
  if (list) list.push(names)
  else lists.set(key, [names])
}

/** The name that all cells of a line share: where the form's rows stand side by side in one, it has no single name. */
function agreed(names: readonly Kept[] = [], which: keyof Kept): Words | null {
  const first = names[0]?.[which] ?? null
  return names.every((one) => one[which]?.zh === first?.zh) ? first : null
}

/** Longer texts in front of a row are remarks, no labels. */
const LONGEST_LABEL = 40
const HAS_WORDS = /\p{Letter}/u

/** What a row that is none of the form's calls itself: the first words in it. */
function printedLabel(block: Block | undefined, row: number | undefined): Words | null {
  if (block?.kind !== 'table' || row === undefined) return null
  const texts = (grid(block)[row] ?? []).flatMap((slot) => (slot?.anchor ? [slot.cell.text] : []))
  const label = texts.find((text) => HAS_WORDS.test(text) && text.length <= LONGEST_LABEL)
  return label === undefined ? null : { en: label, zh: label }
}
