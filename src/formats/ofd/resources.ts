/** What objects of a page name by a number: ways to draw, drawings that are used more than once, pictures, colours. */
import { textOf, type XmlElement } from '../package/xml.js'
import { allIn, elementsIn, firstIn, nameOf, saidIn } from './names.js'
import type { OfdPart, Parts } from './parts.js'

export interface Resources {
  drawParams: Map<string, XmlElement>
  composites: Map<string, XmlElement>
  /** The pictures that nothing below can be seen through. */
  opaque: Set<string>
  /** The colours of a space by their numbers, each as it is written: `255 255 255`. */
  palettes: Map<string, string[]>
  /** The space of colours that name none. */
  usualSpace: string | undefined
}

export const noResources = (): Resources => ({
  drawParams: new Map(),
  composites: new Map(),
  opaque: new Set(),
  palettes: new Map(),
  usualSpace: undefined,
})

/** Adds what the lists say that an element names: `<PublicRes>PublicRes.xml</PublicRes>`. */
export function addResources(
  from: OfdPart,
  element: XmlElement | undefined,
  { parts, resources, names }: { parts: Parts; resources: Resources; names: readonly string[] },
): void {
  for (const named of elementsIn(element)) {
    if (!names.includes(nameOf(named))) continue
    const list = parts.at(from.name, named.children.join('').trim())
    for (const group of elementsIn(list?.root)) for (const one of elementsIn(group)) add(one, resources)
  }
}

/** Pictures of these kinds have no holes. */
const WITHOUT_HOLES = /\.?(?:jpe?g|bmp|tiff?|jb2|gb)$/i

function add(one: XmlElement, { drawParams, composites, opaque, palettes }: Resources): void {
  const id = one.attributes['ID'] ?? ''
  const name = nameOf(one)
  if (name === 'DrawParam') drawParams.set(id, one)
  else if (name === 'CompositeGraphicUnit') composites.set(id, one)
  else if (name === 'ColorSpace') palettes.set(id, allIn(firstIn(one, 'Palette'), 'CV').map(textOf))
  else if (name === 'MultiMedia' && WITHOUT_HOLES.test(saidIn(one, 'MediaFile') ?? '')) opaque.add(id)
}

/** Ways to draw that build on one another, no deeper than anybody would. */
const MOST_RELATIVES = 16

/** A way to draw, and those that it builds on, the nearest first. */
export function drawParamsOf(id: string | undefined, { drawParams }: Resources): XmlElement[] {
  const found: XmlElement[] = []
  for (let next = id; next !== undefined && found.length < MOST_RELATIVES; ) {
    const param: XmlElement | undefined = drawParams.get(next)
    if (!param) break
    found.push(param)
    next = param.attributes['Relative']
  }
  return found
}
