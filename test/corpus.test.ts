/** Published reports with truth, where the corpus lies beside the project. */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { type Report, parseReport } from '../src/index.js'

const CORPUS = '../shared/corpus'
const OPENINGS = join(CORPUS, 'openings')
/** Formats that have their own tests. */
const READ_HERE = /\.(?:html|txt|md)$/

interface Truth {
  file: string
  agency: string
  year: number
  formats: Record<string, string>
  lossy: boolean
  sections: Record<string, string>
  cells: Record<string, number | null>
  failing: string[]
}

const truths: Truth[] = existsSync(CORPUS)
  ? readdirSync(CORPUS)
      .filter((name) => name.endsWith('.truth.json'))
      .map((name) => JSON.parse(readFileSync(join(CORPUS, name), 'utf8')) as Truth)
      .filter(({ file }) => READ_HERE.test(file))
  : []

if (truths.length === 0) {
  describe('corpus', () => it.skip(`is not here: ${CORPUS}`, () => {}))
} else {
  describe.each(truths)('$file', (truth) => {
    const parse = (): Promise<Report> =>
      parseReport(readFileSync(join(CORPUS, truth.file)), { name: truth.file })

    it('has the cells of the truth', async () => {
      const observed = new Map<string, Report['observations'][number]>(
        (await parse()).observations.map((observation) => [observation.indicator, observation]),
      )
      const wrong = Object.entries(truth.cells).filter(([indicator, value]) => {
        const cell = observed.get(indicator)
        return cell?.value !== value && !(truth.lossy && cell?.state === 'ambiguous' && cell.value === null)
      })
      expect(wrong).toEqual([])
      const more = [...observed.values()].filter(
        ({ indicator, value }) => value !== null && !(indicator in truth.cells),
      )
      expect(more).toEqual([])
    })

    it('has its agency, year, formats, sections and failing checks', async () => {
      const report = await parse()
      const format = (table: string) =>
        (report as unknown as Record<string, { format?: string } | null>)[table]?.format
      const titles = report.sections
        .filter(({ number }) => number !== null)
        .map(({ number, title }) => [String(number), title.replace(/\s/g, '')])
      expect(report.agency?.replace(/\s/g, '')).toBe(truth.agency)
      expect(report.year).toBe(truth.year)
      expect(Object.fromEntries(Object.keys(truth.formats).map((table) => [table, format(table)]))).toEqual(
        truth.formats,
      )
      if (Object.keys(truth.sections).length > 0) expect(Object.fromEntries(titles)).toEqual(truth.sections)
      const said = JSON.stringify(report.diagnostics)
      expect(truth.failing.filter((failing) => !said.includes(failing))).toEqual([])
    })
  })
}

if (existsSync(join(OPENINGS, 'index.csv'))) {
  const rows = readFileSync(join(OPENINGS, 'index.csv'), 'utf8')
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((row) => row.split(','))
  describe('openings', () => {
    it.each(rows)('%s is for %s', async (file, year) => {
      const text = readFileSync(join(OPENINGS, file!), 'utf8')
      const report = await parseReport(text, { name: file! })
      // Some pages were cut before their only year.
      expect(report.year).toBe(text.includes(year!) ? Number(year) : null)
    })
  })
}
