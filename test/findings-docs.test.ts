/** docs/findings.md and docs/zh/findings.md; `node scripts/refresh-findings.mjs` writes them anew. */
import { spawnSync } from 'node:child_process'
import { expect, it } from '@jest/globals'

it('the tables of codes in the documentation are what the catalogue says', () => {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/refresh-findings.mjs', '--check'], {
    encoding: 'utf8',
  })
  expect([status, stderr]).toEqual([0, ''])
})
