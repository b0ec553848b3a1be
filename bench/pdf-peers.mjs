// Other packages that read PDFs, if they are installed in a folder of yours: what each makes of a report's tables.
// Read as generously as can be: whether the numbers of a row stand in one row, in order; and, less so, with the row's label.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** Package → reader of bytes that gives rows of texts; a package whose output can be read in two ways gives both. */
const READERS = {
  async 'pdf-parse'({ PDFParse }) {
    return async (bytes) => {
      const parser = new PDFParse({ data: new Uint8Array(bytes) })
      // A page at a time: where getTable throws, as it does on some, the other pages still count.
      const { total } = await parser.getInfo()
      const rows = []
      for (let number = 1; number <= total; number++) {
        const { pages } = await parser.getTable({ partial: [number] }).catch(() => ({ pages: [] }))
        rows.push(...pages.flatMap(({ tables }) => tables.flat()))
      }
      await parser.destroy()
      return [rows]
    }
  },
  async pdf2json({ default: Parser }) {
    return async (bytes) => {
      const parser = new Parser()
      const { Pages } = await new Promise((resolve, reject) => {
        parser.on('pdfParser_dataReady', resolve)
        parser.on('pdfParser_dataError', reject)
        parser.parseBuffer(Buffer.from(bytes))
      })
      return [Pages.flatMap(({ Texts }) => rowsOf(Texts))]
    }
  },
  async officeparser({ parseOffice }) {
    return async (bytes) => [linesOf(await (await parseOffice(Buffer.from(bytes))).toText())]
  },
  async '@llamaindex/liteparse'({ LiteParse }) {
    const parser = new LiteParse({ ocrEnabled: false, outputFormat: 'markdown', quiet: true })
    return async (bytes) => {
      const { pages } = await parser.parse(new Uint8Array(bytes))
      return [linesOf(pages.map(({ text }) => text).join('\n')), linesOf(pages.map(({ markdown }) => markdown).join('\n').replaceAll('|', ' '))]
    }
  },
}

const linesOf = (text) => text.split('\n').map((line) => line.trim().split(/\s+/))

/** Pieces of text with a place → rows of words: pieces on one height, those that touch joined. */
function rowsOf(pieces) {
  const rows = []
  const sorted = pieces.map(({ x, y, R: [{ T, TS }] }) => ({ x, y, size: TS[1] / 16, text: decoded(T) })).sort((a, b) => a.y - b.y || a.x - b.x)
  for (const piece of sorted) {
    const row = rows.at(-1)
    if (row && piece.y - row[0].y < piece.size / 2) row.push(piece)
    else rows.push([piece])
  }
  return rows.map((row) => {
    let before
    let text = ''
    for (const piece of row.sort((a, b) => a.x - b.x)) {
      text += (before && piece.x - before.x > before.size * (before.text.length * 0.5 + 0.4) ? '\t' : '') + piece.text
      before = piece
    }
    return text.split('\t')
  })
}

function decoded(text) {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

export const peersIn = (folder) => Object.keys(READERS).filter((name) => existsSync(join(folder, 'node_modules', name, 'package.json')))

export async function peerReader(folder, name) {
  const home = join(folder, 'node_modules', name)
  const { exports: entries, main } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'))
  const entry = entries?.['.']?.import
  return READERS[name](await import(pathToFileURL(join(home, entry?.default ?? entry ?? main))))
}

/** Rows of our own stream, for the same measure. */
export const ownRows = ({ blocks }) => [
  blocks.flatMap((block) => {
    if (block.kind !== 'table') return []
    const rows = []
    for (const { row, text } of block.cells) (rows[row] ??= []).push(text)
    return rows.filter(Boolean)
  }),
]

/** The numbers of the truth, a list for each printed row: all of section 四 is one row. */
const truthRows = (cells) => {
  const rows = new Map()
  for (const [indicator, value] of Object.entries(cells)) {
    const row = indicator.startsWith('disputes.') ? 'disputes' : indicator.slice(0, indicator.lastIndexOf('.'))
    rows.set(row, [...(rows.get(row) ?? []), value])
  }
  return [...rows.values()]
}

const NUMBER = /^-?[\d,]+(?:\.\d+)?$/
const numbersOf = (row) => row.map((text) => String(text ?? '').trim()).filter((text) => NUMBER.test(text)).map((text) => Number(text.replaceAll(',', '')))

/** The label of each truth row, taken from a reading that has all of them right. */
export const labelsIn = (cells, [rows]) => {
  const own = rows.filter((row) => numbersOf(row).length)
  return own.length === truthRows(cells).length ? own.map((row) => plain(row.filter((text) => text && !numbersOf([text]).length).at(-1) ?? '')) : null
}

const plain = (text) => text.normalize('NFKC').replace(/\s/g, '')

/**
 * Cells right under the best pairing of truth rows with read rows that keeps their order; a pair is compared from its left
 * or its right end. With labels, a row counts only where its own label stands in it.
 */
export const cellsRight = (cells, readings, labels) => Math.max(...readings.map((reading) => rightIn(truthRows(cells), reading, labels)))

function rightIn(truth, reading, labels) {
  const rows = reading.map((row) => ({ numbers: numbersOf(row), text: plain(row.join('')) })).filter(({ numbers }) => numbers.length)
  const best = Array.from({ length: truth.length + 1 }, () => new Array(rows.length + 1).fill(0))
  truth.forEach((own, i) => rows.forEach(({ numbers, text }, j) => {
    const left = own.filter((value, k) => value === numbers[k]).length
    const right = own.filter((value, k) => value === numbers[k + numbers.length - own.length]).length
    const same = !labels || text.includes(labels[i]) ? Math.max(left, right) : 0
    best[i + 1][j + 1] = Math.max(best[i][j] + same, best[i + 1][j], best[i][j + 1])
  }))
  return best[truth.length][rows.length]
}
