import type { Journal } from '../diagnostics/journal.ts'
import type { Project } from '../project/project.ts'
import type { Script } from '../shell/parse.ts'
import { directoryOf } from '../source/path.ts'
import { runScripts, type Start } from './run.ts'
import type { ImageFacts } from './world.ts'

/**
 * Where the author of a script calls it: in the script's own folder, or in the nearest one above it in which all
 * Dockerfiles that it names are there.
 */
export function findStart(project: Project, script: Script, facts: ImageFacts, journal: Journal): Start {
  const own = directoryOf(script.path)
  const runIn = (cwd: string): Start => ({ script, cwd, seen: runScripts(project, [{ script, cwd }], facts) })
  if (own === '') return { script, cwd: own }
  const first = runIn(own)
  if (isWorking(first)) return first
  for (let cwd = directoryOf(own); ; cwd = directoryOf(cwd)) {
    const start = runIn(cwd)
    if (isWorking(start)) {
      const span = { path: script.path, start: 0, end: 0 }
      journal.add('SF412', span, { directory: cwd || 'the root of the project' })
      return start
    }
    if (cwd === '') return first
  }
}

function isWorking({ seen }: Start): boolean {
  const { steps, project } = seen!
  return steps.every(
    (step) => step.kind !== 'build' || step.dockerfile === null || project.kind(step.dockerfile) === 'file',
  )
}
