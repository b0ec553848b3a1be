/** A document as it looks → what the page needs to show it with the places of values. It runs in a worker of the page. */
import { type ReadReport, readReports } from '../parse.js'
import { detect } from '../formats/detect.js'
import { pagesOfOfd } from '../formats/ofd/index.js'
import { pagesOfPdf } from '../formats/pdf/index.js'
import { type PageLayers, layersOf } from './layers.js'

/** A web page: its text as it was decoded, and where in it each value stands. */
export interface WebPage {
  text: string
  places: ValuePlace[]
}

export interface ValuePlace {
  indicator: string
  /** Where the cell's tag begins. */
  start: number
}

export interface Asked {
  name: string
  bytes: Uint8Array
  /** Which of the file's reports, from 1. */
  part: number
}

export async function webPageOf({ name, bytes, part }: Asked): Promise<WebPage> {
  const source = detect(bytes)
  if (!('text' in source)) throw new RangeError('no web page')
  const { report } = await readOf({ name, bytes, part })
  const places = report.observations.flatMap(({ indicator, location }) => {
    const { source: at } = location
    return at && 'start' in at ? [{ indicator, start: at.start }] : []
  })
  return { text: source.text, places }
}

/** The pages of a PDF or an OFD as they were understood. */
export async function pagesOf(asked: Asked): Promise<PageLayers[]> {
  const { kind } = detect(asked.bytes)
  const pages = kind === 'ofd' ? pagesOfOfd(asked.bytes) : await pagesOfPdf(asked.bytes)
  const { stream } = await readOf(asked)
  return layersOf(pages, stream.blocks, { isPainted: kind === 'ofd' })
}

async function readOf({ name, bytes, part }: Asked): Promise<ReadReport> {
  const read = (await readReports(bytes, { name, places: true }))[part - 1]
  if (!read) throw new RangeError(`${name} has no report ${part}`)
  return read
}
