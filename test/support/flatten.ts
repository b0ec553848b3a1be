/** A report's tables as web-to-text and PDF-to-text tools flatten them: for each dialect, the lines of a sheet. */
import { grid, tableOfRows } from '../../src/document.js'
import type { Sheet } from './generate/form.js'
import { type MadeReport, piecesOf } from './generate/report.js'

interface Place {
  text: string
  /** A cell begins here; elsewhere a merged cell merely covers the place. */
  anchor: boolean
  /** The cell to the left reaches over this place. */
  reached: boolean
  value: boolean
}

export type Dialect = (sheet: Sheet) => string[]

function placesOf(sheet: Sheet): Place[][] {
  const rows = sheet.map((row) =>
    row.map(({ text, rowSpan = 1, columnSpan = 1 }) => ({
      text: text.replaceAll('\n', ''),
      rowSpan,
      columnSpan,
    })),
  )
  /** How many labels stand in front of a row's values. */
  const labels = sheet.map((row) => {
    const first = row.findIndex(({ indicator, text }) => indicator ?? /^\d+$/.test(text))
    return first < 0 ? row.length : first
  })
  return grid(tableOfRows(rows)).map((row, r) => {
    let seen = 0
    return row.map((slot): Place => {
      if (!slot?.anchor) return { text: '', anchor: false, reached: slot?.cell.row === r, value: false }
      seen++
      return { text: slot.cell.text, anchor: true, reached: false, value: seen > labels[r]! }
    })
  })
}

const survivors = (row: Place[]): string[] => row.map(({ text }) => text).filter(Boolean)
const widthOf = (rows: Place[][]): number => Math.max(...rows.map((row) => row.length))

/** A row a line, blanks dropped, padded by bare bars up to the table's width; the last row is not. */
const dropped =
  (lead: string): Dialect =>
  (sheet) => {
    const rows = placesOf(sheet)
    const width = widthOf(rows)
    return rows.map((row, r) => {
      const cells = survivors(row)
      return (
        lead +
        cells.map((text) => `${text} | `).join('') +
        (r < rows.length - 1 ? '|'.repeat(width - cells.length) : '')
      )
    })
  }

const fullGrid: Dialect = (sheet) =>
  placesOf(sheet).map((row) => `|${row.map(({ text }) => ` ${text} |`).join('')}`)

const keptCells: Dialect = (sheet) =>
  placesOf(sheet).map((row) =>
    row
      .filter(({ anchor }) => anchor)
      .map(({ text }) => `${text} |`)
      .join(' '),
  )

/** A table of Markdown whose writer knows nothing of cells that reach over several rows; `isCell` says what it writes. */
const markdown =
  (isCell: (place: Place) => boolean, padded: boolean): Dialect =>
  (sheet) => {
    const rows = placesOf(sheet).map((row) => row.filter(isCell).map(({ text }) => text))
    const width = Math.max(...rows.map((row) => row.length))
    const [head = '', ...others] = rows.map(
      (row) => `| ${(padded ? [...row, ...Array<string>(width - row.length).fill('')] : row).join(' | ')} |`,
    )
    return [head, `|${' --- |'.repeat(width)}`, ...others]
  }

type Blanks = 'kept' | 'dropped'
const cellsOf = (sheet: Sheet, blanks: Blanks): string[] =>
  placesOf(sheet).flatMap((row) =>
    row.filter(({ anchor, text }) => anchor && (blanks === 'kept' || text)).map(({ text }) => text),
  )

/** A cell a line, its bar behind it; bars on a line of their own fill the row up to the table's width. */
const paddedCells: Dialect = (sheet) => {
  const rows = placesOf(sheet)
  const width = widthOf(rows)
  return rows.flatMap((row) => {
    const cells = row.filter(({ anchor }) => anchor).map(({ text }) => `${text} |`.trim())
    return [...cells, ...(cells.length < width ? ['|'.repeat(width - cells.length)] : [])]
  })
}

