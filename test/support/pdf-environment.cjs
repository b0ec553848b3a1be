// Loads pdfjs-dist once in each jest worker, outside the sandbox: inside it every test file would import (and leak) a copy of its own.
// For test files that read PDFs: put `@jest-environment <rootDir>/test/support/pdf-environment.cjs` in their first comment.
const { TestEnvironment } = require('jest-environment-node')

// pdf.js asks for these while it loads and never again; the adapter gives them to the sandbox, which is not where it loads here.
for (const name of ['DOMMatrix', 'Path2D', 'ImageData']) globalThis[name] ??= class {}

module.exports = class extends TestEnvironment {
  async setup() {
    await super.setup()
    const { push } = Array.prototype
    const { parse, stringify } = JSON
    const { toString } = Function.prototype
    this.global.pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs')
    this.global.pdfjsWorkerCode = await import('pdfjs-dist/legacy/build/pdf.worker.mjs')
    Object.assign(JSON, { parse, stringify })
    Object.defineProperty(Array.prototype, 'push', {
      value: push,
      writable: true,
      configurable: true,
      enumerable: false,
    })
    Object.defineProperty(Function.prototype, 'toString', {
      value: toString,
      writable: true,
      configurable: true,
      enumerable: false,
    })
  }
}
