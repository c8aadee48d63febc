import type { Journal } from '../diagnostics/journal.ts'
import { readCopy } from '../dockerfile/copy.ts'
import { readMounts } from '../dockerfile/mounts.ts'
import type { Part, Plan } from './plan.ts'

/** One build has one context; a part that takes nothing from its own can live with any. */
export function checkContexts(plan: Plan, journal: Journal): void {
  for (const builder of plan.builders) {
    if (builder.context === plan.final.context || !readsContext(builder)) continue
    journal.add('SF304', builder.build.span, { one: builder.context || '.', other: plan.final.context || '.' })
  }
}

function readsContext(part: Part): boolean {
  return part.dockerfile.stages.some((stage) =>
    stage.instructions.some((instruction) => {
      const copy = readCopy(instruction)
      if (copy && !copy.from && copy.sources.length > 0) return true
      return readMounts(instruction).some((mount) => mount.type === 'bind' && !mount.from)
    }),
  )
}
