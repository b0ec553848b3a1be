/** Whose report it is, of which year, in which file. */
import type { RunRow } from '../run.js'
import { el } from './dom.js'
import { countsWords } from './list.js'
import { say } from './words.js'

/** Only what a browser opens as a page: an address may be anything. */
const isLink = (url: string): boolean => /^https?:\/\//i.test(url)

export function reportHead(row: RunRow): HTMLElement[] {
  const { agency, title, name, year, format, url } = row
  const address = url === undefined ? null : addressWords(url)
  return [
    el('h1', { lang: 'zh-CN' }, [agency ?? title ?? name, year].filter((word) => word !== null).join(' ')),
    el(
      'p',
      { class: 'about' },
      countsWords(row),
      ` · ${say('file_', { file: name })} · ${format.toUpperCase()}`,
      address && ' · ',
      address,
    ),
  ]
}

const addressWords = (url: string): HTMLElement =>
  isLink(url)
    ? el('a', { href: url, rel: 'noreferrer noopener', target: '_blank' }, url)
    : el('span', {}, say('address', { url }))
