import type { TemplateData } from '../template.js'

/** Table of section 四, the same in both formats: 15 numbers, three groups of five side by side. */
export const disputes = {
  table: 'disputes',
  formats: ['2019', '2021'],
  section: 4,
  layout: 'across',
  furniture: ['行政诉讼'],
  blocks: [
    {
      columns: [
        { key: 'upheld', label: '结果维持', unit: '件', en: 'upheld' },
        { key: 'corrected', label: '结果纠正', unit: '件', en: 'corrected' },
        { key: 'other', label: '其他结果', unit: '件', en: 'other result' },
        { key: 'pending', label: '尚未审结', unit: '件', en: 'not yet concluded' },
        { key: 'total', label: '总计', aliases: ['合计'], unit: '件', en: 'total' },
      ],
      rows: [
        { key: 'reconsideration', path: ['行政复议'], en: 'Administrative reconsideration' },
        {
          key: 'litigation.direct',
          path: ['行政诉讼', '未经复议直接起诉'],
          aliases: ['未经复议直接诉讼'],
          en: 'Administrative litigation, direct',
        },
        {
          key: 'litigation.afterReconsideration',
          path: ['行政诉讼', '复议后起诉'],
          aliases: ['复议后诉讼'],
          en: 'Administrative litigation, after reconsideration',
        },
      ],
    },
  ],
  rules: [
    {
      code: 'check.disputeTotal',
      over: 'columns',
      left: ['upheld', 'corrected', 'other', 'pending'],
      right: ['total'],
    },
  ],
} as const satisfies TemplateData
