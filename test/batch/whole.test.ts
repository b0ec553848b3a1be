/** What takes all reports of a data set to know: whose they are, which of several is taken, who is missing. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from '@jest/globals'
import { givenFor, type Manifest, readManifest, refuseShared, rosterOf } from '../../src/batch/manifest.js'
import { wholeOf } from '../../src/batch/whole.js'
import { givenAmong } from '../../src/bodies/identify.js'
import { digestOf } from '../../src/checks/across/digest.js'
import { checkLate } from '../../src/checks/across/late.js'
import { coverageMatrix, coverageRows } from '../../src/exports/coverage.js'
import { addWhole, emptySummary } from '../../src/exports/digest.js'
import { survey } from '../../src/exports/survey.js'
import { parseReport } from '../../src/parse.js'
import type { Report } from '../../src/report.js'
import { number } from '../support/generate/printed.js'
import { makeReport } from '../support/generate/report.js'
import { toDialect } from '../support/generate/text.js'

const folder = mkdtempSync(join(tmpdir(), 'gongkai-whole-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Made {
  agency?: string
  year?: number
  seed?: number
  printed?: Record<string, number>
  /** Replaces words of the text. */
  words?: readonly [string, string]
}

async function reportOf(
  file: string,
  { agency = '望川县水务局', year = 2022, seed = 3, printed = {}, words = ['', ''] }: Made = {},
): Promise<Report> {
  const values = Object.fromEntries(Object.entries(printed).map(([key, value]) => [key, number(value)]))
  const text = toDialect(makeReport({ agency, year, seed, printed: values }), 'canonical')
  return parseReport(text.replaceAll(...words), { name: file })
}

async function whole(reports: readonly Report[], manifest?: Manifest, failed: string[] = []) {
  const givenOf = manifest ? givenFor(manifest) : () => []
  for (const report of reports) {
    const given = givenAmong(givenOf(report.source.name!), report)
    if (given) report.source.manifest = given
  }
  return wholeOf(reports.map(survey), {
    failed,
    reportsAt: async function* (numbers) {
      for (const [i, report] of reports.entries()) if (numbers.has(i)) yield { number: i, report }
    },
    ...(manifest && { manifest }),
  })
}

const manifestOf = async (text: string): Promise<Manifest> => {
  const path = join(folder, 'manifest.csv')
  writeFileSync(path, text)
  return readManifest(path)
}

const rowsOf = ({ places }: Awaited<ReturnType<typeof whole>>) =>
  [...places.values()].map(({ bodyYear: { identity, members, chosenFor } }) => [
    identity.body,
    identity.year,
    members,
    chosenFor,
  ])
const codesOf = ({ across }: Awaited<ReturnType<typeof whole>>) => across.map((row) => `${row[0]} ${row[1]}`)

