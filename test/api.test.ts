import { describe, expect, it } from '@jest/globals'
import * as gongkai from '../src/index.js'

describe('the public surface', () => {
  it('is this and no more', () => {
    expect(Object.keys(gongkai).sort()).toEqual([
      'GongkaiError',
      'NotAReportError',
      'ReportSchema',
      'UnreadableDocumentError',
      'UnsupportedFormatError',
      'batch',
      'checkReports',
      'codebook',
      'findingsToHtml',
      'isGongkaiError',
      'parseFiles',
      'parseReport',
      'parseReports',
      'readReport',
      'readReports',
      'readStream',
      'reconstruct',
      'reportJsonSchema',
      'segment',
      'streamFromText',
      'streamToText',
      'toCsv',
      'toJson',
      'toPanel',
      'toParquet',
      'toText',
      'toXlsx',
      'valuesOf',
    ])
  })
})

describe('parseReport', () => {
  const text = '望川县教育局2023年政府信息公开工作年度报告\n一、总体情况\n无。\n'

  it('takes bytes and text', async () => {
    const fromText = await gongkai.parseReport(text, { name: 'a.txt' })
    const fromBytes = await gongkai.parseReport(Buffer.from(text), { name: 'a.txt' })
    expect(fromBytes).toEqual({ ...fromText, source: { ...fromText.source, ...fromBytes.source } })
    expect(fromText.source).toMatchObject({ name: 'a.txt', format: 'text', bytes: Buffer.byteLength(text) })
    expect(fromBytes.source.sha256).toBe(fromText.source.sha256)
  })

  it('leaves its input as it was, and gives the same report each time', async () => {
    const bytes = Uint8Array.from(Buffer.from(text))
    const copy = Uint8Array.from(bytes)
    const first = await gongkai.parseReport(bytes)
    expect(await gongkai.parseReport(bytes)).toEqual(first)
    expect(bytes).toEqual(copy)
    expect(first.source.name).toBeNull()
  })

  it.each<[string, Uint8Array | string, string, string]>([
    ['nothing', new Uint8Array(), 'UnreadableDocumentError', 'input.empty'],
    ['white space', ' \n\t\u3000', 'UnreadableDocumentError', 'input.empty'],
    [
      'a picture',
      Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
      'UnsupportedFormatError',
      'input.unsupported',
    ],
    [
      'news',
      '望川县召开春季植树活动动员会\n3月12日，全县各单位参加了植树活动。\n',
      'NotAReportError',
      'input.notAReport',
    ],
    [
      'news as a page',
      '<html><body><h1>植树活动</h1><p>3月12日，全县各单位参加了植树活动。</p></body></html>',
      'NotAReportError',
      'input.notAReport',
    ],
    [
      'a page without text',
      '<html><body><script>var a = 1</script></body></html>',
      'UnreadableDocumentError',
      'input.empty',
    ],
  ])('throws for %s', async (_, input, name, code) => {
    await expect(gongkai.parseReport(input)).rejects.toMatchObject({
      name,
      code,
      message: expect.stringMatching(/./) as unknown,
    })
    await expect(gongkai.parseReport(input)).rejects.toBeInstanceOf(Error)
  })

  it('writes text where the stream is at hand, however it came there', async () => {
    const read = await gongkai.readReport(text)
    const [first] = await gongkai.readReports(text)
    const sent = structuredClone(read)
    expect([read, first!, sent, { stream: read.stream }].map(gongkai.toText)).toEqual(Array(4).fill(text))
    expect(() => gongkai.toText(read.report as never)).toThrow(
      expect.objectContaining({ code: 'report.noStream' }),
    )
  })
})

describe('parseFiles', () => {
  it('gives an outcome for each path, in order, good or bad', async () => {
    const outcomes: unknown[] = []
    for await (const outcome of gongkai.parseFiles([
      'fixtures/reports/tricky-2021.txt',
      'no/such/file.html',
      'package.json',
    ])) {
      outcomes.push(
        'report' in outcome ? [outcome.path, outcome.report.year] : [outcome.path, outcome.error.code],
      )
    }
    expect(outcomes).toEqual([
      ['fixtures/reports/tricky-2021.txt', 2021],
      ['no/such/file.html', 'ENOENT'],
      ['package.json', 'input.unsupported'],
    ])
  })
})
