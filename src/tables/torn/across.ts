/** A table whose rows stand side by side, from text: all its values are one run. */
import type { Template } from '../../form/index.js'
import type { Line } from '../lines.js'
import { closes } from '../place.js'
import { readAcross } from '../read-across.js'
import { type RowReading, type TableReading, emptyReading } from '../read.js'
import { vocabularyOf } from '../vocabulary.js'
import type { TornReading } from './index.js'
import type { Item, Run } from './items.js'
import { isBareList, mayBeGlued } from './rows.js'
import { valuesOf } from './trace.js'

/** A table whose rows stand side by side is one run, whatever lines it was broken into. */
export function readRunAcross(
  items: readonly Item[],
  template: Template,
  reading: TableReading | null,
): TornReading[] {
  if (reading && reading.rows.length > 0) return []
  const runs = items.flatMap((item) => (item.kind === 'run' && item.row === null ? [item] : []))
  const [line] = lineOfRuns(runs, template)
  if (!line) return []
  const isNamed = areNamedInOrder(items, template)
  const across = line.glued ? withoutPlaces(line, template) : readAcross([line], template, () => '')
  const rows = across.rows.map((row) => ({ ...row, byPosition: row.byPosition && !isNamed }))
  return [
    {
      reading: { ...across, rows },
      undecided: [],
      lost: [],
      read: new Set(runs.flatMap(({ blocks }) => blocks)),
    },
  ]
}

/** The values of all rows as one line; none where they may be only some of them, or of several rows. */
function lineOfRuns(runs: readonly Run[], template: Template): Line[] {
  const values = runs.flatMap((run) => valuesOf(run))
  const width = template.blocks[0]!.columns.length * template.blocks[0]!.rows.length
  const isOne = runs.length === 1
  const glued = isOne && mayBeGlued(runs[0]!, values, width)
  const isWhole = values.length === width && (!runs.every(isBareList) || closesAcross(values, template))
  const isShort = isOne && values.length > 1 && values.length < width
  if (!glued && !isWhole && !isShort) return []
  const texts = isWhole ? values : values.filter((text) => text !== '')
  const { block } = runs[0]!.line
  const line: Line = { block, row: 0, texts, cells: texts.map(() => null), dropped: !isWhole }
  return [glued ? { ...line, glued } : line]
}

/** The rows in the form's order, all in one line whose digits have run together. */
const withoutPlaces = (line: Line, template: Template): TableReading => ({
  ...emptyReading(template),
  rows: template.blocks.flatMap((block) =>
    block.rows.map((row): RowReading => ({ block, row, line, places: null, from: 0, byPosition: true })),
  ),
})

/** Whether the text names all rows, in the order of the form. */
function areNamedInOrder(items: readonly Item[], template: Template): boolean {
  const { rowsNamed } = vocabularyOf(template)
  const named = new Set(
    items.flatMap((item) =>
      item.kind === 'fragment' ? [item.text, ...item.text.split(' ')].flatMap(rowsNamed) : [],
    ),
  )
  const { rows } = template.blocks[0]!
  return named.size === rows.length && [...named].every((row, i) => row === rows[i])
}

/** Whether the values of each row come to their total. */
const closesAcross = (values: readonly string[], template: Template): boolean =>
  template.blocks.every((block) => {
    const width = block.columns.length
    return block.rows.every((_, r) => closes(values.slice(r * width, (r + 1) * width), block, template))
  })
