/** Elements by their names alone: the namespace is of 2016, of an older version, or none, and the prefix whatever a writer chose. */
import { isElement, textOf, type XmlElement } from '../package/xml.js'

/** `?:TextObject` → TextObject */
export const nameOf = ({ name }: XmlElement): string => name.slice(name.indexOf(':') + 1)

export const elementsIn = (element: XmlElement | undefined): XmlElement[] =>
  element?.children.filter(isElement) ?? []

export const allIn = (element: XmlElement | undefined, name: string): XmlElement[] =>
  elementsIn(element).filter((one) => nameOf(one) === name)

/** The element that a path of names leads to, by the first of each name. */
export const firstIn = (element: XmlElement | undefined, ...path: string[]): XmlElement | undefined =>
  path.reduce<XmlElement | undefined>((found, name) => allIn(found, name)[0], element)

/** What a child says, without the white space around it; undefined where there is none, or where it says nothing. */
export function saidIn(element: XmlElement | undefined, name: string): string | undefined {
  const found = firstIn(element, name)
  return (found && textOf(found).trim()) || undefined
}

/** `false` is said in words only. */
export const isOff = (element: XmlElement, attribute: string): boolean =>
  element.attributes[attribute]?.trim().toLowerCase() === 'false'

export const isOn = (element: XmlElement, attribute: string): boolean =>
  element.attributes[attribute]?.trim().toLowerCase() === 'true'
