/** The files that people make for us: manifests, corrections, ticked samples, parts, rules. */
import { readFile } from 'node:fs/promises'
import { decodeTable } from '../formats/decode.js'

/** @param invalid makes the error for a file whose encoding is none that is known */
export async function tableText(path: string, invalid: (file: { path: string }) => Error): Promise<string> {
  const text = decodeTable(await readFile(path))
  if (text === null) throw invalid({ path })
  return text
}
