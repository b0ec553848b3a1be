import { describe, expect, it } from '@jest/globals'
import { pagesToStream } from '../../src/formats/page/index.js'
import { pageOf, print, read } from './build.js'

const LEFT = [
  '一、总体情况',
  '全年发布信息十二条，均在规定的期限内。',
  '二、主动公开政府信息的情况如下所示。',
]
const RIGHT = [
  '五、存在的主要问题及改进情况',
  '部分公开的内容更新得不够及时，将改进。',
  '六、其他需要报告的事项',
]
const LAST = '本年度无其他需要报告的事项，特此说明。'

const lines = (texts: readonly string[], x: number) =>
  texts.flatMap((text, i) => print(text, x, 100 + 40 * i, 12))
const wide = (glyphs: ReturnType<typeof print>) => ({ ...pageOf(glyphs), width: 842, height: 595 })

describe('two pages on one sheet', () => {
  const sheet = wide([...lines(LEFT, 60), ...lines([...RIGHT, LAST], 480)])

  it('are read one after the other', () => {
    expect(read(sheet)).toEqual([...LEFT, ...RIGHT, LAST])
  })

  it('stand where they stand on the sheet', () => {
    expect(pagesToStream([sheet]).blocks).toContainEqual(
      expect.objectContaining({
        text: RIGHT[0],
        place: { page: 1, bbox: [480, expect.any(Number), 648, expect.any(Number)] },
      }),
    )
  })

  it('are none where prose runs over the middle, or where only numbers stand beside one another', () => {
    const prose =
      '全年主动公开政府信息若干条，通过网站和公报发布，社会公众可以在各处查阅点查阅，并可以提出申请。'
    expect(read(wide([...lines([...LEFT, prose], 60), ...lines(RIGHT, 480)]))[0]).toContain(RIGHT[0])
    expect(read(wide([...lines(LEFT, 60), ...lines(['12', '3', '45'], 480)]))[0]).not.toBe(LEFT[0])
  })

  it('are looked for on all sheets', () => {
    expect(read(sheet, pageOf(lines(LEFT, 60), 2))[0]).not.toBe(LEFT[0])
  })
})
