/** Tallies as tables: for the terminal, and for the documentation. */
import { type Formats, type Pinned, SHARES, percent } from './floors.js'
import { FIELDS, NOTHING, TABLES, type Tally, WHOLE, sum } from './score.js'

export const LEGEND = `cells       cells of the truth; exact: the same value in the same state, a blank as a blank (where the truth knows numbers alone, no number for none)
precision   numbers that are right / numbers claimed; recall: numbers that are right / numbers of the truth; F1: their harmonic mean
blank/zero  no number read as 0, or 0 read as a blank; inferred: numbers put back by arithmetic; ambiguous: reported as undecided, never exact
silent      cells with another value than the truth's, and numbers for cells that are not there, of which no warning or error names cell, row or place
reports     right as a whole: every cell and every field exact, nothing claimed beyond them; a document that must be refused is right when it is
flat text   text whose tool dropped blank cells or columns (dialects D1, D2, D9, D10, and D5 with blanks dropped); opening: the first part of a page`

const shares = (tally: Tally): string[] => Object.values(SHARES).map((share) => percent(share(tally)))
const faults = ({ confused, inferred, ambiguous, silent }: Tally): string[] =>
  [confused, inferred, ambiguous, silent].map(String)

/** The tables of a group as text. */
export function groupTables(name: string, formats: Formats): string {
  const rowsOf = (names: readonly string[], columns: (tally: Tally) => string[]): string[][] =>
    Object.entries(formats).flatMap(([format, tallies]) =>
      names.flatMap((what) => (tallies[what] ? [[format, what, ...columns(tallies[what])]] : [])),
    )
  const cells = rowsOf(TABLES, (tally) => [String(tally.cells), ...shares(tally), ...faults(tally)])
  const fields = rowsOf([...FIELDS, WHOLE], (tally) => [String(tally.cells), ...shares(tally)])
  return [
    aligned([
      [
        name,
        'table',
        'cells',
        'exact',
        'precision',
        'recall',
        'F1',
        'blank/zero',
        'inferred',
        'ambiguous',
        'silent',
      ],
      ...cells,
    ]),
    aligned([[name, 'field', 'values', 'exact', 'precision', 'recall', 'F1'], ...fields]),
  ].join('\n\n')
}

