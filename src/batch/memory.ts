/** How much memory another process holds. */
import { readFile } from 'node:fs/promises'

const RESIDENT = /^VmRSS:\s+(\d+) kB$/m

/** Resident memory of a process in bytes; 0 where the system doesn't tell (only Linux has /proc) or the process is gone. */
export async function residentBytes(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return 1024 * Number(RESIDENT.exec(status)?.[1] ?? 0)
}
