/** Automatic numbers, counted and written out as Word shows them (ECMA-376 part 1, 17.9). */
import { counted } from './ordinals.js'
import { child, childrenNamed, flagOf, settingOf, type XmlElement } from '../package/xml.js'

/** Which list a paragraph belongs to. */
export interface NumberingReference {
  numId?: string
  level?: number
}

/** What styles say of lists. */
export interface ListStyles {
  /** The list that a paragraph of this style belongs to. */
  numbering(styleId: string | undefined): NumberingReference
  /** The list that a numbering style stands for. */
  numberingStyle(styleId: string): string | undefined
  /** The style of a paragraph that names none. */
  defaultParagraph: string | undefined
}

/** Gives the label of the next paragraph of the document, '' where it has none. Paragraphs must come in order. */
export type Labeller = (properties: XmlElement | undefined) => string

/** What a list level says; `restartAfter` is the level (from 0) whose use sets this one back, -1 for none. */
export interface Level {
  start: number
  format: string
  text: string
  suffix: string
  restartAfter: number
  legal: boolean
  hidden: boolean
}

/** A list as used by paragraphs: its levels, the counters it shares with other lists, and the counts it begins with. */
export interface List {
  levels: Map<number, Level>
  counters: Counters
  startOverrides: Map<number, number>
}

/** Counters of one abstract list; `started` are the lists whose start overrides have been used up. */
export interface Counters {
  counts: (number | undefined)[]
  started: Set<string>
}

const MAX_LEVELS = 9

export const newCounters = (): Counters => ({ counts: [], started: new Set() })

export function labeller(root: XmlElement | undefined, styles: ListStyles): Labeller {
  if (!root) return () => ''
  const lists = readLists(root, styles)
  const levelOfStyle = (numId: string, styleId: string): number | undefined =>
    lists.get(numId)?.styleLevels.get(styleId)
  return (properties) => {
    const styleId = settingOf(properties, 'w:pStyle') ?? styles.defaultParagraph
    const direct = numberingReference(properties)
    const inherited = styles.numbering(styleId)
    const numId = direct.numId ?? inherited.numId
    const list = numId === undefined ? undefined : lists.get(numId)
    if (numId === undefined || !list) return ''
    const linked =
      direct.numId === undefined && styleId !== undefined ? levelOfStyle(numId, styleId) : undefined
    return nextLabel(
      list,
      numId,
      direct.level ?? linked ?? (direct.numId === undefined ? inherited.level : undefined) ?? 0,
    )
  }
}

/** Counts one paragraph of a list and gives its label, ended as it is shown before the text. */
export function nextLabel(list: List, id: string, index: number): string {
  const level = list.levels.get(index)
  if (!level) return ''
  count(list, id, index, level)
  if (level.hidden || level.format === 'bullet') return ''
  const label = level.text.replace(/%([1-9])/g, (_, digit: string) => countAt(list, level, Number(digit) - 1))
  return label === '' ? '' : label + gapAfter(label, level.suffix)
}

function count(list: List, id: string, index: number, level: Level): void {
  const { counts, started } = list.counters
  const override = list.startOverrides.get(index)
  // An override sets the level back once, when its list first reaches that level.
  if (override !== undefined && !started.has(`${id} ${index}`)) {
    counts[index] = override - 1
    started.add(`${id} ${index}`)
  }
  counts[index] = (counts[index] ?? (override ?? level.start) - 1) + 1
  for (let deeper = index + 1; deeper < MAX_LEVELS; deeper++) {
    if (index <= (list.levels.get(deeper)?.restartAfter ?? deeper - 1)) counts[deeper] = undefined
  }
  // Levels above that have not been used show, and keep, their first number.
  for (let above = 0; above < index; above++)
    counts[above] ??= list.startOverrides.get(above) ?? list.levels.get(above)?.start ?? 1
}

/** What stands in a label for the number of a level: 3 → 三, or 3 where the label's own level is legal. */
function countAt({ levels, counters }: List, { legal }: Level, at: number): string {
  const level = levels.get(at)
  const format = legal ? 'decimal' : (level?.format ?? 'decimal')
  return format === 'bullet' ? '' : counted(counters.counts[at] ?? level?.start ?? 1, format)
}

/** 、 and （一） carry their own space; after `1.` the tab or space shows. */
const WIDE_END = /[\p{Script=Han}\u3000-\u303f\u3200-\u32ff\uff00-\uffef①-⓿]$/u

const gapAfter = (label: string, suffix: string): string =>
  suffix === 'nothing' || WIDE_END.test(label) ? '' : ' '

interface ReadList extends List {
  /** Levels by the paragraph style that they are linked to. */
  styleLevels: Map<string, number>
}

