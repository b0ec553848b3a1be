/** What of a workbook is seen: sheets written here cell by cell. */
import { strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from '@jest/globals'
import { gridTexts } from '../../src/document.js'
import { readXlsx } from '../../src/formats/xlsx/index.js'
import { parseReport } from '../../src/index.js'
import { makeReport } from '../support/generate/report.js'
import { type WorkbookParts, columnName, toXlsx, workbook } from '../support/generate/xlsx.js'

type Cell = string | number | { xml: string } | null

/** Rows of cells from A1 on: texts, numbers, XML of a cell without its place, nothing. */
function sheet(
  rows: Cell[][],
  more: { before?: string; after?: string; rows?: Record<number, string> } = {},
): string {
  const cell = (value: Cell, row: number, column: number): string => {
    const place = `r="${columnName(column)}${row + 1}"`
    if (value === null) return ''
    if (typeof value === 'number') return `<c ${place}><v>${value}</v></c>`
    if (typeof value === 'string') return `<c ${place} t="inlineStr"><is><t>${value}</t></is></c>`
    return value.xml.replace('<c', `<c ${place}`)
  }
  const data = rows.map(
    (row, r) =>
      `<row r="${r + 1}" ${more.rows?.[r] ?? ''}>${row.map((one, c) => cell(one, r, c)).join('')}</row>`,
  )
  return `${more.before ?? ''}<sheetData>${data.join('')}</sheetData>${more.after ?? ''}`
}
const merged = (...refs: string[]): string =>
  `<mergeCells>${refs.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`
const xml = (string: string): Cell => ({ xml: string })

async function read(xmlOfSheet: string | WorkbookParts['sheets'], parts: Partial<WorkbookParts> = {}) {
  const sheets = typeof xmlOfSheet === 'string' ? [{ name: 'Sheet1', xml: xmlOfSheet }] : xmlOfSheet
  const { blocks } = await readXlsx(workbook({ ...parts, sheets }))
  return blocks.map((block) => {
    if (block.kind === 'table') return gridTexts(block)
    return block.kind === 'paragraph' ? block.text : 'picture'
  })
}
const codeOf = (reading: Promise<unknown>): Promise<unknown> =>
  reading.then(
    () => 'read',
    (error: { code?: string }) => error.code ?? error,
  )

const HEAD: Cell[] = ['信息内容', '本年制发件数', '本年废止件数', '现行有效件数']
const TITLE = '青禾县水务局2024年政府信息公开工作年度报告'
const HEADING = '二、主动公开政府信息情况'

describe('a sheet', () => {
  it('is its tables, and paragraphs around them', async () => {
    const rows = [
      [TITLE],
      [],
      [HEADING],
      [...HEAD],
      ['规章', 0, 0, 0],
      ['行政规范性文件', 4, null, 19],
      ['三、收到和处理政府信息公开申请情况'],
      ['全年新收申请51件。'],
      [],
      ['青禾县水务局', null, '2024年1月20日'],
    ]
    expect(await read(sheet(rows))).toEqual([
      TITLE,
      HEADING,
      [HEAD, ['规章', '0', '0', '0'], ['行政规范性文件', '4', '', '19']],
      '三、收到和处理政府信息公开申请情况',
      '全年新收申请51件。',
      '青禾县水务局',
      '2024年1月20日',
    ])
  })

  it('whose heading goes on in the next row', async () => {
    const rows = [
      [...HEAD],
      ['规章', 1, 2, 3],
      ['三、收到和处理政府信息公'],
      ['开申请情况'],
      [...HEAD],
      ['规章', 4, 5, 6],
    ]
    expect(await read(sheet(rows))).toEqual([
      [HEAD, ['规章', '1', '2', '3']],
      '三、收到和处理政府信息公',
      '开申请情况',
      [HEAD, ['规章', '4', '5', '6']],
    ])
  })

  it('with a row that was left blank, which is one of the table', async () => {
    const blank = [xml('<c/>'), xml('<c/>'), xml('<c/>'), xml('<c/>')]
    const rows = [
      ['规章', 1, 2, 3],
      blank,
      ['行政规范性文件', 4, 5, 6],
      blank,
      ['三、收到和处理政府信息公开申请情况'],
      blank,
    ]
    expect(await read(sheet([[...HEAD], ...rows]))).toEqual([
      [HEAD, ['规章', '1', '2', '3'], ['', '', '', ''], ['行政规范性文件', '4', '5', '6'], ['', '', '', '']],
      '三、收到和处理政府信息公开申请情况',
    ])
  })

  it('with merged cells, of which only the first says something', async () => {
    const rows = [
      ['第二十条第（一）项', 7, 7, 7],
      [...HEAD],
      ['规章', 0, 0, 0],
      ['第二十条第（五）项'],
      ['信息内容', '本年处理决定数量'],
      ['行政许可', 1206],
      ['行政处罚', null],
    ]
    const after = merged('A1:D1', 'A4:D4', 'B5:D5', 'B6:D6', 'B7:D7')
    const { blocks } = await readXlsx(workbook({ sheets: [{ name: 'a', xml: sheet(rows, { after }) }] }))
    const [table] = blocks
    expect(table?.kind === 'table' && table.cells.map(({ text, columnSpan }) => [text, columnSpan])).toEqual([
      ['第二十条第（一）项', 4],
      ...HEAD.map((text) => [text, 1]),
      ...['规章', '0', '0', '0'].map((text) => [text, 1]),
      ['第二十条第（五）项', 4],
      ['信息内容', 1],
      ['本年处理决定数量', 3],
      ['行政许可', 1],
      ['1206', 3],
      ['行政处罚', 1],
      ['', 3],
    ])
  })

  it('has tables beside one another, parted by a blank column', async () => {
    const rows = [
      [...HEAD, null, '校验', 1],
      ['规章', 0, 0, 0, null, '差', 2],
      ['行政规范性文件', 4, 2, 19, null, '差', 3],
    ]
    expect(await read(sheet(rows))).toEqual([
      [HEAD, ['规章', '0', '0', '0'], ['行政规范性文件', '4', '2', '19']],
      [
        ['校验', '1'],
        ['差', '2'],
        ['差', '3'],
      ],
    ])
  })

  it('with a line break in a cell', async () => {
    expect(await read(sheet([[...HEAD], ['规章', 0, 0, '22\n（其中修订16件）']]))).toEqual([
      [HEAD, ['规章', '0', '0', '22（其中修订16件）']],
    ])
    expect(await read(sheet([['第一行\n第二行']]))).toEqual(['第一行', '第二行'])
  })

  it('whose cells and rows give no places', async () => {
    const bare = sheet([[...HEAD], ['规章', 0, 0, 0]]).replace(/ r="[^"]*"/g, '')
    expect(await read(bare)).toEqual([[HEAD, ['规章', '0', '0', '0']]])
  })
})

describe('what is hidden is not read', () => {
  const rows = [[...HEAD], ['规章', 1, 2, 3], ['行政规范性文件', 4, 5, 6]]
  const seen = [HEAD, ['规章', '1', '2', '3'], ['行政规范性文件', '4', '5', '6']]
  it.each([
    ['a row', sheet(rows, { rows: { 1: 'hidden="1"' } }), [seen[0], seen[2]]],
    ['a row without height', sheet(rows, { rows: { 1: 'ht="0" customHeight="1"' } }), [seen[0], seen[2]]],
    [
      'a column',
      sheet(rows, { before: '<cols><col min="2" max="2" hidden="true" width="9"/></cols>' }),
      seen.map(([label, , ...others]) => [label, ...others]),
    ],
    [
      'a column without width',
      sheet(rows, { before: '<cols><col min="4" max="16384" width="0" customWidth="1"/></cols>' }),
      seen.map((row) => row.slice(0, 3)),
    ],
  ])('%s', async (_, one, expected) => expect(await read(one)).toEqual([expected]))

  it('sheets, also those that only a program can show', async () => {
    const sheets = [
      { name: 'a', xml: sheet([['甲']]), state: 'hidden' },
      { name: 'b', xml: sheet([['乙']]), state: 'veryHidden' },
      { name: 'c', xml: sheet([['丙']]) },
    ]
    expect(await read(sheets)).toEqual(['丙'])
    expect(await codeOf(read(sheets.slice(0, 2)))).toBe('input.empty')
  })

  it('of a merged cell what is left of it', async () => {
    const tall = [
      ['（三）不予公开', '1.属于国家秘密', 1],
      [null, '2.其他法律行政法规禁止公开', 2],
      ['（七）总计', null, 3],
    ]
    expect(await read(sheet(tall, { after: merged('A1:A2'), rows: { 0: 'hidden="1"' } }))).toEqual([
      [
        ['（三）不予公开', '2.其他法律行政法规禁止公开', '2'],
        ['（七）总计', '', '3'],
      ],
    ])
  })
})

describe('a cell says what is seen in it', () => {
  const styles =
    '<numFmts><numFmt numFmtId="170" formatCode="0&quot;件&quot;"/><numFmt numFmtId="171" formatCode="[DBNum1]General"/></numFmts>' +
    '<fonts><font/><font><strike/></font><font><color rgb="FFFFFFFF"/></font><font><color theme="0"/></font><font><strike val="0"/></font></fonts>' +
    '<fills><fill/><fill><patternFill patternType="solid"><fgColor rgb="FF000080"/></patternFill></fill></fills>' +
    '<cellXfs><xf/><xf fontId="1"/><xf fontId="2"/><xf fontId="3"/><xf fontId="2" fillId="1"/><xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="14"/><xf numFmtId="10"/><xf fontId="4"/></cellXfs>'
  const strings =
    '<si><r><rPr><strike/></rPr><t>9</t></r><r><t>12</t></r></si>' +
    '<si><t>规章</t><rPh sb="0" eb="1"><t>guizhang</t></rPh><phoneticPr fontId="1"/></si>' +
    '<si><r><t>22</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r></si>' +
    '<si><r><rPr><strike/></rPr><t>9</t></r></si>' +
    '<si><t>12_x000D_</t></si>'
  it.each([
    ['a number', '<c><v>12</v></c>', '12'],
    ['a number as text', '<c t="str"><v>12</v></c>', '12'],
    ['a shared text, a part of it struck out', '<c t="s"><v>0</v></c>', '12'],
    ['a shared text without how it is pronounced', '<c t="s"><v>1</v></c>', '规章'],
    ['a raised mark', '<c t="s"><v>2</v></c>', '22'],
    ['a text that is all struck out', '<c t="s"><v>3</v></c>', '~~9~~'],
    ['a character that XML has not', '<c t="s"><v>4</v></c>', '12'],
    ['a text that is missing', '<c t="s"><v>99</v></c>', '\ufffd'],
    ['a struck-out number', '<c s="1"><v>12</v></c>', '~~12~~'],
    ['a number that is said not to be', '<c s="9"><v>12</v></c>', '12'],
    ['a white number', '<c s="2"><v>12</v></c>', '\ufffd'],
    ['a number of the theme’s paper', '<c s="3"><v>12</v></c>', '\ufffd'],
    ['a white number on blue', '<c s="4"><v>12</v></c>', '12'],
    ['a number with its unit', '<c s="5"><v>12</v></c>', '12件'],
    ['a number in a format that is not known', '<c s="6"><v>12</v></c>', '\ufffd'],
    ['a day', '<c s="7"><v>45311</v></c>', '2024/1/20'],
    ['a percentage', '<c s="8"><v>0.12</v></c>', '12.00%'],
    ['a formula with its result', '<c><f>1+1</f><v>2</v></c>', '2'],
    ['a formula whose result is a text', '<c t="str"><f>A1</f><v>规章</v></c>', '规章'],
    ['a formula whose result is nothing', '<c t="str"><f>A1</f><v></v></c>', ''],
    ['a formula without a result', '<c><f>1+1</f></c>', '\ufffd'],
    ['a formula with an empty result', '<c><f>1+1</f><v/></c>', '\ufffd'],
    ['an error', '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>', '#DIV/0!'],
    ['yes', '<c t="b"><v>1</v></c>', 'TRUE'],
    ['no number', '<c><v>1e999</v></c>', '\ufffd'],
    ['nothing', '<c/>', ''],
  ])('%s', async (_, cell, text) => {
    const rows = [[...HEAD], ['规章', 0, xml(cell), 3]]
    expect(await read(sheet(rows), { styles, strings })).toEqual([[HEAD, ['规章', '0', text, '3']]])
  })

  it.each([
    ['1', ['\ufffd', '\ufffd', '3']],
    ['true', ['\ufffd', '\ufffd', '3']],
    ['0', ['2', '规章', '3']],
  ])('results of formulas that are to be reckoned when it is opened are none: %s', async (on, seen) => {
    const rows = [
      [...HEAD],
      ['规章', xml('<c><f>1+1</f><v>2</v></c>'), xml('<c t="str"><f>A1</f><v>规章</v></c>'), 3],
    ]
    const reckoning = `<calcPr calcId="124519" fullCalcOnLoad="${on}"/>`
    expect(await read(sheet(rows), { reckoning })).toEqual([[HEAD, ['规章', ...seen]]])
  })

  it('and where a condition may colour it, white text is seen', async () => {
    const rows = [[...HEAD], ['规章', 0, xml('<c s="2"><v>12</v></c>'), 3]]
    const after = '<conditionalFormatting sqref="A1:D2"/>'
    expect(await read(sheet(rows, { after }), { styles })).toEqual([[HEAD, ['规章', '0', '12', '3']]])
  })

  it('zeros where they are shown', async () => {
    const rows = [[...HEAD], ['规章', 0, 1, 3]]
    const before = '<sheetViews><sheetView showZeros="0" workbookViewId="0"/></sheetViews>'
    expect(await read(sheet(rows, { before }))).toEqual([[HEAD, ['规章', '', '1', '3']]])
  })
})

describe('a workbook', () => {
  const made = makeReport({ agency: '望川县教育局', year: 2023, seed: 5 })

  it('has sheets that are called as the sections on them', async () => {
    const rows = [[...HEAD], ['规章', 1, 2, 3], ['行政规范性文件', 4, 5, 6]]
    const [name] = await read([{ name: HEADING, xml: sheet(rows) }])
    expect(name).toBe(HEADING)
  })

  it('gives counts from numbers alone: a day and a percentage are none', async () => {
    const styles = '<cellXfs><xf/><xf numFmtId="14"/><xf numFmtId="10"/></cellXfs>'
    const rows = [
      [TITLE],
      [],
      [HEADING],
      ['第二十条第（一）项'],
      [...HEAD],
      ['规章', 0, xml('<c s="1"><v>45311</v></c>'), xml('<c s="2"><v>0.5</v></c>')],
      ['行政规范性文件', 4, xml('<c><f>1+1</f></c>'), 1234],
    ]
    const report = await parseReport(workbook({ styles, sheets: [{ name: 'a', xml: sheet(rows) }] }))
    expect(report.source.format).toBe('xlsx')
    expect(report.observations.map(({ value, state, raw }) => [value, state, raw]).slice(0, 6)).toEqual([
      [0, 'number', '0'],
      [null, 'unreadable', '2024/1/20'],
      [null, 'unreadable', '50.00%'],
      [4, 'number', '4'],
      [null, 'unreadable', '\ufffd'],
      [1234, 'number', '1234'],
    ])
  })

  it('of the strict kind', async () => {
    const strict = Object.entries(unzipSync(toXlsx(made))).map(([name, bytes]) => [
      name,
      strToU8(
        Buffer.from(bytes)
          .toString()
          .replaceAll(
            'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
            'http://purl.oclc.org/ooxml/spreadsheetml/main',
          )
          .replaceAll(
            'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
            'http://purl.oclc.org/ooxml/officeDocument/relationships',
          ),
      ),
    ])
    const report = await parseReport(zipSync(Object.fromEntries(strict)))
    expect(report.year).toBe(2023)
  })

  it.each([
    ['without a sheet that it names', 'xl/worksheets/sheet1.xml', undefined, 'input.corrupt'],
    ['that is none', 'xl/workbook.xml', '<a/>', 'input.corrupt'],
    ['with an entity', 'xl/sharedStrings.xml', '<!DOCTYPE a [<!ENTITY b "c">]><a/>', 'input.corrupt'],
    [
      'with a cell outside of its sheet',
      'xl/worksheets/sheet1.xml',
      `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="9999999"><c r="A9999999"><v>1</v></c></row></sheetData></worksheet>`,
      'input.corrupt',
    ],
    [
      'with cells far apart',
      'xl/worksheets/sheet1.xml',
      `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="A1:A1048576"/><mergeCell ref="B1:XFC1048576"/></mergeCells></worksheet>`,
      'input.tooLarge',
    ],
  ])('%s', async (_, name, xmlOfPart, code) => {
    const { [name]: _part, ...others } = unzipSync(toXlsx(made))
    const parts = xmlOfPart === undefined ? others : { ...others, [name]: strToU8(xmlOfPart) }
    expect(await codeOf(parseReport(zipSync(parts)))).toBe(code)
  })
})
