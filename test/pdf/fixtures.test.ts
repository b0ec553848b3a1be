/** @jest-environment <rootDir>/test/support/pdf-environment.cjs */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { finding } from '../../src/diagnostics/finding.js'
import { gridTexts, type Block, type Table } from '../../src/document.js'
import { readHtml } from '../../src/formats/html/index.js'
import { readPdf } from '../../src/formats/pdf/index.js'
import { parseReport } from '../../src/parse.js'

const folder = join(__dirname, '../../fixtures/pdf')
const bytes = (name: string) => new Uint8Array(readFileSync(join(folder, `${name}.pdf`)))

/** Blocks without places: paragraphs as text, tables as the texts and spans of their cells. */
const said = (blocks: Block[]) =>
  blocks.map((block) => {
    if (block.kind !== 'table') return block.kind === 'paragraph' ? block.text : '[image]'
    return block.cells.map(
      ({ row, column, rowSpan, columnSpan, text }) => `${row},${column} ${rowSpan}x${columnSpan} ${text}`,
    )
  })

const twin = async (): Promise<Block[]> =>
  (await readHtml(readFileSync(join(folder, 'report.html'), 'utf8'))).blocks

describe('the same report from each producer', () => {
  for (const name of ['chrome', 'chrome-repeated-head', 'writer', 'writer-cff', 'writer-packed', 'cairo']) {
    it(`${name} says what the page of the web says`, async () => {
      const reading = await readPdf(bytes(name))
      expect(said(reading.blocks)).toEqual(said(await twin()))
      expect(reading.findings).toEqual([])
    })
  }

  it('finds the tables that have no lines, and says so', async () => {
    const reading = await readPdf(bytes('chrome-no-lines'))
    const tables = (blocks: Block[]) => blocks.filter((block): block is Table => block.kind === 'table')
    const numbers = (table: Table) =>
      gridTexts(table).map((row) => row.filter((text) => /^\d/.test(text) && !/^\d\./.test(text)))
    expect(
      tables(reading.blocks)
        .map(numbers)
        .map((rows) => rows.filter((row) => row.length)),
    ).toEqual(
      tables(await twin())
        .map(numbers)
        .map((rows) => rows.filter((row) => row.length)),
    )
    expect(reading.findings).toEqual(
      reading.blocks.flatMap((block, i) =>
        block.kind === 'table' ? [finding('table.byAlignment', {}, { location: { block: i } })] : [],
      ),
    )
  })
})

const title = '青禾县水务局2024年政府信息公开工作年度报告'
const proactive = [
  ['第二十条第（一）项', '', '', ''],
  ['信息内容', '本年制发件数', '本年废止件数', '现行有效件数'],
  ['规章', '0', '0', '0'],
  ['行政规范性文件', '4', '2', '19（其中修订3件）'],
  ['第二十条第（五）项', '', '', ''],
  ['信息内容', '本年处理决定数量', '', ''],
  ['行政许可', '11398889', '', ''],
]
const outcomes = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计']
const blank = (count: number) => Array<string>(count).fill('')
const disputes = [
  ['行政复议', ...blank(4), '行政诉讼', ...blank(9)],
  [...outcomes, '未经复议直接起诉', ...blank(4), '复议后起诉', ...blank(4)],
  [...blank(5), ...outcomes, ...outcomes],
  ['7', '1', '0', '2', '10', '3', '0', '1', '0', '4', '2', '1', '0', '1', '4'],
]
const sections = [
  title,
  '二、主动公开政府信息情况',
  proactive,
  '四、政府信息公开行政复议、行政诉讼情况',
  disputes,
]
const texts = (blocks: Block[]) =>
  blocks.map((block) => {
    if (block.kind === 'table') return gridTexts(block)
    return block.kind === 'paragraph' ? block.text : '[image]'
  })

const whiteAndInvisible = finding(
  'page.leftOut',
  {
    page: 1,
    counts: {
      en: '10 of the colour of their ground, 10 invisible',
      zh: '10个与底色相同，10个设为不可见',
    },
  },
  { location: { block: 0, page: 1 } },
)

describe('lines, however they are drawn', () => {
  for (const [name, what] of [
    ['drawn', 'strokes, and thin filled bars'],
    ['double-shaded', 'double strokes over shaded rows, and dashes of small bars'],
    ['in-form', 'inside a form with a matrix of its own'],
    ['rotated', 'a rotated page, and a table on its side'],
    ['twice', 'text twice for boldness and shadow, white text on paper and on a shading, invisible text'],
    ['clipped', 'text outside of its clipping path is not there'],
    ['no-password', 'encrypted with an empty user password'],
  ] as const) {
    it(what, async () => {
      const { blocks, findings } = await readPdf(bytes(name))
      expect(texts(blocks)).toEqual(sections)
      expect(findings).toEqual(name === 'twice' ? [whiteAndInvisible] : [])
    })
  }
})

