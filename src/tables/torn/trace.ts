/**
 * Follows a torn text along the template's script (all labels of the form in printed order) and finds the row of each
 * run of values.
 *
 * One alignment over the whole text: its letters are matched with those of the script, in order. Either side may skip
 * letters, and each row takes one run at most:
 *
 *     text    行政规 [62 33 440] 范性文件
 *     script  规章 | 行政规范性文件 | …      →  行政规范性文件 | 62 | 33 | 440
 *
 * A label that wraps round its numbers, a group's name scattered between the rows, words of another column in a line:
 * all these come out as skipped letters.
 */
import { type TypedCell, isPrinted } from '../cells.js'
import type { MayBe } from './evidence.js'
import type { TornPiece, ValueRun } from './pieces.js'
import { type Script, type ScriptLabel, type FormRow, lettersOf } from './script.js'

/** A matched letter that follows a matched one, in the text and in the script: 章 behind 规. The unit of all scores. */
const NEXT_LETTER = 1
/** A matched letter that stands alone says little: 1, 其 and 行 stand in many labels. */
const FIRST_LETTER = 0.3

/** A run of values that gets a row: that is what it is there for … */
const RUN = 4
/** … and more where the row's label has just ended on the same line: `规章 3 0 12`. */
const SAME_LINE = 2
/** Numbers seldom stand above the whole of their label; in the middle of it they often do. */
const ABOVE_LABEL = -1.5
const WITHIN_LABEL = -0.25
/** Fewer values than the row has cells: blanks were left out, or the run is not this row's. */
const SHORT = -0.5
/** A run whose row is known from its label in a table. */
const PLACED = 10

/** A row whose score is less than this below the best may be right as well: two letters make the difference. */
export const MARGIN = 2

/** The score of what is impossible. (Looking up a global in these loops costs more than the loops.) */
const NEVER = Number.NEGATIVE_INFINITY
const { max } = Math

export interface Trace {
  /** The score of the best reading. */
  score: number
  /**
   * For each run the rows that it may be, best first, each with the score of the best reading in which it is that
   * row; null: it is no row's.
   */
  options: Map<ValueRun, { formRow: FormRow | null; score: number }[]>
}

/**
 * The scores at each place of the script, for a row that has no run yet (`open`) and for one that has (`filled`).
 * `best` is the score of the best way to the place, or going backwards of the best way on from it. `matched` is that
 * of the best way whose last letter matched (going backwards: that holds if the letter before matched), and NEVER at
 * most places.
 */
interface Layer {
  best: Float64Array
  matched: Float64Array
}
interface Totals {
  open: Layer
  filled: Layer
}

const layer = (places: number, best: number): Layer => ({
  best: new Float64Array(places).fill(best),
  matched: new Float64Array(places).fill(NEVER),
})
const copyOf = ({ open, filled }: Totals): Totals => {
  const copy = ({ best, matched }: Layer): Layer => ({ best: best.slice(), matched: matched.slice() })
  return { open: copy(open), filled: copy(filled) }
}

/** @param mayBe whether a run may be a row's, whatever stands elsewhere */
export function trace(pieces: readonly TornPiece[], script: Script, mayBe: MayBe): Trace {
  const places = script.letters.length
  const placesOf = new Map<string, number[]>()
  script.letters.forEach(
    (letter, place) => letter && placesOf.set(letter, [...(placesOf.get(letter) ?? []), place]),
  )
  // A letter that no label has can only be skipped.
  const symbols = pieces.flatMap((piece): (number[] | ValueRun)[] =>
    piece.kind === 'run'
      ? [piece]
      : [...lettersOf(piece.text)].flatMap((letter) => [placesOf.get(letter) ?? []]),
  )

  const before = new Map<ValueRun, { totals: Totals; gains: Gains }>()
  const forth: Totals = { open: layer(places, 0), filled: layer(places, NEVER) }
  let last: number[] = []
  for (const symbol of symbols) {
    if (Array.isArray(symbol)) {
      matchForth(forth, symbol, last, script)
      last = symbol.map((place) => place + 1)
    } else {
      const gains = gainsOf(symbol, script, mayBe)
      before.set(symbol, { totals: copyOf(forth), gains })
      fillForth(forth, gains, script)
    }
  }

  const options: Trace['options'] = new Map()
  const everywhere = script.letters.map((_, place) => place)
  const back: Totals = { open: layer(places, 0), filled: layer(places, 0) }
  last = []
  for (const symbol of symbols.reverse()) {
    if (Array.isArray(symbol)) {
      matchBack(back, symbol, last, script)
      last = symbol
    } else {
      const { totals, gains } = before.get(symbol)!
      options.set(symbol, optionsOf(totals, back, gains, script))
      fillBack(back, gains, script)
      last = everywhere
    }
  }
  return { score: max(forth.open.best.at(-1)!, forth.filled.best.at(-1)!), options }
}

