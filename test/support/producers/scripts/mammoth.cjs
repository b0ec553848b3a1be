/** mammoth by itself: a page, or its Markdown. */
const { writeFileSync } = require('node:fs')
const mammoth = require('mammoth')
const { more, out, source } = require('./report-list.cjs')

const convert = more[0] === 'html' ? mammoth.convertToHtml : mammoth.convertToMarkdown
convert({ path: source }).then(({ value }) => writeFileSync(out, value))
