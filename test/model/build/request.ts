import type { Tree } from '../files/tree.ts'
import type { ModelImage } from '../image.ts'

/** `buildkit` skips the stages that nobody needs; the two differ in more, each difference measured. */
export type Builder = 'buildkit' | 'classic'

export interface BuildRequest {
  readonly builder: Builder
  readonly dockerfile: string
  /** What `.dockerignore` leaves of the context, owned by 0:0. */
  readonly context: Tree
  readonly target: string | null
  readonly buildArgs: ReadonlyMap<string, string>
  readonly labels: Readonly<Record<string, string>>
  image(name: string): ModelImage | undefined
}
