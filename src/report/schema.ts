/**
 * What a report is, field by field, each with its text: the JSON Schema's descriptions, and the doc comments of the types in
 * types.ts, which `node scripts/refresh-types.mjs` writes from here.
 */
import * as z from 'zod'
import { codebook } from '../codebook.js'
import { CLAIMED } from '../form/claimed.js'
import {
  ALL_TABLE_NAMES,
  ALL_TEMPLATES,
  cellsOf,
  editionIdOf,
  hasFormats,
  type TableName,
  type Template,
  type TemplateCell,
} from '../form/index.js'
import { sectionLabel, tableNames } from '../form/names.js'

export const SCHEMA_VERSION = 1

/** A whole number, and what it says. */
const whole = (text: string) => z.number().int().describe(text)
const text = (words: string) => z.string().describe(words)
const textOrNull = (words: string) => z.string().nullable().describe(words)

interface Tree {
  [key: string]: Tree | TemplateCell
}

/** The cells of a template by their paths: `received.naturalPersons` → { received: { naturalPersons: … } }. */
function treeOf(template: Template): Tree {
  const tree: Tree = {}
  for (const cell of cellsOf(template)) {
    let at = tree
    for (const key of cell.path.slice(0, -1)) {
      at[key] ??= {}
      at = at[key] as Tree
    }
    at[cell.path.at(-1)!] = cell
  }
  return tree
}

const isCell = (node: Tree | TemplateCell): node is TemplateCell => typeof node['indicator'] === 'string'

/** The row of a cell in both languages: `Government regulations (第二十条第（一）项 / 规章)`. */
const rowText = ({ block, row }: TemplateCell): string =>
  `${row.en} (${[...(block.heading ? [block.heading] : []), ...row.path].join(' / ')})`

/** The column of a cell, with its unit: `issued this year (本年制发件数), in 件`. */
const columnText = ({ row, column }: TemplateCell): string =>
  `${column.en} (${column.label}), in ${row.unit ?? column.unit}`

/** An object whose leaves are numbers or null; what stands in one row says which. */
function objectOf(tree: Tree): z.ZodObject {
  const shape = Object.entries(tree).map(([key, node]): [string, z.ZodType] => {
    if (isCell(node)) return [key, z.number().nullable().describe(leafText(node))]
    const [first] = Object.values(node)
    const made = objectOf(node)
    return [key, first && isCell(first) && isOneRow(node) ? made.describe(rowText(first)) : made]
  })
  return z.object(Object.fromEntries(shape))
}

/** Of a table whose rows have one number each the row says all. */
const leafText = (cell: TemplateCell): string =>
  cell.path.at(-1) === cell.column.key
    ? columnText(cell)
    : `${rowText(cell)}, in ${cell.row.unit ?? cell.column.unit}`

const isOneRow = (tree: Tree): boolean => {
  const rows = Object.values(tree).map((node) => (isCell(node) ? node.row : null))
  return rows[0] !== null && new Set(rows).size === 1
}

const nameOfTable = (template: Template): string => {
  const name = template.table[0]!.toUpperCase() + template.table.slice(1)
  return hasFormats(template.table) ? `${name}${editionIdOf(template)}` : name
}

/** `format` first where editions print the table differently. */
function templateSchema(template: Template): z.ZodType {
  const cells = objectOf(treeOf(template))
  const format = z
    .literal(editionIdOf(template))
    .describe('The edition of the form whose labels the table has')
  const made = hasFormats(template.table) ? z.object({ format, ...cells.shape }) : cells
  return made.meta({
    id: nameOfTable(template),
    description: `What a report holds of ${tableText(template.table)}. A number that is not printed, or can’t be read for certain, is null: never 0`,
  })
}

/** `the table of section 3 (三、收到和处理政府信息公开申请情况)` */
function tableText(table: TableName): string {
  const { section, title } = tableNames(table)
  if (section !== null) return `the table of section ${section} (${sectionLabel(section)})`
  if (!title) throw new RangeError(`a table without a name: ${table}`)
  return `the ${title.en} (${title.zh})`
}

/** Every table of the form, from the data of its templates. */
const tableSchemas = () =>
  Object.fromEntries(
    ALL_TABLE_NAMES.map((table) => {
      const schemas = ALL_TEMPLATES.filter((template) => template.table === table).map(templateSchema)
      const any = schemas.length > 1 ? z.union(schemas) : schemas[0]!
      return [table, any.nullable().describe(`What it has of ${tableText(table)}; null where it has none`)]
    }),
  )

const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

/** Parts that several others have: each is made once, and has a name of its own in the JSON Schema and in the types. */
interface Shared {
  format: z.ZodType
  state: z.ZodType
  indicator: z.ZodType
  location: z.ZodType
}

const FORMATS = [
  ...['html', 'mhtml', 'pdf', 'ofd', 'docx', 'doc', 'rtf', 'odt'],
  ...['xlsx', 'xls', 'ods', 'csv', 'image', 'text'],
]
const STATES = ['number', 'blank', 'notApplicable', 'unreadable', 'inferred', 'ambiguous', 'corrected']

