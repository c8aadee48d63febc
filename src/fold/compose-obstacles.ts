import type { ComposeBuild } from '../compose/builds.ts'
import { resolvePath } from '../source/path.ts'
import type { Role } from './compose-roles.ts'

/**
 * Why a service cannot build what its Dockerfile has become; null when it can.
 *
 * @param related the services with builds of the same file, and of the Compose files beside it.
 */
export function composeObstacle(
  build: ComposeBuild,
  directory: string,
  roles: readonly Role[],
  related: readonly ComposeBuild[],
): string | null {
  const [role] = roles as readonly [Role, ...Role[]]
  const { part, merged, stage } = role
  const { united } = merged
  const way = united.ways.get(part)
  const context = resolvePath(directory, build.context!)
  if (roles.length > 1) return 'the fold puts that file into several places'
  if (context !== united.root || way?.prefix !== '')
    return `the context of the folded build is ${united.root === '' ? 'the root of the project' : united.root}`
  if (role.isBuilder ? way.name !== null : united.named.length > 0)
    return 'the folded build has named contexts'
  if (isChanged(role)) return 'the stage in the merged file is not what the file built alone'
  const spread = role.isBuilder ? undefined : build.args.find((name) => reachesBuilder(name, role))
  if (spread !== undefined) return `its build argument ${spread} would reach a builder, too`
  if (build.ranges.target) {
    const isThere = build.target !== null && stage === null && hasStage(build.target, role)
    return isThere ? null : 'it has a target of its own'
  }
  if (stage === null && merged.dockerfile === part.dockerfile.path) return null
  if (build.isShared) return 'its text is shared through an anchor'
  const isRelated = related.some(
    (other) => other.service === build.service || other.extends === build.service,
  )
  return build.extends !== null || isRelated ? 'another service or Compose file says more of its build' : null
}

/** Only a build of the script has what the fold made of its options and of what was done to its files. */
function isChanged({ part, isBuilder, merged: { plan, passed } }: Role): boolean {
  if (part.dockerfile.stages.at(-1) !== part.target) return true
  if (part.build.flags.some(({ name }) => name === 'platform')) return true
  return (
    isBuilder &&
    (plan.works.some((work) => work.isOwn && work.builder === part) ||
      passed.some((one) => one.builder === part && one.edits.length > 0))
  )
}

/** The script does not give it to the builder, which declares it. */
function reachesBuilder(name: string, { part, merged: { passed } }: Role): boolean {
  return passed.some(
    (one) =>
      one.edits.length === 0 &&
      !(one.passed.get(part) ?? []).some((argument) => argument.name === name) &&
      [
        ...one.builder.dockerfile.globalArgs,
        ...one.builder.dockerfile.stages.flatMap(({ instructions }) => instructions),
      ].some(
        ({ keyword, words }) => keyword === 'ARG' && words.some(({ text }) => text.split('=')[0] === name),
      ),
  )
}

/** It has its name still. */
function hasStage(name: string, { part, merged }: Role): boolean {
  const isNamed = part.dockerfile.stages.some(
    (stage) => stage.name?.text.toLowerCase() === name.toLowerCase(),
  )
  const word = name.replaceAll(/[^\w-]/g, String.raw`\$&`)
  return isNamed && new RegExp(String.raw`^\s*FROM\s.*\sAS\s+${word}\s*$`, 'im').test(merged.text)
}
