/** `paths.browser.ts` has the same for browsers, where every path is written with `/`. */
export { basename, dirname } from 'node:path'
