/** Tags in a list to choose from. */
import { names } from '../node.js'
import { type Attributes, NeedsRepair, type OpenElements } from './open.js'

const LIST = names('select optgroup option')

export const isInSelect = ({ current }: OpenElements): boolean => LIST.has(current.name)

/** `<option>一<option>二`: the second ends the first. */
export function startInSelect(open: OpenElements, name: string, attributes: Attributes): void {
  if (name !== 'option' && name !== 'optgroup') throw new NeedsRepair()
  if (open.current.name === 'option') open.end(open.current)
  if (open.current.name === 'optgroup' && name === 'optgroup') open.end(open.current)
  open.begin(name, attributes)
}

const AROUND_SELECT = names('html')

export function endInSelect(open: OpenElements, name: string): void {
  const element = LIST.has(name) ? open.findNamed(name, AROUND_SELECT) : undefined
  if (!element || (name === 'optgroup' && element !== open.current)) throw new NeedsRepair()
  open.end(element)
}
