/** A package written as one XML file (flat OPC, "Word XML document"): each part as an element of it, what is no XML in base64. */
import { child, childrenNamed, isElement, readXml, textOf, type XmlElement } from './xml.js'
import type { Package } from './zip.js'

/** Throws `input.corrupt` and `input.tooLarge` as `readXml` does. */
export function openFlatPackage(text: string): Package {
  const parts = new Map<string, XmlElement>()
  for (const part of childrenNamed(readXml(text), 'pkg:part'))
    parts.set((part.attributes['pkg:name'] ?? '').replace(/^\//, '').toLowerCase(), part)
  const find = (name: string): XmlElement | undefined => parts.get(name.toLowerCase())
  return {
    has: (name) => find(name) !== undefined,
    xml: (name) => child(find(name), 'pkg:xmlData')?.children.find(isElement),
    bytes: (name) => {
      const data = child(find(name), 'pkg:binaryData')
      return data && fromBase64(textOf(data))
    },
  }
}

export const fromBase64 = (text: string): Uint8Array =>
  Uint8Array.from(atob(text.replace(/[^A-Za-z0-9+/]/g, '')), (character) => character.charCodeAt(0))
