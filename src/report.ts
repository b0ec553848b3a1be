/** The report: its schema, from which the types and the JSON Schema are made. */
import * as z from 'zod'
import { codebook } from './codebook.js'
import { CLAIMED } from './form/claimed.js'
import {
  ALL_TABLE_NAMES,
  ALL_TEMPLATES,
  cellsOf,
  formatOf,
  hasFormats,
  type TableName,
  type Tables,
  type Template,
} from './form/index.js'

export const SCHEMA_VERSION = 1

/** The paths of a template's cells below its table: `received.naturalPersons`. */
type CellPath<T extends Tables> = T['blocks'][number] extends infer Block
  ? Block extends {
      rows: readonly { key: infer R extends string }[]
      columns: readonly { key: infer C extends string }[]
    }
    ? C extends ''
      ? R
      : `${R}.${C}`
    : never
  : never

type AtPath<Path extends string> = Path extends `${infer Head}.${infer Rest}`
  ? { [K in Head]: AtPath<Rest> }
  : { [K in Path]: number | null }
type Intersection<U> = (U extends unknown ? (each: U) => void : never) extends (all: infer I) => void
  ? I
  : never
type Simplify<T> = T extends object ? { [K in keyof T]: Simplify<T[K]> } : T

/** A number or null at the path of each of a template's cells. */
type CellsOf<T extends Tables> = Simplify<
  Intersection<CellPath<T> extends infer P extends string ? (P extends string ? AtPath<P> : never) : never>
>

type IsUnion<T, Whole = T> = [T] extends [never]
  ? false
  : T extends unknown
    ? [Whole] extends [T]
      ? false
      : true
    : never

/** What a report holds of one table: where editions print it differently, it says as `format` by which it was read. */
type TableOf<Name extends TableName, T = Extract<Tables, { table: Name }>> = T extends Tables
  ? IsUnion<Extract<Tables, { table: Name }>> extends true
    ? Simplify<{ format: T['formats'][0] } & CellsOf<T>>
    : T extends { dated: true }
      ? Simplify<{ format: T['formats'][0] } & CellsOf<T>>
      : CellsOf<T>
  : never

interface Shape {
  [key: string]: Shape | z.ZodType
}

/** The zod object whose leaves are a template's cells; `format` first where the table has formats. */
function templateSchema(template: Template): z.ZodType {
  const shape: Shape = hasFormats(template.table) ? { format: z.literal(formatOf(template)) } : {}
  for (const { path } of cellsOf(template)) {
    let at = shape
    for (const key of path.slice(0, -1)) {
      at[key] ??= {}
      at = at[key] as Shape
    }
    at[path.at(-1)!] = z.number().nullable()
  }
  return objectOf(shape)
}

const objectOf = (shape: Shape): z.ZodObject =>
  z.object(
    Object.fromEntries(
      Object.entries(shape).map(([key, value]) => [
        key,
        value instanceof z.ZodType ? value : objectOf(value),
      ]),
    ),
  )

type TableSchemas = { [Name in TableName]: z.ZodType<TableOf<Name> | null> }

/** Every table of the form, from the same template data that its type is made from. */
const tableSchemas = Object.fromEntries(
  ALL_TABLE_NAMES.map((table) => {
    const schemas = ALL_TEMPLATES.filter((template) => template.table === table).map(templateSchema)
    return [table, (schemas.length > 1 ? z.union(schemas) : schemas[0]!).nullable()]
  }),
) as unknown as TableSchemas

const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

export const LocationSchema = z.object({
  /** Index of the block in the text stream, from 0. */
  block: z.number().int(),
  row: z.number().int().optional(),
  column: z.number().int().optional(),
  /** PDF: page from 1. */
  page: z.number().int().optional(),
  /** PDF: left, top, right, bottom in points, origin at the page's top left. */
  bbox: z.tuple([z.number(), z.number(), z.number(), z.number()]).optional(),
  /**
   * Read with `places`, of a cell: where it stands in what was read. Of a page its characters (UTF-16 units) in the decoded text,
   * `end` excluded; of a Word document its table, row and cell in printed order, from 0.
   */
  source: z
    .union([
      z.object({ start: z.number().int(), end: z.number().int() }),
      z.object({ table: z.number().int(), row: z.number().int(), cell: z.number().int() }),
    ])
    .optional(),
  /** Which of the files in `source.parts`, from 1. */
  part: z.number().int().optional(),
})

export const ObservationSchema = z.object({
  indicator: z.enum(
    codebook.map(({ indicator }) => indicator) as [string, ...string[]],
  ) as unknown as z.ZodString,
  value: z.number().nullable(),
  /** The cell's text as printed. */
  raw: z.string(),
  state: z.enum(['number', 'blank', 'notApplicable', 'unreadable', 'inferred', 'ambiguous', 'corrected']),
  /** The unit printed with the number, where one is. */
  unit: z.string().optional(),
  location: LocationSchema,
})

