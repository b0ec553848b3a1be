/**
 * Numbers with zeros in front → what the form's sums prove them to be: `012` is 12 where the row comes to its total so. Of
 * other rows nobody can tell, for `0193` may be the 0 and the 193 of two cells.
 */
import { type Equation, equationsOf } from '../form/equations.js'
import { indicatorId } from '../form/index.js'
import { numberBehindZeros, readValue } from '../form/lexicon/values.js'
import type { TableReading } from './read.js'

/** @returns the proved numbers by indicator */
export function provedNumbers(reading: TableReading): ReadonlyMap<string, number> {
  const texts = textsByCell(reading)
  const padded = new Map(
    [...texts].flatMap(([cell, text]): [string, number][] => {
      const number = numberBehindZeros(text)
      return number === null ? [] : [[cell, number]]
    }),
  )
  if (padded.size === 0) return padded
  const numberOf = (cell: string): number | null => padded.get(cell) ?? readValue(texts.get(cell) ?? '').value
  const sums = equationsOf(reading.template)
  return new Map(
    [...padded].filter(([cell]) => {
      const own = sums.filter(({ left, right }) => [...left, ...right].includes(cell))
      const verdicts = own.map((sum) => verdictOn(sum, numberOf))
      return verdicts.includes(true) && !verdicts.includes(false)
    }),
  )
}

/** Whether a sum holds; null where one of its numbers is not printed. */
function verdictOn({ left, right }: Equation, numberOf: (cell: string) => number | null): boolean | null {
  const numbers = [left, right].map((side) => side.map(numberOf))
  if (numbers.flat().includes(null)) return null
  const [one, other] = numbers.map((side) => side.reduce<number>((sum, number) => sum + number!, 0))
  return one === other
}

/** What is printed in each cell that has its place. */
const textsByCell = ({ template, rows }: TableReading): Map<string, string> =>
  new Map(
    rows.flatMap(({ block, row, line, places }) =>
      block.columns.flatMap((column, i): [string, string][] =>
        places ? [[indicatorId(template, row, column), line.texts[places[i]!] ?? '']] : [],
      ),
    ),
  )
