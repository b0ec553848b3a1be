/** Documents with what is true of them, and how they are measured. */
import { createHash } from 'node:crypto'
import type { Report } from '../../src/index.js'
import type { Truth as Printed } from '../../test/support/generate/truth.js'
import { NOTHING, type Tallies, type Truth, WHOLE, refusal, scoreOf, sum } from './score.js'

export interface Case {
  /** The file, or the way of printing that made-up reports share. */
  file: string
  /** Where it isn't the file's. */
  name?: string
  /** The row of the tables that it counts in. */
  format: string
  bytes: Uint8Array
  /** The code of the error where there is no report to return. */
  truth: Truth | { refused: string }
}

export interface Group {
  /** Of the digests, in order. */
  sha256: string
  /** A digest for each file: of its name, its bytes and its truth. */
  files: Map<string, string>
  /** By format, then by what was counted. */
  formats: Record<string, Tallies>
}

export type Parse = (bytes: Uint8Array, options: { name: string }) => Promise<Report>

/** @param tell what is called with each case that is not right as a whole */
export async function measure(
  cases: readonly Case[],
  parse: Parse,
  tell: (one: Case, tallies: Tallies) => void = () => {},
): Promise<Group> {
  const formats: Group['formats'] = {}
  for (const one of cases) {
    const tallies = await score(one, parse)
    if (tallies[WHOLE]?.exact === 0) tell(one, tallies)
    formats[one.format] ??= {}
    const all = formats[one.format]!
    for (const [what, tally] of Object.entries(tallies)) all[what] = sum(all[what] ?? NOTHING, tally)
  }
  return { ...digestsOf(cases), formats }
}

async function score({ file, bytes, truth }: Case, parse: Parse): Promise<Tallies> {
  const outcome = await parse(bytes, { name: file }).catch(
    (error: { code?: string }) => error.code ?? String(error),
  )
  if ('refused' in truth) return refusal(outcome === truth.refused)
  return scoreOf(typeof outcome === 'string' ? null : outcome, truth)
}

/** Enough to tell a file that changed. */
const DIGEST_LENGTH = 10

export function digestsOf(cases: readonly Case[]): Pick<Group, 'sha256' | 'files'> {
  const hashes = new Map(cases.map(({ file }) => [file, createHash('sha256').update(file)]))
  for (const { file, bytes, truth } of cases) {
    const known = 'refused' in truth ? truth : [[...(truth.cells ?? [])], truth.fields]
    hashes.get(file)!.update(bytes).update(JSON.stringify(known))
  }
  const files = new Map([...hashes].map(([file, hash]) => [file, hash.digest('hex')]))
  const sha256 = createHash('sha256')
    .update([...files.values()].sort().join())
    .digest('hex')
  return {
    sha256,
    files: new Map([...files].map(([file, digest]) => [file, digest.slice(0, DIGEST_LENGTH)])),
  }
}

const given = (value: string | number | null): string[] => (value === null ? [] : [String(value)])

/** The truth of a made-up report: states and units are known, and all fields. */
export const truthOfPrinted = ({
  cells,
  sections,
  title,
  agency,
  year,
  period,
}: Omit<Printed, 'publishedOn' | 'formats' | 'year'> & { year: number | null }): Truth => ({
  cells: new Map(
    [...cells].map(([indicator, { value, state, unit = null }]) => [indicator, { value, state, unit }]),
  ),
  fields: {
    sections: sections.map(([number, heading]) => `${number} ${heading}`),
    title: given(title),
    agency: given(agency),
    year: given(year),
    period: given(period && `${period.from}/${period.to}`),
  },
})
