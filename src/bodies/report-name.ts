/** What one report is called beside others: by its file, and by its number where the file holds several. */

/** a.html → a.html; the second of several in it → a.html#2. */
export const reportName = (file: string, part: number | undefined): string =>
  part === undefined ? file : `${file}#${part}`