/** … where a bar opens each row, and the bars that fill it stand behind its last cell. */
const openedCells: Dialect = (sheet) => {
  const rows = placesOf(sheet)
  const width = widthOf(rows)
  return rows.flatMap((row) => {
    const cells = row.filter(({ anchor }) => anchor).map(({ text }) => `${text} |`.trim())
    const padding = cells.length < width ? ` ${'|'.repeat(width - cells.length)}` : ''
    return ['|', ...cells.slice(0, -1), `${cells.at(-1)}${padding}`]
  })
}

/** A blank value is the end of a line and a bar: what follows stands behind that bar. */
const tornByBars: Dialect = (sheet) =>
  placesOf(sheet).flatMap((row) => {
    const cells = row.filter(({ anchor, text, value }) => anchor && (text || value))
    return cells
      .map(({ text }) => (text ? ` ${text} |` : '\n|'))
      .join('')
      .trim()
      .split('\n')
  })

const doubled: Dialect = (sheet) =>
  placesOf(sheet).map((row) =>
    row
      .filter(({ anchor }) => anchor)
      .map(({ text }) => `|${text}|`)
      .join(''),
  )

/** Blank values are a bar alone on a line; the row goes on below it. */
const tornRows: Dialect = (sheet) => {
  const rows = placesOf(sheet)
  const width = widthOf(rows)
  return rows.flatMap((row, r) => {
    const cells = row.filter(({ anchor, text, value }) => anchor && (text || value))
    const lines: string[] = []
    let open = ''
    let afterBar = false
    for (const { text } of cells) {
      if (!text) {
        if (open) lines.push(open.trimEnd())
        lines.push('|')
        open = ''
        afterBar = true
      } else {
        if (!open && afterBar) open = '| '
        open += `${text} | `
      }
    }
    const padding = r < rows.length - 1 ? '|'.repeat(width - cells.length) : ''
    if (open) lines.push((open + padding).trimEnd())
    else if (padding) lines[lines.length - 1] += ` ${padding}`
    return lines
  })
}

const tabs: Dialect = (sheet) => placesOf(sheet).map((row) => row.map(({ text }) => text).join('\t'))

/** On a terminal a Han character is as wide as two others. */
const widthOfText = (text: string): number =>
  [...text].reduce(
    (sum, letter) => sum + (/[\p{Script=Han}\u3000-\u303f\uff00-\uff60“”]/u.test(letter) ? 2 : 1),
    0,
  )

function wrapped(text: string, width: number, widthOf = widthOfText): string[] {
  const lines = ['']
  for (const letter of text) {
    if (widthOf(lines.at(-1)! + letter) > width) lines.push('')
    lines[lines.length - 1] += letter
  }
  return lines
}

const LABEL = 26
const COLUMN = 8

/** Values centred in columns of the page, labels wrapped above and below them; `widthOf` says how the program has counted. */
const aligned =
  (wrap: boolean, widthOf: (text: string) => number): Dialect =>
  (sheet) => {
    const rows = placesOf(sheet).map((row) => ({
      label: row
        .filter(({ anchor, value }) => anchor && !value)
        .map(({ text }) => text)
        .join('  '),
      values: row.filter(({ anchor, value }) => anchor && value).map(({ text }) => text),
    }))
    const width = (wrap ? LABEL : Math.max(...rows.map(({ label }) => widthOf(label)))) + 2
    return rows.flatMap(({ label, values }) => {
      const lines = wrap ? wrapped(label, LABEL, widthOf) : [label]
      const middle = Math.floor(lines.length / 2)
      const numbers = values.map((text) => centred(text, values.length > 8 ? 6 : COLUMN, widthOf)).join('')
      return lines
        .map((line, i) =>
          (i === middle ? line + ' '.repeat(width - widthOf(line)) + numbers : line).trimEnd(),
        )
        .filter(Boolean)
    })
  }

function centred(text: string, width: number, widthOf: (text: string) => number): string {
  const free = Math.max(1, width - widthOf(text))
  const left = Math.floor(free / 2)
  return ' '.repeat(left) + text + ' '.repeat(free - left)
}

/** A label and its numbers on a line, parted by single spaces. */
const spaced: Dialect = (sheet) => placesOf(sheet).map((row) => survivors(row).join(' '))

