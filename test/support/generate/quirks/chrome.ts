/** QUIRKS §2: what the site prints around a report. */
import type { Piece } from '../report.js'
import { plainRow } from '../sheets.js'
import { type Quirk, changing, paragraphs, pick } from './quirk.js'

const above = (name: string, lines: (agency: string, year: number) => readonly Piece[]): Quirk => ({
  name,
  of: name,
  apply: changing((made) => ({ ...made, front: [...lines(made.agency, made.year), ...made.front] })),
})

const below = (name: string, lines: (year: number) => readonly string[]): Quirk => ({
  name,
  of: 'below',
  apply: changing((made) => ({ ...made, end: [...made.end, ...paragraphs(...lines(made.year))] })),
})

export const CHROME: readonly Quirk[] = [
  above('breadcrumbs', () => paragraphs('当前位置：首页 > 政务公开 > 政府信息公开年报')),
  above('正文', () => paragraphs('正文')),
  above('tools of the page above', () =>
    paragraphs(
      '字体：【大 中 小】',
      '【打印】',
      '浏览量：-',
      '扫一扫在手机打开当前页',
      '网站支持IPv6',
      '关怀版 无障碍',
      '分享到',
    ),
  ),
  above('a table of metadata', (agency, year) => [
    {
      kind: 'table',
      sheet: [
        plainRow('索引号', `00${year}17-8/${year + 1}-00031`, '发布机构', agency),
        plainRow('发文日期', `${year + 1}-01-18`, '有效性', '有效'),
      ],
    },
  ]),
  above('lines of metadata', (agency, year) =>
    paragraphs(
      `索引号：00${year}17-8/${year + 1}-00031`,
      `发布机构：${agency}`,
      `发布日期：${year + 1}-01-18`,
    ),
  ),
  below('print buttons below', () => ['【打印本页】 【关闭窗口】']),
  below('neighbours’ links', (year) => [
    `上一篇：望川县石桥镇${year}年政府信息公开工作年度报告`,
    '下一篇：关于召开培训会的通知',
  ]),
  below('the site’s foot', () => [
    '主办：望川县人民政府办公室',
    '网站标识码：0000000000',
    '版权所有：望川县人民政府',
  ]),
  {
    name: 'page numbers between paragraphs',
    of: 'page numbers',
    in: ({ kind }) => kind !== 'pdf' && kind !== 'xlsx',
    apply: changing((made, random) => {
      const dress = pick(
        [(n: number) => `- ${n} -`, (n: number) => `-${n}-`, (n: number) => `— ${n} —`],
        random,
      )
      let page = 0
      return {
        ...made,
        sections: made.sections.map((section) => ({
          ...section,
          body: random(2) ? [...section.body, ...paragraphs(dress(++page))] : section.body,
        })),
      }
    }),
  },
]
