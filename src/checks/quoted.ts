/** So much of a sentence is quoted. */
const MOST_QUOTED = 60

export const quoted = (text: string): string =>
  text.length > MOST_QUOTED ? `${text.slice(0, MOST_QUOTED)}…` : text
