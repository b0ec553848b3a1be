module.exports = globalThis.pdfjs
