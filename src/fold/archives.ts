import type { Journal } from '../diagnostics/journal.ts'
import { stageChain } from './chain.ts'
import { extraFor, freeName, RESULT, shellWord, type ExtraStage } from './extra-stages.ts'
import { spanIn, builderOf, stageNameOf, type Part, type Plan } from './plan.ts'
import type { ContextView } from './sources.ts'
import { takenSources } from './taken-sources.ts'

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
  for (const { instruction, keyword, kind, taken } of takenSources(part, view)) {
    if (keyword !== 'ADD' || kind !== 'artifact') continue
    const span = spanIn(part, instruction)
    if (taken.isPattern && mayMatchArchive(taken.stagePath))
      journal.add('SF301', span, { path: taken.artifact.path })
    const all = [...before, ...stages]
    const isLeft = taken.isPattern || taken.artifact.hostFile
    if (isLeft || !isArchive(taken.stagePath) || extraFor('unpack', taken, all)) continue
    const builder = builderOf(plan, taken.artifact)!
    if (stageChain(builder.target, builder, plan).bases.some((base) => base.text === 'scratch'))
      journal.add('SF317', span, { path: taken.artifact.path })
    journal.add('SF411', span, { path: taken.stagePath })
    const folder = RESULT.slice(0, -1)
    const options = `-x${compression(taken.stagePath)}pf`
    stages.push({
      purpose: 'unpack',
      artifact: taken.artifact,
      path: taken.stagePath,
      stageName: freeName('unpack', plan, all),
      from: stageNameOf(plan, taken.artifact),
      run: `mkdir ${folder} && tar ${options} ${shellWord(taken.stagePath)} -C ${folder}`,
    })
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
