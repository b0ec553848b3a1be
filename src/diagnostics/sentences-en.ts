/**
 * What each finding says, in English. A code with several kinds of finding has a sentence for each: `check.fee:unit`.
 * `{where}` is the place by its labels (Section 三, （一）予以公开 (granted), 总计 (total)); the other names are filled
 * with the values that the finding brings.
 */
import type { Code } from './catalogue.js'

export const ENGLISH = {
  'check.rowTotal': '{where}: {total} is printed, but {terms} (difference {difference}).',
  'check.columnTotal': '{where}: {total} is printed, but {terms} (difference {difference}).',
  'check.balance': '{where}: {terms}, but {right}; the two must be equal (difference {difference}).',
  'check.disputeTotal': '{where}: {total} is printed, but {terms} (difference {difference}).',
  'check.statisticsTotal': '{where}: {total} is printed, but {terms} (difference {difference}).',
  'check.slips':
    '{where}: {expected} in the place of {actual} would make all {errors} sums that fail in this table hold, and no other single change would. This is a possibility: check it against your records.',
  'check.slips:several':
    '{where}: {count} changes would make all {errors} sums that fail in this table hold, and no fewer or other ones would: {changes}. This is a possibility: check it against your records.',
  'check.incomplete': '{where}: {blank} of the {all} cells of the table are blank: {lines}.',
  'check.incomplete:empty': '{where}: the table has no number in any of its {all} cells.',
  'check.narrative':
    '{where}: the text says {said} for {topic}; the table gives {cell} and no other reading of it fits: “{quote}”',
  'check.plausible:negative': '{where}: the number can not be negative: {raw}.',
  'check.plausible:fraction': '{where}: this is a count, but no whole number: {raw}.',
  'check.plausible:regulations': '{where}: {agency} can not make 规章, but the table counts some: {cells}.',
  'check.unit': '{where}: the form asks for {unit}, the cell says {raw}; the value is kept as printed.',
  'check.unit:lastYear':
    '{where}: {value} is printed, and {was} in last year’s report: some ten thousand times as much, as if one were in 元 and the other in 万元.',
  'check.unitMissing':
    '{where}: {raw} is printed without a unit: 元 or 万元 can not be told. Write it behind the number.',
  'check.unit:prose':
    '{where}: {cell} is printed, while the text says {said}: the table is in {unit}, and this seems to be in 元; {expected} is expected: “{quote}”',
  'check.year': 'The report is taken to be for {year}, but {others}.',
  'check.year:text': '{where}: the report is for {year}, but here it says {other}: “{quote}”',
  'check.year:plan':
    '{where}: {year} is the year of the report, but here it is planned for, as in last year’s report: “{quote}”',
  'check.year:day':
    '{where}: the report was published on {published}, but here a later day is written: “{quote}”',
  'check.otherBody': '{where}: the report is of {agency}, but here it says {other}: “{quote}”',
  'check.fee:unit': '{where}: the fee for information is to be given in 元: “{quote}”',
  'check.fee:contradiction':
    '{where}: one sentence says that no fee was charged, another gives a sum: “{quote}”',
  'check.recognised':
    'The text of page {page} was made by a text recognition: {count} of its cells are proven by no sum and may be wrong; hold them against the picture.',
  'check.digits':
    '{failing} of {sums} sums fail, as where the font of a document names one digit for another: {count} other numbers may be wrong in the same way; hold them against the page.',
  'check.template:instruction': '{where}: an instruction of the form was left in: “{quote}”',
  'check.template:placeholder': '{where}: a placeholder was left in: “{quote}”',
  'check.template:format':
    '{where}: the table has the format of {format}, which that of {since} has replaced.',
  'report.titleUnknown': 'No title of such a report was found.',
  'report.agencyUnknown':
    'Who reports could not be told: no title, preamble, signature or page names a body.',
  'report.yearUnknown': 'The year reported on could not be told: no title, period or text names one.',
  'report.bodyUnclear':
    '{agency} is a name that bodies of many places have, and nothing says of which place this one is: it is joined to no other report.',
  'report.manifest':
    'The manifest has this file for {given}, the report is for {year}; the manifest is followed.',
  'report.manifest:agency':
    'The manifest has this file for {given}, the report is of {agency}; the manifest is followed.',
  'report.notInManifest': 'This file is not in the manifest.',
  'report.notInManifest:several':
    'Several bodies of the manifest fit this report, and nothing tells which of them it is: it has the id of none.',
  'report.joined': 'The report stands in {count} files, which were read together: {files}.',
  'report.partOf':
    'What this report lacks stands in {file}: it may be a part of it; a manifest says so with part_of, and both are read as one.',
  'report.partOf:part':
    'This file may be a part of {file}, which lacks what it has; a manifest says so with part_of, and both are read as one.',
  'check.versions': '{where}: {value} here, {other} in {file}, which is of the same body and year.',
  'check.versions:many':
    '{count} cells differ from {file}, which is of the same body and year: one of them is another report.',
  'section.notFound': '{where} ({title}) was not found; it may stand on a page that could not be read.',
  'section.missing': '{where} ({title}) is missing.',
  'section.missing:heading':
    '{where}: the heading ({title}) is missing; the section was known by its sub-heading “{quote}”.',
  'section.order': '{where} ({title}) stands out of order.',
  'section.ordinal': 'The heading “{title}” is numbered {ordinal}, after {before}.',
  'section.empty': '{where} ({title}) has a heading and nothing under it.',
  'table.missing': '{where}: the table was not found.',
  'table.image': '{where}: the table is published as a picture.',
  'table.lost': '{where}: the table is lost; only a mark of it is left in the text.',
  'table.lost:row': '{where}: the numbers of this row have run together and can not be told apart: {texts}.',
  'table.lost:labels':
    '{where}: the table is no longer a table; its labels stand in the text ({labels}, …), and it can not be told which of the numbers between them are whose.',
  'table.lost:numbers': '{where}: the table has no numbers; only its labels stand in the text ({labels}, …).',
  'table.extra': '{where}: the table stands there more than once; another copy of it was not read.',
  'table.extra:year':
    '{where}: the table stands there more than once; another copy, under a caption that names {year}, was not read.',
  'table.byAlignment':
    '{where}: the table has no ruling lines; its cells were found from how its text is aligned.',
  'document.dialect': 'Tables of the text, {tables} in all, stand in it as {name}.',
  'statistics.notOwn':
    'A list of the statistics of 2014–2018 is attached, but none is surely of this report: it is of another year or body, or several columns or lists may be its own. No statistics were taken; the list stands in annexes as printed.',
  'document.beside':
    'The file holds other documents that are no reports, {count} in all; they were not read.',
  'document.trackedChanges': 'The document still holds tracked changes; they were read as accepted.',
  'page.noText': 'Page {page} is a picture: what stands on it is not read.',
  'page.recognised': 'The text of page {page} is an invisible layer made by a text recognition.',
  'page.unreadable': '{count} characters of page {page} are not known; they are shown as {mark}.',
  'page.drawn':
    'On page {page} the characters of {count} lines are drawn as outlines instead of text; what they say is not read.',
  'page.fieldValues':
    'On page {page} {count} form fields do not say how they are drawn; their values are read as if they stood there.',
  'report.extra':
    'The file holds another report too, that of {body} for {year}, which is not among these data: `gongkai parse --report {part}` reads it.',
  'page.hidden':
    'Parts of the page ({count}) are hidden by its styles and are read all the same: without them a section, a table or a report would be missing.',
  'page.wrapped': 'The page shows no report itself; the one that is kept in its {element} is read.',
  'page.pictures': '{count} numbers of tables are pictures; their alternative texts are read.',
  'page.styles':
    'The style sheets of the page are too large to be heeded in full; something that they hide may have been read.',
  'page.leftOut': 'Characters of page {page} that no reader sees were left out: {counts}.',
  'row.missing': '{where}: the table lacks {count} rows of the form: {rows}.',
  'row.extra': '{where}: a row that is not in the form: {texts}.',
  'row.extra:renamed':
    '{where}: the form has the row {row} in this place, and {texts} is printed. If the row was renamed, give it its name back; if it was added, take it out and put the form’s in, with 0 where there was none.',
  'row.extra:unlabelled': '{where}: a row that has lost its label: {texts}.',
  'label.unrecognised': '{where}: a text that is no label of the form: {texts}.',
  'label.byPosition':
    '{where}: the label of this row is none of the form’s; it was read as this row by its place.',
  'label.byPosition:columns':
    '{where}: the head of the table names no columns of the form; the columns were read in the form’s order.',
  'cell.extra': '{where}: cells beside those of the form’s columns: {texts}.',
  'cell.unreadable': '{where}: what the cell says is no number: {raw}.',
  'cell.ambiguous':
    '{where}: {cells} cells of this row held {count} values that have lost their places: {texts}.',
  'cell.ambiguous:strays':
    '{where}: numbers that belong to no row stand in the table ({texts}), so {cells} blank cells of this row may not be blank.',
  'cell.ambiguous:choices':
    '{where}: {cells} cells held {count} values that have lost their places ({texts}); more than one placement fits: {choices}.',
  'cell.ambiguous:sums':
    '{where}: {cells} cells held {count} values that have lost their places ({texts}); the printed sums contradict every placement: {sums}.',
  'cell.ambiguous:contradicted':
    '{where}: {cells} cells held {count} values that have lost their places ({texts}); the printed sums contradict every placement.',
  'cell.ambiguous:joined':
    '{where}: {count} values stand where the form has {cells} cells ({texts}): digits of one number may be in several; what fits: {choices}.',
  'cell.ambiguous:pieces':
    '{where}: {count} values stand where the form has {cells} cells ({texts}): digits of one number may be in several, and no way of joining them was found that fits the printed sums.',
  'cell.ambiguous:parted':
    '{where}: the numbers of {cells} cells have run together ({texts}), and can be told apart in more than one way: {choices}.',
  'cell.ambiguous:glued':
    '{where}: the numbers of {cells} cells have run together ({texts}), and no way of telling them apart was found that fits the printed sums.',
  'cell.ambiguous:torn':
    '{where}: this row of the table has become a line of text; its numbers have lost their cells: {texts}.',
  'cell.ambiguous:copies':
    '{where}: {cells} cells of this row have other numbers in another copy of the table, and nothing says which copy is this report’s: {texts}.',
  'cell.ambiguous:lines':
    '{where}: the rows of this table have become lines of text; the numbers of this one may be any of: {texts}.',
  'cell.corrected': '{where}: set to {value} by {who}; read as {was}.',
  'cell.overflow':
    '{where}: text is printed over the wall between this cell and the next, so that it is not certain whose a number is; both cells hold both.',
  'check.carryOver':
    '{where}: {agency} carries {actual} into {year}, but {before} carried forward {expected}; {count} columns differ.',
  'check.inForce':
    '{where}: {agency} has {actual} in force in {year}; {before} plus those issued less those repealed makes {expected}.',
  'check.gap': '{agency}: no report for {years} among the files.',
  'check.duplicate:same': 'The same report stands in {file} as well.',
  'check.duplicate:numbers': 'All numbers are those of {file}, which is the report of {other}.',
  'check.duplicate:year': '{agency} has another report for {year}, with other contents: {file}.',
  'check.copied:agency':
    '{percent} % of the text stands in the report of {other} as well ({file}), e.g. “{quote}”',
  'check.copied:year':
    '{percent} % of the text is that of the body’s own report for {other} ({file}), e.g. “{quote}”',
  'check.against':
    'The file to hold the report against is the report of {other}, not that of this body for the year before: nothing was compared.',
  'check.repeated':
    '{where}: {count} sentences with numbers are word by word those of the report for {year}; see whether they were brought up to date: {quotes}.',
  'check.late': 'Published on {date}, after {due}.',
  'check.aggregate':
    '{where}: {agency} {year} counts {actual}, its {count} parts add up to {expected}; {differing} cells differ.',
  'check.partMissing':
    '{agency} {year}: no report among the files of {missing} of its {count} parts: {names}.',
} as const satisfies Partial<Record<Code | `${Code}:${string}`, string>>

export type SentenceId = keyof typeof ENGLISH
