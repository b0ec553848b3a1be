/** The codebook as a table: the same beside the data, from the command line, and in a workbook. */
import { codebook as indicators } from '../codebook.js'
import { panelRule } from './harmonise.js'
import { type OutputRow, type OutputTable, column, text } from './tables.js'

export const codebook: OutputTable = {
  name: 'codebook',
  title: 'Codebook: a row for each indicator',
  titleZh: '指标说明',
  key: ['indicator'],
  columns: [
    text('indicator', '指标', 'Stable id'),
    text('formats', '格式', 'Editions of the form that print it'),
    text('table', '表格', 'Table of the form'),
    text('row', '行', 'Chinese label of the row, from the outermost'),
    text('column', '列', 'Chinese label of the column'),
    text('unit', '单位', 'Unit of the value; `as printed` where each report prints its own'),
    text('label_en', '英文名称', 'English label'),
    text('label_zh', '中文名称', 'Chinese label: row and column'),
    text('short_name', '短名', 'Name of its column in wide tables: at most 32 letters, unique'),
    text('group', '组', 'Group of rows: received, denied, unavailable, …'),
    text('item', '项', 'The row within its group'),
    text('applicant', '申请人', 'Whose requests: natural_persons, …, total; empty in other tables'),
    column('boolean', 'is_total', '合计项', 'true where the form’s sum of others stands'),
    text('parent', '上级合计', 'The total that the indicator is part of'),
    column('boolean', 'signed', '可为负', 'true where the value is a change and may be negative'),
    text(
      'grade',
      '可靠程度',
      'Rows of 2014: how sure the label is, A the surest, M from memory; empty where the form was at hand',
      ['A', 'B', 'C', 'M'],
    ),
    text('panel', '面板', 'How the panel takes it: as printed, joined, or not at all (empty)'),
  ],
}

export const codebookRows: readonly OutputRow[] = indicators.map((entry) => [
  entry.indicator,
  entry.formats.join(' '),
  entry.table,
  entry.row,
  entry.column,
  entry.unit,
  entry.labelEn,
  `${entry.row} / ${entry.column}`,
  entry.shortName,
  entry.group,
  entry.item,
  entry.applicant,
  entry.isTotal,
  entry.parent,
  entry.signed,
  entry.grade,
  panelRule(entry.indicator),
])
