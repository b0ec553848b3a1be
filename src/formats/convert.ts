/** LibreOffice as a converter, on request only: for kinds that are not read, and for Word files that can't be read directly. */
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { UnreadableDocumentError, UnsupportedFormatError } from '../errors.js'
import { readDocx } from './docx/index.js'
import { unsupported } from './foreign.js'
import type { Reading } from './reading.js'

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

/** Kinds that are read by conversion alone, by the name that LibreOffice knows them under. */
const EXTENSIONS = { rtf: 'rtf', odt: 'odt', wordXml: 'xml' } as const
export type ConvertedKind = keyof typeof EXTENSIONS

/** Reads a kind through LibreOffice where `convert` allows it; throws UnsupportedFormatError where it does not. */
export const readConverted =
  (kind: ConvertedKind) =>
  async (content: Uint8Array | string, options: ConvertOptions = {}): Promise<Reading> => {
    if (!options.convert) throw unsupported(kind)
    return readDocx(await convertToDocx(bytesOf(content), EXTENSIONS[kind], options))
  }

/** A decoded text no longer has the encoding that it declares. */
const bytesOf = (content: Uint8Array | string): Uint8Array =>
  typeof content === 'string'
    ? new TextEncoder().encode(content.replace(/^\s*<\?xml[^<>]{0,400}\?>/, ''))
    : content

/**
 * Converts a file to DOCX in a folder and with a profile of its own, both removed afterwards. Throws UnsupportedFormatError
 * where LibreOffice is not installed, UnreadableDocumentError where it fails or takes too long.
 */
export async function convertToDocx(
  bytes: Uint8Array,
  extension: 'doc' | (typeof EXTENSIONS)[ConvertedKind],
  options: ConvertOptions = {},
): Promise<Uint8Array> {
  const { timeLimit = TIME_LIMIT_MS, programs = PROGRAMS } = options
  const folder = await mkdtemp(join(tmpdir(), 'gongkai-'))
  try {
    const input = join(folder, `input.${extension}`)
    await writeFile(input, bytes)
    const profile = pathToFileURL(join(folder, 'profile')).href
    const how = [
      `-env:UserInstallation=${profile}`,
      '--headless',
      '--norestore',
      '--convert-to',
      'docx',
      '--outdir',
      join(folder, 'out'),
    ]
    await runFirst(programs, [...how, input], timeLimit)
    return await readFile(join(folder, 'out', 'input.docx')).catch((error: unknown) => {
      throw new UnreadableDocumentError('input.corrupt', 'LibreOffice could not convert the file.', {
        cause: error,
      })
    })
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

async function runFirst(programs: string[], parameters: string[], timeLimit: number): Promise<void> {
  for (const program of programs) if (await run(program, parameters, timeLimit)) return
  throw new UnsupportedFormatError(
    'Conversion was asked for, but LibreOffice (soffice) is not installed; install it, or save the file as DOCX.',
  )
}

/** Runs a program to its end; false where it does not exist. */
function run(program: string, parameters: string[], timeLimit: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    // A group of its own: LibreOffice's starter leaves the real process behind when it alone is stopped.
    const child = spawn(program, parameters, { stdio: 'ignore', detached: process.platform !== 'win32' })
    const timer = setTimeout(() => {
      stop(child.pid)
      reject(
        new UnreadableDocumentError(
          'input.corrupt',
          `LibreOffice did not convert the file within ${timeLimit / 1000} s.`,
        ),
      )
    }, timeLimit)
    child.once('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer)
      if (error.code === 'ENOENT') resolve(false)
      else
        reject(
          new UnreadableDocumentError('input.corrupt', 'LibreOffice could not be started.', { cause: error }),
        )
    })
    child.once('exit', () => {
      clearTimeout(timer)
      resolve(true)
    })
  })
}

function stop(pid: number | undefined): void {
  if (pid === undefined) return
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL')
  } catch {
    // It has ended by itself meanwhile.
  }
}
