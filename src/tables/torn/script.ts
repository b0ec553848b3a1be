/**
 * A template as one would read it aloud: its labels in printed order, letter after letter, and which of them are rows
 * that have numbers.
 *
 *     规章 | 行政规范性文件 | …  →  规, 章, '', 行, 政, 规, 范, 性, 文, 件, '', …
 */
import type { Row, Template, TemplateBlock } from '../../form/index.js'
import { ownCharacters } from '../../form/labels.js'
import { remembered } from '../../remembered.js'

/** One label of the form. */
export interface ScriptLabel {
  /** The place of its first letter in the script. */
  start: number
  /** The place behind its last letter. */
  end: number
  /** The row whose label this is; null for heads, headings and groups. */
  formRow: FormRow | null
}

export interface FormRow {
  block: TemplateBlock
  row: Row
}

export interface Script {
  /** The letter after each place; '' behind a label's last letter. */
  letters: readonly string[]
  segments: readonly ScriptLabel[]
  /** The segment of each place. */
  segmentAt: readonly number[]
}

const NOT_LETTER = /[^\p{L}\p{N}]/gu

/** Letters and digits only: `1.属于国家秘密` → 1属于国家秘密. The number stays, for it tells torn labels apart. */
export const lettersOf = (text: string): string => ownCharacters(text).replace(NOT_LETTER, '')

export const scriptOf = remembered(writeScript)

function writeScript(template: Template): Script {
  const letters: string[] = []
  const segments: ScriptLabel[] = []
  const segmentAt: number[] = []
  for (const { text, formRow } of labelsInOrder(template)) {
    const start = letters.length
    letters.push(...lettersOf(text), '')
    segments.push({ start, end: letters.length - 1, formRow })
    while (segmentAt.length < letters.length) segmentAt.push(segments.length - 1)
  }
  return { letters, segments, segmentAt }
}

/**
 * The labels of a template from top to bottom: the head's, then of each block its heading, its columns, its groups
 * and rows.
 */
function labelsInOrder({ blocks, furniture }: Template): { text: string; formRow: FormRow | null }[] {
  const groups = new Set(blocks.flatMap(({ rows }) => rows.flatMap(({ path }) => path.slice(0, -1))))
  const label = (text: string) => ({ text, formRow: null })
  return [
    ...furniture.filter((text) => !groups.has(text)).map(label),
    ...blocks.flatMap((block) => {
      let above: readonly string[] = []
      return [
        ...(block.heading ? [label(block.heading)] : []),
        ...block.columns.map((column) => label(column.label)),
        ...block.rows.flatMap((row) => {
          const path = row.path.slice(0, -1)
          const opened = path.filter((group, depth) => group !== above[depth])
          above = path
          return [...opened.map(label), { text: row.path.at(-1)!, formRow: { block, row } }]
        }),
      ]
    }),
  ]
}
