import type { FoldResult } from '../../result.ts'
import type { Job } from '../../scan/types.ts'
import type { Roles } from '../fold-target.ts'

/** What a thread is started with. */
export interface ThreadData {
  /** The project's root. */
  readonly root: string
}

/** Jobs for a thread, each with what its script is folded with. */
export interface Order {
  readonly jobs: readonly Job[]
  readonly roles: readonly Roles[]
}

/** What came of an order, in its order. */
export type Delivery = readonly FoldResult[]
