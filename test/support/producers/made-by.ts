/** What a producer makes of a made-up report, as far as its programs are here. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { basename, extname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { MadeReport } from '../generate/report.js'
import { FOLDER, IN, OUT, PROFILE, type Producer, SCRIPTS, type Step } from './producers.js'
import { bytesOf } from './sources.js'

/** Milliseconds: a program that takes longer hangs, and may not heed a polite end. */
const LIMIT = 120_000
const SCRIPTS_FOLDER = resolve('test/support/producers/scripts')

export class NotMade extends Error {}

/** Files that were made before, by what made them: many producers go on from the same one. */
const known = new Map<string, string>()

/** The bytes of the report as the producer's last program wrote it. @throws {NotMade} a program is not here, or fails */
export function madeBy(producer: Producer, made: MadeReport, folder: string): Uint8Array {
  mkdirSync(folder, { recursive: true })
  let file = join(folder, `step0.${producer.from.kind}`)
  writeFileSync(file, bytesOf(made, producer.from))
  producer.steps.forEach((step, i) => {
    const key = JSON.stringify([made.year, made.agency, producer.from, producer.steps.slice(0, i + 1)])
    file = known.get(key) ?? next(step, file, folder, producer.makes[i]!)
    known.set(key, file)
  })
  return new Uint8Array(readFileSync(file))
}

/** LibreOffice names what it writes by what it reads: the file is moved to a name of its own. */
function next(step: Step, file: string, folder: string, kind: string): string {
  const out = join(folder, `out.${kind}`)
  run(step, { [IN]: file, [OUT]: out, [FOLDER]: folder })
  const named = existsSync(out) ? out : join(folder, `${basename(file, extname(file))}.${kind}`)
  if (!existsSync(named)) throw new NotMade(`${step[0]} wrote nothing`)
  const kept = join(folder, `made${known.size}.${kind}`)
  renameSync(named, kept)
  return kept
}

function run([program, ...rest]: Step, names: Record<string, string>): void {
  const all = {
    ...names,
    [PROFILE]: pathToFileURL(join(names[FOLDER]!, '..', 'office')).href,
    [SCRIPTS]: SCRIPTS_FOLDER,
  }
  const filled = rest.map((part) =>
    Object.entries(all).reduce((text, [name, value]) => text.replace(name, () => value), part),
  )
  const { status, error, stderr } = spawnSync(program, filled, {
    timeout: LIMIT,
    killSignal: 'SIGKILL',
    encoding: 'utf8',
  })
  if (error) throw new NotMade(`${program}: ${error.message}`)
  if (status !== 0) throw new NotMade(`${program}: ${stderr.trim().split('\n').at(-1)}`)
}
