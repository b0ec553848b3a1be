/** What the segmenter gives: the sections, as spans of blocks. */
import type { ChapterKind } from '../form/chapters.js'
import type { SectionKind } from '../form/sections.js'

export interface SectionSpan {
  /** 1–6, or null where the section is none of the six: all of them before 2019. */
  number: number | null
  kind: SectionKind | ChapterKind | 'unrecognised'
  /** As printed, without punctuation. */
  ordinal: string | null
  title: string
  /** Index of the heading's block; -1 where the heading was lost. */
  heading: number
  /** The body: blocks [from, to). */
  from: number
  to: number
  /** Text after the heading on its own line. */
  rest: string
}

export interface Outline {
  /** Blocks [0, front) stand before the first section. */
  front: number
  sections: SectionSpan[]
}
