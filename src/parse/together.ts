/** Several files that are one report: what was read of each → one stream, whose places say which file they are in. */
import type { Finding } from '../diagnostics/finding.js'
import type { Location } from '../diagnostics/diagnostic.js'
import type { Block } from '../document.js'
import type { Reading } from '../formats/reading.js'
import type { Report } from '../report.js'

export interface Together {
  blocks: Block[]
  findings: Finding[]
  /** The block with which each file begins. */
  starts: number[]
}

/** @param apart readies the blocks of one file */
export function together(readings: readonly Reading[], apart: (blocks: Block[]) => Block[]): Together {
  const all: Together = { blocks: [], findings: [], starts: [] }
  for (const { others = [], ...first } of readings) {
    all.starts.push(all.blocks.length)
    for (const { blocks, findings = [] } of [first, ...others]) {
      const start = all.blocks.length
      all.findings.push(...findings.map((finding) => moved(finding, start)))
      all.blocks.push(...apart(blocks))
    }
  }
  return all
}

/** A place counted from the file's first block → counted from the first block of all. */
function moved(finding: Finding, start: number): Finding {
  const { location } = finding
  return location ? { ...finding, location: { ...location, block: location.block + start } } : finding
}

/** Says at every place of a report in which file it is, from 1. */
export function tellParts(
  { observations, annexes, claims, diagnostics }: Report,
  starts: readonly number[],
): void {
  const tell = (location: Location | undefined): void => {
    if (location) location.part = starts.findLastIndex((start) => start <= location.block) + 1
  }
  for (const { location } of [...observations, ...claims, ...annexes.flatMap(({ rows }) => rows)])
    tell(location)
  for (const { location } of [...annexes.flatMap(({ rows }) => rows), ...claims]) tell(location)
  for (const { location, parts = [] } of diagnostics) {
    tell(location)
    for (const part of parts) tell(part.location)
  }
}
