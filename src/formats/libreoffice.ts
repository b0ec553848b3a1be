/**
 * LibreOffice as a converter, on request only: for kinds that are not read, and for Word files that can't be read directly.
 * `libreoffice.browser.ts` stands for it where no program can be started.
 */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { refusal } from '../errors.js'
import { type Leash, runOnLeash } from './libreoffice/leash.js'
import { PROFILE } from './libreoffice/profile.js'

/** A conversion takes 2–5 s, the first of a profile some more; a file that takes a minute hangs. */
const TIME_LIMIT_MS = 60_000
const PROGRAMS = ['soffice', 'libreoffice']

export interface ConvertOptions {
  convert?: boolean
  /** Milliseconds that a conversion may take. */
  timeLimit?: number
  /** The names or paths under which LibreOffice is looked for. */
  programs?: string[]
}

/** What documents are converted to. */
export type Target = 'docx' | 'xlsx'

/** How a kind is converted: by the ending that LibreOffice knows it under. */
export interface Conversion {
  from: string
  to: Target
}

export const DOC: Conversion = { from: 'doc', to: 'docx' }

/**
 * Converts a file in a folder and with a profile of its own, both removed afterwards: without network, macros and links, within
 * limits of memory and time. Throws UnsupportedFormatError where LibreOffice is not installed, UnreadableDocumentError where it
 * fails or takes too long.
 */
export async function converted(
  bytes: Uint8Array,
  { from, to }: Conversion,
  options: ConvertOptions = {},
): Promise<Uint8Array> {
  const { timeLimit = TIME_LIMIT_MS, programs = PROGRAMS } = options
  const folder = await mkdtemp(join(tmpdir(), 'gongkai-'))
  try {
    const input = join(folder, `input.${from}`)
    await writeFile(input, bytes)
    await mkdir(join(folder, 'profile', 'user'), { recursive: true })
    await writeFile(join(folder, 'profile', 'user', 'registrymodifications.xcu'), PROFILE)
    const profile = pathToFileURL(join(folder, 'profile')).href
    const how = [
      `-env:UserInstallation=${profile}`,
      '--headless',
      '--norestore',
      '--convert-to',
      to,
      '--outdir',
      join(folder, 'out'),
    ]
    await runFirst(programs, [...how, input], { timeLimit, folder })
    return await readFile(join(folder, 'out', `input.${to}`)).catch((error: unknown) => {
      throw refusal('input.corrupt:converted', {}, { cause: error })
    })
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

async function runFirst(programs: string[], parameters: string[], leash: Leash): Promise<void> {
  for (const program of programs) if (await runOnLeash(program, parameters, leash)) return
  throw refusal('input.unsupported:noConverter', {})
}
