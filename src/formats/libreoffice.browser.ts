/** In the place of `libreoffice.ts` where no program can be started. */
import { refusal } from '../errors.js'

export const DOC = { from: 'doc', to: 'docx' } as const

export async function converted(): Promise<Uint8Array> {
  throw refusal('input.unsupported:browser', {})
}
