/** ExcelJS: the whole form on one sheet. */
const { Workbook } = require('exceljs')
const { corners, out, pieces } = require('./report-list.cjs')

const book = new Workbook()
const sheet = book.addWorksheet('年报')
let top = 1
for (const { kind, text, rows } of pieces()) {
  if (kind !== 'table') {
    sheet.getCell(top, 1).value = text
    sheet.mergeCells(top, 1, top, 10)
    top++
    continue
  }
  for (const { row, column, text: words, columnSpan, rowSpan } of corners(rows)) {
    const [r, c] = [top + row, column + 1]
    sheet.getCell(r, c).value = /^(?:0|[1-9]\d*)$/.test(words) ? Number(words) : words || null
    if (columnSpan * rowSpan > 1) sheet.mergeCells(r, c, r + rowSpan - 1, c + columnSpan - 1)
  }
  top += rows.length
}
book.xlsx.writeFile(out)
