/** Bounds what is remembered over a long batch. */
const MOST_REMEMBERED = 5_000

/** A function with a memory of its answers: labels repeat, within a report and from one to the next; templates never change. */
export function remembered<Asked, Answer>(
  compute: (asked: Asked) => Answer,
  most = MOST_REMEMBERED,
): (asked: Asked) => Answer {
  const known = new Map<Asked, Answer>()
  return (asked) => {
    const answer = known.get(asked)
    if (answer !== undefined || known.has(asked)) return answer as Answer
    if (known.size >= most) known.clear()
    const found = compute(asked)
    known.set(asked, found)
    return found
  }
}
