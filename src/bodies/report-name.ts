/** The name of a report: its file, and its number if the file holds several. */

/** a.html → a.html; the second of several in it → a.html#2. */
export const reportName = (file: string, part: number | undefined): string =>
  part === undefined ? file : `${file}#${part}`
