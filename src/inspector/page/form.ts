/** The form drawn as the form is printed, with the values in it and each sum in the margin. */
import { ALL_TEMPLATES, type EditionId, hasFormats, type TableName, type Template } from '../../form/index.js'
import { cellName, sectionLabel } from '../../form/names.js'
import { type PrintedCell, type PrintedForm, printedForm } from '../../form/printed.js'
import type { ShownValue } from '../../exports/shown.js'
import type { CellFindings } from '../doubts.js'
import { type SumMark, sumsOf } from '../sums.js'
import type { OpenReport } from './data.js'
import { el } from './dom.js'
import { MARKS } from './findings.js'
import { currentLanguage, inLanguage, say } from './words.js'

/** What is drawn of a report. */
export interface FormContent {
  report: Pick<OpenReport, 'tables' | 'valueOf' | 'findings'>
  findingsOf: ReadonlyMap<string, CellFindings>
  /** What was noted of a cell by hand; '' where nothing was. */
  noteOf: (indicator: string) => string
  /** On paper a value is no button. */
  isPrinted?: boolean
}

/** The template of a table as it was read. */
export function templateOf(table: TableName, format: EditionId): Template {
  const template = ALL_TEMPLATES.find((one) => one.table === table && one.formats.includes(format))
  if (!template) throw new RangeError(`no table ${table} of ${format}`)
  return template
}

export const drawForms = (content: FormContent): HTMLTableElement[] =>
  content.report.tables.map(([table, format]) => drawForm(templateOf(table, format), format, content))

export function drawForm(template: Template, format: EditionId, content: FormContent): HTMLTableElement {
  const printed = printedForm(template)
  const sums = sumsOf(template, (indicator) => content.report.valueOf(indicator)?.value ?? null)
  const margins = marginsOf(printed, sums)
  const hasMargin = margins.beside.size > 0
  const body = printed.rows.map((row, i) => {
    const beside = hasMargin ? besideRow(printed, row, margins.beside.get(i) ?? []) : []
    return el('tr', {}, ...row.map((cell) => drawCell(cell, content)), ...beside)
  })
  const below = margins.below.map((marks) => rowBelow(printed, marks, hasMargin))
  return el(
    'table',
    { class: `form ${template.layout}` },
    el('caption', {}, captionOf(template, format)),
    el('tbody', {}, ...body, ...below),
  )
}

/** A table that all editions print alike is of none of them. */
function captionOf({ table, section, title }: Template, format: EditionId): string {
  const outside = title ? inLanguage(title) : ''
  const name = section === null ? outside : sectionLabel(section)
  return hasFormats(table) ? say('edition', { name, format }) : name
}

const SCOPES = { row: 'row', rows: 'rowgroup', column: 'col', columns: 'colgroup' } as const

function drawCell(cell: PrintedCell, content: FormContent): HTMLTableCellElement {
  const { text, en, indicator, over, rowSpan, columnSpan, depth = 0 } = cell
  const spans = {
    rowspan: rowSpan > 1 && rowSpan,
    colspan: columnSpan > 1 && columnSpan,
  }
  if (indicator !== undefined) return drawValue(indicator, spans, content)
  if (over === undefined) return el('td', { ...spans, class: 'corner' }, text)
  const meaning = currentLanguage() === 'en' && en ? el('span', { class: 'meaning', lang: 'en' }, en) : null
  return el(
    'th',
    { ...spans, scope: SCOPES[over], lang: 'zh-CN', class: depth > 0 && `deep-${Math.min(depth, 3)}` },
    text,
    meaning,
  )
}

type Spans = Record<string, number | false>

function drawValue(indicator: string, spans: Spans, content: FormContent): HTMLTableCellElement {
  const value = content.report.valueOf(indicator)
  if (!value) {
    const title = say('absent')
    return el('td', { ...spans, class: 'absent', title }, el('span', { class: 'state' }, say('absentMark')))
  }
  const found = content.findingsOf.get(indicator) ?? { about: [], partOf: [] }
  const severity = worstIn(found.about, content)
  const classes = [
    'value',
    `is-${value.state}`,
    severity && `has-${severity}`,
    severity === null && found.partOf.length > 0 && 'is-part',
  ]
  const shown = [
    valueText(value),
    stateMark(value),
    found.about.length + found.partOf.length > 0 && findingMarks(found, severity),
    content.noteOf(indicator) !== '' && el('span', { class: 'by-hand' }, content.noteOf(indicator)),
  ]
  const attributes = { ...spans, class: classes.filter(Boolean).join(' '), 'data-indicator': indicator }
  if (content.isPrinted) return el('td', attributes, ...shown)
  const name = inLanguage(cellName(indicator))
  const button = el('button', { type: 'button', tabindex: -1, 'data-name': name }, ...shown)
  return el('td', attributes, button)
}

