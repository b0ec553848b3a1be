/** Reports whose prose is another's (雷同), and reports that stand there twice. */
import type { Digest } from './digest.js'
import { type AcrossFinding, across } from './finding.js'
import { BANDS, ROWS, type ProseLetters, likeness, sharedBetween } from './prose.js'

/** A report and the one that its text is most like. */
export interface Suspicion {
  report: Digest
  model: Digest
}

/** From this share on a text is called another agency's. */
const COPIED = 0.5
/** An agency may describe itself in the same words each year; four fifths of them is last year's report again. */
const COPIED_FROM_ITSELF = 0.8
/** The signature's estimate may be wrong by a tenth. */
const DOUBT = 0.1
/** In a band where many texts agree, each is compared with so many neighbours: the work stays linear. */
const NEIGHBOURS = 8

/**
 * Pairs that may be copies, by signature alone: for each report the best model of another agency, or else its own of an
 * earlier year.
 *
 * @param agencyOf a number for each report; equal for reports of one agency
 */
export function suspicions(
  digests: readonly Digest[],
  agencyOf: (digest: Digest) => string | null,
): Suspicion[] {
  const signed = digests.filter(({ signature }) => signature !== null)
  const agencies = signed.map(agencyOf)
  const best = new Map<number, Likeness>()
  const compare = (a: number, b: number): void => {
    const own = agencies[a] !== null && agencies[a] === agencies[b]
    if (!mayBeCopied(signed[a]!, signed[b]!, own)) return
    const found = { model: b, share: containment(signed[a]!, signed[b]!), own }
    if (found.share >= (own ? COPIED_FROM_ITSELF : COPIED) - DOUBT && tellsMore(found, best.get(a)))
      best.set(a, found)
  }
  for (let band = 0; band < BANDS; band++) {
    for (const [a, b] of meetings(signed, band)) {
      compare(a, b)
      compare(b, a)
    }
  }
  return [...best]
    .sort(([a], [b]) => a - b)
    .map(([report, { model }]) => ({ report: signed[report]!, model: signed[model]! }))
}

interface Likeness {
  model: number
  share: number
  own: boolean
}

/** Nobody copies the same file, a later report, or its own other report of that year. */
const mayBeCopied = (report: Digest, model: Digest, own: boolean): boolean =>
  report.sha256 !== model.sha256 &&
  (report.year ?? Infinity) >= (model.year ?? -Infinity) &&
  !(own && report.year === model.year)

/** Another agency's text says more than one's own of an earlier year. */
const tellsMore = (found: Likeness, known: Likeness | undefined): boolean =>
  !known || (known.own && !found.own) || (known.own === found.own && found.share > known.share)

/** The share of the first text that stands in the second, as their signatures and lengths tell. */
function containment(first: Digest, second: Digest): number {
  const alike = likeness(first.signature!, second.signature!)
  const common = (alike / (1 + alike)) * (first.shingles + second.shingles)
  return Math.min(1, common / first.shingles)
}

/** Texts that agree in a band, found by sorting: no table of buckets is kept. */
function* meetings(signed: readonly Digest[], band: number): Generator<[number, number]> {
  const keys = Float64Array.from(signed, ({ signature }) => bandKey(signature!, band))
  const order = Uint32Array.from(signed, (_, i) => i).sort((a, b) => keys[a]! - keys[b]! || a - b)
  for (let i = 0; i < order.length; i++) {
    for (
      let j = i + 1;
      j < Math.min(order.length, i + 1 + NEIGHBOURS) && keys[order[j]!] === keys[order[i]!];
      j++
    )
      yield [order[i]!, order[j]!]
  }
}

function bandKey(signature: Uint32Array, band: number): number {
  let key = 0
  for (let i = band * ROWS; i < (band + 1) * ROWS; i++)
    key = Math.imul(key ^ signature[i]!, 0x01000193) ^ (signature[i]! >>> 7)
  return key >>> 0
}

const MOST_QUOTED = 60

/** The suspicion held against the texts themselves; null where they clear it. */
export function copied(
  { report, model }: Suspicion,
  text: ProseLetters,
  modelText: ProseLetters,
  own: boolean,
): AcrossFinding | null {
  const { ratio, passages } = sharedBetween(text, modelText)
  if (ratio < (own ? COPIED_FROM_ITSELF : COPIED)) return null
  const [longest = ''] = passages
  const quote = longest.replace(/\s+/g, '')
  const values = {
    percent: Math.round(ratio * 100),
    other: own
      ? String(model.year ?? '')
      : `${model.agency ?? model.file}${model.year === null ? '' : ` ${model.year}`}`,
    file: model.file,
    quote: quote.length > MOST_QUOTED ? `${quote.slice(0, MOST_QUOTED)}…` : quote,
  }
  return across(own ? 'check.copied:year' : 'check.copied:agency', values, {
    file: report.file,
    others: [model.file],
    ratio: Number(ratio.toFixed(3)),
    passages,
  })
}

/** The same document, or the same numbers, under two names. */
export function checkDuplicates(digests: readonly Digest[]): AcrossFinding[] {
  const seen = new Map<string, Digest>()
  const found: AcrossFinding[] = []
  for (const digest of digests) {
    const keys = [digest.sha256, ...(digest.numbers ? [digest.numbers] : [])]
    const first = keys.map((key) => seen.get(key)).find((known) => known !== undefined)
    for (const key of keys) if (!seen.has(key)) seen.set(key, digest)
    if (!first) continue
    const same =
      first.sha256 === digest.sha256 ||
      (first.identity !== null && first.identity === digest.identity && first.year === digest.year)
    const other = [first.agency, first.year].filter((part) => part !== null).join(' ')
    const files = { file: digest.file, others: [first.file] }
    found.push(
      same
        ? across('check.duplicate:same', { file: first.file }, files)
        : across('check.duplicate:numbers', { file: first.file, other }, files),
    )
  }
  return found
}
