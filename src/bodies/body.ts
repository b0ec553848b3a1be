/**
 * Which body a report is of. A name without a place is never a key: 区文化和旅游局 stands on the reports of hundreds of
 * districts. The key is the body's id in a manifest, else its full name with its place, else there is none.
 */
import { endsWithAnyOf, beginsWithAnyOf } from '../form/lexicon/any-of.js'
import { PLACE_ENDS } from '../form/lexicon/agencies.js'
import { NATIONAL_ENDS, NATIONAL_STARTS, PROPER_NAMES } from '../form/lexicon/places.js'
import type { Report } from '../report.js'
import { isTelling, placesAtStart, placesIn } from './places.js'

/** What tells a body apart from others. */
export interface Body {
  /** The name with the place that it is in; null where the place isn't known. */
  fullName: string | null
  /** 曲靖市沾益区; null where none is known. */
  place: string | null
}

const UNKNOWN: Body = { fullName: null, place: null }

/** Where a report may say which place its body is of, the surest first. */
const textsOf = ({ title, preamble, sections }: Report): string[] => {
  const last = sections.at(-1)?.text ?? ''
  return [title ?? '', preamble, sections[0]?.text.slice(0, MOST_OPENING) ?? '', last.slice(-MOST_SIGNATURE)]
}

/** A preamble may stand in the first section. */
const MOST_OPENING = 600
const MOST_SIGNATURE = 120

const isNational = (name: string): boolean =>
  STARTS_NATIONAL.test(name) || (ENDS_NATIONAL.test(name) && placesAtStart(name) === '')
const STARTS_NATIONAL = beginsWithAnyOf(NATIONAL_STARTS)
const ENDS_NATIONAL = endsWithAnyOf(NATIONAL_ENDS)
const IS_PROPER = endsWithAnyOf(PROPER_NAMES)
/** 国家税务总局佛山市税务局: the place stands behind the national body. */
const BEHIND_NATIONAL = /^(?:国家[^局]{2,6}总局|中国[^局]{2,6}局|中华人民共和国)/u

/** A name's own place, or that of the texts around it where they leave one. */
export function bodyOf(report: Report, agency: string | null): Body {
  if (agency === null) return UNKNOWN
  const name = agency.replace(/\s+/g, '')
  const own = placesAtStart(name) || placesAtStart(name.replace(BEHIND_NATIONAL, ''))
  if (isTelling(own)) return { fullName: name, place: own }
  if (own === '' && (isNational(name) || IS_PROPER.test(name))) return { fullName: name, place: null }
  const texts = textsOf(report)
  const place =
    own === ''
      ? placeFor(name, texts)
      : longestOf(
          texts
            .flatMap((text) => placesIn(text, name.slice(own.length)))
            .filter((chain) => chain.endsWith(own) && chain !== own),
        )
  return place === null ? UNKNOWN : { fullName: joined(place, name, own), place }
}

/** 沾益区 and 区文化和旅游局 share the 区. */
const joined = (place: string, name: string, own: string): string =>
  place + name.slice(own === '' && startsWithRank(name) ? 1 : own.length)

const startsWithRank = (name: string): boolean => PLACE_ENDS.includes(name[0]!)

/** Below these there are no further places that report: a department without rank is of the lowest that is named. */
const LOWEST = /[县区旗]$/

/** The one place among those of the texts that a name without any may belong to. */
function placeFor(name: string, texts: readonly string[]): string | null {
  // 市教育局 may be of a county-level city, and 《昆明市…》 the letter of the city above it.
  const said = name.startsWith('市') ? texts.map(withoutWorks) : texts
  const rest = startsWithRank(name) ? name.slice(1) : name
  const chains = said.flatMap((text) => placesIn(text, rest)).filter(isTelling)
  return longestOf(
    startsWithRank(name)
      ? chains.filter((chain) => chain.endsWith(name[0]!))
      : chains.filter((chain) => LOWEST.test(chain)),
  )
}

const withoutWorks = (text: string): string => text.replace(/《[^《》\n]{0,120}》/g, '')

/** 沾益区, 曲靖市沾益区 → the longer; null where they don't all name one place. */
function longestOf(chains: readonly string[]): string | null {
  const [longest] = chains.toSorted((a, b) => b.length - a.length)
  return longest !== undefined && chains.every((chain) => longest.endsWith(chain)) ? longest : null
}
