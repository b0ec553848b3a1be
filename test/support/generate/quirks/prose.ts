/** QUIRKS §2, §8, §9: the preamble, and the prose of the sections. */
import { ORDINALS, type Piece, paragraph } from '../report.js'
import {
  type Draft,
  type Quirk,
  type Random,
  changing,
  mapPieces,
  mapSection,
  paragraphs,
  pick,
  untold,
  withoutTitles,
} from './quirk.js'

const isPreamble = (piece: Piece): boolean => piece.kind === 'paragraph' && piece.text.includes('编制本报告')
const withPreamble = (draft: Draft, change: (text: string) => string): Draft => ({
  ...draft,
  made: mapPieces(draft.made, (piece) =>
    piece.kind === 'paragraph' && isPreamble(piece) ? [paragraph(change(piece.text))] : [piece],
  ),
})

const PERIOD = /数据的统计期限自(.*?)起至(.*?)止/
type Wording = (from: string, to: string) => string
const PERIODS: readonly Wording[] = [
  (from, to) => `数据的统计时限为${from}至${to}`,
  (from, to) => `数据统计周期为${from}至${to}`,
  (from, to) => `数据的统计期限从${from}起至${to}止`,
  (from, to) => `数据的时间跨度为${from}—${to}`,
  (from, to) => `统计数据起止时间为${from}到${to}`,
  (from, to) =>
    `数据统计期限为${from.replaceAll(/(\d+)/g, ' $1 ').trim()}至${to.replaceAll(/(\d+)/g, ' $1 ').trim()}`,
]

/** Widths of pages at which text tools break lines. */
const WIDTHS = [24, 31, 38]
const wrapped = (text: string, width: number): string[] =>
  Array.from({ length: Math.ceil(text.length / width) }, (_, i) => text.slice(i * width, (i + 1) * width))

/** Prose of all kinds, tables and headings left as they are. */
const mapProse = (draft: Draft, change: (text: string) => string[]): Draft => ({
  ...draft,
  made: mapPieces(draft.made, (piece) =>
    piece.kind === 'paragraph' ? paragraphs(...change(piece.text)) : [piece],
  ),
})

const contentsOf = (draft: Draft): string[] =>
  draft.made.sections.map(({ heading }) => heading).filter(Boolean)

