/** How well the labels of an edition are those of a printed table; the table is of the edition that fits best. */

/**
 * In labels: one that both have counts 1, or less where it is damaged; one that only the print or only the edition has
 * takes off ½. Four shared labels, and one row missing between them: 3.5.
 */
export type Fit = number

export const ODD_LABEL = 0.5

/** Where labels are torn their letters are counted; a label of the form has about so many. */
const LETTERS_OF_LABEL = 10

/** 35 letters that follow the form (see `torn/trace`) are worth 3.5 labels. */
export const fitOfLetters = (letters: number): Fit => letters / LETTERS_OF_LABEL

/** The one that fits best; where two fit equally well, the first. */
export function bestBy<One>(all: readonly One[], fitOf: (one: One) => Fit): One | null {
  const fits = all.map(fitOf)
  return all[fits.indexOf(Math.max(...fits))] ?? null
}
