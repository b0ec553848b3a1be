/** The editions of the form as data: for which years, by which letter, which tables, and what one splits that others print whole. */
import type { TemplateData } from './template.js'

interface EditionData {
  /** What `format` says in a report: the first year that is reported in this edition. */
  id: string
  /** The report years that it is prescribed for; `to` is null for the one in force. */
  from: number
  to: number | null
  /** The letter that prescribes it. */
  letter: string
  /** The tables that a report must have. */
  prescribes: readonly TemplateData['table'][]
  /** Rows that it prints in parts where other editions print one. */
  splits: readonly Split[]
}

/** `requests.results.other.combined` → its three parts; their columns are the same. */
export interface Split {
  whole: string
  parts: readonly string[]
}

export const EDITIONS = [
  {
    id: '2014',
    from: 2014,
    to: 2018,
    letter: '国办发〔2014〕32号',
    // Many bodies published no table, or one of their province.
    prescribes: [],
    splits: [],
  },
  {
    id: '2019',
    from: 2019,
    to: 2020,
    letter: '国办公开办函〔2019〕60号',
    prescribes: ['proactiveDisclosure', 'requests', 'disputes'],
    splits: [],
  },
  {
    id: '2021',
    from: 2021,
    to: null,
    letter: '国办公开办函〔2021〕30号',
    prescribes: ['proactiveDisclosure', 'requests', 'disputes'],
    splits: [
      {
        whole: 'requests.results.other.combined',
        parts: [
          'requests.results.other.notCorrectedInTime',
          'requests.results.other.feeUnpaid',
          'requests.results.other.other',
        ],
      },
    ],
  },
] as const satisfies readonly EditionData[]

/** An edition of the form by the year of its letter: `2014`, `2019`, `2021`. */
export type EditionId = (typeof EDITIONS)[number]['id']
export interface Edition extends EditionData {
  id: EditionId
}
