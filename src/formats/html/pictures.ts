/** How large the pictures of a saved page are, where the page does not say: a spacer in a cell is nothing, an icon is no table. */
import type { Pictures } from '../reading.js'
import type { Node } from './node.js'

/** A page with more of them is a gallery. */
const MOST_PICTURES = 500

/** Writes the sizes of pictures into their elements: `<img src="a.png">` → `<img src="a.png" width="16" height="16">`. */
export function withSizes(root: Node, pictures: Pictures): void {
  const sizes = new Map<string, Size | undefined>()
  const visit = (node: Node): void => {
    const { src, width, height } = node.attribs ?? {}
    if (node.name === 'img' && src !== undefined && width === undefined && height === undefined) {
      if (!sizes.has(src) && sizes.size < MOST_PICTURES) sizes.set(src, sizeIn(pictures, src))
      const size = sizes.get(src)
      if (size) Object.assign(node.attribs!, { width: String(size.width), height: String(size.height) })
    }
    for (const child of node.children ?? []) visit(child)
  }
  visit(root)
}

interface Size {
  width: number
  height: number
}

function sizeIn(pictures: Pictures, src: string): Size | undefined {
  const bytes = pictures(src)
  return bytes && sizeOf(bytes)
}

/** In pixels, as the head of a file has it: PNG, GIF, BMP, JPEG. */
export function sizeOf(bytes: Uint8Array): Size | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const start = String.fromCharCode(...bytes.subarray(0, 4))
  if (start === '\x89PNG' && bytes.length >= 24)
    return { width: view.getUint32(16), height: view.getUint32(20) }
  if (start === 'GIF8' && bytes.length >= 10)
    return { width: view.getUint16(6, true), height: view.getUint16(8, true) }
  if (start.startsWith('BM') && bytes.length >= 26)
    return { width: Math.abs(view.getInt32(18, true)), height: Math.abs(view.getInt32(22, true)) }
  return start.startsWith('\xff\xd8') ? sizeOfJpeg(view) : undefined
}

/** Markers that begin a frame, of whatever coding; the others in between are tables. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc

/** Segments follow one another, each with its length, up to the one that says how large the picture is. */
function sizeOfJpeg(view: DataView): Size | undefined {
  for (let at = 2; at + 9 <= view.byteLength; at += 2 + view.getUint16(at + 2)) {
    if (view.getUint8(at) !== 0xff) return undefined
    if (isFrame(view.getUint8(at + 1)))
      return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
  }
  return undefined
}
