// How much of the truth stands in rows of texts, read as generously as can be: the numbers of a row in one row, in order,
// beside the row's label. What a value *is* only gongkai says; that it says it rightly is what bench/accuracy.mjs shows.

const NUMBER = /^-?[\d,]+(?:\.\d+)?$/
const plain = (text) => text.normalize('NFKC').replace(/\s/g, '')
export const numbersOf = (row) =>
  row
    .map(
      (text) =>
        String(text ?? '')
          .trim()
          .split('\n')[0],
    )
    .filter((text) => NUMBER.test(text))
    .map((text) => Number(text.replaceAll(',', '')))

/** @param truth rows of `{ label, numbers }`, in order; section 四 is one row without a label */
export const cellsOf = (truth) => truth.reduce((sum, { numbers }) => sum + numbers.length, 0)

/** Cells right under the best pairing of truth rows with read rows that keeps their order; a pair is compared from its left or its right end. */
export const cellsRight = (truth, readings) => Math.max(...readings.map((reading) => rightIn(truth, reading)))

function rightIn(truth, reading) {
  const rows = reading
    .map((row) => ({ numbers: numbersOf(row), text: plain(row.join('')) }))
    .filter(({ numbers }) => numbers.length)
  const best = Array.from({ length: truth.length + 1 }, () => new Array(rows.length + 1).fill(0))
  truth.forEach((own, i) =>
    rows.forEach(({ numbers, text }, j) => {
      const shift = numbers.length - own.numbers.length
      const same = own.numbers.filter((value, k) => value === numbers[k]).length
      const fromRight = own.numbers.filter((value, k) => value === numbers[k + shift]).length
      const right = text.includes(plain(own.label)) ? Math.max(same, fromRight) : 0
      best[i + 1][j + 1] = Math.max(best[i][j] + right, best[i + 1][j], best[i][j + 1])
    }),
  )
  return best[truth.length][rows.length]
}
