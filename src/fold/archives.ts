import type { Journal } from '../diagnostics/journal.ts'
import { readCopy } from '../dockerfile/copy.ts'
import type { Artifact } from '../pipeline/types.ts'
import { stageChain } from './chain.ts'
import { builderOf, type Part, type Plan } from './plan.ts'
import { viewSource, type ContextView, type Taken } from './sources.ts'

/** A stage that does what ADD did with an extracted archive. */
export interface Unpack {
  readonly artifact: Artifact
  readonly archive: string
  readonly stageName: string
  readonly from: string
}

/**
 * ADD unpacks an archive of the context and no `ADD --from` exists, so a stage unpacks it as root, with the owners
 * and modes inside it (E46).
 */
export function planArchives(plan: Plan, part: Part, view: ContextView, journal: Journal): readonly Unpack[] {
  const unpacks: Unpack[] = []
  for (const instruction of part.dockerfile.instructions) {
    const copy = readCopy(instruction)
    if (copy?.kind !== 'ADD' || copy.from) continue
    for (const word of copy.sources) {
      const found = viewSource(word.text, view)
      for (const taken of found.kind === 'artifact' ? found.taken : []) {
        if (!isArchive(taken.stagePath) || unpackOf(taken, unpacks)) continue
        const builder = builderOf(plan, taken.artifact)!
        const span = { path: part.dockerfile.path, start: instruction.start, end: instruction.end }
        if (taken.isPattern) journal.add('SF301', span, { path: taken.artifact.path })
        if (stageChain(builder.target, builder, plan).bases.some((base) => base.text === 'scratch')) {
          journal.add('SF317', span, { path: taken.artifact.path })
        }
        journal.add('SF411', span, { path: taken.stagePath })
        unpacks.push({
          artifact: taken.artifact,
          archive: taken.stagePath,
          stageName: freeName(plan, unpacks),
          from: builder.stageName,
        })
      }
    }
  }
  return unpacks
}

/** Docker looks at the contents of a file; here the name has to tell. */
export function isArchive(path: string): boolean {
  return /\.(tar|tar\.(gz|bz2|xz|Z)|tgz|tbz2?|txz)$/i.test(path)
}

export function unpackOf(taken: Taken, unpacks: readonly Unpack[]): Unpack | null {
  return unpacks.find((one) => one.archive === taken.stagePath && one.artifact === taken.artifact) ?? null
}

export function writeUnpack({ archive, stageName, from }: Unpack, end: string): string {
  const quoted = /^[\w./@%+:,-]+$/.test(archive) ? archive : `'${archive.replaceAll("'", "'\\''")}'`
  const lines = [
    `FROM ${from} AS ${stageName}`,
    'USER 0:0',
    `RUN mkdir /unpack && tar -xpf ${quoted} -C /unpack`,
  ]
  return lines.map((line) => line + end).join('')
}

function freeName(plan: Plan, unpacks: readonly Unpack[]): string {
  const used = new Set(
    [...plan.builders, plan.final].flatMap((part) =>
      part.dockerfile.stages.map((stage) => stage.name?.text.toLowerCase()),
    ),
  )
  for (const builder of plan.builders) used.add(builder.stageName)
  for (const unpack of unpacks) used.add(unpack.stageName)
  for (const part of [...plan.builders, plan.final])
    for (const stage of part.dockerfile.stages) used.add(stage.base.text.toLowerCase())
  for (let at = 1; ; at += 1) {
    const name = at === 1 ? 'unpack' : `unpack-${at}`
    if (!used.has(name)) return name
  }
}
