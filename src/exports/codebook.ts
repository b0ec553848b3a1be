/** The codebook as a table, as it stands beside the data. */
import { codebook as indicators } from '../codebook.js'
import { panelRule } from './harmonise.js'
import type { Column, Row, Table } from './tables.js'

const text = (name: string, description: string): Column => ({ name, type: 'string', description })

export const codebook: Table = {
  name: 'codebook',
  title: 'Codebook: a row for each indicator',
  columns: [
    text('indicator', 'Stable id'),
    text('formats', 'Formats of the form that print it'),
    text('table', 'Table of the form'),
    text('row', 'Chinese label of the row, from the outermost'),
    text('column', 'Chinese label of the column'),
    text('unit', 'Unit of the value; `as printed` where each report prints its own'),
    text('label_en', 'English label'),
    text('label_zh', 'Chinese label: row and column'),
    text('signed', 'yes where the value is a change and may be negative'),
    text('panel', 'How the panel takes it: as printed, joined, or not at all (empty)'),
  ],
}

export const codebookRows: readonly Row[] = indicators.map(
  ({ indicator, formats, table, row, column, unit, labelEn, signed }) => [
    indicator,
    formats.join(' '),
    table,
    row,
    column,
    unit,
    labelEn,
    `${row} / ${column}`,
    signed ? 'yes' : '',
    panelRule(indicator),
  ],
)
