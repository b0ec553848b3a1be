/** What runs in a worker's process: documents come in one at a time, answers go out. */
import { Worker } from 'node:worker_threads'
import { answer } from './answer.js'
import type { Task } from './task.js'

/** The parent ends its workers; one that hangs while the parent is killed has to end by itself. */
const ORPHANED = `
  const parent = process.ppid
  setInterval(() => process.ppid === parent || process.kill(process.pid, 'SIGKILL'), 1000)
`

const send = (message: unknown): void => void process.send?.(message)

process.on('message', (task: Task) => void answer(task).then(send))
// Ctrl-C reaches every process of a terminal; the parent decides what becomes of the documents at hand.
process.on('SIGINT', () => {})
new Worker(ORPHANED, { eval: true }).unref()
send('ready')
