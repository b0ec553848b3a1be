/** QUIRKS §9: characters. */
import type { MadeReport, Piece } from '../report.js'
import { type Quirk, changing, mapCells, mapPieces, mapSections, untold } from './quirk.js'

/** Letters of PDF that look like others: radicals in place of characters. */
const RADICALS: Readonly<Record<string, string>> = {
  行: '⾏',
  一: '⼀',
  人: '⼈',
  工: '⼯',
  月: '⽉',
  日: '⽇',
  业: '业',
  文: '⽂',
  力: '⼒',
  大: '⼤',
  自: '⾃',
  方: '⽅',
  立: '⽴',
  用: '⽤',
  比: '⽐',
  二: '⼆',
  八: '⼋',
  十: '⼗',
}
const radical = (text: string): string => [...text].map((letter) => RADICALS[letter] ?? letter).join('')

/** Everything but titles and signatures, which print a name. */
function everywhere(made: MadeReport, change: (text: string) => string): MadeReport {
  const prose = mapPieces(
    mapCells(made, (cell) => (cell.indicator ? cell : { ...cell, text: change(cell.text) })),
    (piece): Piece[] => [
      piece.kind === 'paragraph' || piece.kind === 'heading' ? { ...piece, text: change(piece.text) } : piece,
    ],
  )
  return mapSections(prose, (section) => ({ ...section, heading: change(section.heading) }))
}

export const TYPOGRAPHY: readonly Quirk[] = [
  {
    name: 'radicals for characters',
    of: 'letters',
    in: ({ kind }) => kind !== 'pdf',
    apply: (draft) => untold({ ...draft, made: everywhere(draft.made, radical) }, 'period'),
  },
  {
    name: 'spaces in the signature',
    of: 'signature',
    apply: changing((made) => ({
      ...made,
      end: made.end.map((piece) =>
        piece.kind === 'signature'
          ? { ...piece, text: `${' '.repeat(40)}${piece.text.replace(/(\d+)/g, ' $1 ').trim()}` }
          : piece,
      ),
    })),
  },
  {
    name: 'the signature on one line',
    of: 'signature',
    apply: changing((made) => {
      const signed = made.end.filter(({ kind }) => kind === 'signature')
      return signed.length === 2
        ? {
            ...made,
            end: [
              { kind: 'signature', text: `${made.agency}${made.year + 1}年1月18日` },
              ...made.end.filter(({ kind }) => kind !== 'signature'),
            ],
          }
        : null
    }),
  },
  {
    name: 'the date in Chinese digits',
    of: 'signature',
    apply: changing((made) => ({
      ...made,
      end: made.end.map((piece) =>
        piece.kind === 'signature' && /\d/.test(piece.text)
          ? {
              ...piece,
              text: `${[...String(made.year + 1)].map((digit) => '〇一二三四五六七八九'[Number(digit)]).join('')}年一月十八日`,
            }
          : piece,
      ),
    })),
  },
  {
    name: 'no signature',
    of: 'signature',
    apply: (draft) =>
      untold(
        { ...draft, made: { ...draft.made, end: draft.made.end.filter(({ kind }) => kind !== 'signature') } },
        'publishedOn',
      ),
  },
  {
    name: 'the whole report on one line',
    of: 'one line',
    in: ({ kind, places }) => kind === 'text' && places === 'lost',
    apply: (draft) => ({
      ...untold(draft, 'title', 'agency', 'year', 'publishedOn', 'period', 'sections', 'formats'),
      rewrite: (text) => text.replaceAll('\n', ' '),
      refusable: true,
    }),
  },
]
