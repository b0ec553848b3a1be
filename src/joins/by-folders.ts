/**
 * Two paths in the order of a walk through their folders: what is in `a` comes before `a-b`, whatever `/` is among characters.
 * `a-b/x`, `a/x` → `a/x`, `a-b/x`
 */
export function byFolders(one: string, other: string): number {
  const [a, b] = [one.replaceAll('/', '\0'), other.replaceAll('/', '\0')]
  if (a === b) return 0
  return a < b ? -1 : 1
}
