/** QUIRKS §5: the table of section 三. */
import type { Sheet, SheetCell } from '../form.js'
import { APPLICANTS } from '../form.js'
import { type MadeReport, type Piece, paragraph, sheetOf, table, withBody, withSheet } from '../report.js'
import { copyOf, cut, gridOf, plainRow, unjoined, withoutSpans } from '../sheets.js'
import { type Draft, type Quirk, type Random, changing, hasTable, loosened, mapCells, pick } from './quirk.js'

const ofTable = (
  name: string,
  of: string,
  change: (made: MadeReport, random: Random) => MadeReport | null,
  inMedium?: Quirk['in'],
): Quirk => ({
  name,
  of,
  ...(inMedium && { in: inMedium }),
  apply: changing((made, random) => (hasTable(made, 3) ? change(made, random) : null)),
})

type Relabel = (text: string, random: Random) => string
const relabel = (name: string, of: string, change: Relabel, inMedium?: Quirk['in']): Quirk =>
  ofTable(
    name,
    of,
    (made, random) =>
      mapCells(made, (cell) => (cell.indicator ? cell : { ...cell, text: change(cell.text, random) }), [3]),
    inMedium,
  )

const among =
  (labels: Readonly<Record<string, string | readonly string[]>>): Relabel =>
  (text, random) => {
    const other = labels[text]
    if (other === undefined) return text
    return typeof other === 'string' ? other : pick(other, random)
  }

const RESULTS = '三、本年度办理结果'
const GROUPS = ['（三）不予公开', '（四）无法提供', '（五）不予处理', '（六）其他处理']
const ITEM = /^(\d)\.(?=.)/

/** Labels as they are met damaged. */
const DAMAGED: Readonly<Record<string, readonly string[]>> = {
  '2.其他法律行政法规禁止公开': ['2.其他法律行政止公开', '2.其他法律法规禁止公开'],
  '5.要求行政机关确认或重新出具已获取信息': [
    '5.要求行政机关确认或重 新出具已获取信 息',
    '5.要求行政机关确认或重新出具已获取的信息',
  ],
  '7.属于行政执法案卷': ['7属于行政执法案巻', '7.属行政执法案卷'],
  '3.危及“三安全一稳定”': ['3.危及"三安全一稳定"', '3.危及三安全一稳定'],
  '1.本机关不掌握相关政府信息': ['1.本机关不掌握相关信息'],
  '4.无正当理由大量反复申请': ['4.无正当理由大量 反复 申请'],
  '四、结转下年度继续办理': ['四、结转下一年继续办理', '四、结转下一年度继续办理'],
  '一、本年新收政府信息公开申请数量': ['一、本年新收政府信息公开申请数', '一、本年新收信息公开申请数量'],
}

const SHORT: Readonly<Record<string, string>> = {
  '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请': '1.逾期不补正',
  '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请': '2.逾期不缴费',
  '（六）其他处理': '（六）其他',
}

const BROKEN_HEADS: Readonly<Record<string, readonly string[]>> = {
  商业企业: ['商业企\n业', '商业 企业', '商业\n企业'],
  科研机构: ['科研机\n构', '科研\n机构'],
  社会公益组织: ['社会\n公益\n组织', '社会公\n益组织'],
  法律服务机构: ['法律服\n务机构', '法律\n服务\n机构'],
  自然人: ['自然人', '自然\n人'],
  总计: ['总 计', '总\n计'],
}

