/** The places in names and texts: 曲靖市沾益区文化和旅游局 → 曲靖市沾益区. */
import { LEADS, PLACE_ENDS } from '../form/lexicon/agencies.js'
import { anyOf, beginsWithAnyOf, endsWithAnyOf } from '../form/lexicon/any-of.js'
import {
  NAMES_OF_SEVERAL,
  NO_PLACES,
  NO_STARTS,
  NOT_IN_PLACES,
  OF_A_PLACE,
  UNNAMED,
  WORDS_LIKE_ENDS,
} from '../form/lexicon/places.js'

/**
 * One place, 沾益区: its name, and the character that says what it is. Its name may begin or end with such a character
 * too: 市中区, 全州县.
 */
const IN_NAME = `[^\\P{Script=Han}${PLACE_ENDS}]`
/** 州县 ends 全州县; 县市 ends nothing in 望川县市场监督管理局. */
const ENDS = `[${PLACE_ENDS}](?:(?!${WORDS_LIKE_ENDS.join('|')})[${PLACE_ENDS}])?`
const PLACE = `\\p{Script=Han}${IN_NAME}{0,9}${ENDS}`
const CHAIN = new RegExp(`^${IN_NAME}${IN_NAME}{0,9}${ENDS}(?:${PLACE}){0,3}`, 'u')
const EACH = new RegExp(PLACE, 'gu')
const IS_NO_PLACE = endsWithAnyOf(NO_PLACES)

/** The places that a text begins with, the greatest first: 曲靖市沾益区文化和旅游局 → 曲靖市沾益区; '' where it begins with none. */
export function placesAtStart(text: string): string {
  const [chain = ''] = CHAIN.exec(text) ?? []
  let known = ''
  for (const [place] of chain.matchAll(EACH)) {
    if (!isNamed(place)) break
    known += place
  }
  return known
}

const isNamed = (place: string): boolean =>
  !NO_PLACES.includes(place) &&
  !UNNAMED.includes(place.at(-2)!) &&
  !NO_START.test(place) &&
  !NOT_IN.test(place) &&
  !isKindAlone(place)

const NO_START = beginsWithAnyOf(NO_STARTS)
const NOT_IN = anyOf(NOT_IN_PLACES)

/** 辖区 of 所在辖区: what kind of place it is, but no name. */
const isKindAlone = (place: string): boolean =>
  IS_NO_PLACE.test(place) && place.length <= 4 && !/自治/.test(place)

/** The last of a chain of places: 曲靖市沾益区 → 沾益区. */
export const lastPlace = (chain: string): string => [...chain.matchAll(EACH)].at(-1)?.[0] ?? ''

/** Whether places tell which one is meant: two do (北京市朝阳区), one does if no other has its name. */
export const isTelling = (chain: string): boolean => {
  const last = lastPlace(chain)
  return last !== '' && (chain !== last || !NAMES_OF_SEVERAL.includes(last))
}

const LEAD = anyOf([...LEADS, '关于', '由', '位于', '地址', '来源', '机构', '单位'], 'g')

const GOVERNS = beginsWithAnyOf(OF_A_PLACE)

/**
 * The places in a text that have their government behind them, or the rest of the body's name: each at the beginning
 * of a piece, behind a mark or a word such as 根据.
 */
export function placesIn(text: string, rest: string): string[] {
  return text
    .split(/\P{Script=Han}+/u)
    .flatMap((piece) => piece.split(LEAD))
    .flatMap((piece) => {
      const chain = placesAtStart(piece)
      const behind = piece.slice(chain.length)
      return chain !== '' && (GOVERNS.test(behind) || behind.startsWith(rest)) ? [chain] : []
    })
}