export const DiagnosticSchema = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  origin: z.enum(['source', 'parser']),
  message: z.string(),
  messageZh: z.string(),
  /** What the place is called in the form; null for what the finding does not name. */
  labels: z.object({
    section: z.string().nullable(),
    row: z.string().nullable(),
    column: z.string().nullable(),
  }),
  indicator: z.string().optional(),
  expected: z.number().optional(),
  actual: z.number().optional(),
  location: LocationSchema.optional(),
  /** The cells that the finding speaks of. */
  parts: z
    .array(
      z.object({ indicator: z.string(), value: z.number().nullable(), location: LocationSchema.optional() }),
    )
    .optional(),
})

export const SectionSchema = z.object({
  /** 1–6: which section of the form it is; null where it is none of them, as every chapter of a report before 2019. */
  number: z.number().int().min(1).max(6).nullable(),
  kind: z.enum([
    'overview',
    'proactiveDisclosure',
    'requests',
    'disputes',
    'problems',
    'otherMatters',
    'introduction',
    'feesAndWaivers',
    'complaintsAndDisputes',
    'organization',
    'annex',
    'unrecognised',
  ]),
  /** The numbering as printed. */
  ordinal: z.string().nullable(),
  /** The heading as printed, without its numbering. */
  title: z.string(),
  /** All text of the section, a line for each paragraph; tables that were read are left out. */
  text: z.string(),
  subsections: z.array(z.object({ ordinal: z.string().nullable(), title: z.string(), text: z.string() })),
})

/** What kind of file it is. */
const FormatSchema = z.enum([
  'html',
  'mhtml',
  'pdf',
  'ofd',
  'docx',
  'doc',
  'rtf',
  'odt',
  'xlsx',
  'xls',
  'ods',
  'csv',
  'image',
  'text',
])

const state = ObservationSchema.shape.state

export const AnnexSchema = z.object({
  /** As printed over the list; null where nothing is. */
  title: z.string().nullable(),
  rows: z.array(
    z.object({
      /** As printed, inner spaces removed. */
      label: z.string(),
      /** The labels above it, from the outermost, and its own; of several columns of numbers the head as the last. */
      path: z.array(z.string()),
      unit: z.string().nullable(),
      value: z.number().nullable(),
      state,
      /** The cell's text as printed. */
      raw: z.string(),
      location: LocationSchema,
    }),
  ),
})

export const ClaimSchema = z.object({
  /** What is counted: `requests.received`, `disclosed.website`, … */
  subject: z.enum(CLAIMED),
  value: z.number(),
  /** As printed; null where words say that there was none. */
  unit: z.string().nullable(),
  /** Whose and when: the body's own, its whole area's, a part of it, or another year's. */
  scope: z.enum(['own', 'area', 'part', 'otherYear']),
  /** As printed, without spaces. */
  sentence: z.string(),
  location: LocationSchema,
})

export const ReportSchema = z.object({
  schemaVersion: z.literal(SCHEMA_VERSION),
  source: z.object({
    name: z.string().nullable(),
    /** The bytes of a name that is not UTF-8, as hexadecimal numbers; `name` shows it as it looks in GBK. */
    nameBytes: z.string().optional(),
    /** What the manifest of a batch says of the file, by its columns. */
    manifest: z.record(z.string(), z.string()).optional(),
    format: FormatSchema,
    bytes: z.number().int(),
    sha256: z.string(),
    pages: z.number().int().optional(),
    /** Which of several reports of the file it is, from 1; not there where the file holds one. */
    part: z.number().int().optional(),
    /** The files that the report was put together from, where it stands in several; `bytes` and `sha256` are then of all, one after the other. */
    parts: z
      .array(
        z.object({
          name: z.string(),
          format: FormatSchema,
          bytes: z.number().int(),
          sha256: z.string(),
          pages: z.number().int().optional(),
        }),
      )
      .optional(),
    encoding: z.string().optional(),
  }),
  title: z.string().nullable(),
  agency: z.string().nullable(),
  /** The year reported on. */
  year: z.number().int().nullable(),
  publishedOn: isoDate.nullable(),
  period: z.object({ from: isoDate, to: isoDate }).nullable(),
  preamble: z.string(),
  sections: z.array(SectionSchema),
  ...tableSchemas,
  /** Lists (label, unit, number) that are none of the form's, as printed. */
  annexes: z.array(AnnexSchema),
  /** Counts that the prose states: what the text says, never a value of an indicator. */
  claims: z.array(ClaimSchema),
  observations: z.array(ObservationSchema),
  diagnostics: z.array(DiagnosticSchema),
})

/** A report as data. The same file always gives the same report. */
export type Report = z.infer<typeof ReportSchema>
export type Observation = z.infer<typeof ObservationSchema>
export type Claim = z.infer<typeof ClaimSchema>
export type Annex = z.infer<typeof AnnexSchema>
export type AnnexRow = Annex['rows'][number]
export type Section = z.infer<typeof SectionSchema>
/** What is wrong or unsure in a report, as a report holds it. */
export type Diagnostic = z.infer<typeof DiagnosticSchema>
/** A place in the text stream, as a report holds it. */
export type Location = z.infer<typeof LocationSchema>

/** The JSON Schema (draft 2020-12) of a report. */
export const reportJsonSchema = (): object => z.toJSONSchema(ReportSchema)
