/** Reports against one another. */
import { describe, expect, it } from '@jest/globals'
import {
  type AcrossFinding,
  type PartOf,
  checkAcross,
  copiesIn,
  digestOf,
  mappedReports,
  proseOf,
  mappingOf,
} from '../../src/checks/across/index.js'
import { identityOf } from '../../src/bodies/names.js'
import { parseReport } from '../../src/parse.js'
import type { Report } from '../../src/report.js'
import { number } from '../support/generate/printed.js'
import { type MadeReport, makeReport, paragraph, withBody } from '../support/generate/report.js'
import { toDialect } from '../support/generate/text.js'
import { withProse } from './support/prose.js'

/** With totals of its own: `printed` overrides single cells. */
const made = (
  agency: string,
  year: number,
  printed: Record<string, number> = {},
  seed = year * 31 + agency.length * 7 + agency.charCodeAt(0),
): MadeReport =>
  withProse(
    makeReport({
      agency,
      year,
      seed,
      printed: Object.fromEntries(Object.entries(printed).map(([key, value]) => [key, number(value)])),
    }),
    seed,
  )

interface Named {
  file: string
  report: Report
}

const read = (reports: Record<string, MadeReport>): Promise<Named[]> =>
  Promise.all(
    Object.entries(reports).map(async ([file, one]) => ({
      file,
      report: await parseReport(toDialect(one, 'canonical'), { name: file }),
    })),
  )

async function found(
  reports: Record<string, MadeReport>,
  { mapping = [], years }: { mapping?: PartOf[]; years?: { from: number; to: number } } = {},
): Promise<AcrossFinding[]> {
  const named = await read(reports)
  const isMapped = mappedReports(mapping)
  const digests = named.map(({ file, report }) => digestOf(report, { all: isMapped(file, report.agency) }))
  const { findings, suspicions } = checkAcross(digests, { mapping, ...(years && { years }) })
  const proseAt = (file: string) => proseOf(named.find((one) => one.file === file)!.report)
  return [...findings, ...(await collected(copiesIn(suspicions, async (file) => proseAt(file))))]
}

async function collected<T>(some: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const one of some) all.push(one)
  return all
}

const told = (findings: readonly AcrossFinding[], code: string): string[] =>
  findings
    .filter((finding) => finding.code === code)
    .map(({ file, expected, actual }) =>
      [file, expected, actual].filter((part) => part !== undefined).join(' '),
    )

const CARRIED = { 'requests.carriedIn.total': 5, 'requests.carriedForward.total': 4 }

describe('identity', () => {
  it.each([
    ['淮安市洪泽区人民政府', '淮安市洪泽区'],
    ['上海市科委', '上海市科学技术委员会'],
    ['望川县 教育局', '2023年望川县教育局'],
    ['南源街道办事处', '南源街道'],
    ['望川县住建局', '望川县住房和城乡建设局'],
    ['望川县人民政府办', '望川县人民政府办公室'],
  ])('%s is %s', (a, b) => expect(identityOf(a)).toBe(identityOf(b)))

  it('keeps a government and its office apart', () =>
    expect(identityOf('洪泽区人民政府')).not.toBe(identityOf('洪泽区人民政府办公室')))
})

describe('years', () => {
  it('carry over', async () => {
    const right = await found({
      a: made('望川县教育局', 2021, CARRIED),
      b: made('临江市望川县教育局', 2022, { 'requests.carriedIn.total': 4 }),
    })
    expect(told(right, 'check.carryOver').filter((line) => line.startsWith('b 4 '))).toEqual([])
    const wrong = await found({
      a: made('望川县教育局', 2021, CARRIED),
      b: made('临江市望川县教育局', 2022, { 'requests.carriedIn.total': 9 }),
    })
    expect(told(wrong, 'check.carryOver')).toEqual(['b 4 9'])
  })

  it('keep documents in force', async () => {
    const row = (issued: number, repealed: number, inForce: number) =>
      Object.fromEntries(
        Object.entries({ issued, repealed, inForce }).map(([column, value]) => [
          `proactiveDisclosure.normativeDocuments.${column}`,
          value,
        ]),
      )
    expect(
      told(
        await found({
          a: made('青塘区司法局', 2022, row(1, 0, 20)),
          b: made('青塘区司法局', 2023, row(3, 1, 25)),
        }),
        'check.inForce',
      ),
    ).toContain('b 22 25')
    expect(
      told(
        await found({
          a: made('青塘区司法局', 2022, row(1, 0, 20)),
          b: made('青塘区司法局', 2023, row(3, 1, 22)),
        }),
        'check.inForce',
      ).filter((line) => line.startsWith('b 22')),
    ).toEqual([])
  })

  it('have gaps and doubles', async () => {
    const reports = {
      a: made('白石县统计局', 2020),
      b: made('白石县统计局', 2023),
      c: made('白石县统计局', 2023, {}, 5),
      d: made('白石县统计局', 2020),
    }
    const findings = await found(reports)
    expect(told(findings, 'check.gap')).toEqual(['c'])
    expect(
      findings
        .filter(({ code }) => code === 'check.duplicate')
        .map(({ file, others, messageZh }) => `${file} ${others} ${messageZh}`),
    ).toEqual(['d a 与a为同一份报告。', 'c b 白石县统计局2023年度另有一份内容不同的报告：b。'])
    expect(
      (await found({ a: reports.a }, { years: { from: 2019, to: 2021 } })).map(
        ({ code, message }) => `${code} ${message}`,
      ),
    ).toEqual(['check.gap 白石县统计局: no report for 2019, 2021 among the files.'])
  })

  it('end in January for departments and in March for governments', async () => {
    const on = (agency: string, day: string): MadeReport => ({
      ...made(agency, 2022),
      end: [
        { kind: 'signature', text: agency },
        { kind: 'signature', text: day },
      ],
    })
    const findings = await found({
      a: on('白石县统计局', '2023年2月1日'),
      b: on('白石县人民政府', '2023年2月1日'),
      c: on('云岭市人民政府', '2023年4月1日'),
      d: on('云岭市司法局', '2023年1月31日'),
    })
    expect(told(findings, 'check.late')).toEqual(['a', 'c'])
  })
})

