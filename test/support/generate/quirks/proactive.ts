/** QUIRKS §4: the table of section 二. */
import { type SheetCell, articleSheets } from '../form.js'
import { type MadeReport, type Piece, sheetOf, table, withBody, withSheet } from '../report.js'
import { copyOf, cut, insertBefore, relabelled, unjoined } from '../sheets.js'
import { type Quirk, changing, hasTable, mapCells, pick } from './quirk.js'

/** A quirk of the table as one sheet. */
const ofSheet = (
  name: string,
  of: string,
  change: (made: MadeReport, random: (below: number) => number) => MadeReport | null,
): Quirk => ({
  name,
  of,
  apply: changing((made, random) => (hasTable(made, 2) ? change(made, random) : null)),
})

const relabel = (
  name: string,
  of: string,
  change: (text: string) => string,
  inMedium?: Quirk['in'],
): Quirk => ({
  ...ofSheet(name, of, (made) =>
    mapCells(made, (cell) => (cell.indicator ? cell : { ...cell, text: change(cell.text) }), [2]),
  ),
  ...(inMedium && { in: inMedium }),
})

/** Where a joined cell is said again, 79 | 79 | 79 below no name may be one number or three. */
const hasItsNames: Quirk['in'] = ({ repeats }) => repeats !== true

const isHeadRow = (row: readonly SheetCell[]): boolean => row[0]?.text === '信息内容'

export const PROACTIVE_LABELS: readonly Quirk[] = [
  relabel('规范性文件 by its other name', 'normative documents', (text) =>
    // One edition's name for the row, and the other's.
    text === '规范性文件' ? '行政规范性文件' : text.replace(/^行政规范性文件$/, '规范性文件'),
  ),
  relabel('a space in 第二十条 第（一）项', 'articles', (text) => text.replace('第二十条第', '第二十条 第')),
  relabel('half-width brackets in 第二十条第(一)项', 'articles', (text) =>
    text.replace('（', '(').replace('）', ')'),
  ),
  relabel('heads broken over lines', 'proactive head', (text) =>
    text.replace(/^(本年新|对外公开|本年处理|上一年项目|本年增)(?=.)/, '$1\n'),
  ),
  // Where a joined head is said again, 本年新 | 本年新 | 本年新 may be two heads or three.
  relabel(
    'heads cut to their first line',
    'proactive head',
    (text) => (/^本年新/.test(text) ? '本年新' : text.replace('本年增/减', '本年增/')),
    hasItsNames,
  ),
]

export const PROACTIVE_LAYOUT: readonly Quirk[] = [
  ofSheet('rows that the province adds', 'extra rows', (made) => {
    if (made.formats.proactiveDisclosure !== '2019') return null
    return withSheet(made, 2, (sheet) => {
      const licences = insertBefore(sheet, '其他对外管理服务事项', [
        { text: '行政确认（按事项填报）' },
        { text: '14', columnSpan: 2 },
        { text: '2' },
        { text: '310' },
      ])
      return insertBefore(licences, '行政强制', [
        { text: '行政检查' },
        { text: '9', columnSpan: 2 },
        { text: '0' },
        { text: '1240' },
      ])
    })
  }),
  ofSheet('a head printed again', 'extra rows', (made) =>
    withSheet(made, 2, (sheet) =>
      sheet.flatMap((row, r) => (isHeadRow(row) && r > 1 ? copyOf([row, row]) : [row])),
    ),
  ),
  {
    ...ofSheet('glued heads', 'glued', (made) => {
      if (made.formats.proactiveDisclosure !== '2021') return null
      return withSheet(made, 2, (sheet) =>
        sheet.map((row) =>
          isHeadRow(row) && row.length === 2
            ? [{ text: row.map(({ text }) => text).join(''), columnSpan: 4 }]
            : row,
        ),
      )
    }),
    in: hasItsNames,
  },
  ofSheet('a table for each article', 'proactive layout', (made) =>
    withBody(made, 2, articleSheets(made.formats.proactiveDisclosure, made.values).map(table)),
  ),
  {
    ...ofSheet('the table of 二 cut at a page', 'proactive layout', (made, random) => {
      const sheet = sheetOf(made, 2)
      return withBody(made, 2, cut(sheet, 2 + random(sheet.length - 3), 0).map(table))
    }),
    in: hasItsNames,
  },
  ofSheet('articles that span nothing', 'proactive layout', (made) =>
    withSheet(made, 2, (sheet) =>
      sheet.map((row) => (row.length === 1 ? [{ ...row[0]!, columnSpan: 1 }] : row)),
    ),
  ),
  ofSheet('unjoined cells in 二', 'proactive layout', (made) => withSheet(made, 2, unjoined)),
  ofSheet('a picture for the table of 二', 'proactive layout', (made) =>
    withBody(made, 2, [{ kind: 'image', alt: pick(['主动公开情况表', ''], () => 0) } satisfies Piece]),
  ),
]

export { relabelled }
