/** Word 97–2007 documents and WPS documents of the same make (.doc, .wps). */
import { refusal, UnreadableDocumentError, UnsupportedFormatError } from '../../errors.js'
import { readDocx, readingOf } from '../docx/index.js'
import { blocksOf, type WordNode } from '../word/read.js'
import type { Reading } from '../reading.js'
import { readTextBoxes } from './boxes.js'
import { DELETED, FADED, INSERTED, readCharacters } from './characters.js'
import { openCompound } from './compound.js'
import { damaged, readFile, readPieces, readStretches, readText } from './file.js'
import { readLists } from './lists.js'
import { groundOf } from './looks.js'
import { hideInstructions, nodesOf, type BoxesAt } from './nodes.js'
import { readParagraphs, unfolded } from './paragraphs.js'
import { readStyleSheet } from './styles.js'

export interface DocOptions {
  /** Lets LibreOffice convert what can't be read directly. */
  convert?: boolean
  /** Cells are to know where they stand. */
  places?: boolean
}

/**
 * Reads a Word document of the old kind. Throws UnreadableDocumentError (`input.encrypted`, `input.corrupt`, `input.tooLarge`,
 * `input.empty`) or UnsupportedFormatError, naming the way out; with `convert` LibreOffice is tried before that.
 */
export async function readDoc(
  bytes: Uint8Array,
  { convert = false, places = false }: DocOptions = {},
): Promise<Reading> {
  try {
    return readWordFile(bytes, places)
  } catch (error) {
    const hopeless = error instanceof UnreadableDocumentError && error.code !== 'input.corrupt'
    if (!convert || hopeless) throw error
    const { converted, DOC } = await import('../libreoffice.js')
    return readDocx(await converted(bytes, DOC))
  }
}

function readWordFile(bytes: Uint8Array, places: boolean): Reading {
  try {
    return readStreams(bytes, places)
  } catch (error) {
    // Whatever a broken file makes us reach for outside of it is a broken file.
    if (error instanceof UnreadableDocumentError || error instanceof UnsupportedFormatError) throw error
    throw Object.assign(damaged(), { cause: error })
  }
}

function readStreams(bytes: Uint8Array, places: boolean): Reading {
  const streams = openCompound(bytes)
  if (streams('EncryptedPackage') || streams('EncryptionInfo')) {
    throw refusal('input.encrypted', {})
  }
  const file = readFile(streams)
  const pieces = readPieces(file)
  const text = readText(file, pieces)
  const styles = readStyleSheet(file)
  const stretches = readStretches(file, 'paragraph')
  const characters = readCharacters(text.length, pieces, readStretches(file, 'character'), {
    styles,
    table: file.table,
    paragraphs: stretches,
    // A text box has a ground of its own, which its shape paints.
    ground:
      file.counts.boxes > 0 ? undefined : groundOf(stretches.flatMap((stretch) => unfolded(stretch, file))),
  })
  const trackedChanges = characters.flags.some((flags) => (flags & (DELETED | INSERTED)) !== 0)
  seeFadedText(characters.flags)
  hideInstructions(text, characters.flags)
  const label = readLists(file)
  const story = (from: number, to: number, boxesAt: BoxesAt): WordNode[] =>
    nodesOf(readParagraphs({ text, file, pieces, stretches, styles }, from, Math.min(to, text.length)), {
      text,
      characters,
      label,
      boxesAt,
    })
  const boxes = readTextBoxes(file)
  const nodes = story(0, file.counts.text, (from, to) =>
    boxes
      .filter((box) => box.anchor >= from && box.anchor < to)
      .flatMap((box) => story(box.from, box.to, () => [])),
  )
  return readingOf(blocksOf(nodes, places ? { tables: 0 } : undefined), trackedChanges)
}

/** Where most of a text would be lost by its colour or size, it is seen after all. */
function seeFadedText(flags: Uint16Array): void {
  const faded = flags.reduce((sum, flag) => sum + (flag & FADED ? 1 : 0), 0)
  if (faded > flags.length / 2) for (const [at, flag] of flags.entries()) flags[at] = flag & ~FADED
}