function aligned(rows: string[][]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  return rows
    .map((row) =>
      row
        .map((text, column) => (column < 2 ? text.padEnd(widths[column]!) : text.padStart(widths[column]!)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** What a page says around the numbers. */
interface Wording {
  sources: Record<string, string>
  formats: Record<string, string>
  tables: Record<string, string>
  cells: string[]
  fields: string[]
  notes: string[]
}

const WORDINGS: Record<string, Wording> = {
  'docs/accuracy.md': {
    sources: { made: 'made up', published: 'published' },
    formats: {
      html: 'HTML',
      text: 'text',
      'flat text': 'text without blanks',
      docx: 'DOCX',
      doc: 'DOC',
      pdf: 'PDF',
      ofd: 'OFD',
      xlsx: 'XLSX',
      opening: 'beginnings',
    },
    tables: { proactiveDisclosure: '二', requests: '三', disputes: '四' },
    cells: [
      'reports',
      'format',
      'table',
      'cells',
      'exact %',
      'precision %',
      'recall %',
      'F1 %',
      'blank/zero',
      'inferred',
      'ambiguous',
      'silent wrong',
    ],
    fields: ['reports', 'format', 'sections', 'title', 'agency', 'year', 'period', 'right as a whole'],
    notes: [
      'Written by `npm run accuracy -- --docs` from `bench/accuracy-floors.json`, which pins every number: a run that falls below one fails.',
      '',
      '*exact*: cells with the same value in the same state, a blank as a blank. *precision*, *recall*: numbers that are right, of those claimed and',
      'of those printed. *blank/zero*: one read as the other. *ambiguous*: reported as undecided. *silent wrong*: cells with a wrong value that no',
      'warning or error names. *Text without blanks* has lost where its numbers stood; what arithmetic puts back is *inferred*. Fields: how many are',
      'right, of how many; *beginnings* are the first parts of pages, of which only the year is known.',
    ],
  },
  'docs/zh/accuracy.md': {
    sources: { made: '自编', published: '实际公布' },
    formats: {
      html: 'HTML',
      text: '文本',
      'flat text': '丢了空白格的文本',
      docx: 'DOCX',
      doc: 'DOC',
      pdf: 'PDF',
      ofd: 'OFD',
      xlsx: 'XLSX',
      opening: '开头部分',
    },
    tables: { proactiveDisclosure: '二', requests: '三', disputes: '四' },
    cells: [
      '报告',
      '格式',
      '表',
      '单元格',
      '完全一致 %',
      '精确率 %',
      '召回率 %',
      'F1 %',
      '空白与零混淆',
      '推算',
      '未定',
      '无提示的错误',
    ],
    fields: ['报告', '格式', '章节', '标题', '机关', '年度', '统计期限', '整份正确'],
    notes: [
      '由 `npm run accuracy -- --docs` 根据 `bench/accuracy-floors.json` 写出；该文件固定了每一个数，低于其中任何一个，运行即失败。',
      '',
      '“完全一致”：值与状态都相同，空白仍是空白。“精确率”“召回率”：正确的数占读出的数、占印出的数的比例。“空白与零混淆”：把一个读成了另一个。',
      '“未定”：报告为无法判定。“无提示的错误”：值有误而没有任何警告或错误指明的单元格。“丢了空白格的文本”里，数原在哪一格已不可知，靠算术放回的计入“推算”。',
      '各项信息为正确数与总数；“开头部分”是网页的开头，只知年度。',
    ],
  },
}

export const PAGES = Object.keys(WORDINGS)
const BLOCK = /(<!-- accuracy: written by npm run accuracy -- --docs -->\n)[^]*?(<!-- \/accuracy -->)/

/** Which groups stand together in the documentation; what is real stands first. */
const SOURCES: Record<string, readonly string[]> = {
  published: ['published'],
  made: ['fixtures', 'generated'],
}

/** A page with the table of the floors between its marks. */
export function inPage(name: string, page: string, floors: Record<string, Pinned>): string {
  if (!BLOCK.test(page)) throw new RangeError(`${name} has no place for the table: <!-- accuracy … -->`)
  return page.replace(
    BLOCK,
    (_, begin: string, end: string) => `${begin}${section(WORDINGS[name]!, floors)}\n${end}`,
  )
}

function section(wording: Wording, floors: Record<string, Pinned>): string {
  const groups = Object.entries(SOURCES).map(([source, names]) => {
    const formats = joined(names.flatMap((name) => (floors[name] ? [floors[name].formats] : [])))
    return [wording.sources[source]!, formats] as const
  })
  const cells = groups.flatMap(([source, formats]) =>
    Object.entries(formats).flatMap(([format, tallies]) =>
      TABLES.flatMap((table) => {
        const tally = tallies[table]
        return tally
          ? [
              [
                source,
                wording.formats[format]!,
                wording.tables[table]!,
                String(tally.cells),
                ...shares(tally),
                ...faults(tally),
              ],
            ]
          : []
      }),
    ),
  )
  const ofAll = (tally: Tally | undefined): string => (tally ? `${tally.exact}/${tally.cells}` : '–')
  const fields = groups.flatMap(([source, formats]) =>
    Object.entries(formats).map(([format, tallies]) => [
      source,
      wording.formats[format]!,
      ...[...FIELDS, WHOLE].map((what) => ofAll(tallies[what])),
    ]),
  )
  return [
    ...wording.notes,
    '',
    markdown(wording.cells, cells, 3),
    '',
    markdown(wording.fields, fields, 2),
  ].join('\n')
}

function joined(groups: Formats[]): Formats {
  const all: Formats = {}
  for (const [format, tallies] of groups.flatMap((formats) => Object.entries(formats))) {
    all[format] ??= {}
    const own = all[format]!
    for (const [what, tally] of Object.entries(tallies)) own[what] = sum(own[what] ?? NOTHING, tally)
  }
  return all
}

/** @param labels columns of words; the others hold numbers */
const markdown = (head: string[], rows: string[][], labels: number): string =>
  [head, head.map((_, column) => (column < labels ? '---' : '---:')), ...rows]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n')
