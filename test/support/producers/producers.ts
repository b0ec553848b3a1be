/** Programs that write reports: from which file each begins, and by which commands it goes on. */
import type { Sheeted, Source } from './sources.js'

/** `['qpdf', '--linearize', IN, OUT]`: a command; its file is the next one's. */
export type Step = readonly [program: string, ...rest: string[]]

export interface Producer {
  name: string
  from: Source
  steps: readonly Step[]
  /** What each step's file is called by its end: `pdf`, of the last one at least. */
  makes: readonly string[]
}

/** A step's file, what it is to write, the folder of both, LibreOffice's own profile, and the scripts of this folder. */
export const [IN, OUT, FOLDER, PROFILE, SCRIPTS] = ['{in}', '{out}', '{folder}', '{profile}', '{scripts}']

/** What a program can do that needs a package of its own. */
const page = (sheeted?: Sheeted): Source => (sheeted ? { kind: 'html', sheeted } : { kind: 'html' })

const office = (kind: string, more: readonly string[] = []): Step => [
  'soffice',
  `-env:UserInstallation=${PROFILE}`,
  '--headless',
  ...more,
  '--convert-to',
  kind,
  '--outdir',
  FOLDER,
  IN,
]
/** A page becomes a text document first: printed as it is, LibreOffice makes a web page of it. */
const asText: Step = office('odt:writer8', ['--infilter=HTML (StarWriter)'])
const printed = (options = ''): Step => office(`pdf:writer_pdf_Export${options}`)

const chromium: Step = [
  'chromium',
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--no-pdf-header-footer',
  `--user-data-dir=${FOLDER}/chromium`,
  `--print-to-pdf=${OUT}`,
  `file://${IN}`,
]
const ghostscript = (...more: string[]): Step => [
  'gs',
  '-q',
  '-dNOPAUSE',
  '-dBATCH',
  '-sDEVICE=pdfwrite',
  ...more,
  `-sOutputFile=${OUT}`,
  IN,
]
const cairo: Step = ['pdftocairo', '-pdf', IN, OUT]
const script = (name: string, ...more: string[]): Step => [
  name.endsWith('.py') ? 'python3' : 'node',
  `${SCRIPTS}/${name}`,
  IN,
  OUT,
  ...more,
]

const producer = (name: string, from: Source, makes: readonly string[], ...steps: Step[]): Producer => ({
  name,
  from,
  makes,
  steps,
})

const FONTS = {
  'a CFF font with serifs': 'Noto Serif CJK SC',
  'a CFF font without serifs': 'Noto Sans CJK SC',
  'a TrueType font (Zen Hei)': 'WenQuanYi Zen Hei',
  'a TrueType font (Micro Hei)': 'WenQuanYi Micro Hei',
  'a TrueType font (UMing)': 'AR PL UMing CN',
} as const

const FONT = 'WenQuanYi Zen Hei'
const zenHei = page({ font: FONT })
const borderless = page({ font: FONT, more: 'table, td { border: 0 !important }' })
const lines = page({
  font: FONT,
  more: 'td { border-width: 1px 0 !important }',
})

const byOffice = Object.entries(FONTS).map(([name, font]) =>
  producer(`LibreOffice, ${name}`, page({ font }), ['odt', 'pdf'], asText, printed()),
)
const byBrowser = Object.entries(FONTS).map(([name, font]) =>
  producer(`Chromium, ${name}`, page({ font }), ['pdf'], chromium),
)
const byWeasyPrint = Object.entries(FONTS)
  .slice(0, 3)
  .map(([name, font]) => producer(`WeasyPrint, ${name}`, page({ font }), ['pdf'], ['weasyprint', IN, OUT]))
const byWkhtmltopdf = Object.entries(FONTS)
  .slice(0, 3)
  .map(([name, font]) =>
    producer(
      `wkhtmltopdf, ${name}`,
      page({ font }),
      ['pdf'],
      ['env', 'QT_QPA_PLATFORM=offscreen', 'wkhtmltopdf', '-q', IN, OUT],
    ),
  )

