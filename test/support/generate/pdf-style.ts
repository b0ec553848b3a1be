/** How a page of a PDF is dressed: its rules, and what stands on it that is no text of the report. */
import { turnedText, text, widthOf } from '../../../scripts/pdf-writer.cjs'
import { type Random, pick } from './quirks/quirk.js'

export interface PdfStyle {
  /** How tables are ruled: all sides, none, or the horizontal ones alone. */
  pen: 'stroke' | 'none' | 'flat'
  watermark: 'none' | 'across' | 'turned' | 'upright' | 'tiled'
  /** Raised marks of notes behind some values. */
  notes: boolean
  /** Numbers of the lines in the margin. */
  lineNumbers: boolean
  /** Running heads and feet. */
  running: boolean
  /** The head of a table is printed again where the table goes on. */
  repeatedHead: boolean
  /** Some numbers are the values of form fields: drawn by the field's own appearance, or by nothing. */
  fields: 'none' | 'drawn' | 'valued'
  /** Two pages stand side by side on one sheet. */
  twoUp: boolean
}

export const PLAIN: PdfStyle = {
  pen: 'stroke',
  watermark: 'none',
  notes: false,
  lineNumbers: false,
  running: false,
  repeatedHead: false,
  fields: 'none',
  twoUp: false,
}

const WATERMARKS = ['none', 'across', 'turned', 'upright', 'tiled'] as const

/** Each trait in one report of three. */
export const dressed = (pen: PdfStyle['pen'], random: Random): PdfStyle => ({
  pen,
  watermark: pick(WATERMARKS, random),
  notes: random(3) === 0,
  lineNumbers: random(3) === 0,
  running: random(3) === 0,
  repeatedHead: random(3) === 0,
  fields: pick(['none', 'none', 'none', 'none', 'drawn', 'valued'], random),
  twoUp: random(5) === 0,
})

const PALE = '0.85 g'
const BLACK = '0 g'
const WORDS = ['样张 2024', '内部资料', '政务公开 12345', '草稿2']

/** What is printed over (or under) a page across its text. */
export function watermarkOf(style: PdfStyle, random: Random): string[] {
  const words = pick(WORDS, random)
  const at = (x: number, y: number, size: number, degrees: number) =>
    turnedText(x, y, size, words, degrees, PALE)
  switch (style.watermark) {
    case 'none':
      return []
    case 'across':
      return [at(120, 640, 60, 45), BLACK]
    case 'turned':
      return [at(60, 600, 54, 15), BLACK]
    case 'upright':
      return [at(140, 300, 48, 0), at(140, 620, 48, 0), BLACK]
    case 'tiled': {
      const rows = [90, 230, 370, 510, 650, 790]
      return [...rows.flatMap((y) => [30, 220, 410].map((x) => at(x, y, 11, 20))), BLACK]
    }
  }
}

/** The page's own head, foot and line numbers. */
export function furnitureOf(style: PdfStyle, number: number, baselines: readonly number[]): string[] {
  return [
    ...(style.running
      ? [
          text(340, 40, 9, '政府信息公开工作年度报告'),
          text(280, 815, 9, number % 2 ? `- ${number} -` : `第${number}页`),
        ]
      : []),
    ...(style.lineNumbers ? baselines.map((y, i) => text(22, y, 8, String(i + 1))) : []),
  ]
}

/** Private signs stand for raised digits: what is printed behind a value that has a note. */
const FIRST_NOTE = 0xe001
const [NOTE_SIZE, RAISED] = [0.58, 0.35]

export const withNote = (value: string, random: Random): string =>
  value + String.fromCharCode(FIRST_NOTE + random(3))

/** Draws a cell's line: its text, and behind it the mark that it ends with. */
export function drawnWithNote(size: number, one: string, from: number, base: number): string[] | null {
  const code = one.charCodeAt(one.length - 1) - FIRST_NOTE
  if (!(code >= 0 && code < 9)) return null
  const words = one.slice(0, -1)
  const mark = text(from + widthOf(words, size), base - RAISED * size, NOTE_SIZE * size, String(code + 1))
  return [text(from, base, size, words), mark]
}
