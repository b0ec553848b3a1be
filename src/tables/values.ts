/** What a cell says, as the lexicon of the form reads it. */
export * from '../form/lexicon/values.js'
export { plainForm } from '../form/lexicon/script.js'
