/** Property modifiers ([MS-DOC] 2.2.5, 2.6): what a paragraph, a row or a run changes of its style. */

export interface Sprm {
  code: number
  /** Where the operand starts and ends in the bytes. */
  at: number
  end: number
}

/** The modifiers that change words or their places. */
export const SPRM = {
  charDeleted: 0x0800,
  charInserted: 0x0801,
  charData: 0x0806,
  charHidden: 0x083c,
  charStruck: 0x0837,
  charStruckTwice: 0x2a53,
  charShift: 0x2a48,
  charPosition: 0x4845,
  charSize: 0x4a43,
  charColor: 0x6870,
  charColorIndex: 0x2a42,
  charHighlight: 0x2a0c,
  charShading: 0xca71,
  charWidth: 0x4852,
  charSpacing: 0x8840,
  charFitted: 0xca76,
  charLayout: 0xca78,
  charSpecial: 0x0855,
  charStyle: 0x4a30,
  charSymbol: 0x6a09,
  paragraphShading: 0xc64d,
  paragraphShadingIndex: 0x442d,
  cellShading: 0xd612,
  cellShadingIndex: 0xd609,
  inTable: 0x2416,
  rowEnd: 0x2417,
  innerCellEnd: 0x244b,
  innerRowEnd: 0x244c,
  tableDepth: 0x6649,
  listLevel: 0x260a,
  list: 0x460b,
  huge: 0x6646,
  hugeOld: 0x6645,
  tableDefinition: 0xd608,
  mergeCells: 0x5624,
  splitCells: 0x5625,
  verticalMerge: 0xd62b,
} as const

const CHANGE_TABS = 0xc615
/** Word writes some dozens; a list made to take time may have more. */
const MAX_SPRMS = 1000
const OPERAND_BYTES = [1, 1, 2, 4, 2, 2, 0, 3]

export function readSprms(bytes: Uint8Array, from: number, to: number): Sprm[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const sprms: Sprm[] = []
  const last = Math.min(to, bytes.length)
  for (let start = from; start + 3 <= last && sprms.length < MAX_SPRMS; ) {
    const code = view.getUint16(start, true)
    const { at, size } = operandOf(bytes, start + 2, code)
    if (size < 0 || at + size > last) break
    sprms.push({ code, at, end: at + size })
    start = at + size
  }
  return sprms
}

/** Some operands say their own length, in one byte or two. */
function operandOf(bytes: Uint8Array, at: number, code: number): { at: number; size: number } {
  if (code === SPRM.tableDefinition)
    return { at: at + 2, size: (bytes[at] ?? 0) + 256 * (bytes[at + 1] ?? 0) - 1 }
  const fixed = OPERAND_BYTES[code >>> 13]!
  if (fixed > 0) return { at, size: fixed }
  const size = bytes[at] ?? 0
  return { at: at + 1, size: code === CHANGE_TABS && size === 255 ? changeTabsBytes(bytes, at + 1) : size }
}

/** 255 says that the length follows from the two counts within: 4 bytes a deleted tab, 3 an added one. */
function changeTabsBytes(bytes: Uint8Array, at: number): number {
  const deleted = bytes[at] ?? 0
  return 2 + 4 * deleted + 3 * (bytes[at + 1 + 4 * deleted] ?? 0)
}

/** Whether an on/off character property is on; 0x80 and 0x81 are the style's value and its opposite. */
export function isOn(operand: number | undefined, style = false): boolean {
  if (operand === 0x80) return style
  return operand === 0x81 ? !style : operand === 1
}
