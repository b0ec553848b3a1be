/** Whether the printed numbers can be what the form asks for. */
import { type Sink, finding } from '../diagnostics/finding.js'
import { cellsOf, formCell, TEMPLATES, unitOf } from '../form/index.js'
import { namesOf } from '../form/names.js'
import { whenAsked } from '../remembered.js'
import type { Observation } from '../report.js'
import { canMakeRegulations } from './agencies.js'

/** Indicators in these units count things; the others are sums of money. */
const COUNTED_UNITS: readonly string[] = ['件', '项']
/** The cells that only a body with the power to make 规章 has anything in. */
const regulations = whenAsked(
  (): ReadonlySet<string> =>
    new Set(
      TEMPLATES.flatMap(cellsOf).flatMap(({ indicator, row }) =>
        row.onlyOfRegulationMakers ? [indicator] : [],
      ),
    ),
)

export function checkPlausibility(
  observations: readonly Observation[],
  agency: string | null,
  report: Sink,
): void {
  for (const { indicator, value, unit, raw, location } of observations) {
    if (value === null) continue
    const cell = formCell(indicator)
    const expected = unitOf(cell)
    const counted = COUNTED_UNITS.includes(expected)
    const about = { indicator, actual: value, location }
    if (value < 0 && !cell.column.signed) report(finding('check.plausible:negative', { raw }, about))
    if (counted && !Number.isInteger(value)) report(finding('check.plausible:fraction', { raw }, about))
    if (unit && !counted && expected !== 'as printed' && unit !== expected)
      report(finding('check.unit', { raw, unit: expected }, about))
    // 采购总金额 1280: of 元 or of 万元?
    if (!unit && expected === 'as printed' && value > 0) report(finding('check.unitMissing', { raw }, about))
  }
  checkRegulations(observations, agency, report)
}

/** One finding for the whole row: who puts other bodies' 规章 into one column does so in all of them. */
function checkRegulations(observations: readonly Observation[], agency: string | null, report: Sink): void {
  if (agency === null || canMakeRegulations(agency) !== false) return
  const counted = observations.filter(
    ({ indicator, value }) => regulations().has(indicator) && value !== null && value > 0,
  )
  const [first] = counted
  if (!first) return
  const cells = {
    en: counted.map(({ indicator, value }) => `${namesOf(indicator).column!.en} ${value}`).join(', '),
    zh: counted.map(({ indicator, value }) => `${namesOf(indicator).column!.zh}${value}`).join('、'),
  }
  const parts = counted.map(({ indicator, value, location }) => ({ indicator, value, location }))
  report(
    finding(
      'check.plausible:regulations',
      { agency, cells },
      { indicator: first.indicator, actual: first.value!, location: first.location, parts },
    ),
  )
}
