import type { Journal } from '../diagnostics/journal.ts'
import { expandWord } from '../dockerfile/expand.ts'
import { readMounts } from '../dockerfile/mounts.ts'
import { scopeAt } from '../dockerfile/scope.ts'
import type { Instruction, Stage } from '../dockerfile/types.ts'
import type { TextEdit } from '../source/span.ts'
import { givenArguments } from './given.ts'
import { spanIn, stageNameOf, type Part, type Plan } from './plan.ts'
import { viewSource, type ContextView, type SourceView } from './sources.ts'

/** The views of the context that the bind mounts of a RUN have. */
export function mountViews(
  instruction: Instruction,
  stage: Stage,
  part: Part,
  view: ContextView,
): { readonly mount: ReturnType<typeof readMounts>[number]; readonly view: SourceView }[] {
  return readMounts(instruction)
    .filter((mount) => mount.type === 'bind' && !mount.from)
    .map((mount) => {
      const lookup = scopeAt(part.dockerfile, stage, instruction, givenArguments(part))
      const source = expandWord(mount.source?.text ?? '', lookup, part.dockerfile.escape).text
      return { mount, view: viewSource(source ?? '', view) }
    })
}

/** A RUN that mounts an extracted file mounts it from the stage (E57). */
export function rewriteMounts(
  instruction: Instruction,
  stage: Stage,
  job: { readonly plan: Plan; readonly part: Part; readonly view: ContextView; readonly journal: Journal },
): TextEdit[] {
  return mountViews(instruction, stage, job.part, job.view).flatMap(({ mount, view }) => {
    if (view.kind === 'context') return []
    const [taken] = view.kind === 'artifact' ? view.taken : []
    if (!taken || !mount.source || taken.artifact.hostFile) {
      const path = view.kind === 'unclear' ? view.artifact.path : view.taken[0]!.artifact.path
      job.journal.add('SF307', spanIn(job.part, instruction), { path })
      return []
    }
    const name = stageNameOf(job.plan, taken.artifact)
    const end = mount.flag.valueRange!.end
    return [
      { start: mount.source.start, end: mount.source.end, text: taken.stagePath },
      { start: end, end, text: `,from=${name}` },
    ]
  })
}
