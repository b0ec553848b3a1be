/** Floors: what was measured once, and may not get worse. */
import type { Group } from './cases.js'
import type { Tally } from './score.js'

export type Formats = Group['formats']

/** A group as it stands in the file of floors. */
export interface Pinned {
  sha256: string
  /** Digests of the files, without their names: those of published reports stay where they are. */
  files: string[]
  formats: Formats
}

export interface Permissions {
  /** Files may be others than those that the floors were pinned for. */
  acceptCorpus?: boolean
  /** What has risen becomes the floor. */
  pin?: boolean
  /** What has fallen becomes the floor. */
  lowerFloors?: boolean
}

export interface Verdict {
  /** What to write into the file of floors. */
  pinned: Pinned | undefined
  /** Why the run fails. */
  problems: string[]
  /** What is better than its floor. */
  risen: string[]
}

type Share = readonly [part: number, of: number]

/** Shares compare across corpora of different sizes. */
export const SHARES: Record<string, (tally: Tally) => Share> = {
  exact: ({ exact, cells }) => [exact, cells],
  precision: ({ right, claimed }) => [right, claimed],
  recall: ({ right, numbers }) => [right, numbers],
  F1: ({ right, claimed, numbers }) => [2 * right, claimed + numbers],
}
/** What may not rise. */
const FAULTS = ['confused', 'silent'] as const

export const pinnedOf = ({ sha256, files, formats }: Group): Pinned => ({
  sha256,
  files: [...files.values()].sort(),
  formats,
})

/** How a group stands to its floors, and what they become. */
export function judge(
  name: string,
  floors: Pinned | undefined,
  measured: Group,
  { acceptCorpus, pin, lowerFloors }: Permissions = {},
): Verdict {
  const now = pinnedOf(measured)
  if (!floors) {
    if (acceptCorpus || pin) return { pinned: now, problems: [], risen: [] }
    return { pinned: undefined, problems: [`${name}: no floors are pinned yet (--pin pins them)`], risen: [] }
  }
  const other = floors.sha256 !== now.sha256
  const fallen = losses(floors.formats, now.formats).map(
    ({ what, before, after }) => `${name} ${what} ${after}, floor ${before}`,
  )
  const risen = losses(now.formats, floors.formats).map(
    ({ what, before, after }) => `${name} ${what} ${before}, floor ${after}`,
  )
  const problems = [
    ...(other && !acceptCorpus
      ? [`${name}: ${otherFiles(floors, measured)} (--accept-corpus pins the new files)`]
      : []),
    ...(lowerFloors ? [] : fallen.map((line) => `${line} (--lower-floors would lower the floor)`)),
  ]
  const write = problems.length === 0 && (other || (pin && risen.length > 0) || fallen.length > 0)
  return { pinned: write ? now : floors, problems, risen: write ? [] : risen }
}

function otherFiles(floors: Pinned, { files }: Group): string {
  const known = new Set(floors.files)
  const unknown = [...files].filter(([, digest]) => !known.has(digest)).map(([file]) => file)
  const still = new Set(files.values())
  const gone = floors.files.filter((digest) => !still.has(digest)).length
  return `other files than those the floors were pinned for; changed or new: ${unknown.join(', ') || 'none'}; pinned and not here as they were: ${gone}`
}

interface Loss {
  /** Format, table or field, and measure. */
  what: string
  before: string
  after: string
}

/** In what the second is worse than the first. */
function losses(first: Formats, second: Formats): Loss[] {
  return Object.entries(first).flatMap(([format, tallies]) =>
    Object.entries(tallies).flatMap(([name, tally]) => {
      const other = second[format]?.[name]
      const lost = other ? worse(tally, other) : [{ what: 'rows', before: '1', after: '0' }]
      return lost.map((loss) => ({ ...loss, what: `${format} ${name}: ${loss.what}` }))
    }),
  )
}

function worse(first: Tally, second: Tally): Loss[] {
  const shares = Object.entries(SHARES).flatMap(([what, share]) => {
    const [before, after] = [share(first), share(second)]
    const isLess = before[1] > 0 && after[1] > 0 && after[0] * before[1] < before[0] * after[1]
    return isLess ? [{ what, before: inFull(before), after: inFull(after) }] : []
  })
  return [
    ...shares,
    ...FAULTS.flatMap((what) =>
      second[what] > first[what] ? [{ what, before: String(first[what]), after: String(second[what]) }] : [],
    ),
  ]
}

const inFull = (share: Share): string => `${percent(share)} % (${share.join(' of ')})`

/** Rounded down: what is not all is never printed as 100. */
export function percent([part, of]: Share): string {
  if (of === 0) return '–'
  return part === of ? '100' : (Math.floor((10_000 * part) / of) / 100).toFixed(2)
}

/** The file of floors: a tally a line, so that a change shows what it changes. */
export function written(floors: Record<string, Pinned>): string {
  const member = (key: string, value: string): string => `${JSON.stringify(key)}: ${value}`
  const object = (members: string[], indent: string): string =>
    `{\n${members.map((one) => `${indent}  ${one}`).join(',\n')}\n${indent}}`
  const format = (tallies: Formats[string]): string =>
    object(
      Object.entries(tallies).map(([what, tally]) => member(what, JSON.stringify(tally))),
      '      ',
    )
  const formatsOf = (formats: Formats): string =>
    object(
      Object.entries(formats).map(([name, tallies]) => member(name, format(tallies))),
      '    ',
    )
  const groups = Object.entries(floors).map(([name, { sha256, files, formats }]) =>
    member(
      name,
      object(
        [
          member('sha256', JSON.stringify(sha256)),
          member('files', JSON.stringify(files)),
          member('formats', formatsOf(formats)),
        ],
        '  ',
      ),
    ),
  )
  return `${object(groups, '')}\n`
}
