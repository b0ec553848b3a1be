/** What a cell's text says: runs that may look different each, without what is struck out and without how it is pronounced. */
import { isFigure } from '../../form/lexicon/values.js'
import { UNREAD } from '../blocks/cell.js'
import { child, isElement, textOf, type XmlElement } from '../package/xml.js'
import { type Stretch, struckText, textsOf } from '../word/look.js'
import { isFaint, lookOf, type CellStyle, type Look } from './styles.js'

/** `x:si`, `x:is`: one text, or runs; `x:rPh` says how they are pronounced and is not printed. */
export function stringText(string: XmlElement, style: CellStyle): string {
  const runs = string.children.filter(isElement).flatMap((part) => {
    if (part.name === 'x:t') return { text: writtenIn(part), look: style.look }
    const text = part.name === 'x:r' ? child(part, 'x:t') : undefined
    return text ? { text: writtenIn(text), look: lookOf(child(part, 'x:rPr'), style.look) } : []
  })
  return readRuns(runs, style.ground)
}

/** Text that has one look. */
export const plainText = (text: string, { look, ground }: CellStyle): string =>
  readRuns([{ text, look }], ground)

interface Run {
  text: string
  look: Look
}

function readRuns(runs: Run[], ground: string): string {
  const stretches: Stretch[] = []
  let struck = ''
  let faint = ''
  for (const { text, look } of runs) {
    if (look.struck) struck += text
    else if (isFaint(look, ground)) faint += text
    else stretches.push({ text, off: look.shifted })
  }
  const read = textsOf(stretches, true).join('')
  // What is struck out alone says nothing, but such a cell is not blank.
  if (read.trim() === '' && struck.trim() !== '') return struckText(struck)
  return read.trim() === '' && isFigure(faint) ? UNREAD : read
}

/** `_x000D_` stands for a character that XML can't hold. */
const writtenIn = (part: XmlElement): string =>
  textOf(part).replace(/_x([0-9a-f]{4})_/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )
