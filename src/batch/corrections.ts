/** What people have checked by eye, put back: a cell's value is set, what stands in the document is kept beside it. */
import { createHash } from 'node:crypto'
import { refusal } from '../errors.js'
import { findingsAgain } from '../checks/again.js'
import { codebook } from '../codebook.js'
import { finding, told } from '../diagnostics/finding.js'
import { whereOf } from '../diagnostics/where.js'
import type { CorrectionOutcome, CorrectionRow, Entered } from '../exports/corrections.js'
import type { Observation, Report } from '../report.js'
import { rowsOfCsv, pathEndings } from './manifest.js'
import { tableText } from './table-text.js'

/** One line of a corrections file. */
export interface Correction extends Entered {
  /** Its line among those that are filled in, from 0. */
  line: number
}

export interface Corrections {
  all: readonly Correction[]
  /** Those that can be tried, by the content that they were made for. */
  byContent: ReadonlyMap<string, readonly Correction[]>
  /** Lines that are refused whatever the documents are. */
  refused: ReadonlyMap<number, CorrectionOutcome>
  /** Of the lines: two files of one fingerprint give the same data. */
  sha256: string
}

/** What became of a line. */
export interface CorrectedLine {
  line: number
  outcome: CorrectionOutcome
}

const NUMBER = /^[+-]?\d+(?:\.\d+)?$/
/** What is written for a cell in which no number stands. */
const NO_NUMBER: readonly string[] = ['blank', 'null', '空白', '未填']
const INDICATORS: ReadonlySet<string> = new Set(codebook.map(({ indicator }) => indicator))
const COLUMNS = ['file', 'sha256', 'indicator', 'value']

/** Reads a corrections file; lines whose value isn't filled in are none. */
export async function readCorrections(path: string): Promise<Corrections> {
  const rows = await rowsOfCsv(
    await tableText(path, (file) => refusal('corrections.invalid:encoding', file)),
    'corrections.invalid',
  )
  const [first] = rows
  const lacking = COLUMNS.filter((name) => first && !(name in first))
  if (lacking.length > 0) throw refusal('corrections.invalid:columns', { path, names: lacking.join(', ') })
  return correctionsOf(rows.filter((row) => enteredIn(row) !== ''))
}

export function correctionsOf(rows: readonly Record<string, string>[]): Corrections {
  const all = rows.map(correctionOf)
  const refused = new Map<number, CorrectionOutcome>()
  const values = new Map<string, Set<number | null>>()
  for (const one of all) values.set(cellOf(one), (values.get(cellOf(one)) ?? new Set()).add(one.value))
  all.forEach((one, i) => {
    if (!INDICATORS.has(one.indicator)) refused.set(i, 'indicatorUnknown')
    else if (Number.isNaN(one.value)) refused.set(i, 'noNumber')
    else if (values.get(cellOf(one))!.size > 1) refused.set(i, 'contradicted')
  })
  const byContent = new Map<string, Correction[]>()
  for (const one of all)
    if (!refused.has(one.line)) byContent.set(one.sha256, [...(byContent.get(one.sha256) ?? []), one])
  return { all, byContent, refused, sha256: createHash('sha256').update(JSON.stringify(all)).digest('hex') }
}

const cellOf = ({ sha256, part, indicator }: Correction): string => `${sha256} ${part} ${indicator}`

/** `corrections.csv` of a run before has no number where blank or 12x was entered. */
const enteredIn = ({ value = '', entered = '' }: Record<string, string>): string => value || entered

/** A value that is no number is NaN, and refused. */
function correctionOf(row: Record<string, string>, line: number): Correction {
  const { file = '', part = '', sha256 = '', indicator = '', by = '', on = '', note = '' } = row
  const entered = enteredIn(row)
  return {
    line,
    file,
    part: Number(part || 1),
    sha256: sha256.toLowerCase(),
    indicator,
    value: numberIn(entered.normalize('NFKC').replaceAll(',', '').trim()),
    entered,
    by,
    on,
    note,
  }
}

/** 1,204 → 1204; blank → null; 12x → NaN */
function numberIn(text: string): number | null {
  if (NO_NUMBER.includes(text)) return null
  return NUMBER.test(text) ? Number(text) : Number.NaN
}

/** Sets the cells of a document's reports; the findings about them are made anew. */
export function correct(reports: Report[], corrections: readonly Correction[]): CorrectedLine[] {
  const outcomes = corrections.map(
    (one): CorrectedLine => ({ line: one.line, outcome: outcomeIn(reports, one) }),
  )
  for (const report of reports) {
    const own = corrections.filter((one, i) => isPart(report, one) && outcomes[i]!.outcome === 'applied')
    if (own.length > 0) apply(report, own)
  }
  return outcomes
}

const isPart = ({ source }: Report, { part }: Correction): boolean => (source.part ?? 1) === part

function outcomeIn(reports: readonly Report[], correction: Correction): CorrectionOutcome {
  const report = reports.find((one) => isPart(one, correction))
  if (!report) return 'noReport'
  return report.observations.some(({ indicator }) => indicator === correction.indicator)
    ? 'applied'
    : 'noCell'
}

function apply(report: Report, corrections: readonly Correction[]): void {
  const byIndicator = new Map(corrections.map((one) => [one.indicator, one]))
  const told: Report['diagnostics'] = []
  for (const cell of report.observations) {
    const one = byIndicator.get(cell.indicator)
    if (!one) continue
    told.push(corrected(cell, one))
    cell.value = one.value
    cell.state = 'corrected'
    setTyped(report, cell.indicator, one.value)
  }
  report.diagnostics = [...findingsAgain(report, new Set(byIndicator.keys())), ...told]
}

/** Who has set which cell, and when. */
function corrected(
  { indicator, value, raw, location }: Observation,
  one: Correction,
): Report['diagnostics'][number] {
  const values = {
    value: one.value ?? NOTHING,
    was: value ?? (raw || NOTHING),
    who: [one.by, one.on, one.note].filter((word) => word !== '').join(', ') || SOMEBODY,
  }
  const found = finding('cell.corrected', values, { indicator, location })
  return told(found, whereOf(found))
}

const NOTHING = { en: 'nothing', zh: '空白' }
const SOMEBODY = { en: 'a person', zh: '人工' }

/** requests.received.total → the number at this path of the report. */
function setTyped(report: Report, indicator: string, value: number | null): void {
  const path = indicator.split('.')
  const last = path.pop()!
  let at = report as unknown as Record<string, unknown>
  for (const step of path) at = at[step] as Record<string, unknown>
  at[last] = value
}

/** What became of every line, once all documents have been read: their files, and the contents of those known. */
export function correctionRows(
  { all, refused }: Corrections,
  outcomes: ReadonlyMap<number, CorrectionOutcome>,
  { files, contents = new Set() }: { files: readonly string[]; contents?: ReadonlySet<string> },
): CorrectionRow[] {
  const known = new Set(files.flatMap(pathEndings))
  const isChanged = ({ file, sha256 }: Correction): boolean => known.has(file) && !contents.has(sha256)
  return all.map((one) => ({
    ...one,
    value: Number.isNaN(one.value) ? null : one.value,
    outcome: refused.get(one.line) ?? outcomes.get(one.line) ?? (isChanged(one) ? 'changed' : 'noReport'),
  }))
}