const TRADITIONAL: Readonly<Record<string, string>> = {
  开: '開',
  处: '處',
  项: '項',
  区: '區',
  请: '請',
  数: '數',
  结: '結',
  转: '轉',
  续: '續',
  办: '辦',
  属: '屬',
  国: '國',
  机: '機',
  关: '關',
  总: '總',
  计: '計',
  没: '沒',
  现: '現',
  样: '樣',
  业: '業',
  构: '構',
  会: '會',
  组: '組',
  织: '織',
  务: '務',
  标: '標',
  给: '給',
  无: '無',
  与: '與',
  类: '類',
  内: '內',
  过: '過',
  执: '執',
  询: '詢',
  举: '舉',
  报: '報',
  诉: '訴',
  复: '復',
  从: '從',
  确: '確',
  认: '認',
  获: '獲',
  继: '繼',
  补: '補',
  缴: '繳',
  费: '費',
  规: '規',
  危: '危',
  护: '護',
  权: '權',
  务事: '務事',
  级: '級',
  余: '餘',
  个: '個',
  为: '為',
  据: '據',
  门: '門',
  们: '們',
}
const PINYIN: Readonly<Record<string, string>> = {
  信: 'xin',
  公: 'gong',
  項: 'xiàng',
  總: 'zǒng',
  區: 'qū',
  請: 'qǐng',
}
const traditional = (text: string): string =>
  [...text].map((letter) => TRADITIONAL[letter] ?? letter).join('')
const withPinyin = (text: string): string =>
  [...traditional(text)].map((letter) => (PINYIN[letter] ? `${letter}(${PINYIN[letter]})` : letter)).join('')

const spaced = (text: string, random: Random): string =>
  text.length < 4 ? text : ((at) => `${text.slice(0, at)} ${text.slice(at)}`)(3 + random(text.length - 3))
const wrapped = (text: string, width: number): string =>
  text.replace(new RegExp(`(.{${width}})(?=.)`, 'gu'), '$1\n')

export const REQUESTS_LABELS: readonly Quirk[] = [
  relabel('broken words in the head', 'requests head', among(BROKEN_HEADS)),
  relabel(
    '结果 in one vertical column',
    'first column',
    among({
      [RESULTS]: ['三\n、\n本\n年\n度\n办\n理\n结\n果', '三 、本 年 度办 理 结果', '三、本\n年度办\n理结果'],
    }),
  ),
  relabel('names of groups cut', 'groups', (text) => (GROUPS.includes(text) ? text.slice(0, 4) : text)),
  relabel('groups in half-width brackets', 'groups', (text) => text.replace(/^（(.)）/, '($1)')),
  relabel('brackets set apart', 'groups', (text) => text.replace(/^（(.)）/, '（ $1 ）')),
  relabel('items numbered 1、', 'items', (text) => text.replace(ITEM, '$1、')),
  relabel('items numbered 1．', 'items', (text) => text.replace(ITEM, '$1．')),
  relabel('items numbered 1. and a space', 'items', (text) => text.replace(ITEM, '$1. ')),
  relabel('items without a point', 'items', (text) => text.replace(ITEM, '$1')),
  relabel('other separators in （六）', 'separators', (text, random) =>
    text.replace('、行政机关', pick(['，行政机关', ',行政机关', '行政机关'], random)),
  ),
  relabel('short names in （六）', 'separators', among(SHORT)),
  relabel('damaged labels', 'damage', (text, random) => (random(2) ? among(DAMAGED)(text, random) : text)),
  relabel('the partly granted without remark', 'remarks', (text) =>
    text.replace('（二）部分公开（区分处理的，只计这一情形，不计其他情形）', '（二）部分公开'),
  ),
  relabel('spaces inside labels', 'label spaces', (text, random) =>
    random(3) === 0 ? spaced(text, random) : text,
  ),
  relabel('labels broken over lines', 'label spaces', (text, random) => wrapped(text, 6 + random(5))),
  relabel('traditional characters', 'script', (text) => traditional(text)),
  relabel('traditional characters with pinyin', 'script', (text) => withPinyin(text)),
]

const HEAD = 3
const valuesIn = (row: readonly SheetCell[]): SheetCell[] => row.filter(({ indicator }) => indicator)
const labelOf = (row: readonly SheetCell[]): string =>
  row.findLast(({ indicator, text }) => !indicator && text !== '')?.text ?? ''

const WRONG_HEADS = [
  ['项目', '', '', '数据1', '数据2', '数据3', '数据4', '数据5', '数据6', '数据7'],
  ['项目', '', '', '本年新收件数', '上年结转件数', '予以公开', '部分公开', '不予公开', '无法提供', '总计'],
]

