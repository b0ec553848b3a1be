/** Every way in which a made-up report is written: formats, styles of pages, dialects of text, encodings. */
import { DIALECTS, type Dialect as Flattening, flatten, RUN_TOGETHER } from '../flatten.js'
import { toDocx, UNSEEN, type Unseen } from './docx.js'
import { gb18030, utf16 } from './encode.js'
import { type PageStyle, toHtml } from './html.js'
import { anyStyle, toOfd } from './ofd.js'
import { toPdf } from './pdf.js'
import { dressed } from './pdf-style.js'
import { type Draft, type Medium, type Random, pick } from './quirks/quirk.js'
import { type Dialect, ROW_DIALECTS, toDialect } from './text.js'
import { toXlsx } from './xlsx.js'

export interface Rendering {
  name: string
  medium: Medium
  /** How many reports of all are written so, as a share of the sum: pages of PDF cost the most. */
  share: number
  write: (draft: Draft, random: Random) => Uint8Array
}

const PAGES = ['fragment', 'article', 'portal', 'nested'] as const
/** A site's own title, or the page's. */
const isTitled = (page: PageStyle['page']): boolean => page === 'article' || page === 'portal'

const ENCODINGS: readonly ((text: string) => Uint8Array)[] = [
  (text) => Buffer.from(text),
  (text) => Buffer.from(`\uFEFF${text}`),
  (text) => Buffer.from(text.replaceAll('\n', '\r\n')),
  utf16,
  gb18030,
]

/** Characters that GB18030 writes with four bytes beyond the basic ones are written as UTF-8 here. */
function encoded(text: string, encode: (text: string) => Uint8Array): Uint8Array {
  try {
    return encode(text)
  } catch (error) {
    if (error instanceof RangeError) return Buffer.from(text)
    throw error
  }
}

const html = (page: (typeof PAGES)[number]): Rendering => ({
  name: `html ${page}`,
  medium: { kind: 'html', places: 'kept', titled: isTitled(page), dated: page === 'portal' },
  share: 6,
  write: ({ made, rewrite }, random) => {
    const declared = random(4) === 0 && page !== 'fragment'
    const style: PageStyle = {
      page,
      prose: pick(['p', 'br', 'word'], random),
      cells: pick(['plain', 'word', 'unclosed', 'paragraphs'], random),
      ...(declared && { charset: 'gb2312' }),
    }
    return encoded(rewrite(toHtml(made, style)), declared ? gb18030 : pick(ENCODINGS.slice(0, 2), random))
  },
})

const dialect = (name: Dialect, places: Medium['places'] = 'kept'): Rendering => ({
  name,
  medium: { kind: 'text', places, spanless: name === 'D4' || name === 'D6', repeats: name === 'repeated' },
  share: 4,
  write: ({ made, rewrite }, random) => encoded(rewrite(toDialect(made, name)), pick(ENCODINGS, random)),
})

const flattened = ([name, lines]: [string, Flattening]): Rendering => ({
  name: `flat ${name}`,
  medium: {
    ...{ kind: 'text', places: 'lost', torn: true },
    ...{ aligned: name.startsWith('D9'), runTogether: name in RUN_TOGETHER },
  },
  share: 2,
  write: ({ made, rewrite }) => Buffer.from(rewrite(flatten(made, lines))),
})

export const RENDERINGS: readonly Rendering[] = [
  ...PAGES.map(html),
  ...(['D3', 'D4', 'D6', 'D8', 'canonical', 'markdown', 'html'] as const).map((name) => dialect(name)),
  dialect('D1', 'lost'),
  dialect('repeated', 'lost'),
  dialect('D2', 'lost'),
  ...Object.entries({ ...DIALECTS, ...RUN_TOGETHER })
    .filter(([name]) => !ROW_DIALECTS.some((dialect) => dialect === name))
    .map(flattened),
  { name: 'docx', medium: { kind: 'docx', places: 'kept' }, share: 2, write: ({ made }) => toDocx(made) },
  {
    name: 'docx with unseen text',
    medium: { kind: 'docx', places: 'kept' },
    share: 1,
    write: ({ made }, random) => toDocx(made, pick(Object.keys(UNSEEN) as Unseen[], random)),
  },
  { name: 'pdf', medium: { kind: 'pdf', places: 'kept' }, share: 1, write: ({ made }) => toPdf(made) },
  {
    name: 'pdf dressed',
    medium: { kind: 'pdf', places: 'kept' },
    share: 1,
    write: ({ made }, random) => toPdf(made, dressed('stroke', random), random),
  },
  {
    name: 'pdf without rules',
    medium: { kind: 'pdf', places: 'lost' },
    share: 1,
    write: ({ made }, random) => toPdf(made, dressed(pick(['none', 'flat'], random), random), random),
  },
  // Laid out on pages as a PDF is.
  {
    name: 'ofd',
    medium: { kind: 'pdf', places: 'kept' },
    share: 1,
    write: ({ made }, random) => toOfd(made, anyStyle(random)),
  },
  ...(['one', 'three'] as const).map(
    (sheets): Rendering => ({
      name: `xlsx of ${sheets}`,
      medium: { kind: 'xlsx', places: 'kept' },
      share: 1,
      write: ({ made }) => toXlsx(made, sheets),
    }),
  ),
]

export function renderingOf(random: Random): Rendering {
  let left = random(RENDERINGS.reduce((sum, { share }) => sum + share, 0))
  return RENDERINGS.find(({ share }) => {
    left -= share
    return left < 0
  })!
}
