/** What a quirk of print is: a change of a made-up report that says what becomes of the truth. */
import type { SheetCell } from '../form.js'
import type { Printed } from '../printed.js'
import { type MadeReport, type MadeSection, type Piece, paragraph } from '../report.js'
import type { Field, Truth } from '../truth.js'

/** A whole number below the one given. */
export type Random = (below: number) => number

export interface Draft {
  made: MadeReport
  /** What the print changed in what is true. */
  truth: Partial<Truth>
  /** Other answers that are as right. */
  also: Partial<Record<Field, unknown[]>>
  /** What nobody could tell from this print. */
  untold: ReadonlySet<Field>
  /** Cells whose places the print lost: ambiguous or missing, never wrong. */
  loose: ReadonlySet<string>
  /** Changes of the written text, whatever its format. */
  rewrite: (text: string) => string
  /** The report may be refused: too little of one is left. */
  refusable: boolean
}

/** Ways of writing, as far as quirks depend on them. */
export interface Medium {
  kind: 'html' | 'text' | 'docx' | 'pdf' | 'xlsx'
  /** `kept`: a reader sees what stands where. */
  places: 'kept' | 'lost'
  /** Lines of cells, not rows: labels and values are loose words. */
  torn?: boolean
  /** Values stand in columns of the page. */
  aligned?: boolean
  /** Cells stand in their order, and nothing tells which were joined. */
  spanless?: boolean
  /** A joined cell is said again in each of its places. */
  repeats?: boolean
  /** Nothing stands between cells: a mark behind a number may be a word's first letter, a line of dashes is a rule. */
  runTogether?: boolean
  /** The site prints a title of its own. */
  titled?: boolean
  /** The site prints a date of its own. */
  dated?: boolean
}

export interface Quirk {
  name: string
  /** Quirks of the same thing exclude one another. */
  of: string
  in?: (medium: Medium) => boolean
  /** Null where the report has nothing to which it could happen. */
  apply: (draft: Draft, random: Random) => Draft | null
}

export const draftOf = (made: MadeReport): Draft => ({
  made,
  truth: {},
  also: {},
  untold: new Set(),
  loose: new Set(),
  rewrite: (text) => text,
  refusable: false,
})

export const pick = <T>(list: readonly T[], random: Random): T => list[random(list.length)]!

/** A quirk that changes the report and nothing of what is true of it. */
export const changing =
  (change: (made: MadeReport, random: Random) => MadeReport | null): Quirk['apply'] =>
  (draft, random) => {
    const made = change(draft.made, random)
    return made && { ...draft, made }
  }

export const untold = (draft: Draft, ...fields: Field[]): Draft => ({
  ...draft,
  untold: new Set([...draft.untold, ...fields]),
})
export const loosened = (draft: Draft, indicators: Iterable<string>): Draft => ({
  ...draft,
  loose: new Set([...draft.loose, ...indicators]),
})
export const also = (draft: Draft, field: Field, ...answers: unknown[]): Draft => ({
  ...draft,
  also: { ...draft.also, [field]: [...(draft.also[field] ?? []), ...answers] },
})

/** Every piece in its place; one piece may become several. */
export const mapPieces = (
  made: MadeReport,
  change: (piece: Piece, section: MadeSection | null) => Piece[],
): MadeReport => ({
  ...made,
  front: made.front.flatMap((piece) => change(piece, null)),
  sections: made.sections.map((section) => ({
    ...section,
    body: section.body.flatMap((piece) => change(piece, section)),
  })),
  end: made.end.flatMap((piece) => change(piece, null)),
})

/** Every cell of the tables of some sections. */
export const mapCells = (
  made: MadeReport,
  change: (cell: SheetCell) => SheetCell,
  sections: readonly number[] = [2, 3, 4],
): MadeReport =>
  mapPieces(made, (piece, section) =>
    piece.kind === 'table' && section && sections.includes(section.number)
      ? [{ ...piece, sheet: piece.sheet.map((row) => row.map(change)) }]
      : [piece],
  )

/** Other values in print, wherever they stand. */
export function withPrinted(made: MadeReport, printed: ReadonlyMap<string, Printed>): MadeReport {
  const values = new Map(
    [...made.values].map(([indicator, value]) => [indicator, printed.get(indicator) ?? value]),
  )
  const change = (cell: SheetCell): SheetCell => {
    const now = cell.indicator === undefined ? undefined : printed.get(cell.indicator)
    return now ? { ...cell, text: now.text, printed: now } : cell
  }
  return { ...mapCells(made, change), values }
}

export const mapSections = (made: MadeReport, change: (section: MadeSection) => MadeSection): MadeReport => ({
  ...made,
  sections: made.sections.map(change),
})
export const mapSection = (
  made: MadeReport,
  number: number,
  change: (section: MadeSection) => MadeSection,
): MadeReport => mapSections(made, (section) => (section.number === number ? change(section) : section))

/** Another title of a section, under the numbering that it has. */
export const retitled = (made: MadeReport, number: number, title: string): MadeReport =>
  mapSection(made, number, (section) => ({
    ...section,
    title,
    heading: section.heading.replace(section.title, title),
  }))

export const beforeSections = (made: MadeReport, ...pieces: Piece[]): MadeReport => ({
  ...made,
  front: [...made.front, ...pieces],
})
export const paragraphs = (...texts: string[]): Piece[] => texts.map(paragraph)
export const isTitle = (piece: Piece): boolean => piece.kind === 'title'
export const withoutTitles = ({ front }: MadeReport): Piece[] => front.filter((piece) => !isTitle(piece))
export const hasTable = (made: MadeReport, number: number): boolean =>
  made.sections.some(
    (section) => section.number === number && section.body.some(({ kind }) => kind === 'table'),
  )
