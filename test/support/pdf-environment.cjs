// Loads pdfjs-dist once in each jest worker, outside the sandbox: inside it every test file would import (and leak) a copy of its own.
const { TestEnvironment } = require('jest-environment-node')

module.exports = class extends TestEnvironment {
  async setup() {
    await super.setup()
    this.global.loadPdfjs = () => import('pdfjs-dist/legacy/build/pdf.mjs')
    this.global.loadPdfjsWorker = () => import('pdfjs-dist/legacy/build/pdf.worker.mjs')
  }
}
