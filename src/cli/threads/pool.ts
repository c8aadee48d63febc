import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Helpers, Work } from '../../scan/help.ts'
import type { Job } from '../../scan/types.ts'
import { countOf } from '../count-of.ts'
import type { Roles } from '../fold-target.ts'
import type { Options } from '../options.ts'
import type { Delivery, Order, ThreadData } from './messages.ts'

/** Starting a thread costs as much as some hundred folds: docs/performance.md has the measurement. */
const worthAThread = 250
/** So many jobs at once keep a thread busy while the answer is read. */
const orderSize = 16

/** What a thread is to know before it folds. */
export interface ThreadSettings extends ThreadData {
  /** The URL of the file that exports `help`. */
  readonly bundle: string
  readonly rolesOf: (script: string) => Roles
}

/** Threads that help with a scan, as many as are worth their start, or as were asked for. */
export function threadPool(settings: ThreadSettings, options: Options): Helpers {
  const asked = countOf('threads', options)
  return (work) => {
    const paying = Math.min(availableParallelism(), Math.floor(work.total / worthAThread) + 1)
    const count = (asked ?? paying) - 1
    if (count < 1 || work.total < 2) return null
    const threads = Array.from({ length: count }, () => startThread(settings, work))
    return {
      done: Promise.all(threads.map(({ done }) => done)),
      stop: () => {
        for (const { worker } of threads) void worker.terminate()
      },
    }
  }
}

function startThread({ root, steps, bundle, rolesOf }: ThreadSettings, work: Work) {
  const workerData: ThreadData = { root, steps }
  const worker = new Worker(`import(${JSON.stringify(bundle)}).then(({ help }) => help())`, {
    eval: true,
    workerData,
    stdout: true,
  })
  const done = new Promise<void>((resolve) => {
    const sent: (readonly Job[])[] = []
    const send = () => {
      const jobs = work.take(orderSize)
      if (jobs.length === 0) return
      sent.push(jobs)
      const order: Order = { jobs, roles: jobs.map(({ scripts }) => rolesOf(scripts[0])) }
      worker.postMessage(order)
    }
    const end = () => {
      for (const jobs of sent.splice(0)) work.giveBack(jobs)
      resolve()
    }
    worker.on('message', (delivery: Delivery) => {
      const jobs = sent.shift()!
      for (const [at, job] of jobs.entries()) work.settle(job, delivery[at]!)
      send()
      if (sent.length === 0) resolve()
    })
    // A thread that dies leaves its jobs to the others.
    worker.on('error', end)
    worker.on('exit', end)
    send()
    send()
    if (sent.length === 0) resolve()
  })
  return { worker, done }
}
