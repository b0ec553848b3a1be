/** Finds the parts of a Word package by type and relationship. */
import { refusal } from '../../errors.js'
import type { Package } from '../package/zip.js'
import { inFolderOf } from '../package/names.js'
import { relationships } from '../package/relationships.js'
import { childrenNamed, type XmlElement } from '../package/xml.js'

/** The parts that make up the body's words. */
export interface WordParts {
  /** `w:document`, and the body in it. */
  document: XmlElement
  body: XmlElement
  styles: XmlElement | undefined
  numbering: XmlElement | undefined
  theme: XmlElement | undefined
  /** A part that the main part names by a relationship. */
  related: (id: string) => Uint8Array | undefined
}

const USUAL_MAIN_PART = 'word/document.xml'

export function wordParts(pack: Package): WordParts {
  const main = mainPart(pack)
  const root = main === undefined ? undefined : pack.xml(main)
  if (main === undefined || !root) throw refusal('input.corrupt:mainPart', {})
  const body = [...childrenNamed(root, 'w:body')][0]
  if (root.name !== 'w:document' || !body) throw refusal('input.corrupt:notWord', {})
  const related = relationships(pack, main)
  const part = (type: string): XmlElement | undefined => {
    const found = related.find((relation) => relation.type === type && pack.has(relation.target))
    return pack.xml(found?.target ?? inFolderOf(main, `${type}.xml`))
  }
  return {
    document: root,
    body,
    styles: part('styles'),
    numbering: part('numbering'),
    theme: part('theme'),
    related: (id) => {
      const target = related.find((relation) => relation.id === id)?.target
      return target === undefined ? undefined : pack.bytes(target)
    },
  }
}

/** Whether a package is Word's: by its main part's content type, or by its usual name where the types are missing. */
export const isWordPackage = (pack: Package): boolean => wordMainPart(pack) !== undefined

function mainPart(pack: Package): string | undefined {
  const main = wordMainPart(pack)
  if (main === undefined) throw refusal('input.unsupported:notWord', {})
  return main
}

const WORD_MAIN =
  /wordprocessingml\.(?:document|template)\.main\+xml|ms-word\.(?:document|template)\.macroenabled(?:template)?\.main\+xml/i

export function wordMainPart(pack: Package): string | undefined {
  const related = relationships(pack, '').find((relation) => relation.type === 'officeDocument')?.target
  const typed = wordTyped(pack)
  if (related !== undefined && typed.includes(related.toLowerCase())) return related
  const usual = pack.has(USUAL_MAIN_PART) ? USUAL_MAIN_PART : undefined
  return related === undefined ? (typed[0] ?? usual) : usual
}

/** The names, lower-case, of parts whose content type is a Word main part. */
function wordTyped(pack: Package): string[] {
  return [...childrenNamed(pack.xml('[Content_Types].xml'), 'ct:Override')]
    .filter(({ attributes }) => WORD_MAIN.test(attributes['ContentType'] ?? ''))
    .map(({ attributes }) => (attributes['PartName'] ?? '').replace(/^\//, '').toLowerCase())
}
