/** How labels are compared, as the lexicon has it. */
export * from './lexicon/labels.js'
export { ownCharacters, simplified, withoutPinyin } from './lexicon/script.js'
