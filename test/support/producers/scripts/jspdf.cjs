/** jsPDF with its autotable. */
const { readFileSync, writeFileSync } = require('node:fs')
const { jsPDF } = require('jspdf')
const { autoTable } = require('jspdf-autotable')
const { out, pieces } = require('./report-list.cjs')

const document = new jsPDF()
const font = readFileSync('/usr/share/fonts/truetype/arphic-gbsn00lp/gbsn00lp.ttf').toString('base64')
document.addFileToVFS('one.ttf', font)
document.addFont('one.ttf', 'one', 'normal')
document.setFont('one')
let y = 20
for (const { kind, text, rows } of pieces()) {
  if (kind === 'table') {
    const body = rows.map((row) =>
      row.map(({ text: content, columnSpan: colSpan, rowSpan }) => ({ content, colSpan, rowSpan })),
    )
    const styles = { font: 'one', fontSize: 7 }
    autoTable(document, { body, startY: y, styles, theme: 'grid' })
    y = document.lastAutoTable.finalY + 10
    continue
  }
  document.setFontSize(11)
  for (const line of document.splitTextToSize(text, 170)) {
    if (y > 275) {
      document.addPage()
      y = 20
    }
    document.text(line, 20, y)
    y += 8
  }
}
writeFileSync(out, Buffer.from(document.output('arraybuffer')))
