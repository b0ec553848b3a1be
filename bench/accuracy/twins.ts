/**
 * What the fixtures of Word and PDF print, written down by hand: scripts/make-word-fixtures.mjs and scripts/pdf-fixture-*.mjs
 * say how they were made. Printed order is that of the tests' own form.
 */
import { APPLICANTS, DISPUTES, OUTCOMES, articlesOf, resultKeys } from '../../test/support/generate/form.js'
import { type Printed, blank, number, unreadable } from '../../test/support/generate/printed.js'
import { truthOfPrinted } from './cases.js'
import type { Truth } from './score.js'

type Value = number | null | string

/** A number, a blank, or text that is no number. */
function printed(value: Value): Printed {
  if (value === null) return blank
  return typeof value === 'string' ? unreadable(value) : number(value)
}

/** The first cells of a table, by the values that are printed in them. */
const inOrder = (indicators: readonly string[], values: readonly Value[]): [string, Printed][] =>
  values.map((value, i) => [indicators[i]!, printed(value)])

const PROACTIVE = articlesOf('2021').flatMap(({ rows, columns }) =>
  rows.flatMap(([row]) => columns.map(([column]) => `proactiveDisclosure.${row}.${column}`)),
)
const OUTCOME_CELLS = DISPUTES.flatMap((kind) => OUTCOMES.map(([outcome]) => `disputes.${kind}.${outcome}`))
const REQUEST_ROWS = [
  'received',
  'carriedIn',
  ...resultKeys('2021').map((key) => `results.${key}`),
  'results.total',
  'carriedForward',
]

/** Six applicants a row, their sum beside them; a row that isn't given is `usual`. */
const requests = (
  usual: readonly Value[],
  given: Record<string, readonly Value[]>,
  rows = REQUEST_ROWS,
): [string, Printed][] =>
  rows.flatMap((row) => {
    const values = given[row] ?? usual
    const total = values.reduce<number>((sum, value) => sum + Number(value ?? 0), 0)
    return inOrder(
      APPLICANTS.map(([column]) => `requests.${row}.${column}`),
      [...values, total],
    )
  })

const TITLES = [
  '总体情况',
  '主动公开政府信息情况',
  '收到和处理政府信息公开申请情况',
  '政府信息公开行政复议、行政诉讼情况',
  '存在的主要问题及改进情况',
  '其他需要报告的事项',
]

interface Made {
  agency: string | null
  year: number | null
  /** Whether the preamble says that the whole year is reported on. */
  period?: boolean
  /** Numbers of the sections that are there. */
  sections: number[]
  cells: [string, Printed][]
}

const truth = ({ agency, year, period = false, sections, cells }: Made): Truth =>
  truthOfPrinted({
    agency,
    year,
    title: agency && `${agency}${year}年政府信息公开工作年度报告`,
    period: period ? { from: `${year}-01-01`, to: `${year}-12-31` } : null,
    sections: sections.map((section) => [section, TITLES[section - 1]!]),
    cells: new Map(cells),
  })

const ALL = [1, 2, 3, 4, 5, 6]

const word = truth({
  agency: '云栖市青禾区粮食和物资储备局',
  year: 2023,
  period: true,
  sections: ALL,
  cells: [
    ...inOrder(PROACTIVE, [0, 0, 0, 7, 2, 31, 1206, 88, null, 415.06]),
    ...requests([0, 0, null, null, null, 0], {
      received: [41, 9, null, null, null, 1],
      carriedIn: [3, 0, null, null, null, 0],
      'results.granted': [20, 6, null, null, null, 0],
      'results.partlyGranted': [5, 0, null, null, null, 0],
      'results.denied.thirdPartyRights': [0, 2, null, null, null, 0],
      'results.unavailable.notHeld': [12, 0, null, null, null, 0],
      'results.notProcessed.repeated': [0, 0, null, null, null, 1],
      'results.total': [37, 8, null, null, null, 1],
      carriedForward: [7, 1, null, null, null, 0],
    }),
    ...inOrder(OUTCOME_CELLS, [2, 1, 0, 1, 4, 1, 0, 0, 0, 1, 0, 0, 1, 0, 1]),
  ],
})

const outcomes = inOrder(OUTCOME_CELLS, [7, 1, 0, 2, 10, 3, 0, 1, 0, 4, 2, 1, 0, 1, 4])

