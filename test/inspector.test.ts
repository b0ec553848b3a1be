/** What the inspector is made of, without a browser: the form as it is printed, sums, filters, what goes into the page. */
import { describe, expect, it } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { checkAll } from '../src/check.js'
import { codebook } from '../src/codebook.js'
import { packed, shownOf, unpackedBlocks, unpackedValues } from '../src/exports/shown.js'
import { ALL_TEMPLATES, cellsOf, type Template } from '../src/form/index.js'
import { printedForm } from '../src/form/printed.js'
import { correctionsOf } from '../src/batch/corrections.js'
import { rowsOfCsv } from '../src/batch/manifest.js'
import { type CheckedCell, correctionsCsv, enteredValue } from '../src/inspector/checked.js'
import { copyGroups } from '../src/findings/groups.js'
import { cellOfFinding, doubtfulCells, findingsByCell, nextDoubt } from '../src/inspector/doubts.js'
import { DATA_HERE, inspectorPage } from '../src/inspector/embed.js'
import { filtered, noFilter, ordered, searchable } from '../src/inspector/filter.js'
import type { Run, RunReport, RunRow } from '../src/inspector/run.js'
import { sumsOf } from '../src/inspector/sums.js'
import { TRENDS, trendPoints } from '../src/inspector/trends.js'
import { parseReport, readReport } from '../src/index.js'

const WRONG = 'fixtures/reports/wrong-totals-2024.html'
const wrong = parseReport(readFileSync(WRONG), { name: WRONG })
const templateOf = (table: string, format: string): Template =>
  ALL_TEMPLATES.find((one) => one.table === table && (one.formats as string[]).includes(format))!

describe('the form as it is printed', () => {
  /** Every place of the grid is covered once. */
  const coverage = (template: Template): number[][] => {
    const { rows, width } = printedForm(template)
    const counts = rows.map(() => Array.from({ length: width }, () => 0))
    const free = (r: number, c: number): boolean => counts[r]![c] === 0
    rows.forEach((row, r) => {
      let column = 0
      for (const { rowSpan, columnSpan } of row) {
        while (!free(r, column)) column++
        for (let down = 0; down < rowSpan; down++)
          for (let across = 0; across < columnSpan; across++) counts[r + down]![column + across]!++
        column += columnSpan
      }
    })
    return counts
  }

  it.each(ALL_TEMPLATES.map((one) => [`${one.table} ${one.formats.join('+')}`, one] as const))(
    '%s: covers its grid, and has each cell of the template once',
    (_, template) => {
      expect(new Set(coverage(template).flat())).toEqual(new Set([1]))
      const indicators = printedForm(template).rows.flatMap((row) =>
        row.flatMap((cell) => cell.indicator ?? []),
      )
      expect(indicators.sort()).toEqual(
        cellsOf(template)
          .map(({ indicator }) => indicator)
          .sort(),
      )
    },
  )

  it('has the head of section 三 in three rows, as the official form', () => {
    const head = printedForm(templateOf('requests', '2021')).rows.slice(0, 3)
    expect(
      head.map((row) =>
        row.map(({ text, rowSpan, columnSpan }) => `${text.slice(0, 7)} ${rowSpan}×${columnSpan}`),
      ),
    ).toEqual([
      ['（本列数据的勾 3×3', '申请人情况 1×7'],
      ['自然人 2×1', '法人或其他组织 1×5', '总计 2×1'],
      ['商业企业 1×1', '科研机构 1×1', '社会公益组织 1×1', '法律服务机构 1×1', '其他 1×1'],
    ])
  })

  it('has the labels of section 四 above its one row of numbers', () => {
    const [first, second, third, values] = printedForm(templateOf('disputes', '2021')).rows
    expect(first!.map(({ text, columnSpan }) => [text, columnSpan])).toEqual([
      ['行政复议', 5],
      ['行政诉讼', 10],
    ])
    expect(second!.slice(4).map(({ text, rowSpan, columnSpan }) => [text, rowSpan, columnSpan])).toEqual([
      ['总计', 2, 1],
      ['未经复议直接起诉', 1, 5],
      ['复议后起诉', 1, 5],
    ])
    expect(third).toHaveLength(10)
    expect(values).toHaveLength(15)
  })
})

