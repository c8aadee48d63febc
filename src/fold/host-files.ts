import type { CopyForm } from '../dockerfile/copy.ts'
import type { Instruction } from '../dockerfile/types.ts'
import type { Journal } from '../diagnostics/journal.ts'
import { joinPath, pathFrom } from '../source/path.ts'
import { spanIn, type Part } from './plan.ts'
import type { Reach } from './reach.ts'
import type { BuildView, Taken } from './sources.ts'

interface Job {
  readonly part: Part
  readonly view: BuildView
  readonly reach: Reach
  readonly journal: Journal
}

/** What a COPY takes instead of something that the host put among extracted files. */
export interface HostSource {
  /** The named context that has it; null for the build's own. */
  readonly name: string | null
  /** As the source that it is now. */
  readonly taken: Taken
}

/**
 * Where the context has the file of the repository that a build took for an extracted one (E113): a COPY of it does
 * the same. Null for what was really extracted.
 */
export function hostFileSource(
  taken: Taken,
  copy: CopyForm,
  { part, view, reach, journal }: Job,
  instruction: Instruction,
): HostSource | null {
  const { artifact, hostPath } = taken
  const { hostFile } = artifact
  if (!hostFile) return null
  const span = spanIn(part, instruction)
  const file = joinPath(hostFile.path, pathFrom(artifact.path, hostPath))
  const kind = view.project.kind(file)
  const isPlain = !taken.isPattern && taken.rest === undefined && (kind === 'file' || kind === 'directory')
  const found = isPlain ? reach(file) : null
  // ADD would unpack an archive, and what it is called decides nothing there.
  if (!found || copy.kind === 'ADD') journal.add('SF236', span, { file, path: artifact.path })
  else if (hostFile.isBrought) journal.add('SF437', span, { file, path: hostPath })
  else if (hostFile.isCopied) journal.add('SF436', span, { file, path: artifact.path })
  const { name, path } = found ?? { name: null, path: file }
  const type = kind === 'directory' ? 'directory' : 'file'
  return { name, taken: { ...taken, stagePath: path, artifact: { ...artifact, type } } }
}
