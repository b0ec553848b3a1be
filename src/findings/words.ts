/** What the writers of findings share: how findings are sorted, counted and placed in words. */
import { type CheckedFile, type Counts, type CheckedFinding, countsOf } from './result.js'
import type { Location } from '../diagnostics/diagnostic.js'
import { indicatorOf } from '../codebook.js'

const ORDER: readonly CheckedFinding['severity'][] = ['error', 'warning', 'info']

export const sorted = (findings: readonly CheckedFinding[]): CheckedFinding[] =>
  findings.toSorted((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity))

export const nameOf = ({ agency, year, title, file }: CheckedFile): string =>
  [agency ?? title ?? file, year].filter((part) => part !== null).join(' ')

/** People count from 1. */
export function placeOf({ block, row, column, page, part }: Location): string {
  const inTable =
    row === undefined ? '' : `, row ${row + 1}${column === undefined ? '' : `, column ${column + 1}`}`
  const file = part === undefined ? '' : `file ${part}, `
  return `${file}${page === undefined ? '' : `page ${page}, `}block ${block + 1}${inTable}`
}

/** `三、… / （一）予以公开 · 自然人 5 (block 9, row 6, column 4)`; zeros and blanks are left out. */
export const partLines = ({ parts = [], indicator: about }: CheckedFinding): string[] =>
  parts.flatMap(({ indicator, value, location }) => {
    if (value === null || (value === 0 && indicator !== about)) return []
    const { row, column } = indicatorOf(indicator)
    return [`${row.split(' / ').at(-1)} · ${column}: ${value}${location ? ` (${placeOf(location)})` : ''}`]
  })

export const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`

export const countWords = ({ error, warning, info }: Counts): string =>
  [plural(error, 'error'), plural(warning, 'warning'), plural(info, 'note')].join(', ')

export const totalsOf = (reports: readonly CheckedFile[]): Counts =>
  countsOf(reports.flatMap(({ findings }) => findings))

/** Characters that a terminal obeys instead of showing them: controls, and marks that turn the direction of text. */
const CONTROLS = /[\u0000-\u001F\u007F-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069]/g

/** A name or a text of a file as a terminal may print it: ESC → \\u001b. */
export const visible = (text: string): string =>
  text.replace(CONTROLS, (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`)
