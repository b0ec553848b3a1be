import { paragraph, type Block } from '../../document.js'
import type { Region } from './region.js'
import { LINES_TO_TITLE, titleAt, titleOfPage } from './title.js'
import type { Page } from './elements.js'

/** Labels of a page's metadata in lines (`发布日期：…`) and tables. */
const LABELS = new Set(
  (
    '索引号 信息索引号 发布机构 发布单位 公开机构 公开主体 发文机关 发文单位 制发机关 责任部门 信息来源 文章来源 来源 发布日期 发布时间 发文日期 发文时间 ' +
    '成文日期 成文时间 生成日期 公开日期 公开时间 印发日期 日期 时间 文号 发文字号 名称 标题 信息名称 有效性 主题分类 体裁分类 公开方式 公开范围'
  ).split(' '),
)

const LONGEST_LINE = 200
/** With spaces between the characters. */
const LONGEST_LABEL = 16
const COLON = /[：:]/
const NOT_HAN = /[^\p{Script=Han}]/gu

/** The labels of a line such as `发布日期：2022-01-28 来 源：某局`: each stands before a colon, after the value before it. */
function labelsOf(text: string): string[] {
  if (text.length > LONGEST_LINE) return []
  const before = text.split(COLON).slice(0, -1)
  const spelt = before.flatMap((part) => [
    part.replace(NOT_HAN, ''),
    part.replace(/^.*[^\p{Script=Han}]/su, ''),
  ])
  return spelt.filter((label) => LABELS.has(label))
}

function isMetadata(block: Block): boolean {
  if (block.kind === 'paragraph') return labelsOf(block.text).length > 0
  return printedLabels(block).length > 1
}

function printedLabels(block: Block): string[] {
  if (block.kind === 'paragraph') return labelsOf(block.text)
  if (block.kind === 'image') return []
  return block.cells.flatMap(({ text }) => {
    if (COLON.test(text)) return labelsOf(text)
    const label = text.length > 1 && text.length <= LONGEST_LABEL ? text.replace(NOT_HAN, '') : ''
    return LABELS.has(label) ? [label] : []
  })
}

interface MetaLine {
  label: string
  /** The names of `<meta>` that tell it, lower case. */
  names: string[]
  /** Lines of the page that tell it too. */
  told: RegExp
}

const META_LINES: MetaLine[] = [
  {
    label: '发布日期',
    names: ['pubdate', 'publishdate', 'article:published_time'],
    told: /^(?:发布|发文|公开|成文|生成)?(?:日期|时间)$/,
  },
  { label: '发布机构', names: ['contentsource', 'source'], told: /机构|机关|来源|单位|主体/ },
]

/** Where metadata stand in the report: in the lines under its title. */
const LINES_LOOKED_AT = 20

/** What the page tells of the report outside of it, as blocks to be put in front: title, date, agency. */
export function metadataBlocks(page: Page, { body, before }: Region): Block[] {
  const lines = before.filter((i) => isMetadata(page.found[i]!.block)).map((i) => page.found[i]!.block)
  const title = outerTitle(page, body, before)
  const labels = [...lines, ...body.slice(0, LINES_LOOKED_AT).map((i) => page.found[i]!.block)].flatMap(
    printedLabels,
  )
  const metas = META_LINES.flatMap(({ label, names, told }) => {
    const value = names.map((name) => page.metas.get(name)).find(Boolean)
    return value && !labels.some((printed) => told.test(printed)) ? [paragraph(`${label}：${value}`)] : []
  })
  return [...(title ? [paragraph(title)] : []), ...metas, ...lines]
}

/** The report's title where the report itself begins without: printed before it, nearest first, or told by the page. */
function outerTitle({ found, metas, titles }: Page, body: number[], before: number[]): string | undefined {
  const top = body.slice(0, LINES_TO_TITLE).map((i) => found[i]!)
  if (top.some((_, i) => titleAt(top, i) !== null)) return undefined
  const printed = [...before].reverse().map((i) => titleAt(found, i))
  return printed.find((title) => title !== null) ?? titleOfPage([metas.get('articletitle') ?? '', ...titles])
}
