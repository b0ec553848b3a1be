/** Which reports of a run are listed: searched, chosen by facets, in an order. */
import type { RunRow } from './run.js'

/** The worst that was found in a report. */
export type Worst = 'error' | 'warning' | 'info' | 'clean'

export function worstOf({ counts }: Pick<RunRow, 'counts'>): Worst {
  return (['error', 'warning', 'info'] as const).find((severity) => counts[severity] > 0) ?? 'clean'
}

/** What a report has of each facet. */
export const FACETS = {
  worst: (row: RunRow): readonly string[] => [worstOf(row)],
  year: ({ year }: RunRow): readonly string[] => [year === null ? '' : String(year)],
  format: ({ format }: RunRow): readonly string[] => [format],
  rule: ({ codes }: RunRow): readonly string[] => Object.keys(codes),
} as const

export type Facet = keyof typeof FACETS
export const FACET_NAMES = Object.keys(FACETS) as Facet[]

export interface Filter {
  text: string
  /** A report has one of the chosen values of each facet; of a facet without any, all do. */
  chosen: Readonly<Record<Facet, ReadonlySet<string>>>
}

export const noFilter = (): Filter => ({
  text: '',
  chosen: { worst: new Set(), year: new Set(), format: new Set(), rule: new Set() },
})

/** Rows with what is searched in them in small letters. */
export interface Searchable {
  row: RunRow
  place: number
  text: string
}

export const searchable = (rows: readonly RunRow[]): Searchable[] =>
  rows.map((row, place) => ({
    row,
    place,
    text: [row.agency, row.title, row.file, row.year].join(' ').toLowerCase(),
  }))

const has = (facet: Facet, { row }: Searchable, chosen: ReadonlySet<string>): boolean =>
  chosen.size === 0 || FACETS[facet](row).some((value) => chosen.has(value))

export interface Filtered {
  rows: Searchable[]
  /** How many reports each value of a facet would leave, with the other facets as they are. */
  counts: Record<Facet, Map<string, number>>
}

export function filtered(all: readonly Searchable[], { text, chosen }: Filter): Filtered {
  const words = text.toLowerCase().split(/\s+/)
  const rows: Searchable[] = []
  const counts: Filtered['counts'] = {
    worst: new Map(),
    year: new Map(),
    format: new Map(),
    rule: new Map(),
  }
  for (const one of all) {
    if (!words.every((word) => one.text.includes(word))) continue
    const missed = FACET_NAMES.filter((facet) => !has(facet, one, chosen[facet]))
    if (missed.length === 0) rows.push(one)
    for (const facet of FACET_NAMES) {
      const isCounted = missed.length === 0 || (missed.length === 1 && missed[0] === facet)
      if (isCounted) count(counts[facet], FACETS[facet](one.row))
    }
  }
  return { rows, counts }
}

function count(counts: Map<string, number>, values: readonly string[]): void {
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
}

export type SortKey = 'worst' | 'agency' | 'year' | 'format' | 'gaps' | 'file'

const gapsOf = ({ cells }: RunRow): number => cells.blank + cells.unread

/** Chinese by its sounds, numbers by their size: 2 before 10. */
const LETTERS = new Intl.Collator('zh-CN', { numeric: true })

const ORDERS: Record<SortKey, (a: RunRow, b: RunRow) => number> = {
  worst: (a, b) =>
    b.counts.error - a.counts.error ||
    b.counts.warning - a.counts.warning ||
    gapsOf(b) - gapsOf(a) ||
    b.counts.info - a.counts.info,
  agency: (a, b) => LETTERS.compare(a.agency ?? '', b.agency ?? '') || (a.year ?? 0) - (b.year ?? 0),
  year: (a, b) => (b.year ?? 0) - (a.year ?? 0) || LETTERS.compare(a.agency ?? '', b.agency ?? ''),
  format: (a, b) => LETTERS.compare(a.format, b.format),
  gaps: (a, b) => gapsOf(b) - gapsOf(a),
  file: (a, b) => LETTERS.compare(a.name, b.name),
}

/** Rows that are equal stay in the order of the run. */
export const ordered = (rows: readonly Searchable[], key: SortKey): Searchable[] =>
  [...rows].sort((a, b) => ORDERS[key](a.row, b.row) || a.place - b.place)
