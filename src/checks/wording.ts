/** What was left in or copied into the text: instructions of the form, placeholders, another year, fees in another unit. */
import { type Sink, finding } from '../diagnostics/finding.js'
import type { Block } from '../document.js'
import { editionFor, editionOf, SECTIONS_WITH_TABLE, type Template } from '../form/index.js'
import { type Passage, passagesOf } from './narrative/sentences.js'
import { amountsIn } from './narrative/amounts.js'
import { checkOtherBody } from './other-body.js'
import { checkYearsSaid } from './other-year.js'
import { quoted } from './quoted.js'

export interface Wording {
  blocks: readonly Block[]
  sections: readonly { number: number | null; from: number; to: number; rest: string; heading: number }[]
  agency: string | null
  year: number | null
  /** 2025-01-20 */
  publishedOn: string | null
}

/** The form's own instructions (国办公开办函〔2019〕60号, 〔2021〕30号) and those of provinces' copies. */
const INSTRUCTION =
  /^[(（【[]?(?:该|本|此)部分(?:以|采用|用)(?:表格|文字).{0,4}(?:形式)?.{0,2}(?:报告|描述|填报)|^[(（【[]?(?:文字描述|表格形式|表格如下|填报说明|填写说明|此处填写|请填写|样表|模板|格式模板)[)）】\]：:。]?/
const PLACEHOLDER =
  /(?:[×╳✕]|[XxＸｘ*＊]{2}|○○|〇〇|＿{2}|_{2})[×╳✕XxＸｘ*＊○〇＿_]{0,10}(?:年|月|局|单位|县|市|区|镇|乡|街道|委|件|条|人|万元|元|省|部门)/
export function checkWording({ blocks, sections, agency, year, publishedOn }: Wording, report: Sink): void {
  blocks.forEach((block, index) => {
    if (block.kind !== 'paragraph') return
    const text = block.text.replace(/\s+/g, '')
    const about = { location: { block: index } }
    if (INSTRUCTION.test(text)) report(finding('check.template:instruction', { quote: quoted(text) }, about))
    else if (PLACEHOLDER.test(text))
      report(finding('check.template:placeholder', { quote: quoted(text) }, about))
  })
  const front = sections.find(({ number }) => number !== null)?.heading ?? -1
  if (agency !== null && front > 0) checkOtherBody(passagesOf(blocks, 0, front), agency, report)
  for (const { number, from, to } of sections) {
    if (number === null || SECTIONS_WITH_TABLE.has(number)) continue
    const passages = passagesOf(blocks, from, to)
    if (year !== null) checkYearsSaid(passages, number, { year, publishedOn }, report)
    if (agency !== null) checkOtherBody(passages, agency, report)
    if (number === 6) checkFees(passages, report)
  }
}

const FEE = /信息处理费|收取(?:的)?(?:政府信息公开|依申请公开)?(?:的)?费用/
const NO_FEE = /未(?:收取|发生|产生|收到)|没有(?:收取|发生)|无收取|(?:收取|费用|处理费)(?:共计|为|合计)?0元/

function checkFees(passages: readonly Passage[], report: Sink): void {
  let denied = false
  for (const { text, block } of passages.flat()) {
    if (!FEE.test(text)) continue
    const sums = amountsIn(text.normalize('NFKC').replace(/(\d),(?=\d{3}(?!\d))/g, '$1')).filter(
      ({ unit }) => unit === '元',
    )
    const rest = { location: { block } }
    if (sums.some((sum) => sum.text.includes('万')))
      report(finding('check.fee:unit', { quote: quoted(text) }, rest))
    if (denied && sums.some(({ to }) => to > 0))
      report(finding('check.fee:contradiction', { quote: quoted(text) }, rest))
    denied ||= NO_FEE.test(text)
  }
}

/** Tables of an earlier edition in a later report: still published, and lawful to read, but not what was asked for. */
export function checkFormat(template: Template, year: number | null, report: Sink): void {
  const current = editionFor(year)
  const last = editionOf(template.formats.at(-1)!)
  if (year === null || !current || last.to === null || year <= last.to) return
  report(
    finding(
      'check.template:format',
      { format: last.id, since: current.id },
      { table: template.table, severity: 'info' },
    ),
  )
}
