/** Whether a document is such a report at all, for many others have headings like 总体情况 and 存在的问题 too. */
import type { Block } from '../document.js'
import type { Metadata } from '../metadata.js'
import type { Outline } from '../sections.js'
import { readHeading } from '../form/headings.js'
import { SECTIONS_WITH_TABLE } from '../form/index.js'
import { REPORT_NAME } from '../form/titles.js'

/** A heading as like as this to a title of the form is the form's own; words of sub-headings are less like. */
const OWN_TITLE = 0.9
/** So many of the form's own headings count more than a headline that names another kind of document. */
const MANY_OWN = 2
/** So many different sections do not come together by accident. */
const MANY_SECTIONS = 3

export function isReport(
  blocks: Block[],
  { selfNamed, title }: Metadata,
  outline: Outline,
  tables: number,
): boolean {
  if (selfNamed || tables > 0) return true
  const numbered = outline.sections.filter(({ number }) => number !== null)
  const own = numbered.filter(
    ({ number, title: words }) =>
      SECTIONS_WITH_TABLE.has(number) && (readHeading(words)?.likeness ?? 0) >= OWN_TITLE,
  )
  if (own.length >= MANY_OWN) return true
  if (title === null && isNamedOtherwise(paragraphLines(blocks.slice(0, outline.front)))) return false
  const different = new Set(numbered.map(({ number }) => number)).size
  return (
    own.length > 0 || different >= MANY_SECTIONS || (different > 0 && speaksOfDisclosure(blocks, outline))
  )
}

const paragraphLines = (blocks: Block[]): string[] =>
  blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text.replace(/\s+/g, '')] : []))

const MOST_HEADLINE = 60
const SENTENCE = /[，。；！？：:]/
/** What documents are called: 2023年部门预算公开说明, 甲市…实施方案. */
const KIND =
  /(?:报告|年报|指南|目录|预算|决算|[预决]算(?:信息)?公开|[预决]算(?:公开)?说明|规划|要点|方案|办法|规定|制度|条例)(?:[(（][^()（）]*[)）])?$/

/** Whether the last headline above the text names another kind of document. (Menus of the site stand further up.) */
function isNamedOtherwise(front: string[]): boolean {
  const headline = front.findLast(
    (line) => line.length <= MOST_HEADLINE && !SENTENCE.test(line) && KIND.test(line),
  )
  return headline !== undefined && headline.search(REPORT_NAME) < 0
}

/** Whether the text calls itself a report on disclosure, or tells of both ways of it: 主动公开 and 依申请. */
function speaksOfDisclosure(blocks: Block[], { front, sections }: Outline): boolean {
  const text = paragraphLines([
    ...blocks.slice(0, front),
    ...blocks.slice(front, sections[0]?.to ?? front),
  ]).join('\n')
  return (
    (/信息公开|政务公开/.test(text) && /报告|年报/.test(text)) ||
    (/主动公开/.test(text) && /依申请/.test(text))
  )
}
