/** What the instructions of fields say of their results (ECMA-376 part 1, 17.16), in DOCX and in DOC. */

/** Fields that show nothing where they stand: marks for lists, prompts, what a form field keeps apart, links without a text. */
const WITHOUT_RESULT =
  /^\s*(?:$|\\|(?:t[ac]|xe|rd|set|ask|private|bookmark|addin|next\w*|skipif|advance|data|print|form\w*|hyperlink|gotobutton|macrobutton)\b)/i

/** Whether a field that was saved without its result shows something: a sum, another place's text, a number of its own. */
export const showsResult = (instruction: string): boolean => !WITHOUT_RESULT.test(instruction)

/** Fields whose result is drawn and never written: `EQ \\o(1, 2)`. */
const DRAWN = /^\s*(?:eq|listnum|autonum\w*)\b/i

export const isDrawnField = (instruction: string): boolean => DRAWN.test(instruction)
