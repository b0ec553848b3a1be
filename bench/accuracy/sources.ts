/** Documents that lie in files: the fixtures, and published reports. */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fixtures } from '../../test/support/generate/fixtures.js'
import { type Case, truthOfPrinted } from './cases.js'
import { TWINS } from './twins.js'

const FIXTURES = 'fixtures'

const formatOf = (file: string): string => {
  const extension = file.slice(file.lastIndexOf('.') + 1)
  if (['txt', 'md'].includes(extension)) return 'text'
  return extension === 'rtf' ? 'doc' : extension
}

export function fixtureCases(): Case[] {
  const reports = new Map(fixtures().map(({ name, truth }) => [`reports/${name}`, truthOfPrinted(truth)]))
  const truths: Record<string, Case['truth']> = { ...Object.fromEntries(reports), ...TWINS }
  const files = ['reports', 'docx', 'doc', 'pdf', 'ofd', 'xlsx'].flatMap((folder) =>
    readdirSync(join(FIXTURES, folder))
      .sort()
      .map((name) => `${folder}/${name}`),
  )
  return files
    .filter((file) => !file.endsWith('/README.md'))
    .map((file) => {
      const truth = truths[file]
      if (!truth)
        throw new RangeError(`${FIXTURES}/${file}: bench/accuracy/twins.ts does not say what is true of it`)
      return {
        file: `${FIXTURES}/${file}`,
        format: formatOf(file),
        bytes: readFileSync(join(FIXTURES, file)),
        truth,
      }
    })
}

const CORPUS = '../shared/corpus'
const OPENING = 'opening'

interface PublishedTruth {
  file: string
  agency: string
  year: number
  sections: Record<string, string>
  cells: Record<string, number | null>
}

/** Null where no corpus lies beside the project. */
export function publishedCases(folder = CORPUS): Case[] | null {
  if (!existsSync(folder)) return null
  const text = (name: string): string => readFileSync(join(folder, name), 'utf8')
  const whole = readdirSync(folder)
    .filter((name) => name.endsWith('.truth.json'))
    .sort()
    .map((name): Case => {
      const { file, agency, year, sections, cells } = JSON.parse(text(name)) as PublishedTruth
      const titles = Object.entries(sections).map(([number, title]) => `${number} ${title}`)
      return {
        file,
        format: formatOf(file),
        bytes: readFileSync(join(folder, file)),
        truth: {
          cells: new Map(Object.entries(cells).map(([indicator, value]) => [indicator, { value }])),
          fields: { agency: [agency], year: [String(year)], ...(titles.length > 0 && { sections: titles }) },
        },
      }
    })
  const openings = existsSync(join(folder, 'openings/index.csv'))
    ? text('openings/index.csv').trim().split(/\r?\n/).slice(1)
    : []
  return [...whole, ...openings.map((line) => opening(line, text))]
}

/** The first part of a page: of it only the year is known, and some were cut before their only one. */
function opening(line: string, text: (name: string) => string): Case {
  const [name, year] = line.split(',') as [string, string]
  const file = `openings/${name}`
  return {
    file,
    format: OPENING,
    bytes: Buffer.from(text(file)),
    truth: { cells: null, fields: { year: text(file).includes(year) ? [year] : [] } },
  }
}
