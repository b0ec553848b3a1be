/** Styles: only what changes words — hidden text and automatic numbers, both inherited along `basedOn`. */
import { remembered } from '../../remembered.js'
import { child, childrenNamed, flagOf, settingOf, type XmlElement } from '../package/xml.js'

export interface NumberingReference {
  numId?: string
  level?: number
}

export interface Styles {
  /** Whether text of this style is hidden; undefined where the style says nothing. */
  hidden(styleId: string | undefined): boolean | undefined
  /** The list that a paragraph of this style belongs to. */
  numbering(styleId: string | undefined): NumberingReference
  /** The list that a numbering style stands for. */
  numberingStyle(styleId: string): string | undefined
  /** The style of a paragraph that names none. */
  defaultParagraph: string | undefined
}

/** A chain of styles longer than this is a circle. */
const MAX_BASED_ON = 20

export function readStyles(root: XmlElement | undefined): Styles {
  const styles = new Map<string, XmlElement>()
  let defaultParagraph: string | undefined
  for (const style of childrenNamed(root, 'w:style')) {
    const id = style.attributes['w:styleId'] ?? ''
    if (!styles.has(id)) styles.set(id, style)
    const isDefault = ['1', 'true', 'on'].includes(style.attributes['w:default'] ?? '')
    if (isDefault && style.attributes['w:type'] === 'paragraph') defaultParagraph ??= id
  }
  const chain = (id: string | undefined): XmlElement[] => {
    const found: XmlElement[] = []
    for (let style = id === undefined ? undefined : styles.get(id); style && found.length < MAX_BASED_ON; ) {
      found.push(style)
      const parent = settingOf(style, 'w:basedOn')
      style = parent === undefined ? undefined : styles.get(parent)
    }
    return found
  }
  const hidden = remembered((id: string | undefined) => {
    for (const style of chain(id)) {
      const flag = flagOf(child(style, 'w:rPr'), 'w:vanish')
      if (flag !== undefined) return flag
    }
    return undefined
  })
  const numbering = remembered((id: string | undefined) => {
    const reference: NumberingReference = {}
    for (const style of chain(id)) {
      const own = numberingReference(child(style, 'w:pPr'))
      if (reference.numId === undefined && own.numId !== undefined) reference.numId = own.numId
      if (reference.level === undefined && own.level !== undefined) reference.level = own.level
      if (reference.numId !== undefined) break
    }
    return reference
  })
  return {
    hidden,
    numbering,
    numberingStyle: (id) => numberingReference(child(styles.get(id), 'w:pPr')).numId,
    defaultParagraph,
  }
}

/** `w:numPr` of paragraph properties. */
export function numberingReference(properties: XmlElement | undefined): NumberingReference {
  const numPr = child(properties, 'w:numPr')
  const numId = settingOf(numPr, 'w:numId')
  const level = Number.parseInt(settingOf(numPr, 'w:ilvl') ?? '', 10)
  return { ...(numId !== undefined && { numId }), ...(level >= 0 && { level }) }
}
