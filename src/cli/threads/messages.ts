import type { Folded } from '../../scan/fold-all.ts'
import type { Job } from '../../scan/types.ts'
import type { Roles } from '../fold-target.ts'

/** What a thread is started with. */
export interface ThreadData {
  /** The project's root. */
  readonly root: string
  /** Whether results keep their steps. */
  readonly steps: boolean
}

/** Jobs for a thread, each with what its script is folded with. */
export interface Order {
  readonly jobs: readonly Job[]
  readonly roles: readonly Roles[]
}

/** What came of an order, in its order. */
export type Delivery = readonly Folded[]
