import type { Journal } from '../diagnostics/journal.ts'
import type { FoldOptions } from '../result.ts'
import type { World } from '../script/world.ts'
import { directoryOf, joinPath } from '../source/path.ts'
import { nameOf, partsOf, type Plan } from './plan.ts'

/**
 * Where the merged Dockerfile goes: where the final one is. One that the script copies or writes before it builds goes
 * where the build looks for it, unless the repository has something else there.
 */
export function placeOf(
  plan: Plan,
  world: World,
  { output, project }: FoldOptions,
  journal: Journal,
): string {
  const { build, dockerfile, context } = plan.final
  if (output !== undefined) return output
  if (build.readAt === build.dockerfile) return dockerfile.path
  const isText = world.project.isWritten(dockerfile.path)
  const own = new Set(partsOf(plan).map((part) => part.dockerfile.path))
  const names = [
    ...(build.readAt === null || !(isText || isBeside()) ? [] : [build.readAt]),
    ...(isText
      ? [joinPath(context, 'Dockerfile'), joinPath(build.cwd ?? '', 'Dockerfile')]
      : [dockerfile.path]),
  ]
  const found = names.find((path) => isFree(path) || (path === build.readAt && isWrittenOver(path)))
  if (found === undefined) journal.add('SF325', build.span, { file: names[0]! })
  return found ?? dockerfile.path

  /** A file stays in its folder, unless the build finds the copy without being told. */
  function isBeside(): boolean {
    const isOneContext = partsOf(plan).every((part) => part.context === context)
    return isOneContext || directoryOf(build.readAt!) === directoryOf(dockerfile.path)
  }

  function isFree(path: string): boolean {
    if (isRead(path)) return false
    if (own.has(path)) return true
    const isNew = project.kind(path) === 'missing' && project.kind(directoryOf(path)) === 'directory'
    return isNew && !path.startsWith('/') && !project.ignoredByGit(path)
  }

  /** What the repository has there is never built: each run writes over it what it has, or another text. */
  function isWrittenOver(path: string): boolean {
    if (path.startsWith('/') || project.kind(path) !== 'file' || project.ignoredByGit(path) || isRead(path))
      return false
    const { text } = project.read(path)!
    return isText || partsOf(plan).some((part) => part.dockerfile.text === text)
  }

  /** Some other image of the script is built from what is there. */
  function isRead(path: string): boolean {
    return plan.others.some((part) => nameOf(part) === path && part.dockerfile.text !== dockerfile.text)
  }
}
