// Runs the commands of the READMEs' console blocks again and writes what they print under them, after npm run build:
// node scripts/refresh-readme.mjs
import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'

const READMES = ['README.md', 'README.zh-CN.md']
const BLOCK = /^```console\n([^]*?)^```$/gm
/** A command: `$ `, and further lines after `> `. */
const COMMAND = /^\$ .*(?:\n> .*)*/gm

function outputOf(command) {
  const typed = command.replace(/^[$>] /gm, '').replaceAll('npx gongkai', 'node dist/cli.js')
  const { stdout, stderr, error } = spawnSync('bash', ['-c', typed], { encoding: 'utf8' })
  if (error) throw error
  return (stdout + stderr).replace(/[ \t]+$/gm, '').trimEnd()
}

for (const name of READMES) {
  const text = readFileSync(name, 'utf8')
  // A batch into a finished folder says that it replaces it.
  rmSync('out', { recursive: true, force: true })
  const refreshed = text.replace(BLOCK, (_, block) => {
    const parts = [...block.matchAll(COMMAND)].map(([command]) =>
      [command, outputOf(command)].filter(Boolean).join('\n'),
    )
    return ['```console', ...parts, '```'].join('\n')
  })
  writeFileSync(name, refreshed)
  console.log(`${name}: ${refreshed === text ? 'nothing new' : 'outputs renewed'}`)
}
