/** The numbers of a report by their indicators. */
import type { IndicatorId } from './form/indicator-id.js'
import type { Report } from './report.js'

/**
 * A number for each indicator that the report’s tables have; null where its cell has none (a blank is not a zero), and not there
 * where the report lacks the table or the row.
 */
export type Values = { [Id in IndicatorId]?: number | null }

/**
 * The numbers of a report by the ids of the codebook: `valuesOf(report)['requests.received.total']`. Units are those of the
 * codebook. What two editions print otherwise has other ids; `toPanel` has what they share.
 */
export const valuesOf = ({ observations }: Pick<Report, 'observations'>): Values =>
  Object.fromEntries(observations.map(({ indicator, value }) => [indicator, value]))