describe('sums in the margin', () => {
  const disputes = templateOf('disputes', '2021')
  const reconsideration = (numbers: Record<string, number | null>) =>
    sumsOf(disputes, (indicator) => numbers[indicator.replace('disputes.reconsideration.', '')] ?? null)[0]!

  it('hold, differ by so much, or are open', () => {
    const parts = { upheld: 3, corrected: 1, other: 0, pending: 2 }
    expect(reconsideration({ ...parts, total: 6 })).toMatchObject({ state: 'holds', difference: 0 })
    expect(reconsideration({ ...parts, total: 8 })).toMatchObject({ state: 'differs', difference: 2 })
    expect(reconsideration({ ...parts, total: 5 })).toMatchObject({ state: 'differs', difference: -1 })
    expect(reconsideration({ ...parts, other: null, total: 8 })).toMatchObject({ state: 'open' })
    // The parts that are known are too many already.
    expect(reconsideration({ ...parts, other: null, total: 4 })).toMatchObject({
      state: 'differs',
      difference: -2,
    })
  })

  it('agree with the findings of the check', async () => {
    const { observations, diagnostics } = await wrong
    const values = new Map<string, number | null>(
      observations.map(({ indicator, value }) => [indicator, value]),
    )
    const differing = ['requests', 'disputes']
      .flatMap((table) => sumsOf(templateOf(table, '2021'), (indicator) => values.get(indicator) ?? null))
      .filter(({ state }) => state === 'differs')
    const found = diagnostics.filter(({ code }) => differing.some((sum) => sum.code === code))
    expect(differing.length).toBeGreaterThan(3)
    expect(differing.map(({ code }) => code).sort()).toEqual(found.map(({ code }) => code).sort())
  })
})

describe('a report that is shown', () => {
  it('goes into a page and back whole', async () => {
    const { report, stream } = await readReport(readFileSync(WRONG))
    const shown = shownOf(report, stream.blocks)
    expect(unpackedValues(JSON.parse(shown.report))).toEqual(report.observations)
    expect(unpackedBlocks(JSON.parse(shown.stream))).toEqual(JSON.parse(JSON.stringify(stream.blocks)))
    expect(packed(report).tables.map(([table]) => table)).toEqual([
      'proactiveDisclosure',
      'requests',
      'disputes',
    ])
  })

  it('knows which cells to look at first', async () => {
    const report = await wrong
    const valueOf = (indicator: string) => report.observations.find((one) => one.indicator === indicator)
    const all = report.observations.map(({ indicator }) => indicator)
    const doubts = doubtfulCells(all, valueOf, report.diagnostics)
    expect(doubts).toContain('requests.received.total')
    expect(doubts).not.toContain('requests.received.naturalPersons')
    const found = findingsByCell(report.observations, report.diagnostics)
    const rowTotal = report.diagnostics.findIndex(({ indicator }) => indicator === 'requests.received.total')
    expect(found.get('requests.received.total')!.about).toContain(rowTotal)
    expect(found.get('requests.received.naturalPersons')!.partOf).toContain(rowTotal)
  })

  it('goes from doubt to doubt, and round', () => {
    const next = (chosen: string | null, by: 1 | -1) =>
      nextDoubt(['a', 'b', 'c', 'd'], ['b', 'd'], chosen, by)
    expect([next(null, 1), next('b', 1), next('d', 1)]).toEqual(['b', 'd', 'b'])
    expect([next(null, -1), next('d', -1), next('c', -1)]).toEqual(['d', 'b', 'b'])
    expect(nextDoubt(['a'], [], 'a', 1)).toBeUndefined()
  })

  it('leads from a finding about no cell to the first cell that it speaks of', async () => {
    const report = await wrong
    const balance = report.diagnostics.find(({ code }) => code === 'check.balance')!
    expect(report.observations.map(({ indicator }) => indicator)).not.toContain(balance.indicator)
    expect(cellOfFinding(balance, report.observations)).toBe(balance.parts![0]!.indicator)
  })
})

const row = (about: Partial<RunRow>): RunRow => ({
  name: 'a.html',
  file: 'a.html',
  agency: null,
  year: null,
  title: null,
  body: null,
  format: 'html',
  publishedOn: null,
  counts: { error: 0, warning: 0, info: 0 },
  codes: {},
  cells: { all: 0, blank: 0, unread: 0 },
  assurance: null,
  trends: [],
  ...about,
})

describe('the list', () => {
  const rows = searchable([
    row({
      name: 'a',
      file: 'a',
      agency: '甲县水务局',
      year: 2023,
      counts: { error: 0, warning: 2, info: 0 },
    }),
    row({
      name: 'b',
      file: 'b',
      agency: '乙县水务局',
      year: 2024,
      counts: { error: 1, warning: 0, info: 0 },
      codes: { 'check.rowTotal': 1 },
    }),
    row({ name: 'c', file: 'c', agency: '丙县教育局', year: 2024, format: 'pdf' }),
  ])
  const names = (filter: Parameters<typeof filtered>[1]): string[] =>
    ordered(filtered(rows, filter).rows, 'worst').map((one) => one.row.name)

  it('is sorted by the worst, searched by words, and chosen by facets', () => {
    const none = noFilter()
    expect(names(none)).toEqual(['b', 'a', 'c'])
    expect(names({ ...none, text: '水务 2023' })).toEqual(['a'])
    expect(names({ ...none, chosen: { ...none.chosen, year: new Set(['2024']) } })).toEqual(['b', 'c'])
    expect(names({ ...none, chosen: { ...none.chosen, rule: new Set(['check.rowTotal']) } })).toEqual(['b'])
  })

  it('counts what another choice of a facet would leave', () => {
    const none = noFilter()
    const { counts } = filtered(rows, { ...none, chosen: { ...none.chosen, year: new Set(['2024']) } })
    expect([...counts.year]).toEqual([
      ['2023', 1],
      ['2024', 2],
    ])
    expect([...counts.format]).toEqual([
      ['html', 1],
      ['pdf', 1],
    ])
  })
})

