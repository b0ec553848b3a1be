// Chromium for the tests: Debian's, as apt-get installs it, or the one that CHROMIUM names.
import { existsSync } from 'node:fs'

const PLACES = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
]

/** What is missing to drive a browser; null where nothing is. */
export async function missing() {
  if (!PLACES.some((place) => place && existsSync(place))) return 'chromium is not installed'
  const driver = await import('playwright-core').catch(() => null)
  return driver ? null : 'playwright-core is not installed: npm ci --prefix scripts/browser'
}

export async function openChromium() {
  const { chromium } = await import('playwright-core')
  const executablePath = PLACES.find((place) => place && existsSync(place))
  return chromium.launch({
    executablePath,
    // In a container the browser runs as root, where it has no sandbox, and /dev/shm is small.
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
    // Without a locale it takes no file whose name is Chinese, and says nothing of it.
    env: { LANG: 'C.UTF-8', ...process.env },
  })
}

/** A page that may be left: the inspector asks first where files were read. */
export async function openPage(context, options) {
  const page = await context.newPage(options)
  page.on('dialog', (dialog) => dialog.accept())
  return page
}

/** From here on the page notes how long whatever keeps it from drawing takes. */
export const watchTasks = (page) =>
  page.evaluate(() => {
    globalThis.longTasks = []
    globalThis.chosenAt = 0
    // The browser lists the files that were chosen in one task, at whose end the page hears of them.
    document.addEventListener('change', () => (globalThis.chosenAt = performance.now()), {
      capture: true,
      once: true,
    })
    new PerformanceObserver((list) => {
      globalThis.longTasks.push(...list.getEntries())
    }).observe({ type: 'longtask' })
  })

/** Milliseconds, without the task in which the browser lists chosen files; 0 where nothing took 50. */
export const longestTask = (page) =>
  page.evaluate(() => {
    const own = globalThis.longTasks.filter(({ startTime }) => startTime > globalThis.chosenAt)
    return Math.max(0, ...own.map(({ duration }) => duration))
  })
