/** What was checked by hand, kept in this browser until it is exported. */
import { type CheckedCell, correctionsCsv, keyOf } from '../checked.js'
import { save } from './dom.js'

const STORED = 'gongkai.checked'
const STORED_BY = 'gongkai.checkedBy'

export interface Store {
  /** false where the browser keeps nothing for this page. */
  isKept: boolean
  all: () => CheckedCell[]
  get: (cell: Pick<CheckedCell, 'sha256' | 'part' | 'indicator'>) => CheckedCell | undefined
  put: (cell: CheckedCell) => void
  remove: (cell: Pick<CheckedCell, 'sha256' | 'part' | 'indicator'>) => void
  by: string
  /** Called after each change. */
  onChange: () => void
}

export const exportChecks = (store: Store): void =>
  save('corrections.csv', 'text/csv', correctionsCsv(store.all()))

export function openStore(): Store {
  const cells = new Map<string, CheckedCell>()
  const before = stored(STORED)
  for (const cell of cellsIn(before)) cells.set(keyOf(cell), cell)
  const store: Store = {
    isKept: before !== undefined,
    all: () => [...cells.values()],
    get: (cell) => cells.get(keyOf(cell)),
    put: (cell) => {
      cells.set(keyOf(cell), cell)
      store.by = cell.by
      keep()
    },
    remove: (cell) => {
      cells.delete(keyOf(cell))
      keep()
    },
    by: stored(STORED_BY) ?? '',
    onChange: () => {},
  }
  const keep = (): void => {
    try {
      localStorage.setItem(STORED, JSON.stringify(store.all()))
      localStorage.setItem(STORED_BY, store.by)
    } catch {
      // Storage is full or forbidden: the page says so, and what was checked can still be exported.
      store.isKept = false
    }
    store.onChange()
  }
  return store
}

/** undefined where the browser gives no storage at all. */
function stored(name: string): string | null | undefined {
  try {
    return localStorage.getItem(name)
  } catch {
    return undefined
  }
}

/** Another version of the page may have kept something else. */
function cellsIn(text: string | null | undefined): CheckedCell[] {
  try {
    const list: unknown = JSON.parse(text ?? '[]')
    return Array.isArray(list) ? list.filter(isCheckedCell) : []
  } catch {
    return []
  }
}

const isCheckedCell = (one: unknown): one is CheckedCell => {
  const cell = one as CheckedCell | null
  return ['file', 'sha256', 'indicator', 'value', 'by', 'on', 'note'].every(
    (name) => typeof cell?.[name as keyof CheckedCell] === 'string',
  )
}
