/** Which bodies reported for which years: read whole, read in part, failed, missing, or not to be placed. */
import { type Given, type Identity, kindGiven } from '../bodies/identify.js'
import { reportName } from '../bodies/report-name.js'
import { absentFrom } from '../bodies/roster.js'
import { type BodyYear, identityOf, type Surveyed, unplacedFor } from './survey.js'
import {
  AGENCY,
  BODY,
  type OutputColumn,
  column,
  KIND,
  passedOnFrom,
  PLACE,
  type OutputRow,
  type OutputTable,
  text,
  YEAR,
} from './tables.js'

export type Status = 'whole' | 'partly' | 'failed' | 'missing' | 'unplaced'
const STATUSES: readonly Status[] = ['whole', 'partly', 'failed', 'missing', 'unplaced']

/** Whom a manifest expects, and what became of its files. */
export interface Roster {
  expected: readonly Given[]
  /** Files that gave no report, with what the manifest says of them. */
  failed: readonly { file: string; given: Given }[]
}

export interface Covered extends Identity {
  /** Equal for all years of a body. */
  key: string
  status: Status
  files: string[]
  lacks: readonly string[]
  doubtful: number
  corrected: number
  /** By the manifest. */
  expected: boolean
  /** Its line of the manifest. */
  given?: Given | undefined
}

export const coverage: OutputTable = {
  name: 'coverage',
  title: 'Coverage: a row for each body and year, and for each report that can not be placed',
  titleZh: '覆盖情况',
  columns: [
    BODY,
    AGENCY,
    PLACE,
    KIND,
    YEAR,
    text('status', '状态', 'What became of its report', STATUSES),
    column('boolean', 'expected', '应有', 'The manifest has this body and year'),
    text('files', '文件', 'Its files, separated by a bar; those of one report by a plus sign'),
    text('lacks', '缺少的表', 'Tables of the form that it should have and that were not read'),
    column('integer', 'doubtful', '存疑', 'Cells that could not be read or decided'),
    column('integer', 'corrected', '更正', 'Cells that a person has set'),
  ],
}

export const coverageRows = (covered: readonly Covered[], passedOn: readonly string[]): OutputRow[] =>
  covered.map((row) => [
    row.body,
    row.agency,
    row.place,
    row.kind,
    row.year,
    row.status,
    row.expected,
    row.files.join(' | '),
    row.lacks.join(' '),
    row.doubtful,
    row.corrected,
    ...passedOnFrom(row.given, passedOn),
  ])

export function coverageOf(
  reports: readonly Surveyed[],
  groups: readonly BodyYear[],
  { expected, failed }: Roster,
): Covered[] {
  const known = new Set(expected.map(({ body, year = '' }) => `#${body} ${year}`))
  const placed = groups.map((group) => coveredBy(group, reports, known))
  const lacking = absentFrom(expected, placed).map((given) => absent(given, failed))
  const unplaced = reports.filter((report) => unplacedFor(report) !== null).map(notPlaced)
  return [...placed, ...lacking, ...unplaced].sort(
    (a, b) => compare(a.key, b.key) || (a.year ?? 0) - (b.year ?? 0),
  )
}

/** a.html#2; a.html + a_files/b.pdf where a report stands in several. */
const filesOf = ({
  file,
  part,
  parts = [],
}: {
  file: string
  part?: number | undefined
  parts?: readonly string[]
}): string => [reportName(file, part), ...parts].join(' + ')

const compare = (a: string, b: string): number => {
  if (a === b) return 0
  return a < b ? -1 : 1
}

const keyOfGiven = ({ body, year, kind }: Given): string => [body, year, kind].join(' ')

function coveredBy(
  { identity, members }: BodyYear,
  reports: readonly Surveyed[],
  known: ReadonlySet<string>,
): Covered {
  const chosen = reports[members[0]!]!
  const key = identity.key ?? `file ${reportName(chosen.file, chosen.part)}`
  return {
    ...identityOf(identity),
    ...foundIn(chosen),
    key,
    status: chosen.lacks.length === 0 && chosen.doubtful === 0 ? 'whole' : 'partly',
    files: members.map((i) => filesOf(reports[i]!)),
    expected: known.has(`${key} ${identity.year}`) || known.has(`${key} `),
  }
}

/** A body that ought to have reported: its file could not be read, or there is none. */
function absent(given: Given, failed: Roster['failed']): Covered {
  const files = failed.filter((one) => keyOfGiven(one.given) === keyOfGiven(given)).map(({ file }) => file)
  return {
    ...BLANK,
    key: `#${given['body']}`,
    body: given['body'] ?? null,
    agency: given['agency'] ?? null,
    place: given['place'] ?? null,
    kind: kindGiven(given['kind']),
    year: given['year'] === undefined ? null : Number(given['year']),
    status: files.length > 0 ? 'failed' : 'missing',
    files,
    expected: true,
    given,
  }
}

const notPlaced = (report: Surveyed): Covered => ({
  ...BLANK,
  ...identityOf(report),
  ...foundIn(report),
  key: report.key ?? `file ${reportName(report.file, report.part)}`,
  status: 'unplaced',
  files: [filesOf(report)],
})

const foundIn = ({ lacks, doubtful, corrected, given }: Surveyed) => ({ lacks, doubtful, corrected, given })

const BLANK: Omit<Covered, 'key' | 'status'> = {
  body: null,
  agency: null,
  place: null,
  kind: null,
  year: null,
  files: [],
  lacks: [],
  doubtful: 0,
  corrected: 0,
  expected: false,
}

/** Body × year: what became of each report. The years are columns, from the first to the last. */
export function coverageMatrix(covered: readonly Covered[]): { table: OutputTable; rows: OutputRow[] } {
  const placed = covered.filter(({ status }) => status !== 'unplaced')
  const years = [...new Set(placed.flatMap(({ year }) => year ?? []))].sort((a, b) => a - b)
  const bodies = new Map<string, Covered[]>()
  for (const row of placed) bodies.set(row.key, [...(bodies.get(row.key) ?? []), row])
  const columns: OutputColumn[] = [
    BODY,
    AGENCY,
    ...years.map((year) => text(`y${year}`, `${year}年`, `What became of the report for ${year}`, STATUSES)),
  ]
  const rows = [...bodies.values()].map((own): OutputRow => {
    const statusIn = (year: number): string =>
      own
        .filter((row) => row.year === year)
        .map(({ status }) => status)
        .join(' | ')
    return [own[0]!.body, own[0]!.agency, ...years.map(statusIn)]
  })
  return {
    table: {
      name: 'coverage_matrix',
      title: 'Coverage, body × year',
      titleZh: '覆盖情况（机构×年度）',
      columns,
    },
    rows,
  }
}
