/** A name without the places above it → the full name that it stands for. */
import { PLACE_ENDS, TOWN_ENDS } from '../form/lexicon/agencies.js'

/** What a name may begin with if the name of its place is left out: 市教育局, 镇人民政府. */
const RANKS = PLACE_ENDS + TOWN_ENDS

/**
 * Joins a name to the full name that ends with it, if there is only one and the two never report for the same year:
 * 洪泽区 → 淮安市洪泽区.
 *
 * @param yearsOf the years that each identity reports on
 * @returns for each name that was joined the full one; all others stand for themselves
 */
export function joinedIdentities(yearsOf: ReadonlyMap<string, ReadonlySet<number>>): Map<string, string> {
  const longer = new Map<string, string[]>()
  for (const name of yearsOf.keys()) {
    for (const ending of endingsOf(name))
      if (yearsOf.has(ending)) longer.set(ending, [...(longer.get(ending) ?? []), name])
  }
  const joined = new Map<string, string>()
  for (const [short, names] of longer) {
    const [full] = names
    if (names.length > 1 || full === undefined) continue
    const years = yearsOf.get(full)!
    if (![...yearsOf.get(short)!].some((year) => years.has(year))) joined.set(short, full)
  }
  // 淮安市洪泽区 may itself be joined to 江苏省淮安市洪泽区.
  return new Map([...joined].map(([short, full]) => [short, joined.get(full) ?? full]))
}

function endingsOf(name: string): string[] {
  const endings: string[] = []
  for (let at = 1; at < name.length - 1; at++) {
    if (PLACE_ENDS.includes(name[at - 1]!) || RANKS.includes(name[at]!)) endings.push(name.slice(at))
  }
  return endings
}
