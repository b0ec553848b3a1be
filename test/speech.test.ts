/** What people read of the command line and of findings, in each language: seen once, every command and every sentence. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { errorOf, failureOf } from '../src/batch/failure.js'
import { EXAMPLES } from '../src/cli/examples.js'
import { HELP } from '../src/cli/help-zh.js'
import { chosenIn } from '../src/cli/language.js'
import { FAILURES, PHRASES } from '../src/cli/phrases-zh.js'
import { bookOf, translated } from '../src/cli/speech.js'
import { CODES } from '../src/diagnostics/catalogue.js'
import type { Finding } from '../src/diagnostics/finding.js'
import { ENGLISH, type SentenceId } from '../src/diagnostics/sentences-en.js'
import { ENGLISH as ERRORS, type ErrorSentence } from '../src/errors/sentences-en.js'
import { CHINESE as ERRORS_ZH } from '../src/errors/sentences-zh.js'
import { ERROR_CODES, type GongkaiError, refusal, UnreadableDocumentError } from '../src/errors.js'
import { gongkai } from './support/command.js'
import { inWords } from './support/told.js'

const book = bookOf([...HELP, ...PHRASES])
const inChinese = (text: string): string | null => translated(text, book)

describe('a phrase', () => {
  it.each([
    ['3 new, 5 read before', '新增3份，此前读过5份'],
    [
      '1 file: 1 report, 0 failures; 200 observations; 0 errors and 1 warning. Written to out',
      '文件1个：报告1份，失败0个；单元格200个；错误0处、疑问1处。已写入out',
    ],
    [
      'x.json: input.unsupported: This is JSON data, which is not read: look for the document. 此文件为JSON数据，不能直接读取：请改用其来源文件。',
      'x.json：input.unsupported：此文件为JSON数据，不能直接读取：请改用其来源文件。',
    ],
    ["error: unknown option '--langg'", '错误：没有选项 --langg'],
    ['Nothing is ticked, 3 not ticked', '一格都没有勾选，未勾选3格'],
    [
      '2 wrong cells of 300 looked at: 0.67 %, 95 % interval 0.08 % to 2.40 % (Korn and Graubard)',
      '核对300格，错2格：错误率0.67 %，95%置信区间0.08 %至2.40 %（Korn–Graubard法）',
    ],
  ])('%s is %s', (english, chinese) => expect(inChinese(english)).toBe(chinese))

  it('is as it was where the book doesn’t have it', () => {
    expect(inChinese('x new, y read before')).toBeNull()
    expect(inChinese('柳河县水利局')).toBeNull()
  })

  it('of a failure in other words is told by its code', () => {
    const failures = bookOf(FAILURES)
    expect(translated('a.pdf: input.corrupt: page 3 of 7', failures)).toBe(
      'a.pdf：input.corrupt：文件不完整或已损坏，请重新下载，或用原程序打开后另存。',
    )
  })
})

/** `tell(`…`)`, new Error(`…`) and the like: what is said there, with 7 or x in its holes. */
function saidIn(source: string): string[][] {
  const calls =
    /(?:tell|usage|new Error|new InvalidArgumentError|progress\.say)\(\s*(?:'[a-z]+\.[A-Za-z]+',\s*)?([`'])((?:\\.|(?!\1)[^\\])*)\1\s*[,)]/g
  return [...source.matchAll(calls)].map(([, , text]) =>
    ['7', 'x'].map((value) =>
      text!
        .replace(/\$\{plural\([^,]+, '([^']+)'\)\}/g, '7 $1s')
        .replace(/\$\{totals\([^)]*\)\}/g, '7 reports')
        .replace(/\$\{[^}]*\}/g, value)
        .replace(/\\'/g, "'"),
    ),
  )
}

describe('what the command line says', () => {
  it('stands in the book of phrases', () => {
    const files = [
      'src/cli.ts',
      ...['src/cli', 'src/batch'].flatMap((folder) => readdirSync(folder).map((name) => join(folder, name))),
    ]
    const missing = files
      .filter((name) => name.endsWith('.ts'))
      .flatMap((name) => saidIn(readFileSync(name, 'utf8')))
      .filter((ways) => !ways.some((text) => COMPOSED.has(text) || text === '' || inChinese(text) !== null))
      .map(([text]) => text)
    expect(missing).toEqual([])
  })

  it('takes its language from anywhere among the words', () => {
    expect(
      ['--lang zh', 'check a --lang=en', 'check --help', '--lang xx'].map((line) =>
        chosenIn(line.split(' ')),
      ),
    ).toEqual(['zh', 'en', undefined, undefined])
  })
})

/** Made of phrases that are said, or of what a person has given; tried above as they come. */
const COMPOSED: ReadonlySet<string> = new Set([
  'x',
  'x: x: x',
  'x: x x: x',
  'Nothing is tickedx',
  '7 wrong cells of x looked atx: x, 95 % interval x to x (Korn and Graubard)x',
])

const COMMANDS = Object.keys(EXAMPLES)

describe('the help', () => {
  it.each(COMMANDS)('of %s is wholly in the language that is asked for, with examples', async (command) => {
    const words = command === 'gongkai' ? [] : [command]
    const [en, zh] = await Promise.all(
      ['en', 'zh'].map((language) => gongkai([...words, '--help', '--lang', language])),
    )
    expect([en!.status, zh!.status]).toEqual([0, 0])
    expect(en!.stdout).toContain('Examples:\n  $ gongkai ')
    expect(zh!.stdout).toContain('示例：\n  $ gongkai ')
    // Commands as they are typed stay as they are.
    const prose = zh!.stdout.split('\n').filter((line) => !line.startsWith('  $ gongkai '))
    expect(
      prose.filter((line) =>
        /[a-z]{2,} [a-z]{2,}/.test(line.replace(/(?:gongkai|--to) [a-z]+|find -print0/g, '')),
      ),
    ).toEqual([])
  })

  it('has every command', async () => {
    const { stdout } = await gongkai(['--help', '--lang', 'en'])
    const listed = [...stdout.matchAll(/^ {2}([a-z]+) (?:\[|<)/gm)].map(([, name]) => name)
    expect(['gongkai', ...listed.filter((name) => name !== 'help')]).toEqual(COMMANDS)
  })
})

describe('every sentence of the catalogue', () => {
  const sample = (sentence: SentenceId): Finding => {
    const holes = [...ENGLISH[sentence].matchAll(/\{(\w+)\}/g)].map(([, hole]) => hole!)
    const [code] = sentence.split(':') as [Finding['code']]
    return {
      code,
      sentence,
      values: Object.fromEntries(holes.filter((hole) => hole !== 'where').map((hole) => [hole, '7'])),
      indicator: 'requests.results.granted.total',
    }
  }

  it.each(Object.keys(ENGLISH) as SentenceId[])('%s is filled in in both', (sentence) => {
    const { code, message, messageZh } = inWords(sample(sentence))
    expect(CODES).toContain(code)
    expect(`${message}${messageZh}`).not.toMatch(/[{}]|undefined|第3部分/)
    expect(message).toMatch(/^[A-Z7“].*[.”]$/)
    expect(messageZh).toMatch(/\p{Script=Han}.*[。”]$/u)
  })
})

describe('every error', () => {
  const holesOf = (sentence: string): string[] =>
    [...sentence.matchAll(/\{(\w+)\}/g)].map(([, hole]) => hole!).sort()

  it.each(Object.keys(ERRORS) as ErrorSentence[])('%s is said in both languages', (sentence) => {
    const holes = holesOf(ERRORS[sentence])
    // A path that was given says nothing in either language: the English shows it.
    if (sentence !== 'input.path') expect(holesOf(ERRORS_ZH[sentence])).toEqual(holes)
    const values = Object.fromEntries(holes.map((hole) => [hole, '7']))
    const error: GongkaiError = refusal(sentence, values as never)
    expect(Object.keys(ERROR_CODES)).toContain(error.code)
    expect(`${error.message}${error.messageZh}`).not.toMatch(/[{}]|undefined/)
    expect(error.messageZh).toMatch(/\p{Script=Han}/u)
    expect(error.messageZh).not.toBe(error.message)
  })

  it('is made from its sentence, nowhere by hand', () => {
    const byHand = readdirSync('src', { recursive: true, encoding: 'utf8' })
      .map((name) => name.replaceAll('\\', '/'))
      .filter((name) => name.endsWith('.ts') && name !== 'errors.ts')
      .filter((name) =>
        /new (?:Gongkai|UnsupportedFormat|UnreadableDocument|NotAReport)Error\(/.test(
          readFileSync(join('src', name), 'utf8'),
        ),
      )
    expect(byHand).toEqual([])
  })

  it('keeps its Chinese from process to process', () => {
    const error = refusal('input.tooLarge:pages', { pages: 3000, most: 2000 })
    const again = errorOf(failureOf(error))
    expect(again).toBeInstanceOf(UnreadableDocumentError)
    expect(again).toMatchObject({ code: 'input.tooLarge', messageZh: 'PDF有3000页，超过2000页。' })
    expect(failureOf(refusal('manifest.invalid:year', { line: 3, year: '20x4' }))).toEqual({
      code: 'manifest.invalid',
      message: 'manifest: line 3: 20x4 is no year',
      messageZh: '清单：第3行：20x4不是年份',
    })
  })
})