interface AbstractList {
  levels: Map<number, Level>
  styleLevels: Map<string, number>
  counters: Counters
  styleLink: string | undefined
}

function readLists(root: XmlElement, styles: ListStyles): Map<string, ReadList> {
  const abstracts = new Map<string, AbstractList>()
  for (const element of childrenNamed(root, 'w:abstractNum')) {
    abstracts.set(element.attributes['w:abstractNumId'] ?? '', {
      ...readLevels(element),
      counters: newCounters(),
      styleLink: settingOf(element, 'w:numStyleLink'),
    })
  }
  const nums = new Map([...childrenNamed(root, 'w:num')].map((num) => [num.attributes['w:numId'] ?? '', num]))
  const lists = new Map<string, ReadList>()
  for (const [numId, num] of nums) {
    const abstract = resolveAbstract(num, nums, abstracts, styles)
    if (abstract) lists.set(numId, withOverrides(num, abstract))
  }
  return lists
}

/** Follows `numStyleLink`: a list may only name the numbering style that has the real one. */
function resolveAbstract(
  num: XmlElement,
  nums: Map<string, XmlElement>,
  abstracts: Map<string, AbstractList>,
  styles: ListStyles,
): AbstractList | undefined {
  const seen = new Set<XmlElement>()
  for (let at: XmlElement | undefined = num; at && !seen.has(at); ) {
    seen.add(at)
    const abstract = abstracts.get(settingOf(at, 'w:abstractNumId') ?? '')
    if (!abstract || abstract.styleLink === undefined || abstract.levels.size > 0) return abstract
    const next = styles.numberingStyle(abstract.styleLink)
    at = next === undefined ? undefined : nums.get(next)
  }
  return undefined
}

function withOverrides(num: XmlElement, abstract: AbstractList): ReadList {
  const { levels: overridden, styleLevels: overriddenStyles } = readLevels(
    ...childrenNamed(num, 'w:lvlOverride'),
  )
  const startOverrides = new Map<number, number>()
  for (const override of childrenNamed(num, 'w:lvlOverride')) {
    const start = Number.parseInt(settingOf(override, 'w:startOverride') ?? '', 10)
    if (Number.isFinite(start)) startOverrides.set(Number(override.attributes['w:ilvl'] ?? 0), start)
  }
  return {
    levels: new Map([...abstract.levels, ...overridden]),
    styleLevels: new Map([...abstract.styleLevels, ...overriddenStyles]),
    counters: abstract.counters,
    startOverrides,
  }
}

function readLevels(...holders: XmlElement[]): Pick<AbstractList, 'levels' | 'styleLevels'> {
  const levels = new Map<number, Level>()
  const styleLevels = new Map<string, number>()
  for (const element of holders.flatMap((holder) => [...childrenNamed(holder, 'w:lvl')])) {
    const index = Number.parseInt(element.attributes['w:ilvl'] ?? '0', 10)
    if (!(index >= 0 && index < MAX_LEVELS)) continue
    levels.set(index, readLevel(element, index))
    const styleId = settingOf(element, 'w:pStyle')
    if (styleId !== undefined) styleLevels.set(styleId, index)
  }
  return { levels, styleLevels }
}

function readLevel(element: XmlElement, index: number): Level {
  // A custom format stands in an alternative with a plain one to fall back on.
  const fallback = child(child(element, 'mc:AlternateContent'), 'mc:Fallback')
  const restart = Number.parseInt(settingOf(element, 'w:lvlRestart') ?? '', 10)
  const start = Number.parseInt(settingOf(element, 'w:start') ?? '', 10)
  return {
    start: Number.isFinite(start) ? start : 0,
    format: settingOf(element, 'w:numFmt') ?? settingOf(fallback, 'w:numFmt') ?? 'decimal',
    text: settingOf(element, 'w:lvlText') ?? '',
    suffix: settingOf(element, 'w:suff') ?? 'tab',
    restartAfter: restart >= 0 && restart <= index ? restart - 1 : index - 1,
    legal: flagOf(element, 'w:isLgl') ?? false,
    hidden: flagOf(child(element, 'w:rPr'), 'w:vanish') ?? false,
  }
}

/** `w:numPr` of paragraph properties. */
export function numberingReference(properties: XmlElement | undefined): NumberingReference {
  const numPr = child(properties, 'w:numPr')
  const numId = settingOf(numPr, 'w:numId')
  const level = Number.parseInt(settingOf(numPr, 'w:ilvl') ?? '', 10)
  return { ...(numId !== undefined && { numId }), ...(level >= 0 && { level }) }
}
