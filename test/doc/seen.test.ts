/** What a person sees in an old Word document is what is read. The fixture was written by LibreOffice. */
import { readFileSync } from 'node:fs'
import { expect, it } from '@jest/globals'
import { readDoc } from '../../src/formats/doc/index.js'
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
