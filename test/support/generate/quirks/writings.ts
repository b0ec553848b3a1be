/** How the number of a cell may be written, in its format, and what a reader sees of it. */
import { unreadable } from '../printed.js'
import { cellsOf } from '../truth.js'
import type { SheetCell } from '../form.js'
import { type Draft, loosened, type Medium, mapCells, pick, type Quirk, type Random } from './quirk.js'

export interface Writing {
  /** 12 → `<s>9</s>12` */
  markup: (number: string) => string
  /** What the document says of looks, for which the markup has names: a sheet of the page, styles of Word. */
  styles?: string
  /** `number`: the number alone; `open`: it may be left undecided; `unread`: nobody can read it out of the text. */
  seen?: 'number' | 'open' | 'unread'
}

export const open = (writing: Writing): Writing => ({ ...writing, seen: 'open' })
export const unread = (markup: string): Writing => ({ markup: () => markup, seen: 'unread' })

const isPlain = ({ indicator, text }: SheetCell): boolean => indicator !== undefined && /^\d{1,8}$/.test(text)
/** A cell of so many is written so. */
const SHARE = 4

type WithStyles = (draft: Draft, styles: string) => Draft

/** A quirk that writes some numbers in one of these ways. */
export const writing =
  (kind: Medium['kind'], withStyles: WithStyles) =>
  (name: string, of: string, writings: readonly Writing[]): Quirk => ({
    name,
    of,
    in: (medium) => medium.kind === kind,
    apply: (draft, random) => {
      const chosen = pick(writings, random)
      const written = withWritten(draft, chosen, random)
      return written && (chosen.styles === undefined ? written : withStyles(written, chosen.styles))
    },
  })

function withWritten(draft: Draft, { markup, seen = 'number' }: Writing, random: Random): Draft | null {
  const cells = new Set<string>()
  const made = mapCells(draft.made, (cell) => {
    if (!isPlain(cell) || cell.markup !== undefined || random(SHARE) > 0) return cell
    cells.add(cell.indicator!)
    const printed = seen === 'unread' ? unreadable(cell.text) : cell.printed
    return { ...cell, printed, markup: markup(cell.text) }
  })
  if (cells.size === 0) return null
  // What is undecided in a row leaves its sum without a say of the others.
  const rows = new Set([...cells].map(rowOf))
  const beside = [...cellsOf(made).keys()].filter((indicator) => rows.has(rowOf(indicator)))
  return seen === 'number' ? { ...draft, made } : loosened({ ...draft, made }, beside)
}

const rowOf = (indicator: string): string =>
  indicator.startsWith('disputes.') ? 'disputes' : indicator.slice(0, indicator.lastIndexOf('.'))
