/** The pictures of a saved page: files beside it or below, never anywhere else, and never of the network. */
import { readFileSync, realpathSync, statSync } from 'node:fs'
import { dirname, resolve, sep } from 'node:path'

const LARGEST = 32 * 1024 * 1024
/** `https://…`, `data:…`, `file:///…`, `//host/…` */
const ADDRESS = /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i

/** @param page the path of a page; `年报.html` has its pictures in `年报_files` */
export function picturesBeside(page: string): (src: string) => Uint8Array | undefined {
  return (src) => {
    if (ADDRESS.test(src)) return undefined
    try {
      const folder = realpathSync(dirname(page))
      const path = realpathSync(resolve(folder, decodeURIComponent(src.split(/[?#]/, 1)[0] ?? '')))
      const file = statSync(path)
      // A link may lead out of the folder.
      const isWithin = path.startsWith(folder.endsWith(sep) ? folder : folder + sep)
      return isWithin && file.isFile() && file.size <= LARGEST ? readFileSync(path) : undefined
    } catch {
      // There is no such file, or its name can't be one.
      return undefined
    }
  }
}
