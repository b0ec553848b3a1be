/** What a person is to look at: cells by their place in words, with an empty column to fill. Filled in, it is a corrections file. */
import { indicatorOf } from '../codebook.js'
import { givenOf, identify } from '../bodies/identify.js'
import { cellName, sectionLabel } from '../form/names.js'
import { sectionOf } from '../form/index.js'
import type { Observation, Report } from '../report.js'
import { STATES } from './states.js'
import {
  AGENCY,
  type OutputColumn,
  column,
  FILE,
  PART,
  partOf,
  type OutputRow,
  text,
  YEAR,
} from './tables.js'

/** The columns of a corrections file, the last of them to be filled in. */
export const TO_FILL: readonly OutputColumn[] = [
  FILE,
  PART,
  text('sha256', '散列值', 'SHA-256 of the file, so that a correction is refused once the file has changed'),
  text('indicator', '指标', 'Stable id; see the codebook'),
  text('value', '核对值', 'To fill in: the number that stands there, or `blank` where none does'),
  text('by', '核对人', 'To fill in: who has looked'),
  text('on', '核对日期', 'To fill in: when'),
  text('note', '备注', 'To fill in: anything else'),
]

/** Where the cell is, for somebody who has the document open. */
export const PLACE_IN_WORDS: readonly OutputColumn[] = [
  AGENCY,
  YEAR,
  text('place', '位置', 'Section, row and column by their labels'),
  column('integer', 'page', '页', 'Page of a PDF, from 1'),
  column('number', 'read_value', '识读值', 'What was read'),
  text('state', '状态', 'How it is known', STATES),
  text('raw', '原文', 'The text of the cell as printed'),
  text('source', '来源', 'Address of the manifest, or the file that the cell is in'),
]

export const toFill = (report: Report, { indicator }: Observation): OutputRow => [
  report.source.name,
  partOf(report),
  report.source.sha256,
  indicator,
  ...Array.from({ length: 4 }, () => null),
]

export function placeInWords(
  report: Report,
  { indicator, value, state, raw, location }: Observation,
): OutputRow {
  const { agency, year } = identify(report)
  return [agency, year, wordsFor(indicator), location.page, value, state, raw, sourceOf(report, location)]
}

/** 三、收到和处理政府信息公开申请情况 “（一）予以公开”行“总计”列 */
export function wordsFor(indicator: string): string {
  const section = sectionOf(indicatorOf(indicator).table)
  return [...(section === null ? [] : [sectionLabel(section)]), cellName(indicator).zh].join(' ')
}

/** a.pdf, page 3 → a.pdf#page=3: browsers and readers open it there. */
function sourceOf(report: Report, { part, page }: Observation['location']): string {
  const file = report.source.parts?.[(part ?? 1) - 1]?.name ?? report.source.name ?? ''
  const address = part === undefined || part === 1 ? (givenOf(report)['url'] ?? file) : file
  return page === undefined ? address : `${address}#page=${page}`
}
