/** What the page shows, as its address says it: `#file=2023.html&cell=requests.received.total`. */
export interface Address {
  /** A report's name; null for the list. */
  file: string | null
  /** An indicator. */
  cell: string | null
}

export function readAddress(hash: string): Address {
  const fields = new URLSearchParams(hash.replace(/^#/, ''))
  return { file: fields.get('file'), cell: fields.get('cell') }
}

export function addressOf({ file, cell }: Address): string {
  const fields = new URLSearchParams()
  if (file !== null) fields.set('file', file)
  if (cell !== null) fields.set('cell', cell)
  return `#${fields}`
}
