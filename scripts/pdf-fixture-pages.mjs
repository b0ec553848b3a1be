// Pages of the hard cases, drawn by hand.
import { bar, hex, pdf, table, text } from './pdf-writer.cjs'

const wide = (string, columns, rows = 1) => ({ text: string, wide: columns, high: rows })
export const proactive = [
  [wide('第二十条第（一）项', 4)],
  ['信息内容', '本年制发件数', '本年废止件数', '现行有效件数'],
  ['规章', 0, 0, 0],
  ['行政规范性文件', 4, 2, '19\n（其中修订3件）'],
  [wide('第二十条第（五）项', 4)],
  ['信息内容', wide('本年处理决定数量', 3)],
  ['行政许可', wide('11398889', 3)],
]
const outcomes = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计']
export const disputes = [
  [wide('行政复议', 5), wide('行政诉讼', 10)],
  [...outcomes.map((one) => wide(one, 1, 2)), wide('未经复议直接起诉', 5), wide('复议后起诉', 5)],
  [...outcomes, ...outcomes],
  [7, 1, 0, 2, 10, 3, 0, 1, 0, 4, 2, 1, 0, 1, 4],
]
const requestRow = (label, ...values) => [...label, ...values]
const requestsHead = [
  [wide('（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）', 3, 3), wide('申请人情况', 7)],
  [wide('自然人', 1, 2), wide('法人或其他组织', 5), wide('总计', 1, 2)],
  ['商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他'],
]
const requestColumns = [24, 60, 140, 40, 40, 40, 40, 40, 40, 40]
const heading = (y, string) => text(70, y, 14, string)

const fourColumns = [140, 100, 100, 100]
const two = (y, options) => table(70, y, fourColumns, 28, proactive, options)
const four = (y, options) => table(70, y, Array(15).fill(30), 28, disputes, { size: 8, ...options })

