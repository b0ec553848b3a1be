/** What shows that a part of a page is the report's: headings of its sections, and the form's tables. */
import { readHeading } from '../../form/headings.js'
import { formTableKind } from '../blocks/tables.js'
import type { Found } from './paragraph.js'

/** Without numbering only the form's own words count: 依申请公开 is the name of a page on every site. */
const LEAST_LIKENESS = 0.9

/** Asked for what is hidden in a page, then for its region. */
const KNOWN = new WeakMap<readonly Found[], ReadonlyMap<number, string>>()

/** Indices of section headings and of the form's tables, each with its kind: which section, which table. */
export function anchorsOf(found: readonly Found[]): ReadonlyMap<number, string> {
  const known = KNOWN.get(found)
  if (known) return known
  const anchors = new Map<number, string>()
  KNOWN.set(found, anchors)
  for (const [i, one] of found.entries()) {
    const kind = anchorKind(one)
    if (kind !== null) anchors.set(i, kind)
  }
  return anchors
}

function anchorKind({ block, linked }: Found): string | null {
  if (block.kind === 'table') return formTableKind(block.cells.map(({ text }) => text))
  if (block.kind === 'image' || linked * 2 > block.text.length) return null
  const heading = readHeading(block.text)
  if (heading === null || heading.number === null) return null
  return heading.ordinal !== null || heading.likeness >= LEAST_LIKENESS ? String(heading.number) : null
}
