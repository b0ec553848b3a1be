/** Of several copies of a table the one that is read: its own year's, by what the text above each says. */
import type { Block } from '../document.js'
import { westernYear } from '../form/lexicon/dates.js'
import { plainForm } from '../form/lexicon/script.js'
import { type Copy, namesIn } from './find.js'
import { hasNumber } from './lines.js'

/** What a caption says of the year of the table below it: 上年度情况如下, 2022年, 附：2023年统计表. */
interface Caption {
  /** null where none is named. */
  year: number | null
  /** It names a year and says nothing else. */
  bare: boolean
  /** Another year's table by its words alone: 上年度. */
  earlier: boolean
}

const YEAR = /(?<!\d)(20\d{2})年/
const BARE_YEAR = /^\(?20\d{2}年度?\)?:?$/
const EARLIER = /^[^,。]{0,10}(?:上一?年|去年|往年|前一年)/
/** 与上年相比, 上年结转: words of this year's table and its text. */
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
  /** Copies that nothing tells from the chosen one: where they have other numbers, it is not known whose are right. */
  rivals: readonly Copy[]
  /** All that are not read, with the year that is named above them. */
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

/** Whether a copy is told from another by its section, or by a year that is named above it: 2023年 → this year's. */
const isTold = (chosen: Captioned, other: Captioned): boolean =>
  chosen.copy.inSection !== other.copy.inSection ||
  (chosen.caption.year !== null && chosen.caption.year !== other.caption.year)

interface Captioned {
  copy: Copy
  caption: Caption
}

/** A form that is not filled in is no copy of one that is. */
const isFilled = ({ copy: { lines } }: Captioned): boolean => lines.some(hasNumber)

/** The copy that is filled in, and has the most of the form in it; of equals one in the table's own section, then the latest year's, then the first. */
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
