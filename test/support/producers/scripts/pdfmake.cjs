/** pdfmake: tables whose spans cover places of the grid. */
const { createWriteStream } = require('node:fs')
const Printer = require('pdfmake')
const { FONT, gridOf, out, pieces, widthOf } = require('./report-list.cjs')

const { existsSync } = require('node:fs')
const one = ['/usr/share/fonts/truetype/arphic-gbsn00lp/gbsn00lp.ttf', FONT].find((file) => existsSync(file))
const content = pieces().map(({ kind, text, rows }) => {
  if (kind !== 'table') return { text, fontSize: 11, margin: [0, 4] }
  const body = gridOf(rows, ({ text: words, columnSpan: colSpan, rowSpan }) => ({
    text: words,
    colSpan,
    rowSpan,
  }))
  return { table: { body, widths: Array(widthOf(rows)).fill('*') }, fontSize: 7 }
})
const definition = { content, defaultStyle: { font: 'one' } }
const fonts = { one: { normal: one, bold: one, italics: one, bolditalics: one } }
async function main() {
  if (typeof Printer === 'function') {
    const document = new Printer(fonts).createPdfKitDocument(definition)
    document.pipe(createWriteStream(out))
    return document.end()
  }
  Printer.setFonts(fonts)
  Printer.setUrlAccessPolicy?.(() => false)
  await Printer.createPdf(definition).write(out)
}
main()
