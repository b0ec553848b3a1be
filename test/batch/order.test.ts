import { setTimeout as wait } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from '@jest/globals'
import { gate, inOrder } from '../../src/batch/order.js'

async function all<T>(results: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = []
  for await (const result of results) list.push(result)
  return list
}

setFlagsFromString('--expose_gc')
const collectGarbage = runInNewContext('gc') as () => void

const range = (count: number): number[] => Array.from({ length: count }, (_, i) => i)

describe('inOrder', () => {
  it('gives results in the order of the items, whichever is ready first', async () => {
    const late = async (ms: number): Promise<number> => {
      await wait(ms)
      return ms
    }
    expect(await all(inOrder([30, 1, 20, 0], late, 4))).toEqual([30, 1, 20, 0])
    expect(await all(inOrder([], async (item: number) => item, 4))).toEqual([])
  })

  it('takes no more items than the window beyond the last result taken', async () => {
    let started = 0
    let taken = 0
    let most = 0
    for await (const _ of inOrder(
      range(50),
      async () => {
        most = Math.max(most, ++started - taken)
      },
      7,
    )) {
      await wait(1)
      taken++
    }
    expect([started, most <= 8]).toEqual([50, true])
  })

  it('gives what is ready while the next item is still awaited', async () => {
    let release = (): void => {}
    async function* slow() {
      yield 1
      await new Promise<void>((resolve) => (release = resolve))
      yield 2
    }
    const results = inOrder(slow(), async (item) => item, 8)
    expect(await results.next()).toEqual({ value: 1, done: false })
    const second = results.next()
    release()
    expect(await second).toEqual({ value: 2, done: false })
  })

  it('throws what the work or the items throw, after the results before', async () => {
    const got: number[] = []
    const work = async (item: number) => (item === 2 ? Promise.reject(new Error('two')) : item)
    await expect(
      (async () => {
        for await (const item of inOrder(range(5), work, 3)) got.push(item)
      })(),
    ).rejects.toThrow('two')
    expect(got).toEqual([0, 1])
    async function* broken() {
      yield 0
      throw new Error('list')
    }
    await expect(all(inOrder(broken(), async (item) => item, 3))).rejects.toThrow('list')
  })

  it('keeps no result that has been taken, however long a signal lives', async () => {
    const kept: WeakRef<object>[] = []
    const work = async (item: number): Promise<object> => {
      const result = { item }
      kept.push(new WeakRef(result))
      return result
    }
    for await (const _ of inOrder(range(200), work, 4, new AbortController().signal)) await wait(0)
    collectGarbage()
    expect(kept.filter((result) => result.deref()).length).toBeLessThan(20)
  })

  it('stops at once when the signal is raised', async () => {
    const stop = new AbortController()
    const results = inOrder(
      range(5),
      async (item) => (item === 1 ? new Promise<number>(() => {}) : item),
      3,
      stop.signal,
    )
    expect((await results.next()).value).toBe(0)
    const waiting = results.next()
    stop.abort()
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' })
  })
})

describe('gate', () => {
  it('lets in as many as it has places, in the order of their coming', async () => {
    const { enter, leave } = gate(1)
    const order: number[] = []
    await enter()
    const waiting = [1, 2].map(async (n) => {
      await enter()
      order.push(n)
      leave()
    })
    leave()
    await Promise.all(waiting)
    expect(order).toEqual([1, 2])
  })
})
