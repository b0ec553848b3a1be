/** Table styles: what they say of the text and the ground of a cell by its place in the table (ECMA-376 part 1, 17.7.6). */
import { child, childrenNamed, settingOf, type XmlElement } from '../package/xml.js'
import type { Fill, Theme } from './colors.js'
import { readRunProperties, SAYS_NOTHING, type RunProperties } from './run-properties.js'
import { shadingOf, type Styles } from './styles.js'

/** What a table's style says of one cell. */
export interface CellStyle {
  run: RunProperties
  fill: Fill | undefined
}

export interface CellPlace {
  row: number
  rows: number
  column: number
  /** The column behind the cell, and behind the table. */
  end: number
  columns: number
}

const PLAIN: CellStyle = { run: SAYS_NOTHING, fill: undefined }

/** Which of the style's conditions a table takes up: attributes of `w:tblLook`, in older files bits of its value. */
const LOOK: readonly (readonly [attribute: string, bit: number])[] = [
  ['firstRow', 0x20],
  ['lastRow', 0x40],
  ['firstColumn', 0x80],
  ['lastColumn', 0x100],
  ['noHBand', 0x200],
  ['noVBand', 0x400],
]

/** Gives each cell of a table its style; the same for all where the style has no condition. */
export function tableStyle(
  properties: XmlElement | undefined,
  styles: Styles,
  theme: Theme,
): (place: CellPlace) => CellStyle {
  const chain = styles.chain(settingOf(properties, 'w:tblStyle') ?? styles.defaultTable)
  if (chain.length === 0) return () => PLAIN
  const whole = chain.reduceRight((base, style) => over(base, styleOf(style, theme)), PLAIN)
  const conditional = chain.some((style) => child(style, 'w:tblStylePr'))
  if (!conditional) return () => whole
  const look = lookOf(child(properties, 'w:tblLook'))
  const bands = bandSizes(chain)
  const known = new Map<string, CellStyle>()
  return (place) => {
    const names = conditionsAt(place, look, bands)
    const key = names.join(' ')
    const found =
      known.get(key) ?? names.reduce((base, name) => over(base, condition(chain, name, theme)), whole)
    known.set(key, found)
    return found
  }
}

const over = (base: CellStyle, next: CellStyle): CellStyle => ({
  run: { ...base.run, ...next.run },
  fill: next.fill ?? base.fill,
})

function styleOf(element: XmlElement | undefined, theme: Theme): CellStyle {
  return {
    run: readRunProperties(child(element, 'w:rPr'), theme),
    fill: shadingOf(child(element, 'w:tcPr'), theme) ?? shadingOf(child(element, 'w:tblPr'), theme),
  }
}

function condition(chain: XmlElement[], name: string, theme: Theme): CellStyle {
  return chain.reduceRight((base, style) => {
    const found = [...childrenNamed(style, 'w:tblStylePr')].find(
      ({ attributes }) => attributes['w:type'] === name,
    )
    return over(base, styleOf(found, theme))
  }, PLAIN)
}

function lookOf(element: XmlElement | undefined): Record<string, boolean> {
  const bits = Number.parseInt(element?.attributes['w:val'] ?? '0', 16)
  return Object.fromEntries(
    LOOK.map(([attribute, bit]) => {
      const said = element?.attributes[`w:${attribute}`]
      return [attribute, said === undefined ? (bits & bit) !== 0 : ['1', 'true', 'on'].includes(said)]
    }),
  )
}

interface Bands {
  rows: number
  columns: number
}

function bandSizes(chain: XmlElement[]): Bands {
  const size = (name: string): number => {
    const said = chain.map((style) => Number.parseInt(settingOf(child(style, 'w:tblPr'), name) ?? '', 10))
    return said.find((value) => value > 0) ?? 1
  }
  return { rows: size('w:tblStyleRowBandSize'), columns: size('w:tblStyleColBandSize') }
}

/** The edges of the table at which a place stands, as far as the look gives them a format of their own. */
function edgesAt({ row, rows, column, end, columns }: CellPlace, look: Record<string, boolean>) {
  return {
    top: look.firstRow === true && row === 0,
    bottom: look.lastRow === true && row === rows - 1,
    left: look.firstColumn === true && column === 0,
    right: look.lastColumn === true && end === columns,
  }
}

/** The place of a row or column among the bands: the third row of bands of one, with a head of its own → 1. */
const bandOf = (place: number, hasHead: boolean | undefined, size: number): number =>
  Math.floor((place - (hasHead ? 1 : 0)) / size) % 2

/** The conditions that a place fulfils, the strongest last. */
function conditionsAt(place: CellPlace, look: Record<string, boolean>, bands: Bands): string[] {
  const { top, bottom, left, right } = edgesAt(place, look)
  const inVertical = !look.noVBand && !left && !right
  const inHorizontal = !look.noHBand && !top && !bottom
  const bandColumn = bandOf(place.column, look.firstColumn, bands.columns)
  const bandRow = bandOf(place.row, look.firstRow, bands.rows)
  const holds: readonly (readonly [name: string, holds: boolean])[] = [
    ['band1Vert', inVertical && bandColumn === 0],
    ['band2Vert', inVertical && bandColumn === 1],
    ['band1Horz', inHorizontal && bandRow === 0],
    ['band2Horz', inHorizontal && bandRow === 1],
    ['firstRow', top],
    ['lastRow', bottom],
    ['firstCol', left],
    ['lastCol', right],
    ['neCell', top && right],
    ['nwCell', top && left],
    ['seCell', bottom && right],
    ['swCell', bottom && left],
  ]
  return holds.filter(([, applies]) => applies).map(([name]) => name)
}