describe('whose row is whose', () => {
  const nameless = { agency: '区文化和旅游局' }
  const letter = (place: string): Made => ({
    ...nameless,
    words: ['根据', `根据${place}人民政府办公室要求，按照`],
  })

  it('a name without a place joins nothing, and is said', async () => {
    const both = await whole([await reportOf('a', nameless), await reportOf('b', { ...nameless, seed: 4 })])
    expect(rowsOf(both)).toEqual([
      [null, 2022, [0], 'only'],
      [null, 2022, [1], 'only'],
    ])
    expect(codesOf(both)).toEqual(['a report.bodyUnclear', 'b report.bodyUnclear'])
  })

  it('one form of letter from two places is of two bodies', async () => {
    const both = await whole([
      await reportOf('a', letter('曲靖市沾益区')),
      await reportOf('b', letter('临沧市临翔区')),
    ])
    expect(rowsOf(both)).toEqual([
      ['曲靖市沾益区文化和旅游局', 2022, [0], 'only'],
      ['临沧市临翔区文化和旅游局', 2022, [1], 'only'],
    ])
    expect(codesOf(both)).toEqual([])
  })

  it('a manifest has the last word', async () => {
    const manifest = await manifestOf('path,body,year,note\na,zy,2021,甲\n*/b,lx,,乙\n')
    const both = await whole([await reportOf('a', nameless), await reportOf('in/b', nameless)], manifest)
    expect(rowsOf(both)).toEqual([
      ['zy', 2021, [0], 'only'],
      ['lx', 2022, [1], 'only'],
    ])
    expect(codesOf(both)).toEqual(['a report.manifest'])
    expect([both.passedOn, both.across[0]!.at(-1)]).toEqual([['note'], '甲'])
  })

  it('what has no body or no year has no row, and nothing vanishes', async () => {
    const report = await reportOf('a')
    const { places, covered } = await whole([
      { ...report, agency: null, source: { ...report.source, name: 'no agency' } },
      { ...report, year: null, source: { ...report.source, name: 'no year' } },
    ])
    expect(places.size).toBe(0)
    expect(covered.map(({ status, files }) => [status, files])).toEqual([
      ['unplaced', ['no agency']],
      ['unplaced', ['no year']],
    ])
  })

  it('reports of a body alone and of all bodies of its place stand apart', async () => {
    const own = await reportOf('own', { agency: '望川县人民政府' })
    const all = await reportOf('all', { agency: '望川县人民政府', seed: 9 })
    const told = (report: Report, text: string): Report => ({ ...report, preamble: text })
    const both = await whole([
      told(own, '县政府本级收到申请。'),
      told(all, '本报告汇总全县各乡镇、各部门情况编制而成。'),
    ])
    expect([...both.places.values()].map(({ bodyYear }) => bodyYear.identity.kind)).toEqual([
      'own',
      'aggregate',
    ])
  })
})

describe('several files of one body and year', () => {
  const published = (report: Report, day: string): Report => ({ ...report, publishedOn: day })
  const first = { 'proactiveDisclosure.licensing.decisions': 3 }

  it('three cells that differ are three findings, with both places', async () => {
    const changed = {
      'proactiveDisclosure.licensing.decisions': 4,
      'proactiveDisclosure.penalties.decisions': 100001,
      'proactiveDisclosure.coercion.decisions': 100002,
    }
    const both = await whole([
      published(await reportOf('early', { printed: first }), '2023-01-10'),
      published(await reportOf('late', { printed: changed }), '2023-02-10'),
    ])
    expect(rowsOf(both)).toEqual([['望川县水务局', 2022, [1, 0], 'publishedLater']])
    expect(codesOf(both)).toEqual(Array.from({ length: 3 }, () => 'late check.versions'))
    expect(both.across[0]).toEqual(
      expect.arrayContaining([
        expect.stringContaining('4 here, 3 in early'),
        'proactiveDisclosure.licensing.decisions',
        'early',
      ]),
    )
    expect([...both.places.values()]).toMatchObject([{ conflicts: 3, confirmedBy: [] }])
  })

  it('agreement is recorded', async () => {
    const both = await whole([await reportOf('page'), await reportOf('pdf')])
    expect([...both.places.values()]).toMatchObject([{ conflicts: 0, confirmedBy: ['pdf'] }])
    expect(codesOf(both)).toEqual([])
  })

  it('other reports are said to be so in one sentence', async () => {
    const both = await whole([await reportOf('a'), await reportOf('b', { seed: 50 })])
    expect(codesOf(both)).toEqual([expect.stringMatching(/check\.versions$/)])
    expect(both.across[0]).toEqual(expect.arrayContaining([expect.stringMatching(/^\d+ cells differ/)]))
  })
})

