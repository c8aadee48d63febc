import { readCopy } from '../dockerfile/copy.ts'
import type { Instruction } from '../dockerfile/types.ts'
import type { Part } from './plan.ts'
import { viewSource, type ContextView, type SourceView, type Taken } from './sources.ts'

/** Files of a builder that a COPY or ADD of a part takes from its context. */
export interface TakenSource {
  readonly instruction: Instruction
  readonly keyword: 'COPY' | 'ADD'
  /** `both`: among files of the context. */
  readonly kind: 'artifact' | 'both'
  readonly taken: Taken
}

/** Every one of them, in the order of the text. */
export function takenSources(part: Part, view: ContextView): readonly TakenSource[] {
  return part.dockerfile.instructions.flatMap((instruction) => {
    const copy = readCopy(instruction)
    if (!copy || copy.from) return []
    return copy.sources.flatMap((word) => {
      const found: SourceView = viewSource(word.text, view)
      if (found.kind !== 'artifact' && found.kind !== 'both') return []
      const { kind } = found
      return found.taken.map((taken) => ({ instruction, keyword: copy.kind, kind, taken }))
    })
  })
}
