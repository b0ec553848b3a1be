/** Bounds what is remembered over a long batch. */
const MOST_REMEMBERED = 5_000

/** A function of a text with a memory of its answers: labels repeat, within a report and from one to the next. */
export function remembered<Answer>(compute: (text: string) => Answer, most = MOST_REMEMBERED): (text: string) => Answer {
  const known = new Map<string, Answer>()
  return (text) => {
    let answer = known.get(text)
    if (answer === undefined) {
      if (known.size >= most) known.clear()
      known.set(text, (answer = compute(text)))
    }
    return answer
  }
}
