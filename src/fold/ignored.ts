import { hasMeta } from '../dockerfile/pattern.ts'
import type { Journal } from '../diagnostics/journal.ts'
import type { Instruction } from '../dockerfile/types.ts'
import { pathFrom } from '../source/path.ts'
import { artifactType } from './artifact-type.ts'
import { spanIn, type Part, type Plan } from './plan.ts'
import type { BuildView, Taken } from './sources.ts'

interface Job {
  readonly plan: Plan
  readonly part: Part
  readonly view: BuildView
  readonly journal: Journal
}

/**
 * Whether `.dockerignore` kept the artifact out of the old image, which COPY --from would not (E62). One that is
 * copied by its name stopped the old build, which is no image to be the same as. A pattern
 * that may keep out a part of it refuses the fold (E63).
 */
export function ignoredTaken(taken: Taken, byName: boolean, job: Job, instruction: Instruction): boolean {
  const path = pathFrom(job.view.context, taken.hostPath)
  const span = spanIn(job.part, instruction)
  if (isIgnored(taken, job)) {
    if (byName) job.journal.add('SF315', span, { path: taken.artifact.path })
    return true
  }
  const inside = job.view.ignoreFile.patterns.find(
    (pattern) => !pattern.negated && mayMatchInside(pattern.pattern, path),
  )
  if (inside && artifactType(taken.artifact, job.plan).type === 'directory') {
    job.journal.add('SF302', span, { path: taken.artifact.path, pattern: inside.pattern })
  }
  return false
}

export function isIgnored({ hostPath }: Taken, { view }: Pick<Job, 'view'>): boolean {
  return view.ignored(pathFrom(view.context, hostPath))
}

/** Whether a pattern can match something strictly below a directory without matching the directory. */
export function mayMatchInside(pattern: string, directory: string): boolean {
  const parts = pattern.split('/')
  const above = directory.split('/')
  for (const [at, part] of parts.entries()) {
    if (part === '**') return true
    if (at >= above.length) return true
    if (!hasMeta(part) && part !== above[at]) return false
  }
  return false
}
