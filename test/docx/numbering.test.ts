import { describe, expect, it } from '@jest/globals'
import { readDocx } from '../../src/formats/docx/index.js'
import { counted } from '../../src/formats/word/ordinals.js'
import { docx, listed, p, printed, tbl, tc, tr } from './build.js'

const lvl = (index: number, format: string, text: string, more = '', start = 1): string =>
  `<w:lvl w:ilvl="${index}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`
const abstract = (id: number, ...levels: string[]): string =>
  `<w:abstractNum w:abstractNumId="${id}">${levels.join('')}</w:abstractNum>`
const num = (id: number, of: number, more = ''): string =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${more}</w:num>`
const style = (id: string, more: string): string =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${id}"/>${more}</w:style>`

const labels = async (body: string, numbering: string, styles = ''): Promise<unknown[]> =>
  printed((await readDocx(docx({ body, numbering, styles }))).blocks)

const OUTLINE = abstract(
  0,
  lvl(0, 'chineseCounting', '%1、'),
  lvl(1, 'chineseCounting', '（%2）'),
  lvl(2, 'decimal', '%3.'),
  lvl(3, 'decimal', '%1.%3.%4'),
)

describe('automatic numbers', () => {
  it('count by level and start again below a higher level', async () => {
    const body = [
      listed('甲', 1, 0),
      listed('乙', 1, 1),
      listed('丙', 1, 1),
      listed('丁', 1, 2),
      listed('戊', 1, 0),
      listed('己', 1, 1),
      listed('庚', 1, 3),
    ].join('')
    expect(await labels(body, OUTLINE + num(1, 0))).toEqual([
      '一、甲',
      '（一）乙',
      '（二）丙',
      '1. 丁',
      '二、戊',
      '（一）己',
      '二.1.1 庚',
    ])
  })

  it('go on in another list of the same definition, unless it overrides the start', async () => {
    const restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    const body = listed('甲', 1) + listed('乙', 2) + listed('丙', 3) + listed('丁', 3) + listed('戊', 1)
    expect(await labels(body, OUTLINE + num(1, 0) + num(2, 0) + num(3, 0, restart))).toEqual([
      '一、甲',
      '二、乙',
      '五、丙',
      '六、丁',
      '七、戊',
    ])
  })

  it('take the level of an override instead of the shared one', async () => {
    const own = `<w:lvlOverride w:ilvl="0">${lvl(0, 'upperRoman', '第%1条', '<w:suff w:val="space"/>')}</w:lvlOverride>`
    expect(await labels(listed('甲', 2), OUTLINE + num(2, 0, own))).toEqual(['第I条甲'])
  })

  it('come from styles, by the level that a style is linked to', async () => {
    const numbering =
      abstract(
        0,
        lvl(0, 'chineseCounting', '%1、', '<w:pStyle w:val="A"/>'),
        lvl(1, 'chineseCounting', '（%2）', '<w:pStyle w:val="B"/>'),
      ) + num(7, 0)
    const styles =
      style('A', '<w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr>') +
      style('B', '<w:basedOn w:val="A"/>') +
      style('C', '<w:basedOn w:val="B"/>')
    const styled = (text: string, id: string, more = ''): string =>
      p(text, `<w:pStyle w:val="${id}"/>${more}`)
    const body =
      styled('甲', 'A') +
      styled('乙', 'B') +
      styled('丙', 'C') +
      styled('丁', 'B', '<w:numPr><w:numId w:val="0"/></w:numPr>') +
      styled('戊', 'A')
    expect(await labels(body, numbering, styles)).toEqual(['一、甲', '（一）乙', '二、丙', '丁', '三、戊'])
  })

  it('follow a link to a numbering style', async () => {
    const numbering =
      abstract(0, '<w:numStyleLink w:val="L"/>') +
      abstract(1, '<w:styleLink w:val="L"/>', lvl(0, 'decimal', '%1)')) +
      num(1, 0) +
      num(2, 1)
    const styles =
      '<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    expect(await labels(listed('甲', 1) + listed('乙', 1), numbering, styles)).toEqual(['1) 甲', '2) 乙'])
  })

  it('restart as lvlRestart says, and print decimal throughout where isLgl says so', async () => {
    const numbering =
      abstract(
        0,
        lvl(0, 'upperRoman', '%1.'),
        lvl(1, 'decimal', '%1.%2', '<w:isLgl/>'),
        lvl(2, 'lowerLetter', '%3)', '<w:lvlRestart w:val="1"/>'),
        lvl(3, 'decimal', '%4#', '<w:lvlRestart w:val="0"/>'),
      ) + num(1, 0)
    const body = [0, 1, 2, 1, 2, 3, 0, 3, 2, 1].map((level) => listed('x', 1, level)).join('')
    expect(await labels(body, numbering)).toEqual([
      'I. x',
      '1.1 x',
      'a) x',
      '1.2 x',
      'b) x',
      '1# x',
      'II. x',
      '2# x',
      'b) x',
      '2.2 x',
    ])
  })

  it('stand in cells, on empty paragraphs too, but not for bullets and hidden numbers', async () => {
    const numbering =
      abstract(0, lvl(0, 'decimal', '%1.')) +
      abstract(1, lvl(0, 'bullet', '\uf0b7')) +
      abstract(2, lvl(0, 'decimal', '%1', '<w:rPr><w:vanish/></w:rPr>')) +
      num(1, 0) +
      num(2, 1) +
      num(3, 2)
    const body = tbl(
      tr([tc(listed('重复申请', 1)), tc(listed('', 1)), tc(listed('点', 2)), tc(listed('隐', 3))]),
    )
    expect(await labels(body, numbering)).toEqual([[['1. 重复申请', '2.', '点', '隐']]])
  })
})

it.each<[string, number, string]>([
  ['chineseCounting', 10, '十'],
  ['chineseCounting', 21, '二十一'],
  ['chineseCounting', 105, '一〇五'],
  ['chineseCountingThousand', 12, '十二'],
  ['chineseCountingThousand', 110, '一百一十'],
  ['chineseCountingThousand', 1005, '一千零五'],
  ['japaneseCounting', 111, '百十一'],
  ['chineseLegalSimplified', 12, '壹拾贰'],
  ['ideographTraditional', 3, '丙'],
  ['ideographTraditional', 11, '11'],
  ['ideographZodiacTraditional', 13, '丙子'],
  ['decimalEnclosedCircle', 20, '⑳'],
  ['decimalEnclosedCircle', 21, '㉑'],
  ['decimalEnclosedParen', 3, '⑶'],
  ['ideographEnclosedCircle', 2, '㊁'],
  ['decimalFullWidth', 12, '１２'],
  ['decimalZero', 7, '07'],
  ['upperRoman', 1994, 'MCMXCIV'],
  ['lowerLetter', 28, 'bb'],
  ['ordinal', 12, '12th'],
  ['somethingElse', 4, '4'],
])('%s of %d is %s', (format, n, text) => expect(counted(n, format)).toBe(text))
