/** Findings in words, each a way to its cell. */
import { entryOf } from '../../diagnostics/catalogue.js'
import type { CheckedFinding } from '../../findings/result.js'
import { isLikely } from '../likely.js'
import { el } from './dom.js'
import { currentLanguage, inLanguage, say } from './words.js'

export const sentenceOf = ({ message, messageZh }: Pick<CheckedFinding, 'message' | 'messageZh'>): string =>
  currentLanguage() === 'zh' ? messageZh : message

/** 第3页，原文第13段的表格，第4行第10列; people count from 1. */
export function placeWords(location: CheckedFinding['location']): string {
  if (!location) return ''
  const { block, row, column, page } = location
  const onPage = page === undefined ? '' : say('pageWords', { page })
  if (row === undefined || column === undefined) return onPage + say('blockWords', { block: block + 1 })
  return onPage + say('placeWords', { block: block + 1, row: row + 1, column: column + 1 })
}

export const MARKS = { error: '✕', warning: '！', info: 'ⓘ' } as const

export const severityWords = (finding: Pick<CheckedFinding, 'severity' | 'code'>): HTMLElement => {
  const { severity } = finding
  return isLikely(finding)
    ? el('span', { class: 'severity likely' }, `☞ ${say('likely')}`)
    : el('span', { class: `severity ${severity}` }, `${MARKS[severity]} ${say(severity)}`)
}

/** @param onChoose makes each a button; on paper there are none */
export function drawFindings(
  findings: readonly CheckedFinding[],
  onChoose?: (place: number) => void,
): HTMLElement {
  if (findings.length === 0) return el('p', { class: 'clean' }, `✓ ${say('noFindings')}`)
  const items = findings.map((finding, i) => {
    const { code, location, passages = [] } = finding
    const basis = entryOf(code)?.basis
    const words = [`${i + 1}. `, severityWords(finding), ` ${sentenceOf(finding)}`]
    const about = [basis && say('basis', { basis: inLanguage(basis) }), placeWords(location)]
    return el(
      'li',
      { id: onChoose && `finding-${i + 1}`, class: isLikely(finding) && 'likely' },
      onChoose
        ? el('button', { type: 'button', class: 'finding', onclick: () => onChoose(i) }, ...words)
        : el('p', {}, ...words),
      el('p', { class: 'about' }, [...about.filter(Boolean), code].join(' · ')),
      // The first stands in the sentence.
      ...passages.slice(1).map((passage) => el('blockquote', { lang: 'zh-CN' }, passage)),
    )
  })
  return el('ol', { class: 'findings' }, ...items)
}
