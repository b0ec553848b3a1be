/** A finding as a stage makes it: which sentence, with which values, about which place. It is worded when the report is done. */
import type { TableName } from '../form/index.js'
import { CATALOGUE, type Code } from './catalogue.js'
import type { Diagnostic, Labels, Severity } from './diagnostic.js'
import { ENGLISH, type SentenceId } from './sentences-en.js'
import { CHINESE } from './sentences-zh.js'
import { filled, type Holes, type Value, type Words } from '../words.js'

/** The values that a sentence asks for. */
export type Values<Id extends SentenceId> = Readonly<
  Record<Exclude<Holes<(typeof ENGLISH)[Id]>, 'where'>, Value>
>

/** What a finding is about. */
export interface About extends Pick<Diagnostic, 'indicator' | 'expected' | 'actual' | 'location' | 'parts'> {
  /** The table that the finding is about as a whole. */
  table?: TableName
  /** The number of the section of the form that the finding is about as a whole. */
  section?: number
  /** Where this kind of finding weighs less than its code. */
  severity?: Severity
}

export interface Finding extends About {
  code: Code
  sentence: SentenceId
  values: Readonly<Record<string, Value>>
}

/** Where the stages send what they find. */
export type Sink = (finding: Finding) => void

/** `check.fee:unit` is a sentence of the code `check.fee`. */
const codeOf = (sentence: SentenceId): Code => sentence.split(':')[0] as Code

export const finding = <Id extends SentenceId>(
  sentence: Id,
  values: Values<Id>,
  about: About = {},
): Finding => ({ code: codeOf(sentence), sentence, values, ...about })

/** The place of a finding: its labels for programs, and how a sentence names it. */
export interface Where {
  labels: Labels
  words: Words
}

/** A finding in words, as a report holds it. */
export function told(
  { code, sentence, values, severity, section: _, table: __, ...about }: Finding,
  { labels, words }: Where,
): Diagnostic {
  const { origin, severity: usual } = CATALOGUE[code]
  const all = { ...values, where: words }
  return {
    code,
    severity: severity ?? usual,
    origin,
    message: filled(ENGLISH[sentence], all, 'en'),
    messageZh: filled(CHINESE[sentence], all, 'zh'),
    labels,
    ...about,
  }
}
