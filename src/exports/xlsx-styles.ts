/** How cells of a workbook look: heads, dates, and how a number is known. */
import { STATE_COLOURS } from './states.js'
import type { Mark } from './tables.js'

interface Look {
  /** Ground colour; none is white. */
  fill?: string
  font?: 'bold' | 'red'
  date?: boolean
  wrap?: boolean
}

const stateLooks = Object.entries(STATE_COLOURS).flatMap(([state, { fill }]): [string, Look][] => [
  [state, { ...(fill && { fill }) }],
  [`${state}!`, { ...(fill && { fill }), font: 'red' }],
])

/** The first is the usual look, which every workbook has. */
const LOOKS: readonly (readonly [name: string, Look])[] = [
  ['', {}],
  ['head', { font: 'bold', fill: 'D9E1F2', wrap: true }],
  ['date', { date: true }],
  ...stateLooks,
]

const numbers = new Map(LOOKS.map(([name], i) => [name, i]))

/** The number of a style in the workbook. */
export const styleOf = (name: 'head' | 'date' | Mark): number => numbers.get(name)!

const FONTS = [undefined, 'bold', 'red'] as const
const FONT_XML = { bold: '<b/>', red: '<b/>' } as const
const fills = [...new Set(LOOKS.flatMap(([, { fill }]) => fill ?? []))]
/** The first two fills of a workbook are given: none, and a pattern of grey. */
const GIVEN_FILLS = 2
/** The first number of a format of one's own. */
const DATE_FORMAT = 164

const fontXml = (font: (typeof FONTS)[number]): string =>
  `<font>${font ? FONT_XML[font] : ''}<sz val="11"/>${font === 'red' ? '<color rgb="FFC00000"/>' : ''}<name val="Calibri"/></font>`

const lookXml = ({ fill, font, date, wrap }: Look): string =>
  `<xf numFmtId="${date ? DATE_FORMAT : 0}" fontId="${FONTS.indexOf(font)}" fillId="${fill ? fills.indexOf(fill) + GIVEN_FILLS : 0}" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"` +
  (wrap ? ' applyAlignment="1"><alignment wrapText="1" vertical="top"/></xf>' : '/>')

export const stylesXml =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
  '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
  `<numFmts count="1"><numFmt numFmtId="${DATE_FORMAT}" formatCode="yyyy\\-mm\\-dd"/></numFmts>` +
  `<fonts count="${FONTS.length}">${FONTS.map(fontXml).join('')}</fonts>` +
  `<fills count="${fills.length + GIVEN_FILLS}"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>` +
  `${fills.map((fill) => `<fill><patternFill patternType="solid"><fgColor rgb="FF${fill}"/></patternFill></fill>`).join('')}</fills>` +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  `<cellXfs count="${LOOKS.length}">${LOOKS.map(([, look]) => lookXml(look)).join('')}</cellXfs></styleSheet>`
