/** Of several copies of a table the one that is read: its own year's, by what the text above each says. */
import { type Finding, finding } from '../diagnostics/finding.js'
import type { Block } from '../document.js'
import { westernYear } from '../form/lexicon/dates.js'
import { plainForm } from '../form/lexicon/script.js'
import { hasNumber, type Instance, locationOf } from './lines.js'

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
  chosen: Instance | undefined
  /** Copies that nothing tells from the chosen one: where they have other numbers, it is not known whose are right. */
  rivals: readonly Instance[]
  findings: Finding[]
}

/** @param year the year that the report is for; null where it is not known */
export function chooseCopy(
  instances: readonly Instance[],
  blocks: readonly Block[],
  year: number | null,
): Choice {
  const copies = instances.map((instance) => ({
    instance,
    caption: readCaption(captionOf(blocks, instance.lines[0]!.block)),
  }))
  const isEarlier = ({ caption }: Copy) =>
    caption.earlier || (year !== null && caption.year !== null && caption.year < year)
  const current = copies.filter((copy) => !isEarlier(copy))
  const chosen = bestOf(current.length > 0 ? current : copies)
  const others = copies.filter((copy) => copy !== chosen)
  const rivals = others.filter((copy) => current.includes(copy) && chosen && !isTold(chosen, copy))
  return {
    chosen: chosen?.instance,
    rivals: rivals.map(({ instance }) => instance),
    findings: others.map(extraCopy),
  }
}

/** Whether a copy is told from another by its section, or by a year that is named above it: 2023年 → this year's. */
const isTold = (chosen: Copy, other: Copy): boolean =>
  chosen.instance.inSection !== other.instance.inSection ||
  (chosen.caption.year !== null && chosen.caption.year !== other.caption.year)

interface Copy {
  instance: Instance
  caption: Caption
}

/** A form that is not filled in is no copy of one that is. */
const isFilled = ({ instance: { lines } }: Copy): boolean => lines.some(hasNumber)

/** The copy that is filled in, and has the most of the form in it; of equals one in the table's own section, then the latest year's, then the first. */
function bestOf(all: readonly Copy[]): Copy | undefined {
  const copies = all.some(isFilled) ? all.filter(isFilled) : all
  const worth = ({ instance: { names, inSection } }: Copy) => names.size + (inSection ? 0.5 : 0)
  const yearOf = ({ caption }: Copy) => (caption.bare ? caption.year : null)
  const isLater = (one: Copy, other: Copy) => {
    const [year, rival] = [yearOf(one), yearOf(other)]
    return year !== null && rival !== null && year > rival
  }
  const isBetter = (one: Copy, other: Copy) =>
    worth(one) > worth(other) || (worth(one) === worth(other) && isLater(one, other))
  return copies.reduce<Copy | undefined>(
    (best, copy) => (best && !isBetter(copy, best) ? best : copy),
    undefined,
  )
}

function extraCopy({ instance: { table, lines }, caption: { year } }: Copy): Finding {
  const about = { table, location: locationOf(lines[0]!, 0) }
  return year === null ? finding('table.extra', {}, about) : finding('table.extra:year', { year }, about)
}
