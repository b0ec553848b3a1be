/** How a cell of the form is called in a sentence, and the cells that a finding points at. */
import { indicatorOf } from '../codebook.js'
import type { Part } from '../diagnostics/diagnostic.js'
import type { Observation } from '../report.js'
import type { Words } from '../diagnostics/catalogue.js'

export type Observations = ReadonlyMap<string, Observation>

/** 三、本年度办理结果 / （一）予以公开 → （一）予以公开; the outermost label where the last alone would not tell. */
export function rowName(indicator: string): Words {
  const { row, labelEn, table } = indicatorOf(indicator)
  const path = row.split(' / ')
  const zh = table === 'disputes' ? path.join('·') : path.slice(path.length > 2 ? -2 : -1).join('·')
  return {
    en: labelEn.slice(0, Math.max(0, labelEn.lastIndexOf(table === 'requests' ? ', ' : ': '))) || labelEn,
    zh,
  }
}

export const columnName = (indicator: string): Words => {
  const { column, labelEn, table } = indicatorOf(indicator)
  return { en: labelEn.slice(labelEn.lastIndexOf(table === 'requests' ? ', ' : ': ') + 2), zh: column }
}

/** A cell by its row and column. */
export const cellName = (indicator: string): Words => ({
  en: indicatorOf(indicator).labelEn,
  zh: `“${rowName(indicator).zh}”的“${columnName(indicator).zh}”`,
})

export const partsOf = (indicators: readonly string[], observations: Observations): Part[] =>
  indicators.flatMap((indicator) => {
    const observation = observations.get(indicator)
    return observation ? [{ indicator, value: observation.value, location: observation.location }] : []
  })