export function handMade() {
  const files = {}
  const opening = [
    text(150, 80, 18, '青禾县水务局2024年政府信息公开工作年度报告'),
    heading(130, '二、主动公开政府信息情况'),
  ].join('\n')
  const second = heading(440, '四、政府信息公开行政复议、行政诉讼情况')
  const whole = (one, other) => [opening, two(150, one), second, four(460, other)].join('\n')
  files.drawn = pdf([whole({}, { pen: 'bars' })])
  files['double-shaded'] = pdf([whole({ pen: 'double', shade: (row) => row % 2 === 1 }, { pen: 'dashes' })])
  files['in-form'] = pdf([[opening, 'q 0.5 0 0 0.5 0 0 cm /X1 Do Q', second, four(460)].join('\n')], {
    forms: {
      X1: {
        content: two(150),
        dictionary: '/Subtype/Form/BBox[0 0 595 842]/Matrix[2 0 0 2 0 0]/Resources FONTS',
      },
    },
  })
  files['no-lines'] = pdf([whole({ pen: 'none' }, { pen: 'none' })])
  files.rotated = pdf([
    { content: `q 0 1 -1 0 842 0 cm\n${[opening, two(150)].join('\n')}\nQ`, more: '/Rotate 90' },
    // A table turned on its side on an upright page, its page number upright.
    `q 0 1 -1 0 842 0 cm\n${[second, four(460)].join('\n')}\nQ\n${text(290, 820, 9, '- 2 -')}`,
  ])
  files.twice = pdf([
    [
      opening.replace(/^(BT .*)$/gm, '$1\n1 0 0 1 0.6 -0.6 cm $1 1 0 0 1 -0.6 0.6 cm'),
      two(150, {
        show: (_string, one, from, base) => [text(from, base, 9, one), text(from + 0.3, base, 9, one)],
      }),
      '1 g',
      text(70, 425, 9, '此行白字不可见999'),
      '0 g',
      text(300, 425, 9, '此行隐形不可见888', '3 Tr'),
      text(0, 0, 1, '', '0 Tr'),
      '0.1 0.1 0.4 rg',
      bar(68, 428, 400, 446),
      '1 g',
      second,
      '0 g',
      four(460),
    ].join('\n'),
  ])
  const side = (string, one, from, base, i, box) => {
    if (string !== '三、本年度办理结果') return [text(from, base, 9, one)]
    return i ? [] : [`BT /F2 9 Tf ${box.left + 12} ${842 - box.top - 12} Td <${hex(string)}> Tj ET`]
  }
  const zeros = [0, 0, 0, 0, 0, 0]
  const ofPage = [
    [
      ...requestsHead,
      requestRow([wide('一、本年新收政府信息公开申请数量', 3)], 12, ...zeros.slice(1), 12),
      requestRow([wide('二、上年结转政府信息公开申请数量', 3)], ...zeros, 0),
      [wide('三、本年度办理结果', 1, 4), wide('（一）予以公开', 2), 5, ...zeros.slice(1), 5],
      [wide('（二）部分公开（区分处理的，只计这一情形，不计其他情形）', 2), 3, ...zeros.slice(1), 3],
      [wide('（四）无', 1, 2), '1.本机关不掌握相关政府信息', 2, ...zeros.slice(1), 2],
      ['2.没有现成信息需要', 1, ...zeros.slice(1), 1],
    ],
    [
      [wide('', 1, 5), wide('法提供', 1, 2), '另行制作', '', '', '', '', '', '', ''],
      ['3.补正后申请内容仍不明确', ...zeros, 0],
      [wide('（六）其他处理', 1, 1), '3.其他', 1, ...zeros.slice(1), 1],
      [wide('（七）总计', 2), 12, ...zeros.slice(1), 12],
      [wide('', 2), '', '', '', '', '', '', ''],
    ].slice(0, 4),
  ]
  ofPage[1][0][0] = wide('', 1, 4)
  ofPage[1].push([wide('四、结转下年度继续办理', 3), ...zeros, 0])
  files['over-pages'] = pdf([
    [
      text(60, 40, 9, '青禾县水务局文件'),
      text(150, 80, 18, '青禾县水务局2024年政府信息公开工作年度报告'),
      heading(130, '三、收到和处理政府信息公开申请情况'),
      table(45, 500, requestColumns, 30, ofPage[0], { show: side }),
      text(285, 815, 9, '— 1 —'),
    ].join('\n'),
    [
      text(60, 40, 9, '青禾县水务局文件'),
      table(45, 70, requestColumns, 30, ofPage[1], { show: side }),
      heading(280, '五、存在的主要问题及改进情况'),
      text(285, 815, 9, '— 2 —'),
    ].join('\n'),
  ])
  files.wrapped = pdf([
    [
      heading(130, '二、主动公开政府信息情况'),
      table(
        70,
        150,
        [140, 34, 60, 60],
        40,
        [
          ['信息内容', '制发', '废止', '有效'],
          ['规章', '11398889', '5\n3', '72701.2578'],
        ],
        { size: 9 },
      ),
    ].join('\n'),
  ])
  // Numbers wider than their cells, painted over the wall: beside a number that stands clear of it, and up to one.
  const narrowed = { 规章: ['规章', '', '', 0], 行政规范性文件: ['行政规范性文件', '', '', 19] }
  const narrow = proactive.map((row) => narrowed[row[0]] ?? row)
  files.overflow = pdf([
    [
      opening,
      table(70, 150, [140, 30, 30, 100], 28, narrow),
      text(213, 224, 9, '11398889'),
      text(257, 224, 9, '6'),
      text(213, 252, 9, '1234567'),
      text(245, 252, 9, '85'),
      second,
      four(460),
    ].join('\n'),
  ])
  // What a clip leaves out: text beyond a box, beyond a box within a larger one, beyond a form's own box; a path that is no box only where it is not at all.
  files.clipped = pdf(
    [
      [
        opening,
        two(150),
        'q 60 300 500 400 re W n',
        text(70, 100, 9, '框外111'),
        'q 0 0 595 842 re W n',
        text(70, 110, 9, '外框再大也在框外222'),
        'Q',
        'Q',
        'q 60 380 m 500 380 l 280 420 l h W* n',
        second,
        text(70, 480, 9, '三角之外333'),
        'Q',
        '/X1 Do',
        four(460),
      ].join('\n'),
    ],
    {
      forms: {
        X1: {
          content: text(70, 650, 9, '表单之外444'),
          dictionary: '/Subtype/Form/BBox[0 300 595 842]/Resources FONTS',
        },
      },
    },
  )
  const boxed = [[wide('本页加框的是一段说明文字，不是表格：数据由各单位报送，县政府办公室汇总。', 1)]]
  files.boxed = pdf([
    [heading(130, '一、总体情况'), table(70, 150, [440], 60, boxed, { size: 12 })].join('\n'),
  ])
  files['no-characters'] = pdf([['BT /F3 12 Tf 70 700 Td <0613064100990a1c0b3d04200611> Tj ET'].join('\n')])
  files.scanned = pdf(['q 595 0 0 842 0 0 cm BI /W 2 /H 2 /BPC 8 /CS /G /F /AHx ID 00ff ff00> EI Q'])
  return files
}