const shared = (): Shared => ({
  format: z
    .enum(FORMATS)
    .meta({ id: 'Format', description: 'What kind of file it is, whatever its name says' }),
  state: z.enum(STATES).meta({
    id: 'State',
    description:
      'How a value is known: `number` printed; `blank` nothing printed (空白); `notApplicable` `/`, `—`, 无; `unreadable` something else is printed; `inferred` put back by arithmetic; `ambiguous` more than one reading fits; `corrected` by a person',
  }),
  indicator: z.enum(codebook.map(({ indicator }) => indicator)).meta({ id: 'IndicatorId' }),
  location: places(),
})

const places = () => {
  const source = z
    .union([
      z.object({
        start: whole('First character (UTF-16 unit) of the cell in the decoded page'),
        end: whole('The character behind its last one'),
      }),
      z.object({
        table: whole('Which table of the Word document, from 0'),
        row: whole('Which row of it, from 0'),
        cell: whole('Which cell of the row, from 0'),
      }),
    ])
    .optional()
    .describe('Where the cell stands in what was read: only with the option `places`')
  return z
    .object({
      block: whole('Index of the block in the text stream, from 0'),
      row: whole('Row of the table’s grid, from 0').optional(),
      column: whole('Column of the table’s grid, from 0').optional(),
      page: whole('PDF and OFD: the page, from 1').optional(),
      bbox: z
        .tuple([z.number(), z.number(), z.number(), z.number()])
        .optional()
        .describe('PDF and OFD: left, top, right, bottom in points (1/72 inch) from the page’s top left'),
      source,
      part: whole('Which of the files in `source.parts` it is in, from 1').optional(),
    })
    .meta({ id: 'Location', description: 'A place in the text stream' })
}

const sections = () => {
  const subsection = z.object({
    ordinal: textOrNull('The numbering as printed: （一）'),
    title: text('The heading as printed, without its numbering'),
    text: text('Its text, a line for each paragraph'),
  })
  return z
    .object({
      number: z
        .number()
        .int()
        .min(1)
        .max(6)
        .nullable()
        .describe(
          'Which section of the form it is, 1 to 6; null where it is none of them, as every chapter before 2019',
        ),
      kind: z
        .enum<readonly string[]>([
          ...['overview', 'proactiveDisclosure', 'requests', 'disputes', 'problems', 'otherMatters'],
          ...[
            'introduction',
            'feesAndWaivers',
            'complaintsAndDisputes',
            'organization',
            'annex',
            'unrecognised',
          ],
        ])
        .describe('What the section is about, whatever its number'),
      ordinal: textOrNull('The numbering as printed: 一、, 第一部分'),
      title: text('The heading as printed, without its numbering'),
      text: text('All text of the section, a line for each paragraph; tables that were read are left out'),
      subsections: z.array(subsection).describe('What stands under headings of its own: （一）…'),
    })
    .meta({ id: 'Section', description: 'A section of a report (部分)' })
}

const observations = ({ indicator, location, state }: Shared) =>
  z
    .object({
      indicator: indicator.describe('Which number of the form it is (指标): its id in the codebook'),
      value: z
        .number()
        .nullable()
        .describe(
          'The number, in the unit of the form; null unless the state has one. A blank is not a zero',
        ),
      raw: text('The cell’s text as printed'),
      state,
      unit: text('The unit printed with the number, where one is').optional(),
      location,
    })
    .meta({ id: 'Observation', description: 'One cell of a table of the form (单元格)' })

export const OPEN = 'open'
/** A name of ours that a report of a later version may have more of: any text, and in the types those known to this one. */
const openName = (name: 'FindingCode' | 'IndicatorId', words: string) =>
  z.string().meta({ [OPEN]: name, description: words })

const diagnostics = ({ location }: Shared) => {
  const part = z
    .object({
      indicator: openName('IndicatorId', 'The cell’s id in the codebook'),
      value: z.number().nullable().describe('Its number; null where none is printed'),
      location: location.optional(),
    })
    .meta({ id: 'FindingPart', description: 'A cell that a finding speaks of' })
  return z
    .object({
      code: openName('FindingCode', 'What is found, stable and dotted: `check.rowTotal`'),
      severity: z
        .enum(['error', 'warning', 'info'])
        .describe(
          '`error`: the report breaks its own arithmetic; `warning`: look at it; `info`: good to know',
        ),
      origin: z
        .enum(['source', 'parser'])
        .describe(
          'Who is at fault: the published report beyond doubt (`source`), or maybe our reading of it (`parser`)',
        ),
      message: text('For people: where, what and the number'),
      messageZh: text('The same in Chinese'),
      labels: z
        .object({
          section: textOrNull('三、收到和处理政府信息公开申请情况'),
          row: textOrNull('（一）予以公开'),
          column: textOrNull('自然人'),
        })
        .meta({
          id: 'Labels',
          description: 'What the place is called in the form; null for what the finding does not name',
        }),
      indicator: openName('IndicatorId', 'The cell, or the total that fails').optional(),
      expected: z.number().optional().describe('What the rule asks for'),
      actual: z.number().optional().describe('What is printed'),
      location: location.optional(),
      parts: z
        .array(part)
        .optional()
        .describe('The cells that the finding speaks of, in the order of its sentence'),
    })
    .meta({ id: 'Diagnostic', description: 'What is wrong or unsure in a report (核查发现)' })
}