describe('copies', () => {
  it('of another agency are found, with their share and their passages', async () => {
    const model = made('临江市水务局', 2022)
    const copy = {
      ...made('青塘区民政局', 2022),
      sections: model.sections.map((section) => ({ ...section, body: section.body })),
    }
    const half = withBody(made('云岭市司法局', 2022), 1, [
      ...model.sections[0]!.body.slice(0, 6),
      paragraph('另有本机关的说明若干，与他处不同。'),
    ])
    const findings = await found({ model, copy, half, other: made('白石县统计局', 2022) })
    const copies = findings.filter(({ code }) => code === 'check.copied')
    expect(new Set(copies.map(({ file }) => file))).toEqual(new Set(['model', 'copy', 'half']))
    expect(copies.every(({ ratio, passages }) => ratio! >= 0.5 && passages!.length > 0)).toBe(true)
  })

  it('are one group under its oldest report, which has copied from nobody', async () => {
    const model = made('临江市水务局', 2021)
    const copyOf = (agency: string, year: number) => ({ ...made(agency, year), sections: model.sections })
    const findings = await found({
      late: copyOf('青塘区民政局', 2023),
      first: model,
      next: copyOf('云岭市司法局', 2022),
    })
    const copies = findings.filter(({ code }) => code === 'check.copied')
    expect(copies.map(({ file, others, group }) => [file, others, group])).toEqual([
      ['late', ['first'], 'first'],
      ['next', ['first'], 'first'],
    ])
    // Quotes begin where a sentence or a clause of the text does.
    const [quote] = copies[0]!.passages!
    const text = model.sections.flatMap(({ body }) =>
      body.map((piece) => ('text' in piece ? piece.text : '')),
    )
    expect(
      text.some((one) => one.split(/[。；，、：]/).some((clause) => quote!.startsWith(clause.slice(0, 6)))),
    ).toBe(true)
  })

  it('of last year’s own report are found where nearly all is the same', async () => {
    const last = made('临江市水务局', 2021)
    const year = {
      ...made('临江市水务局', 2022),
      sections: made('临江市水务局', 2022).sections.map((section, i) => ({
        ...section,
        body: [0, 4, 5].includes(i) ? last.sections[i]!.body : section.body,
      })),
    }
    const findings = await found({ last, year })
    expect(told(findings, 'check.copied')).toEqual(['year'])
  })

  it('of numbers under another name are found', async () => {
    const model = made('临江市水务局', 2022)
    const findings = await found({
      model,
      same: { ...model, agency: '青塘区民政局', front: made('青塘区民政局', 2022).front },
    })
    expect(told(findings, 'check.duplicate')).toEqual(['same'])
  })
})

describe('aggregates', () => {
  const cell = 'requests.received.total'
  const mapping = mappingOf([
    ['whole', 'part'],
    ['望川县人民政府', '望川县教育局'],
    ['望川县\n 人民政府', 'b.txt'],
  ])

  it('are the sums of their parts', async () => {
    expect(mapping).toEqual([
      { whole: '望川县人民政府', part: '望川县教育局' },
      { whole: '望川县人民政府', part: 'b.txt' },
    ])
    const parts = {
      a: made('望川县教育局', 2022, { [cell]: 10 }),
      'x/b.txt': made('望川县水务局', 2022, { [cell]: 7 }),
    }
    const aggregate = (
      await found({ ...parts, whole: made('望川县', 2022, { [cell]: 20 }) }, { mapping })
    ).find(({ code }) => code === 'check.aggregate')
    expect(aggregate?.parts?.find(({ indicator }) => indicator === cell)).toEqual({
      indicator: cell,
      value: 20,
    })
    expect(aggregate?.others).toEqual(['a', 'x/b.txt'])
  })

  it('name the parts that are missing, and do not count them as zero', async () => {
    const findings = await found(
      { a: made('望川县教育局', 2022, { [cell]: 10 }), whole: made('望川县', 2022, { [cell]: 20 }) },
      { mapping },
    )
    expect(findings.find(({ code }) => code === 'check.partMissing')?.message).toBe(
      '望川县 2022: no report among the files of 1 of its 2 parts: b.txt.',
    )
    expect(
      findings
        .find(({ code }) => code === 'check.aggregate')
        ?.parts?.some(({ indicator }) => indicator === cell) ?? false,
    ).toBe(false)
  })
})
