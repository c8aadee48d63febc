import { composeBuilds, dockerfileOf, isComposeFile, type ComposeBuild } from '../compose/builds.ts'
import type { FoldOptions } from '../result.ts'
import type { World } from '../script/world.ts'
import { directoryOf, joinPath, resolvePath } from '../source/path.ts'
import { partsOf, type Part, type Plan } from './plan.ts'
import { textsAround } from './texts-around.ts'

export interface ComposeFile {
  readonly path: string
  readonly text: string
  readonly builds: readonly ComposeBuild[]
}

/** The Compose files beside Dockerfiles, in their contexts and at the root. */
export function composeFiles(plans: readonly Plan[], world: World): readonly ComposeFile[] {
  const around = plans
    .flatMap(partsOf)
    .flatMap(({ dockerfile, context }) => [dockerfile.path, joinPath(context, 'Dockerfile')])
  return textsAround(around, new Set(world.scripts.keys()), world.project)
    .filter(({ path }) => isComposeFile(path) && !world.project.isWritten(path))
    .map(({ path, text }) => ({ path, text, builds: composeBuilds(text) ?? [] }))
}

/** Builders, by their steps, that a service will be built from by the names of their stages. */
export function composedBuilders(plan: Plan, world: World, { keep }: FoldOptions): ReadonlySet<number> {
  if (keep) return new Set()
  const files = composeFiles([plan], world)
  const isBuilt = (part: Part): boolean =>
    files.some(({ path, builds }) =>
      builds.some(
        (build) =>
          dockerfileOf(build, directoryOf(path)) === part.dockerfile.path &&
          resolvePath(directoryOf(path), build.context!) === part.context,
      ),
    )
  return new Set(plan.builders.filter(isBuilt).map(({ build }) => build.id))
}
