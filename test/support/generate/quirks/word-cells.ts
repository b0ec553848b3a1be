/** What is written in a cell of a Word file and not seen, or seen and not written as text. */
import type { Quirk } from './quirk.js'
import { open, unread, type Writing, writing } from './writings.js'

const run = (text: string, properties = ''): string =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`
const p = (content: string, properties = ''): string => `<w:p><w:pPr>${properties}</w:pPr>${content}</w:p>`
/** 12 → a 9 that looks so, and 12. */
const beside = (properties: string, styles?: string): Writing => ({
  markup: (number) => p(run('9', properties) + run(number)),
  ...(styles && { styles }),
})
const content = (inside: (number: string) => string): Writing => ({ markup: (number) => p(inside(number)) })
const style = (type: string, id: string, inside: string): string =>
  `<w:style w:type="${type}" w:styleId="${id}"><w:name w:val="${id}"/>${inside}</w:style>`

const MATHS = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'

const UNSEEN_BY_STYLE: readonly Writing[] = [
  ...['<w:vanish/>', '<w:strike/>', '<w:dstrike/>', '<w:color w:val="FFFFFF"/>', '<w:sz w:val="2"/>'].flatMap(
    (look) => [
      beside('<w:rStyle w:val="q1"/>', style('character', 'q1', `<w:rPr>${look}</w:rPr>`)),
      beside(
        '<w:rStyle w:val="q2"/>',
        style('character', 'q1', `<w:rPr>${look}</w:rPr>`) +
          style('character', 'q2', '<w:basedOn w:val="q1"/>'),
      ),
      {
        markup: (number: string) => p(run('9'), '<w:pStyle w:val="q3"/>') + p(run(number)),
        styles: style('paragraph', 'q3', `<w:rPr>${look}</w:rPr>`),
      },
    ],
  ),
  {
    markup: (number) => p(run(number) + run('1', '<w:rStyle w:val="q4"/>')),
    styles: style('character', 'q4', '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'),
  },
  {
    markup: (number) => p(run(number, '<w:vanish w:val="0"/>'), '<w:pStyle w:val="q5"/>'),
    styles: style('paragraph', 'q5', '<w:rPr><w:vanish/></w:rPr>'),
  },
  // Characters as narrow as a stroke, and a digit so small that it may be a note's.
  beside('<w:w w:val="1"/>'),
  ...[
    '<w:w w:val="10"/>',
    '<w:spacing w:val="-240"/>',
    '<w:fitText w:val="1" w:id="7"/>',
    '<w:eastAsianLayout w:id="1" w:combine="1"/>',
    '<w:highlight w:val="black"/>',
  ].map((look) => open(beside(look))),
  open(content((number) => run(number) + run('9', '<w:sz w:val="8"/>'))),
  content(
    (number) => run(number.slice(0, 1), '<w:sz w:val="21"/>') + run(number.slice(1), '<w:sz w:val="18"/>'),
  ),
  // White on a dark ground is seen.
  content((number) => run(number, '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="1F3864"/>')),
  {
    markup: (number) => p(run(number, '<w:color w:val="FFFFFF"/>'), '<w:shd w:val="clear" w:fill="C00000"/>'),
  },
  content((number) => run(number, '<w:webHidden/>')),
  content(
    (number) =>
      `<w:del w:id="1"><w:r><w:delText>9</w:delText></w:r></w:del><w:ins w:id="2">${run(number)}</w:ins>`,
  ),
  content((number) => `<w:moveFrom w:id="1">${run('9')}</w:moveFrom>${run(number)}`),
  content((number) => `${run(number)}<w:r><w:footnoteReference w:id="2"/></w:r>`),
  content((number) => `${run(number)}<w:r><w:commentReference w:id="2"/></w:r>`),
  content(
    (number) =>
      `${run(number)}<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>1</w:t></w:r>`,
  ),
  content((number) => `<w:bdo w:val="rtl">${run([...number].reverse().join(''))}</w:bdo>`),
  content(
    (number) =>
      `<m:oMath ${MATHS}><m:sSup><m:e><m:r><m:t>${number}</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>`,
  ),
]

const formula = (inside: string): string => `<m:oMath ${MATHS}>${inside}</m:oMath>`

const field = (data: string, instruction: string, result: string | null): string =>
  `<w:r><w:fldChar w:fldCharType="begin">${data && `<w:ffData>${data}</w:ffData>`}</w:fldChar></w:r>` +
  `<w:r><w:instrText> ${instruction} </w:instrText></w:r>` +
  (result === null ? '' : `<w:r><w:fldChar w:fldCharType="separate"/></w:r>${result}`) +
  '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
const control = (properties: string, inside: string): string =>
  `<w:sdt><w:sdtPr>${properties}</w:sdtPr><w:sdtContent>${inside}</w:sdtContent></w:sdt>`

const FIELDS: readonly Writing[] = [
  content((number) => field('<w:textInput/>', 'FORMTEXT', run(number))),
  content((number) => field('<w:textInput><w:default w:val="9"/></w:textInput>', 'FORMTEXT', run(number))),
  content((number) =>
    field(
      `<w:ddList><w:result w:val="1"/><w:listEntry w:val="9"/><w:listEntry w:val="${number}"/></w:ddList>`,
      'FORMDROPDOWN',
      null,
    ),
  ),
  content((number) => field('', '=SUM(LEFT)', run(number))),
  content((number) => `<w:fldSimple w:instr=" =SUM(9) ">${run(number)}</w:fldSimple>`),
  content((number) => control('<w:text/>', run(number))),
  { markup: (number) => control('<w:text/>', p(run(number))) },
  content((number) =>
    control('<w:dropDownList><w:listItem w:displayText="9" w:value="9"/></w:dropDownList>', run(number)),
  ),
  content((number) => control('<w:alias w:val="9"/><w:tag w:val="9"/>', run(number))),
  content((number) => `<w:smartTag w:uri="a" w:element="b">${run(number)}</w:smartTag>`),
  content((number) => `<w:hyperlink w:anchor="a">${run(number)}</w:hyperlink>`),
  content((number) => [...number].map((digit) => run(digit, '<w:rFonts w:ascii="A"/>')).join('')),
  content((number) => `<w:bookmarkStart w:id="1" w:name="a"/>${run(number)}<w:bookmarkEnd w:id="1"/>`),
  unread(p(field('', '=SUM(LEFT)', null))),
  unread(p(field('', 'AUTONUM', null))),
  unread(p('<w:fldSimple w:instr=" QUOTE 12 "/>')),
  unread(p(field('', 'EQ \\\\o(1, 2)', ''))),
  open(
    content(
      (number) =>
        formula(
          '<m:phant><m:phantPr><m:show m:val="0"/></m:phantPr><m:e><m:r><m:t>9</m:t></m:r></m:e></m:phant>',
        ) + run(number),
    ),
  ),
  unread(
    p(
      `<m:oMath ${MATHS}><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>`,
    ),
  ),
]

const W = (name: string, uri: string): string => `xmlns:${name}="${uri}"`
const DRAWING = [
  W('wp', 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing'),
  W('a', 'http://schemas.openxmlformats.org/drawingml/2006/main'),
  W('wps', 'http://schemas.microsoft.com/office/word/2010/wordprocessingShape'),
].join(' ')
const VML = [W('v', 'urn:schemas-microsoft-com:vml'), W('o', 'urn:schemas-microsoft-com:office:office')].join(
  ' ',
)
const drawing = (inside: string): string =>
  `<w:r><w:drawing><wp:inline ${DRAWING}><a:graphic><a:graphicData>${inside}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`
const box = (inside: string): string => `<w:txbxContent>${inside}</w:txbxContent>`

const DRAWINGS: readonly Writing[] = [
  unread(p(drawing('<a:blip/>'))),
  unread(p(drawing(''))),
  unread(p(`<w:r><w:pict ${VML}><v:shape><v:imagedata/></v:shape></w:pict></w:r>`)),
  unread(p(`<w:r><w:object ${VML}><v:shape/><o:OLEObject/></w:object></w:r>`)),
  content((number) => drawing(`<wps:wsp><wps:txbx>${box(p(run(number)))}</wps:txbx></wps:wsp>`)),
  content(
    (number) =>
      `<w:r><w:pict ${VML}><v:rect><v:textbox>${box(p(run(number)))}</v:textbox></v:rect></w:pict></w:r>`,
  ),
]

/** With styles of its own. */
const inWord = writing('docx', (draft, styles) => ({
  ...draft,
  made: { ...draft.made, styles: (draft.made.styles ?? '') + styles },
}))

export const WORD_CELLS: readonly Quirk[] = [
  inWord('runs unseen beside numbers', 'unseen', UNSEEN_BY_STYLE),
  inWord('numbers in fields and controls', 'boxes', FIELDS),
  inWord('drawings in cells', 'boxes', DRAWINGS),
]
