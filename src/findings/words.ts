/** What the writers of findings share: how findings are sorted, counted and placed in words. */
import { type CheckedFile, type SeverityCounts, type CheckedFinding, countsOf } from './result.js'
import type { Location } from '../diagnostics/diagnostic.js'

export type Language = 'en' | 'zh'

const ORDER: readonly CheckedFinding['severity'][] = ['error', 'warning', 'info']
/** What explains several errors is read before them. */
const FIRST = 'check.slips'

const rankOf = ({ code, severity }: CheckedFinding): number => (code === FIRST ? -1 : ORDER.indexOf(severity))

export const sorted = (findings: readonly CheckedFinding[]): CheckedFinding[] =>
  [...findings].sort((a, b) => rankOf(a) - rankOf(b))

export const nameOf = ({ agency, year, title, file }: CheckedFile): string =>
  [agency ?? title ?? file, year].filter((part) => part !== null).join(' ')

/** People count from 1: file 1, page 2, block 9, row 6, column 4; 第1个文件第2页第9段表格第6行第4列. */
export const placeOf = (location: Location, language: Language): string => PLACES[language](location)

const PLACES: Record<Language, (location: Location) => string> = {
  en: ({ block, row, column, page, part }) =>
    [
      part === undefined ? '' : `file ${part}`,
      page === undefined ? '' : `page ${page}`,
      `block ${block + 1}`,
      row === undefined ? '' : `row ${row + 1}`,
      row === undefined || column === undefined ? '' : `column ${column + 1}`,
    ]
      .filter(Boolean)
      .join(', '),
  zh: ({ block, row, column, page, part }) =>
    [
      part === undefined ? '' : `第${part}个文件`,
      page === undefined ? '' : `第${page}页`,
      `第${block + 1}段`,
      row === undefined ? '' : `表格第${row + 1}行`,
      row === undefined || column === undefined ? '' : `第${column + 1}列`,
    ].join(''),
}

export const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`

export const countWords = ({ error, warning, info }: SeverityCounts, language: Language): string =>
  language === 'zh'
    ? `错误${error}处，疑问${warning}处，提示${info}处`
    : [plural(error, 'error'), plural(warning, 'warning'), plural(info, 'note')].join(', ')

export const totalsOf = (reports: readonly CheckedFile[]): SeverityCounts =>
  countsOf(reports.flatMap(({ findings }) => findings))

export const SEVERITIES: Record<CheckedFinding['severity'], Record<Language, string>> = {
  error: { en: 'error', zh: '错误' },
  warning: { en: 'warning', zh: '疑问' },
  info: { en: 'note', zh: '提示' },
}

/** Characters that a terminal obeys instead of showing them: controls, and marks that turn the direction of text. */
const CONTROLS = /[\u0000-\u001F\u007F-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069]/g

/** A name or a text of a file as a terminal may print it: ESC → \\u001b. */
export const visible = (text: string): string =>
  text.replace(CONTROLS, (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`)
