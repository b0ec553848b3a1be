// Tries the built package under other versions of Node: node scripts/try-node-versions.mjs [VERSION …]   (after npm run build)
// npm fetches Node itself, as the package of its binary for this platform; what the package does must not depend on it.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { install, tryPackage } from './try-package.mjs'

/** The oldest that package.json allows, and the newest of each line that is kept up. */
const VERSIONS = ['20.19.0', '20', '22', '24']

const work = mkdtempSync(join(tmpdir(), 'gongkai-node-'))
const quiet = { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }

/** The path of that Node's binary; undefined where the registry can't be reached, or has none for this platform. */
function fetchNode(version) {
  const folder = join(work, version)
  mkdirSync(folder)
  try {
    const packed = execFileSync(
      'npm',
      ['pack', `node-${process.platform}-${process.arch}@${version}`, '--json', '--pack-destination', folder],
      { ...quiet, cwd: work },
    )
    execFileSync('tar', [
      '-xzf',
      join(folder, JSON.parse(packed)[0].filename),
      '-C',
      folder,
      'package/bin/node',
    ])
  } catch {
    return undefined
  }
  return join(folder, 'package/bin/node')
}

/** The names of the trials that went wrong, and of those that came out otherwise than under this Node. */
function differences(tried, expected) {
  const failed = Object.entries(tried.trials)
    .filter(([, { status }]) => status !== 0)
    .map(([name]) => `${name} failed`)
  const other = Object.keys(tried.trials)
    .filter((name) => !isDeepStrictEqual(tried.trials[name], expected.trials[name]))
    .map((name) => `${name} differs`)
  return [
    ...failed,
    ...other,
    ...(isDeepStrictEqual(tried.written, expected.written) ? [] : ['files differ']),
  ]
}

try {
  const homeOf = (version) => install(join(work, `${version} home`)).home
  const expected = tryPackage(homeOf('this'))
  for (const version of process.argv.length > 2 ? process.argv.slice(2) : VERSIONS) {
    const node = fetchNode(version)
    if (!node) {
      console.log(`${version}: not to be had`)
      continue
    }
    const found = differences(tryPackage(homeOf(version), node), expected)
    console.log(
      `${version} (${execFileSync(node, ['-v'], quiet).trim()}): ${found.length === 0 ? `the same as under ${process.version}` : found.join(', ')}`,
    )
    if (found.length > 0) process.exitCode = 1
  }
} finally {
  rmSync(work, { recursive: true })
}