it('gives each cell its place on the page as it is viewed', async () => {
  const places = async (name: string) =>
    (await readPdf(bytes(name))).blocks.flatMap((block) =>
      block.kind === 'table' ? [block.cells[0]!.place] : [],
    )
  expect(await places('drawn')).toEqual([
    { page: 1, bbox: [70, 150, 510, 178] },
    { page: 1, bbox: [70, 460, 220, 488] },
  ])
  expect(await places('rotated')).toEqual([
    { page: 1, bbox: [70, 150, 510, 178] },
    { page: 2, bbox: [460, 622, 488, 772] },
  ])
})

it('joins a table over a page break inside a merged label and inside a row, and leaves heads and page numbers out', async () => {
  const { blocks, pages, findings } = await readPdf(bytes('over-pages'))
  const none = ['0', '0', '0', '0', '0']
  expect(texts(blocks)).toEqual([
    title,
    '三、收到和处理政府信息公开申请情况',
    [
      [
        '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）',
        '',
        '',
        '申请人情况',
        ...blank(6),
      ],
      ['', '', '', '自然人', '法人或其他组织', '', '', '', '', '总计'],
      ['', '', '', '', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他', ''],
      ['一、本年新收政府信息公开申请数量', '', '', '12', ...none, '12'],
      ['二、上年结转政府信息公开申请数量', '', '', '0', ...none, '0'],
      ['三、本年度办理结果', '（一）予以公开', '', '5', ...none, '5'],
      ['', '（二）部分公开（区分处理的，只计这一情形，不计其他情形）', '', '3', ...none, '3'],
      ['', '（四）无法提供', '1.本机关不掌握相关政府信息', '2', ...none, '2'],
      ['', '', '2.没有现成信息需要另行制作', '1', ...none, '1'],
      ['', '', '3.补正后申请内容仍不明确', '0', ...none, '0'],
      ['', '（六）其他处理', '3.其他', '1', ...none, '1'],
      ['', '（七）总计', '', '12', ...none, '12'],
      ['四、结转下年度继续办理', '', '', '0', ...none, '0'],
    ],
    '五、存在的主要问题及改进情况',
  ])
  expect(pages).toBe(2)
  expect(findings).toEqual([])
})

it('joins digits that the width of a cell broke apart, and no others', async () => {
  const { blocks } = await readPdf(bytes('wrapped'))
  expect(texts(blocks)).toEqual([
    '二、主动公开政府信息情况',
    [
      ['信息内容', '制发', '废止', '有效'],
      ['规章', '11398889', '5 3', '72701.2578'],
    ],
  ])
})

it('keeps numbers whole that are printed over a wall, and says where two run together', async () => {
  const { blocks, findings } = await readPdf(bytes('overflow'))
  const rows = [
    ['规章', '11398889', '6', '0'],
    ['行政规范性文件', '123456 785', '123456 785', '19'],
  ]
  expect((texts(blocks)[2] as string[][]).slice(2, 4)).toEqual(rows)
  expect(findings).toMatchObject(
    [1, 2].map((column) => ({
      code: 'cell.overflow',
      location: { block: 2, row: 3, column, page: 1 },
    })),
  )
  const { proactiveDisclosure } = await parseReport(bytes('overflow'))
  expect(proactiveDisclosure).toMatchObject({
    regulations: { issued: 11398889, repealed: 6, inForce: 0 },
    normativeDocuments: { issued: null, repealed: null, inForce: 19 },
  })
})

it('takes a frame round prose for no table', async () => {
  const { blocks } = await readPdf(bytes('boxed'))
  expect(texts(blocks)).toEqual([
    '一、总体情况',
    '本页加框的是一段说明文字，不是表格：数据由各单位报送，县政府办公室汇总。',
  ])
})

describe('what cannot be read', () => {
  for (const [name, code, message] of [
    ['password', 'input.encrypted', /password/],
    ['truncated', 'input.corrupt', /can't be read/],
    ['scanned', 'input.noText', /page 1 /],
    ['no-characters', 'input.noText', /fonts of page 1/],
  ] as const) {
    it(name, async () => {
      await expect(readPdf(bytes(name))).rejects.toMatchObject({
        name: 'UnreadableDocumentError',
        code,
        message: expect.stringMatching(message),
      })
    })
  }

  it('nothing at all', async () => {
    await expect(readPdf(new Uint8Array())).rejects.toMatchObject({ code: 'input.empty' })
  })
})

it('reads a document whatever was opened before it, and leaves the given bytes alone', async () => {
  const given = bytes('drawn')
  const [first, second] = await Promise.all([
    readPdf(given),
    readPdf(given),
    readPdf(bytes('password')).catch(() => null),
  ])
  expect(first).toEqual(second)
  expect(given).toEqual(bytes('drawn'))
})
