/** Copies of copies: reports with one passage are one group, and each is held against the oldest of them. */
import { copied, type Suspicion } from './copies.js'
import type { Digest } from './digest.js'
import type { AcrossFinding } from './finding.js'
import type { ProseLetters } from './prose.js'

export type OwnSuspicion = Suspicion & { own: boolean }
/** The prose of a report by its name; null where its file has gone since. */
export type TextOf = (name: string) => Promise<ProseLetters | null>

/**
 * The suspicions that the texts confirm. a.html is like b.html, b.html like c.html of an earlier year: a and b are both said to be
 * like c, in one group that is called after c.
 */
export async function* copiesIn(
  suspicions: readonly OwnSuspicion[],
  textOf: TextOf,
): AsyncGenerator<AcrossFinding> {
  const confirmed: { suspicion: OwnSuspicion; finding: AcrossFinding }[] = []
  for (const suspicion of suspicions) {
    const finding = await heldAgainst(suspicion, textOf)
    if (finding) confirmed.push({ suspicion, finding })
  }
  const oldest = oldestOf(confirmed.flatMap(({ suspicion }) => (suspicion.own ? [] : [suspicion])))
  for (const { suspicion, finding } of confirmed) {
    const first = suspicion.own ? undefined : oldest.get(suspicion.report)
    if (!first) yield finding
    else if (!isCertainlyOlder(suspicion.report, suspicion.model)) {
      const told =
        first === suspicion.report ? null : await heldAgainst({ ...suspicion, model: first }, textOf)
      yield { ...(told ?? finding), group: first.file }
    }
  }
}

async function heldAgainst(suspicion: OwnSuspicion, textOf: TextOf): Promise<AcrossFinding | null> {
  const [text, model] = [await textOf(suspicion.report.file), await textOf(suspicion.model.file)]
  return text && model && copied(suspicion, text, model, suspicion.own)
}

/** When a text was there: its day of publication, or some day after its year. */
const sinceOf = ({ year, publishedOn }: Digest): string => publishedOn ?? `${year ?? 9998}-99`

/** The earlier of two that both print their day, or are for different years, can't have been copied from the later. */
const isCertainlyOlder = (one: Digest, other: Digest): boolean =>
  (one.year ?? 0) < (other.year ?? 0) ||
  (one.publishedOn !== null && other.publishedOn !== null && one.publishedOn < other.publishedOn)

/** For every report of a pair the oldest of all that pairs join it with; of equal ones the first. */
function oldestOf(pairs: readonly Suspicion[]): Map<Digest, Digest> {
  const groups = new Map<Digest, Digest[]>()
  for (const { report, model } of pairs) {
    const [one, other] = [groups.get(report) ?? [report], groups.get(model) ?? [model]]
    if (one === other) continue
    const joined = [...one, ...other]
    for (const member of joined) groups.set(member, joined)
  }
  const oldest = (members: readonly Digest[]): Digest =>
    members.reduce((first, member) => (isBefore(member, first) ? member : first))
  return new Map([...groups].map(([member, members]) => [member, oldest(members)]))
}

const isBefore = (one: Digest, other: Digest): boolean =>
  (one.year ?? Infinity) < (other.year ?? Infinity) ||
  (one.year === other.year && sinceOf(one) < sinceOf(other))
