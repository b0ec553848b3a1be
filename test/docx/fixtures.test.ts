import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { finding } from '../../src/diagnostics/finding.js'
import type { Block } from '../../src/document.js'
import { readDoc } from '../../src/formats/doc/index.js'
import { readDocx } from '../../src/formats/docx/index.js'
import { readHtml } from '../../src/formats/html/index.js'

const FOLDER = 'fixtures'
const bytesOf = (file: string): Uint8Array => new Uint8Array(readFileSync(`${FOLDER}/${file}`))
const twin = async (): Promise<Block[]> =>
  (await readHtml(readFileSync(`${FOLDER}/docx/report.html`, 'utf8'))).blocks

const TRACKED = [finding('document.trackedChanges', {})]

const cells = (blocks: Block[]): number[] =>
  blocks.flatMap((block) => (block.kind === 'table' ? [block.cells.length] : []))

describe('one report in many makes', () => {
  it('has the tables of the form with all cells', async () =>
    expect(cells(await twin())).toEqual([30, 215, 34]))

  it.each(['libreoffice', 'numbered', 'strict', 'tracked', 'wrapped'])(
    '%s.docx is the same stream as the page',
    async (name) => {
      const { blocks, findings } = await readDocx(bytesOf(`docx/${name}.docx`))
      expect(blocks).toEqual(await twin())
      expect(findings).toEqual(name === 'tracked' ? TRACKED : undefined)
    },
  )

  it.each(['libreoffice', 'numbered', 'tracked', 'wrapped'])(
    '%s.doc is the same stream as the page',
    async (name) => {
      const { blocks, findings } = await readDoc(bytesOf(`doc/${name}.doc`))
      expect(blocks).toEqual(await twin())
      expect(findings).toEqual(name === 'tracked' ? TRACKED : undefined)
    },
  )
})
