import type { Journal } from '../diagnostics/journal.ts'
import type { Project } from '../project/project.ts'
import type { Script } from '../shell/parse.ts'
import { directoryOf } from '../source/path.ts'
import { runScripts, type Start } from './run.ts'
import type { ImageFacts, World } from './world.ts'

/**
 * Where the author of a script calls it: in the script's own folder, or in the nearest one above it in which all
 * Dockerfiles that it names are there.
 */
export function findStart(project: Project, script: Script, facts: ImageFacts, journal: Journal): Start {
  const own = directoryOf(script.path)
  const isWorking = (cwd: string): boolean => missing(runScripts(project, [{ script, cwd }], facts)) === 0
  if (own === '' || isWorking(own)) return { script, cwd: own }
  for (let cwd = directoryOf(own); ; cwd = directoryOf(cwd)) {
    if (isWorking(cwd)) {
      const span = { path: script.path, start: 0, end: 0 }
      journal.add('SF412', span, { directory: cwd || 'the root of the project' })
      return { script, cwd }
    }
    if (cwd === '') return { script, cwd: own }
  }
}

function missing(world: World): number {
  return world.steps.filter(
    (step) =>
      step.kind === 'build' && step.dockerfile !== null && world.project.kind(step.dockerfile) !== 'file',
  ).length
}
