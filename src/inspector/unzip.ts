/** A zip of reports → its files; null for a document that is a zip itself, such as Word's. It runs in a worker of the page. */
import { detect } from '../formats/detect.js'
import { filesInZip } from '../formats/package/zip.js'
import { byFolders } from '../joins/by-folders.js'
import { reasonInPath } from '../joins/skipped.js'

export interface Unzipped {
  path: string
  bytes: Uint8Array
}

/** @throws UnreadableDocumentError for a broken zip, a bomb, or one with a password */
export function unzip(bytes: Uint8Array): Unzipped[] | null {
  if (isDocument(bytes)) return null
  const files = filesInZip(bytes)
  const names = new Set(files.map(({ name }) => name))
  return files
    .filter(({ name }) => reasonInPath(name, names) === null)
    .sort((a, b) => byFolders(a.name, b.name))
    .map((file) => ({ path: file.name, bytes: file.bytes() }))
}

/** What the name says counts for nothing. */
function isDocument(bytes: Uint8Array): boolean {
  try {
    detect(bytes)
    return true
  } catch {
    return false
  }
}
