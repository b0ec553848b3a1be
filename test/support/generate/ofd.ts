/** A made-up report → an OFD document, as its different writers make one. */
import { type OfdStyle, ofd, pen } from '../../../scripts/ofd-writer.cjs'
import { laidOut } from './laid-out.js'
import { type Random, pick } from './quirks/quirk.js'
import type { MadeReport } from './report.js'

export const UNITS = ['millimetres', 'points'] as const
export const RULES = ['strokes', 'bars'] as const

export const anyStyle = (random: Random): OfdStyle => ({
  unit: pick(UNITS, random),
  rules: pick(RULES, random),
  glyphs: random(2) === 0,
})

export function toOfd(made: MadeReport, style: OfdStyle = {}): Uint8Array {
  const pages = laidOut(made, { draw: pen(style), pen: 'stroke', repeatedHead: false })
  return ofd(pages.map(({ parts }) => parts.join('')))
}
