import type { Block } from '../../document.js'
import { refusal } from '../../errors.js'
import { metadataBlocks } from './metadata.js'
import { reportRegion } from './region.js'
import { type Page, readTree } from './elements.js'
import { sourceOf } from './source.js'
import { type HtmlOptions, readWhole } from './whole.js'
import type { Reading } from '../reading.js'

/** Reads the report out of a page, or out of a fragment of one. */
export async function readHtml(html: string, options: HtmlOptions = {}): Promise<Reading> {
  const { page, findings } = await readWhole(html, options)
  const region = reportRegion(page)
  const blocks = [...metadataBlocks(page, region), ...bodyBlocks(page, region.body)]
  if (blocks.length === 0) throw refusal('input.empty:page', {})
  return { blocks, ...(findings.length > 0 && { findings }) }
}

/** Reads all of a piece of HTML that stands in a text: what is around the report has been told from it there. */
export const blocksOfFragment = async (html: string): Promise<Block[]> =>
  readTree(await sourceOf(html)).found.map(({ block }) => block)

const bodyBlocks = ({ found }: Page, body: number[]) => body.map((i) => found[i]!.block)
