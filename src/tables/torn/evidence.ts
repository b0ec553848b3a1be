/** What the words around a run of values say about which row it is. */
import { type Template, labelsOf } from '../../form/index.js'
import { readLabel, similarity } from '../../form/labels.js'
import { ALIKE, SURE } from '../align.js'
import { LEAST_KEPT, vocabularyOf } from '../vocabulary.js'
import type { Item, Run } from './items.js'
import { type Slot, lettersOf, scriptOf } from './script.js'

/** Only so many letters above a run and below it are looked at: those further off are of other rows' labels. */
const LETTERS_ABOVE = 50
const LETTERS_BELOW = 25

/** Whether a run of values may be a row's. */
export type MayBe = (run: Run, slot: Slot) => boolean

/**
 * The right order is not enough: enough of a row's label must stand near the run, between the run before and the run
 * behind. Otherwise a row that is not in the form would be taken for one that the text lacks. Nor may the words in
 * front of the run on its line be another row's name, for a label may be printed twice.
 *
 * `规章` `0 0 0` `其他主动公开文件` `3 3 3`: the second run is no row's, for no label of the form stands in front of it.
 */
export function evidenceIn(items: readonly Item[], template: Template): MayBe {
  const around = new Map<Run, Around>()
  let before = -1
  items.forEach((item, at) => {
    if (item.kind !== 'run') return
    const after = items.findIndex((other, i) => i > at && other.kind === 'run')
    around.set(item, wordsAround(items, at, { before, after: after < 0 ? items.length : after }))
    before = at
  })
  return (run, slot) => run.row !== null || hasLabel(around.get(run)!, slot, template)
}

interface Around {
  /** The label on the same line, or in the same row of a table, in front of the run. */
  own: string
  /** Letters above and below, up to the next runs. */
  letters: string
}

function wordsAround(items: readonly Item[], at: number, runs: { before: number; after: number }): Around {
  const run = items[at] as Run
  const above = items.slice(runs.before + 1, at)
  const below = run.listed ? [] : items.slice(at + 1, runs.after)
  return {
    own: ownLabel(run, items, at),
    letters: lettersIn(above).slice(-LETTERS_ABOVE) + lettersIn(below).slice(0, LETTERS_BELOW),
  }
}

function hasLabel({ own, letters }: Around, slot: Slot, template: Template): boolean {
  // A number in front belongs to the first label among the letters, which may be another row's.
  const withoutNumber = letters.replace(/^\d+/, '')
  return (
    coverage(lettersOf(slot.row.path.at(-1)!), letters) >= ALIKE &&
    vocabularyOf(template).shareKept(withoutNumber, slot) >= LEAST_KEPT &&
    !isOther(own, slot, template) &&
    isPieceOf(own, slot)
  )
}

/** The label on the same line, or in the same row of a table, in front of a run. */
export function ownLabel(run: Run, items: readonly Item[], at: number): string {
  const before = run.follows ? items[at - 1] : undefined
  return before?.kind === 'fragment' ? before.text : ''
}

/** Whether the words in front of a run are surely another row's label. */
function isOther(label: string, { row }: Slot, template: Template): boolean {
  const { entries, entryLikeness } = vocabularyOf(template)
  const sure = entryLikeness(label).flatMap((score, e) =>
    score >= SURE && entries[e]!.row ? [entries[e]!.row] : [],
  )
  return sure.length > 0 && !sure.includes(row)
}

/**
 * Whether the words in front of a run are a part of its row's label, or of its groups'. A row that is not in the form
 * has words of its own: 其他主动公开文件.
 */
function isPieceOf(label: string, { row }: Slot): boolean {
  const letters = readLabel(label).bare
  return (
    letters === '' ||
    [row.path.join(''), ...(row.aliases ?? [])].some((name) => coverage(letters, lettersOf(name)) >= ALIKE)
  )
}

const lettersIn = (items: readonly Item[]): string =>
  items.map((item) => (item.kind === 'fragment' ? lettersOf(item.text) : '')).join('')

/** How much of a label stands in a text, its letters in order: 0 to 1. */
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
