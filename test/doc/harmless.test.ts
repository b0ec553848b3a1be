/**
 * LibreOffice itself, given documents that would act: with `--convert` no macro of theirs runs, and no machine is asked for what they
 * link to. Where there is no `soffice`, it is said that this was not tried.
 */
import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { type Conversion, converted } from '../../src/formats/libreoffice.js'
import { type Harm, openDocument, richText } from './harmful.js'

const isHere = spawnSync('soffice', ['--version']).status === 0
const folder = mkdtempSync(join(tmpdir(), 'gongkai-harmless-'))
const profile = join(folder, 'profile')
const asked: string[] = []
const server = createServer((request, response) => {
  asked.push(`${request.method} ${request.url}`)
  response.writeHead(404).end()
})
let harm: Harm
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  harm = { written: join(folder, 'written'), address: `http://127.0.0.1:${port}` }
})
beforeEach(() => {
  asked.length = 0
  rmSync(harm.written, { force: true })
})
afterAll(() => {
  server.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

const PERMISSIVE = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>0</value></prop></item></oor:items>`

/** LibreOffice as somebody has it who allows everything, until it has done what is waited for. */
async function letLoose(parameters: readonly string[], until: () => boolean): Promise<void> {
  mkdirSync(join(profile, 'user'), { recursive: true })
  writeFileSync(join(profile, 'user', 'registrymodifications.xcu'), PERMISSIVE)
  const own = `-env:UserInstallation=${pathToFileURL(profile).href}`
  const office = spawn('soffice', [own, '--headless', '--norestore', ...parameters], {
    stdio: 'ignore',
    detached: true,
  })
  for (let waited = 0; !until() && waited < PATIENCE_MS; waited += 200) await wait(200)
  process.kill(-office.pid!, 'SIGKILL')
}

/** A conversion takes 3 s, and a minute on a machine with much else to do. */
const PATIENCE_MS = 300_000

const written = (name: string, bytes: Uint8Array): string => {
  writeFileSync(join(folder, name), bytes)
  return join(folder, name)
}

/** The same report as an old Word file, which keeps the address of the picture. */
async function asOldWord(): Promise<Uint8Array> {
  const made = join(folder, 'made.doc')
  const how = ['--convert-to', 'doc', '--outdir', folder, written('made.odt', openDocument('odt', harm))]
  await letLoose(how, () => existsSync(made))
  return new Uint8Array(readFileSync(made))
}

const CASES: [kind: string, conversion: Conversion, make: () => Uint8Array | Promise<Uint8Array>][] = [
  ['a text', { from: 'odt', to: 'docx' }, () => openDocument('odt', harm)],
  ['a workbook', { from: 'ods', to: 'xlsx' }, () => openDocument('ods', harm)],
  ['RTF', { from: 'rtf', to: 'docx' }, () => richText(harm)],
  ['an old Word file', { from: 'doc', to: 'docx' }, asOldWord],
]

/** As where the system gives nobody a network of their own: the profile alone holds. */
function withoutOwnNetwork(): () => void {
  const bin = join(folder, 'bin')
  mkdirSync(bin, { recursive: true })
  writeFileSync(join(bin, 'unshare'), '#!/bin/sh\nexit 1\n')
  chmodSync(join(bin, 'unshare'), 0o755)
  const { PATH } = process.env
  process.env.PATH = `${bin}:${PATH}`
  return () => {
    process.env.PATH = PATH
  }
}

if (!isHere) it('is not tried: there is no soffice', () => expect(isHere).toBe(false))
else
  describe('documents that would act', () => {
    it(
      'do, where they are let: otherwise nothing is shown here',
      async () => {
        const loose = written('loose.odt', openDocument('odt', harm))
        await letLoose([loose], () => existsSync(harm.written))
        expect(existsSync(harm.written)).toBe(true)
        const get = 'GET /picture.png'
        await letLoose(['--convert-to', 'docx', '--outdir', folder, loose], () => asked.includes(get))
        expect(asked).toContain(get)
      },
      PATIENCE_MS * 2,
    )

    it.each(CASES)(
      '%s is converted, and nothing else happens',
      async (_, conversion, make) => {
        const bytes = await make()
        asked.length = 0
        for (const prepare of [() => () => {}, withoutOwnNetwork]) {
          const restore = prepare()
          const made = await converted(bytes, conversion, { timeLimit: PATIENCE_MS }).finally(restore)
          expect([made.length > 0, asked, existsSync(harm.written)]).toEqual([true, [], false])
        }
      },
      PATIENCE_MS * 4,
    )
  })
