/** docx: tables of spanned cells. */
const { writeFileSync } = require('node:fs')
const { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow } = require('docx')
const { out, pieces } = require('./report-list.cjs')

const cellOf = ({ text, ...spans }) =>
  new TableCell({ ...spans, children: text.split('\n').map((line) => new Paragraph(line)) })
const rowOf = (row) => new TableRow({ children: row.map(cellOf) })
const children = pieces().map(({ kind, text, rows }) => {
  if (kind === 'table') return new Table({ rows: rows.map(rowOf) })
  return new Paragraph(kind === 'heading' ? { text, heading: HeadingLevel.HEADING_1 } : { text })
})
Packer.toBuffer(new Document({ sections: [{ children }] })).then((bytes) => writeFileSync(out, bytes))
