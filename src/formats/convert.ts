/** Kinds that are not read directly: on request LibreOffice, where there is one, makes of them what is. */
import { type ForeignKind, unsupported } from './foreign.js'
import type { Conversion, ConvertOptions, Target } from './libreoffice.js'
import type { Reading } from './reading.js'

/** Kinds that are read by conversion alone. */
const CONVERSIONS = {
  rtf: { from: 'rtf', to: 'docx' },
  odt: { from: 'odt', to: 'docx' },
  wordXml: { from: 'xml', to: 'docx' },
  ods: { from: 'ods', to: 'xlsx' },
  xls: { from: 'xls', to: 'xlsx' },
} as const satisfies Partial<Record<ForeignKind, Conversion>>
export type ConvertedKind = keyof typeof CONVERSIONS

/** Reads a kind through LibreOffice where `convert` allows it; throws UnsupportedFormatError where it does not. */
export const readConverted =
  (kind: ConvertedKind) =>
  async (content: Uint8Array | string, options: ConvertOptions = {}): Promise<Reading> => {
    if (!options.convert) throw unsupported(kind)
    const conversion = CONVERSIONS[kind]
    const { converted } = await import('./libreoffice.js')
    return READERS[conversion.to](await converted(bytesOf(content), conversion, options))
  }

/** Readers of what comes out, each loaded only where it is needed. */
const READERS: Record<Target, (bytes: Uint8Array) => Promise<Reading>> = {
  docx: async (bytes) => (await import('./docx/index.js')).readDocx(bytes),
  xlsx: async (bytes) => (await import('./xlsx/index.js')).readXlsx(bytes),
}

/** A decoded text no longer has the encoding that it declares. */
const bytesOf = (content: Uint8Array | string): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content.replace(/^\s*<\?xml[^<>]*>/, '')) : content
