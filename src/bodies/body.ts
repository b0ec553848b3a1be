/**
 * Which body a report is of. A name without a place tells nothing: 区文化和旅游局 stands on the reports of hundreds of
 * districts. So bodies are told apart by the id in a manifest, else by the full name with its place, else not at all.
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

/** The texts in which a report may say where its body is, the surest first. */
const textsOf = ({ title, preamble, sections }: Report): string[] => {
  const last = sections.at(-1)?.text ?? ''
  return [title ?? '', preamble, sections[0]?.text.slice(0, MOST_OPENING) ?? '', last.slice(-MOST_SIGNATURE)]
}

/** So much of the first section is read too, for the preamble may stand there. */
const MOST_OPENING = 600
const MOST_SIGNATURE = 120

const isNational = (name: string): boolean =>
  STARTS_NATIONAL.test(name) || (ENDS_NATIONAL.test(name) && placesAtStart(name) === '')
const STARTS_NATIONAL = beginsWithAnyOf(NATIONAL_STARTS)
const ENDS_NATIONAL = endsWithAnyOf(NATIONAL_ENDS)
const IS_PROPER = endsWithAnyOf(PROPER_NAMES)
/** 国家税务总局佛山市税务局: the place stands behind the national body. */
const BEHIND_NATIONAL = /^(?:国家[^局]{2,6}总局|中国[^局]{2,6}局|中华人民共和国)/u

/**
 * A body's full name: with the place in its name, or with that of the texts around, if they name just one. 区文化和旅游局
 * and 曲靖市沾益区 → 曲靖市沾益区文化和旅游局.
 */
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

/** 曲靖市沾益区 + 区文化和旅游局 → 曲靖市沾益区文化和旅游局: the 区 stands in both. */
const joined = (place: string, name: string, own: string): string =>
  place + name.slice(own === '' && startsWithRank(name) ? 1 : own.length)

const startsWithRank = (name: string): boolean => PLACE_ENDS.includes(name[0]!)

/**
 * The lowest places with departments of their own. A department without 市, 县 or 区 in front is one of the lowest place
 * that is named.
 */
const LOWEST = /[县区旗]$/

/** The one place in the texts to which a name without a place may belong. */
function placeFor(name: string, texts: readonly string[]): string | null {
  // 市教育局 may be that of a county-level city, and 《昆明市…》 the title of a letter from the city above it.
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
  const [longest] = [...chains].sort((a, b) => b.length - a.length)
  return longest !== undefined && chains.every((chain) => longest.endsWith(chain)) ? longest : null
}
