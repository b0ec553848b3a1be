// Runs the commands of the console blocks in the READMEs and the documentation again and writes what they print under them, after
// npm run build: node scripts/refresh-readme.mjs
import { spawnSync } from 'node:child_process'
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const PAGES = [
  'README.md',
  'README.zh-CN.md',
  ...readdirSync('docs', { recursive: true })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
]
const BLOCK = /^```console\n([^]*?)^```$/gm
/** A command: `$ `, and further lines after `> `. */
const COMMAND = /^\$ .*(?:\n> .*)*/gm
/** `24/25, 3.1 reports/s, …`: said now and then, where a machine is slow. */
const PROGRESS = /^(?:已读)?\d+\/\d+.*\n/gm

function outputOf(command) {
  const typed = command.replace(/^[$>] /gm, '').replaceAll(/\b(npx )?gongkai (?=[a-z])/g, 'node dist/cli.js ')
  const { stdout, stderr, error } = spawnSync('bash', ['-c', typed], { encoding: 'utf8' })
  if (error) throw error
  return (stdout + stderr.replace(PROGRESS, '')).replace(/[ \t]+$/gm, '').trimEnd()
}

for (const name of PAGES) {
  const text = readFileSync(name, 'utf8')
  // A batch into a finished folder says that it replaces it.
  rmSync('out', { recursive: true, force: true })
  const refreshed = text.replace(BLOCK, (_, block) => {
    const parts = [...block.matchAll(COMMAND)].map(([command]) =>
      [command, outputOf(command)].filter(Boolean).join('\n'),
    )
    return ['```console', ...parts, '```'].join('\n')
  })
  if (refreshed === text) continue
  writeFileSync(name, refreshed)
  console.log(`${name}: outputs renewed`)
}
