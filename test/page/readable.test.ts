/** Pages with many characters that nobody knows: refused only where nothing can be told without them. */
import { describe, expect, it } from '@jest/globals'
import type { Block } from '../../src/document.js'
import { refusePictures, refuseUntold } from '../../src/formats/page/readable.js'
import { pageOf, print } from './build.js'

/** A third of the characters are not known. */
const page = { ...pageOf(print('年度报告', 50, 50)), shown: 300, unreadable: 100 }

const rowOf = (row: number, texts: string[]) =>
  texts.map((text, column) => ({ row, column, rowSpan: 1, columnSpan: 1, text }))
const table: Block = {
  kind: 'table',
  blanks: 'kept',
  cells: [
    ...rowOf(0, ['信息内容', '本年制发件数', '本年废止件数', '现行有效件数']),
    ...rowOf(1, ['规章', '�', '�', '�']),
    ...rowOf(2, ['行政规范性文件', '�', '�', '��']),
  ],
}
const paragraph = (text: string): Block => ({ kind: 'paragraph', text })

describe('a document with many unknown characters', () => {
  it.each<[string, Block[]]>([
    ['figures alone are unknown', [table]],
    [
      'headings are known',
      ['一、总体情况', '五、存在的主要问题及改进情况', '六、其他需要报告的事项'].map(paragraph),
    ],
  ])('is read where %s', (_, blocks) => expect(() => refuseUntold([page], blocks)).not.toThrow())

  it('is refused where neither tables nor headings can be told', () => {
    expect(() => refuseUntold([page], [paragraph('���2023���')])).toThrow(/fonts of page 1 do not say/)
  })

  it('is read where they are few', () => {
    expect(() => refuseUntold([{ ...page, unreadable: 9 }], [paragraph('2023')])).not.toThrow()
  })
})

it('refuses pages without any text', () => {
  expect(() => refusePictures([pageOf([])])).toThrow(/page 1 may be scanned/)
})
