// Uses inspector pages in headless Chromium as people do, offline, and prints what came of each trial as a line of JSON.
//
// node scripts/browser/inspect.mjs TRIAL=PAGE…   the trials are the functions below
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { longestTask, missing, openChromium, openPage, watchTasks } from './chromium.mjs'

const lack = await missing()
if (lack) {
  console.error(lack)
  process.exit(3)
}

/** Reports of the trial pages: WRONG has sums that fail. */
const WRONG = 'wrong-totals-2024.html'
const address = (file, fields) => `${pathToFileURL(file)}#${new URLSearchParams(fields)}`

/** One of each format, and one that can't be read. */
const FILES = [
  'fixtures/reports/wrong-totals-2024.html',
  'fixtures/reports/canonical-2022.txt',
  'fixtures/reports/rules-2024.md',
  'fixtures/pdf/chrome.pdf',
  'fixtures/pdf/password.pdf',
  'fixtures/docx/libreoffice.docx',
  'fixtures/doc/libreoffice.doc',
  'fixtures/xlsx/libreoffice.xlsx',
  'fixtures/ofd/drawn.ofd',
]

const text = (page, selector) => page.locator(selector).first().textContent()

const trials = {
  /** A value → its place in the document → another place → its value; a finding → its cell. */
  async places(page, file) {
    await page.goto(address(file, { file: WRONG }))
    const at = (indicator, side) => page.locator(`${side} [data-indicator="${indicator}"]`).first()
    await at('requests.carriedIn.total', '.forms').locator('button').click()
    const shown = await text(page, '.source td.chosen')
    const isInView = await page.evaluate(() => {
      const [view, cell] = ['.source', '.source td.chosen'].map((one) =>
        document.querySelector(one).getBoundingClientRect(),
      )
      return cell.top >= view.top && cell.bottom <= view.bottom
    })
    await at('requests.results.granted.naturalPersons', '.source').click()
    const back = await text(page, '.forms td.chosen button')
    await page.locator('button.finding').first().click()
    return {
      shown,
      isInView,
      back,
      finding: await text(page, '.forms td.chosen'),
      told: await text(page, '.cell .told'),
      hash: new URL(page.url()).hash,
      marks: await page.locator('.mark.differs').count(),
      holding: await page.locator('.mark.holds').count(),
    }
  },

  /** Files of every format, chosen and dropped: read in the page, drawn as they look. */
  async dropped(page, file) {
    const start = Date.now()
    await page.goto(pathToFileURL(file).href)
    await page.locator('.drop-here').waitFor()
    const usable = Date.now() - start
    await page.locator('#files').setInputFiles(FILES)
    await page.locator('.list-view').waitFor({ timeout: 300_000 })
    const rows = await page
      .locator('table.list tbody tr:not(.room)')
      .evaluateAll((all) =>
        all.map((row) => [...row.querySelectorAll('th, td')].map((cell) => cell.textContent)),
      )
    const failures = await page.locator('.failures li').allTextContents()
    const open = async (name) => {
      await page.evaluate((hash) => (location.hash = hash), `${new URLSearchParams({ file: name })}`)
      await page.locator('.tabs').waitFor()
      await page.locator('.tabs').waitFor()
    }
    await open('chrome.pdf')
    const box = page.locator('.box[data-indicator="requests.received.total"]')
    await box.waitFor({ timeout: 60_000 })
    await box.click()
    const cell = await text(page, '.forms td.chosen button')
    await page.locator('.forms [data-indicator="requests.carriedIn.total"] button').click()
    await page.locator('.box.chosen[data-indicator="requests.carriedIn.total"]').waitFor()
    // A page that is drawn has ink on it.
    await page.waitForFunction(() => {
      const canvas = document.querySelector('.is-drawn canvas')
      if (!canvas || canvas.width === 0) return false
      const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height)
      return data.some((value, i) => i % 4 === 0 && data[i + 3] > 0 && value < 100)
    })
    const layers = await page.evaluate(async () => {
      const counts = {}
      for (const name of ['rules', 'cells', 'order']) {
        document.querySelector(`#layer-${name}`).click()
        while (!document.querySelector(`.layer.${name}`)) await new Promise(requestAnimationFrame)
        counts[name] = document.querySelectorAll(`.layer.${name} :is(line, rect)`).length
      }
      return counts
    })
    await open('drawn.ofd')
    await page.locator('.painted text').first().waitFor()
    const painted = (await page.locator('.painted text').allTextContents()).join('')
    await open(WRONG)
    const web = page.frameLocator('iframe.looks')
    await page.locator('.forms [data-indicator="requests.carriedIn.total"] button').click()
    const shown = await web.locator('.gongkai-chosen').textContent()
    await web.locator('td', { hasText: /^908$/ }).first().click()
    const back = await text(page, '.forms td.chosen button')
    return {
      usable,
      rows,
      failures,
      cell,
      layers,
      painted: painted.includes('青禾县水务局'),
      frame: await page.locator('iframe.looks').getAttribute('sandbox'),
      shown,
      back,
    }
  },

  /** A zip, a report in two files, and files of a folder that are none. */
  async gathered(page, file) {
    await page.goto(pathToFileURL(file).href)
    await page.locator('.drop-here').waitFor()
    await page.locator('#files').setInputFiles(process.env.GATHERED.split('|'))
    await page
      .locator('.list-view')
      .waitFor({ timeout: 300_000 })
      .catch(async (error) => {
        throw new Error(`no list: ${await page.locator('main').textContent()}`, { cause: error })
      })
    const names = await page.locator('table.list td.file').allTextContents()
    return { names: names.sort(), failures: await page.locator('.failures li strong').allTextContents() }
  },

  /** A web page that would run, load and lead elsewhere, shown as it looks: every element of it is clicked. */
  async hostilePage(page, file) {
    await page.goto(pathToFileURL(file).href)
    await page.locator('.drop-here').waitFor()
    await page.locator('#files').setInputFiles(process.env.HOSTILE)
    await page.locator('iframe.looks').waitFor({ timeout: 60_000 })
    const web = page.frameLocator('iframe.looks')
    await web.locator('.gongkai-chosen, td').first().waitFor()
    const frame = page.frames().find((one) => one !== page.mainFrame())
    await frame.evaluate(() => {
      for (const one of document.querySelectorAll('body *')) one.click()
    })
    await page.waitForTimeout(500)
    return {
      flag: await page.evaluate(() => globalThis.hostileFlag ?? null),
      inFrame: await frame.evaluate(() => globalThis.hostileFlag ?? null),
      address: frame.url(),
      opened: page.context().pages().length,
      left: await frame.evaluate(() =>
        [...document.querySelectorAll('*')].flatMap((one) =>
          [...one.attributes]
            .filter(({ name }) => /^on|href|action|^src$|srcset|poster/.test(name))
            .map(({ name, value }) => `${name}=${value}`),
        ),
      ),
      elements: await frame.evaluate(
        () => document.querySelectorAll('script, link, base, iframe, object, embed, svg, math, video').length,
      ),
      shown: await web.locator('td', { hasText: /^908$/ }).count(),
    }
  },

  /** What another program drops has no place on a disk. */
  async drop(page, file) {
    await page.goto(pathToFileURL(file).href)
    await page.evaluate(
      (words) => {
        const data = new DataTransfer()
        data.items.add(new File([words], '拖入.txt'))
        document.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true }))
      },
      readFileSync('fixtures/reports/canonical-2022.txt', 'utf8'),
    )
    await page.locator('.report').waitFor({ timeout: 60_000 })
    return { head: await text(page, '.head h1') }
  },

  /** A folder: searched, chosen by facets, sorted; how long that takes, and how few rows are drawn. */
  async folder(page, file) {
    await page.goto(address(file, {}))
    await watchTasks(page)
    const all = await text(page, '.status')
    const drawn = await page.locator('table.list tbody tr').count()
    const times = await page.evaluate(async () => {
      const search = document.querySelector('#search')
      const times = []
      for (const words of ['青', '青禾', '水务', '2024', '没有这个', '']) {
        const start = performance.now()
        search.value = words
        search.dispatchEvent(new Event('input'))
        document.querySelector('.rows').getBoundingClientRect()
        times.push(performance.now() - start)
        await new Promise(requestAnimationFrame)
      }
      return times
    })
    await page.evaluate(async () => {
      const view = document.querySelector('.rows')
      for (let i = 0; i < 60; i++) {
        view.scrollTop += 700
        await new Promise(requestAnimationFrame)
      }
    })
    const slowestTask = await longestTask(page)
    await page.locator('.chip').first().click()
    const errors = await text(page, '.status')
    await page.locator('#search').fill('没有这个')
    const none = await text(page, '.status')
    await page.locator('.clear').click()
    await page.locator('table.list thead [data-key="agency"]').click()
    const first = await text(page, 'table.list tbody th a')
    const memory = await page.evaluate(() => performance.memory.usedJSHeapSize / 2 ** 20)
    return {
      all,
      drawn,
      slowest: Math.max(...times),
      slowestTask,
      errors,
      none,
      first,
      memory,
    }
  },

  /** Nothing but the keyboard: search, open, next doubtful cell, arrows, checked, corrected, back. */
  async keyboard(page, file) {
    await page.goto(address(file, {}))
    await page.keyboard.press('/')
    await page.keyboard.type('望川')
    const status = await text(page, '.status')
    for (
      let i = 0;
      i < 60 && !(await page.evaluate(() => document.activeElement.matches('th.agency a')));
      i++
    )
      await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.locator('.report').waitFor()
    await page.keyboard.press('n')
    const first = await page.evaluate(() => document.activeElement.closest('td').dataset.indicator)
    await page.keyboard.press('ArrowLeft')
    const left = await page.evaluate(() => document.activeElement.closest('td').dataset.indicator)
    await page.keyboard.press('c')
    const checked = await text(page, '.forms .by-hand')
    await page.keyboard.press('n')
    await page.locator('#entry').focus()
    await page.keyboard.type('９０７')
    await page.keyboard.press('Enter')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('.kept button').press('Enter'),
    ])
    const csv = readFileSync(await download.path(), 'utf8')
    await page.reload()
    const kept = await text(page, '.kept')
    await page.keyboard.press('Escape')
    await page.locator('.list-view').waitFor()
    return { status, first, left, checked, csv, kept }
  },

  /** On paper: how many sheets; what stands on the first and on the second. */
  async paper(page, file) {
    await page.goto(address(file, {}))
    const pdf = await page.pdf({ preferCSSPageSize: true })
    const pages = pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g).length
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
    const sheets = await page.evaluate(() =>
      [...document.querySelectorAll('.sheet')].map((sheet) => ({
        title: sheet.querySelector('h1').textContent,
        tables: [...sheet.querySelectorAll('table.form caption')].map((caption) => caption.textContent),
      })),
    )
    return { pages, sheets }
  },

  /** Whether anything of the data has run or become markup. */
  async hostile(page, file) {
    await page.goto(address(file, {}))
    const names = await page.locator('table.list tbody th a').allInnerTexts()
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
    const hrefs = await page.evaluate(() => [...document.querySelectorAll('a')].map((a) => a.href))
    for (const link of await page.locator('table.list tbody th a').all()) {
      const href = await link.getAttribute('href')
      await page.evaluate((to) => (location.hash = to), href)
      await page.locator('.report').waitFor()
      for (const button of await page.locator('button.finding').all()) await button.click()
      await page.locator('.forms td.value button').first().click()
      hrefs.push(...(await page.evaluate(() => [...document.querySelectorAll('a')].map((a) => a.href))))
      await page.evaluate(() => (location.hash = ''))
    }
    await page.waitForTimeout(200)
    return {
      flag: await page.evaluate(() => globalThis.hostileFlag ?? null),
      names,
      foreign: await page.evaluate(
        () =>
          document.querySelectorAll('#app img, #app iframe, #app script, #app object, #app embed, #app base')
            .length,
      ),
      schemes: [...new Set(hrefs.map((href) => new URL(href).protocol))],
    }
  },

  /** The same markup put into a page as markup does run: the flag of the trial above can be set. */
  async control(page, file) {
    await page.goto(pathToFileURL(file).href)
    await page.waitForTimeout(500)
    return { flag: await page.evaluate(() => globalThis.hostileFlag ?? null) }
  },

  /** What axe finds in each view and language. */
  async accessible(page, file) {
    const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
    const found = []
    for (const fields of [{}, { file: WRONG, cell: 'requests.received.total' }])
      for (const language of ['zh', 'en']) {
        await page.goto('about:blank')
        await page.goto(address(file, fields))
        if (language === 'en') await page.locator('header button').last().click()
        await page.evaluate(axe)
        const { violations } = await page.evaluate(() => globalThis.axe.run())
        found.push(
          ...violations.map(
            ({ id, nodes }) => `${JSON.stringify(fields)} ${language}: ${id}: ${nodes[0].html.slice(0, 160)}`,
          ),
        )
      }
    return { found }
  },

  /** What is said without scripts. */
  async plain(page, file) {
    await page.goto(address(file, {}))
    return { text: await page.locator('#plain').textContent() }
  },
}

/** A trial has a browser of its own but for the program: no storage, no network. */
async function tried(browser, name, file) {
  const faults = []
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    javaScriptEnabled: name !== 'plain',
    // axe is put into the page.
    bypassCSP: name === 'accessible',
    offline: true,
  })
  const page = await openPage(context)
  // What a policy forbids is told as a request that failed before it left.
  const asked = new Set()
  page.on('request', (request) => {
    if (!/^(?:file|blob|data|about):/.test(request.url())) asked.add(request)
  })
  page.on('requestfailed', (request) => {
    if (request.failure().errorText === 'csp') asked.delete(request)
  })
  page.on('pageerror', (error) => faults.push(String(error)))
  const result = await trials[name](page, file)
  const requests = [...asked].map((request) => `${request.url()} ${request.failure()?.errorText}`)
  await context.close()
  return { trial: name, ...result, requests, faults }
}

const browser = await openChromium()
try {
  for (const asked of process.argv.slice(2)) {
    const [name, file] = asked.split('=')
    console.log(JSON.stringify(await tried(browser, name, file)))
  }
} finally {
  await browser.close()
}
