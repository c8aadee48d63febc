import { images } from './base.ts'
import type { Builder } from './build/request.ts'
import { programs } from './commands/programs.ts'
import { dockerProgram } from './docker/docker.ts'
import { DockerState } from './docker/state.ts'
import { root } from './files/entry.ts'
import type { Tree } from './files/tree.ts'
import { hostTree, projectRoot, type ProjectFiles } from './files/project.ts'
import type { ModelImage } from './image.ts'
import { runShell } from './shell/run.ts'

export interface ModelRun {
  /** The image that the script leaves under the tag. */
  readonly image: ModelImage
  /** Those under the other tags. */
  readonly others: readonly ModelImage[]
  readonly host: Tree
}

export type ModelResult = ModelRun | { readonly failure: string }

/** Runs a script over a project in the model and gives the images that it leaves under some tags. */
export function runModel(
  files: ProjectFiles,
  script: string,
  builder: Builder,
  tag: string,
  more: readonly string[] = [],
): ModelResult {
  const docker = new DockerState(builder, images)
  const process = { tree: hostTree(files), cwd: projectRoot, variables: new Map(), owner: root, umask: 0o022 }
  const all = new Map([...programs, ['docker', dockerProgram(docker)] as const])
  const { status, complaints } = runShell(script, process, all, { errexit: true })
  const image = docker.image(tag)
  const others = more.flatMap((each) => docker.image(each) ?? [])
  const isDone = status === 0 && others.length === more.length
  if (!isDone || !image) return { failure: complaints.join('\n') || `no image ${tag}` }
  return { image, others, host: process.tree }
}
