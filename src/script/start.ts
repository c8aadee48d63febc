import type { Journal } from '../diagnostics/journal.ts'
import type { Project } from '../project/project.ts'
import type { Script } from '../shell/parse.ts'
import { directoryOf } from '../source/path.ts'
import { runScript } from './run.ts'
import type { ImageFacts, World } from './world.ts'

/**
 * Runs a script from where its author calls it: the script's own folder, or the nearest one above it in which all
 * Dockerfiles that it names are there.
 */
export function runWhereItWorks(
  project: Project,
  script: Script,
  facts: ImageFacts,
  journal: Journal,
): World {
  const own = directoryOf(script.path)
  const first = runScript(project, script, own, facts)
  if (own === '' || missing(first) === 0) return first
  for (let directory = directoryOf(own); ; directory = directoryOf(directory)) {
    const world = runScript(project, script, directory, facts)
    if (missing(world) === 0) {
      journal.add(
        'SF412',
        { path: script.path, start: 0, end: 0 },
        { directory: directory || 'the root of the project' },
      )
      return world
    }
    if (directory === '') return first
  }
}

function missing(world: World): number {
  return world.steps.filter(
    (step) =>
      step.kind === 'build' && step.dockerfile !== null && world.project.kind(step.dockerfile) !== 'file',
  ).length
}
