import type { Column, TemplateData } from '../template.js'

const decisions = [
  {
    key: 'decisions',
    label: '本年处理决定数量',
    aliases: ['处理决定数量'],
    unit: '件',
    en: 'decisions this year',
  },
] as const satisfies readonly Column[]

/** Table of section 二 since 2021 (国办公开办函〔2021〕30号): 10 numbers in four blocks. */
export const proactiveDisclosure2021 = {
  table: 'proactiveDisclosure',
  formats: ['2021'],
  section: 2,
  layout: 'down',
  furniture: ['信息内容'],
  corner: '信息内容',
  blocks: [
    {
      heading: '第二十条第（一）项',
      columns: [
        { key: 'issued', label: '本年制发件数', unit: '件', en: 'issued this year' },
        { key: 'repealed', label: '本年废止件数', unit: '件', en: 'repealed this year' },
        { key: 'inForce', label: '现行有效件数', unit: '件', en: 'in force' },
      ],
      rows: [
        { key: 'regulations', path: ['规章'], en: 'Government regulations', onlyOfRegulationMakers: true },
        {
          key: 'normativeDocuments',
          path: ['行政规范性文件'],
          aliases: ['规范性文件'],
          en: 'Administrative normative documents',
        },
      ],
    },
    {
      heading: '第二十条第（五）项',
      columns: decisions,
      rows: [{ key: 'licensing', path: ['行政许可'], en: 'Administrative licensing' }],
    },
    {
      heading: '第二十条第（六）项',
      columns: decisions,
      rows: [
        { key: 'penalties', path: ['行政处罚'], en: 'Administrative penalties' },
        { key: 'coercion', path: ['行政强制'], en: 'Administrative coercive measures' },
      ],
    },
    {
      heading: '第二十条第（八）项',
      columns: [{ key: 'amount', label: '本年收费金额（单位：万元）', unit: '万元', en: 'amount' }],
      rows: [{ key: 'fees', path: ['行政事业性收费'], en: 'Administrative charges' }],
    },
  ],
  rules: [],
  yearly: [{ code: 'check.inForce', over: 'columns', now: 'inForce', plus: 'issued', less: 'repealed' }],
} as const satisfies TemplateData
