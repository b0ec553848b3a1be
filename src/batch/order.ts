/** Work on many items at once: results in the order of the items, never more than a window of them in memory. */

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
export async function* inOrder<T, R>(
  items: Iterable<T> | AsyncIterable<T>,
  work: (item: T) => Promise<R>,
  window: number,
  signal?: AbortSignal,
): AsyncGenerator<R> {
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

  const wait = interruptible(signal)
  void pull()
  try {
    for (;;) {
      signal?.throwIfAborted()
      const result = results.shift()
      if (result) {
        const value = await wait.on(result)
        room.leave()
        yield value
      } else if (ended) {
        if (failure) throw failure.error
        return
      } else {
        await wait.on(new Promise<void>((resolve) => (wake = resolve)))
      }
    }
  } finally {
    stopped = true
    room.leave()
    wait.end()
    void Promise.resolve(iterator.return?.()).catch(() => {})
  }
}

const iteratorOf = <T>(items: Iterable<T> | AsyncIterable<T>): Iterator<T> | AsyncIterator<T> =>
  Symbol.asyncIterator in items ? items[Symbol.asyncIterator]() : items[Symbol.iterator]()

/**
 * Waits for one promise after the other, and throws the signal's reason as soon as it is raised. Not by `Promise.race`: the
 * promise that stands for the signal would keep every result that it was ever raced against.
 */
function interruptible(signal?: AbortSignal): {
  on: <V>(promise: Promise<V>) => Promise<V>
  end: () => void
} {
  let interrupt = (_: unknown): void => {}
  const listener = (): void => interrupt(signal!.reason)
  signal?.addEventListener('abort', listener)
  return {
    on: (promise) =>
      new Promise((resolve, reject) => {
        interrupt = reject
        promise.then(resolve, reject)
      }),
    end: () => signal?.removeEventListener('abort', listener),
  }
}