/** What a run is worth at each place of the script: `plain`, and `matched` where the letter just before it matched. */
interface Gains {
  plain: Float64Array
  matched: Float64Array
}

function gainsOf(run: ValueRun, { letters, segments }: Script, mayBe: MayBe): Gains {
  const gains: Gains = {
    plain: new Float64Array(letters.length).fill(NEVER),
    matched: new Float64Array(letters.length).fill(NEVER),
  }
  for (const segment of segments) {
    if (!mayFill(run, segment, mayBe)) continue
    const short = isShort(run, segment.formRow!) ? SHORT : 0
    for (let place = segment.start; place <= segment.end; place++) {
      const gain = RUN + gainAt(run, segment, place) + short
      gains.plain[place] = gain
      gains.matched[place] = gain + (run.follows && place > segment.start ? SAME_LINE : 0)
    }
  }
  return gains
}

function mayFill(run: ValueRun, { formRow }: ScriptLabel, mayBe: MayBe): boolean {
  if (!formRow) return false
  return run.row ? run.row === formRow.row : fits(run, formRow) && mayBe(run, formRow)
}

/** What a place in a row's label is worth: above it, within it, or behind it. */
function gainAt(run: ValueRun, { start, end }: ScriptLabel, place: number): number {
  if (run.row) return PLACED
  if (place === start) return ABOVE_LABEL
  return place < end ? WITHIN_LABEL : 0
}

/** The values of a run, and the blanks among them. */
export const valuesOf = ({ line, from }: ValueRun): readonly TypedCell[] => line.cells.slice(from)

export const textsOf = (cells: readonly TypedCell[]): string[] => cells.map(({ text }) => text)

/** A row takes no more values than it has cells. A run of blanks alone must have a blank for each cell at least. */
function fits(run: ValueRun, { block }: FormRow): boolean {
  const printed = valuesOf(run).filter(isPrinted).length
  const width = block.columns.length
  return printed > 0 ? printed <= width : valuesOf(run).length >= width
}

const isShort = (run: ValueRun, { block }: FormRow): boolean => valuesOf(run).length < block.columns.length

/** What a letter at `place` adds: more where the one before it matched too. */
const add = ({ best, matched }: Layer, place: number): number =>
  max(best[place]! + FIRST_LETTER, matched[place]! + NEXT_LETTER)

function matchForth(
  totals: Totals,
  places: readonly number[],
  last: readonly number[],
  { letters }: Script,
): void {
  const { open, filled } = totals
  const opened = places.map((place) => add(open, place))
  const full = places.map((place) => add(filled, place))
  for (const place of last) open.matched[place] = filled.matched[place] = NEVER
  places.forEach((place, i) => {
    open.matched[place + 1] = opened[i]!
    filled.matched[place + 1] = full[i]!
    raiseForth(open.best, place + 1, opened[i]!)
    raiseFilled(totals, place + 1, full[i]!, letters)
  })
}

/** A score reached at one place is reached at all later ones: letters of the script may be skipped. */
function raiseForth(best: Float64Array, from: number, total: number): void {
  for (let place = from; place < best.length && best[place]! < total; place++) best[place] = total
}

