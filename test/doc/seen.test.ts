/** What a person sees in an old Word document is what is read. The fixture was written by LibreOffice. */
import { readFileSync } from 'node:fs'
import { expect, it } from '@jest/globals'
import { UNREADABLE } from '../../src/document.js'
import { PALE } from '../../src/formats/doc/characters.js'
import { readDoc } from '../../src/formats/doc/index.js'
import { hideInstructions, nodesOf } from '../../src/formats/doc/nodes.js'
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

/** What is read of a cell with this text behind a label's, of which some characters are so pale that their ground decides. */
function cellOf(content: string, pale: readonly number[] = []): string | undefined {
  const text = `${LABEL}${content}\x07`
  const flags = new Uint16Array(text.length)
  for (const at of pale) flags[LABEL.length + at] = PALE
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

it('does not take a list’s choice, which stands in no text, for a blank', () => {
  expect(cellOf('\x13 FORMDROPDOWN \x01\x14\x15')).toBe(UNREADABLE)
  expect(cellOf('\x13 FORMTEXT \x01\x1412\x15')).toBe('12')
  expect(cellOf('\x13 FORMTEXT \x01\x14\x15')).toBe('')
})
