/** html-to-docx. */
const { readFileSync, writeFileSync } = require('node:fs')
const convert = require('html-to-docx')
const { out, source } = require('./report-list.cjs')

convert(readFileSync(source, 'utf8')).then((bytes) => writeFileSync(out, Buffer.from(bytes)))
