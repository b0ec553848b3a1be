/** The parts of an OFD package, each read once and all of them within bounds. */
import { refusal } from '../../errors.js'
import { inFolderOf } from '../package/names.js'
import type { XmlElement } from '../package/xml.js'
import { openPackage, xmlOf } from '../package/zip.js'

/** The XML of a report of ten pages has 1 MB, that of a yearbook of 500 pages some fifty. */
const MOST_XML_BYTES = 64 * 2 ** 20

/** A part, and the name that its own locations are relative to. */
export interface OfdPart {
  name: string
  root: XmlElement
}

export interface Parts {
  /** The part at a location that another part (or '', the package) names; undefined where there is none. */
  at: (from: string, location: string | undefined) => OfdPart | undefined
}

/** Throws `input.corrupt` and `input.tooLarge` as `openPackage` does, and `input.encrypted` (GM/T 0099 puts a list of what is encrypted beside). */
export function openParts(bytes: Uint8Array): Parts {
  const pack = openPackage(bytes)
  if (pack.has('Encryptions.xml')) throw refusal('input.encrypted:ofd', {})
  const read = new Map<string, OfdPart>()
  let size = 0
  const open = (name: string): OfdPart | undefined => {
    const known = read.get(name)
    if (known || !pack.has(name)) return known
    const content = pack.bytes(name)!
    size += content.length
    if (size > MOST_XML_BYTES) throw refusal('input.tooLarge:ofd', {})
    const part = { name, root: xmlOf(content) }
    read.set(name, part)
    return part
  }
  return {
    at: (from, location) =>
      // Some writers name files from the package's root without saying so.
      location === undefined
        ? undefined
        : (open(inFolderOf(from, location)) ?? open(inFolderOf('', location))),
  }
}
