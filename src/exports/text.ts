import { streamToText, type TextStream } from '../document.js'
import { GongkaiError } from '../errors.js'

/**
 * The text stream that a report was read from, as canonical text: `toText(await readReport(bytes))`. A report alone is data and
 * does not hold its stream.
 *
 * @throws GongkaiError `report.noStream` where the stream is not given
 */
export function toText({ stream }: { stream: TextStream }): string {
  // Who writes JavaScript may give a report alone.
  if (!(stream as TextStream | undefined))
    throw new GongkaiError(
      'report.noStream',
      'toText takes what readReport gives, a report with its text stream: a report alone does not hold it',
    )
  return streamToText(stream.blocks)
}
