/** How people call the rows, columns and sections of the form: `requests.results.granted.total` → （一）予以公开 · 总计. */
import { whenAsked } from '../remembered.js'
import type { Words } from '../words.js'
import { ALL_TEMPLATES, indicatorId, type TableName, templatesOf, type Template } from './index.js'
import { SECTION_NUMBERING } from './lexicon/ordinals.js'
import { SECTIONS } from './sections.js'
import type { Column, Row } from './template.js'

export interface Names {
  section: number | null
  /** Of a table that stands in no section: what it is called. */
  title: Words | null
  row: Words | null
  column: Words | null
}

/** Rows are numbered 一、 where their group is a heading over many rows, which their own label needs no more. */
const HEADING_OF_ROWS = new RegExp(`^${SECTION_NUMBERING}`)

/** （二）部分公开（区分处理的，只计这一情形，不计其他情形）: the remark is no name. */
const REMARK = /（[^（）]{6,}）$/

/**
 * 三、本年度办理结果 / （三）不予公开 / 1.属于国家秘密 → （三）不予公开·1.属于国家秘密;
 * 行政诉讼 / 复议后起诉 → 行政诉讼·复议后起诉
 */
export function rowName({ path, en }: Row): Words {
  const telling = path.length > 1 && HEADING_OF_ROWS.test(path[0]!) ? path.slice(1) : path
  return { zh: telling.map((label) => label.replace(REMARK, '')).join('·'), en }
}

export const columnName = ({ label, en }: Column): Words => ({ zh: label, en })

/** A table's rows and columns by their keys; of several editions the latest names them. */
function namesIn({ table, section, title, blocks, rules }: Template): [indicator: string, names: Names][] {
  // What holds in a whole column is called after the rule: requests.balance.total.
  const inColumns = rules.flatMap(({ name }) => (name === undefined ? [] : [{ key: name, label: null }]))
  const named = (key: string, row: Words | null, column: Words | null): [string, Names] => [
    key,
    { section, title: title ?? null, row, column },
  ]
  return blocks.flatMap(({ rows, columns }) =>
    [...rows.map((row) => ({ key: row.key, label: rowName(row) })), ...inColumns].flatMap(
      ({ key, label }) => [
        named(`${table}.${key}`, label, null),
        ...columns.map((column) =>
          named(indicatorId({ table }, { key }, column), label, column.key ? columnName(column) : null),
        ),
      ],
    ),
  )
}

const known = whenAsked(() => new Map(ALL_TEMPLATES.flatMap(namesIn)))

/** The names of a cell, of a row (`requests.results.total`) or of a column (`requests.balance.total`). */
export function namesOf(indicator: string): Names {
  const names = known().get(indicator)
  if (!names) throw new RangeError(`no such indicator, row or column: ${indicator}`)
  return names
}

/** The names of a whole table. */
export function tableNames(table: TableName): Names {
  const { section, title = null } = templatesOf(table)[0]!
  return { section, title, row: null, column: null }
}

/** “（一）予以公开”行“总计”列; Granted, total */
export function cellName(indicator: string): Words {
  const { row, column } = namesOf(indicator)
  return {
    en: [row?.en, column?.en].filter(Boolean).join(', '),
    zh: [row && `“${row.zh}”行`, column && `“${column.zh}”列`].filter(Boolean).join(''),
  }
}

const ORDINALS = ['一', '二', '三', '四', '五', '六']
export const sectionOrdinal = (number: number): string => ORDINALS[number - 1]!

/** 3 → 三、收到和处理政府信息公开申请情况 */
export const sectionLabel = (number: number): string => {
  const form = SECTIONS.find((section) => section.number === number)!
  return `${sectionOrdinal(number)}、${form.titles[0]}`
}
