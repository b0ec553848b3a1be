module.exports = globalThis.pdfjsWorkerCode
