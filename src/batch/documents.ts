/**
 * Files → documents: a report may stand in several files. They are one where a manifest says so (`part_of`), or where
 * their names suggest it (`a.html` and `a_files/`, numbered pages) and read together they make a whole that none of them
 * is alone.
 */
import { dirname } from 'node:path'
import { type Candidates, candidatesIn, type Document, documentsFrom, joinInto } from '../joins/names.js'
import type { Manifest } from './manifest.js'
import { givenFor, pathEndings, refuseShared } from './manifest.js'
import { refusal } from '../errors.js'

/** Whether the files of each group are one report. */
export type Judge = (candidates: readonly Candidates[]) => Promise<boolean[]>

/**
 * @throws manifest.invalid where a part names a file that isn't there, or one that is a part itself
 */
export async function documentsOf(
  paths: readonly string[],
  { manifest, judge }: { manifest?: Manifest | undefined; judge: Judge },
): Promise<Document[]> {
  if (manifest) refuseShared(manifest, paths)
  const wholeOf = manifest ? toldBy(manifest, paths) : new Map<string, string>()
  const told = new Set([...wholeOf.keys(), ...wholeOf.values()])
  const candidates = candidatesIn(paths.filter((path) => !told.has(path)))
  const areOne = candidates.length > 0 ? await judge(candidates) : []
  joinInto(
    wholeOf,
    candidates.filter((_, i) => areOne[i]),
  )
  return documentsFrom(paths, wholeOf)
}

/** The whole of each file that a manifest calls a part. */
function toldBy(manifest: Manifest, paths: readonly string[]): Map<string, string> {
  const givenOf = givenFor(manifest)
  const byEnding = new Map<string, string[]>()
  for (const path of paths)
    for (const ending of pathEndings(path)) byEnding.set(ending, [...(byEnding.get(ending) ?? []), path])
  const told = paths.flatMap((path): [string, string][] => {
    const named = givenOf(path).find((given) => given['part_of'] !== undefined)?.['part_of']
    return named === undefined ? [] : [[path, wholeNamed(named, path, byEnding)]]
  })
  const wholeOf = new Map(told.filter(([path, whole]) => path !== whole))
  const chained = [...wholeOf].find(([, whole]) => wholeOf.has(whole))
  if (chained) throw refusal('manifest.invalid:partOfPart', { path: chained[0], whole: chained[1] })
  return wholeOf
}

/** Of several files of that name the one beside the part. */
function wholeNamed(named: string, path: string, byEnding: ReadonlyMap<string, readonly string[]>): string {
  const meant = byEnding.get(named.replace(/^(?:\.\/)+/, '')) ?? []
  const beside = meant.filter((one) => dirname(one) === dirname(path))
  const [whole, other] = beside.length > 0 ? beside : meant
  if (whole === undefined) throw refusal('manifest.invalid:noWhole', { path, whole: named })
  if (other !== undefined)
    throw refusal('manifest.invalid:whichWhole', { path, whole: named, one: whole, other })
  return whole
}
