/**
 * What the inspector's workers make of a document that is to be shown as it looks, of a zip, and of all reports together.
 * @jest-environment <rootDir>/test/support/pdf-environment.cjs
 */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { zipSync } from 'fflate'
import { conclude, gather } from '../src/inspector/conclude.js'
import { doneBy } from '../src/inspector/jobs.js'
import { pagesOf, webPageOf } from '../src/inspector/looks.js'
import { markedPage } from '../src/inspector/marked-page.js'
import { readFiles } from '../src/inspector/reading.js'
import { unzip } from '../src/inspector/unzip.js'

const bytesOf = (path: string): Uint8Array => new Uint8Array(readFileSync(path))
const WRONG = 'fixtures/reports/wrong-totals-2024.html'

describe('a web page', () => {
  const at = (start: number, indicator = 'x') => ({ indicator, start })

  it('has the numbers of values in the tags of their cells', () => {
    expect(markedPage('<tr><td>3</td><TD class="a">4</TD></tr>', [at(14), at(4), at(14)], 'data-x')).toBe(
      '<tr><td data-x="1">3</td><TD data-x="0 2" class="a">4</TD></tr>',
    )
  })

  it('stays as it is where no tag begins', () => {
    expect(markedPage('<td>3</td>', [at(4), at(400), at(-1)], 'data-x')).toBe('<td>3</td>')
  })

  it('is told with the place of each value', async () => {
    const { text, places } = await webPageOf({ name: WRONG, bytes: bytesOf(WRONG), part: 1 })
    const start = places.find(({ indicator }) => indicator === 'requests.received.total')!.start
    expect(text.slice(start, start + 7)).toBe('<td>908')
  })
})

describe('a laid-out page', () => {
  it.each([
    ['fixtures/pdf/chrome.pdf', false],
    ['fixtures/ofd/drawn.ofd', true],
  ])('%s: has its ruling lines, its cells, and the order of its text', async (name, isPainted) => {
    const pages = await pagesOf({ name, bytes: bytesOf(name), part: 1 })
    const [{ width, height, rules, cells, order, painted }] = pages as [(typeof pages)[0]]
    expect(rules.length).toBeGreaterThan(5)
    expect(pages.flatMap((page) => page.cells).length).toBeGreaterThan(10)
    expect(order.map(({ number }) => number)).toEqual(order.map((_, i) => i + 1))
    expect(painted.length > 0).toBe(isPainted)
    const inside = [...rules, ...cells].every(
      ([left, top, right, bottom]) => left >= 0 && top >= 0 && right <= width && bottom <= height,
    )
    expect(inside).toBe(true)
  })
})

describe('a zip', () => {
  const text = (words: string) => new TextEncoder().encode(words)

  it('gives its files in the order of the command line, without what is no document by its name', () => {
    const zip = zipSync({
      '县/a.html': text('a'),
      '县/a_files/style.css': text('b'),
      '县/照片.jpg': text('e'),
      '__MACOSX/县/._a.html': text('c'),
      'b.PDF': text('d'),
    })
    expect(unzip(zip)!.map(({ path, bytes }) => [path, new TextDecoder().decode(bytes)])).toEqual([
      ['b.PDF', 'd'],
      ['县/a.html', 'a'],
      // It may be the scan of a report: that it can't be read is said.
      ['县/照片.jpg', 'e'],
    ])
  })

  it('is none where it is a document itself', () =>
    expect(unzip(bytesOf('fixtures/docx/libreoffice.docx'))).toBeNull())

  it('is refused where it is damaged', async () => {
    const zip = zipSync({ 'a.html': text('a') })
    expect(await doneBy('unzip', zip.subarray(0, 30))).toEqual({
      failure: {
        code: 'input.corrupt',
        message: expect.stringContaining('no directory'),
        messageZh: expect.stringContaining('没有目录'),
      },
    })
  })
})

describe('all reports together', () => {
  it('have findings that none has alone', async () => {
    const [one] = await readFiles([{ name: 'a.html', bytes: bytesOf(WRONG) }])
    const [other] = await readFiles([{ name: 'b.html', bytes: bytesOf(WRONG) }])
    const reports = [one!, other!]
    for (const { row, checked, prose } of reports) gather({ name: row.name, checked, prose })
    const { found, across } = await conclude(reports.map(({ row }) => row.name))
    const findings = JSON.parse(new TextDecoder().decode(found[0]!.findings)) as { code: string }[]
    expect(findings.length).toBe(one!.checked.diagnostics.length)
    expect(findings[0]!.code).toBe('check.slips')
    expect(found[0]!.tallies).toEqual({ counts: one!.row.counts, codes: one!.row.codes })
    expect(across.map(({ code, file, others }) => [code, file, others])).toEqual([
      ['check.duplicate', 'b.html', ['a.html']],
    ])
  })

  it('are concluded once, and none that was not handed over', async () => {
    const [one] = await readFiles([{ name: 'a.html', bytes: bytesOf(WRONG) }])
    gather({ name: 'a.html', checked: one!.checked, prose: one!.prose })
    await conclude(['a.html'])
    expect(await doneBy('conclude', ['a.html'])).toEqual({
      failure: { code: 'internal', message: 'a.html was not gathered', messageZh: 'a.html was not gathered' },
    })
  })
})
