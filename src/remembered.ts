/** Bounds what is remembered over a long batch. */
const MOST_REMEMBERED = 5_000

/** A text this long, cut out of another, is a window on the whole: whoever keeps it keeps the document. */
const SHORTEST_WINDOW = 13

/** The text by itself. */
const detached = <Asked>(asked: Asked): Asked =>
  typeof asked === 'string' && asked.length >= SHORTEST_WINDOW
    ? (JSON.parse(JSON.stringify(asked)) as Asked)
    : asked

/** What is made when it is first asked for, and then kept: a start should make no more of the form than it needs. */
export function whenAsked<Made>(make: () => Made): () => Made {
  let made: { value: Made } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

/**
 * A function with a memory of its answers: labels repeat, within a report and from one to the next; templates never change.
 * What is remembered holds nothing of the document in which a label was met.
 */
export function remembered<Asked, Answer>(
  compute: (asked: Asked) => Answer,
  most = MOST_REMEMBERED,
): (asked: Asked) => Answer {
  const known = new Map<Asked, Answer>()
  return (asked) => {
    const answer = known.get(asked)
    if (answer !== undefined || known.has(asked)) return answer as Answer
    if (known.size >= most) known.clear()
    const key = detached(asked)
    const found = compute(key)
    known.set(key, found)
    return found
  }
}
