/** Reports whose texts are alike, each group once: a is like b, b is like c → one group of three. */
import type { AcrossTold } from './run.js'

export interface CopyGroup {
  files: string[]
  findings: AcrossTold[]
}

export function copyGroups(findings: readonly AcrossTold[]): CopyGroup[] {
  const groupOf = new Map<string, Set<string>>()
  for (const { file, others = [] } of findings) {
    const files = new Set([file, ...others].flatMap((name) => [...(groupOf.get(name) ?? [name])]))
    for (const name of files) groupOf.set(name, files)
  }
  return [...new Set(groupOf.values())].map((files) => ({
    files: [...files],
    findings: findings.filter(({ file }) => files.has(file)),
  }))
}
