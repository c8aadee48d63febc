import { readCopy } from '../dockerfile/copy.ts'
import { readMounts } from '../dockerfile/mounts.ts'
import type { Dockerfile, Range, Stage } from '../dockerfile/types.ts'

/** A place in a Dockerfile that names a stage or an image. */
export interface Reference {
  readonly name: string
  readonly range: Range
  readonly stage: Stage
  readonly where: 'FROM' | 'COPY' | 'mount'
}

/** Every FROM, `COPY --from=` and `RUN --mount=from=` in the order of the text. */
export function referencesOf(dockerfile: Dockerfile): readonly Reference[] {
  const references = known.get(dockerfile) ?? readReferences(dockerfile)
  known.set(dockerfile, references)
  return references
}

/** Every Dockerfile is asked for every other one's image. */
const known = new WeakMap<Dockerfile, readonly Reference[]>()

function readReferences(dockerfile: Dockerfile): readonly Reference[] {
  return dockerfile.stages.flatMap((stage) => {
    const found: Reference[] = [{ name: stage.base.text, range: stage.base, stage, where: 'FROM' }]
    for (const instruction of stage.instructions) {
      const from = readCopy(instruction)?.from
      if (from?.value && from.valueRange)
        found.push({ name: from.value, range: from.valueRange, stage, where: 'COPY' })
      for (const mount of readMounts(instruction)) {
        if (mount.from) found.push({ name: mount.from.text, range: mount.from, stage, where: 'mount' })
      }
    }
    return found
  })
}

/** The stage of the same file that a reference means; null when it means an image. */
export function stageOf(reference: Reference, dockerfile: Dockerfile): Stage | null {
  const before = dockerfile.stages.filter((stage) => stage.index < reference.stage.index)
  if (reference.where !== 'FROM' && /^\d+$/.test(reference.name)) {
    return before.find((stage) => stage.index === Number(reference.name)) ?? null
  }
  return before.findLast((stage) => stage.name?.text.toLowerCase() === reference.name.toLowerCase()) ?? null
}

/** The names that mean images, as written. */
export function resolvedReferences(dockerfile: Dockerfile): ReadonlySet<string> {
  return new Set(
    referencesOf(dockerfile)
      .filter((reference) => stageOf(reference, dockerfile) === null)
      .map((reference) => reference.name.toLowerCase()),
  )
}
