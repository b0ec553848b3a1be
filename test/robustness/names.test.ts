/** What a document says is data wherever it goes: no key of an object, no formula, no command. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, it } from '@jest/globals'
import { entriesOf, jsonLinesOf as linesOfFiles } from '../../src/batch/entries.js'
import { mappingOf } from '../../src/checks/across/index.js'
import { dataSetLines } from '../../src/exports/lines.js'
import {
  type ReadReport,
  type Report,
  ReportSchema,
  parseReport,
  readReport,
  toCsv,
  toJson,
  toText,
} from '../../src/index.js'

const folder = mkdtempSync(join(tmpdir(), 'gongkai-names-'))
afterAll(() => rmSync(folder, { recursive: true }))

const NAMES = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'valueOf',
  '__defineGetter__',
]
const before = Object.getOwnPropertyNames(Object.prototype).sort()
afterEach(() => {
  expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(before)
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
})

/** A report that says a name wherever it can say anything. */
const saying = (name: string): string =>
  [
    '某县财政局2023年政府信息公开工作年度报告',
    `发布机构：${name}`,
    `一、${name}`,
    name,
    `${name}：${name}`,
    '二、主动公开政府信息情况',
    '第二十条第（一）项',
    `信息内容 | 本年制发件数 | 本年废止件数 | ${name} |`,
    `${name} | 1 | 2 | 3 |`,
    `规章 | ${name} | 0 | 3 |`,
    `行政规范性文件 | 4 | ${name} | 5 |`,
    `七、${name}`,
    name,
  ].join('\n')

const inPage = (name: string): string =>
  `<html><head><title>${name}</title><meta name="${name}" content="${name}"><meta name="source" content="${name}"></head><body class="${name}">` +
  `<${name} ${name}="polluted">${saying(name)
    .split('\n')
    .map((line) => `<p id="${name}">${line}</p>`)
    .join('')}<table><tr><td ${name}=1 colspan="${name}">${name}<td>1</table></body></html>`

async function useAll(read: ReadReport): Promise<void> {
  const { report } = read
  expect(ReportSchema.parse(report)).toEqual(report)
  expect(JSON.parse(toJson(report))).toEqual(JSON.parse(JSON.stringify(report)))
  expect(toCsv(report)).toContain('indicator')
  expect(Object.keys(dataSetLines(report, { csv: true }))).toContain('reports.jsonl')
  await parseReport(toText(read))
}

describe('names of the prototype', () => {
  it.each(NAMES)('%s says nothing but itself', async (name) => {
    for (const source of [saying(name), inPage(name)]) await useAll(await readReport(source, { name }))
  })

  it('are agencies of a mapping like others', () => {
    const rows = mappingOf([['whole', 'part'], ...NAMES.map((name) => [name, name])])
    expect(rows).toEqual(NAMES.map((name) => ({ whole: name, part: name })))
  })

  it('in JSON Lines set no prototype', async () => {
    const report = await parseReport(saying('某县'), { name: 'a' })
    const path = join(folder, 'reports.jsonl')
    writeFileSync(
      path,
      `{"__proto__":{"polluted":1},${JSON.stringify(report).slice(1)}\n{"__proto__":{"schemaVersion":1,"observations":[]}}\n`,
    )
    const read: Report[] = []
    const all = (async () => {
      for await (const entry of entriesOf(linesOfFiles([path]))()) read.push(entry.report)
    })()
    await expect(all).rejects.toMatchObject({ code: 'input.unsupported' })
    expect(read).toHaveLength(1)
    expect((read[0] as unknown as Record<string, unknown>)['polluted']).toBeUndefined()
  })
})

describe('what a spreadsheet would run', () => {
  const formulas = [
    "=cmd|' /C calc'!A0",
    '+1+cmd',
    '-1+1',
    '@SUM(1)',
    '=HYPERLINK("http://127.0.0.1","a")',
    '=1',
  ]

  it.each(formulas)('%s is text in CSV', async (formula) => {
    const report = await parseReport(saying(formula), { name: formula })
    const texts = [
      toCsv(report),
      ...Object.entries(dataSetLines(report, { csv: true })).flatMap(([name, bytes]) =>
        name.endsWith('.csv') ? [new TextDecoder().decode(bytes)] : [],
      ),
    ]
    for (const text of texts) {
      const fields = text
        .replace(/^\ufeff/, '')
        .split(/\r\n|,/)
        .map((field) => field.replace(/^"/, ''))
      expect(
        fields.filter((field) => /^[=+\-@\t\r]/.test(field) && !/^[+-]?\d+(?:\.\d+)?"?$/.test(field)),
      ).toEqual([])
    }
  })
})

describe('characters that are not seen', () => {
  it.each([
    ['NUL', '\0'],
    ['half of a surrogate pair', '\ud800'],
    ['marks of direction', '\u202e'],
    ['isolates', '\u2066'],
  ])('%s harm no number', async (_, sign) => {
    const read = await readReport(
      saying(`甲${sign}乙`).replace('规章', `规${sign}章`).replace('| 0 |', `|${sign}0 |`),
    )
    await useAll(read)
    expect(
      read.report.observations.filter(({ value }) => value !== null && ![0, 1, 2, 3, 4, 5].includes(value)),
    ).toEqual([])
  })
})
