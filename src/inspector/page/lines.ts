/** Small pictures of the years of bodies, all alike: requests, results, refusals. Gaps are not known, hollow marks inferred. */
import type { RunRow } from '../run.js'
import { TRENDS, type TrendPoint } from '../trends.js'
import { el, svg } from './dom.js'
import { inLanguage, say } from './words.js'

interface Year {
  year: number
  point: TrendPoint
}

const WIDTH = 220
const HEIGHT = 96
const LEFT = 8
const TOP = 18
const BOTTOM = 20

/** @param bodies the reports of each body, by what it is called */
export function drawLines(bodies: ReadonlyMap<string, readonly RunRow[]>): HTMLElement {
  if (bodies.size === 0) return el('p', { class: 'hint' }, say('noLines'))
  const years = [...bodies.values()].flatMap((rows) => rows.flatMap(({ year }) => year ?? []))
  const [from, to] = [Math.min(...years), Math.max(...years)]
  return el(
    'div',
    { class: 'multiples' },
    el('p', { class: 'hint' }, say('linesHint')),
    ...[...bodies].map(([name, rows]) =>
      el(
        'div',
        { class: 'body-lines', role: 'group', 'aria-label': name },
        el('h3', {}, name),
        twiceWords(rows),
        ...TRENDS.map(({ words }, trend) => drawLine(inLanguage(words), yearsOf(rows, trend), { from, to })),
      ),
    ),
  )
}

function twiceWords(rows: readonly RunRow[]): HTMLElement | null {
  const years = rows.flatMap(({ year }) => year ?? [])
  const twice = [...new Set(years.filter((year, i) => years.indexOf(year) < i))].sort((a, b) => a - b)
  return twice.length === 0
    ? null
    : el('p', { class: 'hint' }, say('linesTwice', { years: twice.join('、') }))
}

/** Of several reports for a year the first stands; it is said which years have more. */
function yearsOf(rows: readonly RunRow[], trend: number): Year[] {
  const byYear = new Map<number, TrendPoint>()
  for (const { year, trends } of rows)
    if (year !== null && !byYear.has(year)) byYear.set(year, trends[trend]!)
  return [...byYear].map(([year, point]) => ({ year, point })).sort((a, b) => a.year - b.year)
}

function drawLine(
  name: string,
  years: readonly Year[],
  { from, to }: { from: number; to: number },
): HTMLElement {
  const most = Math.max(1, ...years.map(({ point }) => point.value ?? 0))
  const x = (year: number): number =>
    to === from ? WIDTH / 2 : LEFT + ((year - from) / (to - from)) * (WIDTH - 2 * LEFT)
  const y = (value: number): number => HEIGHT - BOTTOM - (value / most) * (HEIGHT - TOP - BOTTOM)
  const known = years.filter(({ point }) => point.value !== null)
  const marks = known.map(({ year, point }) =>
    svg(
      'circle',
      { cx: x(year), cy: y(point.value!), r: 3.5, class: point.isInferred ? 'hollow' : 'full' },
      svg('title', {}, `${year}: ${pointWords(point)}`),
    ),
  )
  const lines = known.flatMap(({ year, point }, i) => {
    const next = known[i + 1]
    // Between years that don't follow one another nothing is known.
    if (!next || next.year !== year + 1) return []
    return [svg('line', { x1: x(year), y1: y(point.value!), x2: x(next.year), y2: y(next.point.value!) })]
  })
  const ends = [...new Set([from, to])].map((year, i) =>
    svg(
      'text',
      {
        x: i === 0 && to !== from ? 0 : WIDTH,
        y: HEIGHT - 4,
        'text-anchor': i === 0 && to !== from ? 'start' : 'end',
      },
      String(year),
    ),
  )
  const label = `${name}：${years.map(({ year, point }) => `${year} ${pointWords(point)}`).join('；')}`
  const picture = svg(
    'svg',
    { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, width: WIDTH, height: HEIGHT, role: 'img', 'aria-label': label },
    svg('line', { x1: 0, y1: HEIGHT - BOTTOM, x2: WIDTH, y2: HEIGHT - BOTTOM, class: 'axis' }),
    svg('text', { x: WIDTH, y: 11, 'text-anchor': 'end' }, String(most)),
    ...ends,
    ...lines,
    ...marks,
  )
  const last = known.at(-1)
  const caption = last
    ? `${name} · ${last.year}：${pointWords(last.point)}`
    : `${name} · ${say('unknownValue')}`
  return el('figure', {}, picture, el('figcaption', {}, caption))
}

function pointWords({ value, isInferred }: TrendPoint): string {
  if (value === null) return say('unknownValue')
  return isInferred ? say('inferredValue', { n: value }) : String(value)
}
