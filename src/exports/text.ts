import { streamToText } from '../document.js'
import { streamOf } from '../provenance.js'
import type { Report } from '../report.js'

/**
 * The text stream that a report was read from, as canonical text.
 *
 * @throws RangeError for a report that parseReport of this process didn't return: read back from JSON it no longer holds
 * its stream
 */
export function toText(report: Report): string {
  const blocks = streamOf(report)
  if (!blocks)
    throw new RangeError(
      'this report has lost its text stream: toText takes a report as parseReport returned it',
    )
  return streamToText(blocks)
}
