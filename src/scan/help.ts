import type { Folded } from './fold-all.ts'
import type { Job } from './types.ts'

/** Others that fold at the same time, as threads do; null when they are not worth it. */
export type Helpers = (work: Work) => Help | null

/** What is left to do, for others that help. */
export interface Work {
  readonly total: number
  /** The next jobs; none when nothing is left. */
  take(count: number): readonly Job[]
  settle(job: Job, folded: Folded): void
  /** Jobs that were taken, and that nobody folds after all. */
  giveBack(jobs: readonly Job[]): void
}

export interface Help {
  /** Is fulfilled once nothing that was taken is still to be settled. Never rejected. */
  readonly done: Promise<unknown>
  stop(): void
}
