/** Kinds of documents that are known and not read, each with what to do instead. */
import { refusal, type UnsupportedFormatError } from '../errors.js'
import type { Words } from '../words.js'

const words = (en: string, zh: string): Words => ({ en, zh })

/** What helps. */
const ADVICE = {
  asDocument: words(
    'open it in its own program and save it as DOCX or PDF',
    '请用原程序打开，另存为DOCX或PDF格式',
  ),
  convert: words(
    'save it as DOCX, or allow conversion (--convert) with LibreOffice installed',
    '请另存为DOCX格式，或安装LibreOffice后使用--convert转换',
  ),
  convertSheet: words(
    'save it as XLSX, or allow conversion (--convert) with LibreOffice installed',
    '请另存为XLSX格式，或安装LibreOffice后使用--convert转换',
  ),
  asSheet: words('open it in its own program and save it as XLSX', '请用原程序打开，另存为XLSX格式'),
  text: words(
    'it may be a scan, and the recognition of scans is not part of this version; look for the report as a page, a PDF with text or a Word file',
    '可能是扫描件，本版本不含文字识别；请改用网页、带文字的PDF或Word文件',
  ),
  unpack: words('unpack it and give the files in it', '请先解压，再读取其中的文件'),
  batch: words('give it to `gongkai batch`, or unpack it', '请用gongkai batch读取，或先解压'),
  tabs: words(
    'save it as text with tabs between its columns, or as XLSX',
    '请另存为制表符分隔的文本，或XLSX格式',
  ),
  mail: words('save the attachment or the text of the message by itself', '请把附件或正文单独另存'),
  asPage: words('save the page in a browser as HTML', '请在浏览器中另存为HTML'),
  original: words('look for the document that it was made from', '请改用其来源文件'),
} satisfies Record<string, Words>

interface Foreign {
  kind: Words
  advice: Words
}

const foreign = (en: string, zh: string, advice: keyof typeof ADVICE): Foreign => ({
  kind: words(en, zh),
  advice: ADVICE[advice],
})

export const FOREIGN = {
  png: foreign('a picture (PNG)', '图片（PNG）', 'text'),
  jpeg: foreign('a picture (JPEG)', '图片（JPEG）', 'text'),
  gif: foreign('a picture (GIF)', '图片（GIF）', 'text'),
  webp: foreign('a picture (WebP)', '图片（WebP）', 'text'),
  bmp: foreign('a picture (BMP)', '图片（BMP）', 'text'),
  tiff: foreign('a picture (TIFF)', '图片（TIFF）', 'text'),
  heic: foreign('a picture (HEIC)', '图片（HEIC）', 'text'),
  jp2: foreign('a picture (JPEG 2000)', '图片（JPEG 2000）', 'text'),
  psd: foreign('a picture (PSD)', '图片（PSD）', 'text'),
  svg: foreign('a picture (SVG)', '图片（SVG）', 'text'),
  metafile: foreign('a picture (WMF)', '图片（WMF）', 'text'),
  djvu: foreign('scanned pages (DjVu)', '扫描件（DjVu）', 'text'),
  gzip: foreign('compressed data (gzip)', '压缩数据（gzip）', 'unpack'),
  bzip2: foreign('compressed data (bzip2)', '压缩数据（bzip2）', 'unpack'),
  xz: foreign('compressed data (xz)', '压缩数据（xz）', 'unpack'),
  sevenZip: foreign('an archive (7z)', '压缩包（7z）', 'unpack'),
  rar: foreign('an archive (RAR)', '压缩包（RAR）', 'unpack'),
  cabinet: foreign('an archive (CAB)', '压缩包（CAB）', 'unpack'),
  tar: foreign('an archive (TAR)', '压缩包（TAR）', 'unpack'),
  zip: foreign('an archive (ZIP)', '压缩包（ZIP）', 'batch'),
  chm: foreign('a help file (CHM)', '帮助文件（CHM）', 'unpack'),
  postScript: foreign('a PostScript file', 'PostScript文件', 'original'),
  caj: foreign('a CAJ document', 'CAJ文件', 'asDocument'),
  epub: foreign('a book (EPUB)', '电子书（EPUB）', 'original'),
  presentation: foreign('a presentation (PPTX)', '演示文稿（PPTX）', 'asDocument'),
  oldPresentation: foreign('a presentation (PPT)', '演示文稿（PPT）', 'asDocument'),
  openDocument: foreign('an OpenDocument file of another kind', '其他OpenDocument文件', 'asDocument'),
  oldOffice: foreign(
    'an old Office file that is not a Word document',
    '旧版Office文件，不是Word文档',
    'asDocument',
  ),
  binarySpreadsheet: foreign('a spreadsheet (XLSB)', '电子表格（XLSB）', 'asSheet'),
  mail: foreign('an e-mail message (EML)', '电子邮件（EML）', 'mail'),
  webArchive: foreign('a web archive (Safari)', '网页存档（Safari）', 'asPage'),
  json: foreign('JSON data', 'JSON数据', 'original'),
  xml: foreign('an XML file of an unknown kind', '未知类型的XML文件', 'original'),
  csv: foreign('comma-separated values (CSV)', '逗号分隔数据（CSV）', 'tabs'),
  binary: foreign('binary data of an unknown kind', '未知类型的二进制数据', 'asDocument'),
  excelXml: foreign('an Excel 2003 XML spreadsheet', 'Excel 2003 XML电子表格', 'asSheet'),
  // These LibreOffice reads, where conversion is allowed.
  rtf: foreign('RTF', 'RTF文档', 'convert'),
  ods: foreign('an OpenDocument spreadsheet (ODS)', 'OpenDocument电子表格（ODS）', 'convertSheet'),
  xls: foreign('a spreadsheet (XLS, ET)', '电子表格（XLS、ET）', 'convertSheet'),
  odt: foreign('an OpenDocument text (ODT)', 'OpenDocument文本（ODT）', 'convert'),
  wordXml: foreign('a Word 2003 XML document', 'Word 2003 XML文档', 'convert'),
} satisfies Record<string, Foreign>

export type ForeignKind = keyof typeof FOREIGN

/** Says what the file is and what helps, in both languages: whoever runs a batch reads one, whoever made the file the other. */
export function unsupported(name: ForeignKind): UnsupportedFormatError {
  const { kind, advice } = FOREIGN[name]
  return refusal('input.unsupported:kind', { kind, advice })
}