export const PROSE: readonly Quirk[] = [
  {
    name: 'no preamble',
    of: 'preamble',
    apply: (draft) => {
      const front = draft.made.front.filter((piece) => !isPreamble(piece))
      return { ...draft, made: { ...draft.made, front }, truth: { ...draft.truth, period: null } }
    },
  },
  {
    name: 'the preamble inside section 一',
    of: 'preamble',
    apply: (draft) => {
      const inside = draft.made.front.filter(isPreamble)
      if (!draft.made.sections.some(({ number }) => number === 1)) return null
      const made = { ...draft.made, front: draft.made.front.filter((piece) => !isPreamble(piece)) }
      return {
        ...draft,
        made: mapSection(made, 1, (section) => ({ ...section, body: [...inside, ...section.body] })),
      }
    },
  },
  {
    name: 'the preamble names the sections',
    of: 'preamble',
    apply: (draft, random) => {
      const titles = draft.made.sections.map(({ title }) => title)
      const list = pick(
        [
          titles.join('、'),
          titles.join('，'),
          titles.map((title, i) => `(${ORDINALS[i]})${title}`).join(';'),
          `${titles.slice(0, -1).join('、')}和${titles.at(-1)}`,
        ],
        random,
      )
      return withPreamble(
        draft,
        (text) => `${text}本报告由${list}${pick(['六个部分', '五项内容', ''], random)}组成。`,
      )
    },
  },
  {
    name: 'the period in other words',
    of: 'period',
    apply: (draft, random) =>
      withPreamble(draft, (text) =>
        text.replace(PERIOD, (_, from: string, to: string) => pick(PERIODS, random)(from, to)),
      ),
  },
  {
    name: 'a period that has lost 年 and 月',
    of: 'period',
    apply: (draft) => {
      const { year } = draft.made
      return untold(
        withPreamble(draft, (text) => text.replace(PERIOD, `数据的统计期限自${year}11日起至${year}1231日止`)),
        'period',
      )
    },
  },
  {
    name: 'contact lines',
    of: 'contact',
    apply: changing((made) => ({
      ...made,
      front: [
        ...made.front,
        ...paragraphs(
          '地 址：杏林路26号',
          '邮 编 ： 223100',
          '联系电话：0517—83593011',
          '传真：0517-83593012',
          '电子邮箱：bgs@example.cn',
        ),
      ],
    })),
  },
  {
    name: 'numbers of every kind in the prose',
    of: 'numbers in prose',
    apply: changing((made) =>
      mapSection(made, 1, (section) => ({
        ...section,
        body: [
          ...section.body,
          paragraph(
            `全年共受理依申请3119件，答复3050件（含上年度结转申请34件，另有103件顺延到下年度答复），办理建议提案13.6万条，占33.9%，近300人次参与，第711号令、〔2021〕30号文件已落实，制发规范性文件0件，废止0件。`,
          ),
        ],
      })),
    ),
  },
  {
    name: 'sub-headings on lines of their own',
    of: 'sub-headings',
    apply: changing((made, random) => {
      const dress = pick(
        [
          (n: number, text: string) => `（${ORDINALS[n]}）${text}`,
          (n: number, text: string) => `(${n + 1})${text}`,
          (n: number, text: string) => `${n + 1}.${text}`,
          (n: number, text: string) => `${n + 1}、${text}`,
          (n: number, text: string) => `${ORDINALS[n]}是${text}。`,
        ],
        random,
      )
      const parts = ['主动公开情况', '依申请公开情况', '政府信息管理情况', '平台建设情况', '监督保障情况']
      return mapSection(made, 1, (section) => ({
        ...section,
        body: [
          section.body[0]!,
          ...parts.flatMap((part, n) =>
            paragraphs(dress(n, part), '按照年度工作安排，各项任务均已落实到位，工作机制进一步健全。'),
          ),
        ],
      }))
    }),
  },
  {
    name: 'lines broken at the page’s width',
    of: 'line breaks',
    in: ({ kind }) => kind === 'text',
    apply: (draft, random) => {
      const width = pick(WIDTHS, random)
      return mapProse(draft, (text) => wrapped(text, width))
    },
  },
  {
    name: 'spaces round digits',
    of: 'spaces',
    apply: (draft) =>
      mapProse(draft, (text) => [
        text.replaceAll(/(?<=[\p{Script=Han}])(\d+)(?=[\p{Script=Han}])/gu, ' $1 '),
      ]),
  },
  {
    name: 'half-width punctuation',
    of: 'punctuation',
    apply: (draft) =>
      mapProse(draft, (text) => [
        text.replaceAll('，', ',').replaceAll('（', '(').replaceAll('）', ')').replaceAll('：', ':'),
      ]),
  },
  {
    name: 'a table of contents with dots',
    of: 'contents',
    apply: (draft, random) => {
      const dots = pick(['.', '…', '·'], random)
      const lines = contentsOf(draft).map(
        (heading, i) =>
          `${heading}${random(2) ? ' ' : ''}${dots.repeat(12 + random(10))} ${i + 1 + random(2)}`,
      )
      const titles = draft.made.front.filter(({ kind }) => kind === 'title')
      return {
        ...draft,
        made: {
          ...draft.made,
          front: [...titles, ...paragraphs('目  录', ...lines), ...withoutTitles(draft.made)],
        },
      }
    },
  },
]

/** The template's own instruction, and notes, beside the tables. */
export const BESIDE_TABLES: readonly Quirk[] = [
  {
    name: 'the template’s instruction above tables',
    of: 'instruction',
    apply: changing((made, random) => {
      const text = pick(['该部分以表格形式报告。表格如下：', '（单位：件）', '具体情况见下表：'], random)
      return {
        ...made,
        sections: made.sections.map((section) => ({
          ...section,
          body: section.body.flatMap((piece) =>
            piece.kind === 'table' && section.number > 1 && section.number < 5
              ? [paragraph(text), piece]
              : [piece],
          ),
        })),
      }
    }),
  },
  {
    name: 'a note under the table of disputes',
    of: 'note',
    apply: changing((made) =>
      mapSection(made, 4, (section) => ({
        ...section,
        body: [...section.body, paragraph('注：行政复议、行政诉讼数量含上年度结转数量。')],
      })),
    ),
  },
]

export const otherText = (random: Random): string =>
  pick(['无。', '无', '本年度无其他需要报告的事项。'], random)
