// Removes the last build: the two builds of tsup run side by side and must not clean after each other.
import { rmSync } from 'node:fs'

rmSync('dist', { recursive: true, force: true })
