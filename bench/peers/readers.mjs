// What a user would pick instead: by format, package → a reader of bytes that gives rows of texts, as kindly as its output
// allows. A package whose output can be read in two ways gives both. `gongkai` itself stands among them.
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const text = (bytes) => new TextDecoder().decode(bytes)
const linesOf = (string) => string.split('\n').map((line) => line.replaceAll('|', ' ').trim().split(/\s+/))

const gongkai = async () => {
  const { readReport, toText } = await import('../../dist/index.js')
  return async (bytes) => {
    const read = await readReport(bytes)
    return () => [
      toText(read)
        .split('\n')
        .map((line) => line.split(' | ')),
    ]
  }
}

/** Rows of every table of a page, by cheerio. */
const cheerioRows = ($) =>
  $('tr')
    .toArray()
    .map((row) =>
      $(row)
        .children('td,th')
        .toArray()
        .map((cell) => $(cell).text()),
    )

const officeparser = async (load) => {
  const { parseOffice } = await load('officeparser')
  return async (bytes) => {
    const read = await parseOffice(Buffer.from(bytes))
    const [lines, csv] = [await read.to('text'), await read.to('csv')].map((result) => result.value ?? result)
    return () => [linesOf(lines), csv.split('\n').map((line) => line.split(','))]
  }
}

/** Each reads and answers with a function that gives its rows, so that arranging them for the score isn't timed. */
export const READERS = {
  html: {
    gongkai,
    cheerio: async () => {
      const { load } = await import('cheerio')
      return async (bytes) => {
        const rows = cheerioRows(load(text(bytes)))
        return () => [rows]
      }
    },
    tabletojson: async (load) => {
      const { Tabletojson } = await load('tabletojson')
      return async (bytes) => {
        const tables = Tabletojson.convert(text(bytes), { useFirstRowForHeadings: false })
        return () => [tables.flat().map((row) => Object.values(row))]
      }
    },
    'html-to-text': async (load) => {
      const { convert } = await load('html-to-text')
      return async (bytes) => {
        const lines = convert(text(bytes), {
          wordwrap: false,
          selectors: [{ selector: 'table', format: 'dataTable' }],
        })
        return () => [linesOf(lines)]
      }
    },
  },
  docx: {
    gongkai,
    'mammoth and cheerio': async () => {
      const { default: mammoth } = await import('mammoth')
      const { load } = await import('cheerio')
      return async (bytes) => {
        const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) })
        const rows = cheerioRows(load(value))
        return () => [rows]
      }
    },
    officeparser,
  },
  pdf: {
    gongkai,
    'pdfjs-dist': async () => {
      const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
      return async (bytes) => {
        const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 })
        const document = await task.promise
        const lines = []
        for (let number = 1; number <= document.numPages; number++) {
          const { items } = await (await document.getPage(number)).getTextContent()
          lines.push(items.map(({ str, hasEOL }) => `${str} ${hasEOL ? '\n' : ''}`).join(''))
        }
        await task.destroy()
        return () => [linesOf(lines.join('\n'))]
      }
    },
    'pdf-parse': async (load) => {
      const { PDFParse } = await load('pdf-parse')
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
        return () => [rows]
      }
    },
    unpdf: async (load) => {
      const { extractText } = await load('unpdf')
      return async (bytes) => {
        const { text: pages } = await extractText(new Uint8Array(bytes))
        return () => [linesOf(pages.join('\n'))]
      }
    },
    pdf2json: async (load) => {
      const { default: Parser } = await load('pdf2json')
      return async (bytes) => {
        const parser = new Parser()
        const { Pages } = await new Promise((resolve, reject) => {
          parser.on('pdfParser_dataReady', resolve)
          parser.on('pdfParser_dataError', reject)
          parser.parseBuffer(Buffer.from(bytes))
        })
        return () => [Pages.flatMap(({ Texts }) => placedRows(Texts))]
      }
    },
    officeparser,
    '@llamaindex/liteparse': async (load) => {
      const { LiteParse } = await load('@llamaindex/liteparse')
      const parser = new LiteParse({ ocrEnabled: false, outputFormat: 'markdown', quiet: true })
      return async (bytes) => {
        const { pages } = await parser.parse(new Uint8Array(bytes))
        return () => [
          linesOf(pages.map((page) => page.text).join('\n')),
          linesOf(pages.map(({ markdown }) => markdown).join('\n')),
        ]
      }
    },
  },
}

/** Pieces of text with a place → rows of words: pieces on one height, those that touch joined. */
function placedRows(pieces) {
  const rows = []
  const sorted = pieces
    .map(({ x, y, R: [{ T, TS }] }) => ({ x, y, size: TS[1] / 16, text: decoded(T) }))
    .sort((a, b) => a.y - b.y || a.x - b.x)
  for (const piece of sorted) {
    const row = rows.at(-1)
    if (row && piece.y - row[0].y < piece.size / 2) row.push(piece)
    else rows.push([piece])
  }
  return rows.map((row) => {
    let before
    let joined = ''
    for (const piece of row.sort((a, b) => a.x - b.x)) {
      joined +=
        (before && piece.x - before.x > before.size * (before.text.length * 0.5 + 0.4) ? '\t' : '') +
        piece.text
      before = piece
    }
    return joined.split('\t')
  })
}

function decoded(string) {
  try {
    return decodeURIComponent(string)
  } catch {
    return string
  }
}

/** Loads packages as ES modules from a folder where they are installed. */
export const loaderFrom = (folder) => {
  const { resolve } = createRequire(join(folder, 'package.json'))
  return async (name) => {
    const module = await import(pathToFileURL(resolve(name)).href)
    return module.default && typeof module.default === 'object' ? { ...module.default, ...module } : module
  }
}
