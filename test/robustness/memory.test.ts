/** What is remembered from one report to the next holds nothing of the documents: their number may be any. */
import { execFileSync } from 'node:child_process'
import { describe, expect, it } from '@jest/globals'

/** Some megabytes that the engine itself may want; the documents of a run have twice as many characters as this. */
const MOST_GROWTH = 4 * 2 ** 20

/** Reads unlike reports, each with a label that no other has, in a text of half a million characters; prints the growth. */
const READER = `
  const { readFileSync } = require('node:fs')
  const { parseReport } = require('./dist/index.cjs')
  const report = readFileSync('fixtures/reports/canonical-2022.txt', 'utf8')
  const heap = () => (gc(), gc(), process.memoryUsage().heapUsed)
  const documentOf = (label, prose) =>
    report.replace('规章 |', label + ' |').replace('二、主动公开', prose.join('\\n') + '\\n二、主动公开')
  const run = async () => {
    let before
    for (let i = 0; i < 24; i++) {
      if (i === 4) before = heap()
      const prose = Array.from({ length: 6000 }, (_, j) => i + '乡' + j + '村的信息公开工作开展情况良好，群众满意，继续努力推进各项工作。')
      await parseReport(documentOf('规章及其他第' + i + '号所独有的一个很长的标签名称', prose))
    }
    return heap() - before
  }
  run().then((growth) => console.log(growth))
`

describe('memory', () => {
  it('does not grow with the number of large, unlike documents', () => {
    const growth = Number(execFileSync(process.execPath, ['--expose-gc', '-e', READER], { encoding: 'utf8' }))
    expect(growth).toBeLessThan(MOST_GROWTH)
  })
})
