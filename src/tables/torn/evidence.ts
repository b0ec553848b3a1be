/** What the words around a run of values say about whose they are. */
import { type Template, labelsOf } from '../../form/index.js'
import { readLabel, similarity } from '../../form/labels.js'
import { ALIKE, SURE } from '../align.js'
import { LEAST_KEPT, vocabularyOf } from '../vocabulary.js'
import type { Item, Run } from './items.js'
import { type Slot, lettersOf, scriptOf } from './script.js'
import type { Trace } from './trace.js'

/** Letters of a label that stand further from its numbers than this belong to other rows. */
const LETTERS_ABOVE = 50
const LETTERS_BELOW = 25

/**
 * Order alone makes no row: enough of its label must stand between the numbers before and those behind. Without that a
 * row that is not in the form would be taken for one that the text lacks. So would a label that is printed twice: what
 * stands on the line in front of the numbers may not be another row's name.
 */
export function withEvidence(
  options: Trace['options'],
  items: readonly Item[],
  template: Template,
): Trace['options'] {
  const { shareKept } = vocabularyOf(template)
  const runs = items.flatMap((item, at) => (item.kind === 'run' ? [at] : []))
  const orders = new Map(runs.map((at, order) => [items[at]!, order]))
  return new Map(
    [...options].map(([run, list]) => {
      const order = orders.get(run)!
      const at = runs[order]!
      const above = items.slice((runs[order - 1] ?? -1) + 1, at)
      const below = run.listed ? [] : items.slice(at + 1, runs[order + 1])
      const text = `${lettersIn(above).slice(-LETTERS_ABOVE)}${lettersIn(below).slice(0, LETTERS_BELOW)}`
      const own = ownLabel(run, items, at)
      // The number in front is that of whichever label is the first here.
      const letters = text.replace(/^\d+/, '')
      const hasLabel = (slot: Slot): boolean =>
        coverage(lettersOf(slot.row.path.at(-1)!), text) >= ALIKE &&
        shareKept(letters, slot) >= LEAST_KEPT &&
        !isOther(own, slot, template) &&
        isPieceOf(own, slot)
      return [run, list.filter(({ slot }) => !slot || run.row || hasLabel(slot))]
    }),
  )
}

/** The label on the same line, or in the same row of a table, in front of a run. */
export function ownLabel(run: Run, items: readonly Item[], at: number): string {
  const before = run.follows ? items[at - 1] : undefined
  return before?.kind === 'fragment' ? before.text : ''
}

function isOther(label: string, { row }: Slot, template: Template): boolean {
  const { entries, entryLikeness } = vocabularyOf(template)
  const sure = entryLikeness(label).flatMap((score, e) =>
    score >= SURE && entries[e]!.row ? [entries[e]!.row] : [],
  )
  return sure.length > 0 && !sure.includes(row)
}

/** The words in front of a run are of its row's label, or of its groups'; a row that is not in the form has words of its own. */
function isPieceOf(label: string, { row }: Slot): boolean {
  const letters = readLabel(label).bare
  return (
    letters === '' ||
    [row.path.join(''), ...(row.aliases ?? [])].some((name) => coverage(letters, lettersOf(name)) >= ALIKE)
  )
}

const lettersIn = (items: readonly Item[]): string =>
  items.map((item) => (item.kind === 'fragment' ? lettersOf(item.text) : '')).join('')

/** How much of a label stands in a text, in order. */
const coverage = (label: string, text: string): number =>
  (similarity(label, text) * (label.length + text.length)) / 2 / label.length

/** Whether an item is the end of the text, or words of some label of the form. */
export function labelPieces(template: Template): (item: Item | undefined) => boolean {
  const labels = [...labelsOf(template).map(lettersOf), scriptOf(template).letters.join('')]
  const isPiece = (text: string) => labels.some((label) => label.includes(lettersOf(text)))
  return (item) =>
    item === undefined ||
    (item.kind === 'fragment' && (isPiece(item.text) || item.text.split(' ').every(isPiece)))
}
