import { type Failed, failureSaid, spoken } from './speech.js'
import { visible } from '../findings/words.js'

/** Writes to standard output, and waits while whoever reads is slower. */
export async function print(text: string): Promise<void> {
  if (!process.stdout.write(text)) await new Promise((resolve) => process.stdout.once('drain', resolve))
}

/** One line on standard error: what a terminal would obey in a name or a text is shown instead, and a line break makes no second line. */
export const tell = (text: string): void => void process.stderr.write(`${visible(spoken(text))}\n`)

/** `FILE: code: message` as such a line. */
export const tellFailure = (failed: Failed): void =>
  void process.stderr.write(`${visible(failureSaid(failed))}\n`)
