/**
 * Made-up reports for years before 2019: chapters of their own in whatever order and numbers, and the list of 2014 in its
 * layouts, with what is true of them.
 */
import { statistics2014 } from '../../../src/form/tables/statistics-2014.js'
import type { Sheet, SheetCell } from './form.js'
import { type MadeReport, type Piece, paragraph, table } from './report.js'
import { pick, type Random } from './quirks/quirk.js'

export interface EarlyReport {
  made: MadeReport
  /** Ordinal, title and kind of each chapter. */
  chapters: string[]
  /** The numbers of the list by indicator; null for what is left blank. */
  values: Map<string, number | null>
  layout: Layout
}

type Layout = 'three columns' | 'two columns' | 'side by side' | 'outline'
const LAYOUTS: readonly Layout[] = ['three columns', 'two columns', 'side by side', 'outline']

const CHAPTERS = [
  ['introduction', '概述', '本机关明确专人，工作平稳运行。'],
  ['proactiveDisclosure', '主动公开政府信息情况', '通过政府网站及时公开各类信息。'],
  ['unrecognised', '回应解读情况', '通过多种方式回应关切。'],
  ['requests', '依申请公开政府信息情况', '具体数据见附表。'],
  ['feesAndWaivers', '政府信息公开的收费及减免情况', '严格按规定收费。'],
  ['complaintsAndDisputes', '行政复议、行政诉讼和举报投诉情况', '具体数据见附表。'],
  ['organization', '机构建设和保障经费情况', '设有专门机构。'],
  ['problems', '存在的主要问题和改进措施', '时效性有待提高，下一步将加强督促。'],
] as const

const NUMERALS = '一二三四五六七八九'

export function makeEarly(random: Random): EarlyReport {
  const agency = pick(['安川市商务局', '望川县教育局', '临溪镇人民政府', '石桥区司法局'], random)
  const year = 2014 + random(5)
  const layout = pick(LAYOUTS, random)
  const numbered = random(5) > 0
  const stop = random(4) === 0 ? '。' : ''
  const shown = shuffled(
    CHAPTERS.filter((_, i) => i === 0 || random(4) > 0),
    random(3) === 0 ? random : null,
  )
  const chosen = numbered ? shown : shown.filter(([kind]) => kind !== 'unrecognised')
  const values = numbersOf(random)
  const title = `${agency}${year}年政府信息公开工作年度报告`
  const made: MadeReport = {
    agency,
    year,
    formats: { proactiveDisclosure: '2021', requests: '2021' },
    values: new Map(),
    front: [
      { kind: 'title', lines: [title] },
      paragraph(
        `根据《中华人民共和国政府信息公开条例》要求，现公布${agency}${year}年政府信息公开工作年度报告。`,
      ),
    ],
    sections: chosen.map(([, words, text], i) => ({
      number: i + 1,
      title: words,
      heading: `${numbered ? `${NUMERALS[i]}、` : ''}${words}${stop}`,
      body: [paragraph(text)],
    })),
    end: [paragraph(`附表：政府信息公开情况统计表（${year}年度）`), ...listOf(values, layout, random)],
  }
  const chapters = chosen.map(([kind, words], i) => `${numbered ? NUMERALS[i] : null} ${words} ${kind}`)
  return { made, chapters, values, layout }
}

function shuffled<T>(list: readonly T[], random: Random | null): T[] {
  const left = [...list]
  if (!random) return left
  return list.map(() => left.splice(random(left.length), 1)[0] as T)
}

const [block] = statistics2014.blocks
const indicatorOf = (key: string): string => `statistics.${key}`

/** Numbers of which the form's sums hold; a row in twelve is left blank where no sum needs it. */
function numbersOf(random: Random): Map<string, number | null> {
  const values = new Map<string, number | null>(
    block.rows.map(({ key }) => [key, random(12) === 0 ? null : random(500)]),
  )
  for (const { left, right } of [...statistics2014.rules].reverse()) {
    for (const part of left) values.set(part, values.get(part) ?? random(90))
    values.set(
      right[0],
      left.reduce((sum, part) => sum + (values.get(part) ?? 0), 0),
    )
  }
  return new Map([...values].map(([key, value]) => [indicatorOf(key), value]))
}

interface Line {
  label: string
  unit: string
  /** null: a heading. */
  value: SheetCell | null
  depth: number
}

/** Every row of the form with its headings, from top to bottom. */
function linesOf(values: ReadonlyMap<string, number | null>): Line[] {
  const lines: Line[] = []
  const seen = new Set<string>()
  for (const { key, path, unit } of block.rows) {
    path.slice(0, -1).forEach((label, depth) => {
      const name = path.slice(0, depth + 1).join('/')
      if (!seen.has(name)) lines.push({ label, unit: '——', value: null, depth })
      seen.add(name)
    })
    seen.add(path.join('/'))
    const number = values.get(indicatorOf(key)) ?? null
    const value = { text: number === null ? '' : String(number), indicator: indicatorOf(key) }
    lines.push({ label: path.at(-1)!, unit, value, depth: path.length - 1 })
  }
  return lines
}

const cell = (text: string): SheetCell => ({ text })

function listOf(values: ReadonlyMap<string, number | null>, layout: Layout, random: Random): Piece[] {
  const lines = linesOf(values)
  const mark = pick(['——', '----', ''], random)
  const row = ({ label, unit, value }: Line): SheetCell[] => [
    cell(label),
    cell(value ? unit : mark),
    value ?? cell(mark),
  ]
  const head = [pick(['统计指标', '统 计 指 标', '指标名称'], random), '单位', '统计数'].map(cell)
  if (layout === 'two columns') {
    const twoColumns = lines.map(({ label, unit, value }) => [
      cell(value ? `${label}（${unit}）` : label),
      value ?? cell(mark),
    ])
    return [table([[head[0]!, head[2]!], ...twoColumns])]
  }
  if (layout === 'side by side') {
    const half = Math.ceil(lines.length / 2)
    const blanks = [cell(''), cell(''), cell('')]
    const halves = lines.slice(0, half).map((line, i): SheetCell[] => {
      const other = lines[half + i]
      return [...row(line), ...(other ? row(other) : blanks)]
    })
    return [table([[...head, ...head], ...halves])]
  }
  if (layout === 'outline')
    return [table([[{ ...head[0]!, columnSpan: 2 }, ...head.slice(1)], ...outlined(lines, row)])]
  const rows = lines.map(row)
  // Some print the table on two pages.
  const at = random(3) === 0 ? 10 + random(30) : rows.length
  const sheet: Sheet = [head, ...rows.slice(0, at)]
  return at === rows.length ? [table(sheet)] : [table(sheet), table([head, ...rows.slice(at)])]
}

/** The nine headings in a merged column in front; a heading with a number of its own has it in a row 合计. */
function outlined(lines: readonly Line[], row: (line: Line) => SheetCell[]): Sheet {
  const groups: Line[][] = []
  for (const line of lines) {
    if (line.depth === 0) groups.push([line])
    else groups.at(-1)!.push(line)
  }
  return groups.flatMap(([heading, ...below]) => {
    const inner = heading!.value ? [{ ...heading!, label: '合计' }, ...below] : below
    return inner.map((line, i) => [
      ...(i === 0 ? [{ text: heading!.label, rowSpan: inner.length }] : []),
      ...row(line),
    ])
  })
}
