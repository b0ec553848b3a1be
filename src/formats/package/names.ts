/** Names of parts as other parts give them. */

/** A target as a part's name: absolute, or relative to the folder of the part that names it: `word/a.xml`, `media/b.png` → `word/media/b.png`. */
export function inFolderOf(source: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const path = source.split('/').slice(0, -1)
  for (const step of target.split('/')) {
    if (step === '..') path.pop()
    else if (step !== '.') path.push(step)
  }
  return path.join('/')
}
