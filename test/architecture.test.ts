/** Imports run downhill: bytes → text stream → sections, tables → checks → report → exports, files. */
import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, it } from '@jest/globals'

interface Import {
  from: string
  to: string
  typeOnly: boolean
}

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => name.replaceAll('\\', '/'))

const imports: Import[] = files.flatMap((from) => {
  const code = readFileSync(join('src', from), 'utf8').replace(/\/\*[^]*?\*\//g, '')
  const found = [
    ...code.matchAll(
      /^\s*(?:import|export)\s+(type\s)?[^'"]*?from\s+'([^']+)'|(?<=^|[^.\w])import\('([^']+)'\)/gm,
    ),
  ]
  return found.map(([, type, named, called]) => {
    const path = (named ?? called)!
    const to = path.startsWith('.')
      ? normalize(join(dirname(from), path))
          .replaceAll('\\', '/')
          .replace(/\.js$/, '.ts')
      : path
    return { from, to, typeOnly: type !== undefined }
  })
})

/**
 * `tables/lost.ts` is of the room tables, `formats/pdf/glyphs.ts` of formats/pdf: readers of formats are rooms of their own. A twin
 * for browsers is of its twin's room.
 */
function roomOf(file: string): string {
  const [room, reader] = file.replace(/(?:\.browser|\.d)?\.ts$/, '').split('/')
  return room === 'formats' ? `formats/${reader}` : room!
}

/** What is for everybody. */
const PUBLIC = [
  ...['parse', 'stream', 'checks', 'codebook', 'errors', 'exports', 'report'],
  ...['type:document', 'type:form', 'type:parse'],
]

const GROUND = ['words', 'bytes', 'document', 'diagnostics', 'form', 'errors', 'remembered']

/** What a room may know besides itself and packages; `type:` where it may know its types alone. */
const MAY_KNOW: Record<string, readonly string[]> = {
  words: [],
  bytes: [],
  platform: [],
  document: [],
  errors: ['words'],
  fingerprint: ['platform'],
  remembered: [],
  form: ['remembered', 'words'],
  diagnostics: ['words', 'document', 'form'],
  codebook: ['form'],
  report: ['codebook', 'form', 'type:diagnostics'],
  'formats/reading': ['type:document', 'type:diagnostics'],
  'formats/decode': GROUND,
  'formats/foreign': GROUND,
  'formats/detect': [...GROUND, 'formats/decode', 'formats/foreign', 'formats/package'],
  'formats/blocks': GROUND,
  'formats/package': GROUND,
  // A page is a page whoever drew it.
  'formats/page': [...GROUND, 'formats/blocks'],
  'formats/ofd': [...GROUND, 'formats/page', 'formats/package', 'type:formats/reading'],
  // Runs of a cell look as those of a word processor's document do.
  'formats/xlsx': [
    ...GROUND,
    ...['blocks', 'package', 'word'].map((room) => `formats/${room}`),
    'type:formats/reading',
  ],
  'formats/pdf': [...GROUND, 'platform', 'formats/page', 'type:formats/reading'],
  'formats/html': [...GROUND, 'formats/blocks', 'type:formats/reading'],
  'formats/mhtml': [...GROUND, 'formats/decode', 'formats/html', 'formats/package', 'type:formats/reading'],
  'formats/text': [...GROUND, 'formats/html', 'type:formats/reading'],
  'formats/word': [...GROUND, 'formats/blocks', 'formats/package'],
  // A Word document may take in a page.
  'formats/docx': [
    ...GROUND,
    ...['word', 'package', 'detect', 'html', 'mhtml'].map((room) => `formats/${room}`),
    'type:formats/reading',
  ],
  'formats/libreoffice': GROUND,
  'formats/convert': [
    ...GROUND,
    ...['docx', 'xlsx', 'foreign', 'libreoffice'].map((room) => `formats/${room}`),
    'type:formats/reading',
  ],
  'formats/doc': [
    ...GROUND,
    ...['word', 'docx', 'libreoffice'].map((room) => `formats/${room}`),
    'type:formats/reading',
  ],
  'formats/index': [
    ...GROUND,
    'type:formats/reading',
    ...['detect', 'html', 'mhtml', 'text', 'pdf', 'ofd', 'xlsx', 'docx', 'doc', 'convert'].map(
      (reader) => `formats/${reader}`,
    ),
  ],
  sections: GROUND,
  metadata: [...GROUND, 'type:sections'],
  tables: [...GROUND, 'type:report'],
  annexes: [...GROUND, 'type:report'],
  // What the prose is held against the tables by, and what it states, are told by the same words.
  claims: [...GROUND, 'checks', 'type:report'],
  bodies: [...GROUND, 'type:report'],
  // Which cells are likely slips is told by what puts lost numbers back.
  checks: [...GROUND, 'platform', 'bodies', 'codebook', 'tables', 'type:report', 'type:sections'],
  parse: [
    ...GROUND,
    ...['formats/index', 'sections', 'metadata', 'tables', 'annexes', 'checks', 'claims', 'fingerprint'],
    'type:formats/reading',
    'type:report',
  ],
  exports: [...GROUND, 'bodies', 'codebook', 'type:report'],
  // Into a draft of Word findings are written as comments.
  findings: [...GROUND, 'bodies', 'codebook', 'exports', 'formats/docx', 'type:checks', 'type:report'],
  // Which files are one report: by their names, and by what they hold.
  joins: [...GROUND, 'parse', 'type:report'],
  batch: [
    ...GROUND,
    'joins',
    'bodies',
    'codebook',
    // Tables that people make for a batch come in any encoding, as pages do.
    'formats/decode',
    'formats/package',
    'parse',
    'checks',
    'exports',
    'type:report',
  ],
  // The page that people look at: it holds what was checked, and draws the form from its data.
  inspector: [
    ...GROUND,
    ...['bodies', 'checks', 'codebook', 'exports', 'findings', 'joins', 'parse'],
    ...['formats/detect', 'formats/package', 'formats/page', 'formats/pdf', 'formats/ofd'],
    'type:report',
  ],
  check: [...GROUND, 'batch', 'bodies', 'checks', 'type:exports', 'type:findings', 'type:report'],
  scorecard: [...GROUND, 'batch', 'bodies', 'check', 'exports', 'type:findings'],
  isolate: ['parse', 'batch', 'type:report'],
  stream: [
    ...GROUND,
    ...['parse', 'formats/index', 'formats/text', 'annexes', 'tables'],
    'type:sections',
    'type:report',
  ],
  values: ['form', 'type:report'],
  reports: ['checks', 'exports', 'type:report'],
  // What takes files, or Node, made of what is below.
  library: [
    ...GROUND,
    ...['batch', 'bodies', 'checks', 'exports', 'inspector'],
    ...['type:findings', 'type:report', 'type:stream'],
  ],
  anywhere: [...PUBLIC, 'reports', 'values'],
  index: ['anywhere', 'isolate', 'library', 'type:batch'],
  browser: ['anywhere', 'parse'],
  cli: [
    ...GROUND,
    'parse',
    'isolate',
    'batch',
    'check',
    'scorecard',
    'checks',
    'exports',
    'findings',
    'inspector',
    'report',
  ],
}

describe('imports', () => {
  it('are read by this test', () => expect(imports.length).toBeGreaterThan(100))

  it('are ruled for every room', () =>
    expect([...new Set(files.map(roomOf))].sort()).toEqual(Object.keys(MAY_KNOW).sort()))

  it.each(Object.entries(MAY_KNOW))('of %s run downhill', (room, known) => {
    const uphill = imports.filter(({ from, to, typeOnly }) => {
      const other = roomOf(to)
      if (roomOf(from) !== room || !files.includes(to) || other === room) return false
      return !known.includes(other) && !known.includes(to) && !(typeOnly && known.includes(`type:${other}`))
    })
    expect(uphill).toEqual([])
  })

  it('go through doors of one kind', () => {
    const folders = new Set(files.map((name) => dirname(name)).filter((folder) => folder !== '.'))
    const isTop = (folder: string): boolean => !folder.includes('/')
    const wrong = [...folders].filter((folder) => {
      const [inside, beside] = [`${folder}/index.ts`, `${folder}.ts`].map((door) => files.includes(door))
      return isTop(folder) && !['form', 'formats'].includes(folder) ? inside : beside
    })
    // What starts LibreOffice has a twin for browsers, which stands beside it.
    expect(wrong).toEqual(['formats/libreoffice'])
  })

  it('go in no circle between rooms', () => {
    const next = new Map<string, Set<string>>()
    for (const { from, to } of imports) {
      if (!files.includes(to) || roomOf(from) === roomOf(to)) continue
      next.set(roomOf(from), (next.get(roomOf(from)) ?? new Set()).add(roomOf(to)))
    }
    const reaches = (room: string, seen: Set<string>): Set<string> => {
      for (const other of next.get(room) ?? []) if (!seen.has(other)) reaches(other, seen.add(other))
      return seen
    }
    expect([...next.keys()].filter((room) => reaches(room, new Set()).has(room))).toEqual([])
  })

  it('point at files that exist', () => {
    const missing = imports.filter(
      ({ to }) => to.endsWith('.ts') && !to.startsWith('..') && !files.includes(to),
    )
    expect(missing).toEqual([])
  })

  it('go in no circle between files, not even for a type', () => {
    const next = new Map(files.map((file) => [file, new Set<string>()]))
    for (const { from, to } of imports) if (files.includes(to)) next.get(from)!.add(to)
    const done = new Set<string>()
    const circles: string[] = []
    const walk = (file: string, path: string[]): void => {
      if (path.includes(file)) return void circles.push([...path.slice(path.indexOf(file)), file].join(' → '))
      if (done.has(file)) return
      for (const other of next.get(file) ?? []) walk(other, [...path, file])
      done.add(file)
    }
    files.forEach((file) => walk(file, []))
    expect(circles).toEqual([])
  })
})

describe('the world outside', () => {
  const using = (pattern: RegExp): string[] =>
    files.filter((file) =>
      pattern.test(readFileSync(join('src', file), 'utf8').replace(/\/\*[^]*?\*\/|\/\/.*$/gm, '')),
    )

  it('is files in batch, library and cli alone, but for what another program must find in one', () => {
    const touching = imports.filter(({ to }) => /^(?:node:)?fs(?:\/|$)/.test(to)).map(({ from }) => from)
    expect(
      touching.filter(
        (file) => !['batch', 'cli', 'library'].includes(roomOf(file)) && file !== 'formats/libreoffice.ts',
      ),
    ).toEqual([])
  })

  it('is process and console in cli alone', () => {
    expect(
      using(/\bconsole\.(?!warn = )|\bprocess\.(?:std|exit|argv|env)/).filter(
        (file) => roomOf(file) !== 'cli',
      ),
    ).toEqual([])
  })

  /** Where Node's modules are used: what reads many files, the command line, and what has a twin for browsers. */
  const NODE_ROOMS = ['batch', 'check', 'scorecard', 'cli', 'library']
  const twinned = files.filter((file) => files.includes(file.replace(/\.ts$/, '.browser.ts')))

  it('is Node in a few rooms and in files with a twin for browsers', () => {
    const touching = using(
      /(?:from|import\()\s*'node:|\bBuffer\b|\b__filename\b|\bprocess\.|\bsetImmediate\b/,
    )
    const allowed = [...NODE_ROOMS, 'formats/libreoffice']
    expect(touching.filter((file) => !allowed.includes(roomOf(file)) && !twinned.includes(file))).toEqual([])
    expect(twinned.sort()).toEqual([
      'formats/libreoffice.ts',
      'formats/pdf/library.ts',
      'joins/paths.ts',
      'platform.ts',
    ])
  })

  it('has no Node in what the entry for browsers reaches', () => {
    const twinOf = (file: string): string =>
      twinned.includes(file) ? file.replace(/\.ts$/, '.browser.ts') : file
    const reached = new Set(['browser.ts'])
    for (const file of reached)
      for (const { from, to, typeOnly } of imports)
        if (from === file && files.includes(to) && !typeOnly) reached.add(twinOf(to))
    expect(reached.size).toBeGreaterThan(100)
    expect(
      [...reached].filter((file) => NODE_ROOMS.includes(roomOf(file)) || twinned.includes(file)),
    ).toEqual([])
    const packages = imports.filter(({ from, to }) => reached.has(from) && !files.includes(to))
    expect(packages.filter(({ to }) => to.startsWith('node:') || to === 'fast-csv')).toEqual([])
  })

  /** Node 20 and the types that sources are checked with have these; all else of ES2023 is older. */
  it('has nothing that Chromium 109 lacks', () =>
    expect(using(/\.(?:toSorted|toReversed|toSpliced|with)\(/)).toEqual([]))

  it('is no network', () =>
    expect(imports.filter(({ to }) => /^(?:node:)?(?:https?|net|tls|dns)$/.test(to))).toEqual([]))
})
