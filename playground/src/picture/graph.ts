import type { Span } from '../../../src/index.ts'

/** What a picture shows: boxes and arrows between them, each arrow from an earlier box to a later one. */
export interface Graph {
  readonly boxes: readonly Box[]
  readonly arrows: readonly Arrow[]
}

export interface Box {
  readonly id: string
  /** `image`: built, or a stage; `container`: made of one; `files`: on their way; `use`: what else is done. */
  readonly kind: 'image' | 'container' | 'files' | 'use'
  readonly title: string
  readonly detail: string
  /** What a click leads to; null where no file of the page holds it. */
  readonly span: Span | null
  /** A reason for a refusal has its place here. */
  readonly isRefused: boolean
}

export interface Arrow {
  readonly from: string
  readonly to: string
}
