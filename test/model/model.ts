import { images } from './base.ts'
import type { Builder } from './build/request.ts'
import { programs } from './commands/programs.ts'
import { dockerProgram } from './docker/docker.ts'
import { DockerState } from './docker/state.ts'
import { root } from './files/entry.ts'
import { hostTree, projectRoot, type ProjectFiles } from './files/project.ts'
import type { ModelImage } from './image.ts'
import { runShell } from './shell/run.ts'

export type ModelResult = { readonly image: ModelImage } | { readonly failure: string }

/** Runs a script over a project in the model and gives the image that it leaves under a tag. */
export function runModel(files: ProjectFiles, script: string, builder: Builder, tag: string): ModelResult {
  const docker = new DockerState(builder, images)
  const process = { tree: hostTree(files), cwd: projectRoot, variables: new Map(), owner: root, umask: 0o022 }
  const all = new Map([...programs, ['docker', dockerProgram(docker)] as const])
  const { status, complaints } = runShell(script, process, all, { errexit: true })
  const image = docker.image(tag)
  if (status !== 0 || !image) return { failure: complaints.join('\n') || `no image ${tag}` }
  return { image }
}
