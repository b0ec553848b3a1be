/** pdf.js changes the global scope while it loads: what it finds there, and how it is put back. */

/** What the legacy build replaces though Node has it, at a great cost to everybody's `push` and `JSON.stringify`. */
const REPLACED: [object, PropertyKey][] = [
  [Array.prototype, 'push'],
  [JSON, 'stringify'],
  [JSON, 'parse'],
  [Function.prototype, 'toString'],
  // Its complaint that no canvas is installed, which reading text doesn't need.
  [console, 'warn'],
]
/** What it must find while it loads, and what it leaves in the global scope. */
const STANDINS = ['DOMMatrix', 'Path2D', 'ImageData'] as const
const LEFT_BEHIND = [...STANDINS, 'navigator', 'pdfjsLib', 'pdfjsWorker', '_pdfjsTestingUtils', 'self']

/** Prepares the global scope for loading pdf.js; gives what puts it back. Polyfills of what the runtime lacks stay: pdf.js runs on them. */
export function keepGlobals(): () => void {
  const scope = globalThis as Record<string, unknown>
  const replaced = REPLACED.map(
    ([holder, key]) => [holder, key, Object.getOwnPropertyDescriptor(holder, key)] as const,
  )
  const absent = LEFT_BEHIND.filter((name) => !(name in scope))
  for (const name of STANDINS) scope[name] ??= class {}
  console.warn = () => {}
  return () => {
    for (const [holder, key, descriptor] of replaced)
      if (descriptor) Object.defineProperty(holder, key, descriptor)
    for (const name of absent) delete scope[name]
  }
}
