/** QUIRKS §1: titles. */
import type { Piece } from '../report.js'
import { type Draft, type Quirk, type Random, also, pick, untold, withoutTitles } from './quirk.js'

const title = (...lines: string[]): Piece => ({ kind: 'title', lines })

/** The report under other titles; the truth follows from the lines. */
const titled = (draft: Draft, ...titles: Piece[]): Draft => ({
  ...draft,
  made: { ...draft.made, front: [...titles, ...withoutTitles(draft.made)] },
})

type Wording = (agency: string, year: number) => string[]

const worded = (name: string, wordings: readonly Wording[]): Quirk => ({
  name,
  of: 'title',
  apply: (draft, random) =>
    titled(draft, title(...pick(wordings, random)(draft.made.agency, draft.made.year))),
})

const CHINESE = '〇一二三四五六七八九'
const chineseYear = (year: number): string =>
  [...String(year)].map((digit) => CHINESE[Number(digit)]).join('')

/** Where a title is broken inside the phrase. */
const BREAKS = [
  '年|',
  '政府|信息公开',
  '政府信息|公开',
  '政府信息公开|工作',
  '政府信息公开工作|年度报告',
  '政府信息公开工作年度|报告',
]
const broken = (line: string, random: Random): string[] => {
  const [before, after] = pick(
    BREAKS.filter((at) => line.includes(at.replace('|', ''))),
    random,
  ).split('|') as [string, string]
  const at = line.lastIndexOf(before + after) + before.length
  return [line.slice(0, at), line.slice(at)]
}

const NAME = '政府信息公开工作年度报告'

export const TITLES: readonly Quirk[] = [
  worded('the year first', [
    (agency, year) => [`${year}年${agency}${NAME}`],
    (agency, year) => [`${year}年度${agency}${NAME}`],
  ]),
  worded('年度 in the title', [
    (agency, year) => [`${agency}${year}年度${NAME}`],
    (agency, year) => [`${agency}关于${year}年度${NAME}`],
  ]),
  worded('a title without 工作 or 政府', [
    (agency, year) => [`${agency}${year}年政府信息公开年度报告`],
    (agency, year) => [`${agency}${year}年信息公开年度报告`],
    (agency, year) => [`${agency}${year}年信息公开工作报告`],
    (agency, year) => [`${agency}${year}年政府信息公开工作报告`],
    (agency, year) => [`${agency}${year}年政府信息公开年报`],
  ]),
  worded('the agency on a line of its own', [(agency, year) => [agency, `${year}年${NAME}`]]),
  worded('a title over three lines', [(agency, year) => [agency, `${year}年政府信息公开`, '工作年度报告']]),
  worded('the year without 年', [(agency, year) => [`${agency}${year}`, NAME]]),
  worded('the year in Chinese digits', [(agency, year) => [`${agency}${chineseYear(year)}年${NAME}`]]),
  {
    name: 'a title broken inside the phrase',
    of: 'title',
    apply: (draft, random) =>
      titled(draft, title(...broken(`${draft.made.agency}${draft.made.year}年${NAME}`, random))),
  },
  {
    name: 'spaces in the title',
    of: 'title',
    apply: (draft) => {
      const { agency, year } = draft.made
      return {
        ...titled(draft, title(`${agency} ${year} 年 政府信息公开工作 年度报告`)),
        truth: { ...draft.truth, title: `${agency}${year}年${NAME}` },
      }
    },
  },
  {
    name: 'the title printed twice',
    of: 'title',
    apply: (draft, random) => {
      const { agency, year } = draft.made
      const [one, other] = [
        `${agency}${year}年${NAME}`,
        pick(
          [`${agency}${year}年${NAME}`, `${agency}${year}年度${NAME}`, `${year}年${agency}${NAME}`],
          random,
        ),
      ]
      return also(titled(draft, title(one), title(other)), 'title', one, other)
    },
  },
  {
    name: 'a remark behind the title',
    of: 'title',
    apply: (draft, random) => {
      const { agency, year } = draft.made
      return titled(
        draft,
        title(
          `${agency}${year}年${NAME}${pick(['（图片版）', '（超链版）', '（数据准确、要素齐全）'], random)}`,
        ),
      )
    },
  },
  {
    name: 'a date line under the title',
    of: 'date line',
    apply: (draft, random) => {
      const year = draft.made.year + 1
      const line = pick([`（${year}年1月18日）`, `(${year}年1月18日)`, `${year}年1月18日`], random)
      const [first, ...rest] = draft.made.front
      const end = random(2) ? draft.made.end : draft.made.end.slice(0, 1)
      return {
        ...draft,
        made: {
          ...draft.made,
          front: [...(first ? [first] : []), { kind: 'paragraph', text: line }, ...rest],
          end,
        },
      }
    },
  },
  {
    name: 'no title',
    of: 'title',
    in: ({ titled: site }) => !site,
    apply: (draft) => ({ ...titled(draft), truth: { ...draft.truth, title: null } }),
  },
  {
    name: 'the title of another year',
    of: 'title',
    apply: (draft) => {
      const line = `${draft.made.agency}${draft.made.year - 1}年${NAME}`
      return untold(
        { ...titled(draft, title(line)), truth: { ...draft.truth, title: line } },
        'year',
        'title',
      )
    },
  },
]
