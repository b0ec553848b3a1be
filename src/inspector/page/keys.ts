/** The keyboard in the form: arrows go from value to value, as the table stands. */

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement ||
  target instanceof HTMLTextAreaElement ||
  target instanceof HTMLSelectElement

/** Keys are words then; with Ctrl they are the browser's. */
export const isTyping = (event: KeyboardEvent): boolean =>
  isField(event.target) || event.ctrlKey || event.metaKey || event.altKey

const STEPS: Record<string, readonly [number, number]> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
}

/** The indicator of the value that an arrow leads to from the one with the focus; null where it leads to none. */
export function moved(event: KeyboardEvent, forms: HTMLElement): string | null {
  const step = STEPS[event.key]
  const from = (event.target as Element).closest<HTMLElement>('td.value')
  if (!step || !from || !forms.contains(from)) return null
  const [across, down] = step
  const rows = [...forms.querySelectorAll('tr')]
    .map((row) => [...row.querySelectorAll<HTMLElement>('td.value')])
    .filter(({ length }) => length > 0)
  const r = rows.findIndex((row) => row.includes(from))
  const c = rows[r]!.indexOf(from)
  const row = rows[r + down]
  const to = down === 0 ? rows[r]![c + across] : row?.[Math.min(c, row.length - 1)]
  return to?.dataset['indicator'] ?? null
}

/** What keys do, by what they print: `n`. */
export type Keys = Readonly<Record<string, () => void>>

/** Does what a key asks for: an arrow moves on in the forms, a letter does as `keys` have it. */
export function obey(
  event: KeyboardEvent,
  { keys, forms, onMove }: { keys: Keys; forms: HTMLElement; onMove: (to: string) => void },
): void {
  if (isTyping(event)) return
  const to = moved(event, forms)
  const act = to === null ? keys[event.key.toLowerCase()] : () => onMove(to)
  if (!act) return
  event.preventDefault()
  act()
}
