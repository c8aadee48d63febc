import type { Journal } from '../diagnostics/journal.ts'
import { readCopy } from '../dockerfile/copy.ts'
import { stageChain } from './chain.ts'
import { extraFor, freeName, RESULT, shellWord, type ExtraStage } from './extra-stages.ts'
import { builderOf, type Part, type Plan } from './plan.ts'
import { viewSource, type ContextView } from './sources.ts'

/**
 * ADD unpacks an archive of the context and no `ADD --from` exists, so a stage unpacks it as root, with the owners
 * and modes inside it (E46).
 */
export function planArchives(
  plan: Plan,
  part: Part,
  view: ContextView,
  journal: Journal,
): readonly ExtraStage[] {
  const stages: ExtraStage[] = []
  for (const instruction of part.dockerfile.instructions) {
    const copy = readCopy(instruction)
    if (copy?.kind !== 'ADD' || copy.from) continue
    for (const word of copy.sources) {
      const found = viewSource(word.text, view)
      for (const taken of found.kind === 'artifact' ? found.taken : []) {
        if (!isArchive(taken.stagePath) || extraFor('unpack', taken, stages)) continue
        const builder = builderOf(plan, taken.artifact)!
        const span = { path: part.dockerfile.path, start: instruction.start, end: instruction.end }
        if (taken.isPattern) journal.add('SF301', span, { path: taken.artifact.path })
        if (stageChain(builder.target, builder, plan).bases.some((base) => base.text === 'scratch')) {
          journal.add('SF317', span, { path: taken.artifact.path })
        }
        journal.add('SF411', span, { path: taken.stagePath })
        stages.push({
          purpose: 'unpack',
          artifact: taken.artifact,
          path: taken.stagePath,
          stageName: freeName('unpack', plan, stages),
          from: builder.stageName,
          run: `mkdir ${RESULT.slice(0, -1)} && tar -xpf ${shellWord(taken.stagePath)} -C ${RESULT.slice(0, -1)}`,
        })
      }
    }
  }
  return stages
}

/** Docker looks at the contents of a file; here the name has to tell. */
function isArchive(path: string): boolean {
  return /\.(tar|tar\.(gz|bz2|xz|Z)|tgz|tbz2?|txz)$/i.test(path)
}
