// What npm runs behind `npm ci`, and before it packs, links or installs this folder: a build. Types take most of a build's time; a
// fresh clone runs and tests without them, whoever else gets the folder or the package has them.
import { execSync } from 'node:child_process'

const isFreshClone = process.env.npm_command === 'ci'
execSync('npm run build', {
  stdio: 'inherit',
  env: { ...process.env, BUILT_TYPES: isFreshClone ? 'none' : 'all' },
})
