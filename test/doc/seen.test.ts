/** What a person sees in an old Word document is what is read. The fixture was written by LibreOffice. */
import { readFileSync } from 'node:fs'
import { expect, it } from '@jest/globals'
import { UNREADABLE } from '../../src/document.js'
import { PALE, readCharacters, STRANGE } from '../../src/formats/doc/characters.js'
import type { Stretch } from '../../src/formats/doc/file.js'
import { readDoc } from '../../src/formats/doc/index.js'
import { hideInstructions, nodesOf } from '../../src/formats/doc/nodes.js'
import { readSprms, SPRM } from '../../src/formats/doc/sprms.js'
import { blocksOf } from '../../src/formats/word/read.js'
import { printed } from '../docx/build.js'

/** In each row a number with 9 before it and 8 behind it that look as the label says, and another number. */
it('leaves out what is struck out, hidden, white, tiny or raised', async () => {
  const { blocks } = await readDoc(new Uint8Array(readFileSync('fixtures/doc/looks.doc')))
  const looks = ['struck', 'twice', 'hidden', 'white', 'tiny', 'super', 'sub', 'position', 'style', 'ground']
  expect(printed(blocks)).toEqual([
    '办结22件[1]',
    [...looks.map((look) => [look, '12', '5']), ['all struck', '~~7~~', '5']],
  ])
})

const LABEL = '规章\x07'

/** What is read of a cell with this text behind a label's, some characters of which look otherwise: so pale that their ground decides. */
function cellOf(content: string, pale: readonly number[] = [], look = PALE): string | undefined {
  const text = `${LABEL}${content}\x07`
  const flags = new Uint16Array(text.length)
  for (const at of pale) flags[LABEL.length + at] = look
  hideInstructions(text, flags)
  const cell = { depth: 1, endsCell: true, list: 0, level: 0 }
  const paragraphs = [
    { ...cell, from: 0, to: LABEL.length },
    { ...cell, from: LABEL.length, to: text.length },
  ]
  const characters = { flags, symbols: new Map<number, string>() }
  const nodes = nodesOf(paragraphs, { text, characters, label: () => '', boxesAt: () => [] })
  const [table] = blocksOf(nodes).flatMap((block) => (block.kind === 'table' ? [block] : []))
  return table?.cells[1]?.text
}

it('leaves undecided what a ground that is not known may hide', () => {
  expect(cellOf('912', [0])).toBe('9¦12')
  expect(cellOf('12', [0, 1])).toBe('12')
  expect(cellOf('共12', [0])).toBe('共12')
})

/** A modifier with its operand of two bytes. */
const word = (code: number, operand: number): number[] => [
  code & 255,
  code >> 8,
  operand & 255,
  (operand >> 8) & 255,
]
const struck = [SPRM.charStruck & 255, SPRM.charStruck >> 8, 1]
const notStruck = [SPRM.charStruck & 255, SPRM.charStruck >> 8, 0]

function stretchOf(from: number, to: number, modifiers: readonly number[], style = 0): Stretch {
  const bytes = Uint8Array.from(modifiers)
  return { from, to, style, bytes, sprms: readSprms(bytes, 0, bytes.length) }
}

/** The flags of 9 and 12 with these modifiers, in a paragraph of a style. */
function flagsOf(first: number[], second: number[], style: number[] = []): number[] {
  const table = Uint8Array.from(style)
  const piece = { from: 0, to: 3, offset: 0, width: 1 as const, bytes: table, sprms: [] }
  const { flags } = readCharacters(3, [piece], [stretchOf(0, 1, first), stretchOf(1, 3, second)], {
    styles: (number) =>
      number === 7 ? [{ basedOn: -1, paragraph: [], character: readSprms(table, 0, table.length) }] : [],
    table,
    paragraphs: [stretchOf(0, 3, [], 7)],
    ground: 0xffffff,
  })
  return [...flags]
}

it('knows characters that are drawn otherwise than they are written', () => {
  const plain = [0, 0]
  expect(flagsOf(word(SPRM.charWidth, 30), [])).toEqual([STRANGE, ...plain])
  expect(flagsOf(word(SPRM.charSpacing, -240), [])).toEqual([STRANGE, ...plain])
  expect(flagsOf(word(SPRM.charWidth, 80), word(SPRM.charSpacing, -10))).toEqual([0, ...plain])
  expect(flagsOf(word(SPRM.charWidth, 5), []).slice(1)).toEqual(plain)
  expect(cellOf('912', [0], STRANGE)).toBe('9¦12')
  expect(cellOf('12', [0, 1], STRANGE)).toBe('12')
})

it('is not sure of what the style of the paragraph strikes out, beside what takes it back', () => {
  expect(flagsOf([], notStruck, struck)).toEqual([STRANGE, 0, 0])
  expect(flagsOf([], [], struck)).toEqual([STRANGE, STRANGE, STRANGE])
  expect(flagsOf([], [], [])).toEqual([0, 0, 0])
})

it('does not take a field that is drawn for a blank', () => {
  expect(cellOf('\x13 EQ \\o(1, 2)\x15')).toBe(UNREADABLE)
  expect(cellOf('\x13=SUM(LEFT)\x15')).toBe(UNREADABLE)
  expect(cellOf('\x13LISTNUM\x14\x15')).toBe(UNREADABLE)
  expect(cellOf('\x13 XE "12"\x15')).toBe('')
})

it('does not take a list’s choice, which stands in no text, for a blank', () => {
  expect(cellOf('\x13 FORMDROPDOWN \x01\x14\x15')).toBe(UNREADABLE)
  expect(cellOf('\x13 FORMTEXT \x01\x1412\x15')).toBe('12')
  expect(cellOf('\x13 FORMTEXT \x01\x14\x15')).toBe('')
})
