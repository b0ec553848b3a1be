/** Cases → verdicts, and the least of a case that still fails. */
import { parseReport } from '../../../src/index.js'
import { type Case, caseOf, generated } from './generated.js'
import { type Verdict, judge } from './judge.js'

/** What a run found: failing cases, and the cells by way of writing. */
export interface Run {
  failures: string[]
  totals: Record<string, { right: number; all: number }>
}

/** So many failures tell enough; each costs a report for each of its quirks. */
const MOST_SHOWN = 5
const MOST_LINES = 8

export async function verdictOf(one: Case): Promise<Verdict> {
  const made = generated(one)
  try {
    return judge(await parseReport(made.bytes), made)
  } catch (error) {
    const refused = made.refusable && 'code' in (error as Error)
    return {
      wrong: refused ? [] : [`thrown: ${(error as Error).stack}`],
      right: 0,
      open: made.truth.cells.size,
    }
  }
}

/** The case without the quirks that it fails without. */
async function minimal(one: Case): Promise<Case> {
  let { quirks } = one
  for (const quirk of one.quirks) {
    const fewer = quirks.filter((other) => other !== quirk)
    if ((await verdictOf({ ...one, quirks: fewer })).wrong.length > 0) quirks = fewer
  }
  return { ...one, quirks }
}

async function failureOf(one: Case): Promise<string> {
  const least = await minimal(one)
  const { wrong } = await verdictOf(least)
  return `${JSON.stringify(least)}\n  ${wrong.slice(0, MOST_LINES).join('\n  ')}`
}

export async function runOf(first: number, count: number): Promise<Run> {
  const run: Run = { failures: [], totals: {} }
  for (let seed = first; seed < first + count; seed++) {
    const one = caseOf(seed)
    const { wrong, right, open } = await verdictOf(one)
    run.totals[one.rendering] ??= { right: 0, all: 0 }
    const total = run.totals[one.rendering]!
    total.right += right
    total.all += right + open + wrong.length
    if (wrong.length > 0)
      run.failures.push(run.failures.length < MOST_SHOWN ? await failureOf(one) : JSON.stringify(one))
  }
  return run
}