describe('a manifest', () => {
  it('is CSV or JSON Lines', async () => {
    const csv = await manifestOf('\uFEFFpath, body,year\n"a,1.html",x,2020\n')
    const json = await manifestOf('{"path":"a,1.html","body":"x","year":2020}\n')
    expect(csv).toEqual(json)
    expect(givenFor(csv)('in/a,1.html')).toEqual([{ body: 'x', year: '2020' }])
  })

  it.each([
    ['path,year\na,20\n', 'line 1: 20 is no year'],
    ['path,kind\na,both\n', 'line 1: kind is own or aggregate, not both'],
    ['name\na\n', 'neither a column path nor a column body'],
    ['path\n', 'has no lines'],
    ['path,year\na,2020\na,2020\n', 'line 2: a stands in another line'],
    ['path,year\na,2020\na,\n', 'line 2: a stands in another line'],
    ['Path,body\na,b\n', 'the column Path is to be called path'],
    ['path,Value\na,1\n', 'have a column value of their own'],
    ['path,published_on\na,1/5/2023\n', 'line 1: published_on is a date'],
    ['path,published_on\na,2023-02-30\n', 'line 1: published_on is a date'],
  ])('is refused where it says nothing: %j', async (text, message) => {
    await expect(manifestOf(text)).rejects.toThrow(message)
  })

  it('is read in UTF-8, UTF-16 and GB18030, and in nothing else', async () => {
    const text = 'path,body\na,望川县水务局\n'
    const utf8 = await manifestOf(text)
    const utf16 = Buffer.from(`\uFEFF${text}`, 'utf16le')
    // 望川县水务局 in GB2312, which Node can read and can't write.
    const gbk = Buffer.concat([
      Buffer.from('path,body\na,'),
      Buffer.from('cdfbb4a8cfd8cbaecef1bed6', 'hex'),
      Buffer.from('\n'),
    ])
    const path = join(folder, 'encoded.csv')
    for (const bytes of [utf16, gbk]) {
      writeFileSync(path, bytes)
      expect(await readManifest(path)).toEqual(utf8)
    }
    writeFileSync(path, Buffer.concat([Buffer.from('path,body\na,'), Buffer.from([0xff, 0xff, 0x0a])]))
    await expect(readManifest(path)).rejects.toThrow('neither UTF-8, UTF-16 nor GB18030')
  })

  it('gives each report of a file the line for its year, and none another year', async () => {
    const page = await reportOf('p', { year: 2022 })
    const part = (year: number): Report => ({ ...page, year, source: { ...page.source, part: year - 2020 } })
    const two = [
      { body: 'E', year: '2023', url: 'a' },
      { body: 'E', year: '2022', url: 'b' },
    ]
    expect([2022, 2023, 2021].map((year) => givenAmong(two, part(year))?.['url'])).toEqual([
      'b',
      'a',
      undefined,
    ])
    expect(givenAmong(two.slice(0, 1), part(2022))).toEqual({ body: 'E', url: 'a' })
    expect(givenAmong(two.slice(0, 1), page)).toEqual(two[0])
  })

  it('gives the day of publication, as people write days', async () => {
    const manifest = await manifestOf('path,published_on\na,2023/5/1\nb,2023年5月1日\nc,2023-05-01\n')
    expect(manifest.lines.map(({ given }) => given['published_on'])).toEqual(Array(3).fill('2023-05-01'))
    const report = { ...(await reportOf('a')), publishedOn: null }
    report.source.manifest = manifest.lines[0]!.given
    expect(checkLate(digestOf(report)).map(({ code }) => code)).toEqual(['check.late'])
  })

  it('says where it has a file for another body than the report names', async () => {
    const manifest = await manifestOf('path,body,agency,year\na,X,白鹭市财政局,2022\nb,Y,水务局,2022\n')
    const { across } = await whole([await reportOf('a'), await reportOf('b')], manifest)
    expect(across.map((row) => [row[0], row[1], row[5]])).toEqual([
      ['a', 'report.manifest', '清单所列机关为白鹭市财政局，报告所载机关为望川县水务局，以清单为准。'],
    ])
  })

  it('has a file of one content for two years, and a part that failed for its kind alone', async () => {
    const two = await manifestOf('path,body,year\na,X,2022\nb,X,2023\n')
    const { places } = await whole([await reportOf('a'), await reportOf('b')], two)
    expect(places.size).toBe(2)
    const kinds = await manifestOf('path,body,year,kind\nbad,X,2022,own\n,X,2022,aggregate\n')
    const { covered } = await whole([], kinds, ['bad'])
    expect(covered.map(({ kind, status }) => [kind, status])).toEqual([
      ['own', 'failed'],
      ['aggregate', 'missing'],
    ])
  })

  it('is missed where a file without a year is not there', async () => {
    const { covered } = await whole([], await manifestOf('path,body\nnone,X\nbad,Y\n'), ['bad'])
    expect(covered.map(({ body, year, status }) => [body, year, status])).toEqual([
      ['X', null, 'missing'],
      ['Y', null, 'failed'],
    ])
  })

  it.each([
    ['path,body\na,X,Y\n', 'line 1: Y stands in no column that has a name'],
    ['body,year,area\nX,2022,a\nX,2022,b\n', 'line 2: the body X stands in another line, with other columns'],
    ['{"path": "a"}\nnull\n', 'line 2 is no object'],
  ])('is refused: %s', async (text, why) => {
    await expect(manifestOf(text)).rejects.toThrow(why)
  })

  it('is another one with another column, though no line has anything in it', async () => {
    const [one, other] = [await manifestOf('path,body,area\na,X,\n'), await manifestOf('path,body\na,X\n')]
    expect(one.sha256).not.toBe(other.sha256)
  })

  it('gives a file by an end of its path that no other has', async () => {
    const manifest = await manifestOf('path,body\n2023.html,X\n')
    expect(() => refuseShared(manifest, ['甲/2023.html'])).not.toThrow()
    expect(() => refuseShared(manifest, ['甲/2023.html', '乙/2023.html'])).toThrow(
      '2023.html is the end of 甲/2023.html and of 乙/2023.html',
    )
    const both = await manifestOf('path,body\n2023.html,X\n乙/2023.html,Y\n')
    expect(() => refuseShared(both, ['2023.html', '乙/2023.html'])).not.toThrow()
  })

  it('names files by their ends and by patterns, the plain before the pattern', async () => {
    const givenOf = givenFor(await manifestOf('path,body\n2020/**/*.html,pattern\nin/2020/a.html,plain\n'))
    expect(
      ['in/2020/a.html', './in/2020/a.html', 'in/2020/x/b.html', 'in/2021/c.html', '2020/d.html'].map(
        (path) => givenOf(path)[0]?.['body'],
      ),
    ).toEqual(['plain', 'plain', 'pattern', undefined, 'pattern'])
  })

  it('is the roster: twelve bodies and three years with gaps', async () => {
    const bodies = Array.from({ length: 12 }, (_, i) => `b${i}`)
    const years = [2020, 2021, 2022]
    const lines = bodies.flatMap((body) => years.map((year) => `${body}-${year},${body},${year}`))
    const manifest = await manifestOf(['path,body,year', ...lines].join('\n'))
    expect(rosterOf(manifest)).toHaveLength(36)
    // b0 lacks 2021, b1's of 2022 can't be read, of b2's of 2020 a table is lost.
    const present = bodies.slice(0, 4).flatMap((body) => years.map((year) => ({ body, year })))
    const reports = await Promise.all(
      present
        .filter(({ body, year }) => `${body}-${year}` !== 'b0-2021' && `${body}-${year}` !== 'b1-2022')
        .map(async ({ body, year }): Promise<Report> => {
          const report = await reportOf(`${body}-${year}`, { year })
          return body === 'b2' && year === 2020 ? { ...report, disputes: null } : report
        }),
    )
    const { covered } = await whole(reports, manifest, ['b1-2022'])
    const { table, rows } = coverageMatrix(covered)
    expect(table.columns.map(({ name }) => name)).toEqual(['body', 'agency', 'y2020', 'y2021', 'y2022'])
    expect(rows).toHaveLength(12)
    const statuses = new Map(rows.map(([body, , ...own]) => [body, own]))
    expect(['b0', 'b1', 'b2', 'b3', 'b11'].map((body) => statuses.get(body))).toEqual([
      ['whole', 'missing', 'whole'],
      ['whole', 'whole', 'failed'],
      ['partly', 'whole', 'whole'],
      ['whole', 'whole', 'whole'],
      ['missing', 'missing', 'missing'],
    ])
  })
})

