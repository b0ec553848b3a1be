/** QUIRKS §4–§7: what stands in the cells of values. */
import { type Printed, as, blank, notApplicable, number, unreadable } from '../printed.js'
import type { MadeReport } from '../report.js'
import { cellsOf } from '../truth.js'
import { type Quirk, type Random, changing, pick, withPrinted } from './quirk.js'

type Change = (printed: Printed, indicator: string, random: Random) => Printed | null

/** A quirk of single cells: null leaves a cell as it is. */
const printing = (name: string, of: string, change: Change, inMedium?: Quirk['in']): Quirk => ({
  name,
  of,
  ...(inMedium && { in: inMedium }),
  apply: changing((made, random) => withChanges(made, change, random)),
})

function withChanges(made: MadeReport, change: Change, random: Random): MadeReport | null {
  const changes = [...cellsOf(made)].flatMap(([indicator, printed]): [string, Printed][] => {
    const now = change(printed, indicator, random)
    return now ? [[indicator, now]] : []
  })
  return changes.length > 0 ? withPrinted(made, new Map(changes)) : null
}

const isParted: Quirk['in'] = ({ runTogether }) => runTogether !== true
const isCount = (indicator: string): boolean => !/(?:amount|change)$/.test(indicator)
const isTotal = (indicator: string): boolean => /^(?:requests|disputes)\..*\.total$/.test(indicator)
const isZero = ({ text }: Printed): boolean => text === '0'

const MARKS = ['/', '-', '—', '空', 'N/A', '不适用', '无']
const fullWidth = (text: string): string =>
  text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0))
const grouped = (value: number): string => String(value).replace(/\B(?=(?:\d{3})+$)/g, ',')
const signed = (value: number, random: Random): Printed => {
  const size = Math.abs(value)
  return value < 0
    ? as(pick([`-${size}`, `减${size}`, `减少${size}`, `－${size}`], random), value)
    : as(pick([`+${size}`, `增${size}`, `增加${size}`], random), value)
}

const wrong = ({ value }: Printed, random: Random): Printed | null =>
  value === null ? null : number(random(2) ? 0 : value + 1 + random(5))

function withWrongTotal(made: MadeReport, random: Random): MadeReport | null {
  const totals = [...cellsOf(made)].filter(([indicator, { value }]) => isTotal(indicator) && value !== null)
  if (totals.length === 0) return null
  const [indicator, printed] = pick(totals, random)
  return withPrinted(made, new Map([[indicator, wrong(printed, random)!]]))
}

/** Rows of the table of requests that had their totals printed in 2019 by an office that left out the others. */
const OUTER_ROWS = /^requests\.(?:received|carriedIn|results\.total|carriedForward)\./