/** … where labels wrap: text above, numbers, the rest of the text below. */
const spacedAround =
  (letters: number): Dialect =>
  (sheet) =>
    placesOf(sheet).flatMap((row) => {
      const values = row
        .filter(({ text, value }) => text && value)
        .map(({ text }) => text)
        .join(' ')
      const labels = row.filter(({ anchor, text, value }) => anchor && text && !value).map(({ text }) => text)
      const own = labels.at(-1) ?? ''
      const group = labels.slice(0, -1)
      if (own.length <= letters) return [...group, [own, values].filter(Boolean).join(' ')].filter(Boolean)
      const pieces = wrapped(own, letters * 2)
      const half = Math.ceil(pieces.length / 2)
      return [...group, ...pieces.slice(0, half), values, ...pieces.slice(half)].filter(Boolean)
    })

/** … and the first column's vertical text stands between the rows, with page numbers and a running head. */
const scattered: Dialect = (sheet) => {
  const vertical = ['三', '、本', '年', '度办', '理结', '果']
  const lines = spacedAround(12)(sheet).filter((line) => line !== '三、本年度办理结果')
  if (lines.length < 20) return lines
  return lines.flatMap((line, i) => [
    ...(i > 8 && i % 4 === 0 && vertical.length > 0 ? [vertical.shift()!] : []),
    line,
    ...(i === 17 ? ['- 4 -', '政府信息公开工作年度报告'] : []),
  ])
}

/** A whole table in one line: each label with its values behind it, blanks left out. */
const inOneLine =
  (space: string): Dialect =>
  (sheet) => [placesOf(sheet).flatMap(survivors).join(space)]

/** A row a line, its values run on from its label. */
const gluedRows: Dialect = (sheet) => placesOf(sheet).map((row) => survivors(row).join(''))

/** … and labels on lines of their own. */
const gluedBelow: Dialect = (sheet) =>
  placesOf(sheet).flatMap((row) => {
    const labels = row.filter(({ text, value }) => text && !value).map(({ text }) => text)
    const values = row.filter(({ value }) => value).map(({ text }) => text)
    return [...labels, values.join('')].filter(Boolean)
  })

/** The text of a page's cells with nothing, or a space, between them. What stands in several cells may not be told apart. */
export const RUN_TOGETHER: Record<string, Dialect> = {
  'one line': inOneLine(' '),
  'run together': inOneLine(''),
  'run together by rows': gluedRows,
  'run together below labels': gluedBelow,
}

export const DIALECTS: Record<string, Dialect> = {
  D1: dropped(''),
  D2: dropped('| '),
  D3: fullGrid,
  D4: keptCells,
  // node-html-markdown
  'D4 padded': markdown(({ anchor }) => anchor, true),
  // turndown
  'D4 with column spans': markdown(({ anchor, reached }) => anchor || reached, false),
  'D5 bar after': (sheet) => cellsOf(sheet, 'kept').map((text) => `${text}|`),
  'D5 padded': paddedCells,
  'D5 opened': openedCells,
  'D5 bar after, blanks dropped': (sheet) => cellsOf(sheet, 'dropped').map((text) => `${text}|`),
  'D5 bar before': (sheet) => cellsOf(sheet, 'kept').map((text) => `|${text}`),
  'D5 bars alone': (sheet) => cellsOf(sheet, 'kept').flatMap((text) => [...(text ? [text] : []), '|']),
  'D5 blank lines': (sheet) => cellsOf(sheet, 'dropped').flatMap((text) => [text, '']),
  D6: doubled,
  D7: tornRows,
  'D7 by bars': tornByBars,
  D8: tabs,
  D9: aligned(false, widthOfText),
  'D9 wrapped': aligned(true, widthOfText),
  'D9 in characters': aligned(false, ({ length }) => length),
  'D9 in characters, wrapped': aligned(true, ({ length }) => length),
  D10: spaced,
  'D10 wrapped': spacedAround(12),
  'D10 scattered': scattered,
}

/** A whole report as text, its tables in a dialect. */
export const flatten = (made: MadeReport, dialect: Dialect): string =>
  piecesOf(made)
    .flatMap((piece) => {
      if (piece.kind === 'table') return [...dialect(piece.sheet), '']
      if (piece.kind === 'title') return piece.lines
      return piece.kind === 'image' ? [] : [piece.text]
    })
    .join('\n')
