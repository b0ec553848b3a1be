/** Automatic numbers of a .doc: the list tables ([MS-DOC] 2.9.131 LSTF, 2.9.150 LVL, 2.9.132 LFO), counted as those of DOCX are. */
import { newCounters, nextLabel, type Counters, type Level, type List } from '../word/numbering.js'
import { STRUCTURE, viewOf, type WordFile } from './file.js'

/** Number formats by code ([MS-OSHARED] 2.2.1.3), named as in DOCX; others count in decimal. */
const FORMATS: Record<number, string> = {
  1: 'upperRoman',
  2: 'lowerRoman',
  3: 'upperLetter',
  4: 'lowerLetter',
  5: 'ordinal',
  10: 'ideographDigital',
  11: 'japaneseCounting',
  14: 'decimalFullWidth',
  16: 'japaneseLegal',
  17: 'japaneseDigitalTenThousand',
  18: 'decimalEnclosedCircle',
  19: 'decimalFullWidth2',
  22: 'decimalZero',
  23: 'bullet',
  26: 'decimalEnclosedFullstop',
  27: 'decimalEnclosedParen',
  28: 'decimalEnclosedCircleChinese',
  29: 'ideographEnclosedCircle',
  30: 'ideographTraditional',
  31: 'ideographZodiac',
  32: 'ideographZodiacTraditional',
  33: 'taiwaneseCounting',
  34: 'ideographLegalTraditional',
  35: 'taiwaneseCountingThousand',
  36: 'taiwaneseDigital',
  37: 'chineseCounting',
  38: 'chineseLegalSimplified',
  39: 'chineseCountingThousand',
  57: 'numberInDash',
  255: 'none',
}
const SUFFIXES = ['tab', 'space', 'nothing']

/** Gives the label of the next paragraph of a list (numbered from 1) at a level. */
export type ListLabeller = (list: number, level: number) => string

export function readLists(file: WordFile): ListLabeller {
  const lists = readUses(file, readDefinitions(file))
  return (list, level) => {
    const found = lists[list - 1]
    return found ? nextLabel(found, String(list), level) : ''
  }
}

interface Definition {
  levels: Map<number, Level>
  counters: Counters
}

const DEFINITION_BYTES = 28
const MAX_LEVELS = 9

/** The levels follow the definitions: one for a simple list, nine for others. */
function readDefinitions({ table, structure }: WordFile): Map<number, Definition> {
  const { at, end } = structure(STRUCTURE.lists)
  const view = viewOf(table)
  const definitions = new Map<number, Definition>()
  if (at + 2 > end) return definitions
  const count = view.getUint16(at, true)
  let next = at + 2 + DEFINITION_BYTES * count
  for (let i = 0; i < count && next <= table.length; i++) {
    const start = at + 2 + DEFINITION_BYTES * i
    const levels = new Map<number, Level>()
    const simple = (view.getUint8(start + 26) & 1) === 1
    for (
      let index = 0;
      index < (simple ? 1 : MAX_LEVELS) && next + DEFINITION_BYTES <= table.length;
      index++
    ) {
      const { level, end: after } = readLevel(table, next, index)
      levels.set(index, level)
      next = after
    }
    definitions.set(view.getInt32(start, true), { levels, counters: newCounters() })
  }
  return definitions
}

const LEVEL_BYTES = 28

function readLevel(table: Uint8Array, at: number, index: number): { level: Level; end: number } {
  const view = viewOf(table)
  const flags = view.getUint8(at + 5)
  const textAt = at + LEVEL_BYTES + view.getUint8(at + 24) + view.getUint8(at + 25)
  const length = textAt + 2 <= table.length ? view.getUint16(textAt, true) : 0
  const end = textAt + 2 + 2 * length
  const raw = new TextDecoder('utf-16le').decode(table.subarray(textAt + 2, end))
  const limit = view.getUint8(at + 26)
  const level: Level = {
    start: view.getInt32(at, true),
    format: FORMATS[view.getUint8(at + 4)] ?? 'decimal',
    // A level's number stands in the text as the character of its index.
    text: raw.replace(/[\0-\x08]/g, (sign) => `%${sign.charCodeAt(0) + 1}`),
    suffix: SUFFIXES[view.getUint8(at + 15)] ?? 'tab',
    restartAfter: flags & 0x08 ? Math.min(limit, index) - 1 : index - 1,
    legal: (flags & 0x04) !== 0,
    hidden: false,
  }
  return { level, end }
}

const USE_BYTES = 16
/** [MS-DOC] 2.6.2, sprmPIlfo: higher numbers mean other things. */
const MAX_USES = 0x7fe

/** The uses of lists, each with its own starts and levels where it overrides them. */
function readUses(
  { table, structure }: WordFile,
  definitions: Map<number, Definition>,
): (List | undefined)[] {
  const { at, end } = structure(STRUCTURE.listUses)
  const view = viewOf(table)
  const lists: (List | undefined)[] = []
  if (at + 4 > end) return lists
  const count = Math.min(view.getUint32(at, true), Math.floor((end - at) / USE_BYTES), MAX_USES)
  let next = at + 4 + USE_BYTES * count
  for (let i = 0; i < count; i++) {
    const start = at + 4 + USE_BYTES * i
    const definition = definitions.get(view.getInt32(start, true))
    const list: List | undefined = definition && {
      ...definition,
      levels: new Map(definition.levels),
      startOverrides: new Map(),
    }
    lists.push(list)
    next += 4
    for (let n = view.getUint8(start + 12); n > 0 && next + 8 <= table.length; n--)
      next = readOverride(table, next, list)
  }
  return lists
}

const STARTS_ANEW = 0x10
const HAS_LEVEL = 0x20

/** One level that a use of a list overrides ([MS-DOC] 2.9.133 LFOLVL): its start, or all of it. Returns where it ends. */
function readOverride(table: Uint8Array, at: number, list: List | undefined): number {
  const view = viewOf(table)
  const first = view.getInt32(at, true)
  const flags = view.getUint32(at + 4, true)
  const index = flags & 0xf
  const next = at + 8
  if (!(flags & HAS_LEVEL) || next + LEVEL_BYTES > table.length) {
    if (flags & STARTS_ANEW) list?.startOverrides.set(index, first)
    return next
  }
  const { level, end } = readLevel(table, next, index)
  list?.levels.set(index, level)
  if (flags & STARTS_ANEW) list?.startOverrides.set(index, level.start)
  return end
}
