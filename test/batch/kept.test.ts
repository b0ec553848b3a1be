import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from '@jest/globals'
import { batch } from '../../src/batch.js'

const folder = mkdtempSync(join(tmpdir(), 'gongkai-kept-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** It answers with a line that says which reading it was. */
const worker = join(__dirname, 'telling-worker.mjs')

const path = (text: string): string => join(folder, `${text}.txt`)
const files = (texts: string): string[] =>
  [...texts].map((text) => {
    writeFileSync(path(text), text)
    return path(text)
  })

describe('a batch that goes on with another list', () => {
  const out = join(folder, 'out')
  let reading = 0
  /** What was read anew, and the text of each line. */
  async function run(
    texts: string,
    change?: (path: string) => void,
  ): Promise<{ lines: string[]; csv: string; known: number[] }> {
    const paths = files(texts)
    change?.(paths[0]!)
    writeFileSync(join(folder, 'reading'), String(++reading))
    let known: number[] = []
    const onResume = (...counts: number[]) => {
      known = counts
    }
    await batch(paths, out, { jobs: 2, worker, resume: reading > 1, bom: false, onResume })
    return {
      known,
      lines: readFileSync(join(out, 'reports.jsonl'), 'utf8').trim().split('\n'),
      csv: readFileSync(join(out, 'observations.csv'), 'utf8'),
    }
  }

  it('reads only what it has not read, and writes what a run from the start would write', async () => {
    expect((await run('bdfh')).lines).toEqual(['b 1', 'd 1', 'f 1', 'h 1'])
    const more = await run('bcdefhi')
    expect(more.lines).toEqual(['b 1', 'c 2', 'd 1', 'e 2', 'f 1', 'h 1', 'i 2'])
    expect(more.known).toEqual([1, 3])
    expect(more.csv.split('\r\n').slice(1, -1)).toEqual(more.lines)
    expect((await run('hfa')).lines).toEqual(['h 1', 'f 1', 'a 3'])
    expect((await run('hfa', (first) => writeFileSync(first, 'other'))).lines).toEqual([
      'other 4',
      'f 1',
      'a 3',
    ])
    expect(readdirSync(join(out, '.gongkai')).filter((name) => name.startsWith('kept'))).toEqual([])
  })
})
