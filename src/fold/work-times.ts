import type { Artifact, FileWork } from '../pipeline/types.ts'
import type { World } from '../script/world.ts'

/** What was done to an artifact, with the steps that did it. */
export function timedWork(
  artifact: Artifact,
  world: World,
): readonly { readonly work: FileWork; readonly at: number }[] {
  const step = world.steps.find((one) => 'artifact' in one && one.artifact === artifact)
  const at = step?.id ?? 0
  const source = step?.kind === 'rework' ? world.steps[step.from] : undefined
  const before = source && 'artifact' in source ? source.artifact : null
  const isAdded = before?.work.every((work, index) => work === artifact.work[index]) ?? false
  const earlier = before && isAdded ? timedWork(before, world) : []
  return [...earlier, ...artifact.work.slice(earlier.length).map((work) => ({ work, at }))]
}
