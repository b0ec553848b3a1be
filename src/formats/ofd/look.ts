/** How an object is painted: its colours and its pen, said by itself, by its way to draw, or by that of its layer. */
import { PATTERNED, type Ink } from '../page/painted/painted.js'
import type { XmlElement } from '../package/xml.js'
import { firstIn, isOff, isOn } from './names.js'
import { numberIn, numbersIn } from './numbers.js'
import type { Resources } from './resources.js'

export interface Look {
  /** Null where it is not filled, or not stroked. */
  fill: Ink | null
  stroke: Ink | null
  lineWidth: number
  /** Whether one of its colours is named by a number that no palette has: it may be white. */
  isUntold: boolean
}

/** Millimetres, by the standard. */
const USUAL_WIDTH = 0.353

/**
 * @param params the ways to draw behind the object, the nearest first
 * @param unsaid how it is painted where it does not say: text is filled, a path stroked
 */
export function lookOf(
  object: XmlElement,
  params: readonly XmlElement[],
  unsaid: 'fill' | 'stroke',
  resources: Resources,
): Look {
  const sources = [object, ...params]
  const said = (name: string): XmlElement | undefined =>
    sources.map((one) => firstIn(one, name)).find((one) => one !== undefined)
  const width = sources
    .map(({ attributes }) => numberIn(attributes['LineWidth']))
    .find((one) => one !== undefined)
  const isFilled = unsaid === 'fill' ? !isOff(object, 'Fill') : isOn(object, 'Fill')
  const isStroked = unsaid === 'stroke' ? !isOff(object, 'Stroke') : isOn(object, 'Stroke')
  const colors = { fill: isFilled && said('FillColor'), stroke: isStroked && said('StrokeColor') }
  const ink = (color: XmlElement | undefined | false): Ink | null =>
    color === false ? null : inkOf(color, object, resources)
  return {
    fill: ink(colors.fill),
    stroke: ink(colors.stroke),
    lineWidth: width ?? USUAL_WIDTH,
    isUntold: Object.values(colors).some((color) => color && isUntold(color, resources)),
  }
}

/** `<FillColor Value="255 0 0"/>`, or `<FillColor ColorSpace="30" Index="0"/>`: the first colour of a palette. */
function valueOf({ attributes }: XmlElement, { palettes, usualSpace }: Resources): string | undefined {
  const { Value, Index, ColorSpace = usualSpace } = attributes
  if (Value !== undefined || Index === undefined) return Value
  return palettes.get(ColorSpace ?? '')?.[numberIn(Index) ?? -1]
}

const isUntold = (color: XmlElement, resources: Resources): boolean =>
  color.attributes['Index'] !== undefined && numbersIn(valueOf(color, resources)).length === 0

/** Black where nothing is said. */
function inkOf(color: XmlElement | undefined, object: XmlElement, resources: Resources): Ink {
  const alpha = alphaOf(object) * (color ? alphaOf(color) : 1)
  if (!color) return { color: hexOf([]), alpha }
  const value = valueOf(color, resources)
  const isPattern = value === undefined && color.children.some((one) => typeof one !== 'string')
  if (isPattern || isUntold(color, resources)) return { color: PATTERNED, alpha }
  return { color: hexOf(numbersIn(value)), alpha }
}

const alphaOf = ({ attributes }: XmlElement): number =>
  Math.min(255, Math.max(0, numberIn(attributes['Alpha']) ?? 255)) / 255

/** Shares of grey, of red, green and blue, or of cyan, magenta, yellow and black, each of 255. */
function hexOf(channels: number[]): string {
  const [first = 0, second = 0, third = 0, black] = channels
  if (channels.length === 1) return hex([first, first, first])
  if (black === undefined) return hex([first, second, third])
  return hex([first, second, third].map((ink) => ((255 - ink) * (255 - black)) / 255))
}

const hex = (channels: number[]): string =>
  `#${channels
    .map((value) =>
      Math.round(Math.min(255, Math.max(0, value)))
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`
