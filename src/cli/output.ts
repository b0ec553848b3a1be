import { spoken } from './speech.js'
import { visible } from '../findings/words.js'

/** Writes to standard output, and waits while whoever reads is slower. */
export async function print(text: string): Promise<void> {
  if (!process.stdout.write(text)) await new Promise((resolve) => process.stdout.once('drain', resolve))
}

/** A line on standard error; what a terminal would obey in a name or a text is shown instead. */
export const tell = (text: string): void =>
  void process.stderr.write(`${spoken(text).split('\n').map(visible).join('\n')}\n`)
