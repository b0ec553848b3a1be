/** turndown with the tables of GitHub's Markdown. */
const { readFileSync, writeFileSync } = require('node:fs')
const Turndown = require('turndown')
const { gfm } = require('turndown-plugin-gfm')
const { out, source } = require('./report-list.cjs')

const maker = new Turndown()
maker.use(gfm)
writeFileSync(out, maker.turndown(readFileSync(source, 'utf8')))
