/** An OFD package → its documents, each with its pages: what is painted on each, from the bottom to the top. */
import { refusal } from '../../errors.js'
import type { XmlElement } from '../package/xml.js'
import { allIn, elementsIn, firstIn, isOff, isOn, nameOf, saidIn } from './names.js'
import { rectangleIn } from './numbers.js'
import type { OfdPart, Parts } from './parts.js'
import { addResources, noResources, type Resources } from './resources.js'

export interface OfdDocument {
  pages: OfdPage[]
  resources: Resources
}

export interface OfdPage {
  /** `x y w h` in millimetres. */
  box: [number, number, number, number]
  /** Of the templates below, of the page, of the templates above. */
  layers: XmlElement[]
  annotations: XmlElement[]
}

/** One package may hold several documents. */
export function documentsIn(parts: Parts): OfdDocument[] {
  const package_ = parts.at('', 'OFD.xml')
  if (!package_) throw refusal('input.corrupt:ofd', {})
  const roots = allIn(package_.root, 'DocBody').map((body) => rootOf(body, parts))
  if (roots.length === 0) throw refusal('input.corrupt:ofdNone', {})
  return roots.map((root) => {
    if (!root) throw refusal('input.corrupt:ofdDocument', {})
    return documentOf(root, parts)
  })
}

/** The document of a body; where it has versions, that of the one that is current: `<Version Current="true" BaseLoc="V/2.xml"/>`. */
function rootOf(body: XmlElement, parts: Parts): OfdPart | undefined {
  const current = allIn(firstIn(body, 'Versions'), 'Version').find((one) => isOn(one, 'Current'))
  if (!current) return parts.at('', saidIn(body, 'DocRoot'))
  const version = parts.at('', current.attributes['BaseLoc'])
  if (!version) throw refusal('input.corrupt:ofdVersion', {})
  return parts.at(version.name, saidIn(version.root, 'DocRoot'))
}

/** The longest documents that were ever seen as reports have some hundred pages. */
const MOST_PAGES = 2000
/** A4, where a document does not say. */
const USUAL_BOX: OfdPage['box'] = [0, 0, 210, 297]

function documentOf(document: OfdPart, parts: Parts): OfdDocument {
  const common = firstIn(document.root, 'CommonData')
  const resources = { ...noResources(), usualSpace: saidIn(common, 'DefaultCS') }
  addResources(document, common, { parts, resources, names: ['PublicRes', 'DocumentRes'] })
  const templates = new Map(allIn(common, 'TemplatePage').map((one) => [one.attributes['ID'], one]))
  const box = boxIn(firstIn(common, 'PageArea'))
  const annotated = annotationsIn(document, parts)
  const pages = allIn(firstIn(document.root, 'Pages'), 'Page')
  if (pages.length > MOST_PAGES) throw refusal('input.tooLarge:ofdPages', { pages: pages.length })
  const load = (location: string | undefined): OfdPart => {
    const part = parts.at(document.name, location)
    if (!part) throw refusal('input.corrupt:ofdPage', {})
    addResources(part, part.root, { parts, resources, names: ['PageRes'] })
    return part
  }
  return {
    resources,
    pages: pages.map(({ attributes }): OfdPage => {
      const { root } = load(attributes['BaseLoc'])
      const laid = allIn(root, 'Template').map((use) => {
        const template = templates.get(use.attributes['TemplateID'])
        if (!template) throw refusal('input.corrupt:ofdTemplate', {})
        const order = use.attributes['ZOrder'] ?? template.attributes['ZOrder']
        return { above: order === 'Foreground', layers: layersOf(load(template.attributes['BaseLoc']).root) }
      })
      return {
        box: boxIn(firstIn(root, 'Area')) ?? box ?? USUAL_BOX,
        layers: [
          ...laid.flatMap(({ above, layers }) => (above ? [] : layers)),
          ...layersOf(root),
          ...laid.flatMap(({ above, layers }) => (above ? layers : [])),
        ],
        annotations: annotated.get(attributes['ID'] ?? '') ?? [],
      }
    }),
  }
}

const boxIn = (area: XmlElement | undefined): OfdPage['box'] | undefined => {
  const box = rectangleIn(saidIn(area, 'PhysicalBox'))
  return box && box[2] > 0 && box[3] > 0 ? box : undefined
}

const LEVELS = ['Background', 'Body', 'Foreground']

function layersOf(page: XmlElement): XmlElement[] {
  const layers = allIn(firstIn(page, 'Content'), 'Layer')
  const level = ({ attributes }: XmlElement): number => LEVELS.indexOf(attributes['Type'] ?? 'Body')
  return [...layers].sort((a, b) => level(a) - level(b))
}

/** What was typed onto a page is text of it, whatever kind of note its writer made of it. */
const TYPED = /free ?text|typewriter|text ?box/i
/** Notes that are laid over a page and no part of it. */
const LAID_OVER = new Set(['Watermark', 'Stamp', 'Link'])

/** What notes show, by the page that they stand on. */
function annotationsIn(document: OfdPart, parts: Parts): Map<string, XmlElement[]> {
  const found = new Map<string, XmlElement[]>()
  const list = parts.at(document.name, saidIn(document.root, 'Annotations'))
  for (const page of allIn(list?.root, 'Page')) {
    const notes = parts.at(list!.name, saidIn(page, 'FileLoc'))
    const shown = elementsIn(notes?.root).filter(
      (note) => nameOf(note) === 'Annot' && !isOff(note, 'Visible') && isOfPage(note),
    )
    found.set(page.attributes['PageID'] ?? '', shown)
  }
  return found
}

const isOfPage = ({ attributes }: XmlElement): boolean =>
  !LAID_OVER.has(attributes['Type'] ?? '') || TYPED.test(attributes['Subtype'] ?? '')
