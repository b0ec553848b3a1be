import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, it } from '@jest/globals'
import { setTimeout as wait } from 'node:timers/promises'
import { readConverted } from '../../src/formats/convert.js'
import { converted, DOC } from '../../src/formats/libreoffice.js'
import { SHELL } from '../../src/formats/libreoffice/leash.js'

const folder = mkdtempSync(join(tmpdir(), 'gongkai-test-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const RTF = { from: 'rtf', to: 'docx' } as const
const readRtf = readConverted('rtf')
const bytes = new Uint8Array(readFileSync('fixtures/doc/libreoffice.rtf'))

/** A program in LibreOffice's place. */
function program(name: string, script: string): string[] {
  const path = join(folder, name)
  writeFileSync(path, `#!/bin/sh\n${script}\n`)
  chmodSync(path, 0o755)
  return ['no-such-office', path]
}

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await wait(50)
}

describe('conversion', () => {
  it('is done only where it is asked for', async () => {
    await expect(readRtf(bytes)).rejects.toMatchObject({
      code: 'input.unsupported',
      message: expect.stringContaining('--convert'),
    })
  })

  it('says that LibreOffice is not installed', async () => {
    await expect(converted(bytes, RTF, { programs: ['no-such-office'] })).rejects.toMatchObject({
      code: 'input.unsupported',
      message: expect.stringContaining('not installed'),
    })
  })

  it('reads what the converter wrote, which has a profile and a folder of its own', async () => {
    const docx = resolve('fixtures/docx/libreoffice.docx')
    const fake = program(
      'good',
      `while [ $# -gt 1 ]; do case $1 in --outdir) out=$2;; -env:UserInstallation=file:///*) own=1;; esac; shift; done\n[ -f "$1" ] && [ $own ] && mkdir -p "$out" && cp '${docx}' "$out/input.docx"`,
    )
    const { blocks } = await readRtf(bytes, { convert: true, programs: fake })
    expect(blocks.flatMap((block) => (block.kind === 'table' ? [block.cells.length] : []))).toEqual([
      30, 215, 34,
    ])
  })

  it('fails where nothing comes out', async () => {
    await expect(converted(bytes, RTF, { programs: program('bad', 'exit 1') })).rejects.toMatchObject({
      code: 'input.corrupt',
    })
  })

  it('is done without network, and by a profile that allows no macros and follows no links', async () => {
    const seen = join(folder, 'seen')
    const spy = program(
      'spy',
      `for one in "$@"; do case $one in -env:UserInstallation=file://*) profile=\${one#*file://};; esac; done
{ cat "$profile/user/registrymodifications.xcu"; echo "$http_proxy $https_proxy"; ulimit -t; ls /proc/net 2>/dev/null; grep -c : /proc/net/dev; } > '${seen}' 2>&1`,
    )
    await converted(bytes, RTF, { programs: spy }).catch(() => {})
    const told = readFileSync(seen, 'utf8')
    expect(told).toMatch(/DisableMacrosExecution" oor:op="fuse"><value>true/)
    expect(told).toContain('http://127.0.0.1:9 http://127.0.0.1:9\n120\n')
  })

  it('ends with the process that asked for it, and leaves no folder', async () => {
    const told = join(folder, 'told')
    const slow = program('orphan', `echo $$ "$PWD" "$@" > '${told}'; sleep 60 & sleep 60`)
    const asks = spawn(
      process.execPath,
      [
        '-e',
        `const { spawn } = require('node:child_process');
         spawn('sh', ['-c', ${JSON.stringify(SHELL)}, ${JSON.stringify(join(folder, 'left'))}, ${JSON.stringify(slow[1])}], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'], detached: true })`,
      ],
      { stdio: 'ignore' },
    )
    mkdirSync(join(folder, 'left'), { recursive: true })
    await until(() => existsSync(told) && readFileSync(told, 'utf8').endsWith('\n'))
    const [pid] = readFileSync(told, 'utf8').split(' ')
    asks.kill('SIGKILL')
    await until(() => !existsSync(join(folder, 'left')) && !isAlive(Number(pid)))
  })

  it('is stopped at its time limit, with what it has started', async () => {
    const start = Date.now()
    const slow = program('slow', 'sleep 30 & wait')
    await expect(converted(bytes, DOC, { programs: slow, timeLimit: 300 })).rejects.toMatchObject({
      code: 'input.corrupt',
      message: expect.stringContaining('0.3 s'),
    })
    expect(Date.now() - start).toBeLessThan(5000)
  })
})
