// What of the truth is read: node bench/accuracy.mjs (after npm run build; npm run accuracy builds first). Fails below a floor.
//   --pin            what has risen becomes the floor
//   --accept-corpus  the files are others than those that the floors were pinned for, and that is meant
//   --lower-floors   what has fallen becomes the floor
//   --docs           writes the table of the floors into the documentation
//   --show           lists the documents that are not right as a whole
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { parseReport } from '../dist/index.js'
import { WRITERS, bundled } from './reports.mjs'

const {
  LEGEND,
  PAGES,
  fixtureCases,
  generatedCases,
  groupTables,
  inPage,
  judge,
  measure,
  publishedCases,
  written,
} = await bundled('accuracy', ['index'])

const FLOORS = fileURLToPath(new URL('accuracy-floors.json', import.meta.url))

const flag = { type: 'boolean', default: false }
const { values: options } = parseArgs({
  options: { pin: flag, 'accept-corpus': flag, 'lower-floors': flag, docs: flag, show: flag },
})

process.chdir(fileURLToPath(new URL('..', import.meta.url)))
const floors = existsSync(FLOORS) ? JSON.parse(readFileSync(FLOORS, 'utf8')) : {}
const groups = { fixtures: fixtureCases(), generated: generatedCases(WRITERS), published: publishedCases() }

const notRight = ({ file, name = file, format }, tallies) => {
  const counts = Object.entries(tallies).filter(
    ([, { cells, exact, claimed, right }]) => exact < cells || right < claimed,
  )
  const told = counts.map(
    ([what, { cells, exact, claimed, right, silent }]) =>
      `${what} ${exact}/${cells} exact, ${right}/${claimed} right, ${silent} silent`,
  )
  console.log(`not right as a whole: ${name} (${format}): ${told.join('; ')}`)
}

const problems = []
for (const [name, cases] of Object.entries(groups)) {
  if (!cases) {
    console.log(`${name}: no published reports lie beside the project; their floors stay as they are\n`)
    continue
  }
  const group = await measure(cases, parseReport, options.show ? notRight : undefined)
  const verdict = judge(name, floors[name], group, {
    pin: options.pin,
    acceptCorpus: options['accept-corpus'],
    lowerFloors: options['lower-floors'],
  })
  console.log(`${groupTables(name, group.formats)}\n`)
  for (const line of verdict.risen) console.log(`risen: ${line} (--pin makes it the floor)`)
  if (verdict.pinned) floors[name] = verdict.pinned
  problems.push(...verdict.problems)
}
console.log(LEGEND)
for (const problem of problems) console.error(problem)
if (problems.length > 0) process.exitCode = 1
else {
  writeFileSync(FLOORS, written(floors))
  if (options.docs)
    for (const name of PAGES) writeFileSync(name, inPage(name, readFileSync(name, 'utf8'), floors))
}
