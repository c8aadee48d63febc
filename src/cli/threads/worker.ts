import { parentPort, workerData } from 'node:worker_threads'
import { diskProject } from '../../project/disk.ts'
import { snapshot } from '../../project/snapshot.ts'
import { foldJob } from '../../scan/fold-all.ts'
import type { Delivery, Order, ThreadData } from './messages.ts'

/** A thread's whole life: it folds what it is sent. */
export function foldForOthers(): void {
  const { root, steps } = workerData as ThreadData
  const project = snapshot(diskProject(root))
  parentPort!.on('message', ({ jobs, roles }: Order) => {
    const delivery: Delivery = jobs.map((job, at) => foldJob(job, { project, steps }, roles[at]))
    parentPort!.postMessage(delivery)
  })
}