const county = truth({
  agency: '青禾县人民政府',
  year: 2024,
  period: true,
  sections: ALL,
  cells: [
    ...inOrder(PROACTIVE, [0, 0, 0, 4, 2, 19, 11398889, 2764, 85, 59237.2449]),
    ...requests([0, 0, 0, 0, 0, 0], {
      received: [31, 4, 0, 1, 2, 3],
      carriedIn: [2, 1, 0, 0, 0, 0],
      'results.granted': [9, 1, 0, 0, 1, 0],
      'results.partlyGranted': [5, 0, 0, 1, 0, 1],
      'results.denied.stateSecrets': [1, 0, 0, 0, 0, 0],
      'results.denied.prohibitedByLaw': [0, 1, 0, 0, 0, 0],
      'results.denied.thirdPartyRights': [2, 0, 0, 0, 0, 0],
      'results.denied.internalAffairs': [1, 0, 0, 0, 0, 0],
      'results.denied.enforcementFiles': [0, 0, 0, 0, 1, 0],
      'results.denied.administrativeInquiries': [1, 0, 0, 0, 0, 0],
      'results.unavailable.notHeld': [6, 2, 0, 0, 0, 1],
      'results.unavailable.needsCreation': [1, 0, 0, 0, 0, 0],
      'results.notProcessed.petitions': [2, 0, 0, 0, 0, 0],
      'results.notProcessed.repeated': [0, 0, 0, 0, 0, 1],
      'results.notProcessed.reconfirmation': [1, 0, 0, 0, 0, 0],
      'results.other.notCorrectedInTime': [1, 0, 0, 0, 0, 0],
      'results.other.other': [1, 0, 0, 0, 0, 0],
      'results.total': [31, 4, 0, 1, 2, 3],
      carriedForward: [2, 1, 0, 0, 0, 0],
    }),
    ...outcomes,
  ],
})

const bureau = { agency: '青禾县水务局', year: 2024 }
/** One page in many ways of drawing it. */
const drawn = truth({
  ...bureau,
  sections: [2, 4],
  cells: [...inOrder(PROACTIVE, [0, 0, 0, 4, 2, 19, 11398889]), ...outcomes],
})

const overPages = truth({
  ...bureau,
  sections: [3, 5],
  cells: requests(
    [0, 0, 0, 0, 0, 0],
    {
      received: [12, 0, 0, 0, 0, 0],
      'results.granted': [5, 0, 0, 0, 0, 0],
      'results.partlyGranted': [3, 0, 0, 0, 0, 0],
      'results.unavailable.notHeld': [2, 0, 0, 0, 0, 0],
      'results.unavailable.needsCreation': [1, 0, 0, 0, 0, 0],
      'results.other.other': [1, 0, 0, 0, 0, 0],
      'results.total': [12, 0, 0, 0, 0, 0],
    },
    REQUEST_ROWS.filter((row) => !/denied|notProcessed|notCorrected|feeUnpaid/.test(row)),
  ),
})

/** Two numbers painted into one another: nobody can tell whose digits are whose. */
const overflow = truth({
  ...bureau,
  sections: [2, 4],
  cells: [...inOrder(PROACTIVE, [11398889, 6, 0, '123456785', '123456785', 19, 11398889]), ...outcomes],
})
const wrapped = truth({
  agency: null,
  year: null,
  sections: [2],
  cells: inOrder(PROACTIVE, [11398889, '5 3', 72701.2578]),
})

const refused = (code: string): { refused: string } => ({ refused: code })

/** By file, in the folders of fixtures. */
export const TWINS: Record<string, Truth | { refused: string }> = {
  'docx/report.html': word,
  'docx/libreoffice.docx': word,
  'docx/numbered.docx': word,
  'docx/strict.docx': word,
  'docx/tracked.docx': word,
  'docx/wrapped.docx': word,
  'doc/libreoffice.doc': word,
  'doc/numbered.doc': word,
  'doc/tracked.doc': word,
  'doc/wrapped.doc': word,
  'doc/looks.doc': refused('input.notAReport'),
  // Without leave to convert.
  'doc/libreoffice.rtf': refused('input.unsupported'),
  'pdf/report.html': county,
  'pdf/chrome.pdf': county,
  'pdf/chrome-repeated-head.pdf': county,
  'pdf/chrome-no-lines.pdf': county,
  'pdf/writer.pdf': county,
  'pdf/cairo.pdf': county,
  'pdf/writer-cff.pdf': county,
  'pdf/writer-packed.pdf': county,
  'ofd/drawn.ofd': drawn,
  'ofd/template.ofd': drawn,
  'xlsx/libreoffice.xlsx': word,
  'pdf/drawn.pdf': drawn,
  'pdf/double-shaded.pdf': drawn,
  'pdf/in-form.pdf': drawn,
  'pdf/no-lines.pdf': drawn,
  'pdf/rotated.pdf': drawn,
  'pdf/twice.pdf': drawn,
  'pdf/clipped.pdf': drawn,
  'pdf/no-password.pdf': drawn,
  'pdf/over-pages.pdf': overPages,
  'pdf/overflow.pdf': overflow,
  'pdf/wrapped.pdf': wrapped,
  'pdf/boxed.pdf': refused('input.notAReport'),
  'pdf/password.pdf': refused('input.encrypted'),
  'pdf/truncated.pdf': refused('input.corrupt'),
  'pdf/scanned.pdf': refused('input.noText'),
  'pdf/no-characters.pdf': refused('input.noText'),
}
