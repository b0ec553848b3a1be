/**
 * The two ends between pdf.js and its worker code, which here run in one thread.
 *
 * pdf.js would make such a pair itself; ours saves what reading text does not need: fonts arrive marked as loaded, so
 * that neither a FontFace is asked for nor every glyph's outline is compiled in its stead.
 */
export interface Port {
  postMessage(message: unknown, transfer?: ArrayBuffer[]): void
  addEventListener(name: string, listener: Listener, options?: { signal?: AbortSignal }): void
  removeEventListener(name: string, listener: Listener): void
}
type Listener = (event: { data: unknown }) => void

/** `onOperators` is told which operators of a page are on their way. */
export function closedPorts(onOperators: (operators: readonly unknown[]) => void): {
  near: Port
  far: Port
  close(): void
} {
  const near = new Set<Listener>()
  const far = new Set<Listener>()
  return {
    near: port(near, far, (message) => message),
    far: port(far, near, (message) => {
      onOperators((message as OperatorMessage).chunk?.fnArray ?? [])
      return markFontsLoaded(message)
    }),
    close: () => {
      near.clear()
      far.clear()
    },
  }
}

function port(own: Set<Listener>, other: Set<Listener>, change: (message: unknown) => unknown): Port {
  let turn = Promise.resolve()
  return {
    postMessage(message, transfer) {
      const data = change(copied(message, transfer))
      turn = turn.then(() => {
        for (const listener of [...other]) listener({ data })
      })
    },
    addEventListener(_name, listener, options) {
      own.add(listener)
      options?.signal?.addEventListener('abort', () => own.delete(listener), { once: true })
    },
    removeEventListener(_name, listener) {
      own.delete(listener)
    },
  }
}

interface OperatorMessage {
  chunk?: { fnArray?: unknown[]; argsArray?: unknown[] }
}

/**
 * A message must not change after it is sent. A list of operators is emptied by its sender but its operands are given
 * away, so copying the lists is enough; everything else is copied through and through.
 */
function copied(message: unknown, transfer?: ArrayBuffer[]): unknown {
  const { chunk } = message as OperatorMessage
  if (chunk?.fnArray && chunk.argsArray)
    return {
      ...(message as object),
      chunk: { ...chunk, fnArray: [...chunk.fnArray], argsArray: [...chunk.argsArray] },
    }
  return structuredClone(message, transfer ? { transfer } : undefined)
}

interface FontMessage {
  action?: string
  data?: [id: string, kind: string, font: { extra?: object }]
}

function markFontsLoaded(message: unknown): unknown {
  const { action, data } = message as FontMessage
  if (action === 'commonobj' && data?.[1] === 'Font' && data[2] && !('error' in data[2])) {
    data[2].extra = { ...data[2].extra, attached: true }
  }
  return message
}
