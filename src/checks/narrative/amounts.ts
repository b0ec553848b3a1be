/** Numbers with a unit in Chinese prose: 3,119件, 四十余条, 近300宗, 13.6万条. */
import { CHINESE_NUMBER, numberOf } from '../../form/lexicon/numerals.js'

/** What is said: some number from `from` to `to`. */
export interface Amount {
  from: number
  to: number
  /** With its words of vagueness and its unit. */
  text: string
  unit: string
  /** Where it stands: [start, end). */
  start: number
  end: number
}

const ABOUT = '将近|接近|近|大约|约|超过|超|逾|突破|不足|不到'
const UNIT = '件次|人次|万元|件|宗|条|份|起|部|例|次|项|个|篇|批|元'
const DIGITS = '\\d{1,12}(?:\\.\\d{1,4})?'
const AMOUNT = new RegExp(
  `(第|每|同|这|某)?(${ABOUT})?(${DIGITS}|${CHINESE_NUMBER})(余|多)?(万|亿)?(余|多)?(${UNIT})`,
  'g',
)

const SCALE: Record<string, number> = { 万: 10_000, 亿: 100_000_000 }

/** @param text NFKC-folded, without spaces and without separators of thousands */
export function amountsIn(text: string): Amount[] {
  return [...text.matchAll(AMOUNT)].flatMap((found) => {
    const [all, ordinal, about = '', digits = '', moreBefore, scale = '', moreAfter, unit = ''] = found
    const value = numberOf(digits)
    if (ordinal || value === null) return []
    const money = unit === '万元' ? SCALE['万']! : 1
    const times = (SCALE[scale] ?? 1) * money
    const more = Boolean(moreBefore ?? moreAfter)
    const [from, to] = rangeOf(value, stepOf(digits, value), { about, more, rounded: times > 1 })
    return [
      {
        from: from * times,
        to: to * times,
        text: all,
        unit: unit === '万元' ? '元' : unit,
        start: found.index,
        end: found.index + all.length,
      },
    ]
  })
}

/** The place of the last digit that isn't a zero: what `余` leaves open (40余 is up to 50, 1300余 up to 1400). */
function stepOf(digits: string, value: number): number {
  const decimals = /\.(\d+)/.exec(digits)?.[1]
  if (decimals) return 10 ** -decimals.length
  let step = 1
  while (value > 0 && value % (step * 10) === 0) step *= 10
  return step
}

/** 近1000 is not 600: what is nearly reached is reached by seven tenths, to be generous. */
const NEARLY = 0.3

interface Vagueness {
  /** 近, 超过, …; '' where nothing is said. */
  about: string
  /** 余, 多: a little more. */
  more: boolean
  rounded: boolean
}

/** Multiples of 万 are rounded ones: half a step either way. */
function rangeOf(value: number, step: number, { about, more, rounded }: Vagueness): [number, number] {
  const half = rounded ? step / 2 : 0
  if (more || /超|逾|突破/.test(about)) return [value, value + step]
  if (/近|不足|不到/.test(about)) return [value - Math.min(step, NEARLY * value), value]
  if (about) return [value - Math.min(step, NEARLY * value), value + step]
  return [value - half, value + half]
}