export const CELLS: readonly Quirk[] = [
  printing('eight digits', 'size', (_, indicator, random) =>
    /(?:licensing|penalties|coercion)\.decisions$/.test(indicator) && random(2)
      ? number(10_000_000 + random(89_999_999))
      : null,
  ),
  printing('signed changes', 'change', (printed, indicator, random) =>
    indicator.endsWith('.change') && printed.value
      ? signed(random(2) ? printed.value : -printed.value, random)
      : null,
  ),
  printing('no items last year', 'change blank', (_, indicator, random) =>
    indicator.endsWith('.itemsLastYear') && random(2) ? blank : null,
  ),
  printing('money with its unit', 'money', (_, indicator, random) => {
    if (indicator !== 'proactiveDisclosure.procurement.amount') return null
    return pick(
      [
        as('251000元', 251000, '元'),
        as('240万元', 240, '万元'),
        as('27270', 27270),
        as('59237.2449', 59237.2449),
        as('1.5亿元', 1.5, '亿元'),
      ],
      random,
    )
  }),
  printing('sums of money of all sizes', 'money', (_, indicator, random) =>
    indicator === 'proactiveDisclosure.fees.amount'
      ? pick(
          [
            as('7730.28', 7730.28),
            as('59237.2449', 59237.2449),
            as('72,701.2578', 72701.2578),
            number(0),
            number(96171),
            as('96171.6', 96171.6),
          ],
          random,
        )
      : null,
  ),
  printing(
    'units behind counts',
    'dress',
    (printed, indicator, random) => {
      if (
        !/^proactiveDisclosure\./.test(indicator) ||
        !isCount(indicator) ||
        printed.value === null ||
        random(3) > 0
      )
        return null
      const unit = pick(['件', '项', '宗'], random)
      return as(`${printed.value}${unit}`, printed.value, unit)
    },
    isParted,
  ),
  printing('remarks under values', 'dress', (printed, indicator, random) =>
    /^proactiveDisclosure\.(?:regulations|normativeDocuments)\./.test(indicator) &&
    printed.value !== null &&
    random(2)
      ? as(`${printed.value}\n（${pick(['其中修订16件', '含自然失效 29 件'], random)}）`, printed.value)
      : null,
  ),
  printing('thousands separators', 'dress', (printed, indicator) =>
    isCount(indicator) && printed.value !== null && printed.value >= 1000
      ? as(grouped(printed.value), printed.value)
      : null,
  ),
  printing('full-width digits', 'dress', (printed, _, random) =>
    printed.state === 'number' && /^[\d.]+$/.test(printed.text) && random(3) === 0
      ? as(fullWidth(printed.text), printed.value!)
      : null,
  ),
  printing('blank for every zero', 'zeros', (printed) => (isZero(printed) ? blank : null)),
  printing('blank for some zeros', 'zeros', (printed, _, random) =>
    isZero(printed) && random(3) === 0 ? blank : null,
  ),
  printing('blank for the zeros of organizations', 'zeros', (printed, indicator) =>
    isZero(printed) &&
    /^requests\..*\.(?:enterprises|researchInstitutions|publicInterestOrganizations|legalServiceInstitutions|otherOrganizations)$/.test(
      indicator,
    )
      ? blank
      : null,
  ),
  printing('blank for half the disputes', 'zeros', (printed, indicator, random) =>
    indicator.startsWith('disputes.') && (isZero(printed) || random(8) === 0) ? blank : null,
  ),
  printing(
    'marks for zeros',
    'marks',
    (printed, _, random) => (isZero(printed) && random(2) ? notApplicable(pick(MARKS, random)) : null),
    isParted,
  ),
  printing('one mark for all zeros', 'marks', (printed) => (isZero(printed) ? notApplicable('/') : null)),
  printing(
    'a dash for all zeros',
    'marks',
    (printed) => (isZero(printed) ? notApplicable('-') : null),
    isParted,
  ),
  printing('words instead of some numbers', 'words', (_, indicator, random) =>
    indicator.startsWith('proactiveDisclosure.') && random(8) === 0
      ? unreadable(pick(['详见附件', '2021年', '见网站'], random))
      : null,
  ),
  printing('a blank column of totals', 'totals', (_, indicator) =>
    isTotal(indicator) && indicator.startsWith('requests.') ? blank : null,
  ),
  printing('totals of the outer rows only', 'totals', (_, indicator) =>
    isTotal(indicator) && indicator.startsWith('requests.') && !OUTER_ROWS.test(indicator) ? blank : null,
  ),
  printing('one total left out', 'totals', (_, indicator, random) =>
    isTotal(indicator) && random(20) === 0 ? blank : null,
  ),
  { name: 'a wrong total', of: 'totals', apply: changing(withWrongTotal) },
  // Where places are lost, two that hide each other would be no rare accident: the sums are trusted to have one slip.
  printing(
    'wrong totals',
    'totals',
    (printed, indicator, random) => (isTotal(indicator) && random(24) === 0 ? wrong(printed, random) : null),
    ({ places }) => places === 'kept',
  ),
  printing('a number left out', 'left out', (printed, indicator, random) =>
    indicator.startsWith('requests.') && printed.value && random(30) === 0 ? blank : null,
  ),
]
