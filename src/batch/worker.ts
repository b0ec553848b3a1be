/** What runs in a worker: documents come in one at a time, answers go out. */
import { parentPort } from 'node:worker_threads'
import { answer } from './answer.js'
import type { Answer, Task } from './task.js'

const buffersOf = (given: Answer): ArrayBuffer[] =>
  'lines' in given ? Object.values(given.lines).map(({ buffer }) => buffer as ArrayBuffer) : []

parentPort?.on('message', (task: Task) => {
  void answer(task).then((given) => parentPort!.postMessage(given, buffersOf(given)))
})
