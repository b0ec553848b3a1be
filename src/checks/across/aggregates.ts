/** A government's aggregate against the sum of its parts, by a mapping that the user gives. */
import { codebook } from '../../codebook.js'
import { type Digest, anyValueIn } from './digest.js'
import { type AcrossFinding, across } from './finding.js'
import { identityOf } from '../../bodies/names.js'

/** A row of the mapping: an aggregate and one of its parts, each by its file or by its agency's name. */
export interface PartOf {
  whole: string
  part: string
}

/** Tells whether a report is named in the mapping, so that its numbers must be kept. */
export function mappedReports(mapping: readonly PartOf[]): (file: string, agency: string | null) => boolean {
  const names = new Set(mapping.flatMap(({ whole, part }) => [whole, part]))
  const identities = new Set([...names].map(identityOf))
  return (file, agency) =>
    (agency !== null && identities.has(identityOf(agency))) ||
    pathEndings(file).some((ending) => names.has(ending))
}

/** a/b/c.html → itself, b/c.html, c.html. */
const pathEndings = (file: string): string[] => {
  const steps = file.split('/')
  return steps.map((_, i) => steps.slice(i).join('/'))
}

/** Whoever writes a mapping knows whom a name without a place means. */
const namesOf = ({ identity, agency }: Digest): string[] => [
  ...(identity === null ? [] : [identity]),
  ...(agency === null ? [] : [identityOf(agency)]),
]

/** Digests by every name that a mapping may call them. */
function directory(digests: readonly Digest[]): Map<string, Digest[]> {
  const named = new Map<string, Digest[]>()
  for (const digest of digests) {
    for (const name of new Set([...pathEndings(digest.file), ...namesOf(digest)])) {
      named.set(name, [...(named.get(name) ?? []), digest])
    }
  }
  return named
}

const called = (named: ReadonlyMap<string, readonly Digest[]>, name: string): readonly Digest[] =>
  named.get(name) ?? named.get(identityOf(name)) ?? []

/** Sums of these mean nothing: each report has its own unit. */
const SUMMED = codebook.filter(({ unit }) => unit !== 'as printed').map(({ indicator }) => indicator)
const ROUNDING = 1e-6
const MOST_NAMED = 8

export function checkAggregates(digests: readonly Digest[], mapping: readonly PartOf[]): AcrossFinding[] {
  const partsOf = new Map<string, string[]>()
  for (const { whole, part } of mapping) partsOf.set(whole, [...(partsOf.get(whole) ?? []), part])
  const named = directory(digests.filter(({ all }) => all !== undefined))
  return [...partsOf].flatMap(([whole, names]) =>
    called(named, whole).flatMap((aggregate) => checkAggregate(aggregate, names, named)),
  )
}

function checkAggregate(
  aggregate: Digest,
  names: readonly string[],
  named: ReadonlyMap<string, readonly Digest[]>,
): AcrossFinding[] {
  const parts = names.map((name) =>
    called(named, name).find((digest) => digest.year === aggregate.year && digest !== aggregate),
  )
  const present = parts.filter((part) => part !== undefined)
  const missing = names.filter((_, i) => parts[i] === undefined)
  const about = {
    agency: aggregate.agency ?? aggregate.file,
    year: aggregate.year ?? '',
    count: names.length,
  }
  const found: AcrossFinding[] = []
  if (missing.length > 0) {
    const named = missing.slice(0, MOST_NAMED).join('、') + (missing.length > MOST_NAMED ? ' …' : '')
    found.push(
      across(
        'check.partMissing',
        { ...about, missing: missing.length, names: named },
        { file: aggregate.file },
      ),
    )
  }
  const differing = SUMMED.flatMap((indicator) => {
    const actual = anyValueIn(aggregate, indicator)
    const values = present.map((part) => anyValueIn(part, indicator))
    const expected = values.reduce<number>((sum, value) => sum + (value ?? 0), 0)
    // With a part or a cell missing the sum may only be too great.
    const open = missing.length > 0 || values.includes(null)
    const wrong =
      actual !== null &&
      present.length > 0 &&
      (open ? expected > actual + ROUNDING : Math.abs(expected - actual) > ROUNDING)
    return wrong ? [{ indicator, actual, expected }] : []
  })
  const [first] = [...differing].sort(
    (a, b) => Number(b.indicator.endsWith('.total')) - Number(a.indicator.endsWith('.total')),
  )
  if (!first) return found
  const values = {
    ...about,
    count: present.length,
    actual: first.actual,
    expected: first.expected,
    differing: differing.length,
  }
  const cells = differing.map(({ indicator, actual }) => ({ indicator, value: actual }))
  const { indicator, expected, actual } = first
  const files = { file: aggregate.file, others: present.map(({ file }) => file) }
  found.push(across('check.aggregate', values, files, { indicator, expected, actual, parts: cells }))
  return found
}

/**
 * A mapping from the fields of a table, a line for each part, the aggregate first. A first line that says `whole,part` is a header.
 * A name over two lines is one name: 甲市 / 人民政府 → 甲市人民政府.
 */
export const mappingOf = (lines: readonly (readonly string[])[]): PartOf[] =>
  lines
    .map((fields) => fields.map(onOneLine))
    .flatMap(([whole, part], i) =>
      whole && part && !(i === 0 && whole === 'whole') ? [{ whole, part }] : [],
    )

const onOneLine = (field: string): string =>
  field
    .split('\n')
    .map((line) => line.trim())
    .join('')