const annexes = ({ location, state }: Shared) => {
  const row = z
    .object({
      label: text('As printed, inner spaces removed'),
      path: z
        .array(z.string())
        .describe(
          'The labels above it, from the outermost, and its own; of several columns of numbers the head as the last',
        ),
      unit: textOrNull('The unit as printed'),
      value: z.number().nullable().describe('The number, in the unit printed; null unless the state has one'),
      state,
      raw: text('The cell’s text as printed'),
      location,
    })
    .meta({ id: 'AnnexRow', description: 'A line of a list' })
  return z
    .object({
      title: textOrNull('As printed over the list; null where nothing is'),
      rows: z.array(row).describe('Its lines'),
    })
    .meta({
      id: 'Annex',
      description: 'A list (label, unit, number) that is none of the form’s tables, as printed (附表)',
    })
}

const claims = ({ location }: Shared) =>
  z
    .object({
      subject: z.enum(CLAIMED).describe('What is counted'),
      value: z.number().describe('The number that the sentence states'),
      unit: textOrNull('As printed; null where words say that there was none'),
      scope: z
        .enum(['own', 'area', 'part', 'otherYear'])
        .describe('Whose and when: the body’s own, its whole area’s, a part of it, or another year’s'),
      sentence: text('As printed, without spaces'),
      location,
    })
    .meta({
      id: 'Claim',
      description:
        'A count that the prose states (文字表述): what the text says, never a value of an indicator',
    })

const sources = ({ format }: Shared) => {
  const part = z
    .object({
      name: text('What the file is called'),
      format,
      bytes: whole('Its size in bytes'),
      sha256: text('The SHA-256 of its bytes, in hexadecimal'),
      pages: whole('The number of pages, where the format has pages').optional(),
    })
    .meta({ id: 'SourcePart', description: 'One of the files that a report was put together from' })
  return z
    .object({
      name: textOrNull('What the document is called: the option `name`; null without it'),
      nameBytes: text(
        'The bytes of a name that is not UTF-8, in hexadecimal; `name` shows it as it looks in GBK',
      ).optional(),
      manifest: z
        .record(z.string(), z.string())
        .optional()
        .describe('What the manifest of a batch says of the file, by its columns (清单)'),
      format,
      bytes: whole('Its size in bytes; of text, in UTF-8'),
      sha256: text('The SHA-256 of its bytes, in hexadecimal'),
      pages: whole('The number of pages, where the format has pages').optional(),
      part: whole(
        'Which of several reports of the file it is, from 1; absent where the file holds one',
      ).optional(),
      parts: z
        .array(part)
        .optional()
        .describe(
          'The files that the report was put together from; `bytes` and `sha256` are then of all, one after the other',
        ),
      encoding: text('The character encoding that was found, where the format has one').optional(),
    })
    .meta({ id: 'Source', description: 'The document that a report was read from' })
}

/** The whole schema. It is made when it is first asked for: few programs do. */
export function reportSchema() {
  const parts = shared()
  const period = z.object({
    from: isoDate.describe('First day, as YYYY-MM-DD'),
    to: isoDate.describe('Last day, as YYYY-MM-DD'),
  })
  return z
    .object({
      schemaVersion: z.literal(SCHEMA_VERSION).describe('The version of this schema'),
      source: sources(parts).describe('The document that it was read from'),
      title: textOrNull(
        'As printed, line breaks and inner spaces removed (标题); null where none is printed',
      ),
      agency: textOrNull('Who reports, as printed (机关); null where it can’t be told'),
      year: z
        .number()
        .int()
        .nullable()
        .describe('The year reported on (年度), not that of publication; null where it can’t be told'),
      publishedOn: isoDate
        .nullable()
        .describe('The day of publication (发布日期), as YYYY-MM-DD; null where none is printed'),
      period: period.nullable().describe('What the report covers (统计期限); null where none is printed'),
      preamble: text('The text between the title and the first section'),
      sections: z.array(sections()).describe('The sections in printed order'),
      ...tableSchemas(),
      annexes: z
        .array(annexes(parts))
        .describe('Lists (label, unit, number) that are none of the form’s, as printed'),
      claims: z
        .array(claims(parts))
        .describe('Counts that the prose states: what the text says, never a value of an indicator'),
      observations: z
        .array(observations(parts))
        .describe('Every cell of the form’s tables, with its state and its place'),
      diagnostics: z.array(diagnostics(parts)).describe('What is wrong or unsure (核查发现)'),
    })
    .describe(
      'A published 政府信息公开工作年度报告 (government information disclosure annual report) as data',
    )
}
