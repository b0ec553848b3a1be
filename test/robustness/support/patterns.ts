/** Every regular expression of the sources: literals from the syntax, composed ones as they are made when their module loads. */
import { readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import ts from 'typescript'

export interface Pattern {
  /** `src/…ts:line` */
  place: string
  source: string
  flags: string
}

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => join('src', name))
  .sort()

interface Written {
  literals: Pattern[]
  /** Where patterns are put together from parts. */
  composed: string[]
}

function writtenIn(file: string): Written {
  const tree = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022, true)
  const found: Written = { literals: [], composed: [] }
  const visit = (node: ts.Node): void => {
    const place = `${file}:${tree.getLineAndCharacterOfPosition(node.getStart()).line + 1}`
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/')
      found.literals.push({ place, source: node.text.slice(1, end), flags: node.text.slice(end + 1) })
    }
    if ((ts.isNewExpression(node) || ts.isCallExpression(node)) && node.expression.getText() === 'RegExp')
      found.composed.push(place)
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return found
}

/** Loads modules with a `RegExp` that keeps what it makes. */
async function composedIn(modules: readonly string[]): Promise<Pattern[]> {
  const made: Pattern[] = []
  const original = globalThis.RegExp
  const keep = (pattern: RegExp): RegExp => {
    const place = new original('src[/\\\\][^():]+\\.ts:\\d+').exec(
      new Error().stack!.split('\n').slice(3, 4).join(),
    )?.[0]
    if (place) made.push({ place, source: pattern.source, flags: pattern.flags })
    return pattern
  }
  globalThis.RegExp = new Proxy(original, {
    construct: (target, [source, flags]: [string, string?]) => keep(new target(source, flags)),
    apply: (target, _, [source, flags]: [string, string?]) => keep(target(source, flags)),
  })
  try {
    for (const module of modules) await import(resolve(module))
  } finally {
    globalThis.RegExp = original
  }
  return made
}

export interface Patterns {
  all: Pattern[]
  /** Places where a pattern is made that no module's loading made. */
  missed: string[]
}

export async function patternsOfSources(): Promise<Patterns> {
  const written = new Map(files.map((file) => [file, writtenIn(file)]))
  const composed = await composedIn(files.filter((file) => written.get(file)!.composed.length > 0))
  const places = new Set(composed.map(({ place }) => place))
  const all = [...[...written.values()].flatMap(({ literals }) => literals), ...composed]
  const known = new Map(all.map((pattern) => [`/${pattern.source}/${pattern.flags}`, pattern]))
  return {
    all: [...known.values()],
    missed: [...written.values()].flatMap((one) => one.composed).filter((place) => !places.has(place)),
  }
}
