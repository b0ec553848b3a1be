// Reads files in headless Chromium with dist/browser.js, or the module that MODULE names, on a page and in a worker; prints a JSON line for each file:
// { file, page, worker }, the report as { json, csv } or { name, code, message } of what was thrown.
//
// node scripts/browser/parse.mjs FILE…
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { missing, openChromium } from './chromium.mjs'

const files = process.argv.slice(2)
const lack = await missing()
if (lack) {
  console.error(lack)
  process.exit(3)
}

/** What the page runs; what the worker runs is the same. */
const READER = `
import { parseReport, toCsv, toJson } from '/browser.js'
export async function read(file) {
  const bytes = new Uint8Array(await (await fetch('/file/' + encodeURIComponent(file))).arrayBuffer())
  try {
    const report = await parseReport(bytes, { name: file })
    return { json: toJson(report), csv: toCsv(report) }
  } catch (error) {
    return { name: error.name, code: error.code, message: error.message }
  }
}`
const WORKER = `
import { read } from '/reader.js'
addEventListener('message', async ({ data: file }) => postMessage({ file, answer: await read(file) }))
postMessage('ready')`
const PAGE = `<!doctype html><script type="module">
import { read } from '/reader.js'
const worker = new Worker('/worker.js', { type: 'module' })
const strays = []
const ready = new Promise((resolve) => worker.addEventListener('message', resolve, { once: true }))
const inWorker = (file) => new Promise((resolve) => {
  const listener = ({ data }) => {
    if (data.file !== file) return void strays.push(data)
    worker.removeEventListener('message', listener)
    resolve(data.answer)
  }
  worker.addEventListener('message', listener)
  worker.postMessage(file)
})
const globals = Object.keys(globalThis)
window.run = async (file) => {
  await ready
  const answers = { page: await read(file), worker: await inWorker(file) }
  return { ...answers, strays, added: Object.keys(globalThis).filter((key) => key !== 'run' && !globals.includes(key)) }
}
</script>`

const served = {
  '/': ['text/html', PAGE],
  '/reader.js': ['text/javascript', READER],
  '/worker.js': ['text/javascript', WORKER],
  '/browser.js': ['text/javascript', readFileSync(process.env.MODULE ?? 'dist/browser.js')],
}
const requests = []
const server = createServer(({ url }, response) => {
  requests.push(url)
  const [type, body] = url.startsWith('/file/')
    ? ['application/octet-stream', readFileSync(decodeURIComponent(url.slice('/file/'.length)))]
    : (served[url] ?? ['text/plain', ''])
  response.writeHead(200, { 'Content-Type': type }).end(body)
})
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
const browser = await openChromium()
try {
  const page = await browser.newPage()
  page.on('pageerror', (error) => console.error(String(error)))
  await page.goto(`http://127.0.0.1:${server.address().port}/`)
  await page.waitForFunction('window.run')
  for (const file of files)
    console.log(JSON.stringify({ file, ...(await page.evaluate((name) => window.run(name), file)) }))
  const foreign = requests.filter(
    (url) => !url.startsWith('/file/') && !(url in served) && url !== '/favicon.ico',
  )
  if (foreign.length > 0) throw new Error(`asked for ${foreign.join(', ')}`)
} finally {
  await browser.close()
  server.close()
}
