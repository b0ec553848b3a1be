/** The tree that a browser makes of a page whose tags do not stand as they should: `<td>1<td>2` → two cells. */
import { type CheerioOptions, load } from 'cheerio'
import type { Node } from './node.js'

interface Repair {
  /** By the parser that takes a third of the time, and doesn't repair as much as browsers do. */
  lenient: boolean
  /** The elements are to know where they stand in the text. */
  places: boolean
}

export const repairedTreeOf = (html: string, repair: Repair): Node =>
  load(html, optionsOf(repair)).root()[0] as Node

const optionsOf = ({ lenient, places }: Repair): CheerioOptions =>
  lenient
    ? { xml: { xmlMode: false, withStartIndices: places, withEndIndices: places } }
    : { sourceCodeLocationInfo: places }
