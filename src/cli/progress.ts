/** How far a batch is, on standard error: a bar on a terminal, a line now and then elsewhere. */

export interface Progress {
  step: (failures: number) => void
  message: (text: string) => void
  stop: () => void
}

/** Seconds between two lines where nobody sees a bar. */
const LINE_EVERY_S = 10
/** The rate is of the last files, so that time left follows a change from pages to PDFs. */
const RATE_OVER_MS = 5_000

const SILENT: Progress = { step: () => {}, message: () => {}, stop: () => {} }

/** `done` files of `total` need no reading any more. */
export async function showProgress(total: number, { quiet = false, done = 0 } = {}): Promise<Progress> {
  if (quiet) return SILENT
  return process.stderr.isTTY ? bar(total, done) : lines(total, done)
}

const print = (text: string): void => void process.stderr.write(`${text}\n`)

async function bar(total: number, done: number): Promise<Progress> {
  const { default: progress } = await import('cli-progress')
  const format = '{bar} {value}/{total}  {rate}/s  {left} left  {failures} failures'
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
    message: (text) => {
      process.stderr.write('\r\u001B[K')
      print(text)
    },
    stop: () => shown.stop(),
  }
}

function lines(total: number, done: number): Progress {
  const measure = pace(total, done)
  let last = Date.now()
  return {
    step: (failures) => {
      const { done: reached, rate, left } = measure()
      if (Date.now() - last < LINE_EVERY_S * 1000) return
      last = Date.now()
      print(`${reached}/${total}, ${rate} reports/s, ${left} left, ${failures} failures`)
    },
    message: print,
    stop: () => {},
  }
}

/** Called after each file: how many are done, how many a second, and how long the rest takes. */
function pace(total: number, before: number): () => { done: number; rate: string; left: string } {
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
