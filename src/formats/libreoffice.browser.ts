/** In the place of `libreoffice.ts` where no program can be started. */
import { UnsupportedFormatError } from '../errors.js'

export const DOC = { from: 'doc', to: 'docx' } as const

export async function converted(): Promise<Uint8Array> {
  throw new UnsupportedFormatError(
    'Conversion was asked for, but a browser cannot start LibreOffice; convert the file elsewhere, or save it as DOCX or XLSX. ' +
      '已选择转换，但浏览器不能启动LibreOffice；请先行转换，或另存为DOCX、XLSX格式。',
  )
}
