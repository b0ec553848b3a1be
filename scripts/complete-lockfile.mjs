// Adds to package-lock.json the optional platform packages that npm left out. npm only locks what the registry at hand
// serves; a build tool for another platform is then missing, and `npm ci` refuses the lock on every platform. An entry
// with its version alone is enough: `npm ci` skips it where the platform is another one, and looks it up where it isn't.
//
// node scripts/complete-lockfile.mjs   (after every npm install that changes the lock)
import { readFileSync, writeFileSync } from 'node:fs'

const LOCK = 'package-lock.json'
const EXACT_VERSION = /^\d+\.\d+\.\d+(?:-[\w.]+)?$/

const SYSTEMS = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
]
const PROCESSORS = [
  'arm',
  'arm64',
  'ia32',
  'loong64',
  'mips64el',
  'ppc64',
  'riscv64',
  's390x',
  'wasm32',
  'x64',
]

/** What the words of a package's name say of its platform: `core-linux-x64-musl` runs on Linux, x64, musl. */
function platformOf(name) {
  const words = name.split('/').at(-1).split('-')
  const os = words.find((word) => SYSTEMS.includes(word))
  const cpu = words.find((word) => PROCESSORS.includes(word))
  const libc = os === 'linux' ? libcOf(words) : undefined
  return { ...(cpu && { cpu: [cpu] }), ...(os && { os: [os] }), ...(libc && { libc: [libc] }) }
}

function libcOf(words) {
  if (words.some((word) => word.startsWith('musl'))) return 'musl'
  if (words.some((word) => word === 'glibc' || word.startsWith('gnu'))) return 'glibc'
  return undefined
}

/** Where node would look for a package from another one's folder, the nearest place first. */
function placesOf(name, from) {
  const parents = from
    .split('/node_modules/')
    .map((_, i, parts) => parts.slice(0, parts.length - i).join('/node_modules/'))
  return [
    ...parents.filter(Boolean).map((parent) => `${parent}/node_modules/${name}`),
    `node_modules/${name}`,
  ]
}

/** The entries that the lock lacks, by their places. */
function missingEntries(packages) {
  const missing = {}
  for (const [place, { optionalDependencies = {}, dev }] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      const platform = platformOf(name)
      if (!EXACT_VERSION.test(version) || !platform.cpu) continue
      if (placesOf(name, place).some((candidate) => packages[candidate])) continue
      missing[`node_modules/${name}`] = { version, ...platform, ...(dev && { dev }), optional: true }
    }
  }
  return missing
}

/** npm's own order, so that the lock changes in nothing else. */
const byPlace = ([a], [b]) => a.localeCompare(b, 'en')

const lock = JSON.parse(readFileSync(LOCK, 'utf8'))
const missing = missingEntries(lock.packages)
lock.packages = Object.fromEntries(Object.entries({ ...lock.packages, ...missing }).sort(byPlace))
writeFileSync(LOCK, `${JSON.stringify(lock, null, 2)}\n`)
console.log(`${LOCK}: ${Object.keys(missing).length} optional packages added`)
