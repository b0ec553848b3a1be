/**
 * What each error says, in English: of a code with several kinds a sentence for each, `input.corrupt:zip`. `{names}` are filled with
 * the values that the error brings. A new error is a sentence here and in sentences-zh.ts, and `throw refusal('input.corrupt:zip', {})`.
 */
import type { ErrorCode } from './codes.js'

export const ENGLISH = {
  'input.path':
    'This looks like a path, not like a document: {text}. Read the file first, or give the path to parseFiles.',
  'input.unsupported:kind': 'This is {kind}, which is not read: {advice}.',
  'input.unsupported:elsewhere':
    'The document takes its text from another file, of a kind that is not read there; open it in Word and save it again.',
  'input.unsupported:noConverter':
    'Conversion was asked for, but LibreOffice (soffice) is not installed; install it, or save the file as DOCX or XLSX.',
  'input.unsupported:browser':
    'Conversion was asked for, but a browser cannot start LibreOffice; convert the file elsewhere, or save it as DOCX or XLSX.',
  'input.unsupported:notWord': 'The zip archive is not a Word document.',
  'input.unsupported:notOldWord':
    'The Office file is not a Word document; save it as DOCX, or allow conversion (--convert) with LibreOffice installed.',
  'input.unsupported:olderWord':
    'The file is of a Word older than 97; save it as DOCX, or allow conversion (--convert) with LibreOffice installed.',
  'input.unsupported:device': 'It is a pipe, a socket or a device, not a file.',
  'input.unsupported:schema': "{place}: not a report of this version's schema",
  'input.encrypted': 'The document is protected by a password.',
  'input.encrypted:package': 'The package is protected by a password.',
  'input.encrypted:member': 'The member of the archive is protected by a password.',
  'input.encrypted:ofd': 'The OFD document is encrypted.',
  'input.encrypted:pdf': 'The PDF is encrypted with a password',
  'input.empty': 'The document is empty.',
  'input.empty:file': 'The file is empty',
  'input.empty:text': 'There is no text in the document.',
  'input.empty:page': 'There is no text in the page.',
  'input.empty:sheets': 'There is no text in the sheets that are shown.',
  'input.empty:pages': 'There is no page in the document.',
  'input.empty:archive': 'The archive holds no documents.',
  'input.noText:pictures':
    'No page has text: page {pages} may be scanned, and the recognition of scans is not part of this version; look for the report as a page, a document with text or a Word file.',
  'input.noText:fonts': 'The fonts of page {pages} do not say which characters they draw',
  'input.notAReport':
    'not a 政府信息公开工作年度报告: no title of one, too little of its six sections{headings}, and none of its tables',
  'input.tooLarge': 'The document is larger than 64 MB.',
  'input.tooLarge:text': 'The document has more text than a report can have.',
  'input.tooLarge:blocks': 'The document has more paragraphs, cells or text than a report can have.',
  'input.tooLarge:elements': 'The page has more elements than a report can have.',
  'input.tooLarge:nested': 'Elements are nested too deep.',
  'input.tooLarge:levels': 'Elements are nested more than {deepest} levels deep.',
  'input.tooLarge:tables': 'Tables stand inside one another without end.',
  'input.tooLarge:paragraphs': 'The document has too many paragraphs.',
  'input.tooLarge:word': 'The Word file has more text than a report can have.',
  'input.tooLarge:sheet': 'A sheet has more cells than a report can have.',
  'input.tooLarge:xml': 'The document is nested too deeply or has too many elements.',
  'input.tooLarge:members': 'The package has {count} members.',
  'input.tooLarge:declared': 'The package declares more than 512 MB of content.',
  'input.tooLarge:part': '{name} declares {size} bytes.',
  'input.tooLarge:undeclared': '{name} is larger than it declares.',
  'input.tooLarge:ratio': '{name} is packed more than {most} : 1.',
  'input.tooLarge:overlap': 'The members of the zip file overlap.',
  'input.tooLarge:zip64': 'The zip file has more than 65,534 members, or more than 4 GB.',
  'input.tooLarge:directory': "The archive's directory has {size} bytes.",
  'input.tooLarge:pdf': 'The PDF has {size} bytes, more than {most}',
  'input.tooLarge:pages': 'The PDF has {pages} pages, more than {most}',
  'input.tooLarge:counts': 'The PDF speaks of {count} {what}, more than {most}',
  'input.tooLarge:drawn': 'The PDF draws more than a report can hold',
  'input.tooLarge:ofdPages': 'The OFD document has {pages} pages.',
  'input.tooLarge:ofd': 'The OFD document has more pages than a report can have.',
  'input.tooLarge:painted': 'The OFD document paints more than a report can have.',
  'input.corrupt:mhtml': 'There is no page in the web archive (MHTML).',
  'input.corrupt:converted': 'LibreOffice could not convert the file.',
  'input.corrupt:slow': 'LibreOffice did not convert the file within {seconds} s.',
  'input.corrupt:started': 'LibreOffice could not be started.',
  'input.corrupt:office': 'The Office file is cut off or damaged.',
  'input.corrupt:oldWord':
    'The Word file is cut off or damaged; save it as DOCX, or allow conversion (--convert) with LibreOffice installed.',
  'input.corrupt:mainPart': 'The Word package lacks its main part.',
  'input.corrupt:notWord': "The package's main part is no Word document.",
  'input.corrupt:body': "The Word document's body can't be read.",
  'input.corrupt:workbook': 'The workbook lacks its main part.',
  'input.corrupt:sheet': 'A sheet of the workbook is missing in it.',
  'input.corrupt:outside': 'A cell of the workbook stands outside of its sheet.',
  'input.corrupt:notText': 'A part of the package is not text.',
  'input.corrupt:xml': 'A part of the document is not well-formed XML; the file is damaged.',
  'input.corrupt:doctype': 'The document declares a DOCTYPE.',
  'input.corrupt:zip': 'The zip file has no directory; it is cut off, damaged or no zip.',
  'input.corrupt:directory': 'The directory of the zip file is broken.',
  'input.corrupt:moreMembers': 'The directory of the zip file has more members than it says.',
  'input.corrupt:missing': '{name} is missing in the zip file.',
  'input.corrupt:leadsOut': 'The package has a member whose name leads out of it.',
  'input.corrupt:twice': 'The package has two members named {name}.',
  'input.corrupt:cutOff': '{name} is cut off.',
  'input.corrupt:checksum': '{name} is damaged: its checksum is wrong.',
  'input.corrupt:method': '{name} is packed by an unknown method.',
  'input.corrupt:unpacked': "{name} can't be unpacked.",
  'input.corrupt:archiveDirectory': "The archive's directory is broken.",
  'input.corrupt:archive': 'The archive is cut off.',
  'input.corrupt:memberOut': 'The name of the member leads out of its archive.',
  'input.corrupt:memberChecksum': 'The member of the archive is damaged: its checksum is wrong.',
  'input.corrupt:memberMethod':
    'The member of the archive is packed by a method ({method}) that is not read.',
  'input.corrupt:member': "The member of the archive can't be unpacked.",
  'input.corrupt:json': '{place}: not JSON',
  'input.corrupt:pdf': "The PDF can't be read: {why}",
  'input.corrupt:pdfOrder': 'The PDF is damaged in too many places to be put in order',
  'input.corrupt:pdfNothing': 'The PDF is cut off or damaged: nothing in it can be read',
  'input.corrupt:ofd': 'The OFD package lacks OFD.xml.',
  'input.corrupt:ofdNone': 'There is no document in the OFD package.',
  'input.corrupt:ofdDocument': 'A document of the OFD package is missing in it.',
  'input.corrupt:ofdVersion': 'The current version of the OFD document is missing in it.',
  'input.corrupt:ofdPage': 'A page of the OFD document is missing in it.',
  'input.corrupt:ofdTemplate': 'A template of the OFD document is missing in it.',
  'input.timeout': 'Reading it took more than {seconds} s.',
  'worker.memory': 'Reading it took more memory than a worker has.',
  'worker.crashed': 'The worker that read it ended with {end}.',
  'worker.crashed:stopped': 'The worker was stopped.',
  'worker.unavailable': 'No worker could be started: {why}',
  'argument.invalid:document':
    'A document is given as its bytes, its text, a Blob, a Response or a stream, not as {given}.',
  'argument.invalid:chunk': 'A stream of a document gives bytes or text, not {given}.',
  'report.noStream':
    'toText takes what readReport gives, a report with its text stream: a report alone does not hold it',
  'internal:pdfjs':
    'The folder pdfjs of gongkai, with {name}, is not beside the program: bundle gongkai as external, or copy its dist/pdfjs.',
  'batch.noFiles': 'nothing to read in {paths} that is not inside {out}',
  'batch.noFiles:none': 'no files in {paths} that are not inside {out}',
  'batch.noFiles:skipped': 'nothing to read in {paths}: {count} skipped, such as {file} ({reason})',
  'batch.locked':
    'another batch (process {pid} on {host}) is writing into {folder}; if there is none, remove {lock}',
  'batch.folderGone': '{folder} has been removed while it was written into',
  'batch.unreachable': '{folder} is not there any more',
  'batch.machine': '{count} files in a row could not be read for a reason of this machine ({code}: {why})',
  'batch.unfinished':
    '{folder} holds an interrupted run: go on with --resume, or remove {work} to start anew',
  'batch.otherRun:version': '{folder} was written by version {was}, this is {now}: choose another folder',
  'batch.otherRun:options':
    '{folder} was written with other options ({name}: {was}, now {now}): go on with the same options, or choose another folder',
  'batch.otherRun:without':
    '{folder} was written without a {file}: go on with the same options, or choose another folder',
  'batch.otherRun:with':
    '{folder} was written with a {file}: go on with the same options, or choose another folder',
  'batch.otherRun:another':
    '{folder} was written with another {file}, or it has been changed since: go on with the same options, or choose another folder',
  'batch.changed':
    '{file} is not as it was written: go on without --resume, which reads everything anew, or choose another folder',
  'batch.damaged':
    "{file} is damaged, so that the run before can't be gone on with: remove {folder} to start anew",
  'manifest.invalid:encoding': 'manifest: {path} is text in neither UTF-8, UTF-16 nor GB18030',
  'manifest.invalid:csv': 'manifest: {why}',
  'manifest.invalid:field': 'manifest: line {line}: {field} stands in no column that has a name',
  'corrections.invalid:encoding': 'corrections: {path} is text in neither UTF-8, UTF-16 nor GB18030',
  'corrections.invalid:csv': 'corrections: {why}',
  'corrections.invalid:field': 'corrections: line {line}: {field} stands in no column that has a name',
  'rules.invalid:encoding': 'rules: {path} is text in neither UTF-8, UTF-16 nor GB18030',
  'rules.invalid:csv': 'rules: {why}',
  'rules.invalid:field': 'rules: line {line}: {field} stands in no column that has a name',
  'audit.invalid:encoding': '{path} is text in neither UTF-8, UTF-16 nor GB18030',
  'audit.invalid:csv': '{why}',
  'audit.invalid:field': 'line {line}: {field} stands in no column that has a name',
  'manifest.invalid:empty': 'manifest: {path} has no lines',
  'manifest.invalid:columns': 'manifest: {path} has neither a column path nor a column body',
  'manifest.invalid:misnamed': 'manifest: the column {name} is to be called {own}',
  'manifest.invalid:taken': 'manifest: the tables have a column {own} of their own: give {name} another name',
  'manifest.invalid:body':
    'manifest: line {line}: the body {body} stands in another line, with other columns',
  'manifest.invalid:path':
    "manifest: line {line}: {path} stands in another line, and the years don't tell them apart",
  'manifest.invalid:year': 'manifest: line {line}: {year} is no year',
  'manifest.invalid:kind': 'manifest: line {line}: kind is own or aggregate, not {kind}',
  'manifest.invalid:date': 'manifest: line {line}: published_on is a date as 2023-01-31, not {date}',
  'manifest.invalid:json': 'manifest: line {line} is no JSON',
  'manifest.invalid:object': 'manifest: line {line} is no object',
  'manifest.invalid:ending': 'manifest: {end} is the end of {one} and of {other}: give more of the path',
  'manifest.invalid:partOfPart': 'manifest: {path} is part of {whole}, which is itself a part',
  'manifest.invalid:noWhole': 'manifest: {path} is part of {whole}, which is not among the files',
  'manifest.invalid:whichWhole': 'manifest: {path} is part of {whole}, which is {one} or {other}',
  'corrections.invalid:columns': 'corrections: {path} has no column {names}',
  'rules.invalid:batch': "rules: line {line}: {word} is found by batch alone, a scorecard can't judge by it",
  'rules.invalid:code': 'rules: line {line}: {word} is no code of a finding',
  'rules.invalid:none': 'rules: none has a weight',
  'rules.invalid:twice': 'rules: {rule} stands there twice',
  'rules.invalid:weight': 'rules: line {line}: {weight} is no weight',
  'rules.invalid:noName': 'rules: line {line}: {rule} is no name of a rule',
  'rules.invalid:unknown': 'rules: line {line}: {rule} is no rule that is known, and has no codes in fails',
  'rules.invalid:fact': 'rules: line {line}: {word} is none of {words}',
  'audit.invalid:twice': 'line {line}: {indicator} of this file stands there twice',
  'audit.invalid:stratum': 'line {line} has no stratum and its size: is it a sample of gongkai audit?',
  'audit.invalid:tick': 'line {line}: {tick} is no tick: 1 or 0',
  'audit.changed': '{count} cells of the sample are not, or not so, in {folder}: draw it anew',
} as const satisfies Partial<Record<ErrorCode | `${ErrorCode}:${string}`, string>>

export type ErrorSentence = keyof typeof ENGLISH

/**
 * Of these `message` is both sentences: a terminal and an error line of JSON show one, which is read by whoever runs the program and
 * by whoever made the file and has to make another.
 */
export const SAID_IN_BOTH: ReadonlySet<ErrorSentence> = new Set<ErrorSentence>([
  'input.path',
  'input.unsupported:kind',
  'input.unsupported:elsewhere',
  'input.unsupported:noConverter',
  'input.unsupported:browser',
  'input.noText:pictures',
])