function worstIn(about: readonly number[], { report }: FormContent): 'error' | 'warning' | 'info' | null {
  const severities = about.map((i) => report.findings[i]!.severity)
  return (['error', 'warning', 'info'] as const).find((one) => severities.includes(one)) ?? null
}

/** More do not fit into a cell. */
const MOST_NUMBERS = 3

/** ✕1,3: by the numbers in the list of findings. */
function findingMarks({ about, partOf }: CellFindings, severity: keyof typeof MARKS | null): HTMLElement {
  const numbers = [...about, ...partOf].sort((a, b) => a - b).map((i) => i + 1)
  const more = numbers.length > MOST_NUMBERS ? '…' : ''
  return el('sup', {}, `${severity ? MARKS[severity] : ''}${numbers.slice(0, MOST_NUMBERS).join(',')}${more}`)
}

/** The number, or what stands in its place. */
export const valueText = ({ value, raw }: Pick<ShownValue, 'value' | 'raw'>): string =>
  value === null ? raw : String(value)

const STATE_MARKS = {
  blank: 'blankMark',
  inferred: 'inferredMark',
  unreadable: 'unreadableMark',
  ambiguous: 'ambiguousMark',
  corrected: 'correctedMark',
} as const

/** A state is said in a word beside its colour. */
function stateMark({ state }: ShownValue): HTMLElement | null {
  const key = STATE_MARKS[state as keyof typeof STATE_MARKS]
  return key ? el('span', { class: 'state' }, say(key)) : null
}

/** Where the sums stand: beside a row of the table, or below columns. */
interface Margins {
  beside: Map<number, SumMark[]>
  /** A row of marks for each kind of sum. */
  below: { mark: SumMark; from: number; columns: number }[][]
}

function marginsOf({ rows, labels }: PrintedForm, sums: readonly SumMark[]): Margins {
  const places = new Map<string, { row: number; column: number }>()
  for (const [r, row] of rows.entries()) {
    const values = row.filter(({ indicator }) => indicator !== undefined)
    for (const [c, { indicator }] of values.entries()) places.set(indicator!, { row: r, column: c })
  }
  const margins: Margins = { beside: new Map(), below: [] }
  const kinds = new Map<string, Margins['below'][number]>()
  for (const mark of sums) {
    const at = mark.terms.map((term) => places.get(term)!)
    const rowsOfTerms = new Set(at.map(({ row }) => row))
    const columns = at.map(({ column }) => column)
    const total = at.at(-1)!
    const isBeside = labels > 0 && (rowsOfTerms.size === 1 || rows[0]!.length === labels + 1)
    if (isBeside) margins.beside.set(total.row, [...(margins.beside.get(total.row) ?? []), mark])
    else {
      const kind = kinds.get(mark.code) ?? []
      kinds.set(mark.code, kind)
      const from = Math.min(...columns)
      kind.push({ mark, from, columns: Math.max(...columns) - from + 1 })
    }
  }
  margins.below = [...kinds.values()]
  return margins
}

/** The margin's own head reaches over the head of the table. */
function besideRow(
  printed: PrintedForm,
  row: readonly PrintedCell[],
  marks: readonly SumMark[],
): HTMLElement[] {
  const isValueRow = row.some(({ indicator }) => indicator !== undefined)
  if (isValueRow) return [el('td', { class: 'sum' }, ...marks.map(drawMark))]
  if (printed.rows[0] !== row) return []
  const height = printed.rows.findIndex((one) => one.some(({ indicator }) => indicator !== undefined))
  return [el('th', { class: 'sum', scope: 'col', rowspan: height > 1 && height }, say('sumsOfRow'))]
}

function rowBelow({ labels }: PrintedForm, marks: Margins['below'][number], hasMargin: boolean): HTMLElement {
  const words = marks[0] ? inLanguage(marks[0].mark.words) : ''
  const head = labels > 0 ? el('th', { class: 'sum', scope: 'row', colspan: labels }, words) : null
  return el(
    'tr',
    { class: 'sums' },
    head,
    ...marks.map(({ mark, columns }) =>
      el('td', { class: 'sum', colspan: columns > 1 && columns }, head ? null : `${words} `, drawMark(mark)),
    ),
    hasMargin && el('td', { class: 'sum' }),
  )
}

/** ✓, or by how much the printed total is off. */
export function drawMark({ state, difference, words }: SumMark): HTMLElement {
  const n = Math.abs(difference)
  const [text, meaning] = {
    holds: ['✓', say('holds')],
    open: [say('openMark'), say('open')],
    differs: [
      say(difference > 0 ? 'more' : 'less', { n }),
      say(difference > 0 ? 'differs' : 'differsLess', { n }),
    ],
  }[state] as [string, string]
  const title = `${inLanguage(words)}：${meaning}`
  return el('span', { class: `mark ${state}`, title }, text, el('span', { class: 'unseen' }, ` ${meaning}`))
}
