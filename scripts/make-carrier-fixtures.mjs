// Makes fixtures/ofd and fixtures/xlsx: node scripts/make-carrier-fixtures.mjs
// The workbook needs LibreOffice (Debian: apt install libreoffice-calc) as `soffice`; the tests need nothing.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ofd, pen } from './ofd-writer.cjs'
import { disputes, proactive } from './pdf-fixture-pages.mjs'
import { table } from './pdf-writer.cjs'

const folder = (name) => new URL(`../fixtures/${name}/`, import.meta.url).pathname

/** The tables of fixtures/pdf/drawn.pdf; `shows` says which of their texts are drawn, `rules: 'none'` leaves out their rules. */
function tables(draw, { shows = () => true, rules = 'stroke' } = {}) {
  const options = { pen: rules, draw, show: (_cell, line) => (shows(line) ? undefined : []) }
  return [
    table(70, 150, [140, 100, 100, 100], 28, proactive, options),
    table(70, 460, Array(15).fill(30), 28, disputes, { ...options, size: 8 }),
  ].join('')
}
const lines = (draw) =>
  [
    draw.text(150, 80, 18, '青禾县水务局2024年政府信息公开工作年度报告'),
    draw.text(70, 130, 14, '二、主动公开政府信息情况'),
    draw.text(70, 440, 14, '四、政府信息公开行政复议、行政诉讼情况'),
  ].join('')

const points = pen({ unit: 'points', rules: 'bars', glyphs: true })
writeFileSync(join(folder('ofd'), 'drawn.ofd'), ofd([lines(points) + tables(points)]))

const millimetres = pen()
const isFigure = (text) => /^\d+$/.test(text)
const stamp = `<ofd:Annot ID="1" Type="Watermark"><ofd:Appearance Boundary="20 60 100 20">${millimetres.text(0, 40, 30, '样张 9')}</ofd:Appearance></ofd:Annot>`
writeFileSync(
  join(folder('ofd'), 'template.ofd'),
  ofd([
    {
      template: lines(millimetres) + tables(millimetres, { shows: (text) => !isFigure(text) }),
      content: tables(millimetres, { shows: isFigure, rules: 'none' }),
      notes: stamp,
    },
  ]),
)

const work = mkdtempSync(join(tmpdir(), 'carrier-fixtures-'))
const profile = `-env:UserInstallation=file://${work}/profile`
const how = ['--headless', '--infilter=HTML (StarCalc)', '--convert-to', 'xlsx', '--outdir', work]
execFileSync('soffice', [profile, ...how, join(folder('docx'), 'report.html')], { stdio: 'ignore' })
renameSync(join(work, 'report.xlsx'), join(folder('xlsx'), 'libreoffice.xlsx'))
rmSync(work, { recursive: true })
