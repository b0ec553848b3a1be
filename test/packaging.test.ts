import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { RULES } from '../src/checks/rules.js'

/** The package as others see it: by its name, from the build in dist. */
const inNode = (code: string): string[] => JSON.parse(execFileSync(process.execPath, ['-e', code], { encoding: 'utf8' }))

describe('the package', () => {
  it('gives the same public names to import and to require', () => {
    const printed = 'console.log(JSON.stringify(Object.keys(gongkai).sort()))'
    const imported = inNode(`import('gongkai').then((gongkai) => ${printed})`)
    expect(imported).toContain('parseReport')
    expect(inNode(`const gongkai = require('gongkai'); ${printed}`)).toEqual(imported)
  })

  it('reads a page in CommonJS too, with its adapters bundled', () => {
    const page = '<h1>望川县教育局2023年政府信息公开工作年度报告</h1><h2>一、总体情况</h2><p>全年发布信息18条。</p>'
    const code = `require('gongkai').parseReport(${JSON.stringify(page)}).then(({ agency, year }) => console.log(JSON.stringify([agency, year])))`
    expect(inNode(code)).toEqual(['望川县教育局', 2023])
  })
})

describe('the READMEs', () => {
  it.each(['README.md', 'README.zh-CN.md'])('%s explains every code', (name) => {
    const text = readFileSync(name, 'utf8')
    expect(RULES.map(({ code }) => code).filter((code) => !text.includes(`\`${code}\``))).toEqual([])
  })
})
