/**
 * Cross-year checks over many made-up reports: time with parsing, and whether memory stays flat.
 *
 *   node bench/checks.mjs [reports [jobs [command]]]        after `npm run build`; 10,000 reports by default
 */
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const YEARS = [2020, 2021, 2022, 2023, 2024]
const REPORTS = Number(process.argv[2] ?? 10_000)
/** One agency in so many has a year that doesn't carry over, copies its neighbour, or prints a wrong total. */
const EACH = 50
const LOOK_EVERY = 500
const JOBS = process.argv[3] ? ['--jobs', process.argv[3]] : []
const CLI = process.argv[4] ?? fileURLToPath(new URL('../dist/cli.js', import.meta.url))

/** Found by name: what tsup bundles with bundles the generator of the tests as well. */
const require = createRequire(import.meta.url)
const esbuild = require(require.resolve('esbuild', { paths: [require.resolve('tsup')] }))
const folder = mkdtempSync(join(tmpdir(), 'gongkai-checks-'))

try {
  const planted = await generate()
  const measured = await run()
  console.log({ reports: REPORTS, planted, ...measured })
} finally {
  rmSync(folder, { recursive: true })
}

async function generate() {
  const module = join(folder, 'generator.mjs')
  const contents = `export { makeReport } from './test/support/generate/report.ts'
    export { number } from './test/support/generate/printed.ts'
    export { toDialect } from './test/support/generate/text.ts'
    export { APPLICANTS } from './test/support/generate/form.ts'
    export { withProse } from './test/checks/support/prose.ts'`
  await esbuild.build({
    stdin: { contents, resolveDir: process.cwd() },
    bundle: true,
    format: 'esm',
    platform: 'node',
    outfile: module,
  })
  const { makeReport, number, toDialect, APPLICANTS, withProse } = await import(module)
  const columns = APPLICANTS.map(([key]) => key).filter((key) => key !== 'total')
  const at = (values, row, column) => values[`requests.${row}.${column}`]
  const planted = { carryOver: 0, copied: 0, rowTotal: 0 }
  const out = join(folder, 'reports')
  mkdirSync(out)

  /** This year's numbers follow from last year's. */
  function linked(values, before) {
    for (const column of columns) {
      const carriedIn = before ? at(before, 'carriedForward', column) : at(values, 'carriedIn', column)
      let received = at(values, 'results.total', column) + at(values, 'carriedForward', column) - carriedIn
      if (received < 0) {
        values[`requests.results.granted.${column}`] -= received
        values[`requests.results.total.${column}`] -= received
        received = 0
      }
      values[`requests.carriedIn.${column}`] = carriedIn
      values[`requests.received.${column}`] = received
    }
    for (const row of new Set(
      Object.keys(values)
        .filter((key) => key.startsWith('requests.'))
        .map((key) => key.slice(9, key.lastIndexOf('.'))),
    )) {
      values[`requests.${row}.total`] = columns.reduce((sum, column) => sum + at(values, row, column), 0)
    }
    return values
  }

  let model
  for (let agency = 0; agency * YEARS.length < REPORTS; agency++) {
    const name = `${'甲乙丙丁戊己庚辛壬癸'[agency % 10]}${'山川河湖林原野谷'[(agency >> 3) % 8]}${'东南西北中'[(agency >> 6) % 5]}${agency}县教育局`
    let before
    for (const year of YEARS) {
      const seed = agency * 10 + (year - YEARS[0])
      const plain = makeReport({ agency: name, year, seed })
      const values = linked(
        Object.fromEntries([...plain.values].map(([key, { value }]) => [key, value])),
        before,
      )
      const last = year === YEARS.at(-1)
      if (last && agency % EACH === 1) {
        planted.carryOver++
        linked(values, {
          ...before,
          'requests.carriedForward.naturalPersons': at(before, 'carriedForward', 'naturalPersons') + 3,
        })
      }
      before = values
      const printed = Object.fromEntries(
        Object.entries(values)
          .filter(([key]) => key.startsWith('requests.'))
          .map(([key, value]) => [key, number(value)]),
      )
      if (last && agency % EACH === 3) {
        planted.rowTotal++
        printed['requests.results.granted.total'] = number(values['requests.results.granted.total'] + 7)
      }
      let made = withProse(makeReport({ agency: name, year, seed, printed }), seed)
      if (last && agency % EACH === 4) model = made
      if (last && agency % EACH === 5 && model) {
        planted.copied++
        made = {
          ...made,
          sections: made.sections.map((section, i) =>
            i === 4 || i === 0
              ? {
                  ...section,
                  body: model.sections[i].body.filter(
                    ({ text }) => !/申请|复议|诉讼|规范性文件|行政许可|行政处罚/.test(text ?? ''),
                  ),
                }
              : section,
          ),
        }
      }
      writeFileSync(join(out, `${String(agency).padStart(5, '0')}-${year}.txt`), toDialect(made, 'canonical'))
    }
  }
  return planted
}

/** The command itself, in a process of its own; its memory is looked at every second (Linux). */
function run() {
  const start = performance.now()
  const child = spawn(process.execPath, [CLI, 'check', join(folder, 'reports'), '--to', 'json', ...JOBS], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const residentMegabytes = []
  const look = setInterval(() => residentMegabytes.push(residentOf(child.pid)), LOOK_EVERY)
  const parts = []
  child.stdout.on('data', (part) => parts.push(part))
  return new Promise((resolve) => {
    child.on('close', (status) => {
      clearInterval(look)
      const seconds = Number(((performance.now() - start) / 1000).toFixed(1))
      const { counts, reports, failures } = JSON.parse(Buffer.concat(parts).toString())
      const found = {}
      for (const { findings } of reports)
        for (const { code, severity } of findings)
          found[`${severity} ${code}`] = (found[`${severity} ${code}`] ?? 0) + 1
      const tenths = Array.from(
        { length: 10 },
        (_, i) => residentMegabytes[Math.floor((i * residentMegabytes.length) / 10)],
      )
      resolve({
        seconds,
        status,
        residentMegabytes: tenths,
        most: Math.max(...residentMegabytes),
        failures: failures.length,
        counts,
        found,
      })
    })
  })
}

function residentOf(pid) {
  try {
    return Math.round(
      Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024,
    )
  } catch {
    return 0
  }
}
