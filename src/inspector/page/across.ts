/** What takes more than one report to see: texts that are alike, each group once, and what does not fit from year to year. */
import { copyGroups } from '../copies.js'
import type { AcrossTold, Run } from '../run.js'
import { addressOf } from './address.js'
import { el } from './dom.js'
import { sentenceOf } from './findings.js'
import { say } from './words.js'

/** Found in texts of two reports: each names the other. */
const COPIED = 'check.copied'
/** Passages that are shown of a group. */
const MOST_PASSAGES = 3
/** More than these are opened on demand. */
const MOST_OPEN = 8

const reportLink = (name: string): HTMLElement =>
  el('a', { href: addressOf({ file: name, cell: null }) }, name)

export function drawAcross({ across }: Run): HTMLElement | null {
  if (across.length === 0) return null
  const groups = copyGroups(across.filter(({ code }) => code === COPIED))
  const others = across.filter(({ code }) => code !== COPIED)
  const items = [...groups.map(drawGroup), ...others.map(drawFinding)]
  return el(
    'details',
    { class: 'across', open: items.length <= MOST_OPEN },
    el('summary', {}, el('h2', {}, say('counted', { words: say('across'), n: items.length }))),
    el('ul', {}, ...items),
  )
}

function drawGroup({ files, findings }: { files: string[]; findings: AcrossTold[] }): HTMLElement {
  const passages = [...new Set(findings.flatMap((one) => one.passages ?? []))]
  return el(
    'li',
    {},
    el('strong', {}, say('copies', { n: files.length })),
    el('ul', { class: 'files' }, ...files.map((name) => el('li', {}, reportLink(name)))),
    ...passages.slice(0, MOST_PASSAGES).map((passage) => el('blockquote', { lang: 'zh-CN' }, passage)),
  )
}

const drawFinding = (finding: AcrossTold): HTMLElement =>
  el(
    'li',
    {},
    el('span', { class: `severity ${finding.severity}` }, `${say(finding.severity)} `),
    sentenceOf(finding),
    el('p', { class: 'about' }, reportLink(finding.file), ` · ${finding.code}`),
  )
