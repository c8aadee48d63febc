import type { Journal } from '../diagnostics/journal.ts'
import { readCopy } from '../dockerfile/copy.ts'
import { stageChain } from './chain.ts'
import { extraFor, freeName, RESULT, shellWord, type ExtraStage } from './extra-stages.ts'
import { spanIn, builderOf, stageNameOf, type Part, type Plan } from './plan.ts'
import { viewSource, type ContextView } from './sources.ts'

/**
 * ADD unpacks an archive of the context and no `ADD --from` exists, so a stage unpacks it as root, with the owners
 * and modes inside it (E46).
 */
export function planArchives(
  plan: Plan,
  part: Part,
  view: ContextView,
  before: readonly ExtraStage[],
  journal: Journal,
): readonly ExtraStage[] {
  const stages: ExtraStage[] = []
  for (const instruction of part.dockerfile.instructions) {
    const copy = readCopy(instruction)
    if (copy?.kind !== 'ADD' || copy.from) continue
    for (const word of copy.sources) {
      const found = viewSource(word.text, view)
      for (const taken of found.kind === 'artifact' ? found.taken : []) {
        if (taken.isPattern && mayMatchArchive(taken.stagePath)) {
          const span = spanIn(part, instruction)
          journal.add('SF301', span, { path: taken.artifact.path })
        }
        if (
          taken.isPattern ||
          taken.artifact.hostFile ||
          !isArchive(taken.stagePath) ||
          extraFor('unpack', taken, [...before, ...stages])
        )
          continue
        const builder = builderOf(plan, taken.artifact)!
        const span = spanIn(part, instruction)
        if (stageChain(builder.target, builder, plan).bases.some((base) => base.text === 'scratch')) {
          journal.add('SF317', span, { path: taken.artifact.path })
        }
        journal.add('SF411', span, { path: taken.stagePath })
        stages.push({
          purpose: 'unpack',
          artifact: taken.artifact,
          path: taken.stagePath,
          stageName: freeName('unpack', plan, [...before, ...stages]),
          from: stageNameOf(plan, taken.artifact),
          run: `mkdir ${RESULT.slice(0, -1)} && tar -x${compression(taken.stagePath)}pf ${shellWord(taken.stagePath)} -C ${RESULT.slice(0, -1)}`,
        })
      }
    }
  }
  return stages
}

/** A pattern that does not end like some other file's name may match an archive, which ADD unpacks. */
function mayMatchArchive(pattern: string): boolean {
  const ending = /\.([A-Za-z0-9]+)$/.exec(pattern)
  return ending === null || isArchive(`x.${ending[1]}`) || /^(gz|bz2|xz|Z)$/i.test(ending[1]!)
}

/** Not every tar finds out by itself. */
export function compression(path: string): string {
  if (/(\.gz|\.tgz)$/i.test(path)) return 'z'
  if (/(\.bz2|\.tbz2?)$/i.test(path)) return 'j'
  if (/(\.xz|\.txz)$/i.test(path)) return 'J'
  return path.endsWith('.Z') ? 'Z' : ''
}

/** Docker looks at the contents of a file; here the name has to tell. */
function isArchive(path: string): boolean {
  return /\.(tar|tar\.(gz|bz2|xz|Z)|tgz|tbz2?|txz)$/i.test(path)
}
