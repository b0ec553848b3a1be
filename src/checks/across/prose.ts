/** Prose → shingles → MinHash signature: how much of a text stands in another one, at any number of texts. */
import { SECTIONS_WITH_TABLE } from '../../form/index.js'
import type { Report } from '../../report.js'

/** Characters of a shingle: fewer are common words, more would miss a copy with a word changed. */
const SHINGLE = 8
/** Three hashes in each of 42 bands: texts half alike meet in some band with 99.6 %, texts a tenth alike with 4 %. */
export const BANDS = 42
export const ROWS = 3
const HASHES = BANDS * ROWS

/** The form's own words and the formulas that every report has: nobody copied them from a neighbour. */
const STOCK =
  /《[^《》]{0,60}》|以?习近平新时代中国特色社会主义思想(?:为指导)?|党的(?:十九|二十)大(?:和[^，。]{0,20}全会)?精神|坚持以人民为中心(?:的发展思想)?|中华人民共和国政府信息公开条例|深入(?:学习)?贯彻(?:落实)?|党中央、国务院(?:关于)?|以公开为常态、?不公开为例外|政府信息公开(?:工作)?(?:年度报告)?|政务公开工作|依申请公开|主动公开|政府信息管理|(?:政府信息公开)?平台建设|监督保障|行政复议|行政诉讼|存在的?(?:主要)?问题(?:及|和)改进(?:情况|措施)|其他需要报告的事项|收取信息处理费|信息处理费/g
const LETTER = /\p{Script=Han}|[a-z]/iu

export interface ProseLetters {
  text: string
  /** The letters that are compared, and where each stands in `text`. */
  letters: string
  places: number[]
}

export const proseOf = (report: Pick<Report, 'sections' | 'agency'>): ProseLetters =>
  readProse(proseTextOf(report), report.agency)

/** The sections without a table, as they are printed. */
export const proseTextOf = ({ sections }: Pick<Report, 'sections'>): string =>
  sections
    .filter(({ number }) => number !== null && !SECTIONS_WITH_TABLE.has(number))
    .map(({ text }) => text)
    .join('\n')

/** Numbers, punctuation, stock phrases and the agency's own name are left out. */
export function readProse(text: string, agency: string | null): ProseLetters {
  const blanked = (agency ? text.split(agency).join(' '.repeat(agency.length)) : text).replace(
    STOCK,
    (phrase) => ' '.repeat(phrase.length),
  )
  const places: number[] = []
  let letters = ''
  for (let at = 0; at < blanked.length; at++) {
    if (!LETTER.test(blanked[at]!)) continue
    letters += blanked[at]
    places.push(at)
  }
  return { text, letters, places }
}

export const shingleCount = ({ letters }: ProseLetters): number => Math.max(0, letters.length - SHINGLE + 1)

const PRIME = 0x01000193
const OFFSET = 0x811c9dc5

function shingleHash(letters: string, from: number): number {
  let hash = OFFSET
  for (let at = from; at < from + SHINGLE; at++) hash = Math.imul(hash ^ letters.charCodeAt(at), PRIME)
  return hash >>> 0
}

/** Odd multipliers and offsets: each pair is another order of the shingles. */
const FACTORS = Uint32Array.from({ length: HASHES }, (_, i) => (Math.imul(i + 1, 0x9e3779b1) | 1) >>> 0)
const SHIFTS = Uint32Array.from({ length: HASHES }, (_, i) => Math.imul(i + 7, 0x85ebca6b) >>> 0)

/** The least of all shingles under each order: two texts have as many in common as their shingles are alike (Broder 1997). */
export function signatureOf(prose: ProseLetters): Uint32Array {
  const least = new Uint32Array(HASHES).fill(0xffffffff)
  for (let at = 0; at < shingleCount(prose); at++) {
    const shingle = shingleHash(prose.letters, at)
    for (let i = 0; i < HASHES; i++) {
      let hash = Math.imul(shingle ^ SHIFTS[i]!, FACTORS[i]!)
      hash = (hash ^ (hash >>> 15)) >>> 0
      if (hash < least[i]!) least[i] = hash
    }
  }
  return least
}

export function likeness(a: Uint32Array, b: Uint32Array): number {
  let same = 0
  for (let i = 0; i < a.length; i++) if (a[i] === b[i]) same++
  return same / a.length
}

export interface Shared {
  /** The share of the first text's shingles that stand in the second, 0 to 1. */
  ratio: number
  /** The longest passages in common, as the first text prints them. */
  passages: string[]
}

const MOST_PASSAGES = 3

export function sharedBetween(a: ProseLetters, b: ProseLetters): Shared {
  const known = new Set<string>()
  for (let at = 0; at < shingleCount(b); at++) known.add(b.letters.slice(at, at + SHINGLE))
  const runs: [from: number, to: number][] = []
  let shared = 0
  for (let at = 0; at < shingleCount(a); at++) {
    if (!known.has(a.letters.slice(at, at + SHINGLE))) continue
    shared++
    const last = runs.at(-1)
    if (last && last[1] >= at) last[1] = at + SHINGLE
    else runs.push([at, at + SHINGLE])
  }
  const longest = runs.sort(([a1, a2], [b1, b2]) => b2 - b1 - (a2 - a1)).slice(0, MOST_PASSAGES)
  return {
    ratio: shingleCount(a) === 0 ? 0 : shared / shingleCount(a),
    passages: longest.map(([from, to]) => fromSentence(a.text, a.places[from]!, a.places[to - 1]! + 1)),
  }
}

const ENDS_SENTENCE = '。！？；\n'
const ENDS_CLAUSE = `${ENDS_SENTENCE}，、：,;`
/** A shorter rest tells nobody what was copied. */
const LEAST_QUOTED = 16

/**
 * A passage in common from where a sentence of it begins, else from a clause: 信息公开。坚持以人民为中心，做好三项工作 →
 * 坚持以人民为中心，做好三项工作.
 */
function fromSentence(text: string, from: number, to: number): string {
  const startAfter = (ends: string): number | undefined => {
    for (let at = from; at + LEAST_QUOTED <= to; at++)
      if (at === 0 || ends.includes(text.charAt(at - 1))) return at
    return undefined
  }
  return text.slice(startAfter(ENDS_SENTENCE) ?? startAfter(ENDS_CLAUSE) ?? from, to).trim()
}
