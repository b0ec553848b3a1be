/** Corrections by hand, and what became of each. */
import { column, FILE, PART, type OutputRow, type OutputTable, text } from './tables.js'

export const CORRECTION_OUTCOMES = [
  'applied',
  'changed',
  'indicatorUnknown',
  'noCell',
  'noReport',
  'noNumber',
  'contradicted',
] as const
export type CorrectionOutcome = (typeof CORRECTION_OUTCOMES)[number]

/** What a person has entered of a cell. */
export interface Entered {
  file: string
  /** Which of several reports of the file. */
  part: number
  sha256: string
  indicator: string
  /** null: a person has looked, and no number stands there. */
  value: number | null
  /** The value as it was written: 12x, blank. */
  entered: string
  by: string
  on: string
  note: string
}

export interface CorrectionRow extends Entered {
  outcome: CorrectionOutcome
}

/** Why a correction was refused, in words. */
export const REFUSALS: Readonly<Record<Exclude<CorrectionOutcome, 'applied'>, string>> = {
  changed: 'the file has changed since it was checked',
  indicatorUnknown: 'no such indicator',
  noCell: 'the report has no such cell',
  noReport: 'no such report was read',
  noNumber: 'the value is no number',
  contradicted: 'another line sets the same cell otherwise',
}

export const corrections: OutputTable = {
  name: 'corrections',
  title: 'Corrections: a row for each cell that a person has checked, and what became of it',
  titleZh: '人工核对',
  columns: [
    FILE,
    PART,
    text('sha256', '散列值', 'SHA-256 of the file that was checked'),
    text('indicator', '指标', 'Stable id; see the codebook'),
    column('number', 'value', '数值', 'The number that was set; empty where no number stands in the cell'),
    text('entered', '所填内容', 'What was written for the value: 12x, blank; read where value is empty'),
    text('by', '核对人', 'Who has checked it'),
    text('on', '核对日期', 'When'),
    text('note', '备注', 'What else was said'),
    text('outcome', '结果', 'Whether it was applied, or why it was refused', CORRECTION_OUTCOMES),
  ],
}

export const correctionCells = ({
  file,
  part,
  sha256,
  indicator,
  value,
  entered,
  by,
  on,
  note,
  outcome,
}: CorrectionRow): OutputRow => [file, part, sha256, indicator, value, entered, by, on, note, outcome]
