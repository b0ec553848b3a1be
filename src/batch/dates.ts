/** Dates as people write them in a table. */

const DATE = /^(20\d\d)([-/.年])(\d{1,2})([-/.月])(\d{1,2})日?$/

/** 2023/5/1, 2023年5月1日 → 2023-05-01; null for what is no day. */
export function dateGiven(text: string): string | null {
  const [, year, first, month, second, day] = DATE.exec(text.normalize('NFKC').replace(/\s/g, '')) ?? []
  const isOneKind = (first === '年') === (second === '月') && (first === '年' || first === second)
  if (year === undefined || month === undefined || day === undefined || !isOneKind) return null
  const iso = [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-')
  const time = new Date(`${iso}T00:00:00Z`)
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(iso) ? iso : null
}
