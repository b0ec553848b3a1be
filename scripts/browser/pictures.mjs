// Takes the pictures of docs/inspector.md anew, of reports made up for the tests: node scripts/browser/pictures.mjs
import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { missing, openChromium, openPage } from './chromium.mjs'

const lack = await missing()
if (lack) throw new Error(lack)

const PICTURES = 'docs/pictures'
const CLI = resolve('dist/cli.js')
const home = mkdtempSync(join(tmpdir(), 'gongkai-pictures-'))
const reports = join(home, 'reports')
mkdirSync(join(reports, '水务局'), { recursive: true })

const gongkai = (args) => {
  // A check that finds errors ends with 1, and has printed its page.
  try {
    return execFileSync(process.execPath, [CLI, ...args], { cwd: home, encoding: 'utf8', maxBuffer: 2 ** 28 })
  } catch (error) {
    return error.stdout
  }
}

const MADE = [
  'wrong-totals-2024.html',
  'odd-2021.html',
  'dropped-2020.txt',
  'picture-2020.html',
  'word-2022.html',
  'run-in-2023.html',
  'tabs-2024.txt',
]
for (const name of MADE) copyFileSync(join('fixtures/reports', name), join(reports, name))

/** Reports of several bodies stand for the years of one. */
const YEARS = [
  'breaks-2019.html',
  'provincial-2020.html',
  'twice-2021.html',
  'split-2022.html',
  'portal-2023.html',
  'rules-2024.md',
]
for (const name of YEARS) {
  const path = resolve('fixtures/reports', name)
  const { agency } = JSON.parse(gongkai(['parse', path]))
  writeFileSync(join(reports, '水务局', name), readFileSync(path, 'utf8').replaceAll(agency, '青禾县水务局'))
}
gongkai(['inspect', 'reports', '--out', 'inspector.html'])
writeFileSync(join(home, 'check.html'), gongkai(['check', 'reports', '--to', 'html']))

/** Milliseconds on a busy machine. */
const SLOW = 120_000

const WIDE = { width: 1280, height: 860 }
const PHONE = { width: 390, height: 780 }
const SHEET = { width: 794, height: 1123 }
const cellOf = (file, cell) => `#${new URLSearchParams({ file, cell })}`
const inspector = pathToFileURL(join(home, 'inspector.html')).href
const check = pathToFileURL(join(home, 'check.html')).href
const empty = pathToFileURL(resolve('dist/inspector.html')).href

const browser = await openChromium()
try {
  const page = await openPage(browser)
  const take = async (name, view, address, act = async () => {}) => {
    await page.setViewportSize(view)
    await page.goto('about:blank')
    await page.goto(address)
    await act()
    await page.waitForTimeout(300)
    await page.screenshot({ path: join(PICTURES, `inspector-${name}.png`) })
  }
  await take('list', WIDE, inspector)
  await take('lines', WIDE, inspector, async () => {
    await page.locator('#search').fill('青禾县水务局')
    await page.locator('tbody input[type="checkbox"]').first().check()
    await page.locator('.lines').scrollIntoViewIfNeeded()
    await page.evaluate(() => scrollBy(0, 400))
  })
  const wrong = cellOf('reports/wrong-totals-2024.html', 'requests.received.total')
  const marked = () => page.frameLocator('iframe.looks').locator('.gongkai-chosen').waitFor({ timeout: SLOW })
  await take('report', WIDE, `${inspector}${wrong}`, marked)
  await take('phone', PHONE, `${inspector}${wrong}`, async () => {
    await marked()
    await page.locator('.forms table').nth(1).scrollIntoViewIfNeeded()
  })
  await take('check', WIDE, check)
  await take(
    'english',
    WIDE,
    `${inspector}${cellOf('reports/odd-2021.html', 'requests.received.total')}`,
    async () => {
      await page.locator('header button').last().click()
      await marked()
    },
  )
  await take('empty', WIDE, empty)
  await take('pdf', WIDE, empty, async () => {
    await page.locator('#files').setInputFiles('fixtures/pdf/chrome.pdf')
    await page.locator('.is-drawn').first().waitFor({ timeout: SLOW })
    await page.locator('.forms [data-indicator="requests.received.total"] button').click()
    await page.locator('.box.chosen').waitFor({ timeout: SLOW })
    for (const name of ['rules', 'cells', 'order']) {
      await page.locator(`#layer-${name}`).check()
      await page.locator(`.layer.${name}`).first().waitFor({ state: 'attached', timeout: SLOW })
    }
    await page.waitForTimeout(2000)
  })
  await take('word', WIDE, empty, async () => {
    await page.locator('#files').setInputFiles('fixtures/docx/libreoffice.docx')
    await page.locator('.report').waitFor({ timeout: SLOW })
    await page.locator('.forms [data-indicator="requests.received.naturalPersons"] button').click()
  })
  await page.emulateMedia({ media: 'print' })
  await take('printed', SHEET, check, async () => {
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
    await page
      .locator('.sheet')
      .nth(1)
      .evaluate((sheet) => {
        for (const one of document.querySelectorAll('.sheet')) one.style.display = one === sheet ? '' : 'none'
      })
  })
} finally {
  await browser.close()
  rmSync(home, { recursive: true, force: true })
}
