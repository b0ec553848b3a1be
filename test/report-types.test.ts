/** src/report/types.ts and src/form/indicator-id.ts are written from the schema; `node scripts/refresh-types.mjs` writes them anew. */
import { spawnSync } from 'node:child_process'
import { describe, expect, it } from '@jest/globals'
import type * as Ground from '../src/diagnostics/diagnostic.js'
import type * as Published from '../src/index.js'
import { ReportSchema, reportJsonSchema } from '../src/index.js'

interface Node {
  $ref?: string
  description?: string
  properties?: Record<string, Node>
  anyOf?: Node[]
  items?: Node
}

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false

/** The types that findings are made of, and the published ones that are written from the schema. */
const AGREE: [
  Same<keyof Ground.Diagnostic, keyof Published.Diagnostic>,
  Same<keyof Ground.Location, keyof Published.Location>,
  Same<Ground.Labels, Published.Labels>,
  Same<keyof Ground.Part, keyof Published.FindingPart>,
] = [true, true, true, true]

const schema = reportJsonSchema() as Node & { $defs: Record<string, Node> }

/** Every field of the schema by its path, but for those that are described where they are defined. */
const fieldsOf = (node: Node, path: string): [string, Node][] =>
  Object.entries(node.properties ?? {}).flatMap(([name, field]) => [
    [`${path}.${name}`, field] as [string, Node],
    ...[field, ...(field.anyOf ?? []), ...(field.items ? [field.items] : [])].flatMap((below) =>
      fieldsOf(below, `${path}.${name}`),
    ),
  ])

describe('the types of a report', () => {
  it('have the fields of those that findings are made of', () =>
    expect(AGREE).toEqual([true, true, true, true]))

  it('are what the schema says', () => {
    const { status, stderr } = spawnSync(process.execPath, ['scripts/refresh-types.mjs', '--check'], {
      encoding: 'utf8',
    })
    expect([status, stderr]).toEqual([0, ''])
  })

  it('and every field of them has its text, in English', () => {
    const all = [
      ...fieldsOf(schema, 'Report'),
      ...Object.entries(schema.$defs).flatMap(([name, node]) => fieldsOf(node, name)),
    ]
    expect(all.length).toBeGreaterThan(400)
    const isSaid = ({ $ref, description, properties }: Node): boolean =>
      // A group of rows has its text at its rows.
      Boolean(description ?? $ref) || Object.values(properties ?? {}).every(isSaid)
    expect(all.filter(([, field]) => !isSaid(field)).map(([path]) => path)).toEqual([])
  })

  it('with the Chinese terms of the form', () => {
    const texts = JSON.stringify(schema)
    for (const term of ['指标', '机关', '年度', '自然人', '结果维持', '一、本年新收政府信息公开申请数量'])
      expect(texts).toContain(term)
  })
})

describe('the schema', () => {
  it('is a Standard Schema', () => {
    const { validate, version, vendor } = ReportSchema['~standard']
    expect([version, vendor]).toEqual([1, 'gongkai'])
    const { issues } = validate({ schemaVersion: 2 }) as { issues: { message: string }[] }
    expect(issues[0]!.message).toMatch(/expected 1/)
  })

  it('says what is wrong where', () => {
    const { success, error } = ReportSchema.safeParse({ schemaVersion: 1 }) as Extract<
      ReturnType<typeof ReportSchema.safeParse>,
      { success: false }
    >
    expect(success).toBe(false)
    expect(error.issues.map(({ path }) => path.join('.'))).toContain('observations')
    expect(() => ReportSchema.parse({})).toThrow(Error)
  })
})
