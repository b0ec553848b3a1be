import type { Column, TemplateData } from '../template.js'

/** 国办公开办函〔2019〕60号: the items of the article, last year's and this year's. */
const items = [
  { key: 'itemsLastYear', label: '上一年项目数量', unit: '项', en: 'items last year' },
  { key: 'change', label: '本年增/减', unit: '项', en: 'change this year (signed)', signed: true },
] as const satisfies readonly Column[]
const decisions = {
  key: 'decisions',
  label: '处理决定数量',
  aliases: ['本年处理决定数量'],
  unit: '件',
  en: 'decisions this year',
} as const satisfies Column

/** Table of section 二 as of 2019 and 2020: 22 numbers in five blocks. */
export const proactiveDisclosure2019 = {
  table: 'proactiveDisclosure',
  formats: ['2019'],
  section: 2,
  layout: 'down',
  furniture: ['信息内容'],
  corner: '信息内容',
  blocks: [
    {
      heading: '第二十条第（一）项',
      columns: [
        { key: 'made', label: '本年新制作数量', unit: '件', en: 'newly made this year' },
        { key: 'newlyDisclosed', label: '本年新公开数量', unit: '件', en: 'newly disclosed this year' },
        { key: 'totalDisclosed', label: '对外公开总数量', unit: '件', en: 'disclosed in total' },
      ],
      rows: [
        { key: 'regulations', path: ['规章'], en: 'Government regulations', onlyOfRegulationMakers: true },
        {
          key: 'normativeDocuments',
          path: ['规范性文件'],
          aliases: ['行政规范性文件'],
          en: 'Administrative normative documents',
        },
      ],
    },
    {
      heading: '第二十条第（五）项',
      columns: [...items, decisions],
      rows: [
        { key: 'licensing', path: ['行政许可'], en: 'Administrative licensing' },
        {
          key: 'otherServices',
          path: ['其他对外管理服务事项'],
          en: 'Other external administrative services',
        },
      ],
    },
    {
      heading: '第二十条第（六）项',
      columns: [...items, decisions],
      rows: [
        { key: 'penalties', path: ['行政处罚'], en: 'Administrative penalties' },
        { key: 'coercion', path: ['行政强制'], en: 'Administrative coercive measures' },
      ],
    },
    {
      heading: '第二十条第（八）项',
      columns: items,
      rows: [{ key: 'fees', path: ['行政事业性收费'], en: 'Administrative charges' }],
    },
    {
      heading: '第二十条第（九）项',
      columns: [
        { key: 'items', label: '采购项目数量', unit: '项', en: 'projects' },
        { key: 'amount', label: '采购总金额', unit: 'as printed', en: 'amount' },
      ],
      rows: [{ key: 'procurement', path: ['政府集中采购'], en: 'Centralized government procurement' }],
    },
  ],
  rules: [],
} as const satisfies TemplateData
