/** The report that a script is given, and each table's cells with their places in the grid. */
const { readFileSync } = require('node:fs')

const [, , source, out, ...more] = process.argv

const pieces = () => JSON.parse(readFileSync(source, 'utf8'))

/** Rows of spanned cells → every corner with its row and column. */
function corners(rows) {
  const free = []
  return rows.flatMap((row, r) => {
    let column = 0
    return row.map((cell) => {
      while ((free[column] ?? 0) > r) column++
      const at = column
      for (let c = 0; c < cell.columnSpan; c++) free[column++] = r + cell.rowSpan
      return { row: r, column: at, ...cell }
    })
  })
}

const widthOf = (rows) => rows[0].reduce((sum, { columnSpan }) => sum + columnSpan, 0)

/** What pdfmake and its like want: every place of the grid, `{}` where a spanned cell reaches. */
function gridOf(rows, cellOf) {
  const grid = rows.map(() => Array.from({ length: widthOf(rows) }, () => ({})))
  for (const { row, column, ...cell } of corners(rows)) grid[row][column] = cellOf(cell)
  return grid
}

const FONT = '/usr/share/fonts/truetype/wqy/wqy-microhei.ttc'

module.exports = { source, out, more, pieces, corners, widthOf, gridOf, FONT }
