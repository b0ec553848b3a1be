/** The page draws and answers before what follows. By a message: timers of a page in the background wait for a second each. */
export const nextTask = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })

/** What only so many can have at once: who asks while all are taken waits for a turn. */
export function turnsWith<Thing>(
  things: readonly Thing[],
): <Result>(use: (thing: Thing) => Promise<Result>) => Promise<Result> {
  const free = [...things]
  const waiting: ((thing: Thing) => void)[] = []
  return async (use) => {
    const thing = free.length > 0 ? free.pop()! : await new Promise<Thing>((resolve) => waiting.push(resolve))
    try {
      return await use(thing)
    } finally {
      const next = waiting.shift()
      if (next) next(thing)
      else free.push(thing)
    }
  }
}