/** A sheet with one row more: cells that reach over its place grow by it. */
function withRow(sheet: Sheet, at: number, label: string, values: SheetCell[]): Sheet {
  const columns = gridOf(sheet)[at]!.findIndex((place) => place?.cell.indicator)
  const reaching = gridOf(sheet)
    [at]!.slice(0, columns)
    .filter((place) => place && !sheet[at]!.includes(place.cell))
  const grown = sheet.map((row, r) =>
    row.map((cell) =>
      r < at && r + (cell.rowSpan ?? 1) > at ? { ...cell, rowSpan: cell.rowSpan! + 1 } : cell,
    ),
  )
  return [
    ...grown.slice(0, at),
    [{ text: label, columnSpan: columns - reaching.length }, ...values],
    ...grown.slice(at),
  ]
}

/** Rows with their own label only, as transcriptions have them. */
const plainRows = (sheet: Sheet): Sheet =>
  sheet
    .slice(HEAD)
    .map((row) =>
      valuesIn(row).length > 0
        ? [{ text: labelOf(row) }, ...valuesIn(row)]
        : row.map(({ text }) => ({ text })),
    )

function miniTables(sheet: Sheet): Piece[] {
  const rows = plainRows(sheet)
  const groups: { caption: string; rows: Sheet }[] = []
  sheet.slice(HEAD).forEach((row, r) => {
    const group = row.find(
      (cell) =>
        !cell.indicator && GROUPS.includes(cell.text) && row.filter(({ indicator }) => !indicator).length > 1,
    )
    const own = labelOf(row)
    if (group) groups.push({ caption: group.text, rows: [] })
    else if (groups.length === 0 || /^(?:（|四、)/.test(own))
      groups.push({ caption: groups.length === 0 ? '申请数量' : '办理结果', rows: [] })
    groups.at(-1)!.rows.push(rows[r]!)
  })
  return groups.flatMap(({ caption, rows: own }) => [
    paragraph(caption),
    table([plainRow('项目', ...APPLICANTS.map((_, i) => `数据${i + 1}`)), ...own]),
  ])
}

/** A row whose two-digit numbers are spread over two cells each. */
function digitsSplit(draft: Draft, random: Random): Draft | null {
  const sheet = sheetOf(draft.made, 3)
  const rows = sheet.flatMap((row, r) => (valuesIn(row).some(({ text }) => /^\d{2,}$/.test(text)) ? [r] : []))
  if (rows.length === 0) return null
  const chosen = pick(rows, random)
  const indicators = valuesIn(sheet[chosen]!).map(({ indicator }) => indicator!)
  const change = (row: SheetCell[]): SheetCell[] =>
    row.flatMap((cell) =>
      cell.indicator && /^\d{2,}$/.test(cell.text)
        ? [{ ...cell, text: cell.text.slice(0, 1) }, { text: cell.text.slice(1) }]
        : [cell],
    )
  // 35 and 8 as 3, 5 and their total 8, where the total is left out: nobody would see that.
  const parts = change(valuesIn(sheet[chosen]!).slice(0, -1)).flatMap(({ text }) =>
    text ? [Number(text.normalize('NFKC'))] : [],
  )
  if (parts.slice(0, -1).reduce((sum, value) => sum + value, 0) === parts.at(-1)) return null
  return loosened(
    {
      ...draft,
      made: withSheet(draft.made, 3, () => sheet.map((row, r) => (r === chosen ? change(row) : row))),
    },
    indicators,
  )
}

/** A piece without its head is a few rows of blanks and values: which is which column's may be past telling. */
function inPieces(draft: Draft, split: (sheet: Sheet) => Sheet[]): Draft | null {
  if (!hasTable(draft.made, 3)) return null
  const pieces = split(sheetOf(draft.made, 3))
  const headless = pieces.slice(1).filter((sheet) => !sheet.flat().some(({ text }) => text === '申请人情况'))
  return loosened(
    { ...draft, made: withBody(draft.made, 3, pieces.map(table)) },
    headless.flat(2).flatMap(({ indicator }) => indicator ?? []),
  )
}