describe('lines over the years', () => {
  it('add up what is known, and have a gap where one cell is not', () => {
    const denied = TRENDS[2]!.indicators
    expect(denied.length).toBe(8)
    const values = denied.map((indicator, i) => ({
      indicator,
      state: i === 0 ? ('inferred' as const) : ('number' as const),
      value: 1,
      raw: '1',
      location: { block: 0 },
    }))
    expect(trendPoints(values)[2]).toEqual({ value: 8, isInferred: true })
    expect(trendPoints(values.slice(1))[2]).toEqual({ value: null, isInferred: false })
  })
})

describe('texts that are alike', () => {
  it('are grouped once, by the oldest of them', () => {
    const told = (file: string, group?: string) => ({
      file,
      ...(group && { group }),
      passages: [`of ${file}`],
    })
    const groups = copyGroups([told('b', 'a'), told('c', 'a'), told('y', 'x'), told('z')])
    expect(
      groups.map(({ oldest, copies, passages }) => [oldest, copies.map(({ file }) => file), passages]),
    ).toEqual([
      ['a', ['b', 'c'], ['of b']],
      ['x', ['y'], ['of y']],
    ])
  })
})

describe('what was checked by hand', () => {
  const cell: CheckedCell = {
    file: '=cmd|"x",年报.html',
    part: null,
    sha256: 'ab',
    indicator: codebook[0]!.indicator,
    value: '12',
    by: '王, 五',
    on: '2026-01-02',
    note: '',
  }

  it('is read by a batch as a corrections file', async () => {
    const text = correctionsCsv([cell, { ...cell, part: 2, value: 'blank' }])
    const { all, refused } = correctionsOf(await rowsOfCsv(text.replace('\uFEFF', '')))
    expect(all.map(({ part, value, by, sha256 }) => [part, value, by, sha256])).toEqual([
      [1, 12, '王, 五', 'ab'],
      [2, null, '王, 五', 'ab'],
    ])
    expect(refused.size).toBe(0)
    expect(text).toContain(`"'=cmd|""x"",年报.html"`)
  })

  it('takes numbers as people write them', () => {
    expect(['１，２０４', ' 12.5 ', '空白', '十二', ''].map(enteredValue)).toEqual([
      '1204',
      '12.5',
      'blank',
      null,
      null,
    ])
  })
})

describe('the page of a run', () => {
  const PAGE = `<body>${DATA_HERE}<script>1</script></body>`
  const about = {
    version: '1',
    made: '2026-01-01T00:00:00Z',
    kind: 'check',
    parameters: ['</script><!--'],
  } as const

  /** The blocks of data by their ids. */
  const blocksIn = (html: string): Map<string, unknown> =>
    new Map(
      [...html.matchAll(/<script type="application\/json" id="([^"]+)">([^<]*)<\/script>/g)].map(
        ([, id, json]) => [id!, JSON.parse(json!)] as const,
      ),
    )

  it('holds each report with its findings and its stream, and no markup of theirs', async () => {
    const checked = await checkAll([WRONG, 'fixtures/reports/nested-2023.html'], { shown: true })
    const html = [...inspectorPage(PAGE, checked, about)].join('')
    const blocks = blocksIn(html)
    expect([...blocks.keys()]).toEqual(['report-0', 'stream-0', 'report-1', 'stream-1', 'run'])
    const run = blocks.get('run') as Run
    expect(run.parameters).toEqual(['</script><!--'])
    expect(run.rows[0]).toMatchObject({ name: WRONG, year: 2024, format: 'html', counts: { error: 6 } })
    // Where the slip may be stands before the sums that it breaks.
    const [first, second] = (blocks.get('report-0') as RunReport).findings
    expect([first!.code, second!.severity]).toEqual(['check.slips', 'error'])
    // The data are five blocks; the page's own script is the sixth.
    expect(html.match(/<script/g)).toHaveLength(6)
    expect(html).not.toContain('<!--')
  })

  it('holds the documents that it is to show as they look', async () => {
    const checked = await checkAll([WRONG], { shown: true })
    const files = new Map([[WRONG, readFileSync(WRONG).toString('base64')]])
    const html = [...inspectorPage(PAGE, { ...checked, files }, about)].join('')
    const [, base64] = /<script type="text\/plain" id="file-0">([^<]*)</.exec(html)!
    expect(Buffer.from(base64!, 'base64').equals(readFileSync(WRONG))).toBe(true)
    expect((blocksIn(html).get('run') as Run).files).toEqual([WRONG])
  })

  it('is refused where the page is of another build', () => {
    const nothing = { result: { reports: [], failures: [], unmatched: [] }, known: new Map() }
    expect(() => [...inspectorPage('<html>', nothing, about)]).toThrow('another build')
  })
})
