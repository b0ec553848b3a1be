/** Documents that would act if they were let: macros that write a file when they are opened, pictures and sections of another machine. */
import { strToU8, zipSync } from 'fflate'

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')

const NAMESPACES = [
  ['office', 'office'],
  ['text', 'text'],
  ['table', 'table'],
  ['draw', 'drawing'],
  ['script', 'script'],
  ['svg', 'svg-compatible'],
]
  .map(([prefix, name]) => `xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .concat(
    'xmlns:xlink="http://www.w3.org/1999/xlink"',
    'xmlns:ooo="http://openoffice.org/2004/office"',
    'xmlns:dom="http://www.w3.org/2001/xml-events"',
  )
  .join(' ')

const MACRO = 'vnd.sun.star.script:Standard.Module1.Main?language=Basic&location=document'
const LIBRARY = 'xmlns:library="http://openoffice.org/2000/library"'

export interface Harm {
  /** What its macro would write. */
  written: string
  /** Where it would ask for a picture, a section and a number. */
  address: string
}

const textBody = ({ address }: Harm): string => `<office:text>
<text:p>望川县教育局2023年政府信息公开工作年度报告</text:p>
<text:p><draw:frame svg:width="2cm" svg:height="2cm" text:anchor-type="as-char"><draw:image xlink:href="${address}/picture.png" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/></draw:frame></text:p>
<text:section text:name="other"><text:section-source xlink:href="${address}/section.odt" xlink:type="simple"/><text:p>x</text:p></text:section>
</office:text>`

const sheetBody = ({ address }: Harm): string => `<office:spreadsheet>
<table:table table:name="s"><table:table-row><table:table-cell table:formula="${escaped(`of:=WEBSERVICE("${address}/number")`)}" office:value-type="string"/></table:table-row></table:table>
<table:table table:name="linked"><table:table-source xlink:href="${address}/sheet.ods" table:table-name="s" xlink:type="simple"/><table:table-row><table:table-cell/></table:table-row></table:table>
</office:spreadsheet>`

/** A text or a workbook whose macro runs when it is opened. */
export function openDocument(kind: 'odt' | 'ods', harm: Harm): Uint8Array {
  const type = `application/vnd.oasis.opendocument.${kind === 'odt' ? 'text' : 'spreadsheet'}`
  const listener = `<script:event-listener script:language="ooo:script" script:event-name="dom:load" xlink:href="${escaped(MACRO)}" xlink:type="simple"/>`
  const basic = `Sub Main\nn = FreeFile\nOpen "${harm.written}" For Output As #n\nPrint #n, "ran"\nClose #n\nEnd Sub`
  const parts: Record<string, string> = {
    'content.xml': `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${NAMESPACES} office:version="1.2"><office:scripts><office:event-listeners>${listener}</office:event-listeners></office:scripts><office:body>${kind === 'odt' ? textBody(harm) : sheetBody(harm)}</office:body></office:document-content>`,
    'Basic/script-lc.xml': `<?xml version="1.0" encoding="UTF-8"?><library:libraries ${LIBRARY} xmlns:xlink="http://www.w3.org/1999/xlink"><library:library library:name="Standard" library:link="false"/></library:libraries>`,
    'Basic/Standard/script-lb.xml': `<?xml version="1.0" encoding="UTF-8"?><library:library ${LIBRARY} library:name="Standard" library:readonly="false" library:passwordprotected="false"><library:element library:name="Module1"/></library:library>`,
    'Basic/Standard/Module1.xml': `<?xml version="1.0" encoding="UTF-8"?><script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">${escaped(basic)}</script:module>`,
  }
  const entries = Object.keys(parts).map(
    (path) => `<manifest:file-entry manifest:full-path="${path}" manifest:media-type="text/xml"/>`,
  )
  const manifest = `<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2"><manifest:file-entry manifest:full-path="/" manifest:media-type="${type}"/>${entries.join('')}</manifest:manifest>`
  return zipSync({
    mimetype: [strToU8(type), { level: 0 }],
    ...Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, strToU8(text)])),
    'META-INF/manifest.xml': strToU8(manifest),
  })
}

/** A picture of another machine, as Word writes it into RTF. */
export const richText = ({ address }: Harm): Uint8Array =>
  strToU8(
    `{\\rtf1\\ansi {\\field{\\*\\fldinst INCLUDEPICTURE "${address}/picture.png" \\\\d}{\\fldrslt x}}\\par report\\par}`,
  )