/** The same for a row with a run, up to the end of its label; there the next row begins, which has no run yet. */
function raiseFilled(
  { open, filled }: Totals,
  from: number,
  total: number,
  letters: readonly string[],
): void {
  let place = from
  for (; filled.best[place]! < total; place++) {
    filled.best[place] = total
    if (letters[place] !== '') continue
    raiseForth(open.best, place + 1, total)
    return
  }
}

function fillForth(totals: Totals, { plain, matched }: Gains, { letters }: Script): void {
  const { open, filled } = totals
  const before = open.best.slice()
  for (let place = 0; place < before.length; place++) {
    if (plain[place] === NEVER) continue
    const match = open.matched[place]! + matched[place]!
    filled.matched[place] = max(filled.matched[place]!, match)
    raiseFilled(totals, place, max(before[place]! + plain[place]!, match), letters)
  }
}

function matchBack(
  totals: Totals,
  places: readonly number[],
  last: readonly number[],
  { letters }: Script,
): void {
  const { open, filled } = totals
  const from = ({ best, matched }: Layer, place: number): number => max(best[place]!, matched[place]!)
  const opened = places.map((place) => from(open, place + 1))
  const full = places.map((place) => from(filled, place + 1))
  for (const place of last) open.matched[place] = filled.matched[place] = NEVER
  places.forEach((place, i) => {
    open.matched[place] = opened[i]! + NEXT_LETTER
    filled.matched[place] = full[i]! + NEXT_LETTER
  })
  for (let i = places.length - 1; i >= 0; i--) {
    raiseBack(totals, places[i]!, opened[i]! + FIRST_LETTER, letters)
    raiseBackFilled(filled, places[i]!, full[i]! + FIRST_LETTER, letters)
  }
}

/**
 * A score that can be had from one place on can be had from all earlier ones, by skipping letters; from the row
 * before too, whether that has its run or not.
 */
function raiseBack({ open, filled }: Totals, from: number, total: number, letters: readonly string[]): void {
  for (let place = from; place >= 0 && open.best[place]! < total; place--) {
    open.best[place] = total
    if (place > 0 && letters[place - 1] === '') raiseBackFilled(filled, place - 1, total, letters)
  }
}

function raiseBackFilled({ best }: Layer, from: number, total: number, letters: readonly string[]): void {
  for (
    let place = from;
    place >= 0 && best[place]! < total && (place === from || letters[place] !== '');
    place--
  )
    best[place] = total
}

function fillBack(totals: Totals, { plain, matched }: Gains, { letters }: Script): void {
  const { open, filled } = totals
  // A copy: what is raised below has this run in it already, and would count it twice.
  const without = filled.best.slice()
  for (let place = plain.length - 1; place >= 0; place--) {
    if (plain[place] === NEVER) continue
    const match = max(without[place]!, filled.matched[place]!) + matched[place]!
    if (match > max(open.best[place]!, open.matched[place]!)) open.matched[place] = match
    raiseBack(totals, place, without[place]! + plain[place]!, letters)
  }
}

function optionsOf(
  before: Totals,
  rest: Totals,
  { plain, matched }: Gains,
  { segments }: Script,
): { formRow: FormRow | null; score: number }[] {
  const goOn = ({ best, matched }: Layer, place: number): number => max(best[place]!, matched[place]!)
  const through = (from: Layer, to: Layer, place: number): number =>
    max(from.best[place]! + to.best[place]!, from.matched[place]! + goOn(to, place))
  let none = NEVER
  for (let place = 0; place < plain.length; place++) {
    none = max(none, through(before.open, rest.open, place), through(before.filled, rest.filled, place))
  }
  const options = segments.flatMap(({ start, end, formRow }) => {
    let score = NEVER
    for (let place = start; formRow && place <= end; place++) {
      score = max(
        score,
        before.open.best[place]! + plain[place]! + rest.filled.best[place]!,
        before.open.matched[place]! + matched[place]! + goOn(rest.filled, place),
      )
    }
    return score === NEVER ? [] : [{ formRow, score }]
  })
  return [{ formRow: null, score: none }, ...options].sort((a, b) => b.score - a.score)
}
