import type { CopyForm } from '../dockerfile/copy.ts'
import type { Instruction } from '../dockerfile/types.ts'
import type { Journal } from '../diagnostics/journal.ts'
import { isWithin, pathFrom } from '../source/path.ts'
import { spanIn, type Part } from './plan.ts'
import type { BuildView, Taken } from './sources.ts'

interface Job {
  readonly part: Part
  readonly view: BuildView
  readonly journal: Journal
}

/**
 * Where the context has the file of the repository that a build took for an extracted one (E113): a COPY of it does
 * the same. Null for what was really extracted.
 */
export function hostFileSource(
  { artifact }: Taken,
  copy: CopyForm,
  { part, view, journal }: Job,
  instruction: Instruction,
): string | null {
  const { hostFile } = artifact
  if (!hostFile) return null
  const span = spanIn(part, instruction)
  const path = pathFrom(view.context, hostFile.path)
  const isThere = isWithin(hostFile.path, view.context) && !view.ignored(path)
  // ADD would unpack an archive, and what it is called decides nothing there.
  if (!isThere || copy.kind === 'ADD')
    journal.add('SF236', span, { file: hostFile.path, path: artifact.path })
  else if (hostFile.isCopied) journal.add('SF436', span, { file: hostFile.path, path: artifact.path })
  return path
}
