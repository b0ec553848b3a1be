/** Help in the language that is spoken, with examples; and commander's own messages in it. */
import type { Command, Help, HelpConfiguration } from 'commander'
import { EXAMPLES } from './examples.js'
import type { Language } from './language.js'
import { spoken } from './speech.js'

/** Commands that are made after this take it over. */
export function speakHelp(program: Command): void {
  program.configureHelp(HELP)
  program.configureOutput({
    writeErr: (text) => void process.stderr.write(spoken(text)),
  })
}

/** The examples below the help of every command. */
export function addExamples(program: Command, language: Language): void {
  for (const command of [program, ...program.commands]) {
    const examples = EXAMPLES[command.name()] ?? []
    if (examples.length === 0) continue
    const width = Math.max(...examples.map(({ typed }) => typed.length))
    const lines = examples.map(({ typed, does }) => `  $ ${typed.padEnd(width)}  ${does[language]}`)
    command.addHelpText('after', ['', spoken('Examples:'), ...lines].join('\n'))
  }
}

type Overridden = Pick<
  Help,
  | 'styleTitle'
  | 'optionDescription'
  | 'argumentDescription'
  | 'commandDescription'
  | 'subcommandDescription'
  | 'displayWidth'
  | 'commandUsage'
  | 'subcommandTerm'
  | 'argumentTerm'
  | 'optionTerm'
>

/** What commander itself would say, in the language: it puts choices and defaults behind a description. */
const said = (text: string): string => spoken(text)

const HELP: HelpConfiguration & Partial<Overridden> = {
  styleTitle: said,
  commandDescription: (command) => said(command.description()),
  subcommandDescription: (command) => said(command.summary() || command.description()),
  argumentDescription: (argument) => said(argument.description),
  optionDescription: ({ description, argChoices, defaultValue }) => {
    const isShown = defaultValue !== undefined && typeof defaultValue !== 'boolean'
    const more = [
      ...(argChoices ? [`choices: ${argChoices.join(', ')}`] : []),
      ...(isShown ? [`default: ${String(defaultValue)}`] : []),
    ]
    return said(more.length > 0 ? `${description} (${more.join(', ')})` : description)
  },
  displayWidth: widthOf,
  commandUsage: (command) => placesSaid(`${parentsOf(command)}${command.name()} ${command.usage()}`),
  subcommandTerm: (command) => placesSaid(`${command.name()} ${command.usage()}`),
  argumentTerm: (argument) => spoken(argument.name()),
  optionTerm: ({ flags }) => placesSaid(flags),
}

function parentsOf({ parent }: Command): string {
  return parent ? `${parentsOf(parent)}${parent.name()} ` : ''
}

/** --out <folder> → --out <文件夹>: every name of something to be put in its place. */
const placesSaid = (text: string): string =>
  text.replace(/([<[])([^<>[\]]{1,40})([>\]])/g, (_, open: string, name: string, close: string) =>
    [open, spoken(name), close].join(''),
  )

/** A Han character is as wide as two letters. */
const WIDE = /[\u2E80-\u9FFF\uF900-\uFAFF\uFF00-\uFF60]/g

function widthOf(text: string): number {
  return text.length + (text.match(WIDE)?.length ?? 0)
}