describe('a line of the roster without a file', () => {
  it('is no missing report where one prints the name', async () => {
    const lines = ['a,X,,2022', ',A,望川县水务局,2022', ',B,望川县民政局,2022']
    const manifest = await manifestOf(['path,body,agency,year', ...lines].join('\n'))
    const { covered } = await whole([await reportOf('b')], manifest)
    expect(covered.map(({ agency, status, expected }) => [agency, status, expected])).toEqual(
      expect.arrayContaining([
        ['望川县水务局', 'whole', true],
        ['望川县民政局', 'missing', true],
      ]),
    )
    expect(covered.filter(({ agency }) => agency === '望川县水务局')).toHaveLength(1)
  })

  it('gives the report that prints its name and year the id, and the columns that are passed on', async () => {
    const lines = [',A,水务局,望川县,2022,北片', ',A,水务局,望川县,2023,北片', ',B,民政局,望川县,2022,南片']
    const manifest = await manifestOf(['path,body,agency,place,year,area', ...lines].join('\n'))
    const { covered, given, places, across } = await whole([await reportOf('b')], manifest)
    expect(across).toEqual([])
    expect([...given.keys()]).toEqual(['b'])
    expect([...places.values()].map(({ bodyYear }) => bodyYear.identity.body)).toEqual(['A'])
    const { rows } = coverageMatrix(covered)
    expect(rows).toEqual([
      ['A', '望川县水务局', 'whole', 'missing'],
      ['B', '民政局', 'missing', ''],
    ])
    expect(coverageRows(covered, manifest.passedOn).map((row) => row.at(-1))).toEqual([
      '北片',
      '北片',
      '南片',
    ])
  })

  it('leaves a report alone whose name two bodies have', async () => {
    const lines = [',A,望川县水务局,2022', ',B,望川县水务局,2022']
    const manifest = await manifestOf(['path,body,agency,year', ...lines].join('\n'))
    const { given, across } = await whole([await reportOf('b')], manifest)
    expect([given.size, across.map(([, code]) => code)]).toEqual([0, ['report.notInManifest']])
    expect(across[0]![5]).toContain('几个机关')
    const { covered } = await whole([await reportOf('b')], manifest)
    expect(covered.map(({ body, status }) => [body, status])).toEqual([
      ['A', 'missing'],
      ['B', 'missing'],
      ['望川县水务局', 'whole'],
    ])
  })

  it('is missing where only a report of the other kind is there', async () => {
    const lines = [',A,望川县水务局,own,2022', ',A,望川县水务局,aggregate,2022']
    const manifest = await manifestOf(['path,body,agency,kind,year', ...lines].join('\n'))
    const { covered } = await whole([await reportOf('b')], manifest)
    expect(covered.map(({ kind, status }) => [kind, status])).toEqual([
      ['own', 'whole'],
      ['aggregate', 'missing'],
    ])
  })

  it('is expected for the years of the reports where it has none, and goes behind one that has', async () => {
    const manifest = await manifestOf('body,agency,area\nA,望川县水务局,北\nB,望川县民政局,南\n')
    const { covered } = await whole([await reportOf('b')], manifest)
    expect(covered.map(({ body, year, status }) => [body, year, status])).toEqual([
      ['A', 2022, 'whole'],
      ['B', 2022, 'missing'],
    ])
    const both = await manifestOf('body,agency,year,area\nA,望川县水务局,,北\nA,望川县水务局,2022,南\n')
    const { given } = await whole([await reportOf('b')], both)
    expect(given.get('b')?.['area']).toBe('南')
  })

  it('names a report whose own line says nothing of the body', async () => {
    const manifest = await manifestOf('path,body,agency,year,url\nb,,,,u\n,A,望川县水务局,2022,\n')
    const { given } = await whole([await reportOf('b')], manifest)
    expect(given.get('b')).toMatchObject({ body: 'A', url: 'u' })
  })

  it('and findings across reports are counted in the summary', async () => {
    const both = await whole([await reportOf('a'), await reportOf('b', { seed: 50 })])
    const summary = emptySummary()
    addWhole(summary, both)
    expect(summary).toMatchObject({ byDiagnostic: { 'check.versions': 1 }, bySeverity: { warning: 1 } })
  })
})
