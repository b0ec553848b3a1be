/** The library as it is shipped, with the judge of test/robustness beside it. */
import { defineConfig, type Options } from 'tsup'
import shipped from '../../../tsup.config.js'

export default defineConfig((given) => {
  const modules = (shipped as (options: Options) => Options[])({ ...given, dts: false })[1]!
  const entry = { ...(modules.entry as Record<string, string>), judge: 'test/robustness/support/judge.ts' }
  return { ...modules, entry, minify: false, sourcemap: false, metafile: false }
})
