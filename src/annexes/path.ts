/** The rows of a list, one after the other → the labels above each: by their numbering, 其中, and the outline in front of them. */
import { readOrdinal } from '../form/lexicon/ordinals.js'
import { AMONG, SUM_LABEL } from '../form/lists.js'

/** How a row is numbered: 一、 （一） 1. (1), or not at all. */
type Style = 'chinese' | 'bracketed' | 'arabic' | 'digits' | 'none'

interface Step {
  /** How deep a row stands; what stands below one by its words, half a step deeper. */
  level: number
  style: Style
  label: string
}

/** A row whose place is looked for. */
export interface ListRow {
  label: string
  /** Labels of an outline column in front of it. */
  outline: readonly string[]
  /** It has no number of its own: what follows unnumbered stands below it. */
  isHeading: boolean
}

/** How deep a row of each style stands where nothing above tells. */
const USUAL: Readonly<Record<Style, number>> = { chinese: 1, none: 1, bracketed: 2, arabic: 3, digits: 4 }
/** Half of a step: 其中：涉及国家秘密 below 4.不同意公开答复数, above 5. */
const BELOW = 0.5

interface LastRow extends Step {
  isHeading: boolean
  /** 其中：… */
  isAmong: boolean
}

/**
 *     一、主动公开情况             一
 *     （一）主动公开政府信息数      一 / （一）
 *     其中：主动公开规范性文件数    一 / （一） / 其中
 *     制发规范性文件总数           一 / （一） / 制发
 *     （二）通过不同渠道…          一 / （二）
 */
export function pathsOf(rows: readonly ListRow[]): string[][] {
  let steps: Step[] = []
  let last: LastRow | null = null
  let outline = ''
  return rows.map((row) => {
    const { label, isHeading } = row
    const above = isNextHeading(row) ? [] : row.outline
    if (above.join('\n') !== outline) {
      outline = above.join('\n')
      steps = above.map((heading, i) => ({
        level: i - row.outline.length,
        style: 'none',
        label: heading,
      }))
      last = null
    }
    // 四、行政复议数量 | 合计: the outline's own number.
    if (SUM_LABEL.test(label) && (above.length > 0 || last?.isHeading))
      return [...steps.map((step) => step.label), label]
    const style = styleOf(label.replace(AMONG, ''))
    const isAmong = AMONG.test(label)
    const level = levelOf({ style, isAmong }, last, steps)
    steps = [...steps.filter((step) => step.level < level), { level, style, label }]
    last = { level, style, label, isHeading, isAmong }
    return steps.map((step) => step.label)
  })
}

/** 六、举报投诉数量 stands behind 五、行政诉讼数量 in the outline, not below it. */
const isNextHeading = ({ label, outline }: ListRow): boolean =>
  styleOf(label) === 'chinese' && styleOf(outline.at(-1) ?? '') === 'chinese'

function styleOf(label: string): Style {
  const ordinal = readOrdinal(label)
  if (!ordinal || ordinal.faint) return 'none'
  return ordinal.style === 'bracketed' && /\d/.test(ordinal.ordinal) ? 'digits' : ordinal.style
}

function levelOf(
  { style, isAmong }: { style: Style; isAmong: boolean },
  last: LastRow | null,
  steps: readonly Step[],
): number {
  if (last && isAmong) return last.isAmong && last.style === style ? last.level : last.level + BELOW
  // 传真申请数 goes on behind 其中：当面申请数, 2. behind 1.
  const alike = steps.findLast((step) => step.level > 0 && step.style === style)
  if (last?.isHeading && style === 'none' && last.style !== 'none') return last.level + BELOW
  return alike?.level ?? Math.max(USUAL[style], style === 'none' && last ? last.level : 0)
}
