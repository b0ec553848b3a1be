/** The report: its types, and the schema that data is held against. */
import * as z from 'zod'
import { OPEN, reportSchema } from './report/schema.js'
import type { Report } from './report/types.js'

export type * from './report/types.js'

/** What data is held against: it has what zod's schemas have most, and is a Standard Schema (https://standardschema.dev). */
export interface Schema<Data> {
  /** @throws an Error with `issues` where the data is not of the schema */
  parse(data: unknown): Data
  /** The data, or what is wrong with it. */
  safeParse(data: unknown): { success: true; data: Data } | { success: false; error: SchemaError }
  readonly '~standard': {
    readonly version: 1
    readonly vendor: string
    readonly validate: (
      data: unknown,
    ) => { readonly value: Data } | { readonly issues: readonly { readonly message: string }[] }
    readonly types?: { readonly input: unknown; readonly output: Data }
  }
}

/** What is wrong with data: each issue says where (`['observations', 3, 'value']`) and what. */
export interface SchemaError extends Error {
  issues: readonly { path: readonly PropertyKey[]; message: string }[]
}

/** Made when it is first asked for: most programs never do, and it takes as long as reading a page. */
let made: z.ZodType<Report> | undefined
const schema = (): z.ZodType<Report> => {
  // The types are written from this schema; test/report-types.test.ts holds them to it.
  made ??= reportSchema() as unknown as z.ZodType<Report>
  return made
}

/**
 * The schema of a report. `ReportSchema.parse(JSON.parse(line))` gives a report, or throws: use it for JSON that was not written
 * by this version. Codes of findings that this version doesn't know are taken; indicators that it doesn't know are not.
 */
export const ReportSchema: Schema<Report> = {
  parse: (data) => schema().parse(data),
  safeParse: (data) => schema().safeParse(data),
  '~standard': {
    version: 1,
    vendor: 'gongkai',
    validate: (data) => {
      const { success, data: value, error } = schema().safeParse(data)
      return success ? { value } : { issues: error.issues }
    },
  },
}

/** The bounds of what a number can hold exactly, which JSON Schema would be told at every whole number. */
const BOUNDS = [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER]

/** The JSON Schema (draft 2020-12) of a report, each field with its description in English and the Chinese term. */
export const reportJsonSchema = (): object =>
  z.toJSONSchema(schema(), {
    override: ({ jsonSchema }) => {
      delete jsonSchema[OPEN]
      if (BOUNDS.includes(jsonSchema.minimum as number)) delete jsonSchema.minimum
      if (BOUNDS.includes(jsonSchema.maximum as number)) delete jsonSchema.maximum
    },
  })
