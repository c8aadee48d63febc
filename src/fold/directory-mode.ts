import type { Journal } from '../diagnostics/journal.ts'
import { runText } from '../dockerfile/run.ts'
import type { Instruction } from '../dockerfile/types.ts'
import { isWithin } from '../source/path.ts'
import { artifactType } from './artifact-type.ts'
import { stageChain } from './chain.ts'
import { builderOf, type Part, type Plan } from './plan.ts'
import type { Taken } from './sources.ts'

/**
 * A folder below the copied one brings its own mode into the old image; as the top of a COPY --from it does not
 * (E5). Folders are made with 755 unless a RUN says otherwise.
 */
export function refuseOddModes(
  taken: Taken,
  job: { readonly plan: Plan; readonly part: Part; readonly journal: Journal },
  instruction: Instruction,
): void {
  if (taken.below === '' || artifactType(taken.artifact, job.plan).type === 'file') return
  const builder = builderOf(job.plan, taken.artifact)!
  const isOdd = stageChain(builder.target, builder, job.plan).instructions.some(
    (one) => one.keyword === 'RUN' && mayChangeMode(runText(one), taken.artifact.source),
  )
  if (!isOdd) return
  const span = { path: job.part.dockerfile.path, start: instruction.start, end: instruction.end }
  job.journal.add('SF318', span, { path: taken.artifact.source })
}

function mayChangeMode(command: string, path: string): boolean {
  if (/\bumask\b|\bmkdir\b[^;&|]*\s-\w*m|\binstall\b[^;&|]*\s-\w*d/.test(command)) return true
  return [...command.matchAll(/\bchmod\s+([^;&|]*)/g)].some(([, words]) => {
    const [mode, ...paths] = words!.split(/\s+/).filter((word) => word !== '' && !/^-[a-zA-Z]*$/.test(word))
    const isDeep = /\s?-\w*R/.test(words!)
    const inherits = /^[2367]\d{3}$|s/.test(mode ?? '')
    return paths.some(
      (word) =>
        word === path ||
        !word.startsWith('/') ||
        ((isDeep || inherits) && isWithin(path, word.replace(/\/$/, ''))),
    )
  })
}
