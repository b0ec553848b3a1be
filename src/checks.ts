/** Every check of one report, in the order of its findings. Nothing here changes a value. */
import type { Sink } from './diagnostics/finding.js'
import type { Block } from './document.js'
import type { Observation } from './report.js'
import {
  type EditionId,
  type TableName,
  LIST_TEMPLATES,
  type Template,
  TEMPLATES,
  cellsOf,
} from './form/index.js'
import { checkArithmetic } from './checks/arithmetic.js'
import { checkBlanks } from './checks/blanks.js'
import { checkDigits } from './checks/digits.js'
import { checkNarrative } from './checks/narrative/index.js'
import type { FormCells } from './checks/narrative/readings.js'
import { checkPlausibility } from './checks/plausibility.js'
import { checkRecognised } from './checks/recognised.js'
import { checkSlips } from './checks/slips.js'
import { type SectionPlace, checkStructure } from './checks/structure.js'
import { checkFormat, checkWording } from './checks/wording.js'

export interface ToCheck {
  blocks: readonly Block[]
  sections: readonly SectionPlace[]
  observations: readonly Observation[]
  /** The tables that were found, and in which format. */
  formats: ReadonlyMap<TableName, EditionId>
  /** Tables that are there, but can't be read. */
  lost: ReadonlySet<TableName>
  agency: string | null
  year: number | null
  publishedOn: string | null
  /** Pages whose text was made by a text recognition. */
  recognised: ReadonlySet<number>
}

export function checkReport(checked: ToCheck, report: Sink): void {
  const { blocks, sections, observations, formats, lost, agency, year, publishedOn, recognised } = checked
  const byIndicator = new Map(observations.map((observation) => [observation.indicator, observation]))
  const templates = TEMPLATES.filter(({ table, formats: ofTemplate }) =>
    ofTemplate.includes(formats.get(table)!),
  )
  for (const template of templates) {
    checkSlips(template, byIndicator, report)
    checkArithmetic(template, byIndicator, report)
    checkBlanks(template, byIndicator, report)
    checkFormat(template, year, report)
  }
  for (const list of LIST_TEMPLATES) if (formats.has(list.table)) checkArithmetic(list, byIndicator, report)
  checkRecognised({ blocks, recognised }, templates, byIndicator, report)
  checkDigits(blocks, templates, byIndicator, report)
  checkPlausibility(observations, agency, report)
  checkStructure({ blocks, sections, formats, lost, year }, report)
  checkNarrative(
    { blocks, sections, agency, year },
    { observations: byIndicator, form: cellsOfForm(templates) },
    report,
  )
  checkWording({ blocks, sections, agency, year, publishedOn }, report)
}

const known = new Map<string, FormCells>()

/** Every cell of some templates; reports with the same ones share them. */
function cellsOfForm(templates: readonly Template[]): FormCells {
  const name = templates.map((template) => TEMPLATES.indexOf(template)).join(' ')
  const kept = known.get(name)
  if (kept) return kept
  const indicators = new Set(
    templates.flatMap((template) => cellsOf(template).map(({ indicator }) => indicator)),
  )
  const cells = { indicators, lists: new Map() }
  known.set(name, cells)
  return cells
}