export const REQUESTS_LAYOUT: readonly Quirk[] = [
  ofTable('the remark of the corner in two', 'corner', (made) =>
    mapCells(
      made,
      (cell) =>
        cell.text.startsWith('（本列数据')
          ? { ...cell, text: '（本列数据的勾稽关系为：第一项加第二项\n之和，等于第三项加第四项之和）' }
          : cell,
      [3],
    ),
  ),
  ofTable('a row that is not in the form', 'extra request row', (made, random) =>
    withSheet(made, 3, (sheet) =>
      withRow(
        sheet,
        HEAD + 1 + random(sheet.length - HEAD - 1),
        pick(['（六之一）转送其他机关', '行政复核', '（八）撤回申请'], random),
        APPLICANTS.map(() => ({ text: String(random(2) * 811) })),
      ),
    ),
  ),
  ofTable(
    'extra blank cells at row ends',
    'row ends',
    (made, random) =>
      withSheet(made, 3, (sheet) => sheet.map((row) => (random(2) ? row : [...row, { text: '' }]))),
    ({ spanless }) => !spanless,
  ),
  ofTable('groups’ cells blank', 'group cells', (made) =>
    withSheet(made, 3, (sheet) =>
      unjoined(sheet).map((row, r) =>
        r < HEAD
          ? row
          : row.map((cell) => (cell.indicator || cell.text === labelOf(row) ? cell : { ...cell, text: '' })),
      ),
    ),
  ),
  ofTable('unjoined cells in 三', 'requests layout', (made) => withSheet(made, 3, unjoined)),
  ofTable(
    'spans lost in 三',
    'requests layout',
    (made) => withSheet(made, 3, withoutSpans),
    ({ kind }) => kind !== 'pdf',
  ),
  {
    name: 'the table of 三 cut at a page',
    of: 'requests layout',
    apply: (draft, random) =>
      inPieces(draft, (sheet) =>
        cut(sheet, HEAD + 1 + random(sheet.length - HEAD - 2), random(2) ? HEAD : 0),
      ),
  },
  {
    name: 'the table of 三 on three pages',
    of: 'requests layout',
    apply: (draft, random) =>
      inPieces(draft, (sheet) => {
        const [first, rest] = cut(sheet, 8 + random(4))
        return [first, ...cut(rest, 5 + random(4))]
      }),
  },
  ofTable('a wrong head above right columns', 'requests layout', (made, random) =>
    withSheet(made, 3, (sheet) => [plainRow(...pick(WRONG_HEADS, random)), ...unjoined(sheet).slice(HEAD)]),
  ),
  ofTable('no head in 三', 'requests layout', (made) => withSheet(made, 3, (sheet) => sheet.slice(HEAD))),
  ofTable('rows with their own label only', 'requests layout', (made) =>
    withSheet(made, 3, (sheet) => [
      plainRow('项目', ...APPLICANTS.map(([, text]) => text)),
      ...plainRows(sheet),
    ]),
  ),
  {
    ...ofTable('a small table for each group', 'requests layout', (made) =>
      withBody(made, 3, miniTables(sheetOf(made, 3))),
    ),
    in: ({ runTogether }) => runTogether !== true,
  },
  {
    name: 'digits of a number in several cells',
    of: 'requests layout',
    in: ({ aligned }) => !aligned,
    apply: (draft, random) => (hasTable(draft.made, 3) ? digitsSplit(draft, random) : null),
  },
  ofTable('a picture for the table of 三', 'requests layout', (made) =>
    withBody(made, 3, [{ kind: 'image', alt: '' }]),
  ),
  ofTable(
    'the table of 三 printed twice',
    'copies',
    (made) => {
      const body = made.sections.find(({ number }) => number === 3)!.body
      const copies = body.flatMap((piece) =>
        piece.kind === 'table' ? [table(copyOf(piece.sheet))] : [piece],
      )
      return withBody(made, 3, [...body, paragraph('附：申请办理情况表'), ...copies])
    },
    ({ places }) => places === 'kept',
  ),
]
