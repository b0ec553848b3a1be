/** The reports that every producer writes: of both formats, with blanks, large numbers and wrapped labels. */
import { as, blank, notApplicable, number } from '../generate/printed.js'
import { type MadeReport, makeReport } from '../generate/report.js'

const withBlanks = (made: MadeReport): Record<string, typeof blank> =>
  Object.fromEntries(
    [...made.values].flatMap(([indicator, { text }], i) =>
      text === '0' && i % 3 === 0 ? [[indicator, blank]] : [],
    ),
  )

const plain = makeReport({ agency: '望川县教育局', year: 2023, seed: 5 })
const others = { agency: '临溪市人民政府办公室', year: 2024, seed: 11, most: 1000 } as const

export const REPORTS: Readonly<Record<string, MadeReport>> = {
  'of 2023': plain,
  'of 2024 with blanks and marks': makeReport({
    ...others,
    printed: {
      ...withBlanks(makeReport(others)),
      'proactiveDisclosure.licensing.decisions': number(11_398_889),
      'proactiveDisclosure.fees.amount': as('59237.2449', 59237.2449),
      'proactiveDisclosure.coercion.decisions': notApplicable('/'),
    },
  }),
  'of 2019': makeReport({ agency: '青禾县柳溪乡人民政府', year: 2019, seed: 23 }),
}
