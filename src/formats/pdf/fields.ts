/** Values of form fields that the file gives no picture of: viewers draw them on their own, each in its way. */
import { moved, type Box } from '../page/geometry.js'
import type { Annotation, RawPage } from './engine.js'
import { UNREADABLE } from '../page/page.js'
import type { PaintedGlyph } from '../page/painted/painted.js'

/** Form fields that hold text or a choice, and notes typed onto the page, are text of it; buttons, signatures, stamps and comments are not. */
export const isText = ({ subtype, fieldType }: Annotation): boolean =>
  subtype === 'FreeText' || (subtype === 'Widget' && (fieldType === 'Tx' || fieldType === 'Ch'))

/** Flags of an annotation that no screen shows: hidden, and not for viewing. */
const UNSEEN = 2 + 32

/** Each field's value as glyphs within its rectangle; not where the page itself paints it, or nothing of it is shown. */
export function valuesWithoutPicture({ annotations, transform }: RawPage): PaintedGlyph[][] {
  return annotations
    .filter((one) => isText(one) && !one.hasAppearance && !(one.annotationFlags & UNSEEN) && !one.hidden)
    .map((one) => {
      const [x0, y0, x1, y1] = one.rect as [number, number, number, number]
      return glyphsWithin(moved(transform, x0, y0, x1, y1), valueOf(one))
    })
    .filter((glyphs) => glyphs.length > 0)
}

function valueOf({ fieldValue, contentsObj, password }: Annotation): string {
  if (password) return UNREADABLE
  const value = fieldValue ?? contentsObj?.str ?? ''
  return Array.isArray(value) ? value.join(' ') : String(value)
}

const isNumber = (text: string): boolean => text !== '' && Number.isFinite(Number(text))
const plain = (text: string): string => text.replaceAll(/[,，\s]/g, '')

/**
 * Whether a field's own picture says its value, as far as that is a number. Some viewers show the picture, others draw the value
 * anew: of a value 12 under a 7, or under nothing, nobody knows which was published.
 */
export function saysValue(drawn: string, annotation: Annotation): boolean {
  const [said, value] = [plain(drawn), plain(valueOf(annotation))]
  return (
    !isNumber(value) || (said !== '' && !isNumber(said)) || (said !== '' && Number(said) === Number(value))
  )
}

/** The part of a line's height that its characters take, and their largest size (points). */
const OF_LINE = 0.8
const LARGEST = 10

const widthOf = (sign: string): number => (sign.charCodeAt(0) < 128 ? 0.5 : 1)

function glyphsWithin(box: Box, value: string): PaintedGlyph[] {
  const lines = value.split(/\r\n?|\n/)
  const height = (box.y1 - box.y0) / lines.length
  return lines.flatMap((line, i) => {
    const signs = [...line]
    const ems = signs.reduce((sum, sign) => sum + widthOf(sign), 0)
    const size = Math.min(LARGEST, OF_LINE * height, (box.x1 - box.x0) / Math.max(1, ems))
    const top = box.y0 + i * height + (height - size) / 2
    let left = box.x0 + (box.x1 - box.x0 - ems * size) / 2
    return signs.map((sign): PaintedGlyph => {
      const x0 = left
      left += widthOf(sign) * size
      return {
        ...{ x0, x1: left, y0: top, y1: top + size },
        ...{ text: sign, size, turn: 0, vertical: false, space: !sign.trim() },
        ...{ font: 'field', painted: Number.MAX_SAFE_INTEGER, inks: [], slant: 0, ink: 1, hidden: false },
        ...{ coded: false, wideSpace: false },
      }
    })
  })
}
