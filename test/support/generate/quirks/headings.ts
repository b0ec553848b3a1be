/** QUIRKS §3: headings of sections. */
import { type MadeReport, type MadeSection, ORDINALS, paragraph, withHeadings } from '../report.js'
import {
  type Draft,
  type Quirk,
  type Random,
  changing,
  mapSection,
  mapSections,
  pick,
  retitled,
  untold,
} from './quirk.js'
import { otherText } from './prose.js'

/** What the sections are called, apart from the form's own words. */
const WORDINGS: Readonly<Record<number, readonly string[]>> = {
  1: ['总体工作情况', '政府信息公开工作总体情况', '概述', '总体情况概述', '本年度政务公开工作总体情况'],
  2: [
    '主动公开政府信息的情况',
    '主动公开政务信息情况',
    '行政机关主动公开政府信息情况',
    '本年度主动公开政府信息情况',
    '主动公开政府政府情况',
  ],
  3: [
    '行政机关收到和处理政府信息公开申请情况',
    '行政机关收到和处理信息公开申请情况',
    '收到和处理政府信息公开申请情况统计表',
  ],
  4: [
    '政府信息公开行政复议行政诉讼情况',
    '政府信息公开行政复议及行政诉讼情况',
    '政府信息公开行政复议和行政诉讼情况',
    '因政府信息公开工作被申请行政复议、提起行政诉讼情况',
    '因政府信息公开工作被行政复议、提起行政诉讼情况',
    '被申请行政复议、提起行政诉讼情况',
    '政府信息公开工作行政复议、行政诉讼情况',
    '行政复议、行政诉讼情况',
  ],
  5: [
    '存在的主要问题和改进情况',
    '存在主要问题及改进情况',
    '存在问题及改进情况',
    '存在问题与改进方向',
    '存在问题及改进思路',
    '政府信息公开工作存在的主要问题及改进情况',
    '信息公开工作存在的主要问题及改进措施',
    '政务信息工作存在主要问题和改进情况',
    '存在的主要问题及整改措施',
    '存在不足及改进措施',
    '现存问题与改进举措',
  ],
  6: ['其他报告事项', '其他需要汇报事项', '其他需要说明的事项', '其它需要报告的事项'],
}

const reworded = (number: number): Quirk => ({
  name: `section ${ORDINALS[number - 1]} by another name`,
  of: `heading ${number}`,
  apply: changing((made, random) =>
    made.sections.some((section) => section.number === number)
      ? retitled(made, number, pick(WORDINGS[number]!, random))
      : null,
  ),
})

const numbered = (name: string, number: (value: number, title: string, random: Random) => string): Quirk => ({
  name,
  of: 'numbering',
  apply: changing((made, random) => withHeadings(made, (value, title) => number(value, title, random))),
})

const ordinal = (value: number): string => '一二三四五六七八'[value - 1]!

/** The report without the heading of one section; its body stays. */
const headless = (made: MadeReport, number: number): MadeReport =>
  mapSection(made, number, (section) => ({ ...section, heading: '' }))
const without = (made: MadeReport, ...numbers: number[]): MadeReport => ({
  ...made,
  sections: made.sections.filter(({ number }) => !numbers.includes(number)),
})

/** A table cut at pages has so many pieces. */
const MOST_PIECES = 3
const tablesIn = ({ sections }: MadeReport, number: number): number =>
  sections.find((section) => section.number === number)?.body.filter(({ kind }) => kind === 'table').length ??
  0

const runIn = (section: MadeSection, stop: string): MadeSection => {
  const [first, ...rest] = section.body
  return first?.kind === 'paragraph'
    ? { ...section, heading: `${section.heading}${stop}${first.text}`, body: rest }
    : section
}

const brokenHeading = (draft: Draft, number: number, at: number): Draft | null => {
  const section = draft.made.sections.find((one) => one.number === number)
  if (!section || section.heading.length - at < 6 || section.heading === section.title) return null
  // On a line of its own it is the caption of the table.
  if (section.heading.slice(-at) === '统计表') return null
  const cut = section.heading.length - at
  const made = mapSection(draft.made, number, (one) => ({
    ...one,
    heading: one.heading.slice(0, cut),
    body: [{ kind: 'heading', text: one.heading.slice(cut) }, ...one.body],
  }))
  return { ...draft, made }
}

export const WORDED_HEADINGS: readonly Quirk[] = [1, 2, 3, 4, 5, 6].map(reworded)

export const HEADINGS: readonly Quirk[] = [
  numbered('headings numbered 1、', (value, title) => `${value}、${title}`),
  numbered('headings numbered 1. and a space', (value, title) => `${value}. ${title}`),
  numbered('headings called 第一部分', (value, title) => `第${ordinal(value)}部分 ${title}`),
  numbered('a space behind the number', (value, title) => `${ordinal(value)}、 ${title}`),
  numbered(
    'half-width marks behind the numbers',
    (value, title, random) => `${ordinal(value)}${pick(['.', '．', ',', '，', '、'], random)}${title}`,
  ),
  numbered('numbering shifted by one', (value, title) => `${ordinal(value === 1 ? 1 : value + 1)}、${title}`),
  numbered(
    'numbering that starts again',
    (value, title) => `${ordinal(value === 1 ? 1 : value - 1)}、${title}`,
  ),
  numbered('the last section called 七', (value, title) => `${ordinal(value === 6 ? 7 : value)}、${title}`),
  numbered('a number printed twice', (value, title) => `${ordinal(value === 4 ? 3 : value)}、${title}`),
  numbered('the first heading without number', (value, title) =>
    value === 1 && title.includes('总体') ? title : `${ordinal(value)}、${title}`,
  ),
  numbered('headings without numbers', (_, title) => title),
  {
    ...numbered(
      'dirt before the numbers',
      (value, title, random) => `${pick(['|', 'l', '', '｜'], random)}${ordinal(value)}、${title}`,
    ),
    in: ({ torn }) => !torn,
  },
  {
    name: 'headings end with a stop',
    of: 'heading ends',
    apply: changing((made, random) => {
      const stop = pick(['。', '：', ':'], random)
      return mapSections(made, (section) => ({ ...section, heading: `${section.heading}${stop}` }))
    }),
  },
  {
    name: 'headings run into their text',
    of: 'heading ends',
    apply: changing((made, random) => {
      const stop = pick(['。', '：', '。 '], random)
      return mapSections(made, (section) =>
        [1, 5, 6].includes(section.number) ? runIn(section, stop) : section,
      )
    }),
  },
  {
    name: 'a heading broken over two lines',
    of: 'heading ends',
    in: ({ torn }) => !torn,
    apply: (draft, random) => brokenHeading(draft, pick([3, 4, 5], random), 2 + random(6)),
  },
  {
    name: 'the heading of section 五 lost',
    of: 'headings there',
    apply: (draft) => {
      const made = mapSection(headless(draft.made, 5), 5, (section) => ({
        ...section,
        body: [
          paragraph('（一）主要问题'),
          paragraph('公开的形式较为单一。'),
          paragraph('（二）改进情况'),
          paragraph('丰富了公开的形式。'),
        ],
      }))
      return untold({ ...draft, made }, 'sections')
    },
  },
  ...[2, 3, 4].map(
    (number): Quirk => ({
      name: `the heading of section ${ordinal(number)} lost`,
      of: 'headings there',
      // On pages the tables above and below it would become one.
      in: ({ kind }) => kind !== 'pdf',
      // Small tables of one row each are known by the section that they stand in.
      apply: (draft) =>
        tablesIn(draft.made, number) > MOST_PIECES
          ? null
          : untold({ ...draft, made: headless(draft.made, number) }, 'sections'),
    }),
  ),
  { name: 'no section 六', of: 'headings there', apply: changing((made) => without(made, 6)) },
  { name: 'no sections 五 and 六', of: 'headings there', apply: changing((made) => without(made, 5, 6)) },
  {
    name: 'nothing in section 六',
    of: 'section 六',
    apply: changing((made, random) =>
      made.sections.some(({ number }) => number === 6)
        ? mapSection(made, 6, (section) => ({ ...section, body: [paragraph(otherText(random))] }))
        : null,
    ),
  },
  {
    name: 'chapters of its own above the tables',
    of: 'chapters',
    apply: (draft) => {
      const chapters = [
        '一、工作概述',
        '二、工作机制保障',
        '三、主动公开工作情况',
        '四、政府信息公开申请情况',
      ]
      const body = draft.made.sections.find(({ number }) => number === 1)?.body ?? []
      const prose = chapters.flatMap((chapter, i) => [paragraph(chapter), ...(body[i] ? [body[i]] : [])])
      const made = withHeadings(without(draft.made, 1), (value, title) => `${ordinal(value - 1)}、${title}`)
      return untold({ ...draft, made: { ...made, front: [...made.front, ...prose] } }, 'sections')
    },
  },
  {
    name: 'sub-headings 一、二、三 in section 一',
    of: 'chapters',
    apply: (draft) => {
      const parts = ['一、坚持组织领导', '二、夯实公开基础', '三、加强监督检查']
      const body = parts.flatMap((part) => [
        paragraph(part),
        paragraph('按照年度工作安排，各项任务均已落实到位，工作机制进一步健全。'),
      ])
      const made = mapSection(draft.made, 1, (section) => ({
        ...section,
        body: [...section.body.slice(0, 1), ...body],
      }))
      return { ...draft, made }
    },
  },
]
