/** Several copies of a table → the one that is read: that of the report's own year, by the text above each. */
import type { Block } from '../document.js'
import { westernYear } from '../form/lexicon/dates.js'
import { plainForm } from '../form/lexicon/script.js'
import { type Copy, namesIn } from './find.js'
import { hasNumber } from './lines.js'

/** What the text above a table says of its year: 上年度情况如下, 2022年, 附：2023年统计表. */
interface Caption {
  /** null where none is named. */
  year: number | null
  /** It is a year and nothing else: 2023年度： */
  bare: boolean
  /** It says in words that the table is of an earlier year: 上年度. */
  earlier: boolean
}

const YEAR = /(?<!\d)(20\d{2})年/
const BARE_YEAR = /^\(?20\d{2}年度?\)?:?$/
const EARLIER = /^[^,。]{0,10}(?:上一?年|去年|往年|前一年)/
/** These words make a caption one of this year's table: 与上年相比, 上年结转. */
const COMPARED = /[比较]|结转/
/** Longer texts are no captions. */
const LONGEST_CAPTION = 40

export function captionOf(blocks: readonly Block[], block: number): string {
  const above = blocks[block - 1]
  return above?.kind === 'paragraph' ? above.text : ''
}

function readCaption(caption: string): Caption {
  const text = westernYear(plainForm(caption)).replace(/\s/g, '')
  const year = YEAR.exec(text)?.[1]
  return {
    year: year === undefined ? null : Number(year),
    bare: BARE_YEAR.test(text),
    earlier: text.length <= LONGEST_CAPTION && EARLIER.test(text) && !COMPARED.test(text),
  }
}

export interface Choice {
  /** null where there is no copy. */
  chosen: Copy | null
  /** Copies as good as the chosen one: where their numbers differ, it is not known whose are right. */
  rivals: readonly Copy[]
  /** All copies that are not read, each with the year named above it. */
  others: readonly { copy: Copy; year: number | null }[]
}

/** @param year the year that the report is for; null where it is not known */
export function chooseCopy(copies: readonly Copy[], blocks: readonly Block[], year: number | null): Choice {
  if (copies.length < 2) return { chosen: copies[0] ?? null, rivals: [], others: [] }
  const all = copies.map(
    (copy): Captioned => ({
      copy,
      caption: readCaption(captionOf(blocks, copy.lines[0]!.block)),
    }),
  )
  const isEarlier = ({ caption }: Captioned) =>
    caption.earlier || (year !== null && caption.year !== null && caption.year < year)
  const current = all.filter((one) => !isEarlier(one))
  const chosen = bestOf(current.length > 0 ? current : all)
  const others = all.filter((one) => one !== chosen)
  const rivals = others.filter((one) => current.includes(one) && !isTold(chosen, one))
  return {
    chosen: chosen.copy,
    rivals: rivals.map(({ copy }) => copy),
    others: others.map(({ copy, caption }) => ({ copy, year: caption.year })),
  }
}

/**
 * Whether something tells the chosen copy from another: only one of them stands in the table's section, or the text
 * above the chosen one has a year (2023年) which that above the other has not.
 */
const isTold = (chosen: Captioned, other: Captioned): boolean =>
  chosen.copy.inSection !== other.copy.inSection ||
  (chosen.caption.year !== null && chosen.caption.year !== other.caption.year)

interface Captioned {
  copy: Copy
  caption: Caption
}

/** A form that is not filled in is no copy of one that is. */
const isFilled = ({ copy: { lines } }: Captioned): boolean => lines.some(hasNumber)

/**
 * The copy to be read: filled in, with the most rows of the form. Where these are equal, the one in the table's own
 * section; then the one of the latest year; then the first.
 */
function bestOf(all: readonly Captioned[]): Captioned {
  const copies = all.some(isFilled) ? all.filter(isFilled) : all
  return copies.reduce((best, one) => (isBetter(one, best) ? one : best))
}

function isBetter(one: Captioned, other: Captioned): boolean {
  const worth = ({ copy }: Captioned) => namesIn(copy).size + (copy.inSection ? 0.5 : 0)
  const yearOf = ({ caption }: Captioned) => (caption.bare ? caption.year : null)
  if (worth(one) !== worth(other)) return worth(one) > worth(other)
  const [year, rival] = [yearOf(one), yearOf(other)]
  return year !== null && rival !== null && year > rival
}
