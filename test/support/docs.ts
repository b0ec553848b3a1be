/** The pages that people read: both READMEs and everything in docs/, with their code blocks. */
import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

export interface Fence {
  language: string
  body: string
}

/** A command with what is printed under it. */
export interface Session {
  page: string
  typed: string
  printed: string
}

export const READMES = ['README.md', 'README.zh-CN.md'] as const

const pagesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name))
    .sort()

/** docs/dataset.md, …; the Chinese ones have their own list. */
export const ENGLISH = ['README.md', ...pagesIn('docs').filter((page) => !page.startsWith('docs/zh/'))]
export const CHINESE = ['README.zh-CN.md', ...pagesIn('docs/zh')]
export const PAGES = [...ENGLISH, ...CHINESE]

/** docs/reference/data.md → docs/zh/reference/data.md */
export const twinOf = (page: string): string =>
  page === 'README.md' ? 'README.zh-CN.md' : page.replace(/^docs\//, 'docs/zh/')

export const textOf = (page: string): string => readFileSync(page, 'utf8')

export const fencesOf = (text: string): Fence[] =>
  [...text.matchAll(/^```(\w*)\n([^]*?)^```$/gm)].map(([, language, body]) => ({
    language: language!,
    body: body!,
  }))

/** The one block of a page in this language that has these words. */
export function fence(page: string, language: string, words = ''): string {
  const found = fencesOf(textOf(page)).filter(
    ({ language: its, body }) => its === language && body.includes(words),
  )
  if (found.length !== 1) throw new Error(`${page}: ${found.length} ${language} blocks say ${words}`)
  return found[0]!.body
}

const COMMENT = /(?:^|\s+)(?:#(?!SBATCH)|\/\/).*$/gm

/** A code block without what is said in the reader's language: comments, outputs, and in a list of commands what each does. */
export function codeOf({ language, body }: Fence): string {
  if (language === 'console')
    return commandsIn(body)
      .map(({ typed }) => typed.replace(/ --lang (?:en|zh)\b/g, ''))
      .join('\n')
  if (language === '') return body.replace(/ {2,}.*$/gm, '')
  // 草稿.docx stands for DRAFT.docx.
  return body.replace(COMMENT, '').replace(/\S+\.docx\b/g, 'X.docx')
}

export const linesOf = (body: string): string[] =>
  body
    .replace(COMMENT, '')
    .split('\n')
    .filter((line) => line.trim() !== '')

const commandsIn = (body: string): Omit<Session, 'page'>[] =>
  [...body.matchAll(/^\$ (.*(?:\n> .*)*)\n((?:(?!\$ ).*\n)*)/gm)].map(([, typed, printed]) => ({
    typed: typed!.replace(/\n> /g, '\n'),
    printed: printed!,
  }))

/** The commands of a page's console blocks, with their outputs. */
export const sessionsOf = (page: string): Session[] =>
  fencesOf(textOf(page))
    .filter(({ language }) => language === 'console')
    .flatMap(({ body }) => commandsIn(body).map((session) => ({ page, ...session })))

/** A page without its code. */
const proseOf = (page: string): string => textOf(page).replace(/^```[^]*?^```$/gm, '')

export interface Link {
  page: string
  /** As written. */
  link: string
  /** The file that it names, from the project's root. */
  path: string
  anchor: string | undefined
}

/** Links and pictures of a page that stay in the project. */
export const linksOf = (page: string): Link[] =>
  [...proseOf(page).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, link]) => link!)
    .filter((link) => !/^\w+:/.test(link))
    .map((link) => {
      const [path = '', anchor] = link.split('#')
      return { page, link, path: path === '' ? page : normalize(join(dirname(page), path)), anchor }
    })

/** What a link may name in a page: its chapters, as they are called on the web. */
export const anchorsOf = (page: string): string[] =>
  [...proseOf(page).matchAll(/^#+ (.*)$/gm)].map(([, title]) =>
    title!
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  )

/** The chapters and tables of a page: what two languages must have alike. */
export const shapeOf = (page: string): string[] =>
  [...proseOf(page).matchAll(/^(#+) |^\|.*\|$/gm)].map(
    ([line, depth]) => depth ?? `${line.replace(/\\\|/g, '').split('|').length - 2} columns`,
  )
