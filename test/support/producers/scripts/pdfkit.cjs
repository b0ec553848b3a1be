/** PDFKit: its own tables. */
const { createWriteStream, existsSync } = require('node:fs')
const PDFDocument = require('pdfkit')
const { out, pieces } = require('./report-list.cjs')

const font = ['/usr/share/fonts/truetype/arphic-gbsn00lp/gbsn00lp.ttf'].find((file) => existsSync(file))
const document = new PDFDocument({ size: 'A4', font })
document.pipe(createWriteStream(out))
for (const { kind, text, rows } of pieces()) {
  document.moveDown(0.5)
  document.fontSize(kind === 'table' ? 7 : 11)
  if (kind !== 'table') document.text(text, 72)
  else
    document.table({
      data: rows.map((row) =>
        row.map(({ text: words, columnSpan: colSpan, rowSpan }) => ({ text: words, colSpan, rowSpan })),
      ),
    })
}
document.end()
