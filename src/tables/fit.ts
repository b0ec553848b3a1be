/** How well an edition's labels are those of a printed table; the edition that fits best is the table's. */

export interface Fit {
  /** In labels: each that is the edition's counts 1, each that only the print or only the edition has takes off a half. */
  labels: number
  /** In letters, where the text of a torn table was followed letter by letter; null elsewhere. */
  letters: number | null
}

export const NO_FIT: Fit = { labels: 0, letters: null }

/** The best of several; of two that fit alike the first. Letters decide where all have them. */
export function bestBy<One>(all: readonly One[], fitOf: (one: One) => Fit): One | null {
  const fits = all.map(fitOf)
  const byLetters = fits.every(({ letters }) => letters !== null)
  const worth = fits.map(({ labels, letters }) => (byLetters ? letters! : labels))
  return all[worth.indexOf(Math.max(...worth))] ?? null
}
