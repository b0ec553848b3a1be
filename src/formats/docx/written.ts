/** What the pass before mammoth writes. */

export const TEXT_START = '<w:t xml:space="preserve">'
const TEXT_END = '</w:t>'

export const textXml = (text: string): string => (text === '' ? '' : TEXT_START + escapeXml(text) + TEXT_END)

/** Texts in a row become one: mammoth's time goes by elements. */
export const paragraphXml = (runContent: string): string =>
  `<w:p><w:r>${runContent.replaceAll(TEXT_END + TEXT_START, '')}</w:r></w:p>`

/** The one picture of the prepared package; what it shows is never looked at. */
export const imageXml = (alt: string): string =>
  `<w:drawing><wp:inline><wp:docPr id="1" name="" descr="${escapeXml(alt)}"/><a:graphic><a:graphicData><pic:pic><pic:blipFill>` +
  '<a:blip r:embed="rId1"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>'

/** Symbols of dingbat fonts are left to mammoth, which knows them. */
export const symbolXml = (font: string, code: number): string =>
  `<w:sym w:font="${escapeXml(font)}" w:char="${code.toString(16).toUpperCase().padStart(4, '0')}"/>`

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Also takes out what XML cannot hold. */
const escapeXml = (text: string): string =>
  text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[&<>"]/g, (sign) => ESCAPES[sign]!)
