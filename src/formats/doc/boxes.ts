/** Text boxes: a story of their own, each shown where its shape is anchored ([MS-DOC] 2.8.37, 2.8.26). */
import { STRUCTURE, viewOf, type WordFile } from './file.js'

export interface TextBox {
  from: number
  to: number
  /** The character of the main text that its shape hangs on; the end of the text where it is not found. */
  anchor: number
}

const BOX_BYTES = 22
const BOX_SHAPE = 14
const SHAPE_BYTES = 26

export function readTextBoxes({ table, structure, counts }: WordFile): TextBox[] {
  if (counts.boxes <= 0) return []
  const shapes = entries(table, structure(STRUCTURE.shapes), SHAPE_BYTES)
  const anchors = new Map(shapes.map(({ from, at }) => [viewOf(table).getInt32(at, true), from]))
  return entries(table, structure(STRUCTURE.boxes), BOX_BYTES)
    .map(({ from, to, at }) => ({
      from: counts.beforeBoxes + from,
      to: counts.beforeBoxes + Math.min(to, counts.boxes),
      anchor: anchors.get(viewOf(table).getInt32(at + BOX_SHAPE, true)) ?? counts.text - 1,
    }))
    .filter((box) => box.to > box.from)
}

interface Entry {
  from: number
  to: number
  at: number
}

/** A PLC: positions, one more than there are entries, then the entries. */
function entries(table: Uint8Array, { at, end }: { at: number; end: number }, size: number): Entry[] {
  const view = viewOf(table)
  const count = Math.max(0, Math.floor((end - at - 4) / (4 + size)))
  return Array.from({ length: count }, (_, i) => ({
    from: view.getUint32(at + 4 * i, true),
    to: view.getUint32(at + 4 * i + 4, true),
    at: at + 4 * (count + 1) + size * i,
  }))
}
