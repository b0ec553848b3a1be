/** How well the labels of an edition are those of a printed table; the table is of the edition that fits best. */

export interface Fit {
  /**
   * In labels: a label that both have counts 1; one that only the print or only the edition has takes off ½. Four
   * shared labels, and one row missing between them: 3.5.
   */
  labels: number
  /** In letters: the score of a torn table's text (see `torn/trace`); null where there is none. */
  letters: number | null
}

export const NO_FIT: Fit = { labels: 0, letters: null }

/** The one that fits best; where two fit equally well, the first. By letters where all have them, else by labels. */
export function bestBy<One>(all: readonly One[], fitOf: (one: One) => Fit): One | null {
  const fits = all.map(fitOf)
  const byLetters = fits.every(({ letters }) => letters !== null)
  const worth = fits.map(({ labels, letters }) => (byLetters ? letters! : labels))
  return all[worth.indexOf(Math.max(...worth))] ?? null
}
