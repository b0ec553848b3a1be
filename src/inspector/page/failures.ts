/** Files that gave no report, with what to do about each. */
import type { Run } from '../run.js'
import type { Words } from '../../words.js'
import { el } from './dom.js'
import { inLanguage, say } from './words.js'

/** By the codes of errors; what a program says of them is English and stands below. */
const WHY: Readonly<Record<string, Words>> = {
  'input.unsupported': {
    zh: '这种文件不能识读，请改用网页、PDF、OFD、Word（DOCX）、XLSX或文本。',
    en: 'This kind of file is not read: give a web page, PDF, OFD, DOCX, XLSX or text.',
  },
  'input.encrypted': {
    zh: '文件设有密码，请先取消密码。',
    en: 'The file has a password: take it off first.',
  },
  'input.corrupt': {
    zh: '文件已损坏，请重新取得一份。',
    en: 'The file is damaged: get it again.',
  },
  'input.empty': { zh: '文件是空的。', en: 'The file is empty.' },
  'input.tooLarge': { zh: '文件过大。', en: 'The file is too large.' },
  'input.noText': {
    zh: '文件里没有文字，可能是扫描件，请改用带文字的版本。',
    en: 'There is no text in the file, which may be a scan: give one with text.',
  },
  'input.notAReport': {
    zh: '文件里没有年度报告的标题、章节或表格。',
    en: 'The file has no title, section or table of an annual report.',
  },
  'input.timeout': { zh: '识读用时过长，已停止。', en: 'Reading took too long and was stopped.' },
  'input.gone': {
    zh: '文件打不开，可能已移动或删除。',
    en: 'The file can not be opened: it may have been moved or removed.',
  },
}

export function drawFailures({ failures }: Pick<Run, 'failures'>): HTMLElement | null {
  if (failures.length === 0) return null
  return el(
    'section',
    { class: 'failures', 'aria-label': say('failures') },
    el('h2', {}, say('counted', { words: say('failures'), n: failures.length })),
    el('ul', {}, ...failures.map(drawFailure)),
  )
}

function drawFailure({ file, code, message }: Run['failures'][number]): HTMLElement {
  const why = WHY[code]
  return el(
    'li',
    {},
    el('strong', {}, file),
    why ? el('p', {}, inLanguage(why)) : null,
    el('p', { class: 'about' }, el('span', { class: 'code' }, code), ` ${message}`),
  )
}
