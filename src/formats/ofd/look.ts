/** How an object is painted: its colours and its pen, said by itself, by its way to draw, or by that of its layer. */
import { PATTERNED, type Ink } from '../page/painted/painted.js'
import type { XmlElement } from '../package/xml.js'
import { firstIn, isOff, isOn } from './names.js'
import { numberIn, numbersIn } from './numbers.js'

export interface Look {
  /** Null where it is not filled, or not stroked. */
  fill: Ink | null
  stroke: Ink | null
  lineWidth: number
}

/** Millimetres, by the standard. */
const USUAL_WIDTH = 0.353

/**
 * @param params the ways to draw behind the object, the nearest first
 * @param unsaid how it is painted where it does not say: text is filled, a path stroked
 */
export function lookOf(object: XmlElement, params: readonly XmlElement[], unsaid: 'fill' | 'stroke'): Look {
  const sources = [object, ...params]
  const color = (name: string): Ink => {
    const said = sources.map((one) => firstIn(one, name)).find((one) => one !== undefined)
    return inkOf(said, object)
  }
  const width = sources
    .map(({ attributes }) => numberIn(attributes['LineWidth']))
    .find((one) => one !== undefined)
  const isFilled = unsaid === 'fill' ? !isOff(object, 'Fill') : isOn(object, 'Fill')
  const isStroked = unsaid === 'stroke' ? !isOff(object, 'Stroke') : isOn(object, 'Stroke')
  return {
    fill: isFilled ? color('FillColor') : null,
    stroke: isStroked ? color('StrokeColor') : null,
    lineWidth: width ?? USUAL_WIDTH,
  }
}

/** Black where nothing is said. */
function inkOf(color: XmlElement | undefined, object: XmlElement): Ink {
  const alpha = alphaOf(object) * (color ? alphaOf(color) : 1)
  if (
    color &&
    color.attributes['Value'] === undefined &&
    color.children.some((one) => typeof one !== 'string')
  )
    return { color: PATTERNED, alpha }
  return { color: hexOf(numbersIn(color?.attributes['Value'])), alpha }
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