const REWRITTEN: Readonly<Record<string, Step>> = {
  'by Ghostscript': ghostscript(),
  'by Ghostscript as PDF 1.3': ghostscript('-dCompatibilityLevel=1.3'),
  'by Ghostscript as PDF 1.2': ghostscript('-dCompatibilityLevel=1.2'),
  'by Ghostscript for screens': ghostscript('-dPDFSETTINGS=/screen'),
  'by Ghostscript as PDF/A': ghostscript('-dPDFA=2', '-sColorConversionStrategy=RGB'),
  'by Ghostscript with whole fonts': ghostscript('-dSubsetFonts=false'),
  'by cairo': cairo,
  'by qpdf, linearised': ['qpdf', '--linearize', IN, OUT],
  'by qpdf, packed': ['qpdf', '--object-streams=generate', '--recompress-flate', IN, OUT],
  'by qpdf, as lines': ['qpdf', '--qdf', '--object-streams=disable', IN, OUT],
  'by qpdf, locked with an empty password': ['qpdf', '--encrypt', '', 'owner', '256', '--', IN, OUT],
  'by qpdf, locked with RC4': ['qpdf', '--allow-weak-crypto', '--encrypt', '', 'owner', '40', '--', IN, OUT],
  'by MuPDF': ['mutool', 'clean', '-gggg', '-z', IN, OUT],
  'by MuPDF, drawn again': ['mutool', 'convert', '-o', OUT, IN],
}

/** A file of each of these is rewritten: fonts of CFF and of TrueType, a browser's, and one without any font program. */
const REWRITTEN_FROM: readonly Producer[] = [byOffice[0]!, byOffice[2]!, byBrowser[0]!, byBrowser[2]!]

const rewritten = REWRITTEN_FROM.flatMap((first) =>
  Object.entries(REWRITTEN).map(([name, step]) =>
    producer(`${first.name}, rewritten ${name}`, first.from, [...first.makes, 'pdf'], ...first.steps, step),
  ),
)
const withoutPrograms = Object.entries(REWRITTEN).map(([name, step]) =>
  producer(`our own PDF, rewritten ${name}`, { kind: 'pdf' }, ['pdf'], step),
)

const OFFICE_LAYOUTS = {
  'without lines': borderless,
  'with level lines alone': lines,
  'on wide paper': page({ font: FONT, more: '@page { size: A4 landscape }' }),
  'in large type': page({ font: FONT, more: 'table { font-size: 11pt }' }),
  'in two columns of type': page({ font: FONT, more: 'p { text-align: justify }' }),
}
const laidOut = Object.entries(OFFICE_LAYOUTS).flatMap(([name, from]) => [
  producer(`LibreOffice, ${name}`, from, ['odt', 'pdf'], asText, printed()),
  producer(`Chromium, ${name}`, from, ['pdf'], chromium),
  producer(`WeasyPrint, ${name}`, from, ['pdf'], ['weasyprint', IN, OUT]),
])

const OFFICE_EXPORTS = {
  'PDF/A-1': ':{"SelectPdfVersion":{"type":"long","value":"1"}}',
  'PDF/A-2': ':{"SelectPdfVersion":{"type":"long","value":"2"}}',
  'tagged PDF': ':{"UseTaggedPDF":{"type":"boolean","value":"true"}}',
}

const fromDocx: Source = { kind: 'docx' }
const fromXlsx: Source = { kind: 'xlsx' }
const fromList: Source = { kind: 'json' }

