/** html-to-text, its tables laid out in columns of type. */
const { readFileSync, writeFileSync } = require('node:fs')
const { convert } = require('html-to-text')
const { out, source } = require('./report-list.cjs')

const selectors = [{ selector: 'table', format: 'dataTable' }]
writeFileSync(out, convert(readFileSync(source, 'utf8'), { wordwrap: false, selectors }))
