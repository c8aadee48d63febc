import { expect, test } from '@jest/globals'
import { threadPool } from '../../../src/cli/threads/pool.ts'
import type { Options } from '../../../src/cli/options.ts'
import type { Folded } from '../../../src/scan/fold-all.ts'
import type { Job } from '../../../src/scan/types.ts'

/** A bundle whose threads do what a text says. */
function bundle(help: string): string {
  const code = `import { parentPort, workerData } from 'node:worker_threads'; export function help() { ${help} }`
  return `data:text/javascript,${encodeURIComponent(code)}`
}

const echo = bundle(
  "parentPort.on('message', ({ jobs, roles }) => parentPort.postMessage(jobs.map(({ scripts }, at) => [scripts[0], roles[at].stageName, workerData.root])))",
)

/** Work as a scan gives it out. */
function workOf(count: number) {
  const left = Array.from({ length: count }, (_, at): Job => ({ scripts: [`s${at}`], named: false }))
  const settled = new Map<string, unknown>()
  return {
    left,
    settled,
    total: count,
    take: (wanted: number) => left.splice(-wanted),
    settle: ({ scripts }: Job, folded: Folded) => settled.set(scripts[0], folded),
    giveBack: (jobs: readonly Job[]) => left.push(...jobs),
  }
}

const pool = (url: string, options: Options) =>
  threadPool({ root: '/project', steps: true, bundle: url, rolesOf: roles }, options)
const roles = (script: string) => ({ stageName: `${script}-stage` })

test('threads take everything, and say for each job what came of it', async () => {
  const work = workOf(100)
  const help = pool(echo, { threads: '3' })(work)!
  await help.done
  help.stop()
  expect(work.left).toEqual([])
  expect(work.settled.size).toBe(100)
  for (const [script, result] of work.settled) expect(result).toEqual([script, `${script}-stage`, '/project'])
})

test.each([
  "throw new Error('broken')",
  'process.exit(3)',
  "parentPort.once('message', () => process.exit(1))",
])('a thread that dies gives its jobs back: %s', async (help) => {
  const work = workOf(100)
  const threads = pool(bundle(help), { threads: '2' })(work)!
  await threads.done
  threads.stop()
  expect(work.left).toHaveLength(100)
  expect(work.settled.size).toBe(0)
})

test('few jobs are not worth a thread, unless one is asked for', () => {
  expect(pool(echo, {})(workOf(100))).toBeNull()
  expect(pool(echo, { threads: '1' })(workOf(10_000))).toBeNull()
  expect(pool(echo, { threads: '4' })(workOf(1))).toBeNull()
})

test.each(['0', '-1', 'many', '1.5', ''])('%j is no number of threads', (threads) => {
  expect(() => pool(echo, { threads })).toThrow(
    `The \`--threads\` option cannot be \`${threads}\`: it is a number from 1 to 999.`,
  )
})
