/**
 * A page whose tags need no repair has the tree that parse5, a browser's parser, makes of it; any other is left to parse5.
 * `PLAIN_COUNT=20000 npx jest test/html/plain` takes more of them.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { load } from 'cheerio'
import fc from 'fast-check'
import { decode } from '../../src/formats/decode.js'
import type { Node } from '../../src/formats/html/node.js'
import { plainTreeOf } from '../../src/formats/html/plain/page.js'
import { caseOf, generated } from '../support/generate/generated.js'

const COUNT = Number(process.env.PLAIN_COUNT ?? 300)
/** Milliseconds a page on a busy machine. */
const TIME_OF_PAGE = 400

const keepsAll = (): boolean => true

/** Elements, attributes and texts; comments and the document type are never read. */
function simplified(node: Node): unknown {
  if (node.type === 'comment' || node.type === 'directive') return []
  if (node.type === 'text') return [node.data]
  return [{ name: node.name ?? node.type, ...node.attribs }, (node.children ?? []).flatMap(simplified)]
}

/** The page's tree as it is read, and as parse5 makes it; null where it is left to parse5. */
function bothTrees(html: string): [unknown, unknown] | null {
  const plain = plainTreeOf(html, keepsAll)
  return plain && [simplified(plain), simplified(load(html).root()[0] as Node)]
}

/** How many of the pages were read without parse5, all of them as it reads them. */
function readAlike(pages: Iterable<string>): number {
  let plain = 0
  for (const page of pages) {
    const trees = bothTrees(page)
    if (!trees) continue
    plain++
    expect({ page, tree: trees[0] }).toEqual({ page, tree: trees[1] })
  }
  return plain
}

const FIXTURES = 'fixtures/reports'
const fixtures = (): string[] =>
  readdirSync(FIXTURES)
    .filter((name) => name.endsWith('.html'))
    .map((name) => decode(readFileSync(join(FIXTURES, name))).text)

function* generatedPages(count: number): Generator<string> {
  for (let seed = 0, made = 0; made < count; seed++) {
    const drawn = caseOf(seed)
    if (!drawn.rendering.startsWith('html ')) continue
    made++
    yield decode(generated(drawn).bytes).text
  }
}

describe('a page whose tags need no repair', () => {
  it('has the tree that parse5 makes of it, as all fixtures have', () => {
    const pages = fixtures()
    expect(readAlike(pages)).toBe(pages.length)
  })

  it(
    `has it: ${COUNT} generated pages`,
    () => {
      expect(readAlike(generatedPages(COUNT))).toBeGreaterThan(0.95 * COUNT)
    },
    COUNT * TIME_OF_PAGE,
  )
})

const NAMES = (
  'a b button caption center col colgroup dd dl dt div font form frame h1 h2 head hr html i iframe img input label li math ' +
  'marquee nobr noscript o:p object ol optgroup option p pre rt ruby script section select small span style svg table tbody td ' +
  'template textarea th thead title tr ul'
).split(' ')
const SCRAPS = [
  ...[
    ' ',
    '\n',
    '甲',
    '&nbsp;',
    '&amp',
    '&#50;',
    '<',
    '>',
    '"',
    '</',
    '<!--',
    '-->',
    '/>',
    '\r\n',
    '\f',
    '< b',
    '</ p>',
    '=',
  ],
  ...[
    '<!DOCTYPE html>',
    '<![CDATA[',
    '<?xml ?>',
    '<!--甲-->',
    '<!-->',
    ' a=1',
    ' a="',
    '<p',
    '<p a=1 A=2>',
    '<p style="a"b>',
  ],
  ...[
    '<script><!--<script></script>',
    '<pre>\n\n',
    '<textarea>\n&lt;</textarea>',
    '<noscript><p></noscript>',
    '\0',
  ],
]

const name = fc.constantFrom(...NAMES)
const scrap = fc.constantFrom(...SCRAPS)
const startTag = name.map((of) => `<${of}>`)
const endTag = name.map((of) => `</${of}>`)

/** Tags and scraps in any order. */
const scattered = fc
  .array(fc.oneof({ weight: 4, arbitrary: startTag }, { weight: 4, arbitrary: endTag }, scrap), {
    maxLength: 15,
  })
  .map((pieces) => pieces.join(''))

/** Elements in one another, some without an end tag. */
const { nested } = fc.letrec<{ nested: string }>((tie) => ({
  nested: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    fc.constantFrom('甲', ' ', '<br>', '<!--乙-->'),
    fc
      .tuple(name, fc.array(tie('nested'), { maxLength: 4 }), fc.nat(9))
      .map(([of, inside, lost]) => `<${of}>${inside.join('')}${lost === 0 ? '' : `</${of}>`}`),
  ),
}))

/** A page with a tag lost, doubled, put somewhere else, or broken. */
function damaged([page, edits]: readonly [string, readonly (readonly [number, number, string])[]]): string {
  const pieces = page.split(/(<[^>]*>)/)
  for (const [from, to, put] of edits) {
    const [taken = ''] = pieces.splice(from % pieces.length, put === '' ? 1 : 0)
    pieces.splice(to % (pieces.length + 1), 0, put === '' ? taken : put)
  }
  return pieces.join('')
}

const edit = fc.tuple(fc.nat(), fc.nat(), fc.oneof(fc.constant(''), startTag, endTag, scrap))
const damagedPage = fc
  .tuple(fc.constantFrom(...fixtures()), fc.array(edit, { minLength: 1, maxLength: 3 }))
  .map(damaged)

describe('a page that may need repair', () => {
  it.each([
    ['tags and scraps in any order', scattered, 10 * COUNT],
    ['elements in one another', nested, 10 * COUNT],
    ['a fixture with its tags damaged', damagedPage, COUNT],
  ])(
    'has the tree of parse5, or is left to it: %s',
    (_, pages, runs) => {
      let plain = 0
      fc.assert(
        fc.property(pages, (page) => {
          plain += readAlike([page])
        }),
        { numRuns: runs },
      )
      expect(plain).toBeGreaterThan(runs / 20)
    },
    COUNT * TIME_OF_PAGE,
  )
})
