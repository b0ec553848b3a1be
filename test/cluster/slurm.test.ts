/**
 * Shares of a list over the three nodes of a Slurm that runs on this machine, of which one dies in mid-run: the parts put together
 * are what one machine gives. As root, with `slurm-wlm` and `munge` installed and the package built:
 * `CLUSTER=1 npx jest test/cluster`; `npm run test:long` runs it too.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, describe, expect, it } from '@jest/globals'
import { toDialect } from '../support/generate/text.js'
import { makeReport } from '../support/generate/report.js'

const PROGRAMS = ['slurmctld', 'slurmd', 'munged', 'sbatch']
const missing = PROGRAMS.filter((name) => spawnSync('sh', ['-c', `command -v ${name}`]).status !== 0)
const isRoot = process.getuid?.() === 0
const SHARES = 8
const REPORTS = 64
const NODES = ['n1', 'n2', 'n3']
const CLI = resolve('dist/cli.js')

const configurationOf = (folder: string): string => `ClusterName=test
SlurmctldHost=${hostname()}(127.0.0.1)
AuthType=auth/munge
AuthInfo=socket=${folder}/munge/munge.sock
SlurmUser=root
SlurmdUser=root
StateSaveLocation=${folder}/controller
SlurmdSpoolDir=${folder}/node.%n
SlurmctldPidFile=${folder}/controller.pid
SlurmdPidFile=${folder}/%n.pid
SlurmctldLogFile=${folder}/controller.log
SlurmdLogFile=${folder}/%n.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SwitchType=switch/none
MpiDefault=none
ReturnToService=2
SlurmdTimeout=10
NodeName=n[1-3] NodeAddr=127.0.0.1 NodeHostname=${hostname()} Port=[17001-17003] CPUs=1 State=UNKNOWN
PartitionName=all Nodes=n[1-3] Default=YES MaxTime=INFINITE State=UP OverSubscribe=NO
`

/** A cluster of three nodes in a folder; what ends it. */
function startCluster(folder: string): {
  run: (program: string, args?: string[]) => string
  stop: () => void
} {
  for (const name of ['munge', 'controller', ...NODES.map((node) => `node.${node}`)])
    mkdirSync(join(folder, name), { recursive: true })
  const key = join(folder, 'munge', 'key')
  writeFileSync(key, randomBytes(1024))
  chmodSync(key, 0o400)
  const configuration = join(folder, 'slurm.conf')
  writeFileSync(configuration, configurationOf(folder))
  const env = { ...process.env, SLURM_CONF: configuration, SHARES: String(SHARES) }
  const run = (program: string, args: string[] = []): string =>
    execFileSync(program, args, { cwd: folder, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
  const munge = [
    'key-file=key',
    'socket=munge.sock',
    'pid-file=munged.pid',
    'log-file=munged.log',
    'seed-file=seed',
  ]
  run('munged', [...munge.map((one) => `--${one.replace('=', `=${folder}/munge/`)}`), '--force'])
  run('slurmctld')
  for (const node of NODES) run('slurmd', ['-N', node])
  return {
    run,
    stop: () => {
      spawnSync('scontrol', ['shutdown'], { env })
      process.kill(Number(readFileSync(join(folder, 'munge', 'munged.pid'), 'utf8')))
    },
  }
}

async function until(isSo: () => boolean, seconds: number): Promise<void> {
  for (const end = Date.now() + seconds * 1000; !isSo(); ) {
    if (Date.now() > end) throw new Error(`not within ${seconds} s: ${isSo}`)
    await wait(200)
  }
}

const partsIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => /^part-\d+\.jsonl$/.test(name))
    .sort()
const gongkai = (folder: string, args: string[], input = ''): string =>
  spawnSync(process.execPath, [CLI, ...args], { cwd: folder, encoding: 'utf8', input, maxBuffer: 2 ** 28 })
    .stdout

if (!process.env.CLUSTER) it('is tried where CLUSTER=1 asks for it', () => expect(PROGRAMS).toHaveLength(4))
else if (missing.length > 0 || !isRoot)
  it(`is not tried: ${missing.length > 0 ? `there is no ${missing.join(', ')}` : 'only root may start a cluster'}`, () =>
    expect(missing.length > 0 || !isRoot).toBe(true))
else
  describe('a job array over three nodes', () => {
    const folder = mkdtempSync(join(tmpdir(), 'gongkai-slurm-'))
    const stops: (() => void)[] = []
    afterAll(async () => {
      for (const stop of stops) stop()
      await wait(2_000)
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    })

    it('of which one dies and is given back its work: the data set of one machine, byte for byte', async () => {
      const reports = join(folder, 'reports')
      mkdirSync(reports)
      const paths = Array.from({ length: REPORTS }, (_, i) => {
        const path = join(reports, `${String(i).padStart(2, '0')}.txt`)
        const made = makeReport({ agency: `望川县第${i}局`, year: 2019 + (i % 6), seed: i })
        const later = toDialect(makeReport({ agency: `望川县第${i}局`, year: 2025, seed: i }), 'canonical')
        const texts = i % 8 === 3 ? [toDialect(made, 'canonical'), later] : [toDialect(made, 'canonical')]
        writeFileSync(path, i % 16 === 7 ? 'not a report' : texts.join('\n'))
        return path
      })
      writeFileSync(join(folder, 'list.txt'), `${paths.join('\n')}\n`)
      const bin = join(folder, 'bin')
      mkdirSync(bin)
      // Slow enough to be met in the middle.
      writeFileSync(join(bin, 'gongkai'), `#!/bin/sh\nsleep 3\nexec ${process.execPath} ${CLI} "$@"\n`)
      chmodSync(join(bin, 'gongkai'), 0o755)
      const { run, stop } = startCluster(folder)
      stops.push(stop)
      await until(
        () =>
          run('sinfo', ['-h', '-N', '-o', '%T'])
            .trim()
            .split('\n')
            .every((state) => state === 'idle'),
        60,
      )

      const how = [`--export=ALL,PATH=${bin}:${process.env.PATH}`, `--array=0-${SHARES - 1}`, '--mem=0']
      run('sbatch', [...how, resolve('examples/slurm/reports.sbatch')])
      await until(() => run('squeue', ['-h', '-r', '-t', 'R', '-w', 'n2']).trim() !== '', 60)
      // The node goes, and what runs on it.
      process.kill(Number(readFileSync(join(folder, 'n2.pid'), 'utf8')), 'SIGKILL')
      for (const job of run('squeue', ['-h', '-r', '-t', 'R', '-w', 'n2', '-o', '%i']).trim().split('\n'))
        run('scontrol', ['requeue', job])
      run('scontrol', ['update', 'NodeName=n2', 'State=DOWN', 'Reason=test'])
      await until(() => run('squeue', ['-h', '-r']).trim() === '', 300)

      const parts = partsIn(folder)
      expect(parts).toHaveLength(SHARES)
      expect(existsSync(join(folder, 'share-0.txt'))).toBe(false)
      gongkai(folder, ['export', ...parts, '--out', 'cluster', '--to', 'json,csv,panel'])
      writeFileSync(
        join(folder, 'whole.jsonl'),
        gongkai(folder, ['parse', '--stdin-paths', '--every', '--to', 'jsonl'], `${paths.join('\n')}\n`),
      )
      gongkai(folder, ['export', 'whole.jsonl', '--out', 'alone', '--to', 'json,csv,panel'])
      const made = readdirSync(join(folder, 'alone')).sort()
      expect(made).toContain('failures.csv')
      expect(readdirSync(join(folder, 'cluster')).sort()).toEqual(made)
      for (const name of made)
        expect([name, readFileSync(join(folder, 'cluster', name), 'base64')]).toEqual([
          name,
          readFileSync(join(folder, 'alone', name), 'base64'),
        ])
    }, 600_000)
  })
