/** What the words around a run of values say about which row it is. */
import { type Template, labelsOf } from '../../form/index.js'
import { readLabel, similarity } from '../../form/labels.js'
import { ALIKE, SURE } from '../align.js'
import { LEAST_KEPT, vocabularyOf } from '../vocabulary.js'
import type { TornPiece, ValueRun } from './pieces.js'
import { type FormRow, lettersOf, scriptOf } from './script.js'

/** Only so many letters above a run and below it are looked at: those further off are of other rows' labels. */
const LETTERS_ABOVE = 50
const LETTERS_BELOW = 25

/** Whether a run of values may be a row's. */
export type MayBe = (run: ValueRun, formRow: FormRow) => boolean

/**
 * The right order is not enough: enough of a row's label must stand near the run, between the run before and the run
 * behind. Otherwise a row that is not in the form would be taken for one that the text lacks. Nor may the words in
 * front of the run on its line be another row's name, for a label may be printed twice.
 *
 * `规章` `0 0 0` `其他主动公开文件` `3 3 3`: the second run is no row's, for no label of the form stands in front of it.
 */
export function evidenceIn(pieces: readonly TornPiece[], template: Template): MayBe {
  const around = new Map<ValueRun, Around>()
  let before = -1
  pieces.forEach((piece, at) => {
    if (piece.kind !== 'run') return
    const after = pieces.findIndex((other, i) => i > at && other.kind === 'run')
    around.set(piece, wordsAround(pieces, at, { before, after: after < 0 ? pieces.length : after }))
    before = at
  })
  return (run, formRow) => run.row !== null || hasLabel(around.get(run)!, formRow, template)
}

interface Around {
  /** The label on the same line, or in the same row of a table, in front of the run. */
  own: string
  /** Letters above and below, up to the next runs. */
  letters: string
}

function wordsAround(
  pieces: readonly TornPiece[],
  at: number,
  runs: { before: number; after: number },
): Around {
  const run = pieces[at] as ValueRun
  const above = pieces.slice(runs.before + 1, at)
  const below = run.listed ? [] : pieces.slice(at + 1, runs.after)
  return {
    own: ownLabel(run, pieces, at),
    letters: lettersIn(above).slice(-LETTERS_ABOVE) + lettersIn(below).slice(0, LETTERS_BELOW),
  }
}

function hasLabel({ own, letters }: Around, formRow: FormRow, template: Template): boolean {
  // A number in front belongs to the first label among the letters, which may be another row's.
  const withoutNumber = letters.replace(/^\d+/, '')
  return (
    coverage(lettersOf(formRow.row.path.at(-1)!), letters) >= ALIKE &&
    vocabularyOf(template).shareKept(withoutNumber, formRow) >= LEAST_KEPT &&
    !isOther(own, formRow, template) &&
    isPieceOf(own, formRow)
  )
}

/** The label on the same line, or in the same row of a table, in front of a run. */
export function ownLabel(run: ValueRun, pieces: readonly TornPiece[], at: number): string {
  const before = run.follows ? pieces[at - 1] : undefined
  return before?.kind === 'fragment' ? before.text : ''
}

/** Whether the words in front of a run are surely another row's label. */
function isOther(label: string, { row }: FormRow, template: Template): boolean {
  const { formLines, formLineLikeness } = vocabularyOf(template)
  const sure = formLineLikeness(label).flatMap((score, e) =>
    score >= SURE && formLines[e]!.row ? [formLines[e]!.row] : [],
  )
  return sure.length > 0 && !sure.includes(row)
}

/**
 * Whether the words in front of a run are a part of its row's label, or of its groups'. A row that is not in the form
 * has words of its own: 其他主动公开文件.
 */
function isPieceOf(label: string, { row }: FormRow): boolean {
  const letters = readLabel(label).bare
  return (
    letters === '' ||
    [row.path.join(''), ...(row.aliases ?? [])].some((name) => coverage(letters, lettersOf(name)) >= ALIKE)
  )
}

const lettersIn = (pieces: readonly TornPiece[]): string =>
  pieces.map((piece) => (piece.kind === 'fragment' ? lettersOf(piece.text) : '')).join('')

/** How much of a label stands in a text, its letters in order: 0 to 1. */
const coverage = (label: string, text: string): number =>
  (similarity(label, text) * (label.length + text.length)) / 2 / label.length

/** Whether a piece is the end of the text, or words of some label of the form. */
export function labelPieces(template: Template): (piece: TornPiece | undefined) => boolean {
  const labels = [...labelsOf(template).map(lettersOf), scriptOf(template).letters.join('')]
  const isPiece = (text: string) => labels.some((label) => label.includes(lettersOf(text)))
  return (piece) =>
    piece === undefined ||
    (piece.kind === 'fragment' && (isPiece(piece.text) || piece.text.split(' ').every(isPiece)))
}
