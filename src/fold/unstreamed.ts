import type { Journal } from '../diagnostics/journal.ts'
import { isUrl, readCopy } from '../dockerfile/copy.ts'
import { viewsOf } from './copy-views.ts'
import { spanIn, type Part } from './plan.ts'
import type { ContextView } from './sources.ts'

/**
 * A build whose context came out of a container has no files of the repository (E106).
 *
 * @returns whether something is missing in such a context.
 */
export function refuseUnstreamed(
  finals: readonly Part[],
  viewOf: (part: Part) => ContextView,
  journal: Journal,
): boolean {
  let isRefused = false
  for (const part of finals.filter(({ build }) => build.streamed)) {
    for (const stage of part.dockerfile.stages) {
      for (const instruction of stage.instructions) {
        const copy = readCopy(instruction)
        const views = copy ? viewsOf(copy, instruction, stage, part, viewOf(part)) : []
        const lost = views.find(({ word, view }) => view.kind === 'context' && !isUrl(word.text))
        if (!lost) continue
        journal.add('SF323', spanIn(part, instruction), { source: lost.word.text })
        isRefused = true
      }
    }
  }
  return isRefused
}
