/**
 * Numbers with zeros in front → what the form's sums prove them to be: `012` is 12 if with 12 its sums hold. Where no
 * sum can tell, nobody can: `0193` may be the 0 and the 193 of two cells.
 */
import { type Equation, equationsOf } from '../form/equations.js'
import { indicatorId } from '../form/index.js'
import { behindZeros, type TypedCell, BLANK } from './cells.js'
import { type PlacedTable, isPlaced } from './place.js'

/** @returns the proved numbers by indicator */
export function provedNumbers(table: PlacedTable): ReadonlyMap<string, number> {
  if (!table.rows.some(({ line }) => line.cells.some((cell) => behindZeros(cell) !== null))) return new Map()
  const cells = cellsByIndicator(table)
  const padded = new Map(
    [...cells].flatMap(([indicator, cell]): [string, number][] => {
      const number = behindZeros(cell)
      return number === null ? [] : [[indicator, number]]
    }),
  )
  const numberOf = (indicator: string): number | null =>
    padded.get(indicator) ?? cells.get(indicator)?.value ?? null
  const sums = equationsOf(table.template)
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
const cellsByIndicator = ({ template, rows }: PlacedTable): Map<string, TypedCell> =>
  new Map(
    rows
      .filter(isPlaced)
      .flatMap(({ block, row, line, places }) =>
        block.columns.map((column, i): [string, TypedCell] => [
          indicatorId(template, row, column),
          line.cells[places[i]!] ?? BLANK,
        ]),
      ),
  )
