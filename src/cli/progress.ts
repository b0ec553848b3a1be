/** How far a batch is, on standard error: a bar on a terminal, a line now and then elsewhere, JSON Lines for machines. */
import { spoken } from './speech.js'

/** What a machine reads: `{ event: 'failure', file, code, message }`. */
export interface LogEvent {
  event: 'start' | 'kept' | 'replaces' | 'failure' | 'progress' | 'stopped' | 'end'
  [field: string]: unknown
}

export interface Progress {
  step: (failures: number) => void
  /** Something happened: in words for people, as data for machines. */
  say: (text: string, event: LogEvent) => void
  stop: () => void
}

/** Seconds between two lines where nobody sees a bar. */
const LINE_EVERY_S = 10
/** The rate is of the last files, so that time left follows a change from pages to PDFs. */
const RATE_OVER_MS = 5_000

const SILENT: Progress = { step: () => {}, say: () => {}, stop: () => {} }

/** `done` files of `total` need no reading any more. */
export async function showProgress(
  total: number,
  { quiet = false, done = 0, log = 'text' }: { quiet?: boolean; done?: number; log?: 'text' | 'json' } = {},
): Promise<Progress> {
  if (log === 'json') return jsonLines(total, done)
  if (quiet) return SILENT
  return process.stderr.isTTY ? bar(total, done) : lines(total, done)
}

const print = (text: string): void => void process.stderr.write(`${spoken(text)}\n`)

async function bar(total: number, done: number): Promise<Progress> {
  const { default: progress } = await import('cli-progress')
  const format = spoken('{bar} {value}/{total}  {rate}/s  {left} left  {failures} failures')
  const shown = new progress.SingleBar({
    format,
    stream: process.stderr,
    clearOnComplete: true,
    hideCursor: null,
  })
  const measure = pace(total, done)
  shown.start(total, done, { failures: 0, rate: '–', left: '–' })
  return {
    step: (failures) => {
      const { rate, left } = measure()
      shown.increment({ failures, rate, left })
    },
    say: (text) => {
      process.stderr.write('\r\u001B[K')
      print(text)
    },
    stop: () => shown.stop(),
  }
}

const lines = (total: number, done: number): Progress => ({
  step: nowAndThen(total, done, ({ done: reached, rate, left }, failures) =>
    print(`${reached}/${total}, ${rate} reports/s, ${left} left, ${failures} failures`),
  ),
  say: print,
  stop: () => {},
})

/** A line of JSON for each event: whatever reads it needn't know our sentences. */
export const sayAsData = (event: LogEvent): void =>
  void process.stderr.write(`${JSON.stringify({ time: new Date().toISOString(), ...event })}\n`)

function jsonLines(total: number, done: number): Progress {
  return {
    step: nowAndThen(total, done, ({ done: reached, rate }, failures) =>
      sayAsData({ event: 'progress', done: reached, files: total, perSecond: Number(rate), failures }),
    ),
    say: (_, event) => sayAsData(event),
    stop: () => {},
  }
}

/** Tells how far it is every ten seconds. */
function nowAndThen(
  total: number,
  done: number,
  show: (pace: Pace, failures: number) => void,
): Progress['step'] {
  const measure = pace(total, done)
  let last = Date.now()
  return (failures) => {
    const reached = measure()
    if (Date.now() - last < LINE_EVERY_S * 1000) return
    last = Date.now()
    show(reached, failures)
  }
}

/** How many files are done, how many a second, and how long the rest takes. */
interface Pace {
  done: number
  rate: string
  left: string
}

/** Called after each file. */
function pace(total: number, before: number): () => Pace {
  let done = before
  let [since, sinceDone, perSecond] = [Date.now(), before, 0]
  return () => {
    done++
    const ms = Date.now() - since
    if (ms > 0) perSecond = ((done - sinceDone) * 1000) / ms
    if (ms > RATE_OVER_MS) [since, sinceDone] = [Date.now(), done]
    return {
      done,
      rate: perSecond.toFixed(perSecond < 10 ? 1 : 0),
      left: perSecond > 0 ? duration((total - done) / perSecond) : '–',
    }
  }
}

function duration(seconds: number): string {
  const whole = Math.ceil(seconds)
  const two = (value: number): string => String(value).padStart(2, '0')
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60]
  return `${hours > 0 ? `${hours}:` : ''}${two(minutes)}:${two(whole % 60)}`
}
