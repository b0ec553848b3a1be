/** Where the paragraphs and cells of a Word document's body stand in its XML, so that something can be put in beside them. */
import { SaxesParser } from 'saxes'
import { refusal } from '../../errors.js'

/** A paragraph, by places in the text of the XML; one that is closed at once (`<w:p/>`) has no inside. */
export interface WordParagraph {
  text: string
  /** Behind its properties, where its runs begin. */
  from: number
  /** Before its end tag. */
  to: number
}

export interface WordCell {
  /** In the grid: a merged cell takes several columns. */
  column: number
  text: string
  paragraphs: WordParagraph[]
}

export interface WordPlaces {
  /** Prefix of the names, with its colon: `w:`. */
  prefix: string
  /** What the prefix stands for: strict documents have another. */
  namespace: string
  /** All of them, those of cells too, in the order of the document. */
  paragraphs: WordParagraph[]
  /** Each table as its rows. */
  tables: WordCell[][][]
}

const WORD =
  /^http:\/\/(?:schemas\.openxmlformats\.org|purl\.oclc\.org\/ooxml)\/wordprocessingml\/(?:2006\/)?main$/

interface OpenTable {
  rows: WordCell[][]
  column: number
}

interface OpenParagraph extends WordParagraph {
  cell: WordCell | undefined
}

/** What is open at a place of the XML, and what was found up to there. */
class Walk implements WordPlaces {
  prefix = ''
  namespace = ''
  paragraphs: WordParagraph[] = []
  tables: WordCell[][][] = []
  private readonly openTables: OpenTable[] = []
  private readonly openCells: (WordCell | undefined)[] = []
  private readonly openParagraphs: OpenParagraph[] = []
  /** Struck out by a tracked change: no text of the document. */
  private deleted = 0
  private inText = false

  open(name: string, attributes: Readonly<Record<string, string>>, at: number): void {
    if (name === 'tbl') {
      const table = { rows: [], column: 0 }
      this.openTables.push(table)
      this.tables.push(table.rows)
    } else if (name === 'tr') this.openRow()
    else if (name === 'gridBefore') this.skipColumns(attributes)
    else if (name === 'tc') this.openCell()
    else if (name === 'gridSpan') this.widen(attributes)
    else if (name === 'p') this.openParagraph(at)
    else if (name === 'del' || name === 'moveFrom') this.deleted++
    else if (name === 't') this.inText = this.deleted === 0
  }

  close(name: string, at: number): void {
    if (name === 'tbl') this.openTables.pop()
    else if (name === 'tc') this.openCells.pop()
    else if (name === 'p') this.closeParagraph(at)
    else if (name === 'pPr') this.beginRuns(at)
    else if (name === 'del' || name === 'moveFrom') this.deleted--
    else if (name === 't') this.inText = false
  }

  text(text: string): void {
    const paragraph = this.openParagraphs.at(-1)
    if (this.inText && paragraph) paragraph.text += text
  }

  private openRow(): void {
    const table = this.openTables.at(-1)
    if (!table) return
    table.rows.push([])
    table.column = 0
  }

  private skipColumns(attributes: Readonly<Record<string, string>>): void {
    const table = this.openTables.at(-1)
    if (table) table.column += this.numberIn(attributes)
  }

  private openCell(): void {
    const table = this.openTables.at(-1)
    const row = table?.rows.at(-1)
    const cell = table && { column: table.column, text: '', paragraphs: [] }
    if (cell) {
      row?.push(cell)
      table.column++
    }
    this.openCells.push(cell)
  }

  private widen(attributes: Readonly<Record<string, string>>): void {
    const table = this.openTables.at(-1)
    if (table) table.column += Math.max(0, this.numberIn(attributes) - 1)
  }

  private openParagraph(at: number): void {
    this.openParagraphs.push({ text: '', from: at, to: at, cell: this.openCells.at(-1) })
  }

  /** Properties of a paragraph stand before its runs. */
  private beginRuns(at: number): void {
    const paragraph = this.openParagraphs.at(-1)
    if (paragraph) paragraph.from = at
  }

  private closeParagraph(at: number): void {
    const open = this.openParagraphs.pop()
    if (!open) return
    const { cell, ...paragraph } = open
    paragraph.to = at
    this.paragraphs.push(paragraph)
    if (!cell) return
    cell.text += paragraph.text
    cell.paragraphs.push(paragraph)
  }

  private numberIn(attributes: Readonly<Record<string, string>>): number {
    const number = Number(attributes[`${this.prefix}val`])
    return Number.isInteger(number) && number > 0 ? Math.min(number, MOST_COLUMNS) : 0
  }
}

/** Wider tables are no tables of the form. */
const MOST_COLUMNS = 100

/** @throws UnreadableDocumentError where the XML is not well-formed */
export function wordPlaces(xml: string): WordPlaces {
  const walk = new Walk()
  const parser = new SaxesParser<{ xmlns: false; position: true }>({ xmlns: false, position: true })
  parser.on('error', (cause) => {
    throw refusal('input.corrupt:xml', {}, { cause })
  })
  parser.on('opentag', ({ name, attributes, isSelfClosing }) => {
    if (walk.namespace === '') Object.assign(walk, namespaceIn(attributes))
    const own = ownName(name, walk.prefix)
    // A paragraph without an inside has no room for a comment.
    if (own !== null && !(own === 'p' && isSelfClosing)) walk.open(own, attributes, parser.position)
  })
  parser.on('closetag', ({ name, isSelfClosing }) => {
    const own = ownName(name, walk.prefix)
    if (own === null || (own === 'p' && isSelfClosing)) return
    walk.close(own, own === 'p' ? startOfTag(xml, parser.position) : parser.position)
  })
  parser.on('text', (text) => walk.text(text))
  parser.write(xml).close()
  return walk
}

const startOfTag = (xml: string, end: number): number => xml.lastIndexOf('<', end - 1)

function namespaceIn(attributes: Readonly<Record<string, string>>): Pick<WordPlaces, 'prefix' | 'namespace'> {
  const [name, namespace] = Object.entries(attributes).find(([, value]) => WORD.test(value)) ?? ['', '']
  return { namespace, prefix: name.startsWith('xmlns:') ? `${name.slice('xmlns:'.length)}:` : '' }
}

/** `w:tc` → tc; null for what is not Word's own. */
function ownName(name: string, prefix: string): string | null {
  if (!name.startsWith(prefix)) return null
  const own = name.slice(prefix.length)
  return own.includes(':') ? null : own
}
