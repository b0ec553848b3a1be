import { streamToText, type TextStream } from '../document.js'
import { refusal } from '../errors.js'

/**
 * The text stream that a report was read from, as canonical text: `toText(await readReport(bytes))`. A report alone is data and
 * does not hold its stream.
 *
 * @throws GongkaiError `report.noStream` where the stream is not given
 */
export function toText({ stream }: { stream: TextStream }): string {
  // Who writes JavaScript may give a report alone.
  if (!(stream as TextStream | undefined)) throw refusal('report.noStream', {})
  return streamToText(stream.blocks)
}
