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

const roomOf = (file: string): string =>
  file.includes('/') ? file.slice(0, file.indexOf('/')) : file.replace(/\.ts$/, '')

/** What a room may know besides itself and packages; `type:` where it may know its types alone. */
const MAY_KNOW: Record<string, readonly string[]> = {
  words: [],
  document: [],
  diagnostics: ['words', 'document', 'form'],
  errors: [],
  fingerprint: [],
  remembered: [],
  form: ['remembered', 'words'],
  formats: ['words', 'document', 'diagnostics', 'errors', 'remembered', 'form'],
  sections: ['words', 'document', 'diagnostics', 'form'],
  metadata: ['words', 'document', 'diagnostics', 'form', 'type:sections'],
  tables: ['words', 'document', 'diagnostics', 'remembered', 'form', 'type:report'],
  checks: ['words', 'document', 'diagnostics', 'form', 'codebook', 'type:report', 'type:sections'],
  codebook: ['form'],
  report: ['codebook', 'form'],
}

describe('imports', () => {
  it('are read by this test', () => expect(imports.length).toBeGreaterThan(100))

  it.each(Object.entries(MAY_KNOW))('of %s run downhill', (room, known) => {
    const uphill = imports.filter(({ from, to, typeOnly }) => {
      const other = roomOf(to)
      if (roomOf(from) !== room || !files.includes(to) || other === room) return false
      return !known.includes(other) && !known.includes(to) && !(typeOnly && known.includes(`type:${other}`))
    })
    expect(uphill).toEqual([])
  })

  it('of a laid-out page know nothing of who drew it', () => {
    const outside = imports.filter(
      ({ from, to }) =>
        from.startsWith('formats/page/') && to.startsWith('formats/') && !to.startsWith('formats/page/'),
    )
    expect(outside).toEqual([])
  })

  it('point at files that exist', () => {
    const missing = imports.filter(
      ({ to }) => to.endsWith('.ts') && !to.startsWith('..') && !files.includes(to),
    )
    expect(missing).toEqual([])
  })

  it('go in no circle between files', () => {
    const next = new Map(
      files.map((file) => [
        file,
        imports.filter(({ from, typeOnly }) => from === file && !typeOnly).map(({ to }) => to),
      ]),
    )
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

  it('is files in batch and cli alone, but for what another program must find in one', () => {
    const touching = imports.filter(({ to }) => /^(?:node:)?fs(?:\/|$)/.test(to)).map(({ from }) => from)
    expect(
      touching.filter((file) => !['batch', 'cli'].includes(roomOf(file)) && file !== 'formats/convert.ts'),
    ).toEqual([])
  })

  it('is process and console in cli alone', () => {
    expect(
      using(/\bconsole\.(?!warn = )|\bprocess\.(?:std|exit|argv|env)/).filter(
        (file) => roomOf(file) !== 'cli',
      ),
    ).toEqual([])
  })

  it('is no network', () =>
    expect(imports.filter(({ to }) => /^(?:node:)?(?:https?|net|tls|dns)$/.test(to))).toEqual([]))
})
