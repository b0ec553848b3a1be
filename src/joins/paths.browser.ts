/** `paths.ts` for browsers: the paths of files that were dropped are written with `/`. */

/** `2023/a.html` → `a.html` */
export const basename = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

/** `2023/a.html` → `2023`; `a.html` → `.` */
export function dirname(path: string): string {
  const end = path.lastIndexOf('/')
  return end < 0 ? '.' : path.slice(0, end)
}
