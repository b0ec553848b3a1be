import type { Report } from '../../../src/index.js'

/** A report as JSON that people can read and compare: each observation, section and diagnostic on a line of its own. */
export function written(report: Report): string {
  const member = ([key, value]: [string, unknown]): string => {
    const inner =
      Array.isArray(value) && value.length > 0
        ? `[\n${value.map((item) => `    ${JSON.stringify(item)}`).join(',\n')}\n  ]`
        : JSON.stringify(value)
    return `  ${JSON.stringify(key)}: ${inner}`
  }
  return `{\n${Object.entries(report).map(member).join(',\n')}\n}\n`
}
