import { expandWord } from '../dockerfile/words.ts'
import type { Owner } from '../files/entry.ts'
import { userOf } from '../files/users.ts'
import type { Config } from '../image.ts'
import type { Tree } from '../files/tree.ts'
import type { BuildRequest } from './request.ts'

/** A stage while its instructions are carried out. */
export interface StageState {
  readonly request: BuildRequest
  readonly escape: string
  readonly globals: ReadonlyMap<string, string>
  readonly tree: Tree
  config: Config
  /** The base's own. */
  readonly inheritedCmd: readonly string[] | null
  /** Values of the ARGs declared so far. */
  readonly args: Map<string, string>
  /** Names whose ARG stands below their ENV, which hides the ENV under BuildKit until the next one. */
  readonly hidingEnv: Set<string>
  /** Another stage's or an image's files, for `COPY --from`. */
  readonly filesOf: (name: string) => Tree
}

export function variable(stage: StageState, name: string): string | undefined {
  return variables(stage).get(name)
}

/** ENV and ARG as a RUN sees them. */
export function variables(stage: StageState): Map<string, string> {
  const hiding = [...stage.args].filter(([name]) => stage.hidingEnv.has(name))
  return new Map([...stage.args, ...stage.config.env, ...hiding])
}

export function expand(stage: StageState, text: string): string {
  return expandWord(text, (name) => variable(stage, name), stage.escape)
}

export function currentOwner(stage: StageState): Owner {
  return stage.config.user === '' ? { uid: 0, gid: 0 } : userOf(stage.tree, stage.config.user)
}
