/** Tags of a table's parts, and what else stands between them. */
import { CELLS_AND_CAPTION, OF_TABLE, ROW_GROUPS, TABLE_SCOPES } from './kinds.js'
import { names } from '../node.js'
import { type Attributes, NeedsRepair, type OpenElements } from './open.js'

/** What may stand in each part; cells and captions hold what a page's body does. */
const HELD: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['table', names('caption colgroup tbody tfoot thead')],
  ['colgroup', names('col')],
  ['tbody', names('tr')],
  ['tfoot', names('tr')],
  ['thead', names('tr')],
  ['tr', names('td th')],
])

/** The part that a tag begins by the way, so that its own may stand in it. */
const BEGUN: ReadonlyMap<string, Partial<Record<string, string>>> = new Map<
  string,
  Partial<Record<string, string>>
>([
  ['table', { col: 'colgroup', tr: 'tbody', td: 'tbody', th: 'tbody' }],
  ['tbody', { td: 'tr', th: 'tr' }],
  ['tfoot', { td: 'tr', th: 'tr' }],
  ['thead', { td: 'tr', th: 'tr' }],
])

/** Between the cells of a table: only its parts may stand there. */
export const isBetweenCells = ({ current }: OpenElements): boolean => HELD.has(current.name)

export const isPart = (name: string): boolean => OF_TABLE.has(name)

/** `<table><td>一<tr>` → `<table><tbody><tr><td>一</td></tr><tr>`. */
export function startOfPart(open: OpenElements, name: string, attributes: Attributes): void {
  const around = open.find(CELLS_AND_CAPTION, TABLE_SCOPES)
  if (around) open.end(around)
  while (!HELD.get(open.current.name)?.has(name)) {
    if (open.current.name !== 'table' && !HELD.has(open.current.name)) throw new NeedsRepair()
    const begun = BEGUN.get(open.current.name)?.[name]
    if (begun) open.begin(begun)
    else open.end(open.current)
  }
  if (name === 'col') open.addVoid(name, attributes)
  else open.begin(name, attributes)
}

/** The end of a table or of a part of it; of one that is not open, it ends nothing. */
export function endOfPart(open: OpenElements, name: string): void {
  if (open.current.name === 'colgroup' && name !== 'col') open.end(open.current)
  const part = open.findNamed(name, TABLE_SCOPES)
  // Parsers differ in what the end of a group of rows ends that has not begun.
  if (!part && ROW_GROUPS.has(name)) throw new NeedsRepair()
  if (!part) return
  const around = open.find(CELLS_AND_CAPTION, TABLE_SCOPES)
  if (around && around !== part) open.end(around)
  open.end(part)
}
