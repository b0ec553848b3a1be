/** Relationships of a package: which part is another one's styles, strings, picture (ECMA-376 part 2, 6.5). */
import { inFolderOf } from './names.js'
import { childrenNamed } from './xml.js'
import type { Package } from './zip.js'

export interface Relationship {
  id: string
  /** The last word of its type, the same in transitional and strict files. */
  type: string
  target: string
}

/** What a part names (`''`: the package itself) in its list of relationships, without what stands outside of the package. */
export function relationships(pack: Package, source: string): Relationship[] {
  const cut = source.lastIndexOf('/') + 1
  const list = pack.xml(`${source.slice(0, cut)}_rels/${source.slice(cut)}.rels`)
  return [...childrenNamed(list, 'rel:Relationship')]
    .filter(({ attributes }) => attributes['TargetMode'] !== 'External')
    .map(({ attributes }) => ({
      id: attributes['Id'] ?? '',
      type: (attributes['Type'] ?? '').split('/').at(-1)!,
      target: inFolderOf(source, attributes['Target'] ?? ''),
    }))
}