export const PRODUCERS: readonly Producer[] = [
  ...byOffice,
  ...byBrowser,
  ...byWeasyPrint,
  ...byWkhtmltopdf,
  ...laidOut,
  ...Object.entries(OFFICE_EXPORTS).map(([name, options]) =>
    producer(`LibreOffice, as ${name}`, zenHei, ['odt', 'pdf'], asText, printed(options)),
  ),
  producer('LibreOffice, a DOCX printed', fromDocx, ['pdf'], printed()),
  producer('LibreOffice, a DOCX saved again', fromDocx, ['odt', 'docx'], office('odt'), office('docx')),
  producer('LibreOffice, a page as DOCX', zenHei, ['odt', 'docx'], asText, office('docx')),
  producer('LibreOffice, a page as DOC', zenHei, ['odt', 'doc'], asText, office('doc:MS Word 97')),
  producer('LibreOffice, a DOCX as DOC', fromDocx, ['doc'], office('doc:MS Word 97')),
  producer('LibreOffice, a DOCX as a page', fromDocx, ['html'], office('html:HTML (StarWriter)')),
  producer('LibreOffice, a DOCX as XHTML', fromDocx, ['xhtml'], office('xhtml:XHTML Writer File')),
  producer('LibreOffice, a DOCX as Word 2003 XML', fromDocx, ['xml'], office('xml:MS Word 2003 XML')),
  producer('LibreOffice, a DOCX as text', fromDocx, ['txt'], office('txt:Text (encoded):UTF8')),
  producer('LibreOffice, a workbook saved again', fromXlsx, ['ods', 'xlsx'], office('ods'), office('xlsx')),
  producer('LibreOffice, a workbook printed', fromXlsx, ['pdf'], office('pdf:calc_pdf_Export')),
  producer('LibreOffice, a workbook as a page', fromXlsx, ['html'], office('html:HTML (StarCalc)')),
  producer(
    'LibreOffice, a workbook as CSV',
    fromXlsx,
    ['csv'],
    office('csv:Text - txt - csv (StarCalc):44,34,76'),
  ),
  producer('pandoc, a page as DOCX', zenHei, ['docx'], ['pandoc', '-f', 'html', '-o', OUT, IN]),
  producer('pandoc, a DOCX as a page', fromDocx, ['html'], ['pandoc', '-s', '-f', 'docx', '-o', OUT, IN]),
  producer(
    'pandoc, a page as ODT, then DOCX',
    zenHei,
    ['odt', 'docx'],
    ['pandoc', '-f', 'html', '-o', OUT, IN],
    office('docx'),
  ),
  producer(
    'pandoc, a page as Markdown',
    zenHei,
    ['md'],
    ['pandoc', '-f', 'html', '-t', 'markdown', '-o', OUT, IN],
  ),
  producer(
    'pandoc, a page as Markdown of GitHub',
    zenHei,
    ['md'],
    ['pandoc', '-f', 'html', '-t', 'gfm', '-o', OUT, IN],
  ),
  producer(
    'pandoc, a page as plain text',
    zenHei,
    ['txt'],
    ['pandoc', '-f', 'html', '-t', 'plain', '-o', OUT, IN],
  ),
  producer('pandoc, a DOCX as Markdown', fromDocx, ['md'], ['pandoc', '-t', 'markdown', '-o', OUT, IN]),
  producer('AbiWord, a DOCX as DOC', fromDocx, ['doc'], ['abiword', '--to=doc', '-o', OUT, IN]),
  producer('AbiWord, a DOCX as a page', fromDocx, ['html'], ['abiword', '--to=html', '-o', OUT, IN]),
  producer('AbiWord, a DOCX saved again', fromDocx, ['docx'], ['abiword', '--to=docx', '-o', OUT, IN]),
  producer('AbiWord, a DOCX printed', fromDocx, ['pdf'], ['abiword', '--to=pdf', '-o', OUT, IN]),
  ...withoutPrograms,
  ...rewritten,
  producer('ReportLab, STSong-Light', fromList, ['pdf'], script('with_reportlab.py', 'STSong-Light')),
  producer('ReportLab, a TrueType font', fromList, ['pdf'], script('with_reportlab.py', 'zenhei')),
  producer('fpdf2', fromList, ['pdf'], script('with_fpdf2.py')),
  producer('xhtml2pdf', zenHei, ['pdf'], script('with_xhtml2pdf.py')),
  producer('PyMuPDF, a page', zenHei, ['pdf'], script('with_pymupdf.py')),
  producer('python-docx', fromList, ['docx'], script('with_python_docx.py')),
  producer('openpyxl', fromList, ['xlsx'], script('with_openpyxl.py')),
  producer('pandas, a page as Markdown', zenHei, ['md'], script('with_pandas.py', 'markdown')),
  producer('pandas, a page as a page', zenHei, ['html'], script('with_pandas.py', 'html')),
  producer('pandas, a page as CSV', zenHei, ['csv'], script('with_pandas.py', 'csv')),
  producer('pandas, a page as printed', zenHei, ['txt'], script('with_pandas.py', 'string')),
  ...['html2text', 'trafilatura', 'markitdown', 'inscriptis', 'markdownify'].map((name) =>
    producer(`${name}, a page as text`, zenHei, ['txt'], script('with_text_tools.py', name)),
  ),
  producer('markitdown, a DOCX as text', fromDocx, ['md'], script('with_text_tools.py', 'markitdown')),
  producer('markitdown, a workbook as text', fromXlsx, ['md'], script('with_text_tools.py', 'markitdown')),
  producer('docx (npm)', fromList, ['docx'], script('docx.cjs')),
  producer('html-to-docx (npm)', zenHei, ['docx'], script('html-to-docx.cjs')),
  producer('pdfmake', fromList, ['pdf'], script('pdfmake.cjs')),
  producer('PDFKit', fromList, ['pdf'], script('pdfkit.cjs')),
  producer('jsPDF', fromList, ['pdf'], script('jspdf.cjs')),
  producer('ExcelJS', fromList, ['xlsx'], script('exceljs.cjs')),
  producer('turndown', zenHei, ['md'], script('turndown.cjs')),
  producer('html-to-text (npm)', zenHei, ['txt'], script('html-to-text.cjs')),
  producer('mammoth, a DOCX as a page', fromDocx, ['html'], script('mammoth.cjs', 'html')),
  producer('mammoth, a DOCX as Markdown', fromDocx, ['md'], script('mammoth.cjs', 'markdown')),
  producer('Chromium, the text of a page', zenHei, ['txt'], script('inner-text.cjs')),
]
