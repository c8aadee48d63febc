import type { Journal } from '../diagnostics/journal.ts'
import type { World } from '../script/world.ts'
import { isWithin } from '../source/path.ts'
import { takesArtifacts } from './copy-views.ts'
import { contextView, type Pattern } from './find.ts'
import { isLeftEmpty } from './left-empty.ts'
import { partsOf, type Part } from './plan.ts'
import { repositoryFiles } from './repository-files.ts'
import { asIfPlaced } from './sources.ts'
import { enteredFolders, leftFolder } from './script/left-folder.ts'
import { standIns } from './stand-ins.ts'

/** What the script changes in the context between the two builds is there for the builder too once they are one. */
export function refuseContextChanges(
  final: Part,
  pattern: Pattern,
  known: ReadonlySet<number>,
  world: World,
  journal: Journal,
): void {
  const after = final.moment.host
  const artifacts = [...pattern.artifacts.values()].map((artifact) => artifact.path)
  const ownFiles = new Set([
    ...standIns(pattern, world),
    ...partsOf(pattern).map((part) => part.dockerfile.path),
  ])
  const calledIn = pattern.finals.flatMap((one) => (leftFolder(one, world) ? [] : (one.build.cwd ?? [])))
  const needed = [...calledIn, ...enteredFolders(pattern, world)]
  const isStillMade = (path: string): boolean =>
    isLeftEmpty(path, final, world) || needed.some((folder) => isWithin(folder, path))
  for (const builder of pattern.builders) {
    const before = builder.moment.host
    const made = after.made.slice(before.made.length).filter((path) => isStillMade(path))
    const changed = [
      ...after.changed.slice(before.changed.length).map(({ path }) => path),
      ...after.removed.slice(before.removed.length),
      ...made,
      ...after.placed
        .filter((one) => !known.has(one.step) && one.step > builder.build.id)
        .map(({ artifact }) => artifact.path),
    ]
    const view = contextView(builder, world.project)
    for (const path of changed) {
      if (ownFiles.has(path) || isSame(path, builder, final)) continue
      const isOfNothing = repositoryFiles(path, view, true).length === 0
      if (isOfNothing && artifacts.some((artifact) => isWithin(path, artifact))) continue
      const isRemovalOfNothing = after.removed.includes(path) && isOfNothing
      const isThere = after.changed.some((write) => write.path === path) || made.includes(path)
      if (isRemovalOfNothing && !isThere) continue
      const seen = { ...view, placed: [asIfPlaced(path)] }
      if (isWithin(path, builder.context) && takesArtifacts(builder, seen)) {
        journal.add('SF215', builder.build.span, { path })
      }
    }
  }
}

/** It was moved away and back. */
function isSame(path: string, builder: Part, final: Part): boolean {
  const [before, after] = [builder, final].map(({ moment }) => moment.tree.contentOf(path))
  return before?.kind === 'copy' && after?.kind === 'copy' && before.of === after.of
}

/** What was extracted over a file of the repository and moved away: without the commands the file is there again. */
export function refuseMovedAway(final: Part, { builders }: Pattern, world: World, journal: Journal): void {
  const view = contextView(final, world.project)
  for (const step of world.steps) {
    if (step.kind !== 'rework' || step.leaves === null || step.id > final.build.id) continue
    const path = step.leaves
    const builder = builders.find((one) => one.build.id === step.artifact.build)
    const isGone = world.steps.some(
      (one) => one.kind === 'host' && one.id < step.id && one.command === 'rm' && one.paths.includes(path),
    )
    if (!builder || isGone || world.project.kind(path) === 'missing' || world.host.isLeftOver(path)) continue
    if (!takesArtifacts(final, { ...view, placed: [asIfPlaced(path)] })) continue
    const { path: dockerfile } = builder.dockerfile
    journal.add('SF210', step.span, { command: step.command, path, stage: dockerfile, dockerfile })
  }
}
