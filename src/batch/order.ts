/** Work on many items at once, results in the order of the items, and never more than a window of them in memory. */

/** Lets a number of holders in at a time; the others wait in the order in which they came. */
export interface Gate {
  enter: () => Promise<void>
  leave: () => void
}

export function gate(places: number): Gate {
  const waiting: (() => void)[] = []
  return {
    enter: () => {
      if (places > 0) {
        places--
        return Promise.resolve()
      }
      return new Promise((resolve) => waiting.push(resolve))
    },
    leave: () => {
      const next = waiting.shift()
      if (next) next()
      else places++
    },
  }
}

/**
 * Runs `work` for each item and gives the results in the items' order. Items are asked for ahead, up to `window` of them
 * beyond the last result taken; a result is given as soon as it is there, whether or not the next item is known yet.
 */
export async function* inOrder<T, R>(items: Iterable<T> | AsyncIterable<T>, work: (item: T) => Promise<R>, window: number, signal?: AbortSignal): AsyncGenerator<R> {
  const results: Promise<R>[] = []
  const room = gate(window)
  const iterator = iteratorOf(items)
  let ended = false
  let stopped = false
  let failure: { error: unknown } | undefined
  let wake = (): void => {}

  const pull = async (): Promise<void> => {
    try {
      for (;;) {
        await room.enter()
        if (stopped) return
        const next = await iterator.next()
        if (next.done || stopped) return
        const result = work(next.value)
        // Whoever takes it from the queue sees the error; until then it is nobody's.
        result.catch(() => {})
        results.push(result)
        wake()
      }
    } catch (error) {
      failure = { error }
    } finally {
      ended = true
      wake()
    }
  }

  const aborted = signal && abortion(signal)
  const first = <V>(promise: Promise<V>): Promise<V> => (aborted ? Promise.race([promise, aborted.promise]) : promise)
  void pull()
  try {
    for (;;) {
      signal?.throwIfAborted()
      const result = results.shift()
      if (result) {
        const value = await first(result)
        room.leave()
        yield value
      } else if (ended) {
        if (failure) throw failure.error
        return
      } else {
        await first(new Promise<void>((resolve) => (wake = resolve)))
      }
    }
  } finally {
    stopped = true
    room.leave()
    aborted?.forget()
    void Promise.resolve(iterator.return?.()).catch(() => {})
  }
}

const iteratorOf = <T>(items: Iterable<T> | AsyncIterable<T>): Iterator<T> | AsyncIterator<T> =>
  Symbol.asyncIterator in items ? items[Symbol.asyncIterator]() : items[Symbol.iterator]()

/** A promise that fails when the signal is raised. */
function abortion(signal: AbortSignal): { promise: Promise<never>; forget: () => void } {
  let listener = (): void => {}
  const promise = new Promise<never>((_, reject) => {
    listener = () => reject(signal.reason as Error)
    signal.addEventListener('abort', listener, { once: true })
  })
  promise.catch(() => {})
  return { promise, forget: () => signal.removeEventListener('abort', listener) }
}
