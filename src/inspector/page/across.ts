/** What takes more than one report to see: texts that are alike, each group once, and what does not fit from year to year. */
import { type CopyGroup, copyGroups } from '../../findings/groups.js'
import type { AcrossTold, Run } from '../run.js'
import { addressOf } from './address.js'
import { el, replace } from './dom.js'
import { sentenceOf } from './findings.js'
import { say } from './words.js'

/** More than these are drawn when they are opened: of some thousand reports they would take longer than all else in the list. */
const MOST_OPEN = 8

const reportLink = (name: string): HTMLElement =>
  el('a', { href: addressOf({ file: name, cell: null }) }, name)

export function drawAcross({ across }: Run): HTMLElement | null {
  if (across.length === 0) return null
  const groups = copyGroups(across)
  const others = across.filter(({ group }) => group === undefined)
  const count = groups.length + others.length
  const list = el('ul')
  const draw = (): void => replace(list, ...groups.map(drawGroup), ...others.map(drawFinding))
  const isOpen = count <= MOST_OPEN
  if (isOpen) draw()
  const details = el(
    'details',
    { class: 'across', open: isOpen },
    el('summary', {}, el('h2', {}, say('counted', { words: say('across'), n: count }))),
    list,
  )
  if (!isOpen) details.addEventListener('toggle', draw, { once: true })
  return details
}

/** The oldest report, what it says, and the others with the share of their text that is its. */
function drawGroup({ oldest, copies, passages }: CopyGroup<AcrossTold>): HTMLElement {
  return el(
    'li',
    {},
    el('strong', {}, say('copies', { n: copies.length, oldest })),
    el('p', {}, reportLink(oldest)),
    ...passages.flatMap((passage) => [
      el('p', { class: 'about' }, say('copySays', { name: copies[0]!.file })),
      el('blockquote', { lang: 'zh-CN' }, passage),
    ]),
    el('p', { class: 'about' }, say('copyShares')),
    el('ul', { class: 'files' }, ...copies.map(drawCopy)),
  )
}

const drawCopy = ({ file, ratio }: AcrossTold): HTMLElement =>
  el('li', {}, reportLink(file), ratio === undefined ? null : ` ${Math.round(ratio * 100)}%`)

const drawFinding = (finding: AcrossTold): HTMLElement =>
  el(
    'li',
    {},
    el('span', { class: `severity ${finding.severity}` }, `${say(finding.severity)} `),
    sentenceOf(finding),
    el('p', { class: 'about' }, reportLink(finding.file), ` · ${finding.code}`),
  )
