/** The first sheet of a check: when, by what, how much was found by each rule, and which reports are clean. */
import { entryOf } from '../../diagnostics/catalogue.js'
import type { Run, RunRow } from '../run.js'
import { addressOf } from './address.js'
import { el } from './dom.js'
import { currentLanguage, inLanguage, say } from './words.js'

export function drawSummary(run: Run): HTMLElement {
  const { rows, failures, version, parameters, unmatched } = run
  const flawed = rows.filter(isFlawed)
  const sum = (severity: 'error' | 'warning' | 'info'): number =>
    rows.reduce((total, { counts }) => total + counts[severity], 0)
  const counts = { error: sum('error'), warning: sum('warning'), info: sum('info') }
  const total = say('total', { all: rows.length, flawed: flawed.length, ...counts })
  return el(
    'section',
    { class: 'summary', 'aria-label': say('summary') },
    el('h2', {}, say('summary')),
    el(
      'p',
      { class: 'total' },
      total,
      failures.length > 0 && ` ${say('totalUnread', { n: failures.length })}`,
    ),
    el(
      'p',
      { class: 'about' },
      [
        say('madeOn', { date: dateWords(run.made) }),
        say('madeBy', { version }),
        say('parameters', { words: parameters.join(' ') }),
      ].join(' · '),
    ),
    unmatched.length > 0 && el('p', {}, say('unmatched', { names: unmatched.join('，') })),
    drawRules(rows),
    drawClean(rows.filter((row) => !isFlawed(row))),
  )
}

export const isFlawed = ({ counts }: RunRow): boolean => counts.error + counts.warning + counts.info > 0

/** By the clock of the reader. */
const dateWords = (made: string): string =>
  new Date(made).toLocaleString(currentLanguage() === 'zh' ? 'zh-CN' : 'en-GB', {
    dateStyle: 'long',
    timeStyle: 'short',
  })

function drawRules(rows: readonly RunRow[]): HTMLElement | null {
  const counts = new Map<string, { findings: number; reports: number }>()
  for (const { codes } of rows)
    for (const [code, findings] of Object.entries(codes)) {
      const known = counts.get(code) ?? { findings: 0, reports: 0 }
      counts.set(code, { findings: known.findings + findings, reports: known.reports + 1 })
    }
  if (counts.size === 0) return null
  const sorted = [...counts].sort(([, a], [, b]) => b.findings - a.findings)
  const heads = ['meaning', 'basisHead', 'occurrences', 'reports', 'code'] as const
  return el(
    'div',
    { class: 'wide', tabindex: 0, role: 'group', 'aria-label': say('byRule') },
    el(
      'table',
      { class: 'plain' },
      el('caption', {}, say('byRule')),
      el('thead', {}, el('tr', {}, ...heads.map((head) => el('th', { scope: 'col' }, say(head))))),
      el(
        'tbody',
        {},
        ...sorted.map(([code, { findings, reports }]) => {
          const entry = entryOf(code)
          return el(
            'tr',
            {},
            el('th', { scope: 'row' }, entry ? inLanguage(entry.meaning) : code),
            el('td', {}, entry ? inLanguage(entry.basis) : ''),
            el('td', { class: 'number' }, String(findings)),
            el('td', { class: 'number' }, String(reports)),
            el('td', { class: 'code' }, code),
          )
        }),
      ),
    ),
  )
}

function drawClean(rows: readonly RunRow[]): HTMLElement | null {
  if (rows.length === 0) return null
  const heads = ['body', 'year', 'cellsRead', 'sumsHeld', 'file'] as const
  return el(
    'details',
    { class: 'wide' },
    el('summary', {}, say('counted', { words: say('cleanReports'), n: rows.length })),
    el(
      'table',
      { class: 'plain' },
      el('caption', { class: 'unseen' }, say('cleanReports')),
      el('thead', {}, el('tr', {}, ...heads.map((head) => el('th', { scope: 'col' }, say(head))))),
      el('tbody', {}, ...rows.map(drawCleanRow)),
    ),
  )
}

const drawCleanRow = ({ name, agency, title, year, assurance }: RunRow): HTMLElement =>
  el(
    'tr',
    {},
    el(
      'th',
      { scope: 'row' },
      el('a', { href: addressOf({ file: name, cell: null }) }, agency ?? title ?? name),
    ),
    el('td', { class: 'number' }, year === null ? '' : String(year)),
    el('td', { class: 'number' }, assurance ? say('ofAll', { n: assurance.read, all: assurance.cells }) : ''),
    el(
      'td',
      { class: 'number' },
      assurance ? say('ofAll', { n: assurance.checked, all: assurance.sums }) : '',
    ),
    el('td', { class: 'file' }, name),
  )
