/** Styles: only what changes words — how text looks and automatic numbers, both inherited along `basedOn`. */
import { remembered } from '../../remembered.js'
import { child, childrenNamed, settingOf, type XmlElement } from '../package/xml.js'
import { numberingReference, type ListStyles, type NumberingReference } from '../word/numbering.js'
import { fillOf, type Fill, type Theme } from './colors.js'
import { readRunProperties, SAYS_NOTHING, type RunProperties } from './run-properties.js'

/** What a style says of runs, and of the ground that its paragraphs stand on. */
export interface StyleProperties {
  run: RunProperties
  fill: Fill | undefined
}

export interface Styles extends ListStyles {
  /** What a document says of all its text. */
  defaults: RunProperties
  properties(styleId: string | undefined): StyleProperties
  /** A style's element and those that it is based on, itself first. */
  chain(styleId: string | undefined): XmlElement[]
  /** The style of a table that names none. */
  defaultTable: string | undefined
}

/** A chain of styles longer than this is a circle. */
const MAX_BASED_ON = 20

export function readStyles(root: XmlElement | undefined, theme: Theme): Styles {
  const styles = new Map<string, XmlElement>()
  const defaults = new Map<string, string>()
  for (const style of childrenNamed(root, 'w:style')) {
    const { 'w:styleId': id = '', 'w:type': type = '' } = style.attributes
    if (!styles.has(id)) styles.set(id, style)
    const isDefault = ['1', 'true', 'on'].includes(style.attributes['w:default'] ?? '')
    if (isDefault && !defaults.has(type)) defaults.set(type, id)
  }
  const chain = (id: string | undefined): XmlElement[] => chainOf(styles, id)
  return {
    defaults: readRunProperties(child(child(child(root, 'w:docDefaults'), 'w:rPrDefault'), 'w:rPr'), theme),
    properties: remembered((id: string | undefined) => propertiesOf(chain(id), theme)),
    chain,
    numbering: remembered((id: string | undefined) => numberingOf(chain(id))),
    numberingStyle: (id) => numberingReference(child(styles.get(id), 'w:pPr')).numId,
    defaultParagraph: defaults.get('paragraph'),
    defaultTable: defaults.get('table'),
  }
}

function chainOf(styles: ReadonlyMap<string, XmlElement>, id: string | undefined): XmlElement[] {
  const found: XmlElement[] = []
  for (let style = id === undefined ? undefined : styles.get(id); style && found.length < MAX_BASED_ON; ) {
    found.push(style)
    const parent = settingOf(style, 'w:basedOn')
    style = parent === undefined ? undefined : styles.get(parent)
  }
  return found
}

/** The nearest style that says something of a property has its say. */
function propertiesOf(chain: XmlElement[], theme: Theme): StyleProperties {
  let run = SAYS_NOTHING
  let fill: Fill | undefined
  for (const style of chain) {
    run = { ...readRunProperties(child(style, 'w:rPr'), theme), ...run }
    fill ??= shadingOf(child(style, 'w:pPr'), theme)
  }
  return { run, fill }
}

/** `w:shd` of the properties of a paragraph, a cell or a table. */
export function shadingOf(properties: XmlElement | undefined, theme: Theme): Fill | undefined {
  const shading = child(properties, 'w:shd')
  return shading && fillOf(shading, theme)
}

function numberingOf(chain: XmlElement[]): NumberingReference {
  const reference: NumberingReference = {}
  for (const style of chain) {
    const own = numberingReference(child(style, 'w:pPr'))
    if (reference.numId === undefined && own.numId !== undefined) reference.numId = own.numId
    if (reference.level === undefined && own.level !== undefined) reference.level = own.level
    if (reference.numId !== undefined) break
  }
  return reference
}
